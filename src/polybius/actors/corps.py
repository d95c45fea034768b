"""The corps that English writes with a capital and without its state: "the Marines", Iran's "Guard"."""

from __future__ import annotations

from dataclasses import replace

from polybius.actors import affair
from polybius.actors.meant import composed_for
from polybius.actors.scene import Found, Scene, cues


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
