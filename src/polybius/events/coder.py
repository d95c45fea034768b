"""The tools that code the events of one reading, sentence by sentence."""

from __future__ import annotations

import itertools
from dataclasses import replace

from polybius.events.acts.agentless import is_agentless
from polybius.events.acts.ahead import reinterpreted
from polybius.events.acts.compose import WILL, Composer
from polybius.events.acts.decide import Told, enough, likeliest
from polybius.events.acts.demand import demands, duty
from polybius.events.acts.match import SPEAKER, Candidate, Matcher
from polybius.events.acts.merge import merged, once
from polybius.events.acts.modes import by_weapon
from polybius.events.acts.propose import NEW_AT_LEAST, Proposals
from polybius.events.acts.senses import Senses
from polybius.events.acts.stated import SURE, between_states, goes_on, stated
from polybius.events.certainty.factuality import Certainty
from polybius.events.circumstances.counts import TAKEN, Counter
from polybius.events.circumstances.tolls import tolls
from polybius.events.circumstances.when import Days, Setting
from polybius.events.circumstances.where import ON_GROUND, near
from polybius.events.confidence import confidence
from polybius.events.sides import mutual
from polybius.events.sides.addressed import set_apart
from polybius.events.sides.answered import answered
from polybius.events.sides.at_home import gone_home
from polybius.events.sides.home import held_at_home
from polybius.events.sides.refer import Referents
from polybius.events.sides.sides import Sides
from polybius.events.sides.spared import called_home_for, unsaid
from polybius.events.ties.likewise import likewise, too
from polybius.events.ties.needed import SPARED_AT_LEAST
from polybius.events.ties.sayings import answered_by_deed
from polybius.events.ties.taken_up import MEASURES, TakenUp
from polybius.events.words.conditions import conditional
from polybius.events.words.grammar import in_main_clause
from polybius.events.words.ontology import VERBAL, context_words, modes_of, ontology
from polybius.events.words.ruled import all_ruled, not_as_weighed, ruled
from polybius.events.words.standing import standing
from polybius.events.words.surroundings import Surroundings
from polybius.events.words.unknowing import asks, whose_question
from polybius.resources.word_classes import word_class
from polybius.schema import Count, Event, Party, Reading, Sentence, event_id

COUNTED = ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "RETREAT", "ACCUSE", "MOBILIZE", "AID")
HURTING = ("ASSAULT", "COERCE", "PROTEST")  # acts in which people are hurt: a halt or a charge hurts nobody
HURT = ("killed", "injured", "abducted")
STATE = frozenset({None, "GOV", "MIL"})
READY = "adjectives:ready"
AHEAD = frozenset({"future", "hypothetical"})


class Coder:
    """The tools of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.matcher = Matcher(reading)
        self.tree = self.matcher.tree
        self.proposals = Proposals(reading, self.matcher)
        self.counter = Counter(reading, self.tree)
        self.aimed: dict[tuple[str, str], tuple[Party, ...]] = {}  # who stands on no side of an event whose sides vary
        self.doerless: set[tuple[str, str]] = set()  # events told without anybody who does them
        self.certainty = Certainty(reading, self.tree, self.matcher.clauses)
        self.referents = Referents(self.matcher)
        self.setting = Setting(reading, self.tree, self.referents)
        self.sides = Sides(reading, self.tree)
        self.surroundings = Surroundings(reading)
        self.senses = Senses(reading, self.tree)
        self.taken_up = TakenUp(self.matcher)
        self.slight: list[Event] = []  # of the sentences read so far, what hardly tells an event

    def options(self, index: int, at_least: float = NEW_AT_LEAST) -> list[list[Candidate]]:
        """The readings of each word of a sentence that may tell an event: its row's first, the model's.

        ``at_least``: what the language model has to give a type for a word that no row reads.
        """
        sentence = self.reading.sentences[index]
        asked = demands(self.matcher, sentence)
        taken = {token for demand in asked for token in demand.absorbed}
        # "declared that the league must drop its tariffs": what is declared is a duty of others, no promise
        owed = taken | {token for token in range(sentence.first, sentence.last) if duty(self.matcher, token)}
        told = [one for one in self.read_by_rows(sentence) if not (one.composed and owed & set(one.absorbed))]
        by_deed = answered_by_deed(self.tree, told)
        refused = {token for one in told for token in unsaid(self.matcher, one) | called_home_for(self.matcher, one)}
        refused |= {one.token for one in told if asks(self.tree, one.token)}
        told = [one for one in told if one.token not in by_deed | refused]
        taken = taken | by_deed | refused
        found = self.proposals.options(told, sentence, at_least)
        found = [[one for one in some if not (gone_home(self.matcher, one) or self._ended(one))] for some in found]
        found = [[one for one in some if not self.senses.void(one)] for some in found]
        found = [some for some in found if some and some[0].token not in taken and not self._mourned(some[0])]
        found = sorted([*found, *([self.matcher.reached(demand)] for demand in asked)], key=lambda some: some[0].token)
        return self._aimed([[set_apart(self.matcher, option) for option in options] for options in found])

    def read_by_rows(self, sentence: Sentence) -> list[Candidate]:
        """What the rows read in the sentence, operators applied and double tellings joined."""
        found = self.matcher.candidates(sentence)
        composed = Composer(self.matcher, found).composed()
        return merged(composed, self.tree, lambda one, other: self.setting.other_days(one, other, sentence))

    def _ended(self, candidate: Candidate) -> bool:
        """Whether the model sees as done what a verb above says has stopped: "stopped sending maids to Chad"."""
        head = self.tree[candidate.token].head
        if head is None or not candidate.pattern.id.startswith("model:") or not self.tree.is_(candidate.token, "xcomp"):
            return False
        above = self.matcher.rows.pattern(head)
        return above is not None and above.operator == "stop"

    def _mourned(self, candidate: Candidate) -> bool:
        """Whether an act of violence is only mourned: "condolences over the attack", "a condolence note after it"."""
        tree, mourning = self.tree, word_class("mourning")
        above: list[int] = []
        for below, at in itertools.pairwise((candidate.token, *tree.ancestors(candidate.token))):
            if tree.is_(below, "nsubj"):
                break  # "the seizure alarmed Athens" tells it
            above += [at, *tree.children(at, "obj")]
        above += [word for node in above for word in tree.children(node, "compound", "amod")]
        return candidate.event_type in ON_GROUND and any(tree.lemma(node) in mourning for node in above)

    def sentence(self, index: int) -> list[Event]:
        """The events of one sentence; sentences have to be asked for in the order of the text."""
        weighed = [likeliest([self.with_sides(told) for told in options]) for options in self.told(index)]
        kept = once([(likely, event) for likely, event in weighed if likely >= enough(event)], self.tree)
        filled = [ruled(event, self._filled(self._by_others(event)), "sides/sides") for _, event in kept]
        beside = all_ruled(filled, self.sides.beside.completed(filled), "sides/beside")
        told = all_ruled(beside, answered(self.reading, self.tree, beside), "sides/answered")
        told = [ruled(event, self._pointed(event, beside), "ties/taken_up") for event in told]
        told = [ruled(event, self._too(event, told[:at]), "ties/likewise") for at, event in enumerate(told)]
        events = [self.sure(event, likely) for event, (likely, _) in zip(told, kept, strict=True)]
        held = self._stated(index, events)
        events = [*(event for event in events if goes_on(event, held)), *held]
        slight = [self.sure(event, p) for p, event in weighed if SPARED_AT_LEAST <= p < enough(event)]
        events = self._likewise(index, self._taken_up(index, events, slight))
        self.tell(events)
        self.slight += slight
        return events

    def _too(self, event: Event, before: list[Event]) -> Event:
        return too(event, [*reversed(before), *self.referents.told], self.tree)

    def _pointed(self, event: Event, beside: list[Event]) -> Event:
        """A measure told of "it" with the sides of the one beside it: "lifted its ban, a year after it was imposed"."""
        measure = self.taken_up.pointed(event, beside)
        if measure is None:
            return event
        event = self.sides.ruled(event, measure.actors[0], "actors")
        event = self.sides.ruled(event, measure.recipients[0])
        coder = f"{event.coder} < {self.taken_up.as_in(measure)}"
        return replace(event, actors=measure.actors, recipients=measure.recipients, coder=coder)

    def _stated(self, index: int, events: list[Event]) -> list[Event]:
        """What a noun tells as standing: "the ban on tomatoes stays in force"."""
        found = stated(self.matcher, self.reading.sentences[index], events)
        before = [*reversed(events), *self.referents.told]
        read = [self.read(self._peopled(candidate), index) for candidate in found]
        spoken = [replace(told, event=self.taken_up.spoken_of(told.event, before)) for told in read]
        sided = [self.with_sides(told).event for told in spoken]
        return [self.sure(event, SURE) for event in sided if between_states(event)]

    def _taken_up(self, index: int, events: list[Event], slight: list[Event]) -> list[Event]:
        """The events, those that undo a measure without naming anybody with its sides: "Training was resumed"."""
        out = list(events)
        for taken in self.taken_up.found(self.reading.sentences[index], [*reversed(events), *self.referents.told]):
            there = (event for event in (*out, *slight) if taken.token in self.reading.tokens_in(event.trigger))
            read = next(there, None)
            own = not taken.event_type and read is not None and self.taken_up.own(read, taken)
            stands = read is not None and (read is taken.measure or own)
            if stands and (taken.measure is not None or any(read is event for event in out)):
                continue
            made = self.sure(self.event(self.taken_up.candidate(taken, read), index), SURE)
            out = [*(event for event in out if event is not read), made]
        return out

    def _likewise(self, index: int, events: list[Event]) -> list[Event]:
        """The events, with what others are told to have done as well: "Egypt followed suit"."""
        out, told = list(events), [*reversed(events), *self.referents.told]
        for candidate in likewise(self.matcher, self.reading.sentences[index], index, told):
            read = [event for event in out if candidate.token in self.reading.tokens_in(event.trigger)]
            # "retaliated in kind" tells no blow
            if len(candidate.words) > 1 or not any(event.coder.startswith("verbs:") for event in read):
                out = [*(event for event in out if event not in read), self.sure(self.event(candidate, index), SURE)]
        return out

    def _by_others(self, event: Event) -> Event:
        """The event, where whom it befell was taken for its doer with whoever else is likely to have done it."""
        turned = self.proposals.not_by_the_struck(event)
        if turned is event:
            return event
        typed = tuple(one for one in event.considered if one.field == "event_type")
        return self.sides.decided(replace(turned, considered=typed), self.aimed.get((event.id, event.event_type), ()))

    def _filled(self, event: Event) -> Event:
        barred = self.aimed.get((event.id, event.event_type))
        doerless = (event.id, event.event_type) in self.doerless
        return event if barred is None else self.sides.filled(event, barred, agentless=doerless)

    def told(self, index: int) -> list[list[Told]]:
        """What each word of a sentence may tell, with the parties that it names or takes up; sides are still open."""
        return [[self._as_told(self.read(self._peopled(one), index)) for one in some] for some in self.options(index)]

    def _as_told(self, told: Told) -> Told:
        """A measure that a noun takes up with the sides of the act that told of it: "The embargo had begun in May"."""
        noun = told.event.coder.startswith("nouns:") and told.event.event_type in MEASURES and not told.event.actors
        return replace(told, event=self.taken_up.spoken_of(told.event, self.referents.told)) if noun else told

    def _peopled(self, candidate: Candidate) -> Candidate:
        """A candidate with whom it leaves to what was told before, else with people of whom nothing is known."""
        taken_up = self.referents.completed(self.proposals.peopled(candidate, "actor"))
        # "lodged a complaint with the council over the strikes": the council hears of them
        taken_up = taken_up.with_(recipients=tuple(p for p in taken_up.recipients if p not in candidate.aimed))
        peopled = self.proposals.peopled(taken_up, "recipient")
        again = {p for p in peopled.recipients if not p.code and any(p.span.overlaps(a.span) for a in candidate.aimed)}
        peopled = peopled.with_(recipients=tuple(party for party in peopled.recipients if party not in again))
        return peopled.with_(actors=()) if whose_question(self.tree, candidate.token) else peopled

    def read(self, candidate: Candidate, index: int) -> Told:
        """A candidate as the event that it would be."""
        proposals, surroundings = self.proposals, self.surroundings.features(index)
        event = self.event(candidate, index)
        main = in_main_clause(self.tree, candidate.token)
        return Told(candidate, proposals.of(candidate), event, surroundings, proposals.silent, main)

    def with_sides(self, told: Told) -> Told:
        """The event with those who most likely stand on its sides; who speaks of whom is told by the grammar."""
        candidate = told.candidate
        if candidate.pattern.actor == SPEAKER:
            return told
        agentless = is_agentless(self.tree, self.matcher.clauses, candidate)
        agentless = agentless or held_at_home(self.tree, self.matcher.clauses, told.event, self.sides.beside.acts)
        event = not_as_weighed(told.event, self.sides.decided(told.event, candidate.aimed, agentless=agentless))
        if agentless:
            self.doerless.add((event.id, event.event_type))
        self.aimed[event.id, event.event_type] = candidate.aimed
        return replace(told, event=event, silent=told.silent or self._fired_across(event))

    def _fired_across(self, event: Event) -> bool:
        """Whether the fire of one state hits people of another: "Israeli fire killed a boy", for the model a blaze."""
        subject = self.matcher.clauses.subject(self.tree.head_of(event.trigger) or 0)
        states = [{party.country for party in side} for side in (event.actors, event.recipients)]
        return all(states) and not states[0] & states[1] and any(map(self.matcher.rows.fits.shots, subject))

    def sure(self, event: Event, likely: float) -> Event:
        """The event with its confidence, being one with that probability."""
        event = self.certainty.first_hand(event)
        return replace(event, confidence=confidence(event, likely))

    def tell(self, events: list[Event]) -> None:
        """Takes in the events of a sentence, for those that are told after them."""
        self.referents.tell(events)
        self.sides.tell(events)

    def _aimed(self, found: list[list[Candidate]]) -> list[list[Candidate]]:
        """Protests with those at whom their purpose is aimed: "marched to demand the withdrawal of the troops"."""
        told = [candidate for options in found for candidate in options]
        return [
            [
                candidate.with_(recipients=self._aim(candidate, told))
                if candidate.event_type == "PROTEST" and not candidate.recipients
                else candidate
                for candidate in options
            ]
            for options in found
        ]

    def _aim(self, protest: Candidate, candidates: list[Candidate]) -> tuple[Party, ...]:
        below = set(self.tree.subtree(protest.token)) - {protest.token}
        for other in candidates:
            if other.token in below and other.event_type in ("REQUEST", "ACCUSE", "REJECT") and other.recipients:
                return other.recipients
        mine = {party.entity or party.span for party in protest.actors}
        # "a hunger strike to protest the president's failure"
        for verb in sorted(below):
            if self.tree[verb].upos == "VERB" and self.tree.lemma(verb) in word_class("protesting"):
                found = self.matcher.first(verb, ("obj", "obj.by,of,against,poss", "prep:against,over"))
                found = found or self.matcher.deeper(verb, ("obj", "prep:against,over"))
                return tuple(party for party in found if (party.entity or party.span) not in mine)
        return ()

    def event(self, candidate: Candidate, index: int) -> Event:
        """The event that a candidate tells."""
        reading, sentence = self.reading, self.reading.sentences[index]
        candidate = self.senses.told(candidate)
        chain = self.certainty.mouths.attributions(self.tree.span(candidate.words))
        deed = candidate.event_type
        candidate, marks = reinterpreted(
            candidate,
            candidate.auxiliary | self._marks(candidate),
            purpose=self._is_purpose(candidate.token),
            announced=self._announced(candidate, chain),
            over=self.matcher.over(candidate),
            depends=any(conditional(self.tree, clause) for clause in self.tree.children(candidate.token, "advcl")),
        )
        row = ontology()[candidate.event_type]
        trigger = self.tree.span(candidate.words)
        days = self._days(candidate, sentence, ahead=bool(marks & AHEAD))
        days = self.setting.not_after_said(days, chain)
        if candidate.event_type != deed:  # a threat or promise is of the day on which it was said
            days = self.setting.promised(days, chain)
        meant = candidate.event_type != deed or bool(candidate.composed or marks & AHEAD)
        due = self.setting.due((candidate.token, *candidate.absorbed), sentence, days, ahead=meant)
        place = near(reading, self.tree, candidate.token, sentence)
        actors, recipients, reciprocal = mutual.sides(self.matcher, candidate)
        modes = self._modes(candidate)
        auxiliary = marks | ({"historical"} if self.setting.historical(days) else frozenset())
        return Event(
            id=event_id(reading.document, trigger),
            sentence=index,
            trigger=trigger,
            event_type=candidate.event_type,
            modes=modes,
            contexts=self._contexts(sentence, candidate, actors + recipients),
            quad=row.quad,
            score=row.score_of(modes),
            actors=actors,
            recipients=recipients,
            reciprocal=reciprocal,
            host=None,  # set, like the place that counts, when the sides are complete
            place=place,
            timex=days.timex,
            earliest=days.earliest,
            latest=days.latest,
            dated_by=days.dated_by,
            counts=self._counts(candidate, sentence),
            factuality=self.certainty.publisher(chain, marks, candidate.token),
            factuality_by=self.certainty.beliefs(chain, marks, candidate.token),
            auxiliary=tuple(sorted(auxiliary)),
            attributions=chain,
            confidence=0.0,  # set when the sides are complete
            coder=" < ".join((candidate.pattern.id, *candidate.composed)),
            ended=None,
            due_earliest=due[0] if due else None,
            due_latest=due[1] if due else None,
        )

    def _days(self, candidate: Candidate, sentence: Sentence, *, ahead: bool) -> Days:
        """The days of an act, told by any word that tells it: "strikes carried out by jets killed six on Sunday".

        Of a vote or a call only those past: "voted to expel the troops on 5 January".
        """
        first, *others = (
            self.setting.days(word, sentence, ahead=ahead) for word in (candidate.token, *candidate.absorbed)
        )
        dated = [days for days in others if days.dated_by == "timex" and days.latest is not None]
        published = self.reading.document.earliest
        if candidate.event_type != "ASSAULT":
            asked = candidate.event_type == "REQUEST" and candidate.composed and published is not None
            dated = [days for days in dated if asked and days.latest and published and days.latest < published]
        return first if first.dated_by == "timex" else next(iter(dated), first)

    def _marks(self, candidate: Candidate) -> frozenset[str]:
        if candidate.pattern.operator == "demand":
            return frozenset()  # what must be done is not done; that it must be is said
        if candidate.pattern.actor == SPEAKER:  # "said that it could be a crime": said all the same
            denied = frozenset[str]() if candidate.pattern.negative else frozenset({"negation"})
            return self.certainty.auxiliary(candidate.token) & denied
        marks = self.certainty.auxiliary(candidate.token)
        if candidate.pattern.negative:  # "will not go unpunished": what is not done tells the act, and it lies in words
            return marks - {"negation", *(AHEAD if candidate.pattern.forbids else {"future"})}
        # a call, a threat or a promise is made although its content lies ahead; "a deal to end it" has not ended it
        made = candidate.composed and not candidate.auxiliary and self._spoken(candidate)
        meant = self._is_purpose(candidate.token) and ontology()[candidate.event_type].quad not in VERBAL
        return marks - {"future"} if made and not meant else marks

    def _announced(self, candidate: Candidate, chain: tuple[int, ...]) -> bool:
        """Whether it is told with "will" by those who will do it, or by the report: "Turkey said it would strike".

        Of those who are ready to do it only what they say themselves: "said it was ready to strike".
        """
        helpers = {self.tree.word(word).lower() for word in self.tree.children(candidate.token, "aux")}
        source = self.reading.attributions[chain[0]].source if chain else None
        subjects = [at for at in self.tree.children(candidate.token, "nsubj") if self.tree[at].upos != "PRON"]
        doers = self.matcher.parties.of(subjects) or candidate.actors  # "Ukraine said Russia would": not Ukraine
        own = source is None or any(_speaks_for(source, party) for party in doers)
        ready = source is not None and candidate.pattern.id == READY
        return own and (ready if candidate.composed else bool(helpers & WILL))

    def _is_purpose(self, token: int) -> bool:
        """Whether it is what something else is done or made for: "efforts to support the army", "meant to help it"."""
        tree, head = self.tree, self.tree[token].head
        infinitive = any(tree.lemma(mark) == "to" for mark in tree.children(token, "mark"))
        infinitive &= not self.certainty.headline_infinitive(token)
        if head is not None and tree.is_(token, "conj"):
            return self._is_purpose(head)
        made = head is not None and tree.is_(token, "xcomp") and tree.lemma(head) in word_class("designed")
        return infinitive and (made or tree.is_(token, "acl", "advcl"))

    def _spoken(self, candidate: Candidate) -> bool:
        """Whether what is composed is done by its word: not "will urge", and no halt or resumption that is to come."""
        helpers = {self.tree.word(c).lower() for c in self.tree.children(candidate.token, "aux")}
        if candidate.pattern.operator not in ("stop", "resume"):
            return not helpers & {"will", "shall"}
        # "would suspend the aid", "is to suspend it", "is set to suspend it"; "decided to suspend it" has done so
        above = self.tree[candidate.token].head
        set_to = above is not None and self.tree.is_(candidate.token, "xcomp") and self.tree[above].upos == "ADJ"
        ahead = self.certainty.is_to(candidate.token) or self.certainty.headline_infinitive(candidate.token)
        return not (helpers & WILL or set_to or ahead)

    def _counts(self, candidate: Candidate, sentence: Sentence) -> tuple[Count, ...]:
        if candidate.event_type not in COUNTED:
            return ()
        lawless = standing(candidate.actors) in ("armed", "outlaws")
        what = "ASSAULT" if lawless and candidate.event_type == "COERCE" else candidate.event_type
        told = self.counter.of((candidate.token, *candidate.absorbed), what)
        if candidate.event_type not in HURTING:  # "halted the training after the killing of the general"
            told = tuple(count for count in told if count.what not in HURT)
        if candidate.event_type == "RETREAT":  # "freed 110 of the 900 who were arrested"
            told = tuple(count for count in told if count.what not in TAKEN.values())
        if candidate.event_type in TAKEN:
            known = {count.what for count in told} | (set() if candidate.event_type == "ASSAULT" else {*HURT})
            told += tuple(
                count for count in tolls(self.counter, sentence.first, sentence.last) if count.what not in known
            )
        return told or self.counter.taking_part(self._taking_part(candidate))

    def _taking_part(self, candidate: Candidate) -> list[int]:
        """Whose number tells the size of an act: of a protest those who protest, else those who are moved or freed."""
        clauses, token = self.matcher.clauses, candidate.token
        if candidate.event_type == "PROTEST":
            return clauses.subject(token) + clauses.prepositional(token, ("of", "by"))
        if candidate.event_type in ("MOBILIZE", "RETREAT", "AID"):
            return clauses.object_only(token) or clauses.subject(token)
        return []

    def _modes(self, candidate: Candidate) -> tuple[str, ...]:
        found = [candidate.mode] if candidate.mode else []
        if candidate.event_type == "ASSAULT":
            found += [
                mode for mode in by_weapon(self.tree, (candidate.token, *candidate.absorbed)) if mode not in found
            ]
            if "aerial" in found and {"drone", "suicide-attack"} & {*found}:
                found.remove("aerial")  # a suicide bomber is no plane
        return tuple(mode for mode in found if mode in modes_of(candidate.event_type))

    def _contexts(self, sentence: Sentence, candidate: Candidate, parties: tuple[Party, ...]) -> tuple[str, ...]:
        said = [self.tree.lemma(token) for token in range(sentence.first, sentence.last)]
        lemmas = {*said, *map(" ".join, itertools.pairwise(said))}
        found = {context for context, words in context_words().items() if words & lemmas}
        if any(party.sector == "MIL" for party in parties):
            found.add("military")
        if candidate.event_type == "COERCE" and candidate.mode in ("cyber", "misinformation"):
            found.add(candidate.mode)
        return tuple(sorted(found))


def _speaks_for(source: Party, party: Party) -> bool:
    """Whether who speaks is the party, or of one state with it: "the minister said that Turkey would strike"."""
    public = {source.sector, party.sector} <= STATE
    return source.span.overlaps(party.span) or (
        source.country is not None and source.country == party.country and (public or source.code == party.code)
    )
