"""Who stands behind "the attack": parties that a predicate takes over from an act told before."""

from __future__ import annotations

from dataclasses import replace

from polybius.events.acts.match import SPEAKER, Candidate, Matcher
from polybius.events.phrases.together import SIDED
from polybius.events.words.ontology import weapon_words
from polybius.events.words.weights import UNTOLD
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party

DEFINITE = frozenset({"such", "the", "this", "that", "these", "those", "its", "their", "his"})
ANSWERS = (
    "CONCEDE",
    "ACCUSE",
    "SUPPORT",
    "REJECT",
    "REQUEST",
    "THREATEN",
)  # acts whose recipient is the doer of another act
HANDED_ON = ("RETREAT", "AID", "COOPERATE")  # acts that a report goes on telling without naming who does them
CEASED = ("RETREAT", "ceasefire")  # the type and mode of fighting that stops
DEALING = ("AGREE", "CONSULT", "COOPERATE", "SUPPORT")  # acts of two with each other
RECONCILING = frozenset("normalisation normalization reconciliation rapprochement thaw detente breakthrough".split())
HARMFUL = ("ASSAULT", "COERCE", "SANCTION")  # acts for which their doer may apologise
TAKEN = frozenset({"abduct", "arrest", "convict"})  # modes of what a release undoes
REPLIES = ("REJECT", "ACCUSE", "THREATEN")
WRITTEN_SENTENCES = 3  # "the audit" was told of at most so many sentences before, with whose it is
ANSWER_SENTENCES = 2  # an answer follows within so many sentences
SEEN_AT_LEAST = 0.5  # probability from which the language model sees who does an act
SURE = 0.3  # confidence from which an act was told so that a later noun means it
VOTED_ON = frozenset({"resolution", "motion", "bill", "vote", "ballot"})
BY_VOTE = ("REQUEST", "SANCTION", "REJECT", "SUPPORT", "AGREE", "COERCE", "CONCEDE")  # what a parliament does by one
FROM_ABOVE = (frozenset({"aerial", "drone"}), frozenset({"heavy-weapons"}))  # modes of what is called a strike
STEM = 5  # letters that a noun shares with the verb of the same act
ROOT = 4  # of a noun of saying: "argued ... that argument"
IN_IT = ("in", "during", "from", "after", "by", "over")
HAPPENING = frozenset({"come", "happen", "occur"})
SHOTS = frozenset({"shooting", "shelling", "barrage", "operation"})  # which two may exchange


class Referents:
    """The acts of one document as they have been told so far, the latest first."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.told: list[Event] = []
        self.seen = {proposal.token: proposal for proposal in matcher.reading.proposals or ()}

    def tell(self, events: list[Event]) -> None:
        """Takes in the events of a sentence."""
        self.told = [*reversed(events), *self.told]

    def completed(self, candidate: Candidate) -> Candidate:
        """The candidate with the parties that it leaves to what was told before."""
        if (bereaved := self._bereaved(candidate)) is not None:
            return candidate.with_(recipients=bereaved)
        known = any(party.code or party.country for party in candidate.recipients if not self._culprit(party))
        if candidate.event_type in ANSWERS and candidate.actors and not known:
            doers = self._holders(candidate) or self._voting(candidate) or self._dealing(candidate)
            doers = doers or self._wronged(candidate) or self._doers(self._about(candidate), candidate.actors)
            doers = doers or self._appointed(candidate) or self._deed(candidate)
            sought = any(map(self._culprit, candidate.recipients))
            if not doers and (candidate.mode == "violence" or sought or self._complains(candidate)):
                doers = self._offenders(candidate)
            doers = doers or self._arguing(candidate)
            if not doers and candidate.event_type in REPLIES:
                doers = self._opposite(candidate) or self._asking(candidate)
            return candidate.with_(recipients=self._without(doers, candidate.actors) or candidate.recipients)
        if (candidate.event_type, candidate.mode) == CEASED and candidate.asked and not candidate.actors:
            return candidate.with_(actors=self._fighting())
        if candidate.event_type in HANDED_ON and not candidate.actors and self._agentless(candidate.token):
            return self._continued(candidate)
        if candidate.event_type == "ASSAULT" and not candidate.actors and not candidate.recipients:
            # "denied that any such attack was carried out": all of it stands before
            nouns = [noun for noun in self._act(candidate) if self._type(noun) == "ASSAULT" and self._definite(noun)]
            meant = self._meant(nouns[0], "ASSAULT", undone=True) if nouns else None
            if meant is None:
                return candidate.with_(actors=self._firing(candidate))
            return candidate.with_(actors=meant.actors, recipients=meant.recipients)
        if candidate.event_type == "ASSAULT" and not candidate.actors and self._told_anew(candidate):
            others = candidate.recipients + candidate.aimed
            doers = self._doers(self._act(candidate)) or self._firing(candidate)
            return candidate.with_(actors=self._without(doers, others))
        return candidate

    def _wronged(self, candidate: Candidate) -> tuple[Party, ...]:
        """Whom the act of his own side struck for which somebody apologises: "apologised for the beating"."""
        if candidate.event_type != "CONCEDE":
            return ()
        mine = {party.country for party in candidate.actors}
        for noun in self._about(candidate):
            event_type = self._type(noun) if self._definite(noun) else None
            meant = self._meant(noun, event_type) if event_type in HARMFUL else None
            if meant is not None and mine & {party.country for party in meant.actors if party.country}:
                return meant.recipients
        return ()

    def _bereaved(self, candidate: Candidate) -> tuple[Party, ...] | None:
        """The families to whom a doer apologises, as those of whom his own side struck last; None where none are."""
        heads = {party: self.matcher.tree.head_of(party.span) for party in candidate.recipients}
        bare = all(
            at is not None and self.matcher.tree.lemma(at) in word_class("bereaved") and self._bare(at)
            for at in heads.values()
        )
        if candidate.event_type != "CONCEDE" or not heads or not bare:
            return None
        mine = {party.country for party in candidate.actors} - {None}
        blows = (event for event in self.told if event.event_type == "ASSAULT" and event.recipients)
        last = next((event for event in blows if mine & {party.country for party in event.actors}), None)
        if last is None or not (state := next((one.country for one in last.recipients if one.country), None)):
            return None
        return tuple(replace(party, entity=None, code=f"{state}CVL", country=state, sector="CVL") for party in heads)

    def _bare(self, noun: int) -> bool:
        """Whether nothing beside a noun tells whose they are."""
        return not self.matcher.tree.children(noun, "amod", "compound", "nmod", "nmod:poss")

    def _firing(self, candidate: Candidate) -> tuple[Party, ...]:
        """Whose weapons strike that were told of before: "Jets bombed a depot. The bombs killed two"."""
        tree = self.matcher.tree
        tools = [head for head in self.matcher.clauses.subject(candidate.token) if self._definite(head)]
        if not any(tree.lemma(head) in word_class("weapon") for head in tools):
            return ()
        last = next((event for event in self.told if event.event_type == "ASSAULT"), None)
        return () if last is None or UNTOLD & set(last.auxiliary) else last.actors

    def _fighting(self) -> tuple[Party, ...]:
        """Both sides of the fight told last, which stop it: "Chadian and Sudanese guards clashed. The firing ended"."""
        last = next((event for event in self.told if event.event_type == "ASSAULT"), None)
        if last is None or UNTOLD & set(last.auxiliary):
            return ()
        sides = (*last.actors, *last.recipients)
        armed = all(party.sector in SIDED for party in sides)  # not "shot two farmers. The firing ended"
        return sides if last.reciprocal or (last.actors and last.recipients and armed) else ()

    def _culprit(self, party: Party) -> bool:
        """Whether the words only tell that somebody has done it: "the perpetrators"."""
        head = self.matcher.tree.head_of(party.span)
        return head is not None and self.matcher.tree.lemma(head) in word_class("culprit") and self._definite(head)

    def _told_anew(self, candidate: Candidate) -> bool:
        """Whether more is said of the act than that it was: "condemned the attack" tells of no attack."""
        tree = self.matcher.tree
        if tree[candidate.token].upos != "NOUN" or candidate.recipients or candidate.absorbed:
            return True
        head = self.matcher.clauses.support(candidate.token)
        above = tree[candidate.token].head
        if tree.is_(candidate.token, "nsubj") and above is not None and tree.lemma(above) in HAPPENING:
            return True  # "The attack came despite a truce"
        return head is not None and tree.lemma(head) in word_class("light")

    def _opposite(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who has just acted on whoever answers now: "Washington blamed the group. It threatened ..."."""
        mine = {key for party in candidate.actors for key in (party.entity, party.country) if key}
        sentence = self._sentence(candidate)
        for event in self.told:
            if sentence - event.sentence > ANSWER_SENTENCES:
                return ()
            acting = {key for party in event.actors for key in (party.entity, party.country) if key}
            suffering = {key for party in event.recipients for key in (party.entity, party.country) if key}
            if suffering & mine and not acting & mine:
                return event.actors
        return ()

    def _asking(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who has just asked nobody named, whom a bare refusal answers: "Kyiv asked for missiles. Berlin declined"."""
        tree, sentence = self.matcher.tree, self._sentence(candidate)
        if candidate.event_type != "REJECT" or tree.children(candidate.token, "obj", "obl", "xcomp", "ccomp"):
            return ()
        mine = {party.country for party in candidate.actors}
        asked = (event for event in self.told if event.event_type == "REQUEST" and sentence - event.sentence <= 1)
        last = next(asked, None)
        open_ = last is not None and not any(party.country for party in last.recipients)
        return last.actors if last is not None and open_ and not mine & {p.country for p in last.actors} else ()

    def _complains(self, candidate: Candidate) -> bool:
        """Whether a complaint is lodged of which only the addressee is told: "complained to the Security Council"."""
        tree, clauses, token = self.matcher.tree, self.matcher.clauses, candidate.token
        if any(tree.lemma(noun) in word_class("complaint") for noun in clauses.object(token)):
            return True
        about = tree.children(token, "ccomp", "advcl") or clauses.prepositional(
            token, ("about", "of", "over", "against")
        )
        return tree.lemma(token) == "complain" and not about and bool(clauses.prepositional(token, ("to",)))

    def _arguing(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who said or wrote what is refused or praised: "The daily argued ... The judge rejected that argument"."""
        tree, clauses = self.matcher.tree, self.matcher.clauses
        said = word_class("speech") | word_class("proposal") | word_class("study")
        nouns = [noun for noun in self._about(candidate) if tree.lemma(noun) in said and self._definite(noun)]
        if not nouns or self._own(nouns[0]) or clauses.possessors(nouns[0]):
            return ()
        sentences, here = self.matcher.reading.sentences, self._sentence(candidate)
        first, before = sentences[here].first, sentences[max(here - 1, 0)].first
        mine = {party.country for party in candidate.actors}
        for at in range(first - 1, sentences[max(here - WRITTEN_SENTENCES, 0)].first - 1, -1):
            if at >= before and tree[at].upos == "VERB" and tree.lemma(at)[:ROOT] == tree.lemma(nouns[0])[:ROOT]:
                return self.matcher.parties.of(clauses.subject(at))
            if tree.lemma(at) == tree.lemma(nouns[0]):  # "An audit by the United Nations found ... rejected the audit"
                wrote = self.matcher.first(at, ("by", "poss", "from", "mod"))
                if wrote and not mine & {party.country for party in wrote}:
                    return wrote
        return ()

    def _holders(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who holds those whose release is asked for: "Iran held two Swedes. Norway called for their release"."""
        if candidate.event_type != "REQUEST" or not any(map(self._release, candidate.absorbed)):
            return ()
        taken = (event for event in self.told if event.actors and set(event.modes) & TAKEN)
        return next((event.actors for event in taken if not UNTOLD & set(event.auxiliary)), ())

    def _release(self, noun: int) -> bool:
        pattern = self.matcher.rows.pattern(noun)
        return pattern is not None and pattern.mode == "release"

    def _sentence(self, candidate: Candidate) -> int:
        return self.matcher.reading.sentence_at(self.matcher.tree[candidate.token].span.start) or 0

    def _appointed(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who was chosen, where the choice is praised or opposed: "welcomed the nomination"."""
        tree, clauses = self.matcher.tree, self.matcher.clauses
        about = clauses.object(candidate.token) + clauses.prepositional(candidate.token, ("to", "of", "for"))
        if not any(tree.lemma(noun) in word_class("appointment") for noun in about):
            return ()
        chosen = (event for event in self.told if event.event_type == "SUPPORT" and event.recipients)
        return next((event.recipients for event in chosen), ())

    def _agentless(self, token: int) -> bool:
        """Whether the doer is left out on purpose: "the bases were given back", "the withdrawal"."""
        tree = self.matcher.tree
        return self.matcher.clauses.passive(token) if tree[token].upos == "VERB" else self._definite(token)

    def _continued(self, candidate: Candidate) -> Candidate:
        """The candidate with the sides of the latest act of its type in the document."""
        for event in self.told:
            if event.event_type == candidate.event_type and event.actors and not UNTOLD & set(event.auxiliary):
                recipients = candidate.recipients or self._without(event.recipients, event.actors)
                return candidate.with_(actors=self._without(event.actors, candidate.recipients), recipients=recipients)
        return candidate

    def _about(self, candidate: Candidate) -> list[int]:
        clauses, token = self.matcher.clauses, candidate.token
        if candidate.pattern.actor == SPEAKER:
            return self.matcher.rows.said_of(token)
        if self.matcher.tree[token].upos == "NOUN":
            above = self.matcher.tree[token].head
            called = clauses.object(above) if above is not None and self.matcher.tree.is_(token, "xcomp") else []
            if any(self.matcher.tree[noun].upos == "NOUN" for noun in called):
                return called  # "called the handovers a trick"
            return clauses.prepositional(token, ("of", "over", "for", "against", "about"))
        return clauses.object(token) + clauses.prepositional(token, ("for", "over", "to", "of", "about", "on"))

    def _act(self, candidate: Candidate) -> list[int]:
        """The nouns that mean the act itself: "died in the attack", "the strike killed"."""
        clauses, tree = self.matcher.clauses, self.matcher.tree
        if tree[candidate.token].upos == "NOUN":
            return [candidate.token]
        carried = tree.lemma(candidate.token) in word_class("carrying")
        return [
            *(head for head in clauses.subject(candidate.token)),
            # "it was carried out" means the raid, "it was hit" does not
            *(head for head in clauses.object(candidate.token) if carried or not self._pronoun(head)),
            *clauses.prepositional(candidate.token, IN_IT),
            *(token for token in candidate.absorbed if tree[token].upos == "NOUN"),
        ]

    def _doers(self, nouns: list[int], judging: tuple[Party, ...] = ()) -> tuple[Party, ...]:
        """The actors of the latest act that one of some nouns can mean; who judges it has not done it."""
        spans = {party.span for party in judging}
        for noun in nouns:
            own = tuple(party for party in self._own(noun) if party.span not in spans)
            if own:
                return own
            event_type = self._type(noun)
            if event_type is None or not self._definite(noun):
                continue
            meant = self._meant(noun, event_type)
            if meant is not None:
                return meant.actors
        return ()

    def _meant(self, noun: int, event_type: str, *, undone: bool = False) -> Event | None:
        """The act of a type that a noun can mean: told by its own word, "killed ... the killing", else the latest.

        Of blows rather one that was dealt so, "bombed a camp ... fired rockets ... the strikes"; "the attack" is none
        of a fight that two had with each other.

        Acts that were hardly told, "accused him of having approved the siege", are not meant while others are.
        """
        acts = [
            event
            for event in self.told
            if event.event_type == event_type
            and (undone or (event.actors and not UNTOLD & set(event.auxiliary)))
            and not (self._one(noun) and self._several(event))
            and not (event.reciprocal and self.matcher.tree.lemma(noun) in word_class("attack") - SHOTS)
        ]
        victims = self.matcher.struck(noun, (event_type,), ("of", "poss"))
        struck = {party.country for party in victims if party.country}
        of_them = [event for event in acts if struck & {party.country for party in event.recipients}]
        acts = of_them or acts  # "condemned the arrest of its citizens"
        named = (event for event in acts if event.actors and self._same_stem(noun, event))
        sure = [event for event in acts if event.confidence >= SURE]
        manners = self._manners(noun)
        dealt = (event for manner in manners for event in sure if event.actors and manner & set(event.modes))
        return next(named, None) or next(dealt, None) or next(iter(sure or acts), None)

    def _manners(self, noun: int) -> tuple[frozenset[str], ...]:
        """The modes of the blows that a noun means, the likelier first: "the rocket attack", "the strikes"."""
        tree = self.matcher.tree
        words = {tree.lemma(at) for at in (noun, *tree.children(noun, "compound", "amod"))}
        told = frozenset(mode for mode, said in weapon_words().items() if said & words)
        return (told,) if told else FROM_ABOVE if words & word_class("strike") else ()

    def _one(self, noun: int) -> bool:
        """Whether a noun in the singular means one act: "the blast", "Monday's raid"."""
        return self.matcher.tree[noun].tag == "NN"

    def _several(self, event: Event) -> bool:
        """Whether an act was told as many: "is conducting air strikes", "the attacks"."""
        tree, trigger = self.matcher.tree, self.matcher.tree.head_of(event.trigger)
        if trigger is None:
            return False
        light = tree.lemma(trigger) in word_class("carrying")
        nouns = [trigger, *(self.matcher.clauses.object(trigger) if light else ())]
        return any(tree[noun].tag == "NNS" for noun in nouns)

    def _deed(self, candidate: Candidate) -> tuple[Party, ...]:
        """Whose deed is meant by "the move", "the vote" or "it": the actors of the latest act of somebody else."""
        mine = {key for party in candidate.actors for key in (party.entity, party.country) if key}
        for noun in self._about(candidate):
            if not self._definite(noun):
                continue
            general = self._pronoun(noun) or self.matcher.tree.lemma(noun) in word_class("event") | word_class("act")
            for event in self.told:
                acting = {key for party in event.actors for key in (party.entity, party.country) if key}
                named = self._same_stem(noun, event)
                if not named and self._stance(noun, event):
                    continue
                if (general or named) and acting and not acting & mine and not UNTOLD & set(event.auxiliary):
                    return event.actors
        return ()

    def _dealing(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who dealt with each other, where their talks or deal are praised: "welcomed the conclusion of the talks"."""
        if candidate.event_type != "SUPPORT":
            return ()
        nouns, tree = self._about(candidate), self.matcher.tree
        nouns = nouns + [at for noun in nouns for at in self.matcher.clauses.prepositional(noun, ("of", "in", "from"))]
        dealt = word_class("deal") | word_class("meeting")
        known = any(tree.lemma(noun) in dealt and self._definite(noun) for noun in nouns)
        if not known and not any(tree.lemma(noun) in RECONCILING for noun in nouns):
            return ()
        mine = {party.country for party in candidate.actors}
        for event in self.told:
            states = {party.country for party in event.actors if party.country}
            if event.event_type in DEALING and len(states) > 1 and not states & mine:
                return event.actors
        return ()

    def _stance(self, noun: int, event: Event) -> bool:
        """Whether an act only judges another, and "the decision" means none such: "Chad denounced the vote"."""
        trigger = self.matcher.tree.head_of(event.trigger)
        deed = self.matcher.tree.lemma(noun) in word_class("deed")
        judging = word_class("stance") | {"regret"}  # a blow that somebody regrets may be his own, a decision is not
        return deed and trigger is not None and self.matcher.tree.lemma(trigger) in judging

    def _voting(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who passed what is praised or refused, whatever was told since: "called the resolution a weak answer"."""
        tree, mine = self.matcher.tree, {party.entity for party in candidate.actors}
        passed = [noun for noun in self._about(candidate) if tree.lemma(noun) in VOTED_ON and self._definite(noun)]
        if not passed or self.matcher.clauses.possessors(passed[0]):
            return ()
        for event in self.told:
            lawmakers = [party for party in event.actors if party.sector == "LEG"]
            if lawmakers and event.event_type in BY_VOTE and not UNTOLD & set(event.auxiliary):
                return () if mine & {party.entity for party in lawmakers} else event.actors
        return ()

    def _pronoun(self, noun: int) -> bool:
        word = self.matcher.tree.word(noun).lower()
        return word in {"it", "this", "that", "them"} and noun not in self.matcher.parties.by_head

    def _same_stem(self, noun: int, event: Event) -> bool:
        """Whether the noun repeats the word that told the act: "voted ... the vote"."""
        told = self.matcher.reading.words(event.trigger).lower()
        return told.startswith(self.matcher.tree.lemma(noun).removesuffix("ing")[:STEM])

    def _offenders(self, candidate: Candidate) -> tuple[Party, ...]:
        """Those who struck the country of whoever vows revenge: the actors of the latest such act."""
        countries = {party.country for party in candidate.actors if party.country}
        for event in self.told:
            struck = {party.country for party in event.recipients if party.country}
            if event.event_type == "ASSAULT" and event.actors and struck & countries:
                return event.actors
        return ()

    def _own(self, noun: int) -> tuple[Party, ...]:
        pattern = self.matcher.rows.pattern(noun)
        if self.matcher.tree[noun].upos != "NOUN":
            return ()
        if pattern is None or pattern.event_type != "ASSAULT":
            # "killed in the missile operation of the Guards"
            attack = self.matcher.tree.lemma(noun) in word_class("attack")
            return self.matcher.first(noun, ("by", "poss", "of", "mod")) if attack else ()
        own = self.matcher.first(noun, tuple(slot for slot in pattern.actor if slot != "light"))
        return own or self.matcher.parties.of(self.matcher.clauses.agents_of(noun)) or self._seen(noun)

    def _seen(self, noun: int) -> tuple[Party, ...]:
        """Who does it as the language model sees it: "the attacks, including one claimed by the group"."""
        sides = self.seen[noun].sides if noun in self.seen else ()
        heads = [side.token for side in sides if side.name == "actor" and side.probability >= SEEN_AT_LEAST]
        return self.matcher.parties.of(heads)

    def _type(self, noun: int) -> str | None:
        if self.matcher.tree.word(noun).lower() in {"it", "this", "them"} and noun not in self.matcher.parties.by_head:
            return "ASSAULT"  # "Israel cheered it"
        if self.matcher.tree[noun].upos not in ("NOUN", "PROPN"):
            return None
        if self.matcher.tree.lemma(noun) in word_class("attack") | word_class("misdeed"):
            return "ASSAULT"
        if self.matcher.tree.lemma(noun) in word_class("charge_noun"):
            return "ACCUSE"  # "rejected the charge": of whoever made it
        pattern = self.matcher.rows.pattern(noun)
        return pattern.event_type or None if pattern else None

    def _definite(self, noun: int) -> bool:
        if self.matcher.tree[noun].upos == "PRON":
            return True
        children = self.matcher.tree.children(noun, "det", "nmod:poss", "amod")
        if self.matcher.tree.children(noun, "nmod:poss"):
            return True  # "condemned Friday's test"
        return bool({self.matcher.tree.word(child).lower() for child in children} & DEFINITE)

    def _without(self, parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
        suffering = {party.entity or party.span for party in others}
        return tuple(party for party in parties if (party.entity or party.span) not in suffering)
