"""The numbers of a story: every value with who says so, and one value of many by a rule that is chosen when asking."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low
from typing import Any

import duckdb

from polybius import stories
from polybius.errors import StoreError
from polybius.resources import table
from polybius.store.rejected import not_standing

__all__ = ["RULES", "Spread", "Told", "spread"]

QUERY = """
    SELECT what, min, max, told, says, side, publisher, factuality, event_id, document_id, through, sentence, start,
        counts, recipients, who
    FROM story_counts LEFT JOIN (SELECT event_id, counts, recipients FROM current_events) USING (event_id)
    LEFT JOIN (
        SELECT target_id AS event_id, arg_max(who, number) AS who FROM (
            FROM corrections WHERE target = 'event' AND (action = 'accept' OR field = 'counts')
            QUALIFY number > coalesce(max(number) FILTER (action = 'accept') OVER (PARTITION BY target_id), 0)
        ) GROUP BY ALL
    ) AS edited USING (event_id)
    WHERE story_id = $1 ORDER BY what, told NULLS LAST, document_id, start, event_id, min
"""
# "Another soldier", "five more people", told without others harmed otherwise: "killed two and wounded five more"
ADDED = re.compile(r"(?:at least |some |about )?(?:another|\S+ (?:more|further|additional))\b(?! than)", re.IGNORECASE)
# "A third guard died": with those told before they are three.
ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NTH = re.compile(rf"(?:a|the|its|his|her|their) ({'|'.join(ORDINALS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """One number, as one source gives it."""

    what: str  # killed, injured, arrested ...
    min: int | None
    max: int | None  # None: so many or more
    told: dt.date | None  # the day of the report
    says: str | None  # the innermost source, or the publisher; of a number put right, the analyst
    side: str | None  # its country, or who it is
    publisher: str | None
    factuality: str
    event: str
    document: str
    hit: str | None = None  # whose the victims are: a country, or who they are; several with commas
    added: bool = False  # told as so many more than before: "another soldier", "a third guard"
    total: int | None = None  # of what is added: with those that were told before
    corrected: str | None = None  # the analyst whose word the number is, and no report's
    through: tuple[str, ...] = ()  # who passes it on, innermost first; the publisher apart
    sentence: str | None = None  # in which it stands

    @property
    def words(self) -> str:
        """The number as it is told: "11", "11 or more", "up to 30", "11 to 15"."""
        if self.total is not None:
            return f"{self.min} more, so {self.total}"
        if self.max == self.min:
            return str(self.min)
        if self.min is None:
            return f"up to {self.max}"
        return f"{self.min} or more" if self.max is None else f"{self.min} to {self.max}"

    @property
    def value(self) -> int | None:
        """What a rule takes: the least that is told."""
        if self.total is not None:
            return self.total
        return self.min if self.min is not None else self.max


def _latest(told: Sequence[Told]) -> int:
    last = max((one.told for one in told if one.told), default=None)
    return max(one.value for one in told if one.value is not None and one.told == last)


RULES: Mapping[str, Callable[[Sequence[Told]], int]] = {
    "min": lambda told: min(one.value for one in told if one.value is not None),
    "median": lambda told: median_low(one.value for one in told if one.value is not None),
    "max": lambda told: max(one.value for one in told if one.value is not None),
    "latest": _latest,  # of the last day; where that has several, the highest
}


@dataclass(frozen=True, slots=True)
class Spread:
    """What is told of one count of a story, and what each rule makes of it."""

    what: str
    series: tuple[Told, ...]  # by the day of the report
    rule: str
    value: int | None  # None: the named source gives none
    sensitivity: Mapping[str, int]  # each rule with its value
    hit: str | None = None  # whose victims these are, where the story has those of several; None: theirs, or not told

    @property
    def title(self) -> str:
        """What is counted, and whose they are: "killed", "killed of Kyrgyzstan"."""
        sides = [_names()[side][0] if side in _names() else side for side in (self.hit or "").split(", ")]
        return f"{self.what} of {', '.join(sides)}" if self.hit else self.what


def spread(
    connection: duckdb.DuckDBPyConnection, story: str, *, rule: str = "median", source: str | None = None
) -> list[Spread]:
    """The numbers of a story, a Spread for each thing counted. See ``Store.spread``.

    Raises:
        StoreError: no such story or rule.
    """
    if rule not in RULES:
        raise StoreError(f"no rule {rule!r}; there are {', '.join(RULES)}, or name a source")
    story = stories.standing(connection, story)
    if not connection.execute("SELECT 1 FROM stories WHERE story_id = $1", [story]).fetchall():
        raise StoreError(not_standing(connection, story))
    found = [_told(*row) for row in connection.execute(QUERY, [story]).fetchall()]
    series = {
        what: _by_side([one for one in found if one.what == what])
        for what in sorted({one.what for one in found if one.value is not None})
    }
    return [_of_one(what, hit, told, rule, source) for what, sides in series.items() for hit, told in sides.items()]


@functools.cache
def _names() -> Mapping[str, Sequence[str]]:
    """The names of each country by its code, first the one by which it is printed."""
    printed = {row["id"]: row["name"] for row in table("actors/printed")}
    rows = table("actors/countries")
    return {row["id"]: (printed.get(row["id"], row["name"]), row["name"], *row["names"].split("|")) for row in rows}


def _told(*row: Any) -> Told:
    *told, through, sentence, start, counts, recipients, analyst = row
    one = replace(Told(*told), through=tuple(through or ()), sentence=sentence)
    if analyst is not None:
        one = replace(one, says=f"{analyst} (correction)", side=None, publisher=None, corrected=analyst)
        one = replace(one, through=(), sentence=None)
    number = (one.what, one.min, one.max)
    words = [count for count in counts or () if (count["what"], count["min"], count["max"]) == number]
    words.sort(key=lambda count: count["start"] != start)
    text = words[0]["text"] or "" if words else ""
    nth = NTH.match(text) if one.what == "killed" else None
    alone = len({count["what"] for count in counts or ()}) == 1
    return replace(
        one,
        hit=", ".join(_hit(words[0] if words else None, recipients or ())) or None,
        added=bool(nth or (alone and ADDED.match(text))),
        total=ORDINALS.index(nth[1].lower()) + 2 if nth else None,
    )


def _hit(count: Mapping[str, Any] | None, recipients: Sequence[Mapping[str, Any]]) -> Sequence[str]:
    """Whose the counted are: of the parties that their words name, else of the one side that is struck."""
    named = [
        party
        for party in recipients
        if count
        and None not in (count["start"], party["start"])  # an analyst's count or party has no words
        and party["start"] < count["end"]
        and count["start"] < party["end"]
    ]
    none = count is not None and count["max"] == 0  # "no one was hurt": of none of the sides
    struck = sorted({side for party in recipients if (side := _side(party)) and not none})
    return sorted({side for party in named if (side := _side(party))}) or (struck if len(struck) == 1 else ())


def _side(party: Mapping[str, Any]) -> str | None:
    country: str | None = party["country"]
    known: str | None = party["entity"] or party["code"]
    return country if country in _names() else known or country


def _by_side(told: Sequence[Told]) -> Mapping[str | None, Sequence[Told]]:
    """The tellings by whose the victims are, where these are of several; all of them, by None, where of one or none."""
    if len({one.hit for one in told} - {None}) < 2:
        return {None: list(_summed(told))}
    sides: dict[str | None, list[Told]] = defaultdict(list)
    for one in told:
        sides[one.hit].append(one)
    return {hit: list(_summed(sides[hit])) for hit in sorted(sides, key=lambda hit: (hit is None, hit))}


def _summed(told: Iterable[Told]) -> Iterator[Told]:
    """The tellings, what is added with the sum: so many more than the last number told in another report or before.

    The same addition told by others on its day is told once more, and adds nothing.
    """
    before: int | None = None
    sums: dict[tuple[dt.date | None, int], int] = {}
    for one in told:
        if one.added and one.total is None and one.min is not None and before is not None:
            summed = replace(one, total=sums.setdefault((one.told, one.min), before + one.min))
        else:
            summed = one
        before = summed.value if summed.value is not None else before
        yield summed


def _of_one(what: str, hit: str | None, told: Sequence[Told], rule: str, source: str | None) -> Spread:
    valued = [one for one in told if one.value is not None]
    asked = [one for one in valued if source is None or _is(one, source)]
    value = RULES[rule](asked) if asked else None
    rules = {name: choose(valued) for name, choose in RULES.items()}
    return Spread(what, tuple(told), f"{rule} of {source}" if source else rule, value, rules, hit)


def _is(one: Told, source: str) -> bool:
    """Whether a source is meant by its country (code or name) or id, by a publisher's name, or by words for it."""
    wanted = source.lower()
    names: list[Any] = [one.side, *_names().get(one.side or "", ()), one.publisher]
    return wanted in [str(name).lower() for name in names if name] or wanted in (one.says or "").lower()
