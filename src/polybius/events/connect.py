"""Answers that the build of the text tells: "So Chile ...", "asked it to drop the ban", "men who had stoned it"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.events.answers import DECIDED, DEEDS, NAMED, SAID, STANCES, UNDONE, Answers
from polybius.events.concern import keys, same_hand
from polybius.events.lexicon import word_class
from polybius.events.replies import turned
from polybius.schema import Event, Link, Span

THUS = ("so", "thereupon", "hence", "therefore", "consequently", "accordingly", "thus")
CONFLICT = (3, 4)  # quads of what is struck back at
BLOWS = ("ASSAULT", "COERCE", "SANCTION")
REFUSALS = ("REJECT", "ACCUSE", "PROTEST")
REFUSED = ("ACCUSE", "REQUEST", "THREATEN", "AGREE", "SANCTION", "COERCE")
RELATIVE_TAGS = ("WP", "WDT")
BACK_SENTENCES = 3  # what is to be undone was told at most so many sentences before


def connected(answering: Answers) -> Iterator[Link]:
    """Links ``responds_to`` that a connective, a clause below the act or a demand to undo it tells."""
    for event in answering.told:
        token = answering.token[event.id]
        if token is None or event.id in answering.retold.pointers or "negation" in event.auxiliary:
            continue
        found = (
            _thus(answering, event, token)
            or _doers_of(answering, event, token)
            or _whole_clause(answering, event, token)
            or _to_undo(answering, event, token)
            or _drawn(answering, event, token)
        )
        if found is not None and answering.root(found[0]) is not answering.root(event):
            yield Link("responds_to", event.id, answering.root(found[0]).id, *found[1:])
    yield from _asked_for(answering)


Found = tuple[Event, Span, float]


def _done_by_others(answering: Answers, event: Event, sentences: int) -> list[Event]:
    """What others were told to have done before an act, the latest first."""
    return [
        other
        for other in reversed(answering.told)
        if other.trigger.start < event.trigger.start
        and event.sentence - other.sentence <= sentences
        and not UNDONE & set(other.auxiliary)
        and not same_hand(other, event)
    ]


def _thus(answering: Answers, event: Event, token: int) -> Found | None:
    """The act right before a clause that begins with "so" or "thereupon"."""
    tree = answering.tree
    if event.event_type not in (*STANCES, *DEEDS):
        return None
    first = answering.reading.sentences[event.sentence].first
    below = {token, *tree.subtree(token, ("conj", "parataxis", "acl:relcl", "ccomp", "advcl"))}
    for word in sorted(below):
        if tree.lemma(word) not in THUS or tree[word].upos != "ADV" or word > token:
            continue
        opens = word == first or tree.word(word - 1) in (";", ",", "and")
        if tree.lemma(word) == "so" and not opens:
            continue  # "did so", "so many"
        before = _done_by_others(answering, event, 1)
        fitting = [other for other in before if turned(event, other)]
        found = next(iter(fitting or before), None)
        return None if found is None else (found, tree[word].span, SAID)
    return None


def _doers_of(answering: Answers, event: Event, token: int) -> Found | None:
    """What those had done who are struck now: "police shot men who had stoned a patrol"."""
    tree = answering.tree
    if event.event_type not in BLOWS:
        return None
    for noun in tree.children(token, "obj", "nsubj:pass", "obl"):
        for verb in tree.children(noun, "acl:relcl"):
            who = [i for i in tree.children(verb, "nsubj") if tree[i].tag in RELATIVE_TAGS or tree.lemma(i) == "that"]
            done = (o for o in answering.told if answering.token[o.id] == verb and o is not event)
            other = next(done, None)
            if who and other is not None and other.quad in CONFLICT and not UNDONE & set(other.auxiliary):
                return other, other.trigger, SAID
    return None


def _whole_clause(answering: Answers, event: Event, token: int) -> Found | None:
    """The act that a clause with "which" takes up: "accused it of theft, which Lima denied"."""
    tree = answering.tree
    if event.event_type not in REFUSALS or not tree.is_(token, "acl:relcl", "parataxis", "advcl"):
        return None
    which = [i for i in tree.children(token, "obj", "nsubj:pass") if tree.lemma(i) == "which"]
    if not which or tree.word(which[0] - 1) != ",":
        return None
    told = [o for o in answering.told if o.sentence == event.sentence and o.trigger.start < event.trigger.start]
    # whoever takes it up has a subject of his own, so that organs of one state are not taken for one hand
    found = next((o for o in reversed(told) if o.event_type in REFUSED and not UNDONE & set(o.auxiliary)), None)
    return None if found is None else (found, tree[which[0]].span, SAID)


def _to_undo(answering: Answers, event: Event, token: int) -> Found | None:
    """The measure that a demand wants undone: "called on Pristina to revoke the tariff"."""
    tree, retold = answering.tree, answering.retold
    if event.event_type != "REQUEST":
        return None
    for verb in (token, *tree.subtree(token, ("conj", "parataxis", "acl:relcl"))):
        if tree.lemma(verb) not in word_class("undoing"):
            continue
        for noun in tree.children(verb, "obj", "nsubj:pass"):
            if tree[noun].upos != "NOUN" or not retold.definite(noun):
                continue
            lemma = tree.lemma(noun)
            done = _done_by_others(answering, event, BACK_SENTENCES)
            done = [o for o in done if not _verbal(o) or retold.akin(lemma, o)]
            asked = keys(event.recipients)
            done = [o for o in done if not asked or keys(o.actors) & asked]  # whoever did it is asked
            named = [o for o in done if retold.akin(lemma, o) or lemma in _things(answering, o)]
            general = done if asked and lemma in {*DECIDED, *word_class("deed")} else []
            found = next(iter(named or general), None)
            if found is not None:
                return found, event.trigger, NAMED
    return None


def _drawn(answering: Answers, event: Event, token: int) -> Found | None:
    """What drew or sparked words or a protest: "The ban drew criticism", "a move that sparked riots"."""
    tree = answering.tree
    verb = token if tree.lemma(token) in word_class("drawing") else tree[token].head
    if event.event_type not in REFUSALS or verb is None or tree[verb].upos != "VERB":
        return None
    if tree.lemma(verb) not in word_class("drawing") or not (verb == token or tree.is_(token, "obj", "obl")):
        return None
    for subject in tree.children(verb, "nsubj", "nsubj:pass"):
        if tree[subject].tag in RELATIVE_TAGS or (tree.is_(verb, "acl:relcl") and tree.lemma(subject) == "that"):
            summed = answering.summed_up(event, verb)
            return None if summed is None else (summed[0], tree[verb].span, SAID)
        meant = answering.meant(event, subject)
        if meant is not None:
            return meant, tree[verb].span, SAID
    return None


def _verbal(event: Event) -> bool:
    return event.event_type in ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONSULT", "SUPPORT")


def _things(answering: Answers, event: Event) -> set[str]:
    """The nouns of an act's own clause: the licences that were granted."""
    tree, token = answering.tree, answering.token[event.id]
    if token is None:
        return set()
    below = tree.subtree(token, ("conj", "parataxis", "advcl", "acl:relcl", "ccomp"))
    return {tree.lemma(i) for i in below if tree[i].upos == "NOUN" and i != token}


def _asked_for(answering: Answers) -> Iterator[Link]:
    """Acts that a later sentence says were asked for: "The pullout had been demanded by the summit"."""
    tree, retold = answering.tree, answering.retold
    for event in answering.told:
        token = answering.token[event.id]
        if event.event_type != "REQUEST" or token is None:
            continue
        for noun in tree.children(token, "nsubj:pass"):
            if tree[noun].upos != "NOUN" or not retold.definite(noun):
                continue
            akin = (o for o in _done_by_others(answering, event, BACK_SENTENCES) if retold.akin(tree.lemma(noun), o))
            act = next(akin, None)
            if act is not None and answering.root(act) is not answering.root(event):
                yield Link("responds_to", act.id, answering.root(event).id, event.trigger, SAID)
