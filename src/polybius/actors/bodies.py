"""Which international body "the coalition", "the bloc" or "the council" means."""

from __future__ import annotations

from polybius.actors import affair, set_in
from polybius.actors.knowledge import composed
from polybius.actors.meant import international
from polybius.actors.scene import Found, Scene, cues
from polybius.schema import Entity


def before(scene: Scene, found: Found, noun: str = "") -> list[Entity]:
    """The international bodies named before it, and those called by the noun; the Union also by its people."""
    union = scene.knowledge.entity("EUR", scene.day)
    earlier = [f for f in scene.found if f.span.end <= found.span.start and (f.kind == "ORG" or f.country == "EUR")]
    named = (f.entity if f.kind == "ORG" else union for f in earlier)
    return [
        entity for entity in named
        if entity is not None
        if entity.country in ("IGO", "UNO", "EUR") or (entity.code and noun in entity.name.lower().split())
    ]  # fmt: skip


def coalition(scene: Scene, found: Found) -> Entity | None:
    """The coalition or body named before, else one without a name."""
    assert found.agent is not None
    named = before(scene, found)
    noun = found.agent.lemma[-1]
    if noun == "coalition" or found.agent.lemma[0] == "coalition":
        named = [entity for entity in named if "coalition" in entity.name.lower()]
        if named:
            return named[-1]
        following = (f.entity for f in scene.found if f.kind == "ORG" and f.entity is not None)
        called = (entity for entity in following if "coalition" in entity.name.lower())
        return next(called, None) or international(found.agent)
    if found.agent.lemma == ("secretary", "general") and any(entity.country == "UNO" for entity in named):
        return next(entity for entity in named if entity.country == "UNO")  # "the UN mission ... the secretary-general"
    if noun in ("body", "alliance", "watchdog", "council", "assembly", "bloc"):
        named = before(scene, found, noun)  # "the Democratic Alliance ... the alliance": a party
        if named:
            return named[-1]
    return international(found.agent) if noun not in ("ally", "allies", "country", "power") else None


def of_relief(scene: Scene, found: Found) -> Entity | None:
    """Bodies of relief or of rights in a report of several states, of none of these: "France left. Aid groups ...".

    None where their clause tells of a place, and where the report is on one state alone.
    """
    agent = found.agent
    if agent is None or not found.plural or agent.lemma[-1] not in cues("relief_body"):
        return None
    if agent.sector != "NGO" and "rights" not in agent.lemma and agent.lemma != ("charity",):
        return None
    if len(affair.states(scene)) < 2 or set_in.place_of(scene, found) is not None:
        return None
    return composed("NGO", None, " ".join(agent.lemma), agent.row)


def of_field(scene: Scene, found: Found) -> Entity | None:
    """The house named last before with its field behind it: "the Ministry of Defence of Peru ... the ministry"."""
    noun = found.agent.lemma[-1] if found.agent is not None else ""
    before = [f for f in scene.found if f.agent is not None and f.span.end <= found.span.start]
    houses = [f for f in before if f.agent and f.agent.lemma[:2] == (noun, "of") and f.entity is not None]
    return houses[-1].entity if houses else None
