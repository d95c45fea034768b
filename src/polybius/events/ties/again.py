"""How likely two tellings of a report are of one act: what is told again in the passive, by its harm, by a noun.

A logistic regression on what speaks for it: who stands on the sides of both, their days, how far one stands from the
other, how the later one is told, and whether its words point back. The weights are a table, ``models/retold.csv``,
made by ``training/retold.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.phrases.onlookers import acting_before, answer_to
from polybius.events.ties.concern import apart, keys
from polybius.events.ties.replies import turned
from polybius.events.ties.retold import MEASURES, SUFFERING, Retold
from polybius.events.words.ontology import VERBAL, weapon_words
from polybius.events.words.weights import UNTOLD, probability
from polybius.resources.weights import Features, score, weights
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Link, Party, Span

LIKELY = 0.4  # probability from which two tellings are of one act; see docs/evaluation.md
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent")
PERSONS = ("he", "she", "they")
NOUNS = ("NOUN", "PROPN")
TOO = frozenset({"also", "too", "likewise"})
BEFALLING = frozenset({"die", "perish", "dead", "lose"})
DISTANCES = ((1, "in the next sentence"), (2, "two sentences on"), (5, "up to five sentences on"))
NEAR = 2  # sentences in which the harm of a blow is told after it
OUTCOMES = ("as harm", "in the passive", "of the weapons")
HARM_AT_ONCE = ("goes on as harm", "in the next sentence", "only one before")
EVEN = 0.5
WHERE = {"ccomp": "told in what is said", "nmod": "told below a noun", "conj": "told beside another act"}
NARROW_DAYS = 1  # between the first and the last day that an act told with its day may have
WORDS = 3  # nouns that two sentences share, no more are counted


class Again:
    """Which tellings of one reading are of one act.

    ``links`` ties each of them to the first one, ``first`` holds the id of that, and ``pointers`` the words that point
    back where a telling is no more than a mention.
    """

    def __init__(self, retold: Retold) -> None:
        self.retold = retold
        self.pointers: dict[str, Span] = {}
        self.links = tuple(self._links())
        self.first = {link.from_: link.to for link in self.links}

    def _links(self) -> Iterable[Link]:
        """Each telling of an act linked to the first one in the prose, with the words that point back to it."""
        told: list[Event] = []
        acts: dict[str, Event] = {}  # the first telling of what each tells
        kinds = [sentence.kind for sentence in self.retold.reading.sentences]
        for event in sorted(self.retold.reading.events, key=lambda e: (kinds[e.sentence] != "prose", e.trigger)):
            answers = _answers(self.retold, event)
            others = {acts[other.id].id for other in told if self.retold.token[other.id] in answers}
            others |= {acts[other.id].id for other in told if _told_before(self.retold, event, other)}
            theirs = _answering(self.retold, event)
            fitting = [one for one in told if acts[one.id].id not in others and not keys(one.actors) & theirs]
            likely, first = likeliest(self.retold, event, fitting)
            acts[event.id] = event
            if first is not None:
                act = acts[event.id] = acts[first.id]
                tellings = [other for other in told if acts[other.id] is act]
                pointer = self.retold.pointer(event)
                back = pointer is not None and any(
                    self.retold.points_by(event, other, pointer[0]) for other in tellings
                )
                signal = pointer[1] if pointer is not None and back else None
                if pointer is not None and signal is not None and pointer[0] == self.retold.token[event.id]:
                    self.pointers[event.id] = signal
                yield Link("same_as", event.id, act.id, signal, round(likely, 2))
            told.append(event)


def likeliest(retold: Retold, event: Event, told: list[Event]) -> tuple[float, Event | None]:
    """How likely a telling tells an act once more, and the telling before it that it is likeliest one with.

    0 and None where none is likely enough.
    """
    chances = [(probable(found), -at, first) for at, (first, found) in enumerate(compared(retold, event, told))]
    likely, _, first = max(chances, default=(0.0, 0, None), key=lambda one: one[:2])
    return (likely, first) if likely >= LIKELY else (0.0, None)


def compared(retold: Retold, event: Event, told: list[Event]) -> list[tuple[Event, Features]]:
    """The acts told before that a telling may tell again, with what speaks for and against each.

    They are of its type, in other sentences; of a deed that is said to be another one ("a second attack") none.
    """
    token = retold.token[event.id]
    deed = token is not None and retold.tree[token].upos == "NOUN" and event.quad not in VERBAL
    if token is not None and deed and retold.another(token):
        return []
    firsts = [first for first in told if first.event_type == event.event_type and first.sentence != event.sentence]
    if event.event_type == "ASSAULT" and token is not None and _tells_whom(retold, event, token):
        # "shelled a barracks. ... the murder of nine of its own": a blow the other way round
        firsts = [first for first in firsts if not (keys(event.actors) and turned(event, first))]
        if deed:  # "rockets hurt two Iraqi soldiers. ... the killing of the Iranian general"
            firsts = [first for first in firsts if _side(event.recipients, first.recipients) != "others"]
    pointer = retold.pointer(event)
    pointed = [] if pointer is None else [first for first in firsts if retold.points_by(event, first, pointer[0])]
    meant = retold.meant(pointer[0], pointed) if pointer is not None else None
    return [(first, features(retold, event, first, firsts, meant=first is meant)) for first in firsts]


def _tells_whom(retold: Retold, event: Event, token: int) -> bool:
    """Whether the words of a blow tell on whom it falls: no bare "the attack", whose sides are only guessed."""
    return retold.tree[token].upos == "VERB" or bool(retold.named(token, SUFFERING) & keys(event.recipients))


def _answers(retold: Retold, event: Event) -> set[int | None]:
    """The words that tell what answers an act, which is another one: "the barrage was payback for the killing"."""
    tree, token = retold.tree, retold.token[event.id]
    above = None if token is None else tree[token].head
    if token is None or above is None or tree.lemma(above) not in word_class("answering"):
        return set()
    if not {tree.lemma(case) for case in tree.children(token, "case")} & {"to", "for"}:
        return set()
    return {at for subject in tree.children(above, "nsubj") for at in tree.subtree(subject)}


def _told_before(retold: Retold, event: Event, other: Event) -> bool:
    """Whether one of two acts of a sentence came after the other one: "The attack came days after jets bombed it"."""
    tokens = (retold.token[event.id], retold.token[other.id])
    if event.sentence != other.sentence or None in tokens:
        return False
    return any(low in acting_before(retold.tree, high or 0) for low, high in (tokens, tokens[::-1]))


def _answering(retold: Retold, event: Event) -> set[str]:
    """Who answers an act in its own sentence, and so did not do it: "jets struck in response to the killing"."""
    token = retold.token[event.id]
    above = None if token is None else answer_to(retold.tree, token)
    acts = (one for one in retold.reading.events if retold.token[one.id] == above and one is not event)
    return set() if above is None else {key for one in acts for key in keys(one.actors) - keys(event.actors)}


def probable(found: Features) -> float:
    """The probability, 0 to 1, that a telling with such features tells an act once more.

    Harm told right behind the only blow of a report is as likely its as not: "Troops killed rebels. A soldier fell".
    """
    likely = probability(score(found, weights("models/retold")))
    return max(likely, EVEN) if all(map(found.get, HARM_AT_ONCE)) else likely


def features(retold: Retold, event: Event, first: Event, told: list[Event], *, meant: bool) -> Features:
    """What speaks for and against two tellings of one type being of one act.

    Args:
        retold: Of the report of both.
        event: The later telling.
        first: The earlier one.
        told: All that it may tell again, in the order of the text.
        meant: Of all acts that the words of the later telling can point back to, the earlier one is meant.
    """
    manner = _manner(retold, event)
    names = [
        "always",
        _kind(event),
        _distance(event, first),
        *_sides(retold, event, first, manner),
        f"days {_days(event, first)}",
        f"told {manner}",
        *_wording(retold, event, first, meant),
        *_marks(retold, event, first, manner),
        *_circumstances(event, first),
        *(["first of the report"] if first is told[0] else []),
        *(["only one before"] if len(told) == 1 else []),
    ]
    if first is told[-1]:
        names += ["the latest", *_going_on(retold, event, first, manner)]
    if retold.tells(event, first):
        names += ["one hand and victim", f"one hand and victim, {_kind(event)}"]
        names += ["one hand and victim, one word"] if retold.stems(event) & retold.stems(first) else []
    return {**dict.fromkeys(names, 1.0), "nouns shared": float(_shared(retold, event, first))}


def _going_on(retold: Retold, event: Event, first: Event, manner: str) -> list[str]:
    """Whether a blow goes on being told, by its harm, its weapons or who dealt it, right after it was told first.

    "Rockets hit the base. Two men were wounded": the victims may be of any state.
    """
    near = 0 < event.sentence - first.sentence <= NEAR and event.dated_by != "timex"
    if event.event_type != "ASSAULT" or not near or UNTOLD & {*event.auxiliary, *first.auxiliary}:
        return []
    out = []
    if manner in OUTCOMES:
        fits = not _opposed(event.actors, first.actors)
        out = [f"goes on {manner}", "goes on, by like actors" if fits else "goes on, by others"]
    if _manner(retold, first) == "as harm":
        out.append("goes on by its doers" if not keys(first.actors) and keys(event.actors) else "goes on after harm")
    return out


def _sides(retold: Retold, event: Event, first: Event, manner: str) -> list[str]:
    """How the sides of both fit; those of a mention that points back were only guessed ("called the expulsion mad")."""
    if manner == "by a noun, definite" and retold.points(event, first):
        return ["sides guessed"]
    actors, recipients = _side(event.actors, first.actors), _side(event.recipients, first.recipients)
    both = ["other actors and recipients"] if actors == recipients == "others" else []
    return [f"actors {actors}", f"recipients {recipients}", *both]


def _opposed(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    return _side(some, others) == "others"


def _kind(event: Event) -> str:
    if event.event_type == "ASSAULT":
        return "blow"
    return "words" if event.quad in VERBAL else "measure" if event.event_type in MEASURES else "deed"


def _side(some: tuple[Party, ...], others: tuple[Party, ...]) -> str:
    mine, theirs = keys(some), keys(others)
    if not (mine and theirs):
        return "open"
    return "the same" if mine & theirs and not apart(some, others) else "others"


def _distance(event: Event, first: Event) -> str:
    apart = abs(event.sentence - first.sentence)
    return next((name for most, name in DISTANCES if apart <= most), "further on")


def _days(event: Event, first: Event) -> str:
    if event.latest is None or first.latest is None:
        return "unknown"
    own = [one.dated_by == "timex" for one in (event, first)]
    began, first_began = event.earliest or event.latest, first.earliest or first.latest
    if not (began <= first.latest and first_began <= event.latest):
        return "apart, both told" if all(own) else "apart"
    ranges = ((event.earliest, event.latest), (first.earliest, first.latest))
    narrow = all(begins and (ends - begins).days <= NARROW_DAYS for begins, ends in ranges)
    return "met, both told" if all(own) and narrow else "met, told anew" if own[0] else "met"


def _manner(retold: Retold, event: Event) -> str:
    """How an act is told: by a noun, in the passive, as what befell somebody, by what its weapons did."""
    tree, token = retold.tree, retold.token[event.id]
    if token is None:
        return "otherwise"
    if tree[token].upos in NOUNS:
        return "by a noun, definite" if retold.definite(token) else "by a noun"
    subjects = tree.children(token, "nsubj", "nsubj:pass")
    weapons = [noun for noun in subjects if tree.lemma(noun) in word_class("weapon")]
    if weapons:
        return "of the weapons" if any(retold.definite(noun) for noun in weapons) else "of weapons"
    passive = any(tree.is_(noun, "nsubj:pass") for noun in subjects)
    harm = tree.lemma(token) in word_class("casualty") | word_class("injury") | BEFALLING
    if harm and (passive or not keys(event.actors) or tree.lemma(token) in BEFALLING):
        return "as harm" if not tree.children(token, "obl:agent") else "in the passive, with a doer"
    if passive:
        return "in the passive" if not keys(event.actors) else "in the passive, with a doer"
    return "by a verb"


def _wording(retold: Retold, event: Event, first: Event, meant: bool) -> list[str]:
    """Words that point back, or that tell both."""
    tree, token = retold.tree, retold.token[event.id]
    out = []
    if retold.points(event, first):
        out += ["points back", *(["means it"] if meant else [])]
    elif retold.pointer(event) is not None:
        out.append("points elsewhere")
    if retold.stems(event) & retold.stems(first):
        out.append("one word")
    if token is not None and tree[token].upos == "NOUN" and retold.akin(tree.lemma(token), first):
        out.append("its noun")
    before = retold.token[first.id]
    if before is not None and tree[before].upos == "NOUN" and retold.akin(tree.lemma(before), event):
        out.append("its noun before")
    if _known_again(retold, event, first):
        out.append("of somebody named before")
    return out


def _known_again(retold: Retold, event: Event, first: Event) -> bool:
    """Whether the later telling has a definite noun of the first's sentence: "an officer ... the officer"."""
    tree, token = retold.tree, retold.token[event.id]
    nouns = [] if token is None else [i for i in tree.children(token, *ARGUMENTS) if tree[i].upos == "NOUN"]
    if token is not None and any(tree.word(i).lower() in PERSONS for i in tree.children(token, "nsubj:pass")):
        return abs(event.sentence - first.sentence) == 1
    return bool({tree.lemma(i) for i in nouns if retold.definite(i)} & _nouns(retold, first))


def _nouns(retold: Retold, event: Event) -> set[str]:
    sentence = retold.reading.sentences[event.sentence]
    return {retold.tree.lemma(i) for i in range(sentence.first, sentence.last) if retold.tree[i].upos in NOUNS}


def _shared(retold: Retold, event: Event, first: Event) -> int:
    return min(len(_nouns(retold, event) & _nouns(retold, first)), WORDS)


def _circumstances(event: Event, first: Event) -> list[str]:
    """Whether days, weapons and victims are those of one act."""
    out = []
    own = [one.dated_by == "timex" for one in (event, first)]
    if own == [False, True]:
        out.append("day told before alone")
    elif all(own) and event.earliest == event.latest == first.earliest == first.latest:
        out.append("one day, both told")
    weapons, others = ({*one.modes} & {*weapon_words()} for one in (event, first))
    if weapons and others:
        out.append("one kind of weapon" if weapons & others else "other weapons")
    if _entities(event.recipients) & _entities(first.recipients):
        out.append("one victim")
    hands, victims = (keys(event.actors), keys(first.actors)), (keys(event.recipients), keys(first.recipients))
    if victims[0] & hands[1] - hands[0] or victims[1] & hands[0] - hands[1]:
        out.append("victim was the doer")
    return out


def _entities(parties: tuple[Party, ...]) -> set[str]:
    return {party.entity for party in parties if party.entity is not None}


def _marks(retold: Retold, event: Event, first: Event, manner: str) -> list[str]:
    """Signs of another act ("also"), of looking back, and of what was not done."""
    tree, token = retold.tree, retold.token[event.id]
    out = []
    if token is not None:
        words = {tree.lemma(i) for i in tree.children(token, "advmod")}
        out += ["also"] if words & TOO and manner not in OUTCOMES else []
        out += ["in the past perfect"] if tree.had(token) else []
        out += [WHERE[tree[token].deprel]] if tree[token].deprel in WHERE else []
    undone = [bool(UNTOLD & set(one.auxiliary)) for one in (event, first)]
    past = ["historical" in one.auxiliary for one in (event, first)]
    out += ["undone, one alone"] if undone[0] != undone[1] else ["undone, both"] if all(undone) else []
    out += ["long ago, one alone"] if past[0] != past[1] else []
    return out
