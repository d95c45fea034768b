"""Who denies what others tell: "Kyiv said jets had hit a port. Moscow denied it." gives the hit two mouths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from polybius.events.certainty.factuality import VIEW_ORDER, Certainty
from polybius.events.certainty.mouths import CONTESTING, DENYING
from polybius.events.ties.concern import apart, keys, same_hand
from polybius.events.ties.retold import DEFINITE
from polybius.events.words.hedges import CALLING, REALITY, untrue
from polybius.events.words.lexicon import lexicon
from polybius.events.words.ontology import VERBAL
from polybius.events.words.unhurt import unhurt
from polybius.events.words.weights import UNTOLD
from polybius.resources.word_classes import word_class
from polybius.schema import Attribution, Belief, Event, Party, Reading, Span

BACK = 2  # sentences between a claim and its denial
WISHED = ("ask", "order", "plan", "wish")  # what is wished for is no report
BARE = frozenset({"involvement", "responsibility", "complicity"})  # told without an article: "denied involvement"
REFERRING = frozenset({"it", "this", "that", "these", "those", "them", "they", "which"})
DISOWNING = ("nothing to do with", "no role in", "no part in", "no hand in", "no involvement in", "no connection",
             "not involved in", "not behind", "not responsible for")  # fmt: skip  # "said it had no part in the raid"
DENIED, CONTESTED = "CT-", "PR+"  # to who calls it untrue; to the publisher, who passes on both


def denied(reading: Reading, certainty: Certainty, events: list[Event], slight: Iterable[Event]) -> list[Event]:
    """The events, those that somebody denies with his view of them, beside the chain of those who tell them.

    With them come those of the ``slight`` words, which hardly tell an event, that deny what somebody known has told.

    What is denied is named by a pronoun or as a report ("denied it", "rejected the accusation", "called the report a
    lie"): what was said last, within two sentences, by somebody else, else what the sentence before tells. A report is
    rather one of what the denier did or suffered; where others tell that he did something, however far above. A denial
    that would name its own side contradicts whoever told it. Who denies such deeds at large ("denied such attacks",
    "said it had no part in the raid") and tells no act by it denies those of his own side.
    """
    denials = Denials(reading, certainty, events)
    told = [*events, *denials.spoken(slight)]
    return [denials.with_deniers(denials.to_the_teller(event)) for event in told]


@dataclass(frozen=True)
class Told:
    """What somebody denies, and who told it; nobody where the report tells it itself."""

    words: tuple[Span, ...]
    teller: Party | None = None


class Denials:
    """The denials of one reading that only point at what they deny."""

    def __init__(self, reading: Reading, certainty: Certainty, events: list[Event]) -> None:
        self.reading = reading
        self.certainty = certainty
        self.tree = certainty.tree
        self.events = events
        self.against = dict(self._found())

    def with_deniers(self, event: Event) -> Event:
        """The event with the views of those who deny it."""
        known = {belief.attribution for belief in event.factuality_by}
        beside = self.certainty.mouths.deniers(event.trigger)
        beside += [index for index, told in self.against.items() if _holds(told.words, event)]
        # the first of each source: "denied the report, calling it a lie"
        firsts = {self.reading.attributions[index].source: index for index in sorted(beside, reverse=True)}
        new = [index for index in sorted(firsts.values()) if index not in known]
        if not new or event.event_type == "REJECT":
            return event
        view = max(event.factuality, CONTESTED, key=VIEW_ORDER.index)
        beliefs = (Belief(index, self.certainty.held(index) if self._contests(index) else DENIED) for index in new)
        return replace(event, factuality=view, factuality_by=(*event.factuality_by, *beliefs))

    def spoken(self, slight: Iterable[Event]) -> Iterator[Event]:
        """Of words that hardly tell an event those that deny what somebody of a state has told."""
        for event in slight:
            told = self._told(event)
            taken = any(event.trigger.overlaps(other.trigger) for other in self.events)
            if event.event_type == "REJECT" and not taken and told is not None and told.teller is not None:
                sided = self.to_the_teller(replace(event, recipients=()))
                if keys(sided.actors) and sided.recipients:
                    yield sided

    def to_the_teller(self, event: Event) -> Event:
        """A denial that names its own side, or nobody, with whoever told what it denies on the other side.

        Who denies it as "the service" or "the neighbour" is whoever is told to have done it, and not who told it.
        """
        told = self._told(event)
        if told is None or event.event_type not in ("REJECT", "ACCUSE"):
            return event
        teller = (told.teller,) if told.teller is not None and keys((told.teller,)) else ()
        if event.event_type == "REJECT" and teller and self._by_the_blamed(event, told):
            return replace(event, actors=self._blamed(told, teller), recipients=teller)
        own = same_hand(event, replace(event, actors=event.recipients))
        if event.recipients and not own:
            return event
        return replace(event, recipients=() if same_hand(event, replace(event, actors=teller)) else teller)

    def _told(self, event: Event) -> Told | None:
        """What an event denies, where it only points at it."""
        cues = {index: self.reading.attributions[index].cue for index in self.against}
        return next((self.against[index] for index, cue in cues.items() if cue.overlaps(event.trigger)), None)

    def _by_the_blamed(self, event: Event, told: Told) -> bool:
        """Whether a bare noun, taken for nobody known or for whoever told of a deed, denies the deed of others."""
        teller, verb = keys((told.teller,) if told.teller else ()), self.tree.head_of(event.trigger)
        doing = [] if verb is None else self.tree.children(verb, "nsubj")
        bare = [at for at in doing if self.tree[at].upos == "NOUN" and self.tree.children(at, "det")]
        named = [
            at for noun in bare for at in self.tree.children(noun, "nmod", "nmod:poss", "amod", "appos", "compound")
        ]
        mistaken = not keys(event.actors) or bool(teller & keys(event.actors))
        return bool(bare) and not named and mistaken and bool(self._blamed(told, (told.teller,) if told.teller else ()))

    def _blamed(self, told: Told, teller: tuple[Party, ...]) -> tuple[Party, ...]:
        """Who is told to have done what is denied, where that is nobody of the teller's own."""
        acts = [event for event in self.events if _holds(told.words, event) and event.actors]
        doers = acts[0].actors if acts else ()
        return () if keys(doers) & keys(teller) else doers

    def _found(self) -> Iterator[tuple[int, Told]]:
        for index, attribution in enumerate(self.reading.attributions):
            if attribution.source is None or not attribution.content or self.certainty.mouths.is_withheld(index):
                continue
            verb = self.tree.head_of(attribution.cue)
            word = next((at for at in self._called_untrue(index) if self._is_report(at, verb)), None)
            if word is not None:
                yield index, self._meant(index, self.tree.word(word).lower() not in REFERRING)
            elif own := self._own_deeds(index):
                yield index, Told(tuple(event.trigger for event in own))

    def _own_deeds(self, index: int) -> list[Event]:
        """What the denier's side is told to have done, by words of its kind: "denied that any shots had been fired".

        None where the denial tells an act itself: that one is denied, whoever else tells of it.
        """
        denial = self.reading.attributions[index]
        words = self.reading.words(denial.content[0]).lower()
        disowned = any(disowning in words for disowning in DISOWNING) and not any(word in words for word in REALITY)
        if self.certainty.mouths.act(index) != "deny" and not disowned:
            return []  # "the report has nothing to do with reality": no deed of one's own
        said = [at for span in denial.content for at in self.reading.tokens_in(span)]
        said = [at for at in said if not self._only_causes(at) and not unhurt(self.tree, at)]
        rows = [row for at in said for row in lexicon().get((self.tree[at].upos, self.tree.lemma(at)), ())]
        kinds = {row.event_type for row in rows if not row.conditions} or {row.event_type for row in rows}
        who, here = keys((denial.source,) if denial.source else ()), self._sentence(denial)
        near = [event for event in self.events if event.trigger < denial.cue and here - event.sentence <= BACK]
        last = next((event for event in reversed(near) if event.event_type in kinds), None)
        if last is not None and who & keys(last.recipients) and not who & keys(last.actors):
            return []  # "Rebels said they had hit a ship. The navy denied that any ship had been hit"
        deeds = [
            event for event in near
            if event.event_type in kinds
            if who & keys(event.actors) and not UNTOLD & set(event.auxiliary) and not self._tells(denial, event)
        ]  # fmt: skip
        kinds = {event.event_type for event in deeds}
        if any(self._points(at) for at in said):
            return deeds  # "denied carrying out the attack"
        return (
            [] if any(event.event_type in kinds and _holds(denial.content, event) for event in self.events) else deeds
        )

    def _points(self, token: int) -> bool:
        """Whether a noun of a blow, with nothing that says which, means the one that was told: "the attack"."""
        bare = not self.tree.children(token, "nmod", "amod", "compound", "acl", "acl:relcl")
        known = any(self.tree.lemma(det) in DEFINITE for det in self.tree.children(token, "det"))
        return bare and known and self.tree.lemma(token) in word_class("attack")

    def _tells(self, denial: Attribution, event: Event) -> bool:
        """Whether the denier tells the event himself: "police said they had used tear gas. They denied shooting"."""
        mouth = self.reading.attributions[event.attributions[0]].source if event.attributions else None
        return mouth is not None and denial.source is not None and _of_one_house(mouth, denial.source)

    def _only_causes(self, token: int) -> bool:
        """Whether a word is only what did something else: "denied that a strike had closed its port"."""
        verb = self.tree[token].head
        done = [] if verb is None else self.tree.children(verb, "obj")
        return self.tree.is_(token, "nsubj") and any(self.tree.lemma(at) != "place" for at in done)

    def _contests(self, index: int) -> bool:
        return self.certainty.mouths.act(index) in CONTESTING

    def _called_untrue(self, index: int) -> list[int]:
        """The words for what is denied: of "denied it", "said the report was false", "called the charge a lie"."""
        tree, attribution = self.tree, self.reading.attributions[index]
        head, verb = tree.head_of(attribution.content[0]), tree.head_of(attribution.cue)
        if head is None or self._contests(index):
            return [] if head is None else [head]
        if verb is None or tree.lemma(verb) not in CALLING:
            return tree.children(head, "nsubj") if untrue(tree, head) else []
        said = [at for span in attribution.content for at in self.reading.tokens_in(span)]
        lies = [at for at in said if untrue(tree, at)]
        clause = any(tree.children(at, "ccomp", "csubj", "acl") for at in (verb, *lies))
        # trees take either noun of "called the charge a lie" for the head of both
        if clause or not lies:
            return []
        above = tree[verb].head if tree.is_(verb, "acl", "acl:relcl") else None  # "a claim that Lima called baseless"
        return [at for at in said if tree[at].head in (verb, *lies)] + ([] if above is None else [above])

    def _is_report(self, token: int, verb: int | None) -> bool:
        """Whether a word points at what was told: "it", "the accusation"."""
        tree = self.tree
        below = [at for at in tree.children(token, "acl", "acl:relcl", "ccomp") if at != verb]
        below += [at for at in tree.children(token, "nmod") if not self._tells_nothing(token, at)]
        if tree.word(token).lower() in REFERRING:
            return not below
        determined = tree.children(token, "det", "nmod:poss") or tree[token].tag == "NNS" or tree.lemma(token) in BARE
        return tree.lemma(token) in word_class("charge_noun") and bool(determined) and not below

    def _tells_nothing(self, noun: int, below: int) -> bool:
        """Whether a phrase only points back: "rejected the claims as propaganda", "denied involvement in the raid"."""
        tree = self.tree
        if any(tree.lemma(case) == "as" for case in tree.children(below, "case")):
            return True
        known = any(tree.lemma(det) in DEFINITE for det in tree.children(below, "det"))
        return tree.lemma(noun) in BARE and known and not tree.children(below, "nmod", "acl", "acl:relcl")

    def _meant(self, index: int, by_noun: bool) -> Told:
        """The words of others that a denial means; ``by_noun``: it is denied by a word for reports."""
        denial = self.reading.attributions[index]
        here, who = self._sentence(denial), keys((denial.source,) if denial.source else ())
        elsewhere = False  # whether the latest teller told of the denier's deed before he added something else
        latest: Told | None = None  # what its teller only did himself by words: that he did is seldom denied
        for told in self._others(index):
            near = here - self._sentence(told) <= BACK
            acts = [event for event in self.events if _holds(told.content, event)]
            done = any(_does(denial.source, act) for act in acts)
            if latest is not None and not done:
                continue
            sides = [(*act.actors, *act.recipients) for act in acts if _known(act)]
            of_others = who and acts and len(sides) == len(acts) and not any(who & keys(both) for both in sides)
            elsewhere = elsewhere or (by_noun and not acts and self._blames_elsewhere(told, who))
            if (by_noun and done) or (near and not elsewhere and not (by_noun and of_others)):
                alleged = [act for act in acts if not _own_step(act, told.source)]
                if len(alleged) == len(acts):
                    return Told(told.content, told.source)
                if alleged:
                    return Told(tuple(act.trigger for act in alleged), told.source)
                # of the deed, not of the step that it led to: "violated its airspace, prompting it to summon the envoy"
                words = told.content if len(acts) < 2 else (acts[0].trigger,)
                latest = latest or Told(words, told.source)
        before = self.reading.sentences[here - 1].span if here else None
        return latest or Told((before,) if before is not None else ())

    def _blames_elsewhere(self, told: Attribution, who: set[str]) -> bool:
        """Whether a teller tells of the denier's deed by other words: "said they shot him. He said he was 16"."""
        teller = told.source.entity if told.source is not None else None
        own = (one for one in self.reading.attributions if one.source is not None and one.source.entity == teller)
        words = [span for one in own for span in one.content] if teller is not None else []
        return any(who & keys(event.actors) for event in self.events if _holds(words, event))

    def _sentence(self, attribution: Attribution) -> int:
        return self.reading.sentence_at(attribution.cue.start) or 0

    def _others(self, index: int) -> Iterator[Attribution]:
        """What others are told to have said before a denial, the latest first."""
        source = self.reading.attributions[index].source
        who = source.entity if source is not None else None
        for other in reversed(range(index)):
            told = self.reading.attributions[other]
            own = who is not None and told.source is not None and told.source.entity == who
            said = self.certainty.mouths.act(other) not in (*DENYING, *WISHED)
            # of more than a name
            if said and not own and any(len(self.reading.tokens_in(span)) > 1 for span in told.content):
                yield told


def _of_one_house(one: Party, other: Party) -> bool:
    """Whether two mouths are one, or speak for the same body of a state."""
    known = one.code is not None and one.sector is not None
    return (one.entity is not None and one.entity == other.entity) or (known and one.code == other.code)


def _known(act: Event) -> bool:
    return bool(keys(act.actors))


def _own_step(act: Event, teller: Party | None) -> bool:
    """Whether a teller tells what he did himself by words or rules: "said it had summoned the ambassador"."""
    return (act.quad in VERBAL or act.event_type == "SANCTION") and _does(teller, act)


def _does(somebody: Party | None, act: Event) -> bool:
    """Whether an act is of somebody's side: a government's is no deed of a party of its country."""
    own = (somebody,) if somebody is not None else ()
    return bool(keys(own) & keys(act.actors)) and not apart(own, act.actors)


def _holds(spans: Iterable[Span], event: Event) -> bool:
    return any(span.contains(event.trigger) for span in spans)
