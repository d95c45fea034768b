"""The organs and people of a state that a bare noun means: "the army" of Iraq, once it is known to be Iraq's."""

from __future__ import annotations

from polybius.actors import set_in, whose
from polybius.actors.knowledge import composed, sector_name
from polybius.actors.likeliest import likeliest
from polybius.actors.scene import Found, Scene, cues
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Entity

GATHERED_SENTENCES = 3  # "the protesters" came together at most so many sentences before


def of_some_state(scene: Scene, found: Found) -> Entity | None:
    """The organ or people of the state that its surroundings surely tell, else of the likeliest."""
    sure = whose.told(scene, found)
    if sure is not None:
        return of_state(scene, found, sure)
    return of_likeliest(scene, found, whose.state_before(scene, found))


def of_likeliest(scene: Scene, found: Found, source: Found | None) -> Entity | None:
    """The organ or people of the state that is likeliest, the one that the rules take among them."""
    ruled = of_state(scene, found, source)
    taken = ruled.country if ruled is not None else None
    state = taken if whose.sent(scene, found) else likeliest(scene, found, taken)
    if state == taken or found.agent is None or (found.ties and not _is_ground(scene, state)):
        return ruled  # "US officials blamed an Iranian-backed militia": of neither
    return _composed(scene, found, state, f"{found.agent.row}; the likeliest state") if state is not None else None


def _is_ground(scene: Scene, state: str | None) -> bool:
    """Whether the report names a state as where something is, and not only as who acts: "in Iraq", "Iraq's Anbar"."""
    named = (f for f in scene.found if f.country == state and f.kind in ("GPE", "LOC", "FAC"))
    return any(scene.case(f.head) in cues("place_preposition") or scene.tree.is_(f.head, "nmod:poss") for f in named)


def of_state(scene: Scene, found: Found, source: Found | None) -> Entity | None:
    """The organ or people of the state that a mention names, or of the only state that has such."""
    agent = found.agent
    assert agent is not None
    if whose.sent(scene, found) and source is not whose.sender(scene, found):
        source = None
    country = source.country if source is not None and agent.fits(source.country) else None
    said = scene.reading.words(source.span) or "its title or outlet" if source is not None else ""
    why = f"{agent.row}; state by {said!r}" if source is not None else agent.row
    if country is None and (len(agent.only) == 1 or (agent.only and agent.kind == "staff" and agent.sector == "GOV")):
        country, why = agent.only[0], f"{agent.row}; the state that is best known for one"
    return None if country is None or country in INTERNATIONAL else _composed(scene, found, country, why)


def of_occupier(scene: Scene, found: Found) -> Entity | None:
    """The forces or authorities of whoever holds the land that the report tells of: "the occupation forces"."""
    held = dict(pair.split() for pair in cues("occupied by"))
    land = next((f.country for f in scene.found if f.country in held), None)
    if land is None or found.agent is None:
        return None
    return _composed(scene, found, held[land], f"{found.agent.row}; it holds {land}")


def _composed(scene: Scene, found: Found, country: str, why: str) -> Entity:
    """The organ or people of a state that a noun means."""
    assert found.agent is not None
    state = scene.knowledge.entity(country, scene.day)
    name = f"{state.name if state else country} {sector_name(found.agent.sector)}"
    return composed(country, found.agent.sector, name, why, found.ties)


def gathered(scene: Scene, found: Found) -> Entity | None:
    """The protesters of whom was told last that they came together: "In Minsk thousands marched ... the protesters"."""
    if found.agent is None or found.agent.lemma[-1] not in cues("protester"):
        return None
    here = scene.sentence_of(found.head)
    near = range(here, max(here - GATHERED_SENTENCES, 0) - 1, -1)
    for verb in (at for sentence in near for at in reversed(scene.tokens_of(sentence))):
        if verb < found.head and scene.tree.lemma(verb) in cues("gathering") and scene.tree[verb].upos == "VERB":
            subjects = (f for at in scene.tree.children(verb, "nsubj") for f in scene.at_head.get(at, []) if f.country)
            if (there := set_in.place_at(scene, verb) or next(subjects, None)) is not None:
                return of_state(scene, found, there)
    return None
