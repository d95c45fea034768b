"""Which country a place name lies in, and which country a document is at home in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from polybius.actors import blows
from polybius.actors.scene import SUBJECT, Found, Scene, cues
from polybius.actors.towns import Towns, places_of
from polybius.resources import publishers
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Span

DATELINE_VOTES = 4  # how much more than a name in the text the place of writing, or the title, says of its home
CLEAR_LEAD = 1.5  # the first country's votes over the second's from which the home counts as known
OFTENER = 4  # times that the state most spoken of is named for each time of the one that has the only town
PLACES = ("GPE", "LOC", "FAC")
HOUSE = re.compile(r"(?:['’]s)? (\w+)")
GENITIVES = ("'s ", "’s ")
PLACED = ("in", "across", "throughout", "near", "outside", "around", "at")


def locate(scene: Scene) -> None:
    """Notes the country of the towns, provinces and bases that the language model found; they stay no actors.

    A town or province that only bears the name of a capital or state, as the other names tell, is no actor either.
    """
    _join_owners(scene)
    _no_agencies(scene)
    _no_parts(scene)
    surnames = _surnames(scene)
    for found in scene.found:
        if found.use == "ner" and found.kind == "PER" and _listed(scene, found):
            found.kind = "GPE"  # "in Kano, Sarmin and Basra", one of them taken for a person
        elif found.use == "ner" and found.kind in ("GPE", "LOC", "ORG") and _is_person(scene, found, surnames):
            _name(found, surnames[scene.reading.words(found.span)])
    towns = Towns(scene, (found for found in scene.found if found.kind in PLACES))
    struck = {scene.reading.words(found.span) for found in scene.found if blows.is_ground(scene, found)}
    for found in scene.found:
        if found.country is None and found.use in ("ner", "place") and found.kind in PLACES:
            found.country = _owner(scene, found) or towns.country_of(found)
        elif found.use == "ner" and found.kind == "ORG" and scene.case(found.head) in cues("place_preposition"):
            found.country = towns.country_of(found)
            found.kind = "GPE" if found.country else found.kind  # "in Nassiriya", taken for a body
        elif found.use == "ner" and found.kind in ("ORG", "PER") and scene.reading.words(found.span) in struck:
            found.country, found.kind = towns.country_of(found), "GPE"
        elif found.use in ("government", "name") and (country := towns.namesake(found)):
            found.country, found.entity, found.use, found.key = country, None, "ner", ""


def _no_agencies(scene: Scene) -> None:
    """Forgets the outlet that a dateline names behind its place: "LIMA, May 2 (Meridian) -" is of no town."""
    for found in [f for f in scene.found if f.use == "ner" and f.span.end <= scene.dateline_end]:
        around = scene.reading.text[: found.span.start].rstrip()[-1:], scene.reading.text[found.span.end :][:1]
        if around == ("(", ")") and scene.reading.document.dateline is not None:
            scene.drop(found)


def _no_parts(scene: Scene) -> None:
    """Forgets the state or capital whose name is the end of a town's that the tables know: "Mocimboa da Praia"."""
    towns = [f for f in scene.found if f.use == "ner" and f.kind in PLACES and places_of(scene.reading.words(f.span))]
    for found in [f for f in scene.found if f.use in ("name", "government") and f.kind in PLACES]:
        if any(town.span.end == found.span.end and town.span.start < found.span.start for town in towns):
            scene.drop(found)


def _join_owners(scene: Scene) -> None:
    """Makes one name of a town of two with a genitive between them: "Cox's Bazar"."""
    for found in [f for f in scene.found if f.use == "ner" and f.kind in PLACES]:
        for owner in scene.found:
            between = scene.reading.text[owner.span.end : found.span.start]
            if between not in GENITIVES or owner.use != "ner":
                continue
            whole = Span(owner.span.start, found.span.end)
            if places_of(scene.reading.words(whole)):
                found.span = whole
                scene.drop(owner)
                break


def home(scene: Scene) -> Found | None:
    """The first mention of the country in which the document is set, None when two have as good a claim.

    Of two the one that the title names is taken. Where the text names it nowhere, it stands before the text: a state of
    the title, or of the outlet where neither names any.
    """
    votes: Counter[str] = Counter()
    for found in scene.found:
        if found.country and found.country not in INTERNATIONAL and found.kind in ("GPE", "LOC", "FAC"):
            votes[found.country] += _weight(scene, found)
    stated = [f for f in scene.found if f.country not in (None, *INTERNATIONAL)]
    stated = [f for f in stated if not venue(scene, f)] or stated
    title = scene.titled or (None if stated else scene.outlet)
    if title is not None:
        votes[title] += DATELINE_VOTES
    ranked = [(country, count) for country, count in votes.most_common(2) if count]
    if stated and len({f.country for f in stated} | ({title} - {None})) == 1:
        return stated[0]  # "The army deployed two battalions" in a report that names Nigeria alone
    if not ranked:
        return None
    chosen, count = next((one for one in ranked if one[0] == title), ranked[0])
    if chosen != title and len(ranked) > 1 and count < CLEAR_LEAD * ranked[1][1]:
        return None
    named = Counter(f.country for f in scene.found if f.entity is not None and f.country not in (None, *INTERNATIONAL))
    most, often = next(iter(named.most_common(1)), (chosen, 0))
    others = [times for state, times in named.most_common(2) if state != chosen]
    if count == 1 and chosen != title and len(others) > 1 and min(others) > named[chosen]:
        return None  # "the accord that Thailand and Cambodia signed in Kuala Lumpur", in a report on these two
    once = count == 1 and not _happening(scene, chosen)
    if once and named[chosen] and 2 * often > named.total() and often >= OFTENER * named[chosen]:
        chosen = most  # "Iran invited the premier to Qom", in a report that speaks of Iraq more than of all others
    elif once and named.total() > 1 and not named[chosen]:
        return None  # one town of a state that is not spoken of, in a report on others: hardly its home
    outside = Found(Span(0, 0), "GPE", 0, "name", scene.knowledge.entity(chosen, scene.day), chosen)
    return next((f for f in scene.found if f.country == chosen), outside if chosen == title else None)


def _happening(scene: Scene, state: str) -> bool:
    """Whether something is told to happen at a place of a state that no other one does there.

    "Gunmen stormed a church in Djibo" in a report on a Nigerian priest, not "Europe will meet Serbia in Granada".
    """
    for found in scene.found:
        verb = scene.verb_above(found.head) if found.country == state and _weight(scene, found) else None
        if verb is None or _cases(scene, found.head).isdisjoint(PLACED):
            continue
        acting = [at for child in scene.tree.children(verb, *SUBJECT) for at in scene.tree.subtree(child)]
        if not any(f.country not in (None, state) for at in acting for f in scene.at_head.get(at, [])):
            return True
    return False


def titled(scene: Scene) -> str | None:
    """The one state that the title names, at its beginning or as a place, itself or by a town; None: none, or several.

    "Burundi: coup fails", "Commandos end siege in Lima"; not "Ban on workers for Kuwait lifted". Whose embassy it is,
    and whose officer says so before a colon, tells nothing of where it is ("Chad's consulate in Sebha burned": Libya).
    """
    title, knowledge = scene.reading.document.title or "", scene.knowledge
    manner = "upper" if title.isupper() else "lower" if title.islower() else ""
    said, placed = {found.country for found in scene.found}, dict.fromkeys(_towns_in(scene, title), True)
    for hit in knowledge.index.hits(title, {0: manner}, frozenset(knowledge.unless)):
        entity = knowledge.entity(hit.names[0].entity, scene.day) if hit.names[0].use != "none" else None
        if entity is None or entity.country is None or entity.country in INTERNATIONAL:
            continue
        if entity.country not in said and said & {country for country, _ in places_of(hit.span.of(title))}:
            continue  # "Georgia" above a report from Atlanta
        if _is_abroad(title[hit.span.end :]) or _tells(scene, title[hit.span.end :]):
            continue
        before = title[: hit.span.start].lower().split()
        if _issues(scene, before):
            return entity.country
        first = not before or before[-1].endswith((":", "|")) or before[-1] in cues("place_preposition")
        placed[entity.country] = placed.get(entity.country, False) or first
    return next(iter(placed)) if len(placed) == 1 and all(placed.values()) else None


def _issues(scene: Scene, before: list[str]) -> bool:
    """Whether the words before a state in a title name its body that speaks: "Statement of the Ministry of"."""
    if not before or before[0] not in cues("own statement") or "of" not in before[-2:]:
        return False
    bodies = [word for word in before if word not in cues("house abroad")]
    return any(agent.kind == "organ" for word in bodies for agent in scene.knowledge.agents.get(word, ()))


def _towns_in(scene: Scene, title: str) -> list[str]:
    """The states of the towns that a title names as places, as far as the text names them as well."""
    towns = {scene.reading.words(f.span): f.country for f in scene.found if f.kind in PLACES and f.use == "ner"}
    before = {town: title.partition(f" {town}")[0].lower().split() for town in towns if f" {town}" in title}
    placed = [town for town, words in before.items() if words and words[-1] in cues("place_preposition")]
    return [country for town in placed if (country := towns[town]) and country not in INTERNATIONAL]


def _is_abroad(behind: str) -> bool:
    """Whether the words behind a state's name are its house in another one: "'s consulate", " embassy"."""
    words = HOUSE.match(behind)
    return words is not None and words[1].lower() in cues("house abroad")


def _tells(scene: Scene, behind: str) -> bool:
    """Whether the words behind a state's name tell who of it says what follows: " watchdog: militias slowed work"."""
    teller, colon, _ = behind.partition(": ")
    words = teller.split()
    return bool(colon and words) and words[-1].lower() in scene.knowledge.agents


def published_in(scene: Scene) -> str | None:
    """The state of the outlet, by its address or by the one state or capital in its name: "The Bamako Courier"."""
    document, index = scene.reading.document, scene.knowledge.index
    outlet = document.publisher or ""  # by its words as well: "The Jakarta Post" is a name by itself
    names = [hit.names[0] for words in (outlet, *outlet.split()) for hit in index.hits(words)]
    states = {name.entity for name in names if name.use in ("name", "government", "demonym")} - {*INTERNATIONAL}
    return publishers.home(outlet, document.uri) or (next(iter(states)) if len(states) == 1 else None)


def _surnames(scene: Scene) -> dict[str, Found]:
    """The persons whom the text names in full, by their last names; those whom the tables know before others."""
    named = sorted((f for f in scene.found if f.kind == "PER"), key=lambda f: f.entity is not None)
    words = [(scene.reading.words(f.span).split(), f) for f in named]
    return {name[-1]: f for name, f in words if len(name) > 1}


def _is_person(scene: Scene, found: Found, surnames: Mapping[str, Found]) -> bool:
    """Whether a name taken for a town or a body is somebody's: "supporters of Castillo" beside "Pedro Castillo"."""
    if scene.reading.words(found.span) not in surnames or _cases(scene, found.head) & cues("place_preposition"):
        return False
    above = scene.tree[found.head].head
    ruling = above is not None and scene.tree.lemma(above) in cues("somebody's rule")  # "the Castillo government"
    return not scene.tree.children(found.head, "compound", "flat", "amod") and (
        ruling or not scene.tree.is_(found.head, "compound", "flat")
    )


def _name(found: Found, person: Found) -> None:
    """Makes a mention one of somebody named elsewhere."""
    found.kind, found.use, found.key = person.kind, person.use, person.key
    found.entity, found.country = person.entity, person.country


def _owner(scene: Scene, found: Found) -> str | None:
    """The country of the place whose quarter it is: "Honiara's Chinatown"."""
    owners = scene.tree.children(found.head, "nmod:poss") if scene.parsed else []
    places = [f for child in owners for f in scene.at_head.get(child, []) if f.kind in PLACES]
    return next((f.country for f in places if f.country and f.country not in INTERNATIONAL), None)


def _weight(scene: Scene, found: Found) -> int:
    """How much a place name says of where the document is set; a state that acts says nothing."""
    if venue(scene, found):
        return 0
    if found.span.end <= scene.dateline_end and found.entity is None and found.use in ("government", "ner"):
        return DATELINE_VOTES
    if scene.parsed and scene.case(found.head) == "from" and scene.tree.is_(found.head, "nmod"):
        return 0  # "A pilot from New Zealand is held in Papua"
    return int(found.entity is None or bool(_cases(scene, found.head) & cues("place_preposition")))


def venue(scene: Scene, found: Found) -> bool:
    """Whether a place only says where others sit down together or live in exile.

    "The army left the talks in Jeddah", "the accord was signed in Vienna", "from his exile in Paris".
    """
    if not scene.parsed or scene.case(found.head) not in ("in", "at"):
        return False
    before = scene.tree.children(found.head, "case")[0] - 1  # "in exile in Madrid", whichever word that hangs from
    above = scene.tree[found.head].head if scene.tree.is_(found.head, "nmod", "obl") else None
    if any(at is not None and at >= 0 and scene.tree.lemma(at) in cues("hosted") for at in (before, above)):
        return True
    return above is not None and _meet_abroad(scene, found, above)


def _meet_abroad(scene: Scene, place: Found, above: int) -> bool:
    """Whether people of one other state meet somebody at a place, or anybody does where an international body sits.

    "Kenyan ministers met bankers in Washington", "Two lawmakers met European officials in Brussels".
    """
    verb = above if scene.tree[above].upos == "VERB" else scene.verb_above(above)
    if verb is None or scene.tree.lemma(verb) != "meet":
        return False
    if scene.reading.words(place.span) in cues("seat_of_bodies"):
        return True
    parties = [child for child in scene.tree.children(verb, *SUBJECT, "obj") if not _known_states(scene, child)]
    if any(scene.tree[child].tag in ("NN", "NNP") for child in parties):
        return False  # "Kenya's envoy met the president in Yaounde": his host
    states = {state for child in scene.tree.children(verb, *SUBJECT) for state in _known_states(scene, child)}
    return bool(states - {*INTERNATIONAL}) and place.country not in states


def _known_states(scene: Scene, head: int) -> set[str]:
    """The states that the words around a noun name, but for those of places: "envoys of the World Bank in Peru"."""
    inside = (f for at in scene.tree.subtree(head) for f in scene.at_head.get(at, []))
    return {f.country for f in inside if f.country and scene.case(f.head) not in cues("place_preposition")}


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
