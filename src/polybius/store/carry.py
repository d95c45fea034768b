"""Corrections of events whose text was replaced by a new version, carried over to what goes on with them there."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from polybius.store.correct import amiss, append
from polybius.stories import in_force, replaced
from polybius.transaction import transaction

__all__ = ["carry"]

OF_STORIES = ("merge", "split")

# Edits and rejections since an event was last accepted, and what was said of stories, with the events that were
# accepted since; none that was carried on.
IN_FORCE = """
    SELECT target_id, action, field, value, who, why, "at", (
        SELECT coalesce(list(DISTINCT later.target_id), []) FROM corrections AS later
        WHERE later.action = 'accept' AND later.number > said.number
    ) AS accepted
    FROM corrections AS said
    WHERE (target = 'story' OR action <> 'accept' AND NOT list_contains(accepted, target_id))
        AND NOT EXISTS (
            FROM corrections AS carried WHERE carried.number > said.number AND carried."at" = said."at"
                AND carried.who = said.who AND carried.action = said.action
                AND carried.field IS NOT DISTINCT FROM said.field AND starts_with(carried.why, said.why || ' (said of ')
                AND (said.target = 'story' OR contains(carried.why, said.target_id)))
    ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class _Said:
    """A correction, with the events that were accepted as coded since."""

    id: str
    action: str
    field: str | None
    value: str | None
    who: str
    why: str
    at: dt.datetime
    accepted: Sequence[str]

    @property
    def sides(self) -> Sequence[Sequence[str]]:
        """Of a merge or a split the events of the two stories of which it speaks still; of any other none."""
        found = in_force(self.action, json.loads(self.value or ""), self.accepted) if self.action in OF_STORIES else ()
        return found if all(found) else ()

    @property
    def events(self) -> list[str]:
        """Of which events it is said."""
        return list(dict.fromkeys(itertools.chain(*self.sides))) if self.action in OF_STORIES else [self.id]


def carry(connection: duckdb.DuckDBPyConnection) -> None:
    """Says of the events that go on with others in a new version what was said of these, behind all that is there.

    Who, when and what stay, and the reason names the event and version that it was said of first. What would not go
    together with the new event's coding is left behind.
    """
    rows = [_Said(*row) for row in connection.execute(IN_FORCE).fetchall()]
    named = {event for said in rows for event in said.events}
    became = replaced(connection, named) if named else {}
    heirs = {event: [one.successor for one in all if one.successor] for event, all in became.items()}
    if not any(heirs.values()):
        return
    with transaction(connection):
        added = []
        for said in rows:
            of = [(event, became[event][0]) for event in said.events if heirs.get(event)]
            first = "; ".join(f"event {event}, version {was.version} of {was.document}" for event, was in of)
            for target, value in _carried(said, heirs) if of else ():
                values = [target, said.action, said.field, value, said.who, f"{said.why} (said of {first})"]
                kind = "story" if said.action in OF_STORIES else "event"
                added.append((append(connection, [kind, *values], said.at), target))
        wrong = amiss(connection, [target for _, target in added])
        for number in (number for number, target in added if target in wrong):
            connection.execute("DELETE FROM corrections WHERE number = $1", [number])


def _carried(said: _Said, heirs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str | None]]:
    """The targets and values of what is said of the events that go on with those of a correction."""
    if said.action not in OF_STORIES:
        yield from ((heir, said.value) for heir in dict.fromkeys(heirs[said.id]))
        return
    sides = [[heir for event in side for heir in heirs.get(event) or (event,)] for side in said.sides]
    yield (heirs.get(said.id) or (said.id,))[0], json.dumps(sides)
