"""What the language model proposes beside the rows: other events, other types, and who stands on the sides."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from polybius.events.acts.match import SPEAKER, Candidate, Matcher
from polybius.events.phrases.onlookers import standing_beside
from polybius.events.words import implicatives
from polybius.events.words.grammar import cleft
from polybius.events.words.hedges import negated
from polybius.events.words.lexicon import Pattern
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party, Proposal, Reading, Sentence

NEW_AT_LEAST = 0.15  # probability from which a word that no row reads, or another type than a row's, is considered
SIDE_AT_LEAST = 0.5  # probability from which a word stands on a side
TOLD_AT_LEAST = 0.8  # that from which it stands there although nobody knows who is meant
OVERRULED_AT_LEAST = 0.8  # that from which it stands there in the place of whom the row reads
NOBODY = ("none",)  # what a row says of a side on which nobody stands: "a bomb went off", "resigned"
FRIENDLY = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID")
BLOWS = ("ASSAULT", "COERCE", "SANCTION")
ACTOR_SLOTS = {"VERB": ("subj",), "NOUN": ("poss", "by", "light", "mod")}
SENT = ("ASSAULT", "COERCE", "THREATEN", "ACCUSE", "REQUEST", "AID")  # acts that come from who does them
RECIPIENT_SLOTS = {"VERB": ("obj",), "NOUN": ("on", "against")}

CEASED = ("RETREAT", "ceasefire")
TELLING_NOUN = (("REJECT", "meet"), CEASED)
DECIDING = frozenset({"decide", "choose", "resolve", "opt"})
MAKING = frozenset({"make", "get", "let", "have", "force", "persuade", "convince", "prompt"})


class Proposals:
    """The proposals of one reading, by the word that they are about."""

    def __init__(self, reading: Reading, matcher: Matcher) -> None:
        self.matcher = matcher
        self.silent = reading.proposals is None  # an annotator that makes none
        self.at = {proposal.token: proposal for proposal in reading.proposals or ()}

    def options(
        self, candidates: list[Candidate], sentence: Sentence, at_least: float = NEW_AT_LEAST
    ) -> list[list[Candidate]]:
        """The readings of each word that may tell an event, in the order of the text: its row's, the model's.

        ``at_least``: what the model has to give a type for a word that no row reads.
        """
        taken = {token for one in candidates for token in (*one.words, *one.absorbed, *self._named(one))}
        found = [(candidate.token, self._readings(candidate)) for candidate in candidates]
        told = {candidate.token: candidate.event_type for candidate in candidates}
        # "put the levy on ice" is told by its verb: no other type by a noun that its row asks for and that has no row,
        # nor by that of a visit that is called off or of shooting that stops
        asked = {noun: one for one in candidates for noun in one.asked if noun not in told}
        read = {
            noun: one.event_type
            for noun, one in asked.items()
            if self.matcher.rows.pattern(noun) is None or self._tells_its_noun(one)
        }
        for token in range(sentence.first, sentence.last):
            proposal = self.at.get(token)
            if not proposal or not proposal.types or token in taken or self.matcher.rows.compounded(token):
                continue
            name, probability = self._likely(proposal)
            if probability >= at_least and read.get(token, name) == name and not self._leads_to(token, name, told):
                found.append((token, [self._new(proposal)]))
        ordered = sorted(found, key=lambda pair: pair[0])
        return [[self.matcher.reached(option) for option in options] for _, options in ordered]

    def _tells_its_noun(self, candidate: Candidate) -> bool:
        """Whether a noun tells nothing beside its verb: "called off the visit", "the shooting stopped", if it did."""
        what = (candidate.event_type, candidate.mode)
        return what in TELLING_NOUN and not (what == CEASED and negated(self.matcher.tree, candidate.token))

    def _leads_to(self, verb: int, name: str, told: dict[int, str]) -> bool:
        """Whether a verb without a row only leads to what its complement tells.

        "Stopped short of imposing it" tells one act, "did not hesitate to condemn it" no refusal, "will continue to
        strike" no friendly one, and "decided to suspend it" what was decided.
        """
        tree = self.matcher.tree
        heads = (verb, *tree.children(verb, "xcomp", "advmod"))  # "stopped short"
        below = {at for head in heads for at in tree.children(head, "xcomp", "advcl") if at in told}
        marks = {at: {tree.lemma(mark) for mark in tree.children(at, "mark")} for at in below}
        types = {told[at] for at in below if tree.is_(at, "xcomp") or marks[at] & {"of", "without"}}
        left_undone = any(implicatives.implied(tree, at, negated=False) == "no" for at in below)
        left_undone |= implicatives.left_open(tree, verb)
        decided = tree.lemma(verb) in DECIDING and any(tree.is_(at, "xcomp") or "to" in marks[at] for at in below)
        # "began withdrawing its troops": only the withdrawal is told
        begun = tree.lemma(verb) in word_class("phase") and any(tree[at].tag == "VBG" for at in below)
        return begun or left_undone or decided or name in types or (name in FRIENDLY and not types.isdisjoint(BLOWS))

    def peopled(self, candidate: Candidate, side: str) -> Candidate:
        """The candidate with people of whom nothing is known on a side ("actor", "recipient") that is empty.

        Those whom its row finds there, "they" or "a mob", else what the language model is sure of: "the depot".
        """
        slots = candidate.pattern.actor if side == "actor" else candidate.pattern.recipient
        others = candidate.recipients if side == "actor" else candidate.actors
        if (candidate.actors if side == "actor" else candidate.recipients) or slots == NOBODY:
            return candidate
        found = self.matcher.unnamed(candidate.token, slots)
        proposal = self.of(candidate)
        if not found and proposal is not None and self._likely(proposal)[0] == candidate.event_type:
            seen = [s.token for s in proposal.sides if s.name == side and s.probability >= TOLD_AT_LEAST]
            found = self.matcher.parties.only_told(seen)
        found = tuple(party for party in found if not _meet([party], others))
        return candidate.with_(**{side + "s": found})

    def of(self, candidate: Candidate) -> Proposal | None:
        """The likeliest proposal among the words of a candidate, else that of what it calls somebody's act."""
        found = [self.at[token] for token in (*candidate.words, *candidate.absorbed) if token in self.at]
        if not any(proposal.types for proposal in found):
            found += [self.at[token] for token in self._named(candidate) if token in self.at]
        return max(found, key=lambda proposal: proposal.probability, default=None)

    def _named(self, candidate: Candidate) -> list[int]:
        """What a candidate calls something: "act" in "called the blast a cowardly act"."""
        return [token for token in candidate.asked if self.matcher.tree.is_(token, "xcomp")]

    def _readings(self, candidate: Candidate) -> list[Candidate]:
        """A row's candidate, and with the type that the model would rather give it."""
        proposal = self.of(candidate)
        if proposal is None:
            return [candidate]
        sided = self._sided(candidate, proposal)
        name, probability = self._likely(proposal)
        if name == candidate.event_type or probability < NEW_AT_LEAST:
            return [sided]
        return [
            sided,
            sided.with_(event_type=name, mode="", pattern=replace(candidate.pattern, id=f"model:{name}", operator="")),
        ]

    def _new(self, proposal: Proposal) -> Candidate:
        name, _ = self._likely(proposal)
        upos = self.matcher.tree[proposal.token].upos
        row = self.matcher.rows.pattern(proposal.token)
        operator = row.operator if row else ""  # of a row that reads nothing there: "beat Norway in the final"
        pattern = Pattern(
            f"model:{name}", upos, self.matcher.tree.lemma(proposal.token), None, (), operator, name, "",
            ACTOR_SLOTS.get(upos, ("subj",)), RECIPIENT_SLOTS.get(upos, ()),
        )  # fmt: skip
        filled = self.matcher.filled(proposal.token, pattern)
        if name == "AID" and self._granted(proposal.token):
            giving = self.matcher.slot(proposal.token, "prep:by,from")
            return filled.with_(actors=giving, recipients=self.matcher.slot(proposal.token, "obj"))
        actors, recipients = self._side(proposal, "actor"), self._side(proposal, "recipient")
        actors = self._with_agent(filled, actors)
        return filled.with_(actors=actors or filled.actors, recipients=recipients or filled.recipients)

    def _with_agent(self, candidate: Candidate, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """The actors without those before whom "by" or "from" names: "was shot by police", "intrusions from Peru"."""
        token, pattern = candidate.token, candidate.pattern
        clauses, verbal = self.matcher.clauses, self.matcher.tree[token].upos == "VERB"
        if verbal and not clauses.passive(token):
            return actors
        sent = (
            candidate.event_type in SENT and "from" not in pattern.recipient
        )  # "the kidnapping of pupils from a school"
        names = ("by", "from") if sent else ("by",)
        named = self.matcher.parties.of(clauses.subject(token) if verbal else clauses.prepositional(token, names))
        return _joined(named, [actor for actor in actors if actor.span > named[0].span]) if named else actors

    def not_by_the_struck(self, event: Event) -> Event:
        """The event, told by the model alone, with those whom it befell as it sees them: "three soldiers died"."""
        token = self.matcher.tree.head_of(event.trigger)
        alone = event.coder.startswith("model:") and event.event_type == "ASSAULT"
        proposal = self.at.get(token) if token is not None and alone else None
        if proposal is None:
            return event
        if self.matcher.tree.lemma(proposal.token) == "dead":  # "nine people are dead, the radio said"
            seen = self.matcher.parties.of(self.matcher.tree.children(proposal.token, "nsubj"))
        elif self.matcher.tree[proposal.token].upos == "VERB":
            seen = self._side(proposal, "recipient")
        else:
            return event
        struck = tuple(party for party in event.actors if _meet([party], seen))
        doing = tuple(party for party in event.actors if party not in struck)
        return replace(event, actors=doing, recipients=struck) if struck else event

    def _granted(self, token: int) -> bool:
        """Whether a verb tells what its subject is given: "Niger was lent 40 million euros by Germany"."""
        tree = self.matcher.tree
        return bool(tree.children(token, "nsubj:pass") and tree.children(token, "obj"))

    def _sided(self, candidate: Candidate, proposal: Proposal) -> Candidate:
        """The candidate with the model's parties on a side that its row leaves empty, or fills with wholly others."""
        actors, recipients = candidate.actors, candidate.recipients
        charged = candidate.pattern.actor == SPEAKER and candidate.pattern.upos == "VERB"
        if charged and actors and recipients:
            return candidate  # "said Chad gave shelter to rebels": the model sees whom Chad has helped
        # "said the ships had come, calling the move illegal": not the ships, which the model sees there
        clauses, token = self.matcher.clauses, candidate.token
        judging = actors and (clauses.judging(token) or clauses.saying_on(token) is not None)
        if candidate.pattern.actor != NOBODY and not judging:
            seen = self._corrected(proposal, "actor", candidate.actors, candidate.recipients)
            actors = seen if _meet(seen, actors) or not self._own_subject(candidate) else actors
            actors = self._with_agent(candidate, actors)
        # "called on Chad to apologise to Niger": whom the apology is for is not asked
        asked = candidate.event_type == "REQUEST" and candidate.composed and recipients
        if candidate.pattern.recipient != NOBODY and not asked:
            recipients = self._corrected(proposal, "recipient", candidate.recipients, candidate.actors)
            if candidate.leaving:  # "withdrew its soldiers to Kuwait"
                goals = self.matcher.parties.of(self.matcher.clauses.prepositional(candidate.token, ("to", "into")))
                recipients = tuple(party for party in recipients if party not in goals)
        talking = self._side(proposal, "actor", OVERRULED_AT_LEAST)
        if actors == candidate.actors and _meet(talking, recipients):
            # "held talks with the ministers of Iran, Qatar and Oman": all of them act, and one list goes on
            recipients = _joined(recipients, [party for party in talking if not _meet([party], actors)])
        kept = [side for side in (actors, recipients) if side in (candidate.actors, candidate.recipients)]
        taken = {party.span for side in (*kept, candidate.aimed) for party in side}
        if actors != candidate.actors:
            actors = tuple(party for party in actors if party.span not in taken) or candidate.actors
        if recipients != candidate.recipients:
            recipients = tuple(party for party in recipients if party.span not in taken) or candidate.recipients
        return candidate.with_(actors=actors, recipients=recipients)

    def _own_subject(self, candidate: Candidate) -> bool:
        """Whether a name is the subject right at the verb, or blamed: "watched Chile attack", "accused Chile of".

        So is who owns what tells it, and whose deed a noun tells: "angry over Chad's killing of a poet".
        """
        tree, clauses = self.matcher.tree, self.matcher.clauses
        blaming = clauses.blaming(candidate.token)
        told = tree.children(candidate.token, "nsubj") if blaming is None else clauses.object_only(blaming)
        if not told and tree.is_(candidate.token, "acl"):
            told = clauses.possessors(tree[candidate.token].head or 0)  # "dismissed Chad's reports accusing Niger"
        if candidate.pattern.upos == "ADJ" and tree.is_(candidate.token, "xcomp"):
            told = clauses.subject(candidate.token)  # "found Syria responsible for the raid"
        done_to = bool(clauses.prepositional(candidate.token, ("of",))) or candidate.event_type == "RETREAT"
        if candidate.pattern.upos == "NOUN" and done_to:
            told = tree.children(candidate.token, "nmod:poss")
        if (apart := cleft(tree, candidate.token)) is not None:
            told = [apart]  # "it was Chad that closed the border"
        own = [head for head in told if tree[head].upos == "PROPN"]
        plain = blaming is not None or not candidate.composed
        return bool(own) and plain and candidate.actors == self.matcher.parties.of(own)

    def _corrected(
        self, proposal: Proposal, name: str, read: tuple[Party, ...], others: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """Who stands on a side: "Washington said it was disappointed and urged ..." is read by the row as "it"."""
        seen = self._side(proposal, name, OVERRULED_AT_LEAST if read else SIDE_AT_LEAST)
        subject = self.matcher.clauses.subject(proposal.token) if name == "actor" and not read else []
        if any(self.matcher.tree.lemma(head) in word_class("weapon") for head in subject):
            # "Niger says those bombs killed two": not by Niger
            telling = (
                *self.matcher.parties.speaker(proposal.token),
                *self.matcher.parties.of(self.matcher.clauses.tellers(proposal.token)),
            )
            seen = tuple(party for party in seen if party not in telling)
        seen = tuple(party for party in seen if not self._told_of(proposal.token, party, name))
        if name == "recipient" and not read:
            stands = standing_beside(self.matcher.tree, proposal.token)
            seen = tuple(party for party in seen if self.matcher.tree.head_of(party.span) not in stands)
        # "She held talks with the ministers": of a mutual act the model may see either party on a side
        # "Tokyo said it had spotted destroyers": the row puts "it" on the other side, the model Tokyo on this one
        if _meet(seen, others) or {party.entity for party in seen} & {p.entity for p in others if read and p.entity}:
            return read or seen
        if not _meet(read, seen):  # "extradited a banker to Chad": not the banker, of whom no state is known
            return seen if any(party.country for party in seen) or not any(party.country for party in read) else read
        # "Kenya said Uganda had condemned it": whoever says so, or informs him, is not one more of those who did
        besides = {one.span for one in (*self.matcher.parties.speaker(proposal.token), *self._making(proposal.token))}
        seen = tuple(party for party in seen if not self._informs(proposal.token, party))
        return _joined(read, [party for party in seen if party.span not in besides])

    def _told_of(self, verb: int, party: Party, side: str) -> bool:
        """Whether somebody is told of in what the same one said before: "Chad said Mali had hit it and recalled ...".

        Whoever did that may be the recipient.
        """
        tree, head = self.matcher.tree, self.matcher.tree[verb].head
        at = tree.head_of(party.span)
        if head is None or at is None or not tree.is_(verb, "conj") or not head < at < verb:
            return False
        holding = (head, *tree.children(head, "obj"))  # "denied reports that Mali had hit it and recalled ..."
        told = [one for noun in holding for one in tree.children(noun, "ccomp", "acl") if at in tree.subtree(one)]
        return bool(told) and (side == "actor" or not tree.is_(at, "nsubj"))

    def _informs(self, verb: int, party: Party) -> bool:
        """Whether whoever tells an act has it from somebody: "said, based on answers from Lima, that it had left"."""
        reading, at = self.matcher.reading, self.matcher.tree[verb].span
        told = (one for one in reading.attributions if any(span.contains(at) for span in one.content))
        return any(one.based_on is not None and one.based_on.span.contains(party.span) for one in told)

    def _making(self, verb: int) -> tuple[Party, ...]:
        """Who makes somebody else do it: "got Iran to free them", "made Syria free them"; who helps does it, too."""
        tree, clauses, head = self.matcher.tree, self.matcher.clauses, self.matcher.tree[verb].head
        if head is None or not tree.is_(verb, "xcomp", "ccomp") or tree.lemma(head) not in MAKING:
            return ()
        return self.matcher.parties.of(clauses.subject(head))

    def _side(self, proposal: Proposal, name: str, at_least: float = SIDE_AT_LEAST) -> tuple[Party, ...]:
        heads = [s.token for s in proposal.sides if s.name == name and s.probability >= at_least]
        if self._likely(proposal)[0] in FRIENDLY:
            # "resumed operations with the coalition against the group": not with the group
            heads = [head for head in heads if self.matcher.clauses.case(head) != "against"]
        return self.matcher.parties.of([head for head in heads if not self._describes(head, heads)])

    def _describes(self, head: int, heads: list[int]) -> bool:
        """Whether a word only tells who another one of them is: both of "Russia, Minsk's only backer, said"."""
        tree = self.matcher.tree
        if tree[head].upos == "NOUN":
            return tree.is_(head, "appos") and tree[head].head in heads
        return tree.is_(head, "nmod:poss") and head - 2 in heads and tree.word(head - 1) == ","

    def _likely(self, proposal: Proposal) -> tuple[str, float]:
        return max(proposal.types.items(), key=lambda item: item[1], default=("", 0.0))


def _meet(some: Iterable[Party], others: Iterable[Party]) -> bool:
    """Whether the words of one party share a character with those of another."""
    return any(one.span.overlaps(other.span) for one, other in itertools.product(some, tuple(others)))


def _joined(read: Iterable[Party], seen: Iterable[Party]) -> tuple[Party, ...]:
    """Those who were read and those whom the model sees beside them, in the order of the text."""
    known = tuple(read)
    return tuple(sorted((*known, *(party for party in seen if not _meet([party], known))), key=lambda one: one.span))
