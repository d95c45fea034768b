"""Whom "the government", "the group", "he" and "they" mean, from what the document has said before."""

from __future__ import annotations

from polybius.actors import affair, blows, bodies, corps, not_whose, pronouns, set_in, spokesmen, vessels, whose
from polybius.actors.knowledge import composed, sector_name
from polybius.actors.likeliest import count
from polybius.actors.meant import international, made
from polybius.actors.of_state import gathered, of_likeliest, of_occupier, of_some_state, of_state
from polybius.actors.scene import NEAR_SENTENCES, SUBJECT, Found, Scene, cues
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Entity

ARMED = ("MIL", "REB", "PRM", "UAF")  # sectors of those who can be "enemy fighters"
COUNTERPART = "counterpart"
MINISTER, MINISTRY = "minister", "ministry"
GROUP_NOUNS = frozenset("group organization organisation militia movement faction outfit party agency body".split())
BANDS = ("group", "militia", "movement", "faction", "outfit")  # none is a body of the United Nations
LEADING = frozenset({"commander", "chief"})  # of armed men, where it is not told of whom
GROUP_SENTENCES = 3  # "the group" is named at most so many sentences before, if any group is


def resolve(scene: Scene) -> None:
    """Gives open mentions an entity by what the document says before them, in the order of the text."""
    if not scene.parsed:
        return
    for at in range(len(scene.tree.tokens)):
        made_here = pronouns.pronoun(scene, at)
        if made_here is not None:
            scene.add(made_here)
    affair.find(scene)
    count(scene)
    scene.found.sort(key=lambda f: (f.head, len(f.span)))
    for found in scene.found:
        if found.entity is None and found.use == "pronoun":
            pronouns.resolve_pronoun(scene, found)
        elif found.use == "agent" and (found.entity is None or _run_by(scene, found) is not None):
            corps.of_army(scene, found)
            _resolve_nominal(scene, found)
            corps.as_named(scene, found)
        elif found.use == "state":
            affair.resolve_state(scene, found)
    _pass_on(scene)


def _resolve_nominal(scene: Scene, found: Found) -> None:
    """A noun without a clue of its own."""
    agent = found.agent
    assert agent is not None
    described = _described_as(scene, found)
    if found.several or affair.is_both(scene, found) or _anybody(agent.lemma[-1], described):
        return
    if any(scene.word(child) in ("our", "my") for child in scene.tree.children(found.head, "nmod:poss")):
        return  # "our army": the speaker's, and who speaks is not yet known
    owner = None if affair.is_other(scene, found) else _owner(scene, found)
    if found.plural and agent.lemma[-1] in cues("counterpart") and owner is not None and _is_state(owner):
        return  # "Uganda asked its neighbours": states, and none of Uganda's people
    if owner is not None and owner.use == "pronoun" and owner.country in agent.never:
        owner = None  # "Washington urged the government to act. Its premier ...": the United States have none
    if owner is None and corps.meant(scene, found):
        return
    if affair.is_other(scene, found):
        found.entity = affair.other_side(scene, found)
    elif agent.kind == "body" and _owned(scene, found) and (owner is None or owner.country not in INTERNATIONAL):
        return  # "the union's secretary general", of a union at home: not that of the United Nations
    elif owner is not None or described & cues("occupying"):
        found.entity = made(scene, agent, owner, []) if owner is not None else of_occupier(scene, found)
    elif (relief := bodies.of_relief(scene, found)) or agent.lemma[-1] in cues("sent_by_bodies"):
        first = relief or next(iter(bodies.before(scene, found)), None)
        found.entity = _same_noun(scene, found, len(scene.reading.sentences)) or first
        found.entity = found.entity or international(agent)  # "the peacekeepers" are hardly of the state where they are
    elif (
        agent.lemma[-1] in cues("bloc")
        and agent.kind != "body"
        and not found.plural
        and (named := bodies.before(scene, found))
    ):
        found.entity = named[-1]  # "The EU fined Hungary. The bloc ...": no party of Hungary's
    elif (host := _host(scene, found)) and (sender := affair.other_than(scene, host)):
        name = f"{sender.name} {sector_name(agent.sector)}"
        found.entity = composed(sender.country, agent.sector, name, f"{agent.row}; posted to {host}")
    elif agent.kind in ("staff", "people", "organ") and (described & cues("foreign")) - set(agent.lemma):
        return  # "the departure of foreign troops", "world leaders": surely not the home state's
    elif described & cues("hostile") and agent.sector in ARMED and (foe := _foe(scene, found)) is not None:
        found.entity = foe
    elif agent.kind in ("staff", "people") and (holder := blows.holder(scene, found)):
        found.entity = of_state(scene, found, holder)
    elif sending := whose.sender(scene, found) or whose.commander(scene, found):
        found.entity = of_state(scene, found, sending)
    elif described & cues("local") and agent.kind != "body":
        found.entity = of_state(scene, found, set_in.setting(scene, found) or scene.home)
    elif (migrant := agent.lemma[-1] in cues("migrant")) or _from_anywhere(scene, found):
        place = set_in.hosted(scene, found) if migrant else set_in.place_of(scene, found)
        found.entity = _same_noun(scene, found, NEAR_SENTENCES) or (place and of_state(scene, found, place)) or None
        found.country = found.entity.country if found.entity is not None else None
        return
    elif agent.kind == "quantity":
        found.entity = _counted(scene, found)
    elif agent.kind == "body":
        found.entity = _same_noun(scene, found, len(scene.reading.sentences)) or bodies.coalition(scene, found)
    elif _definite(scene, found):
        found.entity = _appositive(scene, found) or _described(scene, found) or _leading(scene, found)
    else:
        found.entity = _bare(scene, found)
    if found.entity is None and agent.kind in ("staff", "people") and scene.tree.lemma(found.head) not in cues("tool"):
        found.entity = _the_person(scene, found) or of_likeliest(scene, found, _surroundings(scene, found))
    if found.entity is not None:
        found.country = found.entity.country


def _anybody(noun: str, described: set[str]) -> bool:
    """Whether they may be of any state: hackers, whichever they attack, and "unknown gunmen"."""
    return noun in cues("of_sponsor") or bool(described & cues("unidentified"))


def _described_as(scene: Scene, found: Found) -> set[str]:
    """The words that describe a noun, or the first of those it is joined to: "world leaders and diplomats"."""
    tree, heads = scene.tree, [found.head]
    if tree.is_(found.head, "conj") and tree[found.head].head is not None and not tree.children(found.head, "det"):
        heads.append(tree[found.head].head or 0)
    return {tree.lemma(child).lower() for head in heads for child in tree.children(head, "amod", "compound")}


def _is_state(owner: Found) -> bool:
    return owner.entity is not None and owner.entity.kind in ("country", "government")


def _foe(scene: Scene, found: Found) -> Entity | None:
    """The armed group named last that "enemy fighters" means, else the first that the report names."""
    if found.agent is not None and found.agent.lemma[-1] in cues("flying"):
        return None  # "an enemy jet" is a state's
    groups = [f for f in scene.found if f.entity is not None and f.kind == "ORG" and f.entity.kind == "group"]
    before = [f for f in groups if f.span.end <= found.span.start]
    return (before[-1] if before else groups[0]).entity if groups else None


def _from_anywhere(scene: Scene, found: Found) -> bool:
    """Whether a speaker may be of any country where nothing tells whose: "a newspaper reported", "analysts say".

    Of those to whom something is done ("soldiers raided a newspaper") it is likelier that they are at home.
    """
    agent, tree = found.agent, scene.tree
    if agent is None or agent.kind == "organ" or "state" in agent.lemma:
        return False
    if not {agent.lemma[-1], " ".join(agent.lemma)} & cues("anywhere"):
        return False
    verb = tree[found.head].head
    told = scene.case(found.head) == "to" or tree.is_(found.head, "nsubj", "obj", "iobj", "obl")
    return verb is not None and told and tree.lemma(verb) in cues("speech")


def _leading(scene: Scene, found: Found) -> Entity | None:
    """The last named armed man, where it is not told whose commander; "the commander Hajj Ali Nour": who follows."""
    if found.agent is None or found.agent.kind != "holder" or found.agent.lemma[-1] not in LEADING:
        return None
    behind = next((f for f in scene.found if f.kind == "PER" and f.span.start >= found.span.end), None)
    between = scene.reading.text[found.span.end : behind.span.start].split() if behind is not None else []
    titled = behind is not None and all(word.isalpha() and word[0].isupper() for word in between)
    return behind.entity if behind is not None and titled else _the_person(scene, found)


def _the_person(scene: Scene, found: Found) -> Entity | None:
    """The last named person of the sector: "the general" after "Qassem Soleimani", "the cleric"."""
    if found.plural or found.agent is None or not _definite(scene, found):
        return None
    named = [f for f in scene.found if f.kind == "PER" and f.entity is not None and f.span.end <= found.span.start]
    sectors = ARMED if found.agent.kind == "holder" else (found.agent.sector,)
    fitting = [f for f in named if f.entity is not None and f.entity.sector in sectors]
    return fitting[-1].entity if fitting else None


def _surroundings(scene: Scene, found: Found) -> Found | None:
    """The state among whose people an unexplained noun is set: by its place, else by the document's home."""
    place = set_in.place_of(scene, found)
    against = not_whose.others(scene, found) | not_whose.stationed(scene, found) | {tie.entity for tie in found.ties}
    held = blows.returned(scene, found)  # "A court in Vienna sentenced a diplomat": not Austria's
    struck = blows.across(scene, found) | held
    place = None if place is not None and place.country in held else place
    if place is None and scene.home is not None and scene.home.country not in against | struck:
        return scene.home
    if place is not None or len(struck) != 1:
        return place
    doing = next(iter(struck))
    other = affair.mention_of_other(scene, doing)
    if other is not None and not held and affair.only_helps(scene, other.country):  # "Chad sent doctors"
        return next((f for f in scene.found if f.country == doing), None)
    return other


def _owner(scene: Scene, found: Found) -> Found | None:
    """The resolved pronoun or phrase that possesses it: "its fighters", "the group's leaders"."""
    if found.agent is not None and found.agent.lemma[-1] == COUNTERPART and (there := _seat(scene, found)) is not None:
        return there  # "his counterparts in Germany"
    host = _host(scene, found)
    for child in scene.tree.children(found.head, "nmod:poss"):
        if scene.word(child) in ("its", "their") and (craft := whose.aboard(scene, found)) is not None:
            return craft  # "Chad shot down a Libyan jet and captured its pilot"
        whom = scene.tree.whose(child)
        owner = scene.headed(child) if whom is None else _settled(scene, whom)
        if owner is not None and owner.entity is None and owner.use == "pronoun":
            pronouns.resolve_pronoun(scene, owner)
        if owner is not None and owner.entity is not None and not (host and owner.country == host):
            kind = "ORG" if owner.kind == "PRON" and owner.entity.kind != "country" else owner.kind
            return Found(owner.span, kind, owner.head, owner.use, owner.entity, owner.country, owner.agent)
    if (builder := _run_by(scene, found)) is not None:
        return builder
    if found.agent is None or found.agent.kind not in ("holder", "group", "staff"):
        return None
    for child in scene.tree.children(found.head, "compound"):
        body = scene.headed(child)
        if body is not None and body.agent is not None and body.agent.kind == "body":
            return _settled(scene, child)  # "coalition officers"
    advising = {"to"} if found.agent.lemma[-1] in cues("advising") else set()
    for child in scene.tree.children(found.head, "nmod"):
        if child > found.head and scene.case(child) in cues("holder_preposition") | advising:
            owner = _settled(scene, child)
            of_state = owner is not None and owner.use == "state" and scene.case(child) == "of"
            if owner is not None and (of_state or owner.kind not in ("GPE", "LOC", "PER")):
                return owner
            inside = scene.tree.children(child, "compound", "amod") if scene.tree[child].upos == "PROPN" else []
            states = (f for at in inside for f in scene.at_head.get(at, []) if f.kind in ("GPE", "NORP") and f.country)
            if owner is None and (of := next(states, None)) is not None:
                return of  # "the speaker of the US House"
    if (body := spokesmen.spoken_for(scene, found)) is not None:
        return body
    seated = found.agent.lemma[-1] == "official" or found.agent.sector in ("LEG", "JUD")
    return set_in.said_in(scene, found) if seated else None  # "officials in Delhi", "judges in Paris"


def _run_by(scene: Scene, found: Found) -> Found | None:
    """The state that is told to have built a house or to run it: "the office that Chad had built in Arlit"."""
    tree = scene.tree
    for clause in tree.children(found.head, "acl:relcl"):
        if tree.lemma(clause) not in cues("running") or found.agent is None or found.plural:
            continue
        named = [f for at in tree.children(clause, "nsubj") for f in scene.at_head.get(at, []) if f.kind == "GPE"]
        if owner := next((f for f in named if f.entity is not None and f.country not in INTERNATIONAL), None):
            return owner
    return None


def _host(scene: Scene, found: Found) -> str | None:
    """The state to which an envoy is posted: Spain, of "its ambassador in Madrid"."""
    if found.agent is None or not set(found.agent.lemma) & cues("posted"):
        return None
    seat = _seat(scene, found)
    return seat.country if seat is not None else None


def _seat(scene: Scene, found: Found) -> Found | None:
    """The place behind a noun in which somebody sits; right behind it, whatever the tree hangs it on."""
    places = [child for child in scene.tree.children(found.head, "nmod") if scene.case(child) in ("in", "to")]
    behind = found.head + 1
    if not places and behind < len(scene.tree.tokens) and scene.word(behind) == "in":
        places = [at for at in (scene.tree[behind].head,) if at is not None]
    return next((f for child in places for f in scene.at_head.get(child, []) if f.country), None)


def _settled(scene: Scene, head: int) -> Found | None:
    """The mention at a head, resolved now when its turn has not come yet."""
    inner = scene.headed(head)
    if inner is None:
        return None
    if inner.entity is None and inner.use in ("agent", "state"):
        (affair.resolve_state if inner.use == "state" else _resolve_nominal)(scene, inner)
    return inner if inner.entity is not None or (inner.use == "state" and inner.country) else None


def _owned(scene: Scene, found: Found) -> bool:
    """Whether the noun tells whose it is: "the union's secretary general"."""
    nouns = [child for child in scene.tree.children(found.head, "nmod:poss") if scene.tree[child].upos != "PRON"]
    return any(other.use == "agent" for child in nouns for other in scene.at_head.get(child, []))


def _counted(scene: Scene, found: Found) -> Entity | None:
    """Who is counted: "thousands of mourners"."""
    inside = scene.tree.children(found.head, "nmod")
    inner = next((f for child in inside if (f := _settled(scene, child))), None)
    return inner.entity if inner else None


def _definite(scene: Scene, found: Found) -> bool:
    words = {scene.word(at) for at in scene.tree.children(found.head, "det")}
    agent = found.agent
    proper = scene.tree[found.head].upos == "PROPN"
    return bool(words & {"the", "this", "that", "these", "those"}) or (
        agent is not None and agent.kind == "organ" and (proper or not words)
    )


def _described(scene: Scene, found: Found) -> Entity | None:
    """The entity that a noun with its article takes up."""
    return (
        vessels.meant(scene, found)
        or _of_nationals(scene, found)
        or _at_its_seat(scene, found)
        or ((dealing := blows.dealing_before(scene, found)) and dealing.entity)
        or _of_its_house(scene, found)
        or ((host := whose.hosting_a_guest(scene, found)) and of_state(scene, found, host))
        or _same_noun(scene, found, NEAR_SENTENCES)
        or gathered(scene, found)
        or _group(scene, found)
        or _taken_up(scene, found)
        or _introduced(scene, found)
        or _home(scene, found)
        or _same_noun(scene, found, len(scene.reading.sentences))
    )


def _taken_up(scene: Scene, found: Found) -> Entity | None:
    """The one person whom "the man" takes up: "detained a Russian researcher. The man was held in Oslo"."""
    tree = scene.tree
    if found.plural or found.agent is None or found.agent.lemma[-1] not in cues("taking_up"):
        return None
    if tree.children(found.head, "nmod", "amod", "compound", "nmod:poss"):
        return None
    clauses = [min(tree.subtree(child, ("punct",))) for child in tree.children(found.head, "acl:relcl")]
    if any(scene.word(first - 1) != "," for first in clauses):
        return None  # "the man who rang the police"
    before = [f for f in scene.nearby(found.head, NEAR_SENTENCES) if f.span.end <= found.span.start and not f.plural]
    some = [f for f in before if {scene.word(at) for at in tree.children(f.head, "det")} & {"a", "an"}]
    some = [f for f in some if tree.is_(f.head, *SUBJECT, "obj")]
    people = [f for f in some if f.agent is not None and f.agent.kind in ("staff", "people", "holder")]
    told = {f.entity.id: f.entity for f in people if f.entity is not None and f.entity.country}
    if len(told) != 1:
        return None
    found.key = pronouns.TAKEN_UP
    return next(iter(told.values()))


def _introduced(scene: Scene, found: Found) -> Entity | None:
    """The house named before by its field, however long ago: "the Ministry of Defence of Peru ... the ministry"."""
    bare = not scene.tree.children(found.head, "nmod", "amod", "compound", "nmod:poss")
    if not bare or found.agent is None or found.agent.lemma[0] not in cues("house of government"):
        return None
    return _same_noun(scene, found, len(scene.reading.sentences)) or bodies.of_field(scene, found)


def _of_its_house(scene: Scene, found: Found) -> Entity | None:
    """The minister of the ministry that the report told of last: "The Ministry of Defence of Peru ... The Minister"."""
    if found.plural or found.agent is None or found.agent.lemma != (MINISTER,):
        return None
    if scene.tree.children(found.head, "nmod", "amod", "compound"):
        return None  # "the minister of justice"
    against = not_whose.others(scene, found)
    heads = {MINISTER, MINISTRY}
    before = [
        f
        for f in scene.nearby(found.head, NEAR_SENTENCES)
        if f.span.end <= found.span.start and scene.tree.lemma(f.head).lower() in heads and f.entity is not None
    ]
    last = before[-1] if before else None
    if last is None or scene.tree.lemma(last.head).lower() != MINISTRY or last.country in against:
        return None
    return of_state(scene, found, last)


def _of_nationals(scene: Scene, found: Found) -> Entity | None:
    """The embassy of those whom it warns."""
    own = whose.nationals(scene, found)
    return of_state(scene, found, own) if own is not None else None


def _at_its_seat(scene: Scene, found: Found) -> Entity | None:
    """The state's own body or office in its capital, whoever else had one before: "In Cairo, the president"."""
    agent = found.agent
    if agent is None or agent.kind not in ("organ", "staff", "party") or not _stands_alone(scene, found):
        return None
    if set(agent.lemma) & cues("posted") or (agent.kind == "staff" and agent.sector == "MIL"):
        return None
    place = set_in.said_in(scene, found) or set_in.framed(scene, found)
    against = not_whose.others(scene, found) if place is not None else set()
    return of_state(scene, found, place) if place is not None and place.country not in against else None


def _same_noun(scene: Scene, found: Found, sentences: int) -> Entity | None:
    """The entity of the last mention of the same noun: "Iraq's parliament ... parliament"."""
    assert found.agent is not None
    lemma = found.agent.lemma
    for other in sorted(
        (f for f in scene.nouns.get(lemma[-1], []) if f.span.end <= found.span.start and _alike(f, lemma)),
        key=lambda f: -f.head,
    ):
        if other.entity is not None and other.plural == found.plural:
            gap = scene.sentence_of(found.head) - scene.sentence_of(other.head)
            if gap > sentences or (found.agent.kind == "holder" and gap > NEAR_SENTENCES):
                return None
            return other.entity
    return None


def _alike(other: Found, lemma: tuple[str, ...]) -> bool:
    """Whether one noun is the other or its end: "the minister" after "the foreign minister".

    Not "the inspector general" after "the secretary general".
    """
    theirs = other.agent.lemma if other.agent is not None else ()
    shorter, longer = sorted((theirs, lemma), key=len)
    return longer[-len(shorter) :] == shorter


def _group(scene: Scene, found: Found) -> Entity | None:
    """The last named body of the sort that "the group", "the militia" or "the organisation" means."""
    assert found.agent is not None
    noun = found.agent.lemma[-1]
    if noun not in GROUP_NOUNS and found.agent.kind != "group":
        return None
    kinds = {"party": ("party",), "militia": ("group",), "agency": ("organisation", "media", "government")}.get(
        noun, ("group", "organisation", "party")
    )
    # "the state news agency" is no council named before
    kinds = ("group",) if found.agent.kind == "group" else ("media",) if "news" in found.agent.lemma else kinds
    named = [
        f
        for f in scene.nearby(found.head, whose.KNOWN_SENTENCES)
        if f.kind == "ORG" and f.entity is not None and f.entity.kind in kinds and f.span.end <= found.span.start
        and not (f.country == "UNO" and noun in BANDS) and not scene.tree.is_(f.head, "compound")
    ]  # fmt: skip
    if found.plural and (alike := _bands(scene, found)) is not None:
        return alike
    if not named or (found.plural and found.agent.sector != "REB"):
        return None  # "the jihadists" may be the group named before, "the militias" are hardly one of them
    here = scene.sentence_of(found.head)
    last = [f for f in named if scene.sentence_of(f.head) >= here - GROUP_SENTENCES] or named[-1:]
    nearest = max(scene.sentence_of(f.head) for f in last)
    chosen = min((f for f in reversed(last) if scene.sentence_of(f.head) == nearest), key=scene.rank)
    return chosen.entity


def _bands(scene: Scene, found: Found) -> Entity | None:
    """The armed bands told of before under another noun: "Chad blamed militias in Sudan. The factions denied it"."""
    before = [f for f in scene.nearby(found.head, GROUP_SENTENCES) if f.span.end <= found.span.start and f.plural]
    bands = [f for f in before if f.agent is not None and f.agent.kind == "group" and f.agent.lemma[-1] in BANDS]
    own = found.agent is not None and found.agent.lemma[-1] in BANDS
    return next((f.entity for f in reversed(bands) if f.entity is not None), None) if own else None


def _home(scene: Scene, found: Found) -> Entity | None:
    """A state's organ or people without its state: the state that the words before are about."""
    agent = found.agent
    assert agent is not None
    if agent.kind not in ("organ", "staff", "people", "group", "party") or not _stands_alone(scene, found):
        return None
    return of_some_state(scene, found)


def _bare(scene: Scene, found: Found) -> Entity | None:
    """Nouns without article: "police said", "a government spokesman", "gunmen opened fire", "protesters"."""
    agent = found.agent
    assert agent is not None
    if agent.kind not in ("organ", "staff", "people", "group") or not agent.sector:
        return None
    if agent.lemma[-1] in cues("only_group"):
        groups = [f for f in scene.found if f.entity and f.kind == "ORG" and f.entity.kind == "group"]
        before = [scene.sentence_of(f.head) for f in groups if f.span.end <= found.span.start]
        near = max(before, default=0) >= scene.sentence_of(found.head) - GROUP_SENTENCES
        last = [f for f in groups if near and before and scene.sentence_of(f.head) == max(before)]
        for some in (groups, last):  # of several in the report the only one of the last sentence that names any
            only = {f.entity.id: f.entity for f in some if f.entity}
            if len(only) == 1:
                return next(iter(only.values()))
    if not _stands_alone(scene, found):
        return (
            None
            if agent.kind == "staff" and not found.plural
            else of_state(scene, found, set_in.place_of(scene, found))
        )
    return of_some_state(scene, found)


def _stands_alone(scene: Scene, found: Found) -> bool:
    """Whether the noun is used without its state in reports: "parliament voted", but hardly "the office"."""
    return found.agent is not None and found.agent.row in scene.alone


def _appositive(scene: Scene, found: Found) -> Entity | None:
    """The name beside it: "the agency, Xinhua"."""
    for child in scene.tree.children(found.head, "appos"):
        other = scene.headed(child)
        if other is not None and other.entity is not None:
            return other.entity
    return None


def _pass_on(scene: Scene) -> None:
    """What a description and the name beside it know of each other: "Abdul Mahdi, the caretaker prime minister"."""
    for found in scene.found:
        for child in scene.tree.children(found.head, "appos"):
            other = scene.headed(child)
            if other is None or {found.kind, other.kind} not in ({"PER", "AGENT"}, {"ORG", "AGENT"}):
                continue
            person, noun = (other, found) if found.kind == "AGENT" else (found, other)
            if person.entity is not None and person.entity.code is not None:
                noun.entity, noun.country = (
                    person.entity,
                    person.country,
                )
            elif noun.entity is not None:
                person.entity = noun.entity  # the unknown name takes its code from here, see names_without_row
