"""Which country a place name lies in, and which country a document is at home in."""

from __future__ import annotations

from collections import Counter

from polybius.actors.knowledge import INTERNATIONAL
from polybius.actors.scene import Found, Scene, cues
from polybius.actors.towns import Towns

DATELINE_VOTES = 4  # how much more than a name in the text the place of writing says of a report's home
CLEAR_LEAD = 1.5  # the first country's votes over the second's from which the home counts as known
PLACES = ("GPE", "LOC", "FAC")


def locate(scene: Scene) -> None:
    """Notes the country of the towns, provinces and bases that the language model found; they stay no actors.

    A town or province that only bears the name of a capital or state, as the other names tell, is no actor either.
    """
    for found in scene.found:
        if found.use == "ner" and found.kind == "PER" and _listed(scene, found):
            found.kind = "GPE"  # "in Kano, Sarmin and Basra", one of them taken for a person
    towns = Towns(scene, (found for found in scene.found if found.kind in PLACES))
    for found in scene.found:
        if found.country is None and found.use in ("ner", "place") and found.kind in PLACES:
            found.country = towns.country_of(found)
        elif found.use == "ner" and found.kind == "ORG" and scene.case(found.head) in cues("place_preposition"):
            found.country = towns.country_of(found)
            found.kind = "GPE" if found.country else found.kind  # "in Nassiriya", taken for a body
        elif found.use in ("government", "name") and (country := towns.namesake(found)):
            found.country, found.entity, found.use, found.key = country, None, "ner", ""


def home(scene: Scene) -> Found | None:
    """The first mention of the country in which the document is set, None when two have as good a claim."""
    votes: Counter[str] = Counter()
    for found in scene.found:
        if found.country and found.country not in INTERNATIONAL and found.kind in ("GPE", "LOC", "FAC"):
            votes[found.country] += _weight(scene, found)
    ranked = [(country, count) for country, count in votes.most_common(2) if count]
    stated = [f for f in scene.found if f.country not in (None, *INTERNATIONAL)]
    stated = [f for f in stated if not venue(scene, f)] or stated
    if len({f.country for f in stated}) == 1:  # "The army deployed two battalions" in a report that names Nigeria alone
        return stated[0]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR_LEAD * ranked[1][1]):
        return None
    chosen, count = ranked[0]
    named = Counter(f.country for f in scene.found if f.entity is not None and f.country not in (None, *INTERNATIONAL))
    if count == 1 and named.total() > 1 and not named[chosen]:
        return None  # one town of a state that is not spoken of, in a report on others: hardly its home
    return next((f for f in scene.found if f.country == chosen), None)


def _weight(scene: Scene, found: Found) -> int:
    """How much a place name says of where the document is set; a state that acts says nothing."""
    if found.span.end <= scene.dateline_end and found.entity is None and found.use in ("government", "ner"):
        return DATELINE_VOTES
    if scene.parsed and scene.case(found.head) == "from" and scene.tree.is_(found.head, "nmod"):
        return 0  # "A pilot from New Zealand is held in Papua"
    if venue(scene, found):
        return 0
    return int(found.entity is None or bool(_cases(scene, found.head) & cues("place_preposition")))


def venue(scene: Scene, found: Found) -> bool:
    """Whether a place only says where others sit down together: "the army left the talks in Jeddah"."""
    above = scene.tree[found.head].head if scene.parsed and scene.tree.is_(found.head, "nmod") else None
    return above is not None and scene.case(found.head) in ("in", "at") and scene.tree.lemma(above) in cues("hosted")


def _cases(scene: Scene, head: int) -> set[str]:
    """The prepositions before a place and before what is of it: "in" and "of", "in the desert of Tunisia"."""
    above = scene.tree[head].head if scene.parsed and scene.tree.is_(head, "nmod") else None
    return {scene.case(head)} | ({scene.case(above)} if above is not None and scene.case(head) == "of" else set())


def _listed(scene: Scene, found: Found) -> bool:
    """Whether a name stands in a list of places that says where: "in Kano and Sarmin"."""
    first = scene.tree[found.head].head if scene.parsed and scene.tree.is_(found.head, "conj") else None
    if first is None or scene.case(first) not in cues("place_preposition"):
        return False
    return any(other.kind in PLACES for other in scene.at_head.get(first, []))
