"""Named mentions: the tables' names in the text, merged with what the language model takes for names."""

from __future__ import annotations

import difflib
import re

from polybius.actors import namesakes, vessels
from polybius.actors.knowledge import composed
from polybius.actors.names import Hit, Name, words_of
from polybius.actors.scene import NAMED, Found, Scene, cues
from polybius.actors.towns import places_of
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Entity, Mention, Span

KIND_OF_USE = {
    "name": "GPE", "government": "GPE", "demonym": "NORP", "people": "NORP", "person": "PER", "surname": "PER",
    "organisation": "ORG", "seat": "ORG",
}  # fmt: skip
DATELINE_PLACES = 30  # characters of a dateline that can name places: "WASHINGTON/BAGHDAD, Jan 7 (late) -"
SAME_NAME = 0.75  # difflib's ratio from which two first names are spellings of one ("Qasem", "Qassim")

NAMED_AFTER_A_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+")
TITLED = re.compile(r".?\.|.\s[A-Z]")
CONSTITUENCY = re.compile(r"\([RDI]-[A-Z][^()]{1,20}\)")  # "(R-Wis.)" behind a member of Congress
_OF_THE_UNION = re.compile(
    r"\b(?:EU|[Ee]urope\w*|[Uu]nion|[Bb]loc|[Cc]ommission\w*|MEPs?|[Mm]ember (?:states|countries))\b"
)
_DATELINE = re.compile(
    r"(?:[A-Z]{2}[A-Z\s/.'-]+|[A-Z]\w+(?:\s[A-Z]\w+)?(?=,|\s\())(?:,\s[^-–—]{2,30})?(?:\s?\([^)]{2,30}\))?\s?[-–—]{1,2}\s"
)
OF_MANY = ("inter-", "pan-")  # "Inter-American Commission": of many states
OF_MANY_REACH = max(map(len, OF_MANY))


def find(scene: Scene) -> None:
    """Adds the named mentions of the document, the tables' first, then the model's that the tables lack."""
    at_sea = vessels.find(scene)
    given = [m for m in scene.reading.mentions if m.kind in NAMED and not any(m.span.overlaps(s) for s in at_sea)]
    given = [m for m in given if not vessels.is_nobody(scene, m)]
    seats = [Span(*found.span()) for found in CONSTITUENCY.finditer(scene.reading.text)]
    given = [m for m in given if not any(seat.contains(m.span) for seat in seats)]
    all_hits = scene.knowledge.index.hits(scene.reading.text, _manners(scene), frozenset(scene.knowledge.unless))
    hits = [hit for hit in all_hits if not any(span.contains(hit.span) for span in at_sea)]
    hits = [hit for hit in hits if not vessels.is_plane(scene.reading.text, hit.span)]
    before = ((hit, scene.reading.text[max(hit.span.start - OF_MANY_REACH, 0) : hit.span.start]) for hit in hits)
    hits = [hit for hit, words in before if not words.lower().endswith(OF_MANY)]
    states = {hit.span.start: hit.names[0].entity for hit in hits if hit.names[0].use in namesakes.STATES}
    hits = [hit for hit in hits if not namesakes.is_anothers(scene, hit, states)]
    scene.blocked = [hit.span for hit in hits if any(entry.use == "none" for entry in hit.names)]
    for hit in hits:
        head = scene.head_of(hit.span)
        if hit.names[0].use == "none" and hit.names[0].entity and head is not None:
            scene.add(Found(hit.span, hit.names[0].entity, head, "place"))  # "the Gulf of Aden": one place, no state
    by_sentence: dict[int, list[Mention]] = {}
    for mention in given:
        for token in scene.tokens_in(mention.span)[:1]:
            by_sentence.setdefault(scene.sentence_of(token), []).append(mention)
    chosen = [(hit, _allowed(scene, hit, _given_near(scene, hit, by_sentence))) for hit in hits]
    scene.said = namesakes.countries_said(scene.knowledge, (hit for hit, names in chosen if names))
    scene.parties = namesakes.used_as_parties(scene, (hit for hit, names in chosen if names))
    for hit, names in chosen:
        if names:
            _add(scene, hit.span, namesakes.likeliest(scene, names))
    _surnames(scene)
    for mention in given:
        _add_given(scene, mention)
    scene.found.sort(key=lambda found: (found.span.start, -found.span.end))


def _given_near(scene: Scene, hit: Hit, by_sentence: dict[int, list[Mention]]) -> list[Mention]:
    tokens = scene.tokens_in(hit.span)
    return by_sentence.get(scene.sentence_of(tokens[0]), []) if tokens else []


def _manners(scene: Scene) -> dict[int, str]:
    out = {}
    for sentence in scene.reading.sentences:
        words = scene.reading.words(sentence.span)
        lower = not any(letter.isupper() for letter in words)
        upper = not any(letter.islower() for letter in words)
        out[sentence.span.start] = "lower" if lower else "upper" if upper else ""
    return out


def _allowed(scene: Scene, hit: Hit, given: list[Mention]) -> tuple[Name, ...]:
    """The names of a hit that the words around it allow."""
    if any(entry.use == "none" for entry in hit.names) or scene.reading.text.startswith("$", hit.span.end):
        return ()  # "US$ 14 billion"
    single = len(hit.names[0].words) == 1
    if single and (_contradicted(scene, hit) or _other_word(scene, hit)):
        return ()
    if namesakes.is_elsewhere(scene, hit) or _only_a_day(scene, hit) or _language(scene, hit):
        return ()
    outer = [m for m in given if m.span.contains(hit.span) and len(m.span) > len(hit.span) + 3]
    if single and any(m.kind == "PER" for m in outer):
        # "Paris Hilton", "Michael Jordan": the person's name, not the place; "Biden" in "Hunter Biden" is settled later
        return tuple(entry for entry in hit.names if entry.use in ("surname", "person"))
    if any(entry.use == "surname" for entry in hit.names) and _first_name_before(scene, hit.span):
        return tuple(entry for entry in hit.names if entry.use != "surname")
    return hit.names


def _only_a_day(scene: Scene, hit: Hit) -> bool:
    """Whether a party that is called after a day is not meant: "on March 8", not "the March 8 alliance"."""
    text = scene.reading.text
    if not NAMED_AFTER_A_DAY.fullmatch(hit.span.of(text)):
        return False
    behind = re.match(r"\s(\w+)", text[hit.span.end : hit.span.end + 30])
    return behind is None or behind[1].lower().removesuffix("s") not in cues("named_after_a_day")


def _language(scene: Scene, hit: Hit) -> bool:
    """Whether the name of a people stands for its tongue: "in English and in French", "translated from Russian"."""
    at = scene.head_of(hit.span)
    if hit.names[0].use != "demonym" or at is None or not scene.parsed or scene.tree[at].tag in ("NNS", "NNPS"):
        return False
    tree, first = scene.tree, at
    while tree.is_(first, "conj") and tree[first].head is not None and not tree.children(first, "case"):
        first = tree[first].head or 0  # "in English and French"
    bare = not any(tree.children(item, "det", "amod", "nmod", "nmod:poss", "compound") for item in (at, first))
    spoken = bool(tree.children(first, "case")) and scene.case(first) in ("in", "into", "from")
    return spoken and bare and not tree.is_(first, "amod", "compound", "flat", "case")


def _contradicted(scene: Scene, hit: Hit) -> bool:
    return any(word in scene.reading.text for word in scene.knowledge.unless.get(hit.names[0].words[0], ()))


def _other_word(scene: Scene, hit: Hit) -> bool:
    """Whether the word is a verb, pronoun or the like: "polish", "IS"."""
    inside = scene.tokens_in(hit.span)
    if not inside or not scene.parsed:
        return False
    token = scene.reading.tokens[inside[0]]
    word = scene.reading.words(token.span)
    if word[:1].isupper() and hit.names[0].words[0] not in scene.knowledge.unless:
        return False  # taggers slip: "the Americans" as a pronoun
    if word.isupper() and token.upos == "PRON" and not _shouted(scene, inside[0]):
        return False  # "offered to US": written so between small letters it is no pronoun
    return token.upos in ("PRON", "VERB", "ADP", "DET", "CCONJ", "SCONJ", "ADV") or (
        token.upos == "AUX" and word != "IS"
    )


def _shouted(scene: Scene, at: int) -> bool:
    """Whether the sentence is written in capitals."""
    sentence = scene.reading.sentences[scene.sentence_of(at)]
    return scene.reading.words(sentence.span).isupper()


def _first_name_before(scene: Scene, span: Span) -> bool:
    """Whether another name stands right before or after: "Kate Bush", "Sharon Stone"."""
    inside = scene.tokens_in(span)
    if not inside or not scene.parsed:
        return False
    tree, first, last = scene.tree, inside[0], inside[-1]
    before, after = first - 1, last + 1
    for near in (before, after):
        if not 0 <= near < len(tree.tokens) or scene.sentence_of(near) != scene.sentence_of(first):
            continue
        token = tree[near]
        name_like = token.upos == "PROPN" and tree.word(near)[:1].isupper() and not tree.word(near).isupper()
        joined = (
            token.head in inside
            or tree[first].head == near
            or (tree[first].head is not None and tree[first].head == token.head and tree.is_(first, "flat"))
        )
        if name_like and joined and (tree.is_(near, "flat") or tree.is_(first, "flat")):
            return True
    return False


def _add(scene: Scene, span: Span, entry: Name) -> Found | None:
    inside = scene.tokens_in(span)
    head = scene.head_of(span)
    if head is None:
        return None
    last = scene.reading.tokens[inside[-1]]
    if last.span.start < span.end < last.span.end and scene.reading.text[span.end : last.span.end] == ".":
        span = Span(span.start, last.span.end)  # "the U.S." where the point ends the sentence too
    found = Found(span, KIND_OF_USE[entry.use], head, entry.use, key=entry.entity)
    knowledge = scene.knowledge
    if entry.use in ("name", "demonym", "government"):
        found.country = entry.entity
        found.entity = knowledge.entity(entry.entity, scene.day)
        found.plural = entry.use == "demonym" and last.tag in ("NNS", "NNPS")
    elif entry.use == "seat":
        found.entity = government(scene, entry.entity, scene.reading.words(span))
    elif entry.use != "people":
        found.entity = knowledge.entity(entry.entity, scene.day)
        if found.entity is not None and found.entity.kind == "country":
            found.kind = "GPE"
    found.country = found.country or (found.entity.country if found.entity else None)
    return scene.add(found)


def _surnames(scene: Scene) -> None:
    """A surname of the tables stands for the namesake whom the document names in full, if there is one."""
    full = [f for f in scene.found if f.use == "person" and f.entity is not None]
    for found in scene.found:
        if found.use != "surname":
            continue
        words = tuple(word.norm for word in words_of(scene.reading.words(found.span)))
        for other in full:
            names = scene.knowledge.people_names.get(other.key, ())
            if other.key != found.key and any(entry[-len(words) :] == words for entry in names):
                found.key, found.entity, found.country = other.key, other.entity, other.country
                break
        found.use = "person"


def _common(scene: Scene, at: int) -> bool:
    """Whether a word that the model took for a name is a noun for bodies or the short form of one."""
    word = scene.word(at)
    return (
        scene.tree.lemma(at) in scene.knowledge.agents or word in scene.knowledge.agents or word in cues("short_name")
    )


def spoken_to(scene: Scene, first: int, last: int) -> bool:
    """Whether some words are only for whom a speech is made to: "Mr. President, on 28 June the government declared"."""
    before, behind = first - 1, last + 1
    if first > last or behind >= len(scene.tree.tokens):
        return False  # the last words of all
    opening = scene.first_of(first)
    if before < opening or scene.word(before) not in cues("addressing_title"):
        return False
    titles = all(
        scene.tree.lemma(at).lower() in cues("addressed_office") for at in range(first, behind)
    )  # no "Mr. King"
    begins = before == opening or scene.word(before - 1) in (",", '"', "“")
    return titles and begins and scene.word(behind) in (",", ".", "!")


def _organ(scene: Scene, span: Span) -> bool:
    """Whether the words are a noun for a state's organ, and nothing besides: "Supreme Court"."""
    words = tuple(word.norm for word in words_of(scene.reading.words(span)))
    agents = scene.knowledge.agents.get(words[-1], ()) if words else ()
    return any(agent.lemma == words and agent.kind == "organ" for agent in agents)


def _add_given(scene: Scene, mention: Mention) -> None:
    """Adds a mention of the model, unless the tables have told what stands there."""
    span = _bare(scene, mention.span)
    if mention.kind == "PER":
        span = _untitled(scene, span)
        titles = all(word.norm in cues("honorific") for word in words_of(scene.reading.words(span)))
        if titles and TITLED.match(scene.reading.text, span.end - 1):
            return  # "Maj." before "Gen. Aslani", "Commodore" before "Andrew Hill": a title by itself
        whole = scene.tokens_in(mention.span)
        if whole and (
            spoken_to(scene, scene.tokens_in(span)[0], whole[-1]) or spoken_to(scene, whole[0] + 1, whole[-1])
        ):
            return
    last = scene.tokens_in(span)[-1:]
    if last and len(scene.tokens_in(span)) == 1 and scene.word(last[0] + 1) in cues("projectile"):
        return  # "Katyusha rockets": their make
    if any(span.overlaps(blocked) for blocked in scene.blocked) and mention.kind in ("GPE", "LOC", "NORP"):
        scene.blocked.append(span)
    inside = scene.tokens_in(span)
    if mention.kind == "ORG" and (_common(scene, inside[0]) if len(inside) == 1 else _organ(scene, span)):
        return  # "the coalition", "the Guards", "Supreme Court": nouns that the phrases find, no names of their own
    rivals = [f for f in scene.nearby(inside[0]) if f.span.overlaps(span)] if inside else []
    if any(f.span.contains(span) for f in rivals):
        return
    head = scene.head_of(span)
    if head is None or not re.search(r"\w", scene.reading.words(span)) or "$" in scene.reading.words(span):
        return
    known = _same_person(scene, span, rivals) if mention.kind == "PER" else None
    if known is not None:
        known.span = Span(min(span.start, known.span.start), max(span.end, known.span.end))
        return
    inner_people = [f for f in rivals if f.kind == "PER" and mention.kind == "PER"]
    for found in inner_people:  # "Hunter Biden" is not Joe Biden
        scene.drop(found)
    if any(f.kind in ("ORG", "PER") and not span.contains(f.span) for f in rivals):
        return
    scene.add(Found(span, mention.kind, head, "ner"))


def _bare(scene: Scene, span: Span) -> Span:
    """The span without an article before it and a possessive behind it, up to a bracket that it does not open."""
    text = scene.reading.words(span)
    if ")" in text and "(" not in text:
        text = text.partition(")")[0]
        span = Span(span.start, span.start + len(text))
    lead = re.match(r"(?i)(?:(?:the|a|an)\s+)?(?=\S)", text)
    tail = re.search(r"['’]s?$|\s+of$", text)  # "King Abdullah of" Jordan
    return Span(span.start + (lead.end() if lead else 0), span.end - (len(tail[0]) if tail else 0))


def _untitled(scene: Scene, span: Span) -> Span:
    """The name without the title that the model took for a part of it: "Martyr Soleimani", "President Suharto"."""
    words = words_of(scene.reading.words(span))
    for word in words[:-1]:
        if word.norm not in cues("honorific"):
            return Span(span.start + word.start, span.end)
    return Span(span.start + words[-1].start, span.end) if words else span


def _same_person(scene: Scene, span: Span, rivals: list[Found]) -> Found | None:
    """The table's person inside a longer name, when what stands before fits his first names."""
    words = [word.norm for word in words_of(scene.reading.words(span))]
    for found in rivals:
        if found.kind != "PER" or not span.contains(found.span):
            continue
        for entry in scene.knowledge.people_names.get(found.key, ()):
            if entry[-1] == words[-1] and _alike(words[:-1], list(entry[:-1])):
                return found
    return None


def _alike(left: list[str], right: list[str]) -> bool:
    """Whether two lists of first names can be one: each given word has a like one, or is an initial or a title."""
    return all(
        any(difflib.SequenceMatcher(None, word, other).ratio() >= SAME_NAME for other in right)
        or (len(word) == 1 and any(other.startswith(word) for other in right))
        for word in left
        if word not in ("al", "el", "bin") and word not in cues("honorific")
    )


def settle_capitals(scene: Scene) -> None:
    """Decides for each capital whether it stands for a government ("Tehran denied it") or for a place."""
    for found in scene.found:
        if found.use != "government":
            continue
        state = found.key = _seat_of(scene, found)
        part = use_of_place(scene, found)
        if part == "actor":
            found.entity = government(scene, state, scene.reading.words(found.span))
        elif part == "object":
            found.entity = _state(scene, state, f"{scene.reading.words(found.span)}, as a place of {state}")
        else:
            found.entity = None
            if state in INTERNATIONAL and _only_town(scene, found):
                found.country = next((place for place, _ in places_of(scene.reading.words(found.span))), state)


def _seat_of(scene: Scene, found: Found) -> str:
    """Whose seat a capital is: a body's, but the state's where a report speaks of that and of no union.

    "Rwanda cut ties with Belgium. Brussels expelled its envoys."
    """
    if found.key not in INTERNATIONAL or _OF_THE_UNION.search(scene.reading.text):
        return found.key
    states = {place for place, _ in places_of(scene.reading.words(found.span))}
    named = (other.key for other in scene.found if other.use == "name" and other.span.start < found.span.start)
    return next((key for key in named if key in states), found.key)


def _only_town(scene: Scene, found: Found) -> bool:
    """Whether the seat of a body is where something happens: "a bar in Brussels", but "officials in Brussels"."""
    above = scene.tree[found.head].head
    office = scene.knowledge.agents.get(scene.tree.lemma(above), ()) if above is not None else ()
    serving = any(agent.kind == "holder" or agent.sector == "GOV" for agent in office)
    return scene.case(found.head) in cues("place_preposition") and not serving


def _in_dateline(scene: Scene, found: Found) -> bool:
    """Whether it stands in the "BAGHDAD, Jan 3 -" before a sentence."""
    start = scene.reading.sentences[scene.sentence_of(found.head)].span.start if scene.reading.sentences else 0
    dateline = scene.reading.document.dateline
    if dateline is not None and dateline.span.contains(found.span):
        return True
    return bool(_DATELINE.match(scene.reading.text[start : start + 80])) and found.span.start - start < DATELINE_PLACES


def government(scene: Scene, state: str, words: str) -> Entity:
    """The government that its capital or its seat stands for."""
    known = scene.knowledge.entity(state, scene.day)
    return composed(state, "GOV", f"{known.name if known else state} government", f"{words} stands for its government")


def _state(scene: Scene, state: str, why: str) -> Entity | None:
    return scene.knowledge.entity(state, scene.day, why)


def use_of_place(scene: Scene, found: Found) -> str:
    """actor, object (something is done to the town itself) or place."""
    tree, token = scene.tree, found.head
    if not scene.parsed:
        return "place"
    if any(
        f.kind in ("FAC", "ORG", "PER") and f is not found and f.span.contains(found.span) for f in scene.nearby(token)
    ):
        return "place"  # "Baghdad airport", "University of Tehran"
    if _in_dateline(scene, found):
        return "place"
    while tree.is_(token, "conj", "flat") and tree[token].head is not None and not scene.case(token):
        token = tree[token].head or 0
    case, head = scene.case(token), tree[token].head
    if case == "at" and head is not None and tree.lemma(head) in cues("aiming_word"):
        return "actor"  # "lashed out at Washington", "fury at Baghdad"
    if case in cues("place_preposition"):
        return "place"
    if case in cues("agent_preposition"):
        return "actor"
    if tree.is_(token, "nsubj") or _cleft(scene, token):
        return "actor"
    if tree.is_(token, "obj", "iobj") and head is not None:
        return "object" if tree.lemma(head) in cues("place_verb") else "actor"
    if tree.is_(token, "nmod:poss"):
        return "actor"
    if tree.is_(token, "nmod") and case in cues("noun_preposition"):
        return "actor"
    if (
        tree.is_(token, "nmod")
        and head is not None
        and case in ("of", "from")
        and tree.lemma(head) in cues("stance_noun")
    ):
        return "actor"  # "with the backing of Kinshasa", "under pressure from Budapest"
    if tree.is_(token, "nmod") and case == "of" and head is not None and tree.lemma(head) in cues("deed_of_actor"):
        return "actor"  # "the claims of Baku", but "the mayor of Baku"
    if tree.is_(token, "obl") and head is not None and case in ("to", "by", "on"):
        return "place" if case == "to" and tree.lemma(head) in cues("motion_verb") else "actor"
    return "place"


def _cleft(scene: Scene, token: int) -> bool:
    """Whether it is put first as whoever acts: "it was Minsk that closed the border"."""
    tree = scene.tree
    it = any(tree.lemma(at) == "it" for at in tree.children(token, "expl", "nsubj"))
    acts = tree.children(token, "advcl:relcl", "acl:relcl")
    return it and bool(tree.children(token, "cop")) and any(tree.children(act, "nsubj") for act in acts)
