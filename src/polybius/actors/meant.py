"""Who a common noun means together with the clue to whose it is: "Iraqi forces", "a Pentagon official"."""

from __future__ import annotations

from collections import Counter

from polybius.actors.knowledge import Agent, composed, sector_name
from polybius.actors.scene import Found, Scene, cues
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Affiliation, Entity

_GROUP_KINDS = ("group", "holder", "staff", "people")
OF_A_STATE = frozenset({"GOV", "LEG", "JUD"})  # sectors whose people act for a state


def made(
    scene: Scene,
    agent: Agent,
    clue: Found,
    modifiers: list[Found],
    ties: tuple[Affiliation, ...] = (),
    *,
    former: bool = False,
) -> Entity | None:
    """The entity of a noun and the clue to whose it is.

    "Hezbollah fighters" are Hezbollah, "Iraqi forces" IRQMIL, "Kurdish forces" who they are in the document's
    country, "a Pentagon official" the Pentagon, "the Taliban government" AFGGOV.
    """
    words = scene.reading.words(clue.span)
    why = f"{agent.row}; country by {words!r}"
    if clue.use == "people":
        return of_people(scene, agent, clue, modifiers)
    body = clue.entity
    if body is None and clue.country is None:
        return None
    country = clue.country or (body.country if body else None)
    plain = clue.kind in ("GPE", "NORP") or clue.use in ("name", "demonym", "government")
    sector = agent.sector
    if agent.lemma[-1] in cues("in ranks") and body is not None and body.sector == "MIL":
        sector = "MIL"  # officers and men of an army; by themselves they are the police's, or nobody's
    if clue.kind == "PER" and body is not None and (body.sector, sector) == ("REB", "MIL"):
        sector = "REB"  # "forces loyal to Khalifa Haftar"
    if (
        former
        and agent.kind in ("staff", "holder")
        and (sector in ("GOV", "LEG", "MIL", "SPY", "JUD", "") or not plain)
    ):
        return composed_for(scene, country, "ELI", why, ties)
    if agent.kind == "holder":
        if plain or (clue.kind == "PER" and not sector):
            sector = "SOC" if agent.lemma[-1] in cues("association") and clue.kind != "AGENT" else _holder_sector(clue)
            return composed_for(scene, country, sector, why, ties)
        return body
    if body is not None and not plain and clue.kind != "PER":
        if body.kind in ("group", "party") and agent.kind in _GROUP_KINDS and sector not in ("CVL", "JRN", "ELI"):
            return body
        if body.sector == sector or (
            body.country in INTERNATIONAL and (agent.kind in ("body", "organ") or sector == "GOV")
        ):
            return body  # "NATO's mission", "its leaders"
    if (
        body is not None
        and clue.kind == "AGENT"
        and agent.kind == "group"
        and body.kind in ("military", "police", "group")
    ):
        return body  # "three fighters of the Army"
    if agent.kind == "body" and clue.use == "demonym" and agent.lemma[-1] in ("ally", "allies"):
        return body  # "thanked its French allies"
    if agent.kind == "body":
        return _international(agent, clue, ties)
    return composed_for(scene, country, sector, why, ties)


def _holder_sector(clue: Found) -> str:
    if clue.entity is not None and clue.entity.sector and clue.kind == "AGENT":
        return clue.entity.sector
    return "GOV"  # "an Iraqi official", "a spokesman for Iran"


def _international(agent: Agent, clue: Found, ties: tuple[Affiliation, ...]) -> Entity:
    """A coalition, alliance or body that a state leads or belongs to."""
    lead = (Affiliation(clue.country, "lead"),) if clue.country and clue.country not in ("IGO", "UNO", "EUR") else ()
    return international(agent, (*ties, *lead))


def international(agent: Agent, ties: tuple[Affiliation, ...] = ()) -> Entity:
    """The entity of an international body known by a common noun only."""
    noun = agent.lemma[-1]
    sector = (
        "MIL" if noun in ("coalition", "force", "troop", "alliance", "ally") or "peacekeeping" in agent.lemma else None
    )
    return composed("IGO", sector, " ".join(agent.lemma), agent.row, ties)


def composed_for(scene: Scene, country: str | None, sector: str, why: str, ties: tuple[Affiliation, ...]) -> Entity:
    """The entity of a state's organ or people, under the state's name."""
    known = scene.knowledge.entity(country, scene.day) if country else None
    of = known.name if known else country or ""
    return composed(country, sector, f"{of} {sector_name(sector)}".strip(), why, ties)


def of_people(scene: Scene, agent: Agent | None, clue: Found, modifiers: list[Found]) -> Entity | None:
    """Who the forces, leaders or members of an ethnic or religious group are."""
    people = scene.knowledge.peoples[clue.key]
    country = next(
        (f.country for f in modifiers if f.country in people.countries or (f.country and not people.countries)), None
    )
    sector = (agent.sector if agent else "") or "CVL"
    leading = agent is not None and (sector in OF_A_STATE or agent.kind == "holder")
    if agent is not None and leading and country is None and not people.countries:
        above = scene.tree[clue.head].head
        states = any(cues(f"a {word.lower()}") for word in scene.reading.words(clue.span).split())
        several = above is not None and scene.tree[above].tag == "NNS" and states  # not "Sunni lawmakers"
        return international(agent) if several else None  # "Arab ministers in Chad", of several states: not Chad's
    country = country or _country_in_text(scene, people.countries, clue)
    row = agent.row if agent else "a people"
    force = people.forces.get(country or "")
    if force and sector in ("MIL", "REB", "PRM"):
        return scene.knowledge.entity(force, scene.day, f"{row}; {people.name} in {country}")
    if country is None and people.countries:
        country = people.countries[0] if len(people.countries) == 1 else None
    if country is None:
        return None
    if sector == "MIL" and country not in INTERNATIONAL:  # "Tuareg fighters", not "European instructors"
        sector = "REB"
    entity = composed_for(scene, country, sector, f"{row}; {people.name} in {country}", ())
    return Entity(
        f"{people.id}:{entity.code}",
        f"{people.name} {sector_name(sector)}".strip(),
        entity.code,
        country,
        sector,
        "people",
        (),
        entity.why,
    )


def _country_in_text(scene: Scene, countries: tuple[str, ...], clue: Found) -> str | None:
    """Of the countries that are possible that of the words' clause or named before it, else the one named most."""
    near = [
        f
        for f in scene.found
        if f.country
        and f is not clue
        and (not countries or f.country in countries)
        and f.use in ("name", "demonym", "government")
    ]
    before = [f for f in near if f.span.start < clue.span.start]
    here = [f for f in near if scene.sentence_of(f.head) == scene.sentence_of(clue.head)]
    # "the Kurdish authorities blamed militias backed by Iran": not whom another clause behind them tells of
    same = [f for f in here if f in before or scene.tree.clause_of(f.head) == scene.tree.clause_of(clue.head)]
    home = [scene.home] if scene.home is not None and (not countries or scene.home.country in countries) else []
    often = Counter(f.country for f in before)
    most = [f for f in before if often[f.country] == max(often.values())]
    for group in (home, same, most, near[:1]):
        if group:
            return group[0].country
    return None
