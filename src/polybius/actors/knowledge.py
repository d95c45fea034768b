"""What the tables know of each actor: names, country, sector at a day, affiliations."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from polybius.actors.names import Index, Name, name
from polybius.errors import ResourceError
from polybius.resources import Row, digest, table
from polybius.schema import Affiliation, Entity
from polybius.slots import by_slots

OFFICES = ("GOV", "LEG", "JUD", "MIL", "COP", "SPY")  # who left one of these belongs to the former elite
PARTY_NOUNS = ("alliance", "bloc", "coalition", "party", "list", "front", "movement")
_TIE = re.compile(r"(?P<kind>\w+):(?P<entity>[^@]+)(?:@(?P<from>[\d-]*)\.\.(?P<to>[\d-]*))?")


@by_slots
@dataclass(frozen=True, slots=True)
class Spell:
    """What somebody was from one day to another."""

    country: str
    sector: str
    from_: dt.date | None
    to: dt.date | None
    row: str
    office: str = ""
    died: bool = False
    kind: str = ""  # where it is another than the actor's own: a group that has become the government


@dataclass(slots=True)
class Known:
    """An actor of the tables."""

    id: str
    name: str
    kind: str
    spells: list[Spell] = field(default_factory=list)
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class Agent:
    """A common noun for somebody who acts."""

    lemma: tuple[str, ...]
    sector: str
    kind: str  # organ, staff, group, people, party, body, holder, quantity
    row: str
    only: tuple[str, ...] = ()  # the countries that have such, the best known first: "secretary of state"
    never: tuple[str, ...] = ()  # the countries that have none: no parliament in the United States

    def fits(self, country: str | None) -> bool:
        """Whether a country has such."""
        return country is not None and country not in self.never and (not self.only or country in self.only)


@dataclass(frozen=True, slots=True)
class People:
    """An ethnic or religious group, the countries where it may be meant, and who its forces are there."""

    id: str
    name: str
    countries: tuple[str, ...]
    forces: dict[str, str]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All actor tables, indexed."""

    index: Index
    known: dict[str, Known]
    agents: dict[str, list[Agent]]  # by the last word of the lemma, longest first
    peoples: dict[str, People]
    states: dict[str, str]  # alpha-3 of a dependency -> of its state
    unless: dict[str, tuple[str, ...]]  # ambiguous word -> words of the document that speak against it
    ties: dict[str, str]  # "backed" -> sponsor
    alone: frozenset[str]  # agents that reports use without their state: "parliament voted"
    people_names: dict[str, tuple[tuple[str, ...], ...]]  # person -> the words of each full name

    def entity(self, id: str, day: dt.date | None, why: str = "") -> Entity | None:
        """Who that id is on a day, None when no table has it."""
        found = self.known.get(id)
        if found is None:
            return None
        spell, sector = at_day(found, day)
        country = spell.country or None
        code = f"{country}{sector}" if country else None
        ties = tuple(tie for tie in found.affiliations if holds(tie, day))
        kind = spell.kind or found.kind
        return Entity(id, found.name, code, country, sector or None, kind, ties, why or f"row {spell.row}")

    def holds_office(self, id: str, day: dt.date, noun: str) -> bool:
        """Whether somebody is in an office that a noun tells on a day: "president" of "President of Kenya"."""
        spell, sector = at_day(self.known[id], day)
        began = spell.from_ is not None and spell.from_ <= day
        return began and sector == "GOV" and (noun in spell.office.lower() or spell.office == "leader")


def holds(tie: Affiliation, day: dt.date | None) -> bool:
    """Whether a tie held on a day; without a day, all do."""
    return day is None or ((tie.from_ is None or tie.from_ <= day) and (tie.to is None or day <= tie.to))


def at_day(known: Known, day: dt.date | None) -> tuple[Spell, str]:
    """The spell that tells what somebody was on a day, and the sector.

    Who has left office alive is ELI; who died in it keeps what he was; before the first office, the first one's
    sector counts for a year ("the designated president"), ELI before that. Without a day the last spell counts, and
    of a body its own row, not what it became.
    """
    spells = known.spells
    if day is None:
        own = [spell for spell in spells if not spell.kind][-1]
        return own, own.sector
    running = [s for s in spells if (s.from_ is None or s.from_ <= day) and (s.to is None or day <= s.to)]
    if running:
        return running[-1], running[-1].sector
    past = [s for s in spells if s.to is not None and s.to < day]
    if past:
        last = past[-1]
        return last, "ELI" if last.sector in OFFICES and not last.died else last.sector
    first = spells[0]
    soon = first.from_ is not None and (first.from_ - day).days <= 365
    return first, first.sector if soon or first.sector not in OFFICES else "ELI"


def composed(
    country: str | None, sector: str | None, name_of: str, why: str, ties: tuple[Affiliation, ...] = ()
) -> Entity:
    """The entity of a state's organ or of a people in it: its id is its code ("USAMIL")."""
    code = f"{country}{sector or ''}" if country else None
    kind = sector_kind(sector) if sector else "country"
    id = code or f"agent:{name_of.lower().replace(' ', '-')}"
    if ties:
        id += "".join(f"+{tie.entity}" for tie in ties)
    return Entity(id, name_of, code, country, sector or None, kind, ties, why)


def sector_kind(sector: str) -> str:
    """What sort of entity a sector's members are: government, military, group, people ..."""
    return _sectors(digest()).get(sector, ("", "people"))[1]


def sector_name(sector: str) -> str:
    """The sector in plain words."""
    return _sectors(digest()).get(sector, ("state", ""))[0]


@functools.lru_cache(maxsize=4)
def _sectors(_: str) -> dict[str, tuple[str, str]]:
    return {row["id"]: (row["name"], row["kind"]) for row in table("actors/sectors")}


def load() -> Knowledge:
    """The tables in use, indexed once for each state of them."""
    return _load(digest())


@functools.lru_cache(maxsize=4)
def _load(_: str) -> Knowledge:
    known: dict[str, Known] = {}
    names: list[Name] = []
    states = _countries(known, names)
    _organisations(known, names)
    people_names = _people(known, names)
    peoples = _peoples(names)
    names += [name(row["name"], row["kind"], "none") for row in table("actors/not_actors")]
    unless = {row["id"]: tuple(filter(None, row["unless"].split("|"))) for row in table("actors/ambiguous")}
    alone = frozenset(f"actors/agents {row['id']}" for row in table("actors/agents") if row["alone"] == "yes")
    ties = {row["id"]: row["kind"] for row in table("actors/ties")}
    return Knowledge(Index(names), known, _agents(), peoples, states, unless, ties, alone, people_names)


def _countries(known: dict[str, Known], names: list[Name]) -> dict[str, str]:
    states = {}
    for row in table("actors/countries"):
        states[row["id"]] = row["state"]
        if row["id"] == row["state"]:
            known[row["id"]] = Known(
                row["id"], row["name"], "country", [Spell(row["id"], "", None, None, f"actors/countries {row['id']}")]
            )
        names += [name(text, row["state"], "name") for text in row["names"].split("|")]
    for row in table("actors/spellings"):
        names += [name(text, row["entity"], row["use"]) for text in row["names"].split("|")]
    spelled = {tuple(entry.words) for entry in names}
    names += [
        entry
        for row in table("actors/countries")
        if row["id"] == row["state"] and row["capital"]
        for entry in [name(row["capital"], row["id"], "government")]
        if tuple(entry.words) not in spelled
    ]
    for international, text in (("UNO", "United Nations"), ("EUR", "European Union")):
        known[international] = Known(
            international, text, "organisation", [Spell(international, "", None, None, "ontology")]
        )
    return states


def common_end(entry: Name) -> Name:
    """A party's name with a small letter where it ends in a common noun: "the Fatah alliance"."""
    if len(entry.words) == 1 or entry.words[-1] not in PARTY_NOUNS:
        return entry
    return replace(entry, shapes=(*entry.shapes[:-1], "a"))


def _organisations(known: dict[str, Known], names: list[Name]) -> None:
    for which in ("actors/organisations", "actors/groups"):
        for row in table(which):
            id = row.get("entity") or row["id"]
            if id not in known:
                spell = Spell(row["country"], row["sector"], day(row, "from"), day(row, "to"), f"{which} {row['id']}")
                known[id] = Known(id, row["names"].split("|")[0], row["kind"], [spell], affiliations(row))
            spelt = (name(text, id, "organisation") for text in row["names"].split("|"))
            names += [common_end(entry) if row["kind"] == "party" else entry for entry in spelt]
    for row in table("actors/changes"):
        if row["entity"] not in known:
            raise ResourceError(f"changes.csv {row['id']}: no organisation {row['entity']!r}; name one of the tables")
        why = f"actors/changes {row['id']}: {row['why']}"
        spell = Spell(
            row["country"], row["sector"], day(row, "from"), day(row, "to"), why, kind=sector_kind(row["sector"])
        )
        known[row["entity"]].spells.append(spell)
        known[row["entity"]].spells.sort(key=lambda spell: spell.from_ or dt.date.min)


def _people(known: dict[str, Known], names: list[Name]) -> dict[str, tuple[tuple[str, ...], ...]]:
    full: dict[str, set[tuple[str, ...]]] = {}
    for which in ("actors/people", "actors/leaders"):
        for row in table(which):
            id = row["entity"]
            spell = Spell(
                row["country"], row["sector"], day(row, "from"), day(row, "to"), f"{which} {row['id']}", row["office"],
                died=row.get("left") == "died",
            )  # fmt: skip
            texts = [text for text in row["names"].split("|") if text]
            known.setdefault(id, Known(id, texts[0] if texts else id, "person")).spells.append(spell)
            for text in texts:
                entry = name(text, id, "person")
                plain = [word for word in entry.words if word not in ("al", "el", "bin", "bin")]
                names.append(entry if len(plain) > 1 else name(text, id, "surname"))
                if len(plain) > 1:
                    full.setdefault(id, set()).add(entry.words)
    for person in known.values():
        person.spells.sort(key=lambda spell: spell.from_ or dt.date.min)
    return {id: tuple(sorted(words)) for id, words in full.items()}


def _peoples(names: list[Name]) -> dict[str, People]:
    out = {}
    for row in table("actors/peoples"):
        forces = dict(pair.split(":") for pair in row["forces"].split("|") if pair)
        out[row["id"]] = People(
            row["id"], row["names"].split("|")[0], tuple(filter(None, row["countries"].split("|"))), forces
        )
        names += [name(text, row["id"], "people") for text in row["names"].split("|")]
    return out


def _agents() -> dict[str, list[Agent]]:
    out: dict[str, list[Agent]] = {}
    for row in table("actors/agents"):
        lemma = tuple(row["lemma"].replace("-", " ").replace("'s", " 's").split())
        said = [text for text in row["countries"].split("|") if text]
        only = tuple(text for text in said if text[0] != "-")
        never = tuple(text[1:] for text in said if text[0] == "-")
        agent = Agent(lemma, row["sector"], row["kind"], f"actors/agents {row['id']}", only, never)
        out.setdefault(lemma[-1], []).append(agent)
    for group in out.values():
        group.sort(key=lambda agent: -len(agent.lemma))
    return out


def affiliations(row: Row) -> tuple[Affiliation, ...]:
    """The ties of a row: ``part_of:hashd@2014-06-15..;sponsor:IRN``."""
    return tuple(_affiliations(row))


def _affiliations(row: Row) -> Iterator[Affiliation]:
    for text in filter(None, (row.get("affiliations") or "").split(";")):
        match = _TIE.fullmatch(text)
        if match is None:
            raise ResourceError(f"row {row['id']}: {text!r} is no affiliation; write kind:entity@from..to")
        spell = {"id": row["id"], "from": match["from"] or "", "to": match["to"] or ""}
        yield Affiliation(match["entity"], match["kind"], day(spell, "from"), day(spell, "to"))


def day(row: Row, column: str) -> dt.date | None:
    """The day of a column, None when it is empty.

    Raises:
        ResourceError: what is no day.
    """
    if not row[column]:
        return None
    try:
        return dt.date.fromisoformat(row[column])
    except ValueError:
        raise ResourceError(
            f"row {row['id']}: {column!r} {row[column]} is no date; write YYYY-MM-DD or leave it empty"
        ) from None
