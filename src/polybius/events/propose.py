"""What the language model proposes: events that no row reads, doubts about those that one does, and sides."""

from __future__ import annotations

from polybius.events.lexicon import Pattern
from polybius.events.match import Candidate, Matcher
from polybius.schema import Party, Proposal, Reading, Sentence

NEW_AT_LEAST = 0.8  # probability from which an event that no row reads stands by itself
DOUBTED_BELOW = 0.1  # an undemanding row's event that the model gives less than this is taken for none
OTHER_TYPE_AT_LEAST = 0.9  # a type that the model is so sure of beats an undemanding row's
SIDE_AT_LEAST = 0.5  # probability from which a word stands on a side
FRIENDLY = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID")
ACTOR_SLOTS = {"VERB": ("subj",), "NOUN": ("poss", "by", "light", "mod")}
RECIPIENT_SLOTS = {"VERB": ("obj",), "NOUN": ("on", "against")}


class Proposals:
    """The proposals of one reading, by the word that they are about."""

    def __init__(self, reading: Reading, matcher: Matcher) -> None:
        self.matcher = matcher
        self.silent = reading.proposals is None  # an annotator that makes none rules nothing out
        self.at = {proposal.token: proposal for proposal in reading.proposals or ()}

    def weighed(self, candidates: list[Candidate], sentence: Sentence) -> list[Candidate]:
        """The candidates that the model does not rule out, with its types and sides, and those that it adds."""
        if self.silent:
            return candidates
        kept = [weighed for candidate in candidates if (weighed := self._weighed(candidate)) is not None]
        taken = {token for candidate in candidates for token in (*candidate.words, *candidate.absorbed)}
        new = [
            self._new(self.at[token])
            for token in range(sentence.first, sentence.last)
            if token in self.at and token not in taken and self._likely(self.at[token])[1] >= NEW_AT_LEAST
        ]
        return sorted([*kept, *new], key=lambda candidate: candidate.token)

    def likeliest(self, sentence: Sentence) -> list[Candidate]:
        """The one word of a sentence that most likely tells an event, however unlikely that is; [] without any."""
        found = [self.at[token] for token in range(sentence.first, sentence.last) if token in self.at]
        best = max(found, key=lambda proposal: self._likely(proposal)[1], default=None)
        return [self._new(best)] if best is not None and best.types else []

    def of(self, candidate: Candidate) -> Proposal | None:
        """The likeliest proposal among the words of a candidate."""
        found = [self.at[token] for token in (*candidate.words, *candidate.absorbed) if token in self.at]
        return max(found, key=lambda proposal: proposal.probability, default=None)

    def probability(self, candidate: Candidate) -> float | None:
        """What the model gives the type of a candidate; None when it makes no proposals."""
        if self.silent:
            return None
        proposal = self.of(candidate)
        return proposal.types.get(candidate.event_type, 0.0) if proposal else 0.0

    def _weighed(self, candidate: Candidate) -> Candidate | None:
        proposal = self.of(candidate)
        demanding = bool(candidate.pattern.conditions or candidate.composed)
        if proposal is None or proposal.probability < DOUBTED_BELOW:
            return candidate if demanding else None
        name, probability = self._likely(proposal)
        if not demanding and name != candidate.event_type and probability >= OTHER_TYPE_AT_LEAST:
            candidate = candidate.with_(event_type=name, mode="")
        return self._sided(candidate, proposal)

    def _new(self, proposal: Proposal) -> Candidate:
        name, _ = self._likely(proposal)
        upos = self.matcher.tree[proposal.token].upos
        pattern = Pattern(
            f"model:{name}", upos, self.matcher.tree.lemma(proposal.token), None, (), "", name, "",
            ACTOR_SLOTS.get(upos, ("subj",)), RECIPIENT_SLOTS.get(upos, ()),
        )  # fmt: skip
        filled = self.matcher.filled(proposal.token, pattern)
        actors, recipients = self._side(proposal, "actor"), self._side(proposal, "recipient")
        return filled.with_(actors=actors or filled.actors, recipients=recipients or filled.recipients)

    def _sided(self, candidate: Candidate, proposal: Proposal) -> Candidate:
        """The candidate with the model's parties on a side that its row leaves empty."""
        taken = {party.span for party in candidate.actors + candidate.recipients}
        actors = candidate.actors or tuple(p for p in self._side(proposal, "actor") if p.span not in taken)
        recipients = candidate.recipients or tuple(p for p in self._side(proposal, "recipient") if p.span not in taken)
        return candidate.with_(actors=actors, recipients=recipients)

    def _side(self, proposal: Proposal, name: str) -> tuple[Party, ...]:
        heads = [s.token for s in proposal.sides if s.name == name and s.probability >= SIDE_AT_LEAST]
        if self._likely(proposal)[0] in FRIENDLY:
            # "resumed operations with the coalition against the group": not with the group
            heads = [head for head in heads if self.matcher.clauses.case(head) != "against"]
        return self.matcher.parties.of(heads)

    def _likely(self, proposal: Proposal) -> tuple[str, float]:
        return max(proposal.types.items(), key=lambda item: item[1], default=("", 0.0))
