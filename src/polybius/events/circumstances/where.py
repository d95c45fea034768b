"""Where: the place of an event, and the state on whose ground it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polybius.events.words.standing import ARMED, ORDER, OUTLAWS, POLITICAL
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party, Place, Reading, Sentence, Span
from polybius.syntax import Tree

WITHIN = frozenset("in at near on outside inside around across through throughout along off".split())
WITHIN |= frozenset("beside within behind beyond above under between opposite".split())
NOT_OF_STATES = frozenset({"on", "between"})  # "sanctions on Iran", "talks between Chad and Niger" do not tell where
ABOUT = frozenset("for over after before since despite against about because".split())
LOCATIVE = frozenset("in at near on outside inside around across through throughout along off".split())
LOCATIVE |= frozenset("to from over into toward towards of".split())  # that a place may stand behind at all
MEANWHILE = frozenset({"when", "as", "while"})
OWNED = frozenset({"of"})  # "the streets of Goma", but not "the embassy of Peru"
SOURCE, GOAL = frozenset({"from"}), frozenset({"to", "into", "toward", "towards", "over"})
BY_WORD = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")  # acts of which no reader notes where they were said
OFFICIAL = ("AGREE", "AID", "CONCEDE", "SANCTION")  # acts of capitals, whomever they reach
LEFT, REACHED = ("RETREAT",), ("MOBILIZE", "CONSULT", "ASSAULT", "RETREAT")
ON_OBJECT = ("ASSAULT", "COERCE", "RETREAT", "PROTEST")  # "hit Ain al-Asad", "blocked the road"
DEEDS = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "COOPERATE")  # that somebody does at home or abroad
ON_GROUND = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT")  # of which a dateline may tell where
ON_PEOPLE, FOR_ALL = ("ASSAULT", "COERCE"), ("AID", "SANCTION")
AT_HOME = ARMED | OUTLAWS | ORDER | POLITICAL | frozenset("CVL EDU MED REL LAB AGR REF SEP CRM".split())
TOWN = frozenset({"city", "town", "village", "township", "settlement"})  # nouns that take up a town
REACH = 2  # sentences from a town to the noun that takes it up
IN_CUSTODY = frozenset({"arrest", "deport"})
COUNTRY = "country"  # precision of a place that is a whole state
PHRASE = ("nmod", "nmod:poss", "appos", "conj", "flat", "compound", "amod", "nummod", "nmod:desc", "list")
HARMS = frozenset("kill wound injure hurt maim".split())
DOERS = ("nsubj", "csubj", "obl:agent")
TAKEN_ALONG = ("xcomp", "conj", "obj", "nsubj", "nsubj:pass", "obl", "nmod", "advcl", "acl", "appos", "compound")


def near(reading: Reading, tree: Tree, token: int, sentence: Sentence) -> int | None:
    """The place that stands nearest to an act in its sentence, wherever the act was: what it is weighed by.

    The tables of ``models/`` were fitted with it; ``placed`` sets the place that an event has.
    """
    subtree = set(tree.subtree(token))
    ranked = []
    for index, place in enumerate(reading.places):
        tokens = reading.tokens_in(place.span) if sentence.span.contains(place.span) else range(0)
        if not tokens or any(timex.span.overlaps(place.span) for timex in reading.timexes):  # "in March" is no town
            continue
        coarse = place.precision == COUNTRY
        if (not coarse and _compounded(tree, list(tokens), token)) or _locative(tree, list(tokens)):
            steps = tree.steps(token, tokens[0])
            ranked.append((not subtree & set(tokens), coarse, steps if steps is not None else 99, index))
    return min(ranked)[-1] if ranked else None


def _locative(tree: Tree, tokens: list[int]) -> bool:
    head = next((at for at in tokens if tree[at].head not in tokens), tokens[0])
    inside = tree.is_(head, "compound", "flat", "nmod", "appos", "amod")
    above = [tree[head].head] if inside else []
    cases = {tree.word(case).lower() for at in (head, *above) if at is not None for case in tree.children(at, "case")}
    return bool(cases & LOCATIVE) or tree.is_(head, "obj", "nsubj:pass")  # "hit Ain al-Asad"


def place_of(reading: Reading, tree: Tree, token: int, sentence: Sentence, event_type: str) -> int | None:
    """The place of a deed: named with a preposition at its predicate, or at the one that carries its clause."""
    if event_type in BY_WORD:
        return None
    ranked = []
    for index, place in enumerate(reading.places):
        if not sentence.span.contains(place.span) or not _names_ground(reading, place):
            continue
        tokens = () if _of_teller(reading, tree[token].span, place) else reading.tokens_in(place.span)
        if tokens and (far := _distance(tree, tokens, token, place, event_type)) is not None:
            ranked.append((*far, index))
    if ranked:
        return min(ranked)[-1]
    there = _there(reading, tree, token, event_type)
    return _known(reading, tree, token, event_type) if there is None else there


def _of_teller(reading: Reading, event: Span, place: Place) -> bool:
    """Whether a place stands behind the words that tell who says so: "troops moved, an official said in Accra"."""
    return any(
        any(span.contains(event) for span in told.content)
        and not any(span.contains(place.span) for span in told.content)
        and told.cue.start < place.span.start
        for told in reading.attributions
    )


def _there(reading: Reading, tree: Tree, token: int, event_type: str) -> int | None:
    """The place named last before a deed that was done "there"."""
    if event_type not in ON_OBJECT or not any(tree.lemma(at) == "there" for at in tree.children(token, "advmod")):
        return None
    start = tree[token].span.start
    before = (at for at, place in enumerate(reading.places) if place.span.end <= start and place.precision != COUNTRY)
    return max((at for at in before if _names_ground(reading, reading.places[at])), default=None)


def _known(reading: Reading, tree: Tree, token: int, event_type: str) -> int | None:
    """The place of the ground that was told before and is meant again: "stormed a base near Gao ... left the base"."""
    nouns = tree.children(token, "obj", "obl", "nsubj:pass")
    owners = [at for noun in nouns for at in tree.children(noun, "nmod", "nmod:poss") if _of_ground(tree, at)]
    nouns += owners + [
        at for noun in tree.children(token, "nsubj") for at in tree.children(noun, "nmod") if _inside(tree, at)
    ]
    nouns = [at for at in nouns if tree.lemma(at) in _ground() and _is_known(tree, at)]
    if event_type not in ON_GROUND or not nouns:
        return None
    meant, start = {tree.lemma(at) for at in nouns}, tree[token].span.start
    for index in range(len(reading.places) - 1, -1, -1):
        place = reading.places[index]
        tokens = reading.tokens_in(place.span) if place.span.end <= start else range(0)
        if not tokens or place.precision == COUNTRY or not _names_ground(reading, place):
            continue
        head = next((at for at in tokens if tree[at].head not in tokens), tokens[0])
        if any(tree.lemma(at) in meant for at in _up(tree, head, token)):
            return max(index, _meant(reading, tree, token, meant) or 0)
    return _meant(reading, tree, token, meant)


def _inside(tree: Tree, at: int) -> bool:
    return bool(_cases(tree, at) & WITHIN)


def _of_ground(tree: Tree, at: int) -> bool:
    return bool(_cases(tree, at) & (WITHIN | OWNED)) or tree.is_(at, "nmod:poss")


def _meant(reading: Reading, tree: Tree, token: int, nouns: set[str]) -> int | None:
    """The one town or site that nouns take up: of the last sentence that names any, the only one that it names.

    "A drone hit a bus in Kherson. The city was shelled", "struck Ain al-Asad ... are leaving the base".
    """
    start, here = tree[token].span.start, reading.sentence_at(tree[token].span.start)
    found: dict[int, dict[str, int]] = {}
    for index, place in enumerate(reading.places):
        sentence = reading.sentence_at(place.span.start) if place.span.end <= start else None
        if sentence is None or not _is_kind(place, nouns) or not _names_ground(reading, place):
            continue
        if not _where_told(reading, tree, place):
            found.setdefault(sentence, {})[place.name] = index
    last = max(found, default=None)
    if last is None or here is None or here - last > REACH or len(found[last]) != 1:
        return None
    return next(iter(found[last].values()))


def _where_told(reading: Reading, tree: Tree, place: Place) -> bool:
    """Whether somebody speaks at a place: "the minister said in Karachi"."""
    tokens = reading.tokens_in(place.span)
    head = tree.head_of(place.span)
    beside = {tree[head].head, tokens[0] - 2} if head is not None else set()  # "said in Karachi that", however hung
    spans = [tree[at].span for at in beside if at is not None and at >= 0]
    return any(told.cue.overlaps(span) for told in reading.attributions for span in spans)


def _is_kind(place: Place, nouns: set[str]) -> bool:
    if place.kind in nouns:
        return True
    return bool(nouns & TOWN) and place.precision != COUNTRY and place.kind in ("city", "admin2", "unknown")


def _is_known(tree: Tree, noun: int) -> bool:
    return any(tree.word(at).lower() == "the" for at in tree.children(noun, "det"))


def _names_ground(reading: Reading, place: Place) -> bool:
    """Whether the words are no day ("in March") and no part of another name ("the Quds Force", "Ain-ol-Asad")."""
    around = reading.text[max(place.span.start - 1, 0) : place.span.end + 1]
    if "-" in (around[:1], around[-1:]):
        return False
    inside = (mention for mention in reading.mentions if mention.kind in ("ORG", "PER") and mention.entity)
    part = any(one.span.contains(place.span) and one.span != place.span for one in inside)
    return not part and not any(timex.span.overlaps(place.span) for timex in reading.timexes)


def _distance(tree: Tree, tokens: list[int], token: int, place: Place, event_type: str) -> tuple[int, bool, int] | None:
    """How far from the predicate a place stands: clause, a whole country, steps; None: it does not tell where."""
    coarse = place.precision == COUNTRY
    steps = tree.steps(token, tokens[0]) or 0
    if not coarse and _compounded(tree, tokens, token):
        return 0, coarse, steps
    head = next((at for at in tokens if tree[at].head not in tokens), tokens[0])
    if head in _where_meant(tree, token):
        return 0, coarse, steps
    if tree.is_(head, "compound") and tree.lemma(tree[head].head or 0) not in _ground():
        return None  # "the Corona virus"
    path = list(_up(tree, head, token))
    above = tree[path[-1]].head
    if not _tells_where(tree, path, token, event_type, coarse=coarse) or (above is None and path[-1] != token):
        return None
    far = 0 if token in (path[-1], above) or above is None else _carried(tree, above, token)
    if far is None and above is not None and event_type == "ASSAULT" and _tells_of_target(tree, above, token):
        far = 1
    return None if far is None else (far, coarse, steps)


def _tells_where(tree: Tree, path: list[int], token: int, event_type: str, *, coarse: bool) -> bool:
    """Whether a place is told as ground: "in Goma", "near the port of Goma", "hit Goma"; not "loyal to Chad"."""
    top, own = path[-1], path[-1] == token
    within = len(path) > 1 and not own and not _names_premises(tree, path)
    cases = next((found for at in path if (found := _cases(tree, at)) and not _part(tree, at, found)), frozenset())
    if within and event_type in OFFICIAL and tree.is_(top, "obj", "obl"):
        return False  # "imposed sanctions on two firms in Minsk"
    if not own and not cases and tree.is_(top, "obj", "nsubj:pass"):
        return not within and (event_type in ON_OBJECT or tree.lemma(token) == "visit")
    if within and tree.is_(top, "obl") and _cases(tree, top) & ABOUT:
        return False  # "punished Chad for a raid in Niger"
    if cases & (WITHIN - NOT_OF_STATES if coarse else WITHIN | OWNED):
        return True
    moved = (cases & SOURCE and event_type in LEFT) or (cases & GOAL and event_type in REACHED)
    return bool(moved) and (own or not tree.is_(top, *DOERS))


def _names_premises(tree: Tree, path: list[int]) -> bool:
    """Whether a place only names the ground that an act meets: "hit the Gao base"."""
    return len(path) == 2 and tree.is_(path[0], "compound") and tree.lemma(path[1]) in _ground()


def _ground() -> frozenset[str]:
    return word_class("premises") | word_class("territory") | word_class("target") | word_class("access")


def _where_meant(tree: Tree, token: int) -> set[int]:
    """The nouns that "where" takes up in the clause of a deed: "K-1, where a rocket killed two", with their names."""
    at: int | None = token
    while at is not None and not tree.is_(at, "acl:relcl"):
        at = tree[at].head if tree.is_(at, *TAKEN_ALONG) else None
    noun = tree[at].head if at is not None else None
    if at is None or noun is None:
        return set()
    which = [child for child in tree.children(at, "obl", "advmod") if tree.word(child).lower() in ("where", "which")]
    there = any(tree.word(child).lower() == "where" or _cases(tree, child) & WITHIN for child in which)
    return {noun, *tree.children(noun, "appos", "flat"), *_named_by(tree, noun)} if there else set()


def _named_by(tree: Tree, noun: int) -> list[int]:
    """What a noun is told beside: "the town of Arlit", "K-1, the airfield", "the base near Kirkuk"."""
    above = tree[noun].head
    names = [at for at in tree.children(noun, "nmod", "compound", "nmod:poss") if tree[at].upos == "PROPN"]
    return names + ([above] if above is not None and tree.is_(noun, "appos") else [])


def _up(tree: Tree, head: int, token: int) -> Iterator[int]:
    """The nouns from a place up to the word that hangs on a predicate, or up to the deed itself."""
    at: int | None = head
    while at is not None:
        yield at
        if at == token or not tree.is_(at, *PHRASE):
            return
        at = tree[at].head


def _part(tree: Tree, at: int, cases: frozenset[str]) -> bool:
    """Whether it is told of a place which part is meant: "in the east of Niger", "off the coast of Chad"."""
    whole = tree[at].head
    return (
        cases == OWNED
        and whole is not None
        and tree.is_(at, "nmod")
        and bool(_cases(tree, whole) & WITHIN)
        and tree.lemma(whole) not in word_class("premises")
    )


def _cases(tree: Tree, at: int) -> frozenset[str]:
    own = tree.children(at, "case")
    if not own and at > 0 and tree[at - 1].upos == "ADP":
        own = [at - 1]  # "near Gao in northern Mali": a parser may hang both on Mali
    return frozenset(tree.word(case).lower() for case in own) - {"'s", "’s", "'", "’"}


def _carried(tree: Tree, above: int, token: int) -> int | None:
    """1 where a clause with a place carries the deed, 2 where the deed carries such a clause, None where neither does.

    "In Lima, police began to arrest", "were killed when shells fell on Lima".
    """
    if _meanwhile(tree, above, token):
        return 2
    if token in (tree[above].head, *tree.conjuncts(tree[above].head or 0)) and _harms_too(tree, above):
        return 1
    at = token
    while at != above:
        head = tree[at].head
        if head is None or not tree.is_(at, *TAKEN_ALONG) or tree.is_(at, "acl:relcl"):
            return None
        at = head
    return 1


def _meanwhile(tree: Tree, clause: int, token: int) -> bool:
    """Whether the deed carries a clause that tells when, or one of that: "hurt when a shell fell while they were at
    rest near Tyre".
    """
    at: int | None = clause
    while at is not None and at != token and tree.is_(at, "advcl"):
        marks = {tree.word(mark).lower() for mark in tree.children(at, "mark", "advmod")}
        at = tree[at].head if marks & MEANWHILE else None
    return at == token and clause != token


def _harms_too(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what the deed before it did besides: "killed one and injured two in Gao"."""
    return tree.is_(verb, "conj") and tree.lemma(verb) in HARMS and not tree.children(verb, *DOERS, "nsubj:pass")


def _tells_of_target(tree: Tree, above: int, token: int) -> bool:
    """Whether a participle tells of whom or what a blow meets: "hit a depot held by rebels near Gao", "an attack on a
    school sheltering people in Gao killed ten".
    """
    noun = tree[above].head
    if noun is None or not tree.is_(above, "acl", "nmod"):
        return False
    if tree.is_(above, "acl") and tree[noun].head == token and tree.is_(noun, "obj", "obl", "nsubj:pass"):
        return True
    blow = tree[noun].head if tree.is_(noun, "nmod") else noun
    if blow is None or tree[above].tag != "VBG" or tree.lemma(blow) not in word_class("attack"):
        return False
    return tree[blow].head == token and tree.is_(blow, "nsubj", "obl")


def _compounded(tree: Tree, tokens: list[int], token: int) -> bool:
    """Whether a town stands before the noun of the event, or of the blow that did it: "died in the Gao air strike"."""
    at = tokens[-1] if tokens else None
    while at is not None and at != token and tree.is_(at, "compound"):
        at = tree[at].head
    if at is None or at in tokens:
        return False
    return at == token or (tree[at].head == token and tree.lemma(at) in word_class("attack"))


def placed(reading: Reading, tree: Tree) -> Reading:
    """The reading, each event with its place and the state on whose ground it was; when its sides are settled."""

    def at(event: Event) -> Event:
        token, sentence = tree.head_of(event.trigger), reading.sentences[event.sentence]
        place = None if token is None else place_of(reading, tree, token, sentence, event.event_type)
        return replace(event, place=place, host=_host(reading, replace(event, place=place)))

    return replace(reading, events=tuple(map(at, reading.events)))


def placed_again(reading: Reading) -> Reading:
    """The reading, a deed that is told again with the place that another telling of it names: "died in the attack"."""
    again = [link for link in reading.links if link.kind == "same_as"]
    places = {event.id: event.place for event in reading.events}

    def elsewhere(event: Event) -> int | None:
        tellings = {end for link in again for end in (link.from_, link.to) if event.id in (link.from_, link.to)}
        named = [place for id in sorted(tellings) if (place := places.get(id)) is not None]
        return min(named, key=lambda at: reading.places[at].precision == COUNTRY, default=None)

    def at(event: Event) -> Event:
        place = elsewhere(event) if event.place is None and event.event_type not in BY_WORD else None
        return event if place is None else replace(event, place=place, host=reading.places[place].country or event.host)

    return replace(reading, events=tuple(map(at, reading.events)))


def _host(reading: Reading, event: Event) -> str | None:
    """The state in which the place lies; else that of both sides, or of those whom it befell at home."""
    if event.place is not None and reading.places[event.place].country:
        return reading.places[event.place].country
    acting, met = _states(event.actors), _states(event.recipients)
    at_home = event.recipients and all(party.sector in AT_HOME for party in event.recipients)
    own = not met and event.event_type in DEEDS and not _stateless(event.recipients)
    if len(acting) == 1 and (acting == met or own):
        return acting.pop()
    if len(acting) == 1 and event.recipients and _taken_in(event):
        return acting.pop()
    if len(met) == 1 and ((event.event_type in ON_PEOPLE and at_home) or (event.event_type in FOR_ALL and not acting)):
        return met.pop()
    if len(met) == 1 and event.event_type == "AID":
        return met.pop()
    dateline = reading.document.dateline
    if event.event_type not in ON_GROUND or dateline is None or dateline.place is None:
        return None
    return next((place.country for place in reading.places if dateline.span.overlaps(place.span)), None)


def _taken_in(event: Event) -> bool:
    """Whether people are arrested or deported by no army: at home, whosoever they are."""
    return bool(IN_CUSTODY & set(event.modes)) and all(party.sector in (*ORDER, None, "GOV") for party in event.actors)


def _stateless(parties: tuple[Party, ...]) -> bool:
    """Whether some of them are of no state: who bombs Islamic State does so abroad."""
    return any((party.country or party.code or "")[:3] in INTERNATIONAL for party in parties)


def _states(parties: tuple[Party, ...]) -> set[str]:
    return {party.country for party in parties if party.country} - {*INTERNATIONAL}
