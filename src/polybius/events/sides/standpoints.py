"""How those whom a report names stand to a word that tells an act: in the tree, in its roles, by the language model."""

from __future__ import annotations

from polybius.events.words.grammar import is_sponsor
from polybius.events.words.weights import party_key
from polybius.resources.weights import Features
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Mention, Reading, Span
from polybius.syntax import Tree

CASES = ("against", "at", "by", "for", "from", "in", "of", "on", "over", "to", "with")
LOCATIVE = ("at", "in", "near", "outside")
NAMING = ("PER", "ORG", "GPE", "NORP", "AGENT", "PRON")
PHRASAL = ("nmod", "compound", "amod", "nmod:poss", "flat", "nmod:desc")
OWNING = frozenset({"of", "by", "'s", "’s", "from"})
PATH = 3  # relations between a party and the trigger, or fewer, that are told as its path
TOLD_ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-LOC")
FILLED_BY = {"actor": ("ARG0",), "recipient": ("ARG1", "ARG2")}  # the PropBank roles that a side usually has


class Standpoints:
    """The named parties of one reading, and how each stands to an event of it."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.named = [(m, reading.party(m)) for m in reading.mentions if m.kind in NAMING]
        self.named = [(m, party) for m, party in self.named if party_key(party) and not _excluded(reading, tree, m)]
        self.sentences = [reading.sentence_at(m.span.start) or 0 for m, _ in self.named]
        self.here: dict[int, list[Mention]] = {}
        for (mention, _), sentence in zip(self.named, self.sentences, strict=True):
            self.here.setdefault(sentence, []).append(mention)
        self.roles = {frame.token: {role.token: role.label for role in frame.roles} for frame in reading.frames}
        self.somebody = {head: m for m in reading.mentions if (head := tree.head_of(m.span)) is not None}
        self.proposed = {proposal.token: proposal.sides for proposal in reading.proposals or ()}
        self.at_head: dict[int, list[Mention]] = {}
        for mention, _ in self.named:
            for token in reading.tokens_in(mention.head)[:1]:
                self.at_head.setdefault(token, []).append(mention)

    def located(self, mention: Mention) -> bool:
        """Whether a name only says where: "the attacks in Basra"."""
        head = self.tree.head_of(mention.span)
        cases = self.tree.children(head, "case") if head is not None else []
        return mention.kind == "GPE" and any(self.tree.lemma(case) in LOCATIVE for case in cases)

    def given(self, event: Event) -> dict[tuple[str, Span], float]:
        """What the language model gives each mention of the sentence on each side of the event."""
        found: dict[tuple[str, Span], float] = {}
        tokens = self.reading.tokens_in(event.trigger)
        for token in tokens:
            for place in self.proposed.get(token, ()):
                for mention in self._meant(place.token):
                    known = found.get((place.name, mention.span), 0.0)
                    found[place.name, mention.span] = max(known, place.probability)
        return found

    def _meant(self, token: int) -> list[Mention]:
        """The mentions at a word or, where it is none, the nearest inside its phrase: "a post of the Guards"."""
        queue, seen = [token], {token}
        while queue:
            at = queue.pop(0)
            if at in self.at_head:
                return self.at_head[at]
            for child in self.tree.children(at, *PHRASAL):
                cases = {self.tree.lemma(case) for case in self.tree.children(child, "case")}
                if child not in seen and cases <= OWNING:
                    seen.add(child)
                    queue.append(child)
        return []

    def given_to(self, event: Event, side: str, head: int | None) -> float:
        """What the language model gives a word on a side of the event, or the phrase that it tells whose it is of."""
        places = [place for token in self.triggers(event) for place in self.proposed.get(token, ())]
        named = set(self.at_head.get(head, ())) if head is not None else set()
        return max(
            (
                place.probability
                for place in places
                if place.name == side and (place.token == head or named & set(self._meant(place.token)))
            ),
            default=0.0,
        )

    def in_sentence(self, event: Event, mention: Mention) -> Features:
        head = self.tree.head_of(mention.span)
        trigger = self.tree.head_of(event.trigger)
        if head is None or trigger is None:
            return {}
        role, inside = self.role(event, head)
        case = next((self.tree.lemma(child) for child in self.tree.children(head, "case")), "")
        return {
            f"path {self._path(head, trigger)}": 1.0,
            "subject above": float(self._subject_above(head, trigger)),
            "says it": float(mention.span in self.sayers(event)),
            "nearest before": float(self._between(mention, event) == 0 and mention.span.start < event.trigger.start),
            "nearest behind": float(self._between(mention, event) == 0 and mention.span.start > event.trigger.start),
            "below the trigger": float(trigger in set(self.tree.ancestors(head))),
            "before the trigger": float(mention.span.start < event.trigger.start),
            "subject": float(self.tree.is_(head, "nsubj") and not self.tree.is_(head, "nsubj:pass")),
            "object": float(self.tree.is_(head, "obj", "iobj", "nsubj:pass")),
            f"inside role {role}" if inside else f"role {role}": 1.0,
            "modifier": float(self.tree.is_(head, "amod", "compound", "nmod:poss")),
            "inside a phrase": float(self.tree.is_(head, "nmod")),
            **({f"case {case}": 1.0} if case in CASES else {}),
        }

    def _path(self, head: int, trigger: int) -> str:
        """The relations from a word up to the trigger, or up to where both hang; "far" where there are many."""
        up = [trigger, *self.tree.ancestors(trigger)]
        at, told = head, []
        while at not in up:
            case = next((self.tree.lemma(child) for child in self.tree.children(at, "case")), "")
            told.append(self.tree[at].deprel + (f"({case})" if case in CASES else ""))
            above = self.tree[at].head
            if above is None or len(told) > PATH:
                return "far"
            at = above
        down = up.index(at)
        below = [self.tree[one].deprel for one in up[:down]]
        return ">".join((*told, *(f"<{one}" for one in reversed(below)))) if len(told) + down <= PATH else "far"

    def _subject_above(self, head: int, trigger: int) -> bool:
        """Whether a word is the subject of a verb that the trigger hangs from."""
        above = self.tree[head].head
        return self.tree.is_(head, "nsubj") and above in set(self.tree.ancestors(trigger))

    def sayers(self, event: Event) -> set[Span]:
        """The sources in whose words the event is told."""
        said = (self.reading.attributions[belief.attribution].source for belief in event.factuality_by)
        return {source.span for source in said if source is not None}

    def _between(self, mention: Mention, event: Event) -> int:
        """How many other parties are named between one and the trigger."""
        first, last = sorted((mention.span, event.trigger))
        return sum(
            first.end <= other.span.start and other.span.end <= last.start
            for other in self.here.get(event.sentence, ())
        )

    def role(self, event: Event, head: int) -> tuple[str, bool]:
        """The PropBank role in which a word stands to the trigger, and whether only a word above it fills that role."""
        roles, at, inside = self._roles(event), head, False
        while at not in roles:
            above = self.tree[at].head
            if above is None or above in self.triggers(event) or at in self.triggers(event):
                return "none", False
            inside = inside or not self.tree.is_(at, "conj")
            at = above
        label = roles[at]
        return (label if label in TOLD_ROLES else "other"), inside

    def _roles(self, event: Event) -> dict[int, str]:
        """The roles of the trigger: those of its head, or of its first word that has any."""
        tokens = self.triggers(event)
        head = self.tree.head_of(event.trigger)
        ordered = ([head] if head is not None else []) + tokens
        return next((self.roles[token] for token in ordered if self.roles.get(token)), {})

    def triggers(self, event: Event) -> list[int]:
        """The tokens of the trigger."""
        return list(self.reading.tokens_in(event.trigger))

    def lemma(self, event: Event) -> str:
        head = self.tree.head_of(event.trigger)
        return self.tree.lemma(head) if head is not None else ""

    def filler(self, event: Event, side: str) -> str:
        """What the sentence puts where the side usually stands: somebody, a pronoun, an act, a thing, or nothing."""
        heads = [token for token, label in self._roles(event).items() if label in FILLED_BY[side]]
        if not heads:
            return "nothing"
        if any(head in self.somebody for head in heads):
            return "somebody"
        if any(self.tree[head].upos == "PRON" for head in heads):
            return "a pronoun"
        acts = word_class("attack") | word_class("weapon")
        return "an act" if any(self.tree.lemma(head) in acts for head in heads) else "a thing"


def _excluded(reading: Reading, tree: Tree, mention: Mention) -> bool:
    """Whether somebody is named as who it was not, "Iran, not Iraq", as nobody, "no group", or only as a sponsor."""
    heads = list(reading.tokens_in(mention.head))[:1]
    nobody = any(tree.lemma(det) == "no" for head in heads for det in tree.children(head, "det"))
    return nobody or any(tree.set_against(head) or is_sponsor(tree, head) for head in heads)
