"""What a demand is about: the measure that it wants undone, the act that was done because somebody had asked for it."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.events.ties.answers import CONFLICT, NAMED, SAID, Answers
from polybius.events.ties.charges import UNDONE
from polybius.events.ties.concern import keys, same_hand, suffered
from polybius.events.ties.moves import DECIDED
from polybius.events.ties.replies import YIELDING
from polybius.events.ties.retold import verbs_of
from polybius.events.ties.undone import TAKEN
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Link, Span

BACK_SENTENCES = 3  # what is to be undone, or was asked for, was told at most so many sentences before
THING_SENTENCES = 8  # where the demand names the thing: the ports of "called for the ports to be reopened"
FREEING = frozenset({"release", "free", "return", "freedom", "let"})
REDRESS = frozenset({
    "inquiry", "enquiry", "investigation", "probe", "explanation", "apology", "compensation", "justice",
})  # fmt: skip
ABOUT = frozenset({"into", "for", "over", "of", "about", "on"})
Found = tuple[Event, Span, float]


def to_undo(answering: Answers, event: Event, token: int) -> Found | None:
    """The measure that a demand wants undone: "called on Pristina to revoke the tariff", "demanded their release"."""
    tree, retold = answering.tree, answering.retold
    if event.event_type != "REQUEST":
        return None
    for noun in _to_be_undone(answering, token):
        if tree[noun].upos != "NOUN" or not retold.definite(noun):
            continue
        lemma = tree.lemma(noun)
        here = next(
            (o for o in answering.told if answering.token[o.id] == noun and o.id in answering.again.first), None
        )
        if here is not None and not same_hand(answering.acts.root(here), event):
            return here, event.trigger, NAMED  # "an end to the shooting", told before
        done = done_by_others(answering, event, THING_SENTENCES)
        done = [o for o in done if not _verbal(o) or retold.akin(lemma, o)]
        asked = _asked(event)
        done = [o for o in done if not asked or keys(o.actors) & asked]  # whoever did it is asked
        named = [o for o in done if retold.akin(lemma, o) or lemma in _things(answering, o)]
        general = done if asked and lemma in {*DECIDED, *word_class("deed")} else []
        near = [o for o in general if event.sentence - o.sentence <= BACK_SENTENCES]
        # "urged it to end the suspension": the deed, not a later order of the same family
        found = min(named or near, key=_verbal, default=None)
        if found is not None:
            return found, event.trigger, NAMED
    return None


def redress(answering: Answers, event: Event, token: int) -> Found | None:
    """The wrong that somebody wants looked into or made good: "an inquiry into the shelling"."""
    tree = answering.tree
    if event.event_type not in ("REQUEST", "ACCUSE"):
        return None
    for noun in tree.subtree(token, ("conj", "parataxis", "acl:relcl", "advcl")):
        if tree.lemma(noun) not in REDRESS or not tree.is_(noun, "obj", "obl", "nsubj:pass"):
            continue
        for wrong in tree.children(noun, "nmod"):
            if not {tree.lemma(case) for case in tree.children(wrong, "case")} & ABOUT:
                continue
            found = answering.meant(event, wrong)
            if found is None or found.quad != CONFLICT:
                continue
            if answering.token[found.id] == wrong or answering.retold.akin(tree.lemma(wrong), found):
                return found, event.trigger, NAMED
    return None


def to_free(answering: Answers, event: Event, token: int) -> Found | None:
    """Who was taken, whom somebody wants freed: "demanded that the crew be let go", "their release"."""
    tree = answering.tree
    if event.event_type != "REQUEST":
        return None
    below = [token, *tree.subtree(token, ("conj", "parataxis", "acl:relcl", "advcl"))]
    if not any(tree.lemma(at) in FREEING and _frees(answering, at) for at in below):
        return None
    asked = _asked(event)
    taken = [
        o
        for o in done_by_others(answering, event, THING_SENTENCES)
        if o.event_type in ("COERCE", "ASSAULT") and _took(answering, o) and (not asked or keys(o.actors) & asked)
    ]
    found = next(iter(taken), None)
    return None if found is None else (found, event.trigger, NAMED)


def _frees(answering: Answers, at: int) -> bool:
    """Whether it is people or a vessel that are to be freed, not a report that is to be released."""
    tree = answering.tree
    if tree.lemma(at) == "let" and not any(tree.lemma(i) == "go" for i in tree.children(at, "xcomp", "ccomp")):
        return False
    if tree.lemma(at) == "return" and tree[at].upos != "NOUN":
        return False
    whom = tree.children(at, "obj", "nsubj:pass", "nmod", "nmod:poss")
    held = word_class("vessel") | word_class("prisoner")
    return any(tree[i].upos == "PRON" or i in answering.somebody or tree.lemma(i) in held for i in whom)


def _took(answering: Answers, event: Event) -> bool:
    return {"arrest", "abduct", "seize"} & set(event.modes) != set() or bool(
        TAKEN.search(answering.reading.words(event.trigger).lower())
    )


def _asked(event: Event) -> set[str]:
    """Who is asked; nobody is known to be where the demand tells whom it is for: "demanded the tourist's release"."""
    return set() if keys(event.actors) & keys(event.recipients) else keys(event.recipients)


def _to_be_undone(answering: Answers, token: int) -> Iterator[int]:
    """The nouns that a demand wants undone: objects of such a verb, and what stands behind "the release of"."""
    tree = answering.tree
    for at in (token, *tree.subtree(token, ("conj", "parataxis", "acl:relcl"))):
        if tree.lemma(at) in word_class("undoing") and tree[at].upos == "VERB":
            yield from tree.children(at, "obj", "nsubj:pass")
            if tree[at].head == token and tree.children(at, "aux:pass"):
                yield from tree.children(token, "obl")  # "called for the ports to be reopened": they hang on the call
        elif tree[at].upos == "NOUN" and {tree.lemma(at), *verbs_of(tree.lemma(at))} & word_class("undoing"):
            yield from tree.children(at, "nmod")  # "an end to the shooting"


def asked_for(answering: Answers) -> Iterator[Link]:
    """Acts that a later sentence says were asked for: "The pullout had been demanded", "Delhi had demanded it"."""
    for event in answering.told:
        token = answering.token[event.id]
        if event.event_type != "REQUEST" or token is None:
            continue
        act = _demanded(answering, event, token) or _had_demanded(answering, event, token)
        if act is not None and answering.acts.root(act) is not answering.acts.root(event):
            yield Link("responds_to", act.id, answering.acts.root(event).id, event.trigger, SAID)


def _demanded(answering: Answers, event: Event, token: int) -> Event | None:
    tree, retold = answering.tree, answering.retold
    for noun in tree.children(token, "nsubj:pass"):
        if tree[noun].upos != "NOUN" or not retold.definite(noun):
            continue
        akin = (o for o in done_by_others(answering, event, BACK_SENTENCES) if retold.akin(tree.lemma(noun), o))
        act = next(akin, None)
        if act is not None:
            return act
    return None


def _had_demanded(answering: Answers, event: Event, token: int) -> Event | None:
    """What whoever was asked did, told right before: "Pakistan freed the pilot. Delhi had demanded his return"."""
    tree = answering.tree
    if not tree.had(token):
        return None
    before = [o for o in done_by_others(answering, event, 1) if o.sentence < event.sentence]
    return next((o for o in before if o.event_type in YIELDING and _between(o, event)), None)


def _between(act: Event, demand: Event) -> bool:
    """Whether the one who was asked does it, and does it to nobody else than who asked."""
    asked, struck = _asked(demand), keys(act.recipients)
    fits = bool(asked & keys(act.actors)) and not struck
    return fits or (suffered(demand, act) and (not asked or suffered(act, demand)))


def done_by_others(answering: Answers, event: Event, sentences: int) -> list[Event]:
    """What others were told to have done before an act, the latest first."""
    return [
        other
        for other in reversed(answering.told)
        if other.trigger.start < event.trigger.start
        and event.sentence - other.sentence <= sentences
        and not UNDONE & set(other.auxiliary)
        and not same_hand(other, event)
    ]


def _verbal(event: Event) -> bool:
    return event.event_type in ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONSULT", "SUPPORT")


def _things(answering: Answers, event: Event) -> set[str]:
    """The nouns of an act's own clause: the licences that were granted."""
    tree, token = answering.tree, answering.token[event.id]
    if token is None:
        return set()
    below = tree.subtree(token, ("conj", "parataxis", "advcl", "acl:relcl", "ccomp"))
    return {tree.lemma(i) for i in below if tree[i].upos == "NOUN" and i != token}
