"""Answers that a later sentence tells, and answers in a row: "The step follows the raid", "It also shut the border"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from polybius.events.ties.answers import SAID, SIGNALLED, SURE_AT_LEAST, Answers
from polybius.events.ties.concern import alike, keys, same_hand
from polybius.events.ties.moves import DECIDED, deed, of_its_day
from polybius.events.ties.replies import turned
from polybius.events.ties.retold import DOING
from polybius.events.words.weights import UNTOLD
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Link, Sentence, Span
from polybius.syntax import Tree

FOLLOWING = ("follow", "answer", "counter", "avenge", "reciprocate")  # verbs whose object is what is answered
COMING = ("come", "happen", "occur")  # with "after" behind them
ARRIVING = ("arrive", "follow")  # "The answer followed within hours"
ORDERED = ("order", "vote", "ruling", "decree", "announcement")  # nouns for what somebody does by deciding it
PUNISHING = frozenset({"punishment"})
POINTING = ("it", "this", "they", "these")
BEGINNING = ("begin", "start", "erupt")  # with "after" or "when"
CALLING = ("call", "term", "label", "dub")
WHEN, PART = "when", "part"
AFTER = ("after", "following")
ALONE = ("it", "this")  # which may mean a whole sentence: only with a word whose answer it is
ANSWERED = {"to", "for"}  # before what is answered: "a response to", "payback for"
BACK_SENTENCES = 2  # the act that "the step" means was told at most so many sentences before
TOO = ("also", "too", "likewise", "well", "moreover", "furthermore", "further")
FURTHER = ("far", "further", "farther")  # "On Tuesday it went further and shut the border"
FURTHER_SENTENCES = 4  # what it goes further than was told at most so many sentences before
LIKEWISE = "likewise"  # how the coder of what is done by others, too, begins
CONFLICT = (3, 4)  # quads
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "expl")  # "It was Tehran's answer": an expletive to the parser
Tokens = Mapping[str, int | None]


def told_later(answering: Answers) -> Iterator[Link]:
    """Links that a sentence of its own tells of an act before it: "The expulsions were a reply to Bolivia's raid"."""
    tree = answering.tree
    for at, sentence in enumerate(answering.reading.sentences):
        for subject, verb in _with_verbs(tree, sentence):
            seen = tree.is_(subject, "obj", "compound", "xcomp")
            signal = _seen_as(tree, verb) if seen else _follows(answering, verb)
            if signal is None:
                continue
            words = [tree.lemma(i) for i in answering.reading.tokens_in(signal)]
            answer = any(word in word_class("answering") | PUNISHING for word in words)
            acts = (seen and _just_told(answering, verb, at)) or _meant(answering, subject, at, answer)
            told = [
                e for e in answering.told if e.trigger.start >= tree[verb].span.start and _below(answering, e, verb)
            ]
            if not told and _ends_there(answering, verb):  # "Air raids followed."
                told = [e for act in acts[:1] for e in _last_told(answering, act)]
            if tree.is_(subject, "nsubj:pass") and not answer:  # "the killing was followed by protests"
                acts, told = [answering.acts.root(event) for event in told[:1]], acts[:1]
            for act in acts:
                others = told if told else _named_below(answering, act, signal)
                # words that say that it is an answer are surer than who was read to have done what
                others = [
                    o for o in map(answering.acts.root, others) if act.actors and (answer or not same_hand(act, o))
                ]
                found = next((other for other in others if other is not act), None)
                if found is not None:
                    yield Link("responds_to", act.id, found.id, signal, SIGNALLED)
        yield from _announced(answering, at)


def _with_verbs(tree: Tree, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The subjects and objects of a sentence with their verbs, "The shutdown followed the seizure" among them.

    There the tree may take the verb for a preposition, like "following".
    """
    for at in range(sentence.first, sentence.last):
        head = tree[at].head
        if head is None:
            continue
        called = tree[head].head if tree.is_(at, "compound") and tree.is_(head, "xcomp") else None
        called = head if tree.is_(at, "xcomp") else called
        if tree.is_(at, *SUBJECTS, "obj"):
            yield at, head
        elif called is not None and tree.lemma(called) in CALLING:
            yield at, called  # "called the raid retaliation": trees take both nouns for one, or either for what it is
        elif tree.is_(at, "case") and tree.word(at).lower() in ("followed", "follows"):
            subject = tree[head].head
            if subject is not None and tree.is_(subject, "root"):
                yield subject, at


def _ends_there(answering: Answers, verb: int) -> bool:
    """Whether nothing stands behind "followed" that the act it speaks of would come after."""
    tree, sentences = answering.tree, answering.reading.sentences
    last = any(sentence.last == verb + 1 for sentence in sentences)
    return tree.lemma(verb) == "follow" and (last or tree[verb + 1].upos == "PUNCT")


def _last_told(answering: Answers, act: Event) -> list[Event]:
    """The act told right before one that comes after it, of which its sides make it the answer."""
    before = [e for e in answering.told if e.trigger < act.trigger and act.sentence - e.sentence <= 1]
    return [e for e in reversed(before) if turned(act, answering.acts.root(e))][:1]


def _announced(answering: Answers, at: int) -> Iterator[Link]:
    """Links of the acts that a sentence calls the answer to what stood before: "Its reply came on Friday, when"."""
    tree, sentence = answering.tree, answering.reading.sentences[at]
    for noun in range(sentence.first, sentence.last):
        verb = tree[noun].head
        if verb is None or tree[noun].upos != "NOUN" or tree.lemma(noun) not in word_class("answering"):
            continue
        comes = tree.lemma(verb) in {*COMING, *ARRIVING} or bool(tree.children(verb, "cop"))
        known = answering.retold.definite(noun) or tree.children(noun, "nmod:poss")
        if not tree.is_(noun, *SUBJECTS) or not comes or not known or tree.children(verb, "aux"):
            continue
        whose = answering.retold.named(noun, DOING)
        told = [e for e in answering.told if e.sentence == at and e.trigger.start > tree[noun].span.end]
        told = told or [e for e in answering.told if e.sentence == at + 1]
        told = [e for e in told if not (whose and e.actors) or keys(e.actors) & whose]
        first = min(told, key=lambda e: (_depth(answering, e), e.trigger), default=None)
        if first is not None and _done(first):
            act = answering.acts.root(first)
            before = [e for e in answering.told if 0 < at - e.sentence <= BACK_SENTENCES and _done(e)]
            before = [answering.acts.root(e) for e in reversed(before) if not same_hand(act, e)]
            found = max(before, key=lambda e: turned(act, e), default=None)  # of like ones the latest
            if found is not None:
                yield Link("responds_to", act.id, found.id, tree[noun].span, SIGNALLED)


def _named_below(answering: Answers, act: Event, signal: Span) -> list[Event]:
    """The act that a noun behind the word of answering means: "were a response to the rocket fire"."""
    tree = answering.tree
    nouns = [noun for at in answering.reading.tokens_in(signal) for noun in tree.children(at, "nmod")]
    cases = {noun: {tree.lemma(case) for case in tree.children(noun, "case")} for noun in nouns}
    meant = (answering.meant(act, noun) for noun, case in cases.items() if case & ANSWERED)
    return [other for other in meant if other is not None]


def _follows(answering: Answers, verb: int) -> Span | None:
    """The words that say that the subject of a verb is an answer, or comes after what stands below it."""
    tree = answering.tree
    lemma = tree.lemma(verb)
    if lemma in FOLLOWING and tree[verb].upos == "VERB":
        return tree[verb].span
    if lemma in word_class("answering") and tree.children(verb, "cop"):
        return tree[verb].span
    if lemma == PART and tree.children(verb, "cop"):  # "was part of its response to", "of a campaign in reply to"
        within = sorted(at for at in tree.subtree(verb) if at > verb and tree.lemma(at) in word_class("answering"))
        return tree[within[0]].span if within else None
    called = [noun for noun in tree.children(verb, "obl", "xcomp") if tree.lemma(noun) in word_class("answering")]
    cases = {tree.lemma(case) for noun in called for case in tree.children(noun, "case", "mark")}
    if cases & ({"in", "as"} if lemma in COMING else {"as"} if tree.children(verb, "aux:pass") else set()):
        return tree[called[0]].span  # "came in reply to the raid", "was meant as a warning"
    after = [m for below in tree.subtree(verb) for m in tree.children(below, "mark", "case") if tree.lemma(m) in AFTER]
    when = [
        m for below in tree.children(verb, "advcl") for m in tree.children(below, "advmod") if tree.lemma(m) == WHEN
    ]
    tied = after if lemma in COMING else [*when, *after] if lemma in BEGINNING else []
    return tree[tied[0]].span if tied else None


def _seen_as(tree: Tree, verb: int) -> Span | None:
    """The word that says as whose answer somebody sees what he speaks of: "described the ban as punishment for".

    And "called the ban punishment for".
    """
    seen = [i for i in tree.children(verb, "obl", "xcomp") if tree.lemma(i) in word_class("answering") | PUNISHING]
    called = tree.lemma(verb) in CALLING
    as_one = (i for i in seen if called or any(tree.lemma(case) == "as" for case in tree.children(i, "case")))
    return next((tree[i].span for i in as_one), None)


def _below(answering: Answers, event: Event, verb: int) -> bool:
    tree, token = answering.tree, answering.token[event.id]
    if tree.is_(verb, "case"):
        return token is not None and tree[verb].head in (token, *tree.ancestors(token))
    if token is None or (tree.is_(token, "acl:relcl") and tree[token].head in answering.somebody):
        return False  # "a reply to the ouster of men whom it accused of theft"
    return token != verb and verb in list(tree.ancestors(token))


def _meant(answering: Answers, subject: int, sentence: int, answer: bool) -> list[Event]:
    """The acts that a noun tells or, told shortly before, sums up: "the step", "the expulsions"; of "the moves" all.

    ``answer``: the noun is called an answer, so that it means a deed whatever it is: "Those penalties were its reply".
    """
    tree, lemma = answering.tree, answering.tree.lemma(subject)
    if lemma in POINTING and tree[subject].upos == "PRON":
        return _pointed(answering, subject, sentence)
    own = {subject, *tree.children(subject, "acl")}  # "the decision to reopen the skies came after"
    here = [answering.acts.root(e) for e in answering.told if answering.token[e.id] in own and e.actors]
    definite = answering.retold.definite(subject if not tree.is_(subject, "compound") else tree[subject].head or 0)
    if here or tree[subject].upos != "NOUN" or not (definite or tree.children(subject, "nmod:poss")):
        return here
    told = [e for e in reversed(answering.told) if 0 < sentence - e.sentence <= BACK_SENTENCES and _done(e)]
    akin = [e for e in told if answering.retold.akin(lemma, e)]
    general = lemma in {*DECIDED, *ORDERED, *word_class("deed"), *word_class("event")}
    attack = lemma in word_class("attack")  # "The assault was payback for the raid": whatever was stormed
    found = akin or [e for e in told if (general and deed(e)) or (attack and e.quad == max(CONFLICT))]
    found = (
        of_its_day(answering.acts, subject, [e for e in answering.told if e.sentence < sentence and deed(e)]) or found
    )
    if not definite:  # "Lima's decision"
        found = [e for e in found if answering.retold.named(subject, DOING) & keys(e.actors)]
    if not found and answer and definite and lemma not in word_class("utterance"):
        return [e for e in told if deed(e)][:1]
    if not found and lemma in DECIDED:  # further on it is what the report tells first
        lead = min((e.sentence for e in answering.told), default=sentence)
        first = [e for e in answering.told if e.sentence == lead < sentence and deed(e)]
        found = [e for e in sorted(first, key=lambda e: _depth(answering, e))[:1] if _done(e)]
    if tree[subject].tag != "NNS":
        return found[:1]
    return [e for e in found if keys(e.actors) & keys(found[0].actors)]


def _just_told(answering: Answers, verb: int, sentence: int) -> list[Event]:
    """The act of its own clause of which a participle says what it was: "fired rockets, describing it as revenge"."""
    tree = answering.tree
    if tree[verb].tag != "VBG" or not tree.is_(verb, "advcl") or tree.word(verb - 1) != ",":
        return []
    before = [e for e in answering.told if e.sentence == sentence and e.trigger.end < tree[verb].span.start]
    return [answering.acts.root(e) for e in before[-1:] if e.actors and deed(e)]


def _pointed(answering: Answers, subject: int, sentence: int) -> list[Event]:
    """The act told right before that a pronoun means: "They are its reply to"; of whoever's reply it is."""
    tree = answering.tree
    verb = tree[subject].head
    if verb is None or tree.is_(verb, "ccomp", "conj") or tree.lemma(verb) not in {*COMING, *word_class("answering")}:
        return []  # "said that they would answer the sanctions": who acts
    whose = answering.retold.named(verb, DOING)
    told = [e for e in answering.told if sentence - e.sentence == 1 and deed(e) and _done(e)]
    if tree.lemma(subject) in ALONE and tree.lemma(verb) not in COMING:
        told = [e for e in told if whose & keys(answering.acts.root(e).actors)]
    return [answering.acts.root(e) for e in sorted(told, key=lambda e: _depth(answering, e))[:1]]


def _depth(answering: Answers, event: Event) -> int:
    token = answering.token[event.id]
    return 0 if token is None else sum(1 for _ in answering.tree.ancestors(token))


def _done(event: Event) -> bool:
    """Whether somebody is told to do it, or to be about to."""
    return bool(event.actors) and not {"negation", "hypothetical"} & set(event.auxiliary)


def in_a_row(tree: Tree, told: Sequence[Event], tokens: Tokens, links: Sequence[Link]) -> Iterator[Link]:
    """Links of acts that are told beside an answer, by the same hand: "It also shut the border".

    Args:
        tree: Of the report.
        told: Its acts in the order of the text.
        tokens: The head word of each, by the act's id.
        links: Which acts answer which.

    Yields:
        For an act without a sure answer what the one beside it answers.
    """
    sure = [link for link in links if link.kind == "responds_to" and link.confidence >= SURE_AT_LEAST]
    answered = {link.from_: link for link in reversed(sure)}
    pairs = {(link.from_, link.to) for link in links}
    for number, event in enumerate(told):
        token = tokens[event.id]
        if token is None or event.id in answered or UNTOLD & set(event.auxiliary):
            continue
        beside = [*_before(tree, event, token, told[:number])]
        beside += [other for other in told if joined(tree, token, tokens[other.id])]
        first = next((other for other in beside if other.id in answered and _one_hand(event, other)), None)
        first = first or next(
            (other for other in told if other.id in answered and _others_too(tree, event, other, tokens)), None
        )
        link = answered[first.id] if first is not None else None
        if link is not None and link.to != event.id and (link.to, event.id) not in pairs:
            answered[event.id] = Link("responds_to", event.id, link.to, link.signal, min(link.confidence, SAID))
            yield answered[event.id]


def _before(tree: Tree, event: Event, token: int, told: Sequence[Event]) -> Iterator[Event]:
    """The acts told right before "It also ...", or further up before "It went further and ..."; the latest first."""
    head = tree[token].head if tree.is_(token, "conj") else None
    too = any(tree.lemma(i) in TOO for i in tree.children(token, "advmod"))
    further = head is not None and any(tree.lemma(i) in FURTHER for i in tree.children(head, "advmod"))
    back = FURTHER_SENTENCES if further else 1 if too else 0
    return (other for other in reversed(told) if 0 < event.sentence - other.sentence <= back)


def joined(tree: Tree, one: int | None, other: int | None) -> bool:
    """Whether two words tell what one subject does: "banned fruit, stopped flights and ended the treaty"."""
    if one is None or other is None or one == other:
        return False
    first = tree[one].head if tree.is_(one, "conj") else one
    if first != (tree[other].head if tree.is_(other, "conj") else other):
        return False
    return not any(tree.children(at, "nsubj") for at in (one, other) if at != first)


def _others_too(tree: Tree, event: Event, other: Event, tokens: Tokens) -> bool:
    """Whether two take offence at one: "Oslo condemned the raid, and Rome summoned the envoy", "Rome did the same"."""
    one, two = tokens[event.id], tokens[other.id]
    if one is None or two is None:
        return False
    beside = event.sentence == other.sentence and _clauses_beside(tree, one, two)
    if not beside and not _same_too(tree, event, other, one):
        return False
    hostile = event.quad in CONFLICT and other.quad in CONFLICT
    turned_on = keys(event.recipients)
    shared = turned_on & keys(other.recipients) or not (turned_on and keys(other.recipients))
    another = not keys(event.actors) & (keys(other.actors) | turned_on)
    return hostile and another and bool(shared) and not turned_on & keys(other.actors)


def _same_too(tree: Tree, event: Event, other: Event, token: int) -> bool:
    """Whether words say that what was told right before is done by others, too: "followed suit", "also expelled"."""
    near = event.event_type == other.event_type and 0 <= event.sentence - other.sentence <= 1
    too = any(tree.lemma(at) in TOO for at in tree.children(token, "advmod"))
    return near and other.trigger < event.trigger and (too or event.coder.startswith(LIKEWISE))


def _clauses_beside(tree: Tree, one: int, two: int) -> bool:
    """Whether two words head clauses beside each other: "A did this, and B that", "while B did that"."""
    heads = [tree[at].head if tree.is_(at, "conj", "parataxis") else at for at in (one, two)]
    if heads[0] == heads[1]:
        return True
    marks = (tree.lemma(mark) for mark in tree.children(one, "mark"))
    return tree.is_(one, "advcl") and tree[one].head == two and not {"while", "whereas"}.isdisjoint(marks)


def _one_hand(event: Event, other: Event) -> bool:
    """Whether both are done by one to the same, or to nobody who is told, and both in anger or in peace."""
    struck = event.recipients
    if event.sentence != other.sentence:  # "It also suspended its contribution": what is its own was not struck
        struck = tuple(party for party in struck if not keys((party,)) & keys(event.actors))
    fits = alike(struck, other.recipients) and (event.quad in CONFLICT) == (other.quad in CONFLICT)
    return bool(keys(event.actors) & keys(other.actors)) and fits
