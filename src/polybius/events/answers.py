"""What an act answers: "condemned the raid", "vowed revenge", "In response, ...", and threats that follow an attack."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.events.lexicon import lexicon, word_class
from polybius.resources import table
from polybius.schema import Event, Link, Party, Reading, Sentence, Span
from polybius.syntax import Tree

NAMED = 0.75  # confidence where the words name the act that is answered: "condemned the raid"
SAID = 0.65  # where they say that it is an answer, and which act is meant follows from the parties: "vowed revenge"
FITTING = 0.55  # where the parties alone tell: the group that was bombed threatens whoever bombed it
COMMENT = 0.4  # a weak link: whoever names the act is no party to it, and comments rather than answers

STANCES = ("ACCUSE", "REJECT", "SUPPORT", "PROTEST")  # acts whose object is another act
DEEDS = ("REQUEST", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "CONCEDE", "RETREAT")
GRIEVANCE = ("for", "over", "at", "by", "to", "about", "against", "after", "in", "of", "with", "on", "as")
REASONS = ("for", "over", "after", "following")  # of a deed: "imposed sanctions for the attack"
BLOWS = ("ASSAULT", "COERCE", "SANCTION")  # what calls for a threat or for revenge
PROVOKING = ("ASSAULT", "COERCE", "REQUEST", "THREATEN", "ACCUSE", "PROTEST")  # what "after" makes an answer to
POINTING = ("it", "this", "that", "them", "those", "these")
UNDONE = {"hypothetical", "future"}
NEAR_SENTENCES = 2  # "it" means an act told at most so many sentences before
STEM = 4  # letters that "killing" shares with "killed"
RELATIVE_TAGS = ("WDT", "WP", "IN")
FAR_SENTENCES = 12  # an answer without a word that names the act follows it at most so many sentences later
OPENERS = (("in", "response"), ("in", "retaliation"), ("in", "reply"), ("in", "return"), ("in", "turn"),
           ("in", "revenge"), ("in", "answer"), ("in", "reaction"))  # fmt: skip


class Answers:
    """Finds the acts that the acts of one reading answer."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tree = Tree(reading)
        self.told = [event for event in reading.events if self._sentence(event).kind == "prose"]
        self.token = {event.id: self.tree.head_of(event.trigger) for event in self.told}

    def links(self) -> Iterator[Link]:
        """At most one link ``responds_to`` from each act, to the telling before it that its words or parties mean."""
        for event in self.told:
            token = self.token[event.id]
            if token is None:
                continue
            found = self._named(event, token) or self._said(event, token) or self._fitting(event, token)
            if found is not None:
                answered, signal, confidence = found
                yield Link("responds_to", event.id, answered.id, signal, confidence)

    def _sentence(self, event: Event) -> Sentence:
        return self.reading.sentences[event.sentence]

    def _named(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """The act that stands in the clause as what is condemned, refused, mourned or punished."""
        stance = event.event_type in STANCES
        if not stance and not event.actors:
            return None
        if not stance and event.event_type not in DEEDS:
            return None
        for noun in self._objects(token, GRIEVANCE if stance else REASONS, direct=stance):
            answered = self._meant(event, noun)
            if answered is not None:
                weak = not _concerned(event, answered)
                signal = event.trigger if stance else self._case(noun)
                return answered, signal, COMMENT if weak else NAMED
        return None

    def _objects(self, token: int, cases: tuple[str, ...], direct: bool) -> Iterator[int]:
        """The nouns that the word takes, nearer ones first: objects, and what hangs on it by a preposition."""
        tree = self.tree
        nearest = [
            child
            for child in tree.children(token, "obj", "obl", "nmod", "advcl", "nsubj:pass", "xcomp", "ccomp", "acl")
            if direct or tree.is_(child, "obl", "nmod", "advcl")
        ]
        if tree[token].upos == "NOUN" and tree[token].head is not None and tree.is_(token, "obj"):
            nearest += [c for c in tree.children(tree[token].head or 0, "obl") if c != token]  # "made a complaint over"
        queue = [(child, True) for child in nearest]
        while queue:
            at, first = queue.pop(0)
            case = [tree.lemma(mark) for mark in tree.children(at, "case", "mark")]
            fits = not case or any(lemma in cases for lemma in case)
            if first and tree.is_(at, "obl", "nmod") and not any(lemma in cases for lemma in case):
                continue
            if tree.is_(at, "obj", "nmod") and not direct and not any(lemma in cases for lemma in case):
                queue += [(child, False) for child in tree.children(at, "nmod", "acl", "conj")]
                continue
            if fits and tree[at].upos in ("NOUN", "PROPN", "PRON", "VERB"):
                yield at
            queue += [(child, False) for child in tree.children(at, "nmod", "acl", "conj", "obj", "obl", "amod")]

    def _case(self, noun: int) -> Span:
        marks = self.tree.children(noun, "case", "mark")
        return self.tree[marks[0] if marks else noun].span

    def _meant(self, event: Event, noun: int) -> Event | None:
        """The act told at a noun, or the earlier one that the noun or pronoun means."""
        here = next((other for other in self.told if self.token[other.id] == noun and other is not event), None)
        if here is not None:
            told_off = event.event_type == "REJECT" and here.event_type in BLOWS  # "denied reports of an attack"
            own = _same_hand(here, event) and (event.event_type not in STANCES or here.event_type == event.event_type)
            return None if told_off or own else here
        lemma = self.tree.lemma(noun)
        asked = [] if self.tree[noun].upos != "NOUN" else self._asked(event, lemma)
        if asked:
            return asked[0]
        before = [other for other in reversed(self.told) if other.trigger.start < event.trigger.start]
        before = [other for other in before if not UNDONE & set(other.auxiliary) and not _same_hand(other, event)]
        if self.tree[noun].upos == "PRON":
            near = (other for other in before if 0 < event.sentence - other.sentence <= NEAR_SENTENCES)
            pointing = lemma in POINTING and self.tree[noun].tag not in RELATIVE_TAGS
            return next(near, None) if pointing else None
        if self.tree[noun].upos != "NOUN" or not self._definite(noun):
            return None
        types = {pattern.event_type for pattern in lexicon().get(("NOUN", lemma), ())} - {""}
        if "ASSAULT" in types:
            types -= set(STANCES)  # "condemned the attack" is hardly about words
        if lemma in word_class("deed"):
            types |= {other.event_type for other in before}
        fitting = [other for other in before if other.event_type in types]
        alike = [other for other in fitting if _stem(self.reading.words(other.trigger)) & _stem(lemma)]
        concerned = [other for other in fitting if _concerned(event, other)]
        return next(iter([*alike, *concerned, *fitting]), None)

    def _asked(self, event: Event, lemma: str) -> list[Event]:
        """The demands of the one who is refused, the nearest first; a report often tells the refusal before them."""
        if event.event_type != "REJECT" or lemma not in word_class("proposal"):
            return []
        asked = [o for o in self.told if o.event_type == "REQUEST" and _keys(o.actors) & _keys(event.recipients)]
        return sorted(asked, key=lambda other: abs(other.sentence - event.sentence))

    def _definite(self, noun: int) -> bool:
        tree = self.tree
        dets = {tree.lemma(child) for child in tree.children(noun, "det", "nmod:poss")}
        return not dets & {"a", "an", "any", "no", "some", "every"}

    def _said(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """The act before it that the words call it an answer to: "vowed revenge", "In response, Iran fired"."""
        signal = self._opener(event) or self._word(token)
        if signal is None or event.event_type not in (*STANCES, *DEEDS):
            return None
        opened = signal.end <= event.trigger.start
        for other in self._before(event):
            blow = other.event_type in BLOWS and _concerned(event, other)
            if blow or (opened and other.sentence == event.sentence - 1):
                return other, signal, SAID
        return None

    def _opener(self, event: Event) -> Span | None:
        sentence = self._sentence(event)
        first = [self.tree.word(i).lower() for i in range(sentence.first, min(sentence.first + 2, sentence.last))]
        others = [other for other in self.told if other.sentence == event.sentence]
        if tuple(first) in OPENERS and others[0] is event:
            return self.tree.span((sentence.first, sentence.first + 1))
        return None

    def _word(self, token: int) -> Span | None:
        """The word of the clause that says "answer": the trigger itself, or below or right above it."""
        tree, words = self.tree, word_class("answering")
        clause = [token, *tree.subtree(token, ("conj", "parataxis", "advcl", "acl:relcl", "nsubj"))]
        above = tree[token].head
        answered = {tree.lemma(case) for case in tree.children(token, "case")} & {"to", "for", "against"}
        if above is not None and tree.is_(token, "xcomp", "obj", "obl", "nmod") and not answered:
            clause.append(above)  # "responded by bombing", not "responded to the bombing"
        found = next((i for i in clause if tree.lemma(i) in words), None)
        return None if found is None else tree[found].span

    def _fitting(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """The act that somebody answers who was its victim, or who was asked, accused or threatened by it."""
        if UNDONE & set(event.auxiliary):
            return None
        for other in self._before(event):
            if not _suffered(event, other):
                continue
            aimed = bool(_keys(other.actors) & _keys(event.recipients))
            threat = event.event_type == "THREATEN" and other.event_type in BLOWS and _opposed(event, other)
            blame = event.event_type == "ACCUSE" and other.event_type == "ASSAULT"
            near = event.sentence - other.sentence <= NEAR_SENTENCES
            refusal = event.event_type == "REJECT" and other.event_type in ("REQUEST", "ACCUSE") and near and aimed
            refusal &= not self.tree.children(token, "obj")  # "rejected him"
            plea = event.event_type == "REQUEST" and other.event_type == "ASSAULT" and aimed
            if threat or (blame and (aimed or not _countries(other.actors))) or refusal or plea:
                return other, event.trigger, FITTING
        return None

    def _before(self, event: Event) -> list[Event]:
        """What was told before an act, done, by others, and not too far away; the latest first."""
        return [
            other
            for other in reversed(self.told)
            if other.sentence < event.sentence <= other.sentence + FAR_SENTENCES
            and not UNDONE & set(other.auxiliary)
            and not _same_hand(other, event)
            and (other.earliest is None or event.latest is None or other.earliest <= event.latest)
        ]


def answers(event: Event, other: Event) -> bool:
    """Whether an act can be somebody's answer to another: a stance or a deed of others, whom it concerned."""
    able = event.event_type in (*STANCES, *DEEDS) and bool(event.actors) and not _same_hand(event, other)
    return able and other.event_type in PROVOKING and _concerned(event, other)


def _keys(parties: tuple[Party, ...]) -> set[str]:
    return {key for party in parties for key in (party.entity, party.country) if key}


def _countries(parties: tuple[Party, ...]) -> set[str]:
    return {party.country for party in parties if party.country}


def _same_hand(one: Event, other: Event) -> bool:
    """Whether the same ones do both: a state's organs are one hand, an armed group of the country another."""
    organs = {row["sector"] for row in table("ontology/organs") if row["selector"] == "state"}
    sides = [{(p.entity if p.sector and p.sector[:3] not in organs else p.country) for p in e.actors}
             for e in (one, other)]  # fmt: skip
    return bool((sides[0] & sides[1]) - {None})


def _suffered(event: Event, other: Event) -> bool:
    return bool(_keys(event.actors) & _keys(other.recipients))


def _concerned(event: Event, other: Event) -> bool:
    """Whether whoever acts now was on the receiving side then, or it happened on their ground."""
    return _suffered(event, other) or other.host in _countries(event.actors)


def _opposed(event: Event, other: Event) -> bool:
    """Whether it is aimed at whoever acted then, as far as both are told."""
    return not event.recipients or not other.actors or bool(_keys(event.recipients) & _keys(other.actors))


def _stem(words: str) -> set[str]:
    return {word[:STEM] for word in words.lower().split() if len(word) > 3}
