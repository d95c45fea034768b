"""Common nouns for those who act, with the country, body or people that the words around them name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from polybius.actors.knowledge import Agent
from polybius.actors.match import spoken_to
from polybius.actors.meant import composed_for, international, made
from polybius.actors.scene import Found, Scene, cues
from polybius.schema import Affiliation, Entity, Span

DAYS_AND_MONTHS = frozenset(filter(None, (*calendar.day_name, *calendar.month_name)))
HYPHENS = ("-", "‐", "‑", "–")
MAX_MODIFIERS = 12  # words looked at before a noun
NOT_IN_PHRASE = (
    "conj", "acl", "advcl", "appos", "parataxis", "nsubj", "csubj", "cop", "aux", "mark", "obl", "expl", "discourse",
    "vocative", "dislocated", "ccomp", "xcomp", "obj",
)  # fmt: skip

UNSTATELY = frozenset({"CVL", "OPP", "PTY", "NGO", "REB", "LAB", "EDU", "REL", "CRM", "PRM", "BUS"})  # of one state
GENITIVES = ("'s", "’s")
STATES = ("name", "demonym", "government")  # how a state is named
BEFORE = ("amod", "compound", "nmod:poss")  # relations of what stands before a noun and tells whose it is


@dataclass(frozen=True, slots=True)
class Nominal:
    """A common noun of the tables in the text: ``secretary of state``."""

    first: int
    last: int
    head: int
    agent: Agent


def find(scene: Scene) -> None:
    """Adds the phrases around agent nouns, inner ones first; those without any clue stay without entity."""
    if not scene.parsed:
        return
    nominals = list(_nominals(scene))
    for nominal in sorted(nominals, key=lambda n: n.first):
        _add(scene, nominal)


def _nominals(scene: Scene) -> Iterator[Nominal]:
    taken = [found.span for found in scene.found if found.kind in ("ORG", "PER", "GPE") and found.use != "ner"]
    covered = {token for span in [*taken, *scene.blocked] for token in scene.tokens_in(span)}
    at = len(scene.tree.tokens) - 1
    out = []
    while at >= 0:
        nominal = None if at in covered else _nominal(scene, at, covered)
        if nominal is None or spoken_to(scene, nominal.first, nominal.last):
            at -= 1
            continue
        out.append(nominal)
        at = nominal.first - 1
    yield from reversed(out)


def _nominal(scene: Scene, last: int, covered: set[int]) -> Nominal | None:
    tree = scene.tree
    if tree[last].upos not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"):
        return None
    for form in _forms(scene, last):
        for agent in scene.knowledge.agents.get(form, ()):
            words = _words_to(scene, last, len(agent.lemma))
            if len(words) < len(agent.lemma):
                continue
            first = words[0]
            if any(
                known not in _forms(scene, i) or i in covered
                for known, i in zip(agent.lemma[:-1], words[:-1], strict=True)
            ):
                continue
            head = scene.head_of(tree.span(range(first, last + 1)))
            if head is not None and not tree[head].tag.startswith("N"):
                head = last  # "masked gunmen", where the tree takes "masked" for a verb
            if head is not None and _noun(scene, head, agent):
                return Nominal(first, last, head, _plane(scene, head) or agent)
    return None


def _plane(scene: Scene, head: int) -> Agent | None:
    """The plane that a fighter is that flies: "Finnish fighters intercepted a bomber", "were scrambled"."""
    above = scene.tree[head].head
    if scene.tree.lemma(head) != "fighter" or above is None or scene.tree.lemma(above) not in cues("flying"):
        return None
    direct = scene.tree.is_(head, "nsubj", "nsubj:pass", "obj")
    return next(iter(scene.knowledge.agents["jet"]), None) if direct else None


def _words_to(scene: Scene, last: int, number: int) -> list[int]:
    """So many words of the sentence up to a token, over hyphens: "secretary-general" are two."""
    first, words = scene.first_of(last), [last]
    while len(words) < number and words[0] > first:
        at = words[0] - 1
        at -= scene.tree.word(at) in HYPHENS and at > first
        words.insert(0, at)
    return words


def _forms(scene: Scene, token: int) -> tuple[str, ...]:
    word = scene.tree.word(token).lower().replace("’", "'")
    return tuple(dict.fromkeys((word, scene.tree.lemma(token).replace("’", "'"), _singular(word))))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 5:
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _noun(scene: Scene, head: int, agent: Agent) -> bool:
    """Whether the word is used as a noun for somebody."""
    token = scene.tree[head]
    named = token.upos in ("NOUN", "PROPN") or (token.upos in ("ADJ", "NUM") and token.tag.startswith("NN"))
    if not named and not _dealing(scene, head, agent):
        return False
    if agent.kind == "quantity":
        inside = scene.tree.children(head, "nmod")
        return _of_people(scene, inside) if agent.lemma == ("coalition",) else bool(inside)
    if agent.lemma[-1] in cues("acronym") and not scene.tree.word(head)[:2].isupper():
        return False  # "at 3 pm"
    opposed = {scene.tree.lemma(at) for at in scene.tree.children(head, "compound", "amod")} & {"opposition"}
    if opposed and agent.sector == "IGO":
        return False  # "the opposition Civic Alliance"
    if agent.lemma == ("body",) and _corpse(scene, head):
        return False
    if _of_passengers(scene, head) or (scene.tree.is_(head, "compound") and _of_passengers(scene, token.head or 0)):
        return False  # "a passenger plane": neither soldiers nor passengers
    if agent.lemma[-1] in cues("singular") and token.tag in ("NNS", "NNPS"):
        return False  # "restricting its movements"
    bare_force = agent.lemma == ("force",) and token.tag in ("NN", "") and scene.word(head) == "force"
    return not (bare_force and not scene.tree.children(head, "det", "amod", "compound", "nmod:poss"))


def _of_people(scene: Scene, inside: list[int]) -> bool:
    """Whether it is made of people or groups, not of states: "a coalition of student activists"."""
    nouns = (form for at in inside if scene.case(at) == "of" for form in _forms(scene, at))
    return any(agent.sector in UNSTATELY for noun in nouns for agent in scene.knowledge.agents.get(noun, ()))


def _dealing(scene: Scene, head: int, agent: Agent) -> bool:
    """Whether an adjective tells whose blow it is: "a jihadist attack", "an insurgent ambush"."""
    blow = scene.tree[head].head if scene.tree.is_(head, "amod") else None
    named = agent.sector in ("REB", "UAF") and agent.lemma != ("terrorist",)  # "a terrorist attack" may be anybody's
    return blow is not None and named and scene.tree.lemma(blow) in cues("dealt")


def _corpse(scene: Scene, head: int) -> bool:
    """Whether it is of somebody dead: "bodies of two Kenyans", "the farmer's body", "nine bodies", "charred body"."""
    tree = scene.tree
    if tree[head].tag in ("NNS", "NNPS") and not tree.children(head, "amod", "compound"):
        return True
    owners = [*tree.children(head, "nmod:poss"), *(at for at in tree.children(head, "nmod") if scene.case(at) == "of")]
    people = any(f.person or f.use == "demonym" for at in owners for f in scene.at_head.get(at, []))
    dead = any(tree.lemma(at) in cues("dead") for at in tree.children(head, "amod", "compound"))
    return dead or people


def _of_passengers(scene: Scene, head: int) -> bool:
    """Whether it is a machine that carries people: "a passenger plane"."""
    carried = {scene.tree.lemma(child) for child in scene.tree.children(head, "compound")}
    return scene.tree.lemma(head) in cues("tool") and bool(carried & cues("aboard"))


def _add(scene: Scene, nominal: Nominal) -> None:
    first = _left(scene, nominal)
    span = Span(scene.reading.tokens[first].span.start, scene.reading.tokens[nominal.last].span.end)
    found = Found(span, "AGENT", nominal.head, "agent", agent=nominal.agent)
    found.plural = scene.tree[nominal.head].tag in ("NNS", "NNPS") or nominal.agent.kind == "quantity"
    found.ties, modifiers = _modifiers(scene, nominal, first)
    found.ties += _postponed_ties(scene, nominal.head)
    found.entity = _entity(scene, nominal, modifiers, found.ties, former=_former(scene, nominal, first))
    if found.entity is not None:
        found.country = found.entity.country
    found.span = _with_complement(scene, found, nominal)
    if _around(found, modifiers) or ((found.plural or nominal.agent.kind == "organ") and _shared(scene, nominal)):
        found.entity, found.country, found.several = None, None, True
    scene.add(found)


def _around(found: Found, modifiers: list[Found]) -> bool:
    """Whether it means the states around one: "Kenya's neighbours" are no Kenyans."""
    around = found.plural and found.agent is not None and found.agent.lemma[-1] in cues("counterpart")
    return around and bool(modifiers) and modifiers[0].kind == "GPE" and modifiers[0].use in STATES


def _shared(scene: Scene, nominal: Nominal) -> bool:
    """Whether the noun is of several states; each is given what it says.

    "Indian and Pakistani troops", "the ministers of Chad and Mali".
    """
    owners = [child for child in scene.tree.children(nominal.head, *BEFORE) if child < nominal.first]
    owners += [child for child in scene.tree.children(nominal.head, "nmod") if scene.case(child) == "of"]
    for owner in owners:
        heads = scene.tree.conjuncts(owner)
        states = [f for head in heads for f in scene.at_head.get(head, []) if f.use in STATES and f.country]
        if len({state.country for state in states}) > 1 and len(states) == len(heads):
            for state in states:
                state.entity = made(scene, nominal.agent, state, states) or state.entity
            return True
    return False


def _items(scene: Scene, head: int) -> Iterator[list[int]]:
    """The words of each other item of a list that begins with a word: "and Pakistani" after "Indian"."""
    return (list(scene.tree.subtree(item, NOT_IN_PHRASE)) for item in scene.tree.children(head, "conj"))


def _left(scene: Scene, nominal: Nominal) -> int:
    """The first word of the phrase."""
    tree, at = scene.tree, nominal.first
    inside = set(tree.subtree(nominal.head, NOT_IN_PHRASE))
    inside |= {word for child in tree.children(nominal.head, *BEFORE) for item in _items(scene, child) for word in item}
    while at - 1 in inside and nominal.first - at < MAX_MODIFIERS and not _break(scene, at - 1):
        at -= 1
    text = scene.reading.text
    while at > 1 and text[tree[at].span.start - 1] in HYPHENS and scene.sentence_of(at - 2) == scene.sentence_of(at):
        at -= 2  # "US-backed Syrian fighters", where "US" hangs from "backed"
    owner = next((f for f in scene.found if at > 1 and f.use in STATES and f.span.end == tree[at - 1].span.start), None)
    if owner is not None and tree.word(at - 1) in GENITIVES:
        at = scene.tokens_in(owner.span)[0]  # "Chad's" of "Chad's army", wherever the tree hangs it
    while at < nominal.first and (tree.is_(at, "punct", "cc", "case") or tree[at].upos in ("ADP", "CCONJ")):
        if tree.word(at).lower() == "at" and tree.word(at + 1).lower() in ("least", "most"):
            break  # "at least four people"
        at += 1
    return at + (at < nominal.first and _dates(scene, at))


def _dates(scene: Scene, at: int) -> bool:
    """Whether a word behind a preposition tells when, and not who: "in March 39 students were seized"."""
    before = at - 1
    return scene.tree.word(at) in DAYS_AND_MONTHS and before >= 0 and scene.word(before) in ("in", "on", "since", "by")


def _break(scene: Scene, at: int) -> bool:
    """Whether a dash or colon with blanks around it stands there: "BAGHDAD - Iraq's president"."""
    token, text = scene.tree[at].span, scene.reading.text
    blanks = text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1].isspace()
    return scene.tree.is_(at, "punct") and (blanks or text[token.start : token.end] in (":", "|", "(", ")"))


def _with_complement(scene: Scene, found: Found, nominal: Nominal) -> Span:
    """The phrase with its "of ..." and "for ..."."""
    end = found.span.end
    for child in scene.tree.children(nominal.head, "nmod"):
        if child > nominal.head and scene.case(child) in ("of", "for"):
            phrase = scene.tree.phrase(child)
            if phrase.start - end <= 6:
                end = max(end, phrase.end)
    return Span(found.span.start, end)


def _entity(
    scene: Scene, nominal: Nominal, modifiers: list[Found], ties: tuple[Affiliation, ...], *, former: bool = False
) -> Entity | None:
    """Who the phrase means, from its own words alone."""
    if nominal.agent.kind == "quantity":
        inner = _child_of(scene, nominal.head, ("of",))
        return inner.entity if inner else None
    clue = modifiers[0] if modifiers else None
    if clue is None or (nominal.agent.kind == "holder" and clue.kind == "NORP"):
        advising = {"to"} if nominal.agent.lemma[-1] in cues("advising") else set()
        after = _child_of(scene, nominal.head, cues("holder_preposition") | advising)
        fits = after is not None and (clue is None or after.kind == "ORG")
        if fits and after is not None and not _only_place(nominal.agent, after, scene):
            clue = after
    clue = clue or _master(scene, nominal) or _paper(scene, nominal) or _town(scene, nominal)
    if clue is None:
        return _led(scene, nominal.agent, ties)
    return made(scene, nominal.agent, clue, modifiers, ties, former=former)


def _master(scene: Scene, nominal: Nominal) -> Found | None:
    """The person to whom soldiers or officials are loyal: "soldiers loyal to Nicolas Maduro" are of his state."""
    if nominal.agent.kind not in ("staff", "organ"):
        return None  # "a militia loyal to Khamenei" may be of another state
    loyal = [at for at in scene.tree.children(nominal.head, "amod", "acl") if scene.tree.lemma(at) == "loyal"]
    behind = [child for at in loyal for child in scene.tree.children(at, "obl")]
    if loyal:  # "loyal to rebel commander Juan Ruiz": trees hang him on the soldiers
        behind += [at for at in scene.tree.children(nominal.head, "nmod") if (scene.case(at) or "to") == "to"]
    behind += [name for at in behind for name in scene.tree.children(at, "appos", "flat")]
    masters = (f for child in behind for f in scene.at_head.get(child, []))
    return next((f for f in masters if f.kind == "PER" and f.country), None)


def _paper(scene: Scene, nominal: Nominal) -> Found | None:
    """The state of the paper for which reporters work: "two journalists of a French daily"."""
    papers = scene.tree.children(nominal.head, "nmod") if nominal.agent.sector == "JRN" else []
    inside = (
        at for paper in papers if scene.case(paper) in ("of", "from") for at in scene.tree.children(paper, "amod")
    )
    return next((f for at in inside for f in scene.at_head.get(at, []) if f.use == "demonym"), None)


def _led(scene: Scene, agent: Agent, ties: tuple[Affiliation, ...]) -> Entity | None:
    """Troops that a state leads and hackers that it backs, when nothing else tells whose they are."""
    sponsor = next((tie.entity for tie in ties if tie.kind == "sponsor"), None)
    if sponsor is not None and agent.lemma[-1] in cues("of_sponsor"):
        return composed_for(scene, sponsor, agent.sector, f"{agent.row}; backed by {sponsor}", ())
    lead = next((tie.entity for tie in ties if tie.kind == "lead"), None)
    if lead is None:
        return None
    if agent.kind == "body" or agent.lemma[-1] in cues("sent jointly"):
        return international(agent, ties)
    return composed_for(scene, lead, agent.sector, f"{agent.row}; led by {lead}", ()) if agent.sector == "MIL" else None


def _modifiers(scene: Scene, nominal: Nominal, first: int) -> tuple[tuple[Affiliation, ...], list[Found]]:
    """Ties ("Iranian-backed") and clues before the noun, the nearest first."""
    start = scene.reading.tokens[first].span.start
    area = Span(start, scene.reading.tokens[nominal.first].span.start)
    ties: list[Affiliation] = []
    clues: list[Found] = []
    inside = scene.within(area) if nominal.first > first else []
    for found in sorted(inside, key=lambda f: (-f.span.end, -len(f.span))):
        tie = _tie(scene, found)
        if tie is not None:
            owner = (
                found.entity.id
                if found.entity and not found.country
                else found.country or (found.entity.id if found.entity else "")
            )
            if tie:
                ties.append(Affiliation(owner, tie))
        elif found.country or found.entity or found.use == "people":
            clues.append(found)
    return tuple(ties), clues


def _tie(scene: Scene, found: Found) -> str | None:
    """The tie that a compound such as "-backed" makes of a name; "" for one without meaning; None without one."""
    text = scene.reading.text
    before = re.search(r"(\w+)[-‐‑–]$", text[max(found.span.start - 12, 0) : found.span.start])
    if before is not None and before[1].lower() in ("anti", "pro", "non"):
        return scene.knowledge.ties.get(before[1].lower(), "")  # "anti-Syria journalist", "pro-Iranian militia"
    match = re.match(r"[-‐‑–](\w+)", text[found.span.end : found.span.end + 20])
    if match is None:
        return None
    return scene.knowledge.ties.get(match[1].lower(), "")


def _postponed_ties(scene: Scene, head: int) -> tuple[Affiliation, ...]:
    """The sponsors named behind a noun: "militias backed by Iran", "factions loyal to Tehran"."""
    ties = []
    for child in scene.tree.children(head, "acl", "amod"):
        if child > head and scene.tree.lemma(child) in cues("backing"):
            for other in scene.tree.children(child, "obl"):
                owner = scene.headed(other) or _later(scene, other)
                if owner is not None and owner.country:
                    ties.append(Affiliation(owner.country, "sponsor"))
    return tuple(ties)


def _child_of(scene: Scene, head: int, prepositions: frozenset[str] | tuple[str, ...]) -> Found | None:
    """What an "of", "for" or "from" after the noun names."""
    for child in scene.tree.children(head, "nmod"):
        if child > head and scene.case(child) in prepositions:
            found = scene.headed(child) or _later(scene, child) or _affairs_of(scene, child)
            if found is not None and not _tells(found):
                later = _later(scene, child)  # "employees of the British Embassy", which the language model names
                found = later if later is not None and _tells(later) else _affairs_of(scene, child)
            if found is not None and _tells(found):
                return found
    return None


def _tells(found: Found) -> bool:
    """Whether it tells whose something is."""
    return bool(found.entity or found.country or found.use == "people")


def _affairs_of(scene: Scene, noun: int) -> Found | None:
    """The state of "the Ministry of Foreign Affairs of Peru", by its affairs."""
    below = [*scene.tree.children(noun, "nmod")]
    below += [at for child in below for at in scene.tree.children(child, "nmod")]
    inner = (child for child in below if scene.case(child) == "of")
    named = scene.tree[noun].upos == "PROPN"
    return next((found for child in inner if named and (found := scene.headed(child)) and found.use in STATES), None)


def _later(scene: Scene, head: int) -> Found | None:
    """The agent phrase at a head to the right, which has not been made yet."""
    nominal = next(
        (
            n
            for n in (_nominal(scene, at, set()) for at in range(head, min(head + 4, len(scene.tree.tokens))))
            if n and n.head == head
        ),
        None,
    )
    if nominal is None:
        return None
    found = Found(scene.tree.phrase(head), "AGENT", head, "agent", agent=nominal.agent)
    ties, modifiers = _modifiers(scene, nominal, _left(scene, nominal))
    found.entity = _entity(scene, nominal, modifiers, ties)
    found.country = found.entity.country if found.entity else None
    return found


def _only_place(agent: Agent, after: Found, scene: Scene) -> bool:
    """Whether what follows only says where: "troops in Iraq" need not be Iraqi."""
    if set(agent.lemma) & cues("posted") and scene.case(after.head) in ("at", "to"):
        return True  # "its envoy at the United Nations"
    if after.kind not in ("GPE", "LOC"):
        return False
    preposition = scene.case(after.head)
    if preposition in ("of", "from"):
        return False
    if set(agent.lemma) & cues("posted"):
        return True  # "embassies in Nairobi" are not Kenya's
    return agent.kind not in ("organ", "people") or agent.sector == "MIL" or preposition not in cues("home_preposition")


def _town(scene: Scene, nominal: Nominal) -> Found | None:
    """The capital or country in which a home-grown body or people is: "police in Baghdad", "residents of Kabul"."""
    if nominal.agent.kind not in ("organ", "people", "party", "group") or nominal.agent.sector in ("JRN", "NGO", "BUS"):
        return None
    if set(nominal.agent.lemma) & cues("posted"):
        return None
    for child in scene.tree.children(nominal.head, "nmod"):
        if child > nominal.head and scene.case(child) in cues("home_preposition"):
            for found in scene.at_head.get(child, []):
                army_abroad = nominal.agent.sector == "MIL" and found.use != "government"
                if found.country and found.kind in ("GPE", "LOC") and not army_abroad:
                    return found
    return None


def _former(scene: Scene, nominal: Nominal, first: int) -> bool:
    words = [scene.word(at) for at in range(first, nominal.first)]
    return any(word in cues("former") for word in words) or bool(words and words[0].startswith("ex-"))
