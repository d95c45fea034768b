"""Corps and offices without their state, "the Marines", "the Foreign Office", and officers without their corps."""

from __future__ import annotations

from dataclasses import replace

from polybius.actors import affair
from polybius.actors.meant import composed_for
from polybius.actors.names import words_of
from polybius.actors.namesakes import ORGANS
from polybius.actors.scene import Found, Scene, cues
from polybius.resources.parties import INTERNATIONAL


def meant(scene: Scene, found: Found) -> bool:
    """Gives a bare noun that is written as such a corps its state, if the report names that state.

    At the head of a sentence it takes another place of the report where it is written so.
    """
    agent, word = found.agent, scene.tree.word(found.head)
    if agent is None or not word[:1].isupper() or scene.tree.children(found.head, "amod", "compound"):
        return False
    words = range(len(scene.tree.tokens))
    if not any(scene.tree.word(at) == word and at != scene.first_of(at) for at in words):
        return False
    state = next((state for state in affair.states(scene) if agent.lemma[-1] in cues(f"corps of {state}")), None)
    if state is None:
        return False
    found.entity = composed_for(scene, state, "MIL", f"{agent.row}; written as the corps of {state}", ())
    found.country = state
    if agent.kind == "holder" and not found.plural:
        found.agent = replace(agent, sector="MIL", kind="organ")  # "the Guard ... It": no guard at a gate
    for other in scene.at_head[found.head]:
        other.entity, other.country = found.entity, state  # what the language model takes for a name
    return True


def of_army(scene: Scene, found: Found) -> None:
    """Makes soldiers of officers where a report tells of an army and of no police, and of those who seize power.

    "The army admitted that it had shot the plane down. The officers were arrested".
    """
    if found.agent is None or found.agent.lemma != ("officer",):
        return
    sectors = {f.agent.sector for f in scene.found if f.agent is not None and f.agent.lemma != ("officer",)}
    clauses = scene.tree.children(found.head, "acl:relcl")
    taking = [at for at in clauses if any(scene.tree.lemma(one) == "power" for one in scene.tree.children(at, "obj"))]
    if taking or ("MIL" in sectors and "COP" not in sectors):
        found.agent = replace(found.agent, sector="MIL")


def open_names(scene: Scene) -> None:
    """Makes plain nouns of the names of organs of a state that the report never tells of, once it has named another.

    "The Foreign Office in Islamabad" in a report of Pakistan and India, in which nobody is British, or where it stands
    elsewhere with its state: "Ministry of Defence" above "the Ministry of Defence of Peru".
    """
    offices = [f for f in scene.found if _is_noun(scene, f)] if scene.parsed else []
    told = {f.country for f in scene.found if f not in offices} | {scene.outlet}
    for found in offices:
        inside = scene.tree.subtree(found.head)
        known = [f for f in scene.found if f.span.start < found.span.start or f.head in inside]
        fuller = any(_fuller(scene, f, found) for f in scene.found)
        others = any(f.country not in (None, found.country, *INTERNATIONAL) for f in known)
        if found.country not in told and (others or fuller):
            scene.drop(found)
            if not fuller:
                scene.elsewhere[found.head] = found


def _fuller(scene: Scene, other: Found, found: Found) -> bool:
    """Whether it names the same house with its state: "Ministry of Defence" and "the Ministry of Defence of Peru"."""
    words, theirs = (scene.reading.words(f.span) for f in (found, other))
    return theirs.startswith((f"{words} of ", f"the {words} of "))


def as_named(scene: Scene, found: Found) -> None:
    """Gives such a noun the entity of the name, where nothing tells whose else it is."""
    if found.entity is None and found.head in scene.elsewhere:
        found.entity, found.country = scene.elsewhere[found.head].entity, scene.elsewhere[found.head].country


def _is_noun(scene: Scene, found: Found) -> bool:
    """Whether the name of a state's organ is a common noun, too: "Foreign Office", not "Pentagon"."""
    if found.use != "organisation" or found.entity is None or found.entity.kind not in ORGANS:
        return False
    words = tuple(word.norm for word in words_of(scene.reading.words(found.span)))
    return any(agent.lemma == words for agent in scene.knowledge.agents.get(words[-1], ()))
