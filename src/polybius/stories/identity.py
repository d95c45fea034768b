"""The ids of stories: minted once, kept while the story is told on, with a trace of every change."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of a story: which events it held from then on, and what happened."""

    story: str
    revision: int
    action: str  # minted, changed, merged (into another), split (off another), emptied
    other: str | None  # the story merged into, or split off
    events: Group


def mint(founder: str) -> str:
    """The id of a story whose first event this is."""
    return "s" + hashlib.sha256(f"story:{founder}".encode()).hexdigest()[:15]


def standing(connection: duckdb.DuckDBPyConnection, story: str) -> str:
    """The id under which a story stands now: of the one that it was merged into, else its own."""
    rows = connection.execute("SELECT other FROM story_redirects WHERE story_id = $1", [story]).fetchall()
    return str(rows[0][0]) if rows else story


def identify(
    groups: Sequence[Group],
    rank: Mapping[str, int],
    before: Mapping[str, Group],
    last: Mapping[str, int],
    heirs: Mapping[str, Sequence[str]],
) -> tuple[dict[str, Group], list[Revision]]:
    """The stories by id, and the revisions that lead to them from what stood before.

    Args:
        groups: The events of each story.
        rank: The events' places in time: earliest document, then its place in the text.
        before: The stories that stood before, with their events.
        last: The last revision number of every story there ever was.
        heirs: The events that go on with some of these in a new version of their document.

    Returns:
        Nothing changes, and no revision is made, where the groups are the same as before.
    """
    told = {
        story: tuple(one for event in events for one in (event, *heirs.get(event, ())))
        for story, events in before.items()
    }
    holders = _holders(groups, told)
    stories: dict[str, Group] = {}
    revisions: list[Revision] = []

    def revise(story: str, action: str, other: str | None, events: Group) -> None:
        revisions.append(Revision(story, last.get(story, 0) + 1, action, other, events))

    heirs = _heirs(holders, rank)
    own = {group: [story for story in shared if heirs[story] == group] for group, shared in holders.items()}
    kept = {group: _kept(own[group], told, rank) for group in groups}
    taken = {story for story in kept.values() if story}
    for group in sorted(groups, key=lambda group: min(rank[event] for event in group)):
        story = kept[group]
        if story is None:
            story = _fresh(group, rank, taken)
            taken.add(story)
            parent = min(holders[group], default=None)
            revise(story, "split" if parent else "minted", parent, group)
        elif before[story] != group:
            revise(story, "changed", None, group)
        stories[story] = group
    homes = {event: story for story, group in stories.items() for event in group}
    for story in sorted(set(before) - set(stories)):
        into = sorted({homes[event] for event in told[story] if event in homes})
        revise(story, "merged" if into else "emptied", into[0] if into else None, ())
    return stories, revisions


def _holders(groups: Sequence[Group], before: Mapping[str, Group]) -> dict[Group, dict[str, int]]:
    """How many events each group has from each of the stories before."""
    old = {event: story for story, events in before.items() for event in events}
    return {group: dict(Counter(old[event] for event in group if event in old)) for group in groups}


def _heirs(holders: Mapping[Group, Mapping[str, int]], rank: Mapping[str, int]) -> dict[str, Group]:
    """The group that goes on with each story: the one with most of its events, on a tie with the earliest event."""
    best: dict[str, tuple[int, int, Group]] = {}
    for group, shared in holders.items():
        earliest = min(rank[event] for event in group)
        for story, count in shared.items():
            candidate = (count, -earliest, group)
            if story not in best or candidate[:2] > best[story][:2]:
                best[story] = candidate
    return {story: group for story, (_, _, group) in best.items()}


def _kept(own: Sequence[str], before: Mapping[str, Group], rank: Mapping[str, int]) -> str | None:
    """Of the stories that a group goes on with, the one with the earliest event."""
    return min(own, key=lambda story: (min(rank.get(e, len(rank)) for e in before[story]), story), default=None)


def _fresh(group: Group, rank: Mapping[str, int], taken: set[str]) -> str:
    """A new id, from the earliest event; from the next one where that id goes on elsewhere."""
    for founder in sorted(group, key=rank.__getitem__):
        if (story := mint(founder)) not in taken:
            return story
    return mint(":".join(group))
