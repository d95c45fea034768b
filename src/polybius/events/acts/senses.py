"""What a word means where it stands: blows, words between politicians, workers who walk out; arms given or moved."""

from __future__ import annotations

from polybius.events.acts.match import Candidate
from polybius.events.acts.rivals import Rivals
from polybius.resources.word_classes import word_class
from polybius.schema import Reading
from polybius.syntax import Tree

STRIKE, RAID = "strike", "raid"
CLAIMING = frozenset({"claim", "admit", "responsibility"})
BELOW = ("xcomp", "advcl")
GLOSS_WORDS = 8  # before "banned in Russia" within brackets, at most
MEANING = frozenset({"imply", "mean", "indicate", "signify", "denote"})
TERMS = frozenset({"term", "word", "expression", "phrase", "euphemism"})
QUOTES = frozenset("\"'“‘”’")
REMOVALS = 3  # words of arrests and deportations that make a report one on them: its raids are police work
TOWARDS = ("to", "toward", "towards", "into")
VEHICLES = frozenset({"vehicle", "car", "carrier", "armour", "armor", "personnel"})


class Senses:
    """Tells the senses of the words of one reading apart."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.tree = tree
        self.rivals = Rivals(reading, tree)
        self.home = {tree.head_of(place.span): place.country for place in reading.places if place.kind != "country"}
        lemmas = [tree.lemma(token) for token in range(len(reading.tokens))]
        labour, war = word_class("labour"), word_class("warfare")
        removed = sum(lemma in word_class("removal") for lemma in lemmas)
        self.of_removals = removed >= max(REMOVALS, sum(lemma in war - {RAID} for lemma in lemmas))
        self.of_labour = sum(lemma in labour for lemma in lemmas) > sum(lemma in war for lemma in lemmas)

    def told(self, candidate: Candidate) -> Candidate:
        """The candidate; an ASSAULT as ACCUSE where politicians fight with words, as PROTEST where workers strike.

        AID is MOBILIZE where a state sends arms or troops to a place of its own.
        """
        if candidate.event_type == "AID" and self._own_ground(candidate):
            return candidate.with_(event_type="MOBILIZE", mode="troops", recipients=())
        if candidate.event_type == "MOBILIZE" and self._exercising(candidate):
            return candidate.with_(event_type="COOPERATE", mode="", recipients=())
        if candidate.event_type == "PROTEST" and self._written(candidate.token):
            return candidate.with_(event_type="ACCUSE", mode="disapprove")
        if candidate.event_type != "ASSAULT" or self.rivals.bodily(candidate):
            return candidate
        lemma = self.tree.lemma(candidate.token)
        if lemma == STRIKE and self.of_labour and self.tree[candidate.token].upos == "NOUN":
            return candidate.with_(event_type="PROTEST", mode=STRIKE)  # "the strike at the mine will go on"
        if lemma == RAID and self.of_removals and self.tree[candidate.token].upos == "NOUN":
            return candidate.with_(event_type="COERCE", mode="arrest")  # "members of her party condemned the raids"
        if self.rivals.with_words(candidate):
            return candidate.with_(event_type="ACCUSE", mode="disapprove")  # "the senator attacked the mayor"
        return candidate

    def _exercising(self, candidate: Candidate) -> bool:
        """Whether several states hold an exercise: "Chinese and Russian warships began naval drills"."""
        states = {party.country for party in candidate.actors if party.country}
        return len(states) > 1 and any(self.tree.lemma(at) in word_class("jointop") for at in candidate.asked)

    def void(self, candidate: Candidate) -> bool:
        """Whether what a row reads as an act is none.

        An election that is won, a blow that nobody claims, what a word is said to mean, and by what law of some country
        a group is outlawed there.
        """
        above = self.tree[candidate.token].head
        agreed = self.tree.is_(candidate.token, "acl:relcl") and self.tree.lemma(above or 0) in word_class("deal")
        if self._explained(candidate.token):
            return True
        if self.rivals.won(candidate) or (agreed and self.tree.lemma(candidate.token) == STRIKE):
            return True  # "despite a deal that the senator had struck with the bank"
        if candidate.event_type == "COERCE" and self._outlawed(candidate.token):
            return True
        owning = {self.tree.lemma(at) for at in (candidate.token, *self.tree.children(candidate.token, "obj"))}
        if candidate.event_type not in ("ASSAULT", "ACCUSE") or not owning & CLAIMING:
            return False
        verbs = [candidate.token, *([above] if above is not None and self.tree.is_(candidate.token, *BELOW) else [])]
        subjects = [head for verb in verbs for head in self.tree.children(verb, "nsubj")]  # "has come forward to claim"
        return any(self.tree.lemma(det) == "no" for head in subjects for det in self.tree.children(head, "det"))

    def _outlawed(self, verb: int) -> bool:
        """Whether a gloss tells what a group is in some country: "the Islamic State (a group banned in Russia)"."""
        tree, head = self.tree, self.tree[verb].head
        cases = {tree.lemma(case) for at in tree.children(verb, "obl") for case in tree.children(at, "case")}
        if tree[verb].tag != "VBN" or tree.children(verb, "aux", "aux:pass", "obl:agent") or "in" not in cases:
            return False
        before = [tree.word(at) for at in range(max(0, verb - GLOSS_WORDS), verb)]
        opened = "(" in before and ")" not in before[before.index("(") :]
        return opened or (head is not None and tree.is_(verb, "acl") and tree.is_(head, "appos"))

    def _explained(self, token: int) -> bool:
        """Whether it only says what a word means: "use the term “neutralised” to imply that gunmen were killed"."""
        tree, above = self.tree, [token, *self.tree.ancestors(token)]
        using = (at for at in above if tree.lemma(at) == "use")
        words = (word for at in using for word in tree.children(at, "obj") if self._is_a_word(word))
        return any(tree.lemma(at) in MEANING for word in words for at in (*above, *tree.subtree(tree[word].head or 0)))

    def _is_a_word(self, noun: int) -> bool:
        """Whether a noun is spoken of as a word: "the term", "“neutralise”"."""
        return self.tree.lemma(noun) in TERMS or self.tree.word(noun - 1) in QUOTES

    def _written(self, noun: int) -> bool:
        """Whether a protest is what a message tells: "a note of protest"."""
        tree, head = self.tree, self.tree[noun].head
        return head is not None and tree.is_(noun, "nmod", "compound") and tree.lemma(head) in word_class("message")

    def _own_ground(self, candidate: Candidate) -> bool:
        """Whether arms or troops go to a place in the actor's country: "sent armoured vehicles to Boa Vista"."""
        tree, own = self.tree, {party.country for party in candidate.actors if party.country}
        moved = tree.children(candidate.token, "obj", "nsubj:pass")
        arms = word_class("troops") | word_class("weapon") | VEHICLES
        if not any(tree.lemma(node) in arms for node in moved):
            return False
        phrases = [c for node in (candidate.token, *moved) for c in tree.children(node, "obl", "nmod")]
        aims = [c for c in phrases if any(tree.lemma(case) in TOWARDS for case in tree.children(c, "case"))]
        return any(self.home.get(aim) in own for aim in aims)
