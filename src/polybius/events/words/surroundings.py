"""What a document is about, as far as it speaks for or against an event: a match report or a raid."""

from __future__ import annotations

import math

from polybius.resources.weights import Features
from polybius.resources.word_classes import word_class
from polybius.schema import Party, Reading

STATE = ("GOV", "MIL", "LEG", "SPY", "PRM", "REB")
ORDER = ("COP", "JUD")
INTERNATIONAL = ("IGO", "IMG")
LIVELY = "other sentences"
UNTOLD_OF = 0.4  # how lively the other sentences of a report are where there are none to see: as of written reports
NAMING = ("PER", "ORG", "GPE", "NORP", "AGENT")
PRIVATE, PUBLIC = ("crime", "sport", "business", "show", "accident"), ("politics", "war")  # what documents are about
ABOUT, REPORT = "about ", " report"  # word classes "about crime", ...; a feature "crime report"
FEW = 60  # words that a text counts as longer than it is: what two words of a short one are about says little


class Surroundings:
    """Who is named in a reading and in each of its sentences, and how eventful the language model finds the others."""

    def __init__(self, reading: Reading) -> None:
        count = max(len(reading.sentences), 1)
        self.liveliest = [0.0] * count
        for proposal in reading.proposals or ():
            at = reading.sentence_at(reading.tokens[proposal.token].span.start) or 0
            self.liveliest[at] = max(self.liveliest[at], proposal.probability)
        self.named: list[list[Party]] = [[] for _ in range(count)]
        for mention in reading.mentions:
            if mention.kind in NAMING:
                self.named[reading.sentence_at(mention.span.start) or 0].append(reading.party(mention))
        everybody = [party for here in self.named for party in here]
        self.whole: Features = {
            "state organs": math.log1p(3 * sum(map(_of_state, everybody)) / count),
            "police and courts": math.log1p(3 * sum(party.sector in ORDER for party in everybody) / count),
            "countries": math.log1p(len(_countries(everybody))),
            **_subjects(reading),
        }

    def features(self, index: int) -> Features:
        """What the sentence with that number stands in."""
        others = self.liveliest[:index] + self.liveliest[index + 1 :]
        return {
            **self.whole,
            "state organs here": float(any(map(_of_state, self.named[index]))),
            "countries here": math.log1p(len(_countries(self.named[index]))),
            LIVELY: sum(others) / len(others) if others else UNTOLD_OF,
        }


def _subjects(reading: Reading) -> Features:
    """What a document is about: how much of each subject, and which outweigh politics and war.

    An amount is 0 for none and about 2 where a tenth of the words speak of it.
    """
    lemmas = [token.lemma.lower() for token in reading.tokens]
    said = {name: sum(map(word_class(f"{ABOUT}{name}").__contains__, lemmas)) for name in (*PRIVATE, *PUBLIC)}
    amount = {name: math.log1p(60 * n / (len(lemmas) + FEW)) for name, n in said.items()}
    public = max(amount[name] for name in PUBLIC)
    over = {name: max(amount[name] - public, 0.0) for name in PRIVATE}
    return {
        **{f"{ABOUT}{name}": value for name, value in amount.items()},
        **{f"more {name} than politics": value for name, value in over.items()},
        **{f"{name}{REPORT}": float(value > 0) for name, value in over.items()},
    }


def _of_state(party: Party) -> bool:
    return party.sector in STATE or (party.code or "")[:3] in INTERNATIONAL


def _countries(parties: list[Party]) -> set[str]:
    return {(party.country or party.code or "")[:3] for party in parties} - {""}
