"""Of which state a bare noun is, weighed between all that the report names: "the army", "police", "three villagers".

A conditional logit over the states of the report and over none of them. What makes one likely are how often, how lately
and how it is named (:func:`features`), and that the rules of :mod:`polybius.actors.whose` take it; the weights are a
table, ``models/states.csv``, fitted by ``training/states.py`` on the sides of noted events.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from polybius.actors import affair, not_whose, set_in, whose
from polybius.actors.scene import SUBJECT, Found, Scene
from polybius.actors.where import PLACED, PLACES, venue
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.weights import Features, probabilities, weights

WEIGHED = ("staff", "people")  # of organs and groups, and in a report that its title sets, the rules know more
NONE = ""  # of no state, or of one that nothing tells
AIMING = ("on", "against", "towards", "toward")
GAPS = ((0, "gap0"), (1, "gap1"), (2, "gap2"), (5, "gap3"))  # sentences since a state was named, at most
LONG_AGO = "gap6"


def count(scene: Scene) -> None:
    """Counts how the report names states, before any noun has one of the others'."""
    named = [f for f in scene.found if _names_state(f) and not venue(scene, f)]
    scene.named = Counter(f.country for f in named if f.country)
    scene.acting = Counter(f.country for f in named if f.country and f.entity is not None and f.kind != "NORP")
    first = (f for f in named if f.span.end <= scene.dateline_end and f.kind in ("GPE", "LOC"))
    scene.datelined = frozenset(f.country for f in first if f.country)


def likeliest(scene: Scene, found: Found, ruled: str | None) -> str | None:
    """The state that a noun without any of its own is likeliest of; None: of none.

    Args:
        scene: The report.
        found: The noun.
        ruled: The state that the rules take; None: none.
    """
    if ruled is not None and (ruled == scene.titled or found.agent is None or found.agent.kind not in WEIGHED):
        return ruled
    if scene.tree.word(found.head + 1) == "from":
        return ruled  # "a pilot from New Zealand", whichever word that hangs from
    if ruled is not None and _tells(scene, found) == {ruled}:
        return ruled  # "Poland will recall its envoy from Hungary, the minister said": Poland's
    if ruled is not None and _only_there(scene, found, ruled):
        return ruled
    choices = features(scene, found, ruled)
    chances = probabilities(list(choices.values()), weights("models/states"))
    return max(zip(chances, choices, strict=True))[1] or None


def _only_there(scene: Scene, found: Found, ruled: str) -> bool:
    """Whether people live where their sentence is set, and it names no other state: "Civilians fled a town in Sudan".

    Whatever the report has told of before: a round-up goes from land to land. Migrants are of none.
    """
    place = set_in.place_of(scene, found)
    here = {f.country for f in scene.in_sentence.get(scene.sentence_of(found.head), []) if _names_state(f)}
    people = found.agent is not None and found.agent.kind == "people" and found.agent.sector != "REF"
    return people and place is not None and place.country == ruled and here <= {ruled}


def features(scene: Scene, found: Found, ruled: str | None) -> dict[str, Features]:
    """What speaks for each state that can be meant, and for none."""
    surroundings = _Surroundings(scene, found)
    barred = {*INTERNATIONAL} | not_whose.others(scene, found) | not_whose.apart(scene, found) | _aimed_at(scene, found)
    agent = found.agent
    states = {state for state in surroundings.states if state and (agent is None or agent.fits(state))} - barred
    states = {state for state in states if not affair.only_helps(scene, state)}
    # where the rules tell nothing, only one that was named before
    states = states | {ruled} if ruled is not None else states & set(surroundings.told)
    out = {state: surroundings.of(state) for state in sorted(states)}
    if ruled is not None:
        out[ruled] |= {"ruled": 1.0, f"ruled_{surroundings.sort}": 1.0}
    out[NONE] = {"none": 1.0, "none_many": min(len(scene.named), 5) / 5}
    if ruled is None:
        out[NONE]["none_ruled"] = 1.0
    return out


def _tells(scene: Scene, found: Found) -> set[str | None]:
    """The states of those of whose act an officer tells behind it: "Saudi jets bombed a bridge, the minister said"."""
    if found.agent is None or found.agent.kind != "staff" or not scene.is_subject(found):
        return set()
    tree, verb = scene.tree, scene.verb_above(found.head)
    told = [] if verb is None else [at for at in tree.children(verb, "ccomp", "parataxis") if at < found.head]
    if verb is not None and tree.is_(verb, "parataxis") and (above := tree[verb].head) is not None:
        told.append(above)
    doers = [child for clause in told for child in tree.children(clause, *SUBJECT) if child < found.head]
    return _states(f for child in doers for f in scene.at_head.get(child, []))


def _aimed_at(scene: Scene, found: Found) -> set[str | None]:
    """The states at which its act is aimed: "Lawmakers urge sanctions against Belarus"."""
    verb = scene.verb_above(found.head) if scene.is_subject(found) else None
    below = set(scene.tree.subtree(verb)) if verb is not None else set()
    near = (f for f in scene.nearby(found.head) if f.head in below and f.head > found.head)
    return _states(f for f in near if scene.case(f.head) in AIMING)


class _Surroundings:
    """How the report names its states around one noun."""

    def __init__(self, scene: Scene, found: Found) -> None:
        self.scene, self.here = scene, scene.sentence_of(found.head)
        near = [f for f in scene.nearby(found.head, whose.KNOWN_SENTENCES) if f is not found and _names_state(f)]
        near = [f for f in near if not (whose.abroad(scene, f) or venue(scene, f))]
        before = [f for f in near if f.span.end <= found.span.start]
        same, last = ([f for f in before if scene.sentence_of(f.head) == self.here - back] for back in (0, 1))
        after = [f for f in near if f.span.start >= found.span.end]
        self.before = Counter(f.country for f in before if f.country)
        self.ranked = [state for state, _ in scene.named.most_common(2)]
        self.told = {f.country: scene.sentence_of(f.head) for f in before}  # the last sentence that names it
        kind, sector = (found.agent.kind, found.agent.sector) if found.agent is not None else ("", "")
        self.sort = "army" if kind == "organ" and sector == "MIL" else kind
        self.kin = Counter(f.country for f in before if f.agent is not None and f.agent.sector == sector)
        noun = found.agent.lemma[-1] if found.agent is not None else ""
        alike = [f for f in scene.nouns.get(noun, []) if f.country and f.span.end <= found.span.start]
        place = set_in.place_of(scene, found)
        inside = [child for child in scene.tree.children(found.head, "nmod") if scene.case(child) in PLACED]
        subject, verb = scene.is_subject(found), scene.verb_above(found.head)
        self.sets: dict[str, set[str | None] | set[str] | frozenset[str]] = {
            "title": {scene.titled},
            "outlet": {scene.outlet},
            f"place_{self.sort}": {place.country} if place is not None else set(),
            "inside": _states(f for child in inside for f in scene.at_head.get(child, [])),
            "latest": {before[-1].country} if before else set(),
            "subject0": _states(f for f in same if scene.is_subject(f)),
            "subject1": _states(f for f in last if scene.is_subject(f)),
            "object0": _states(f for f in same if scene.tree.is_(f.head, "obj", "obl", "nsubj:pass")),
            "object1": _states(f for f in last if scene.tree.is_(f.head, "obj", "nsubj:pass")),
            "place0": _states(f for f in same + after if self._placed(f)),
            "place1": _states(f for f in last if self._placed(f)),
            "after0": _states(after),
            "dateline": scene.datelined,
            "speaker": self._speakers(verb),
            "reported": self._reported(verb) if subject else set(),
            "beside": self._joined(verb) if subject else set(),
            "noun": {alike[-1].country} if alike else set(),
        }
        self.states = {*scene.named, *self.before, scene.titled, scene.outlet}

    def of(self, state: str) -> Features:
        """What speaks for one state."""
        scene = self.scene
        out = {name: 1.0 for name, states in self.sets.items() if state in states}
        for name, counts in (("share", scene.named), ("before", self.before), ("bodies", scene.acting)):
            out[name] = counts[state] / max(counts.total(), 1)
        for rank, name in zip(self.ranked, ("most", "second"), strict=False):
            out[name] = float(rank == state)
        if self.kin[state]:
            out["sector"] = math.log1p(self.kin[state])
        if set(scene.named) == {state}:
            out["only"] = 1.0
        out[self._since(state)] = 1.0
        return out

    def _since(self, state: str) -> str:
        """How long ago the report named a state."""
        if state not in self.told:
            return "later" if state in self.scene.named else "unnamed"
        gap = self.here - self.told[state]
        return next((name for most, name in GAPS if gap <= most), LONG_AGO)

    def _placed(self, found: Found) -> bool:
        return found.kind in PLACES and self.scene.case(found.head) in PLACED

    def _joined(self, verb: int | None) -> set[str | None]:
        """The states of those who act in the clause that its own is joined to."""
        tree = self.scene.tree
        return self._subjects(tree[verb].head) if verb is not None and tree.is_(verb, "conj") else set()

    def _speakers(self, verb: int | None) -> set[str | None]:
        """The states of those who say what is told: "Ankara said that soldiers had fired"."""
        tree, out = self.scene.tree, set[str | None]()
        while verb is not None:
            if tree.is_(verb, "ccomp", "parataxis"):
                out |= self._subjects(tree[verb].head)
            verb = self.scene.verb_above(verb) if tree.is_(verb, "ccomp", "xcomp", "parataxis") else None
        return out

    def _reported(self, verb: int | None) -> set[str | None]:
        """The states of those of whose act its words tell: "Saudi jets bombed a bridge, the ministry said"."""
        tree = self.scene.tree
        told = [] if verb is None else tree.children(verb, "ccomp", "parataxis")
        if verb is not None and tree.is_(verb, "parataxis") and (above := tree[verb].head) is not None:
            told.append(above)
        return {state for clause in told for state in self._subjects(clause)}

    def _subjects(self, verb: int | None) -> set[str | None]:
        subjects = [] if verb is None else self.scene.tree.children(verb, *SUBJECT)
        return _states(f for child in subjects for f in self.scene.at_head.get(child, []))


def _names_state(found: Found) -> bool:
    return found.country is not None and found.country not in INTERNATIONAL and not affair.passes_on(found)


def _states(found: Iterable[Found]) -> set[str | None]:
    return {f.country for f in found if f.country}
