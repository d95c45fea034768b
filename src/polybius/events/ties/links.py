"""What ties the events of a document to each other: the same act told again, an end, a resumption, a response."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polybius.events.ties.acts import Acts
from polybius.events.ties.again import Again
from polybius.events.ties.answers import BLOWS, DEEDS, SAID, SIGNALLED, STANCES, SUMMED, Answers, answers
from polybius.events.ties.concern import aimed_at, keys, same_hand
from polybius.events.ties.connect import connected
from polybius.events.ties.one_blow import shared
from polybius.events.ties.replies import BOTH, CONFLICT, UNSAID, turned
from polybius.events.ties.responses import Responses
from polybius.events.ties.retold import Retold
from polybius.events.ties.series import told_later
from polybius.events.ties.undone import Undone
from polybius.events.ties.unmoved import unmoved
from polybius.events.words.ontology import VERBAL
from polybius.events.words.terms import until
from polybius.resources import table
from polybius.schema import Event, Link, Reading, Span
from polybius.syntax import Tree

WEAKLY_SIGNALLED = 0.3  # by a word that may only tell the order of time ("after"), or by no word at all
ANSWERED = ("avenge", "retaliate", "respond", "answer", "follow")
ORDER = ("after", "following", "since")
OUTCRIES = ("ACCUSE", "PROTEST", "REJECT")  # what is brought about is always said to somebody: "drew criticism"
SAYING = ("say", "claim", "add", "tell")
OUTCOME = ("leave", "kill", "wound", "injure", "destroy")
PENAL = {"arrest", "convict"}
POLICE = "COP"  # police search, question and arrest because of crimes; they answer no state
# confidence of an act from which a link to it is sure: always, or where the sides of both fit; below, it is weak
SURELY_TOLD, HARDLY_TOLD, DOUBTED = 0.5, 0.2, 0.4  # see docs/evaluation.md
LIKELY = 0.5  # probability from which a causation that no signal of the table tells makes a link


def linked(reading: Reading) -> Reading:
    """The reading with the links between its events, and what they tell of these: ends, the sides of a blow told twice.

    ``ended`` tells an end that is told, ``until`` one that is set.
    """
    tree = Tree(reading)
    undone = Undone(reading, tree)
    links = _weighed(reading, tree, told(reading, tree, undone))
    whole = (link for link in links if link.kind in ("resumes", "ends") and not undone.eased(link.from_))
    ended = {link.to for link in whole if link.confidence >= SURELY_TOLD}  # "agreed to resume the talks": not yet
    events = tuple(
        replace(
            event,
            ended=own if (own := undone.ended(event)) is not None else event.id in ended or None,
            until=until(event, reading),
        )
        for event in shared(reading.events, links, tree)
    )
    return replace(reading, events=events, links=links)


def told(reading: Reading, tree: Tree, undone: Undone) -> tuple[Link, ...]:
    """The links that words, sides and rules tell, before it is weighed which act each one answers."""
    again = Again(Retold(reading, tree))
    answering = Answers(Acts(reading, tree, again)) if reading.tokens else None
    said = [*answering.links()] if answering else []
    beside: set[tuple[str, str]] = set()
    responses = [*told_later(answering)] if answering else []
    responses += _responses(reading, tree, answering, beside)
    said += connected(answering) if answering else []
    said = [_doubted(link, reading) for link in _unsaid_left_out(responses, said)]
    return _strongest([*again.links, *undone.links(), *responses, *said], beside)


def _weighed(reading: Reading, tree: Tree, said: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links, their responses weighed against each other; ``said``: what words, sides and rules tell."""
    answers = tuple(Responses(reading, tree, said).links())
    sure = {frozenset((link.from_, link.to)) for link in answers}
    sure |= {frozenset((link.from_, link.to)) for link in said if link.kind == "ends"}  # "held it, only to free it"
    others = (link for link in said if link.kind != "responds_to")
    return (*(one for one in others if one.kind != "causes" or frozenset((one.from_, one.to)) not in sure), *answers)


def _unsaid_left_out(responses: list[Link], told: list[Link]) -> list[Link]:
    """Links without those that parties alone tell of an act that words tie to another one."""
    sure = [link for link in (*responses, *told) if link.kind == "responds_to" and link.confidence > UNSAID]
    said = {link.from_ for link in sure}
    return [link for link in told if link.confidence != UNSAID or link.from_ not in said]


def _doubted(link: Link, reading: Reading) -> Link:
    """The link, weak where one of its acts is hardly sure to have been told, or unsure and done between others."""
    one, other = (next(event for event in reading.events if event.id == id) for id in (link.from_, link.to))
    sure = min(one.confidence, other.confidence)
    if one.event_type == "ACCUSE" or link.confidence == SUMMED:
        return link  # whoever condemns names what he means
    if link.confidence == SIGNALLED and other.event_type == "PROTEST" and one.quad not in VERBAL:
        return link  # "Police fired tear gas": a crowd was there
    if link.confidence == SIGNALLED and (one.event_type, other.event_type) == ("REJECT", "ACCUSE"):
        return link  # "rejected the charge": it was made to whoever it was
    sides = turned(one, other)
    if sure >= SURELY_TOLD or (sure >= HARDLY_TOLD and sides == BOTH) or (link.confidence == SAID and sides):
        return link
    return replace(link, confidence=min(link.confidence, DOUBTED))


def _strongest(links: Iterable[Link], beside: set[tuple[str, str]]) -> tuple[Link, ...]:
    """Of several links between two acts the surest; that one answers another says more than that it was caused.

    ``beside``: pairs of acts that are tied by the signal of another pair, being told in one breath with it.
    """
    best: dict[tuple[frozenset[str], str], Link] = {}
    said: set[tuple[Span, str]] = set()
    for link in links:
        if link.kind == "responds_to" and link.signal is not None:
            # "the halt had been ordered after the strikes": one answer, the governing word's
            if (link.signal, link.to) in said and (link.from_, link.to) not in beside:
                continue
            said.add((link.signal, link.to))
        key = frozenset((link.from_, link.to)), "why" if link.kind in ("causes", "responds_to") else link.kind
        known = best.get(key)
        if known is None or (link.confidence, link.kind == "responds_to") > (known.confidence, False):
            best[key] = link
    return tuple(best.values())


def _responses(reading: Reading, tree: Tree, answering: Answers | None, beside: set[tuple[str, str]]) -> list[Link]:
    """Links that the causations of the text tell: the effect responds to, or is caused by, the event in the cause.

    Pairs of an act told beside the effect are added to ``beside``.
    """
    out = []
    weak = {row["signal"] for row in table("lexicon/signals") if row["strength"] == "weak"}
    for causation in reading.causations:
        likely = causation.probability is None or causation.probability >= LIKELY
        ordered = _order(tree, causation.cause)
        if causation.kind not in ("cause", "response") or not (likely or ordered):
            continue
        effects = [
            event
            for event in reading.events
            if causation.effect.overlaps(event.trigger) and not causation.cause.overlaps(event.trigger)
        ]
        effects = effects or _doing_so(reading, tree, causation.effect)
        effects.sort(key=lambda event: _depth(event, tree))  # "the halt had been ordered after": the order came after
        causes = [event for event in reading.events if causation.cause.contains(event.trigger)]
        if answering is not None:
            causes = [
                e for e in causes if not (answering.acts.by_the_way(e) or _whose(tree, answering, causation.cause, e))
            ]
            causes = [answering.acts.root(event) for event in causes]
            noun = tree.head_of(causation.cause)
            meant = None
            if not causes and effects and noun is not None:
                meant = answering.told_at(noun, effects[0]) or answering.meant(effects[0], noun)
            causes = [answering.acts.root(meant)] if meant is not None else causes
            effects = [event for event in effects if event.id not in answering.again.pointers]
        signal = causation.signal or ordered
        words = reading.words(signal).lower() if signal else ""
        for effect, cause in [(effect, cause) for cause in causes[:1] for effect in _together(effects, reading, tree)]:
            alike = effect.event_type == cause.event_type and keys(effect.recipients) & keys(cause.recipients)
            if effect is cause or (alike and not (effect.event_type in BLOWS and aimed_at(effect, cause))):
                continue  # "rockets hit the base, killing two": one act
            if cause.quad in VERBAL and same_hand(effect, cause):
                continue  # "closed the border, accusing it of ..."
            if unmoved(tree, effect, cause):
                continue  # "seized the boat despite the warning"
            if _no_reason(tree, words, effect, cause):
                continue
            if signal is not None and _tells(tree, signal, effect, cause):
                continue
            if words.startswith("as ") and effect.quad in VERBAL and _of_something(tree, effect):
                continue  # "described the ban as punishment for the raid": the ban is
            if effect is not effects[0]:
                beside.add((effect.id, cause.id))
            answer = answers(effect, cause, strongly=bool(words) and words not in weak)
            told = bool(words) and (words not in weak or answer)
            if not answer and (signal is None or not likely):
                continue  # what the model alone takes for a cause is one in 25 times
            sure = min(SIGNALLED, causation.probability or 1.0) if likely and causation.signal else SIGNALLED
            confidence = sure if told else WEAKLY_SIGNALLED
            brought = causation.kind == "cause" and signal is not None and _is_verb(tree, signal)
            outcry = told and effect.event_type in OUTCRIES
            willed = answer or causation.kind == "response" or (told and _willed(effect, cause))
            if outcry or (willed and not brought):
                out.append(Link("responds_to", effect.id, cause.id, signal, confidence))
            else:
                out.append(Link("causes", cause.id, effect.id, signal, confidence if answer else WEAKLY_SIGNALLED))
    return out


def _of_something(tree: Tree, event: Event) -> bool:
    token = tree.head_of(event.trigger)
    return token is not None and bool(tree.children(token, "obj"))


def _whose(tree: Tree, answering: Answers, cause: Span, event: Event) -> bool:
    """Whether an act only tells who somebody is: "freed him in exchange for a spy whom Oslo had convicted"."""
    noun, token = tree.head_of(cause), answering.token[event.id]
    above = tree[token].head if token is not None and tree.is_(token, "acl:relcl") else None
    phrases = () if noun is None else (noun, *tree.children(noun, "nmod"))  # "in exchange for a spy whom ..."
    return above in phrases and above in answering.somebody


def _willed(effect: Event, cause: Event) -> bool:
    """Whether somebody else does what comes of an act, so that he answers it: "struck over the beatings"."""
    return effect.event_type in (*STANCES, *DEEDS) and bool(effect.actors) and not same_hand(effect, cause)


def _doing_so(reading: Reading, tree: Tree, effect: Span) -> list[Event]:
    """The act that a participle only tells again: "ordered out 18 diplomats, expelling them over the raid"."""
    head = tree.head_of(effect)
    if head is None or not tree.is_(head, "advcl") or tree[head].tag != "VBG":
        return []
    return [event for event in reading.events if tree.head_of(event.trigger) == tree[head].head]


def _together(effects: list[Event], reading: Reading, tree: Tree) -> list[Event]:
    """The first of some effects, with those that are told beside it: "recalled its envoy and shut three consulates"."""
    if not effects:
        return []
    token = tree.head_of(effects[0].trigger)
    if token is None:
        return effects[:1]
    beside = set(tree.children(token, "conj")) | ({tree[token].head} if tree.is_(token, "conj") else set())
    told = (e for e in reading.events if e.sentence == effects[0].sentence and tree.head_of(e.trigger) in beside)
    return [effects[0], *(event for event in told if keys(event.actors) & keys(effects[0].actors))]


def _no_reason(tree: Tree, words: str, effect: Event, cause: Event) -> bool:
    """Whether a small word ties two acts otherwise: by its own means, about its own plan, or why somebody says so.

    "Retaliated by seizing a boat", "broke off the talks over a swap", "brushed it aside, since Moscow had fielded it".
    """
    if words == "since":
        token, above = tree.head_of(cause.trigger), tree.head_of(effect.trigger)
        noun = above is not None and tree[above].upos == "NOUN"  # "the raid is the worst since the war"
        return noun or (effect.quad in VERBAL and token is not None and tree.had(token))
    own = words == "by" or (words == "over" and cause.quad not in CONFLICT)
    return own and same_hand(effect, cause)


def _is_verb(tree: Tree, signal: Span) -> bool:
    """Whether a verb says that one thing brought about the other: "sparked", "forced", "prompting"."""
    token = tree.head_of(signal)
    return token is not None and tree[token].upos == "VERB" and tree.lemma(token) not in ANSWERED


def _tells(tree: Tree, signal: Span, effect: Event, cause: Event) -> bool:
    """Whether the signal is no tie of two acts: it tells one itself, or what came of an attack, which is the attack.

    "Protests forced him out", "the strike left ten dead", "arrested three men over the killing".
    """
    if signal.overlaps(effect.trigger) or signal.overlaps(cause.trigger):
        return True
    token = tree.head_of(signal)
    if token is not None and tree.lemma(token) in SAYING:
        return True
    if effect.quad in VERBAL and tree.word(token or 0).lower() == "for" and len(signal) == 3:
        return True  # "apologised for the shots", "blamed it for the raid"
    if token is not None and tree.lemma(token) in OUTCOME and effect.event_type == cause.event_type:
        return True
    return PENAL & set(effect.modes) != set() or any(p.sector and p.sector[:3] == POLICE for p in effect.actors)


def _order(tree: Tree, cause: Span) -> Span | None:
    """The "after" of a clause that only the language model takes for a cause."""
    head = tree.head_of(cause)
    marks = () if head is None else tree.children(head, "mark", "case")
    return next((tree[mark].span for mark in marks if tree.lemma(mark) in ORDER), None)


def _depth(event: Event, tree: Tree) -> int:
    token = tree.head_of(event.trigger)
    return 0 if token is None else sum(1 for _ in tree.ancestors(token))
