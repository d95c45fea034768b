"""What speaks for and against two tellings being of one happening: levels, and the weight of each.

Every piece of evidence is one of a few levels ("days: the same", "actors: others"), and each level has a weight: the
logarithm of the odds that it adds, fitted by ``training/stories.py`` on pairs of which it is known whether they are one
(``stories/weights.csv``). The sum is the log odds that two tellings are of one happening.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polybius import resources

__all__ = ["Evidence", "Scored", "levels", "scored"]

WIDE_DAYS = 7  # days that hold several attacks of the same hand
LONG_DAYS = 31
PARTIES = {4: "the same", 3: "organs of one state", 2: "organs of one state", 1: "one country", 0: "others"}
CLASSES = {
    "same word": "same",
    "same stem": "same",
    "synonym": "near",
    "derived": "near",
    "wider": "wider",
    "akin": "wider",
}
WORDS = ("word", "both")  # most words have no weight of their own, and are not named then
FEW = 2  # dead or wounded that many an attack has
# Log odds that are not fitted: the document says itself that both are one, or tells one again (``events.ties``); the
# words of both name their day, and who said it, or both sides, or the city cannot be brought together; what states
# do in the open is told of two of them; measures are laid on different things. The pairs to fit on have them too
# seldom.
FIXED = {
    "said": 6.0,
    "again": 4.0,
    "against": -3.0,
    "states": -8.0,
    "things": -4.0,
    "thing": 2.0,
    "far": -4.0,
}  # see docs/evaluation.md#stories
BARRING = ("states", "far")  # two groups with such a pair are never joined, whatever stands between them
LIKENESS = (0.02, 0.05, 0.1, 0.2, 0.35)  # of sentences
# Of words whose type and day are not known, in finer steps.
BARE_LIKENESS = (0.01, 0.02, 0.04, 0.06, 0.1, 0.14, 0.2, 0.3)
SHARES = (0.001, 0.5, 1.0)  # of the words of a side
REPORTS = (0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4)  # likeness of whole reports
RARITY = (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0)  # of a trigger, as words.rarity counts it
CLOSENESS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.95)
TOGETHER = 4  # sentences that have both triggers: more tell nothing more
SENTENCES = (2, 3, 5, 8)  # that have the rarer trigger
BESIDE = (0.001, 0.08, 0.16, 0.25, 0.35, 0.5, 0.7)

Levels = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a pair of tellings; None is not known, or does not apply."""

    same_document: bool
    same_origin: bool
    same_sentence: bool
    same_type: bool | None
    same_family: bool
    one_act: bool  # modes by which kindred families tell the same acts
    speech: bool
    actor_match: int | None
    recipient_match: int | None
    turned: bool  # whom the one has as actor the other has as recipient
    other_states: bool  # an act that a state does in the open, told of two that have nothing to do with each other
    same_thing: bool | None  # whether two measures are laid on one thing: visas, the border
    actor_words: float | None
    recipient_words: float | None
    any_words: float | None
    days_apart: int | None
    same_days: bool | None
    both_dated: bool  # the texts tell both days
    days_wide: int | None
    place: str | None
    same_mode: bool | None
    trigger: str
    trigger_rarity: float  # of the commoner trigger
    other_rarity: float  # of the rarer one
    closeness: float | None  # of what the triggers mean, 0 to 1
    stem: str  # of one trigger
    other_stem: str  # of the other
    together: int | None  # sentences of the subject's reports that have both stems, this pair's own left out
    sentences: int | None  # that have the rarer stem; both None where the stems are one
    beside: float  # share of the words next to the triggers that is the same
    sentence_likeness: float
    report_likeness: float | None
    same_count: int | None  # the largest number of one kind in both; -1: they have others
    said_same: bool  # the report has words that point back: "the strike"
    alike: bool  # it has none, but tells the one after the other as one act is told again


def levels(evidence: Evidence) -> Levels:
    """The name and level of each piece of evidence that applies to a pair."""
    if evidence.same_type is None:
        return _untyped(evidence)
    kind = CLASSES.get(evidence.trigger, "other")
    found = {
        "type": _type(evidence),
        "days": _days(evidence),
        "words": f"{'speech' if evidence.speech else 'acts'}, likeness {_bin(evidence.sentence_likeness, LIKENESS)}",
        "trigger": kind,
    }
    for name, match, words in (
        ("actors", evidence.actor_match, evidence.actor_words),
        ("recipients", evidence.recipient_match, evidence.recipient_words),
    ):
        if match is not None:
            organs = evidence.speech and name == "actors" and match in (0, 2, 3)
            found[name] = PARTIES[match] + (", speech" if organs else "")
        elif words is not None:
            found[name] = f"words {_share(words)}"
    if evidence.turned:
        found["parties"] = "turned round"
    elif not any((evidence.actor_match, evidence.recipient_match)) and evidence.place != "same":
        both = evidence.actor_match == evidence.recipient_match == 0
        found["parties"] = "others on both sides" if both else "none known in common"
    if evidence.place and (evidence.place == "same" or not evidence.speech):  # "condemned the raid on Basra"
        found["place"] = "other place" if evidence.place == "far" else evidence.place
    if evidence.same_mode is not None and evidence.same_family:
        found["mode"] = "the same" if evidence.same_mode else "another"
    counted = evidence.same_count is not None and (evidence.same_count < 0 or evidence.place != "far")
    if evidence.same_count is not None and counted:  # five dead in two far towns are not the same five
        few = evidence.same_count <= FEW
        found["counts"] = "others" if evidence.same_count < 0 else "the same, few" if few else "the same"
    if evidence.same_document:
        found["report"] = "one sentence" if evidence.same_sentence else "one report"
    if _contradict(evidence):
        found["against"] = "the words of both tell it otherwise"
    if evidence.other_states:
        found["states"] = "another state"
    if evidence.same_thing is False:
        found["things"] = "another"
    elif evidence.same_thing and evidence.actor_match != 0:  # "stopped training", told of two who stop it, is two halts
        found["thing"] = "the same"
    if evidence.place == "far" and evidence.both_dated and not evidence.speech:
        found["far"] = "towns far apart"
    if evidence.alike:
        found["again"] = "the document tells it again"
    return [*found.items(), *([("said", "the document says so")] if evidence.said_same else [])]


def _type(evidence: Evidence) -> str:
    if evidence.same_type:
        return "the same"
    if evidence.same_family:
        return "of one family"
    return "one act of two types" if evidence.one_act else "of kindred families"


def _contradict(evidence: Evidence) -> bool:
    """Whether two tellings with a day in their words name what cannot be one: speakers, both sides, the city, or
    another day and others whom it struck.
    """
    if not evidence.both_dated:
        return False
    sides = evidence.actor_match == 0 and (evidence.speech or evidence.recipient_match == 0)
    other_day = bool(evidence.days_apart) and evidence.recipient_match == 0
    return sides or other_day or (evidence.place == "other country" and not evidence.speech)


def _untyped(evidence: Evidence) -> Levels:
    """Of words whose type and day are not known, their meaning and what stands around them must do.

    Some words tell one happening wherever they stand, others ("said") are told of many: those that the training part
    has in several topics have a weight of their own, for a pair of them and for each.
    """
    found = [
        ("days", "bare, not known"),
        ("trigger", f"bare, {evidence.trigger}"),
        ("rarity", f"bare, {_bin(evidence.trigger_rarity, RARITY)}"),
        ("rarer", f"bare, {_bin(evidence.other_rarity, RARITY)}"),
        ("words", f"bare, likeness {_bin(evidence.sentence_likeness, BARE_LIKENESS)}"),
        ("beside", f"bare, likeness {_bin(evidence.beside, BESIDE)}"),
    ]
    if evidence.together is not None and evidence.sentences is not None:
        # "arrested on suspicion of", again and again: what is told side by side is two things
        met = f"{min(evidence.together, TOGETHER)} of {_bin(evidence.sentences, SENTENCES)}"
        found.append(("together", f"bare, {met}"))
    if evidence.closeness is not None:
        found.append(("meaning", f"bare, {_bin(evidence.closeness, CLOSENESS)}"))
    if evidence.same_document:
        found.append(("report", f"bare, one {'sentence' if evidence.same_sentence else 'report'}"))
    elif evidence.report_likeness is not None:
        found.append(("report", f"bare, likeness {_bin(evidence.report_likeness, REPORTS)}"))
    for name, words in (
        ("actors", evidence.actor_words), ("recipients", evidence.recipient_words), ("around", evidence.any_words),
    ):  # fmt: skip
        if words is not None:
            found.append((name, f"bare, words {_share(words)}"))
    found += [("word", f"bare, {stem}") for stem in sorted({evidence.stem, evidence.other_stem})]
    if evidence.stem == evidence.other_stem:
        found.append(("both", f"bare, {evidence.stem}"))
    return found


@dataclass(frozen=True, slots=True)
class Scored:
    """Evidence with its weights: name, level and weight of each piece, first the odds before any."""

    parts: tuple[tuple[str, str, float], ...]

    @property
    def bare(self) -> bool:
        """Whether type and day of the two are not known, so that their words must do."""
        return self.parts[0][1] == "bare"

    @property
    def barred(self) -> bool:
        """Whether the two cannot be one, whatever else speaks for it."""
        return any(name in BARRING for name, _, _ in self.parts)

    @property
    def log_odds(self) -> float:
        """The natural logarithm of the odds that the two are one: above 0 more likely than not."""
        return sum(weight for _, _, weight in self.parts)


def scored(evidence: Evidence) -> Scored:
    """Evidence of a pair with the weight of each piece."""
    weights = _weights()
    kind = "bare" if evidence.same_type is None else "typed"
    parts = [("before", kind, weights.get(f"before:{kind}", 0.0))]
    for name, level in levels(evidence):
        weight = FIXED[name] if name in FIXED else weights.get(f"{name}:{level}")
        if weight is not None or name not in WORDS:
            parts.append((name, level, weight or 0.0))
    return Scored(tuple(parts))


@functools.cache
def _weights() -> Mapping[str, float]:
    return {f"{row['evidence']}:{row['level']}": float(row["weight"]) for row in resources.table("stories/weights")}


def _days(evidence: Evidence) -> str:
    if evidence.days_apart is None or evidence.days_wide is None:
        return "not known"
    if evidence.same_days:
        return "the same"
    if evidence.days_apart:
        near = "neighbours, told" if evidence.both_dated else "neighbours"
        return near if evidence.days_apart == 1 else "apart"
    wide = evidence.days_wide
    return "meet" if wide <= WIDE_DAYS else "meet in weeks" if wide <= LONG_DAYS else "meet in months"


def _share(value: float) -> str:
    return ("none", "some", "half", "all")[_bin(value, SHARES)]


def _bin(value: float, edges: Iterable[float]) -> int:
    return sum(value >= edge for edge in edges)
