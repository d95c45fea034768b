"""Those who bear the name of one state and are people of another: "Bosnia's Serbs", "ethnic Russians in Latvia"."""

from __future__ import annotations

from polybius.actors.knowledge import composed, sector_name
from polybius.actors.scene import Found, Scene, cues
from polybius.resources.parties import INTERNATIONAL

PEOPLE = "CVL"
NAMED = ("name", "government")
PLACES = ("GPE", "LOC", "FAC")


def find(scene: Scene) -> None:
    """Gives such a people the state in which it lives, and "the Serbs" of the same report as well.

    The adjective means them only in a report that names nothing else of the state that is called so: "Bosnian Serb
    deputies left. The Serb leaders ...". Not covered: those of whom the report only tells where they are.
    """
    if not scene.parsed:
        return
    people = {id(found): country for found in scene.found if (country := _lives_in(scene, found))}
    living = {_noun(scene, found): people[id(found)] for found in scene.found if id(found) in people}
    for found in scene.found:
        country = people.get(id(found)) or living.get(_noun(scene, found))
        if found.use != "demonym" or country in (None, found.country):
            continue
        if id(found) in people or found.plural or not _state_told(scene, found.country):
            words, state = scene.reading.words(found.span), scene.knowledge.entity(country, scene.day)
            name = f"{state.name if state else country} {sector_name(PEOPLE)}"
            found.use, found.country = "minority", country
            found.entity = composed(country, PEOPLE, name, f"{words}: a people of {country}")


def _noun(scene: Scene, found: Found) -> str:
    """The last word of a people's name in the singular: "serb" of "Bosnian Serbs"."""
    words = scene.reading.words(found.span).lower().split()
    return words[-1].removesuffix("s") if words and found.kind == "NORP" else ""


def _lives_in(scene: Scene, found: Found) -> str | None:
    """The state of a people that the tables know there, or whose words tell it: "Kosovo Serbs", "Latvia's Russians"."""
    if found.use == "people":
        countries = scene.knowledge.peoples[found.key].countries
        return countries[0] if len(countries) == 1 and " " in scene.reading.words(found.span) else None
    if found.use != "demonym":
        return None
    owners = [f for child in scene.tree.children(found.head, "nmod:poss") for f in scene.at_head.get(child, [])]
    others = [f.country for f in owners if f.use in NAMED and f.country not in (None, found.country, *INTERNATIONAL)]
    if others:
        return others[0]
    above = scene.tree[found.head].head if scene.tree.is_(found.head, "amod", "compound") else None
    if above is not None and scene.tree.lemma(above) in cues("ethnic_noun"):  # "the Turkmen community of Kirkuk"
        around = [
            at for at in scene.tree.children(above, "nmod") if scene.case(at) in cues("home_preposition") | {"of"}
        ]
        there = [f.country for at in around for f in scene.at_head.get(at, []) if f.kind in PLACES and f.country]
        return next((state for state in there if state not in (found.country, *INTERNATIONAL)), None)
    first = scene.tokens_in(found.span)[0]
    if first == 0 or scene.word(first - 1) not in cues("ethnic"):
        return None
    places = [
        child for child in scene.tree.children(found.head, "nmod") if scene.case(child) in cues("home_preposition")
    ]
    there = [
        f.country for child in places for f in scene.at_head.get(child, []) if f.country not in (None, found.country)
    ]
    home = scene.home.country if scene.home is not None else None
    return next(iter(there), home if home != found.country else None)


def _state_told(scene: Scene, country: str | None) -> bool:
    """Whether the report names a state, its capital or its places."""
    return any(found.country == country and found.kind in ("GPE", "LOC", "ORG", "PER") for found in scene.found)
