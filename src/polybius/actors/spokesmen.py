"""Whose a bare spokesman or official is who goes on where a body has just spoken: "a spokesman added"."""

from __future__ import annotations

from polybius.actors.scene import Found, Scene, cues

BACK = 2  # sentences back in which the body acts
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
SPEAKING = ("speech", "asking", "reproaching")


def spoken_for(scene: Scene, found: Found) -> Found | None:
    """The organ, group or state that spoke last before somebody who speaks for one, in the same paragraph.

    "Sudan's ministry called it an act of war. A spokesman added ...", "The spokesman criticised ..." where none was
    told of before. None where his words name whose he is.
    """
    agent, tree = found.agent, scene.tree
    if agent is None or found.plural or " ".join(agent.lemma) not in cues("spokesman"):
        return None
    if tree.children(found.head, "amod", "compound", "nmod", "nmod:poss") or not _says(scene, found):
        return None
    here = scene.sentence_of(found.head)
    for back in range(1, BACK + 1):
        before = scene.in_sentence.get(here - back, []) if _joined(scene, here - back, here) else []
        bodies = (f for f in before if scene.is_subject(f) and _speaking(scene, f) and _is_body(f))
        if (body := next(bodies, None)) is not None:
            return body
    return None


def _says(scene: Scene, found: Found) -> bool:
    """Whether it is the subject of a word of saying, with "a" or no article; a spokesman also of a judgement."""
    verb = scene.tree[found.head].head
    if verb is None or not scene.is_subject(found):
        return False
    articles = {scene.word(at) for at in scene.tree.children(found.head, "det")}
    noun, lemma = scene.tree.lemma(found.head), scene.tree.lemma(verb)
    speaker = noun in SPOKESMEN and lemma in _words()
    if articles == {"the"}:
        return speaker and not any(f.span.end <= found.span.start for f in scene.nouns.get(noun, []))
    return (speaker or lemma in cues("speech")) and articles <= {"a", "an", "one"}


def _words() -> frozenset[str]:
    return frozenset().union(*map(cues, (*SPEAKING, "stance")))


def _joined(scene: Scene, first: int, last: int) -> bool:
    """Whether two sentences stand in one paragraph."""
    if first < 0:
        return False
    sentences = scene.reading.sentences
    return "\n" not in scene.reading.text[sentences[first].span.end : sentences[last].span.start]


def _speaking(scene: Scene, found: Found) -> bool:
    """Whether the main clause tells what it says or asks: who only acts may be spoken of by others' officials."""
    above = scene.tree[found.head].head
    return above is not None and scene.tree.is_(above, "root") and scene.tree.lemma(above) in _words()


def _is_body(found: Found) -> bool:
    """Whether somebody can have a spokesman: a state, an organ, a group, an officer, or a pronoun for one."""
    entity = found.entity
    if entity is None or found.plural or entity.kind in ("people", "media"):
        return False
    return entity.kind == "country" or (entity.sector or "") not in ("", "CVL", "ELI")
