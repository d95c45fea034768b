"""Fits the weights of which of those of one country stands on a side (``models/members.csv``) on the corpora.

    python training/members.py --gold GOLD [--corpus corpus] [--out src/polybius/resources/models/members.csv]

Every side whose country has several who may stand there, of whom the annotator wrote one down, is one choice. The
weights come as those of ``training/sides.py`` do, and are fitted before them: who speaks for a country is among what
speaks for the country.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from reports import FOLD, Record, arguments, reports, write_weights
from sides import OUT, Choices, choices, fit, offered, shares

from polybius.events.acts.decide import Told
from polybius.events.coder import Coder
from polybius.events.sides.choices import Member
from polybius.schema import Event

ARTICLES = {"the", "a", "an", "its", "his", "her", "their"}
BEHIND = {"of", "in", "at", "from", "with", "on", "for", "near", "who", "which", "that", "to", "by"}


def among(coder: Coder, told: Told, side: str, record: Record) -> tuple[Choices, Event] | None:
    """Those of the right country, and who of them the annotator wrote down; and the event with the right party."""
    known = offered(coder, told, side, record)
    if known is None:
        return None
    words = [name.lstrip("^") for name in record["sides"][side == "recipient"]]
    wanted = {code for code in record[side] if "-" not in code}
    for key, members in coder.sides.choices.members(told.event, side, told.candidate.aimed).items():
        if FOLD.get(key, key) in wanted:
            right = frozenset(at for at, member in enumerate(members) if _written(coder, member, words))
            if right and len(right) < len(members):
                return Choices([member.features for member in members], right, frozenset({0})), known[1]
    return Choices([], frozenset(), frozenset()), known[1]


def _written(coder: Coder, member: Member, words: list[str]) -> bool:
    """Whether the annotator wrote somebody down, by these words or by others that mean the same."""
    reading, party = coder.reading, member.party
    spans = [m.span for m in reading.mentions if party.entity and m.entity == party.entity] or [party.span]
    return any(_alike(reading.words(span), name) for span in spans for name in words)


def _alike(told: str, name: str) -> bool:
    mine, its = (
        [word for word in re.findall(r"[\w-]+", text.lower()) if word not in ARTICLES] for text in (told, name)
    )
    if not mine or not its:
        return told.lower() == name.lower()
    first, second = set(_headed(mine)), set(_headed(its))
    return (first <= second and _headed(its)[-1] in first) or (second <= first and _headed(mine)[-1] in second)


def _headed(words: list[str]) -> list[str]:
    """The words before the first that begins what hangs on them."""
    end = next((at for at, word in enumerate(words) if word in BEHIND and at), len(words))
    return words[:end]


def main() -> None:
    args = arguments(__doc__, OUT.with_name("members.csv"))
    found: dict[tuple[str, str], list[Choices]] = {}
    for report in reports(args.corpus, args.gold):
        some = [choice for choice in choices(report, among) if choice.right]
        found.setdefault((report.origin, report.part), []).extend(some)
    weights = fit([choice for (_, part), some in found.items() if part != "dev" for choice in some])
    for (origin, part), some in found.items():
        print(origin, part, "sides", len(some), "right, by rank:", *shares(some, weights, 0.0))
    write_weights(args.out, "training/members.py", dict(sorted(weights.items())))


if __name__ == "__main__":
    main()
