"""Persons and bodies that no table knows: an entity by their name, with what the text says of them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace

from polybius.actors import not_whose
from polybius.actors.affair import met_by
from polybius.actors.knowledge import sector_kind
from polybius.actors.meant import composed_for
from polybius.actors.names import words_of
from polybius.actors.scene import Found, Scene, cues
from polybius.resources.letters import unaccented
from polybius.resources.outlets import called_outlet
from polybius.resources.parties import INTERNATIONAL, ONLY_NAMED
from polybius.schema import Entity, Span

AND = " and "
BRACKET = " ("
INITIALS = re.compile(r"[A-Z][A-Z-]{1,7}")
GENITIVES = ("'s ", "’s ")
DIGEST = 8  # hexadecimal, of a name in another script
OF_A_STATE = frozenset({"ambassador", "leader", "member", "ally"})  # whom states have in a body


def titles(scene: Scene) -> None:
    """Joins an office to the name behind it: "Prime Minister Mustafa al-Kadhimi" is one mention."""
    offices = {f.span.end: f for f in scene.found if f.use == "agent" and f.agent and f.agent.kind != "quantity"}
    for found in [f for f in scene.found if f.kind == "PER"]:
        start = found.span.start
        title = offices.get(start - 1) or (
            offices.get(start - 2) if scene.reading.text[start - 2 : start] == ". " else None
        )
        if title is None or title.plural or _possessed(scene, title, found):
            continue
        title = _second(scene, offices, title) or title
        found.span = Span(title.span.start, found.span.end)
        found.agent = found.agent or title.agent
        if found.entity is None:
            known = _in_office(scene, found, title)
            clue = _realm(scene, found) or title.entity or _people_before(scene, title) or _told_of(scene, found)
            clue = clue or _of_house(scene, title)
            found.entity = known or _named(scene, found, clue, title)
            found.country = known.country if known is not None else found.country
        elif _serves_body(scene, found, title):
            _in_service(scene, found.entity, title)
        scene.drop(title)
        if scene.tree[found.head].head == title.head:
            scene.move(found, title.head)  # the tree takes the office for the head


def _serves_body(scene: Scene, found: Found, title: Found) -> bool:
    """Whether his office is one of an international body, though the tables know him by one at home: "UN envoy Rao".

    Not a state's ambassador to it ("U.N. Ambassador Rao"), nor who held it once.
    """
    at_home = found.entity is not None and found.entity.country not in (None, *INTERNATIONAL)
    of_body = title.entity is not None and title.entity.country in INTERNATIONAL and title.entity.kind != "person"
    words = set(scene.reading.words(title.span).lower().split())
    return at_home and of_body and not words & (cues("former") | OF_A_STATE)


def _in_service(scene: Scene, person: Entity, title: Found) -> None:
    """Gives somebody, wherever the report names him, the body that his title tells."""
    assert title.entity is not None
    country = title.entity.country
    sector = (title.agent.sector if title.agent is not None else "") or "GOV"
    why = f"{person.why}; {scene.reading.words(title.span)!r} before the name"
    served = replace(person, code=f"{country}{sector}", country=country, sector=sector, why=why)
    for found in scene.found:
        if found.entity is not None and found.entity.id == person.id:
            found.entity, found.country = served, country


def _of_house(scene: Scene, title: Found) -> Entity | None:
    """The only one of its field named before, of a title in a house: "Defence Ministry spokeswoman Mary Wanjiru"."""
    start = title.span.start
    house = next((f for f in scene.found if f.span.start == start and f.span.end < title.span.end and f.agent), None)
    if house is None or house.agent is None or house.agent.lemma[-1] not in cues("house of government"):
        return None
    same = [f for f in scene.found if f.span.end <= start and f.agent and f.agent.lemma == house.agent.lemma]
    told = {f.entity.id: f.entity for f in same if f.entity is not None and f.country}
    if len(told) != 1:
        return None
    (only,) = told.values()
    lined = scene.reading.document.dateline is not None
    places = {f.country for f in scene.found if lined and f.kind == "GPE" and f.span.end <= scene.dateline_end}
    own = places - {None} or {scene.outlet} - {None}  # whose houses need no name
    return None if (own and only.country not in own) or only.country in not_whose.others(scene, title) else only


def _second(scene: Scene, offices: dict[int, Found], title: Found) -> Found | None:
    """The office before another one of the same person: "Chadian Interior Secretary and Defence Minister Ali Nour"."""
    first = offices.get(title.span.start - len(AND))
    if first is None or first.plural or title.entity is not None or not first.country:
        return None
    text = scene.reading.text
    capital = all(word[:1].isupper() for word in scene.reading.words(first.span).split())
    beside = text[first.span.end : title.span.start] == AND and not text[: first.span.start].lower().endswith("the ")
    if not (capital and beside) or scene.reading.words(first.span).startswith("The "):
        return None
    scene.drop(title)
    return first


def _in_office(scene: Scene, found: Found, title: Found) -> Entity | None:
    """Who is in office on the day, of a title and a bare surname: "President Aoun" in 2017; None for two such."""
    surname = scene.reading.words(_name_span(scene, found)).lower()
    office = " ".join(title.agent.lemma) if title.agent is not None else ""
    if scene.day is None or title.entity is not None or office not in cues("highest_office"):
        return None
    holders = [
        id for id, names in scene.knowledge.people_names.items()
        if any(surname in (words[0].lower(), words[-1].lower()) for words in names)  # "Yoon Suk-yeol"
        and scene.knowledge.holds_office(id, scene.day, office)
    ]  # fmt: skip
    return scene.knowledge.entity(holders[0], scene.day) if len(holders) == 1 else None


def _possessed(scene: Scene, title: Found, found: Found) -> bool:
    """Whether the name does not belong to the office before it: "the minister Haddad appointed"."""
    if scene.parsed and not (
        scene.tree[title.head].head == found.head
        or scene.tree[found.head].head == title.head
        or scene.tree[title.head].upos == "PROPN"
    ):
        return True
    return scene.tree.is_(title.head, "nmod:poss")


def name_the_rest(scene: Scene) -> None:
    """Gives each name that the tables lack an entity of its own; the same name gets the same one."""
    for found in scene.found:
        if found.use == "ner" and found.kind in ("PER", "ORG"):
            beside = _beside(scene, found)
            if found.entity is None or not found.entity.id.startswith(ONLY_NAMED):
                clue = found.entity or (beside.entity if beside else None) or _inner_country(scene, found)
                clue = clue or _realm(scene, found) or _told_of(scene, found)
                clue = clue or (_people_before(scene, found) if found.kind == "ORG" else None)  # "American F-15s"
                found.entity = _named(scene, found, clue, beside)
    _join_surnames(scene)
    _join_initials(scene)


def _join_initials(scene: Scene) -> None:
    """Gives initials whoever they stand behind in brackets: "the Abu Sayyaf Group (ASG) ... the ASG"."""
    text = scene.reading.text
    bodies = {f.span.end: f.entity for f in scene.found if f.kind in ("ORG", "AGENT") and f.entity and not f.person}
    unknown = [f for f in scene.found if f.use == "ner" and f.kind == "ORG"]
    meant: dict[str, Entity] = {}
    for found in unknown:
        body = bodies.get(found.span.start - len(BRACKET))
        if body and INITIALS.fullmatch(scene.reading.words(found.span)) and text.endswith(BRACKET, 0, found.span.start):
            meant.setdefault(scene.reading.words(found.span), body)
    for found in unknown:
        if (body := meant.get(scene.reading.words(found.span))) is not None:
            found.entity, found.country = body, body.country


def short_names(scene: Scene) -> None:
    """Adds later short forms of bodies and persons named in full: "the Guards", "the Corps", "Haddad"."""
    if not scene.parsed:
        return
    taken = {token for f in scene.found if f.kind in ("PER", "ORG", "GPE", "FAC") for token in scene.tokens_in(f.span)}
    taken |= {token for span in scene.blocked for token in scene.tokens_in(span)}
    full = [
        f
        for f in scene.found
        if f.kind in ("PER", "ORG") and f.entity is not None and " " in scene.reading.words(f.span)
    ]
    short: dict[str, Found] = {}
    for found in reversed(full):
        for word in _short_forms(scene.reading.words(found.span), found.kind):
            short[word] = found  # the first mention of the full name decides
    for at, token in enumerate(scene.tree.tokens):
        source = short.get(scene.tree.word(at))
        if source is None or at in taken or token.upos not in ("PROPN", "NOUN") or source.span.start > token.span.start:
            continue
        if source.kind == "ORG" and not _after_article(scene, at):
            continue
        if scene.tree.is_(at, "compound", "flat") and scene.tree[token.head or 0].upos == "PROPN":
            continue  # "Guards Street"
        scene.add(Found(token.span, source.kind, at, source.use, source.entity, source.country, key=source.key))


def _short_forms(words: str, kind: str) -> list[str]:
    parts = [part for part in re.split(r"[\s-]+", words) if part[:1].isupper() and len(part) > 3]
    if kind == "PER":
        return parts[-1:]
    return [part for part in parts if part.lower() in cues("short_name")]


def _after_article(scene: Scene, at: int) -> bool:
    return at > 0 and scene.word(at - 1) == "the"


def _beside(scene: Scene, found: Found) -> Found | None:
    """The common noun for it at the same head or in apposition."""
    for token in (found.head, *scene.tree.children(found.head, "appos")):
        for other in scene.at_head.get(token, []):
            if other.use == "agent" and other is not found:
                return other
    head = scene.tree[found.head].head
    if head is not None and scene.tree.is_(found.head, "appos", "flat"):
        return next((f for f in scene.at_head.get(head, []) if f.use == "agent"), None)
    return None


def _inner_country(scene: Scene, found: Found) -> Entity | None:
    """The country in a body's own name: "Bank of Ghana"."""
    if found.kind != "ORG":
        return None
    inside = [f for f in scene.within(found.span) if f is not found]
    first = inside[0] if inside and inside[0].span.start == found.span.start else None
    if first is not None and first.use == "organisation" and first.country in INTERNATIONAL:
        return first.entity  # "UN Panel of Experts"
    last = next((f.entity for f in inside if f.span.end == found.span.end and f.use == "organisation"), None)
    if last is not None and last.sector == "REB" and (first is None or first.use not in ("name", "demonym")):
        return last  # "Monywa People's Defence Force": a local branch of the rebels
    return next((f.entity for f in inside if f.use in ("name", "demonym")), None) or _first_word(scene, found)


def _first_word(scene: Scene, found: Found) -> Entity | None:
    """The state that the first word of a body's name tells: "British Museum", which is no place where somebody acts."""
    word = scene.reading.words(found.span).partition(" ")[0]
    hits = list(scene.knowledge.index.hits(word)) if word != scene.reading.words(found.span) else []
    states = [entry.entity for hit in hits for entry in hit.names if entry.use == "demonym"]
    return scene.knowledge.entity(states[0], scene.day) if len(states) == 1 else None


def _realm(scene: Scene, found: Found) -> Entity | None:
    """The state right behind a name, or whose somebody is: "King Abdullah of Jordan", "Chad's Amina Saleh".

    Of a body that behind "of" alone: "the Committee for Public Order of Peru".
    """
    text, start, end = scene.reading.text, found.span.start, found.span.end
    behind = end + len(" of ") if text.startswith(" of ", end) else None
    before = next((start - len(mark) for mark in GENITIVES if text.endswith(mark, 0, start)), None)
    states = [f for f in scene.found if f.use in ("name", "government")]
    own = before if found.kind == "PER" else None
    return next((f.entity for f in states if behind == f.span.start or own == f.span.end), None)


def _people_before(scene: Scene, named: Found) -> Entity | None:
    """The state of the people right before an office or a name without one: "the Libyan general Salem Barka"."""
    start = named.span.start - 1
    return next((f.entity for f in scene.found if f.use == "demonym" and f.span.end == start), None)


def _told_of(scene: Scene, found: Found) -> Entity | None:
    """The state whose body somebody runs, or that avenges or buries him, as his clause tells.

    "General Malik had run the foreign wing of Pakistan's intelligence service", "Iran fired missiles in revenge for the
    killing of General Salami".
    """
    if found.kind != "PER" or not scene.parsed:
        return None
    tree, verb = scene.tree, scene.verb_above(found.head)
    if verb is None:
        return None
    if scene.is_subject(found) and tree.lemma(verb) in cues("heading"):
        inside = [at for noun in tree.children(verb, "obj") for at in tree.subtree(noun)]
        bodies = (f for at in inside for f in scene.at_head.get(at, []) if f.agent is not None and f.entity is not None)
        return next((f.entity for f in bodies if f.agent and f.agent.kind == "organ"), None)
    up = [at for at in tree.ancestors(found.head) if at != verb]
    above = up[: next((i for i, at in enumerate(up) if tree[at].upos == "VERB"), len(up))]
    avenged = any(tree.lemma(at) in cues("revenge") and scene.case(at) == "in" for at in above)
    mourned = tree.is_(found.head, "obj") and tree.lemma(verb) in cues("burying") | {"avenge"}
    subjects = tree.children(verb, "nsubj") if avenged or mourned else []
    acting = (f for at in subjects for f in scene.at_head.get(at, []) if f.entity is not None and f.country)
    return next((scene.knowledge.entity(f.country or "", scene.day) for f in acting if f.kind == "GPE"), None)


def _named(scene: Scene, found: Found, clue: Entity | None, beside: Found | None) -> Entity:
    words = scene.reading.words(_name_span(scene, found))
    words = re.sub(r"\s+", " ", words)
    country = (clue.country if clue else None) or _only_state(scene, beside)
    sector = (beside.agent.sector if beside and beside.agent else None) or (clue.sector if clue else None) or None
    kind = "person" if found.kind == "PER" else sector_kind(sector or "")
    if kind in ("government", "military", "parliament", "court", "police", "intelligence", "people"):
        kind = "organisation"
    code = f"{country}{sector or ''}" if country else None
    ties = clue.affiliations if clue else ()
    why = (
        f"a name without a row; described by {scene.reading.words(beside.span)!r}"
        if beside and beside.entity
        else "a name without a row"
    )
    return Entity(f"{ONLY_NAMED}{slug(words)}", words, code, country, sector, kind, ties, why)


def _only_state(scene: Scene, office: Found | None) -> str | None:
    """The one state that has such an office: "Rep. Dan Okafor", "Home Secretary Jane Doe"; none for a former holder."""
    if office is None or office.agent is None or len(office.agent.only) != 1:
        return None
    inside = scene.tokens_in(office.span)
    words = {scene.word(at) for at in range(max(inside[0] - 1, 0), inside[-1] + 1)}
    return None if words & cues("former") else office.agent.only[0]


def _name_span(scene: Scene, found: Found) -> Span:
    """The words of the name without its office, also where the model took each for a person: "President", "Silva"."""
    for mention in scene.reading.mentions:
        if not found.span.contains(mention.span) or mention.kind != found.kind:
            continue
        office = all(word.norm in cues("honorific") for word in words_of(scene.reading.words(mention.span)))
        if not office or mention.span.end == found.span.end:
            return mention.span
    return found.span


def settle(scene: Scene) -> None:
    """Takes unknown persons and bodies for those of the country in which the report is set, where one is clear."""
    if scene.home is None or scene.home.country is None:
        return
    settled: dict[str, Entity] = {}
    beside = {found.entity.id for found in scene.found if found.entity is not None and _beside_states(scene, found)}
    beside |= {f.entity.id for f in scene.found if f.entity is not None and scene.home.country in met_by(scene, f)}
    beside |= {found.entity.id for found in scene.found if found.entity is not None and _passes_on(scene, found)}
    why = f"the report is set in {scene.home.country}"
    for found in scene.found:
        entity = found.entity
        if (
            found in scene.ships
            or _unit(found)
            or _make(scene, found)
            or scene.reading.words(found.span).lower() in cues("direction")
        ):
            continue  # a merchant ship is at home anywhere, soldiers are sent abroad, and "the West" is many states
        if found.agent is not None and found.agent.kind == "counterpart":
            continue  # "his counterpart Nikos Dendias" is surely of another state
        if (entity is not None and entity.id in beside) or scene.home.country in _dealt_with(scene, found):
            continue
        if entity is not None and entity.id.startswith(ONLY_NAMED) and entity.country is None:
            country = scene.home.country
            found.entity = settled.setdefault(
                entity.id,
                replace(entity, country=country, code=f"{country}{entity.sector or ''}", why=f"{entity.why}; {why}"),
            )
    for found in scene.found:  # "Prosecutor Ana Diaz ... Diaz's office"
        agent, entity = found.agent, found.entity
        if agent is None or entity is None or entity.country is not None or found.use != "agent":
            continue
        owners = [f for at in scene.tree.children(found.head, "nmod:poss") for f in scene.at_head.get(at, [])]
        if any(f.entity is not None and f.entity.id in settled for f in owners):
            found.country = scene.home.country
            found.entity = composed_for(scene, found.country, agent.sector, f"{agent.row}; {why}", ())


def _passes_on(scene: Scene, found: Found) -> bool:
    """Whether it is an outlet that tells or is told something, as one of any country does: "Radio Zarra said"."""
    tree = scene.tree
    head = (tree[found.head].head if tree.is_(found.head, "appos", "flat") else None) or found.head
    if not called_outlet(scene.reading.words(tree.phrase(head))):
        return False
    above = tree[head].head
    passed = above is not None and tree.is_(head, "nsubj", "obj", "iobj", "obl", "obl:agent")
    if any(tree.lemma(at) == "accord" for at in tree.children(head, "case")):
        return True  # "according to Radio Zarra"
    return passed and tree.lemma(above or 0) in cues("speech") | cues("passing on")


def _dealt_with(scene: Scene, found: Found) -> set[str | None]:
    """The states that a body does something to: "The Korean Football Union criticised Japan" is hardly Japan's.

    Nor is who accuses or warns it: "Foreign Ministry spokeswoman Olga Petrova accused Norway".
    """
    above = scene.tree[found.head].head
    if above is None or not scene.tree.is_(found.head, "nsubj"):
        return set()
    if found.kind != "ORG" and scene.tree.lemma(above) not in cues("addressing"):
        return set()
    return {f.country for at in scene.tree.children(above, "obj") for f in scene.at_head.get(at, []) if f.kind == "GPE"}


def _beside_states(scene: Scene, found: Found) -> bool:
    """Whether a body is named in one list with two states: "between Iraq, the United States and WMF"."""
    first = scene.tree[found.head].head if scene.tree.is_(found.head, "conj") else None
    if found.kind != "ORG" or first is None:
        return False
    listed = {at for at in scene.tree.conjuncts(first) if at != found.head}
    heads = [other for at in listed for other in scene.at_head.get(at, [])]
    states = {other.entity.country for other in heads if other.entity is not None and _of_state(other.entity)}
    return len(states - {None}) > 1


def _of_state(entity: Entity) -> bool:
    return entity.sector in (None, "GOV") and not entity.id.startswith(ONLY_NAMED)


def _unit(found: Found) -> bool:
    """Whether a name is that of soldiers: "the 12th Air Wing"."""
    entity = found.entity
    return entity is not None and entity.name.split()[-1].lower() in cues("unit")


def _make(scene: Scene, found: Found) -> bool:
    """Whether a name is that of a weapon's make, which its owner may use anywhere: "a Reaper drone"."""
    above = scene.tree[found.head].head if scene.tree.is_(found.head, "compound", "flat") else None
    return found.kind == "ORG" and above is not None and scene.tree.lemma(above) in cues("tool") | cues("weapon")


def _join_surnames(scene: Scene) -> None:
    """A later surname is the person named in full before: "Amal Haddad ... Haddad"."""
    full: dict[str, Entity] = {}
    for found in sorted((f for f in scene.found if f.kind == "PER" and f.entity), key=lambda f: f.span.start):
        assert found.entity is not None
        words = found.entity.name.split()
        if found.use == "ner" and len(words) == 1 and words[0].lower() in full:
            found.entity = full[words[0].lower()]
        elif len(words) > 1:
            full[words[-1].lower()] = found.entity
            full[re.sub(r"^(al|el)-", "", words[-1].lower())] = found.entity


def slug(text: str) -> str:
    """The text as an id: small letters, figures and hyphens; behind them a digest where other letters are left."""
    plain = unaccented(text).lower()
    told = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    if told and not any(unicodedata.category(sign) in ("Ll", "Lo") for sign in plain if not sign.isascii()):
        return told
    digest = hashlib.sha256(plain.encode()).hexdigest()[:DIGEST]
    return f"{told}-{digest}".strip("-")
