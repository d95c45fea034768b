"""How certain an event is, in whose eyes: FactBank values, and the auxiliary modes of PLOVER.

After Saurí & Pustejovsky 2009, "FactBank: a corpus annotated with event factuality".
"""

from __future__ import annotations

from dataclasses import replace

from polybius.events.certainty.mouths import CHARGING, Mouths
from polybius.events.words import hedges, implicatives
from polybius.events.words.conditions import FUTURE, conditional
from polybius.events.words.grammar import Clauses
from polybius.events.words.ontology import VERBAL
from polybius.events.words.refusals import perfected, unable, unwilling
from polybius.events.words.unknowing import by_others, unknown_by, whose_question
from polybius.resources.word_classes import word_class
from polybius.schema import Attribution, Belief, Event, Reading
from polybius.syntax import Tree

POSSIBLE = frozenset({"may", "might", "could", "can", "would", "should", "must", "'d"})
UNREAL = frozenset({"negation", "hypothetical"})
QUANTIFIERS = frozenset({"all", "every", "each", "any", "both", "many", "much"})  # "not all contact has ceased"
LASTING = frozenset({"stop", "end", "cease", "abate"})  # "the shelling never stopped": it went on
NOT_CHOSEN = frozenset({"rather", "instead"})
HARDLY = frozenset({"hardly", "scarcely", "nearly", "almost"})  # before a verb: "nearly attacked"
DEEPEST = 12  # words that marks are handed down through: "agreed to try to help stop ..."
FINITE_BE = {"is", "are", "was", "were", "'s", "'re"}
LATER = frozenset({"later", "subsequently"})
OPEN = {"open": "hypothetical", "future": "future"}  # what a row of lexicon/implicatives leaves to come
DEGREES = ("CT", "PR", "PS")
VIEW_ORDER = ("CT+", "PR+", "PS+", "Uu", "PS-", "PR-", "CT-")
UNANSWERED = frozenset({"unanswered", "unpunished", "unavenged", "unnoticed"})
KNOWN = frozenset({"the", "this", "that", "these", "those"})
# whatever came of them, they were made
MADE = frozenset("attempt bid request demand appeal application plea claim accusation allegation".split())


class Certainty:
    """Judges the predicates of one reading."""

    def __init__(self, reading: Reading, tree: Tree, clauses: Clauses) -> None:
        self.reading, self.tree, self.clauses = reading, tree, clauses
        self.mouths = Mouths(reading, tree)

    def auxiliary(self, token: int, steps: int = 0) -> frozenset[str]:
        """Which of negation, future and hypothetical the clause puts on a predicate (historical needs its date)."""
        marks: set[str] = set()
        if steps > DEEPEST:
            return frozenset()
        if self._negated(token):
            marks.add("negation")
        verbs = [token, *self._carriers(token)]
        for verb in verbs:
            helpers = {self.tree.word(c).lower() for c in self.tree.children(verb, "aux", "mark", "advmod")}
            if (
                self.headline_infinitive(verb)
                or helpers & FUTURE
                or ("would" in helpers and (self._reported(verb) or unwilling(self.tree, verb)))
                or unable(self.tree, token, verb)
            ):
                marks.add("future")
            elif (helpers & POSSIBLE and not self._came_later(verb, helpers)) or self._asked_for(verb):
                marks.add("hypothetical")
            if conditional(self.tree, verb):
                marks.add("hypothetical")
        marks = self._by_what_is_above(token, marks, steps + 1)
        if implicatives.ordered(self.tree, token) or implicatives.asked(self.tree, token, self._last(token)):
            marks.add("hypothetical")
        to_come = self._going_to(token) or self.is_to(token) or hedges.appointed(self.tree, token)
        if implicatives.spoken_of(self.tree, token) or (implicatives.unfinished(self.tree, token) and not to_come):
            marks.add("hypothetical")
        if implicatives.feared(self.tree, token):
            marks.add("hypothetical")
        if to_come:
            marks.add("future")
        marks |= self._shared(token, steps + 1)
        if "hypothetical" in marks:
            marks.discard("future")
        return frozenset(marks)

    def _asked_for(self, verb: int) -> bool:
        """Whether a bare "be" tells what is to be done: "demanded that the border be closed"."""
        tree = self.tree
        helpers = {tree.word(child).lower() for child in tree.children(verb, "aux", "aux:pass")}
        return helpers == {"be"} and bool(tree.children(verb, "nsubj:pass"))

    def _came_later(self, verb: int, helpers: set[str]) -> bool:
        """Whether "would" looks from a time past to what has come since: "would later attack"."""
        if helpers & POSSIBLE != {"would"} or not helpers & LATER:
            return False
        held = any(conditional(self.tree, clause) for clause in self.tree.children(verb, "advcl"))
        return not held and not self._reported(verb)

    def headline_infinitive(self, verb: int) -> bool:
        """Whether a headline tells with a bare infinitive what is to come: "Oman to host talks"."""
        tree = self.tree
        if not any(tree.word(child).lower() == "to" for child in tree.children(verb, "mark")):
            return False
        head = tree[verb].head
        if head is None:
            return bool(tree.children(verb, "nsubj", "nsubj:pass"))
        # the tree may take the name for the head of it all: "Brazil to send doctors", "Oman and Iran to hold talks"
        named = tree.is_(verb, "acl", "parataxis") and tree[head].upos == "PROPN" and head < verb
        first = tree[head].head if tree.is_(head, "conj") else head
        return named and first is not None and tree[first].head is None

    def is_to(self, token: int) -> bool:
        """Whether it only is, or was, to be done: "the border is to reopen", "talks were to resume"."""
        tree = self.tree
        marked = any(tree.lemma(mark) == "to" for mark in tree.children(token, "mark"))
        return marked and any(tree.word(be).lower() in FINITE_BE for be in tree.children(token, "aux", "cop"))

    def _going_to(self, token: int) -> bool:
        """Whether it is the "going" of "is going to leave"."""
        tree = self.tree
        now = any(tree[child].tag in ("VBP", "VBZ") for child in tree.children(token, "aux"))
        to_come = (
            tree.lemma(mark) == "to" for child in tree.children(token, "xcomp") for mark in tree.children(child, "mark")
        )
        return tree.lemma(token) == "go" and tree[token].tag == "VBG" and now and any(to_come)

    def _by_what_is_above(self, token: int, marks: set[str], steps: int) -> set[str]:
        """The marks with those of the word that it is the complement of: "failed to", "managed to", "wants to"."""
        head = implicatives.above(self.tree, token)
        if head is None or whose_question(self.tree, token):
            return marks  # "asked Chad who had shelled it": it was shelled
        negated = self._negated(head) or hedges.little(self.tree, head)
        # "ruled out a pullout, hours after Chad had asked for it": that is not ruled out
        told = None if self._presupposed(token) else implicatives.implied(self.tree, token, negated)
        if told is None:
            that = any(self.tree.lemma(mark) == "that" for mark in self.tree.children(token, "mark"))
            saying = self.tree.lemma(head) in word_class("owning up") or (that and self.tree.lemma(head) == "say")
            unsaid = saying and (self.mouths.withheld(head) or self._stopped_short(head))
            return marks | self._above(token) | ({"hypothetical"} if unsaid else set())
        if told in OPEN:
            return marks | {OPEN[told]}
        own = marks - {"negation"} if negated and told == "yes" else marks
        if negated and told == "yes" and self.tree[head].upos == "NOUN":
            return own  # "there can be no doubt that"
        return own | (self.auxiliary(head, steps) - {"negation"}) | ({"negation"} if told == "no" else set())

    def _stopped_short(self, verb: int) -> bool:
        """Whether it is what somebody "stopped short of" saying, or goes on "without" saying."""
        tree, head = self.tree, self.tree[verb].head
        above = [] if head is None else [head]
        around = [*above, *(i for at in (verb, *above) for i in tree.children(at, "xcomp", "advmod", "mark"))]
        return tree[verb].tag == "VBG" and any(tree.lemma(i) in ("short", "without") and i < verb for i in around)

    def _shared(self, token: int, steps: int) -> set[str]:
        """The marks that a clause has from the one beside or above it: "may go and see", "will call before leaving"."""
        tree, head = self.tree, implicatives.above(self.tree, token)
        if head is None or tree.children(token, "aux") or tree[token].tag in ("VBD", "VBN") or self._presupposed(token):
            return set()
        bare = (
            tree.is_(token, "conj") and tree[token].tag in ("VB", "VBG") and not tree.children(token, "nsubj", "mark")
        )
        open_clause = tree.is_(token, "advcl") and tree[token].tag in ("VBP", "VBZ", "VBG")
        if not (bare or open_clause) or tree[head].upos != "VERB":
            return set()
        marks = set(self.auxiliary(head, steps)) - {"negation"}
        return marks if bare else {"hypothetical"} & marks or ({"hypothetical"} if "future" in marks else set())

    def announced(self, token: int) -> bool:
        """Whether it is told to come, and not only meant to: "will leave", not "a plan to leave"."""
        at: int | None = token
        while at is not None:
            if self._helpers(at) & FUTURE:
                return True
            at = self.tree[at].head if self.tree.is_(at, "conj", "xcomp") else None
        return False

    def _helpers(self, verb: int) -> set[str]:
        return {self.tree.word(child).lower() for child in self.tree.children(verb, "aux")}

    def _last(self, token: int) -> int:
        """The last word or mark of the sentence."""
        return next((s.last - 1 for s in self.reading.sentences if s.first <= token < s.last), token)

    def _reported(self, verb: int) -> bool:
        """Whether "would" is the "will" of somebody's past words: "said it would go on", "and that it would"."""
        while self.tree.is_(verb, "conj") and self.tree[verb].head is not None:
            verb = self.tree[verb].head or 0
        head = self.tree[verb].head
        perfect = perfected(self.tree, verb)
        told = head is not None and self.tree.is_(verb, "ccomp") and self.tree[head].tag in ("VBD", "VBN")
        return told and not perfect

    def _carriers(self, token: int) -> list[int]:
        """The verbs that tell whether a nominal event takes place: "the strikes will go on"."""
        head = self.tree[token].head
        goes_on = self.tree.is_(token, "xcomp", "advcl") and self.tree[token].tag in ("VBG", "VB")
        if head is not None and goes_on and self.tree.lemma(head) in word_class("achieved"):
            return [head]  # "would go on cooperating"
        if self.tree[token].upos != "NOUN" or head is None or hedges.granted(self.tree, token):
            return []
        if UNANSWERED & {self.tree.lemma(pred) for pred in self.tree.children(head, "xcomp", "advmod")}:
            return []  # "the raid would not go unpunished": it took place
        if self.tree.is_(token, "nmod") and self.tree.lemma(head) in word_class("measure"):
            return self._carriers(head)  # "a series of meetings will take place"
        return [head] if self.tree.is_(token, "nsubj", "nsubj:pass", "obj") and self.tree[head].upos == "VERB" else []

    def _negated(self, token: int) -> bool:
        tree = self.tree
        words = {tree.word(c).lower() for c in tree.children(token, "advmod", "det", "mark", "case", "cc:preconj")}
        if hedges.negators(tree, token, "advmod", "det", "mark", "case", "cc:preconj"):
            return True
        if any(tree.word(c).lower() == "nor" for c in tree.children(token, "cc")) or self._neither(token):
            return True  # "neither confirmed nor denied"
        chosen = [c for c in tree.children(token, "advmod") if tree.children(c, "fixed")]  # "instead of", "rather than"
        chosen += tree.children(token, "cc", "mark")
        if tree[token].upos == "VERB" and {tree.lemma(c) for c in chosen} & NOT_CHOSEN:
            return True  # "rather than apologise", "instead of talking to them"
        if tree[token].upos == "VERB" and words & HARDLY:
            return True
        if any(tree.lemma(child) == "short" for child in tree.children(token, "xcomp", "advmod")):
            return True  # "stopped short of imposing sanctions"
        for child in tree.children(token, "nsubj", "nsubj:pass", "obj"):
            # "no soldier was killed"; "killed no one"
            if self._of_none(child) and not any(map(tree.excepted, tree.subtree(token, ("ccomp", "advcl", "conj")))):
                return True  # "no one but Chad attacked": Chad did
        for verb in self._carriers(token):
            if hedges.negators(tree, verb, "advmod") and not self._given(token, verb):
                return True
        head = tree[token].head
        avoided = (
            head is not None
            and tree.is_(token, "xcomp", "ccomp", "obj", "nsubj:pass")
            and tree.lemma(head) in word_class("unreal")
            and not (tree[token].upos == "NOUN" and tree.lemma(token) in MADE)  # a request that was denied
        )
        avoided = avoided and head is not None and not self.mouths.withheld(head)  # "did not deny that"
        return avoided or self.disbelieved(token)

    def disbelieved(self, token: int) -> bool:
        """Whether the words around its clause call it untrue or unproved: "it is false that", "no evidence that"."""
        return hedges.unproved(self.tree, token) or self._report_denied(token) is not None

    def _given(self, noun: int, verb: int) -> bool:
        """Whether what a verb says not to be so takes an act for granted: "the apology did not satisfy Chad"."""
        tree = self.tree
        if not tree.is_(noun, "nsubj") or tree.lemma(verb) in word_class("light"):
            return False  # "the talks did not take place"
        return bool(tree.children(verb, "obj")) or tree.lemma(verb) in LASTING

    def _neither(self, token: int) -> bool:
        """Whether "neither" stands right before a verb, wherever a parser hung it."""
        return token > 0 and self.tree[token].upos == "VERB" and self.tree.word(token - 1).lower() == "neither"

    def _of_none(self, noun: int) -> bool:
        """Whether it is told of nobody, or not of all: "no soldier", "neither Chad nor Niger", "not all contact"."""
        tree = self.tree
        dets = tree.children(noun, "det", "cc:preconj", "advmod")
        words = {tree.word(at).lower() for det in dets for at in (det, *tree.children(det, "advmod"))}
        none = bool(words & {"no", "neither", "hardly"}) or ("not" in words and bool(words & QUANTIFIERS))
        return none or tree.lemma(noun) in {"nobody", "none", "neither"}

    def _report_denied(self, token: int) -> int | None:
        """The word for the report of it that is called untrue or rejected: "denied charges that he ran a squad"."""
        tree, first = self.tree, self.tree[token].head
        if tree.is_(token, "conj") and tree[token].tag == "VBD" and first is not None and tree.had(first):
            return None  # "rejected the claim that it had trained them and summoned the ambassador"
        for noun in tree.ancestors(token):
            verb = tree[noun].head
            if tree.is_(token, "acl") and noun == first and tree.lemma(token) in CHARGING:
                return None  # "dismissed Chad's reports accusing Niger": they do accuse it
            charged = tree.lemma(noun) in word_class("charge_noun") and tree.is_(noun, "obj")
            if charged and verb is not None and tree.lemma(verb) in word_class("denying"):
                return noun
        return hedges.belied(tree, token)

    def _above(self, token: int) -> set[str]:
        """Marks from the verbs that the predicate hangs on: "wants to strike", "a plan to expel", "to protect"."""
        tree, at = self.tree, token
        marks: set[str] = set()
        for head in tree.ancestors(token):
            infinitive = any(tree.word(c).lower() == "to" for c in tree.children(at, "mark"))
            # "claims to have struck", "confessed to striking": done already
            owned = tree[at].tag == "VBG" and tree.lemma(head) in word_class("owning up")
            infinitive &= not tree.children(at, "aux") and not owned
            if tree.is_(at, "xcomp", "ccomp") and tree.lemma(head) in word_class("wished"):
                marks.add("hypothetical")
            elif (
                infinitive
                and tree.is_(at, "advcl", "acl", "xcomp")
                and not (self._achieved(head, at) or self._uttered(head, at) or implicatives.outcome(tree, at))
            ):
                marks.add("future")
            marks |= {"hypothetical"} if tree.is_(at, "advcl") and conditional(self.tree, at) else set()
            anew = tree.is_(at, "conj") and tree[at].tag == "VBD" and tree[head].tag == "VB"  # "to go and fined"
            if anew or not tree.is_(at, "xcomp", "acl", "advcl", "conj", "obj", "obl", "nmod") or len(marks) > 1:
                break
            if self._presupposed(at) or self._told_of(at):
                break
            at = head
        return marks

    def _told_of(self, clause: int) -> bool:
        """Whether a clause on a noun tells what was done, whatever is to come.

        "Wants to try the men who shelled it", "vowed to avenge its general, killed by Chad".
        """
        tree, noun = self.tree, self.tree[clause].head
        if noun is None or not self._finished(clause, noun):
            return False
        if tree.is_(clause, "acl:relcl") and tree.word(min(tree.subtree(clause, ("punct",))) - 1) == ",":
            return True  # "would help it against Iran, which fired the missiles"
        anyone = [tree.lemma(at) for at in (noun, *tree.children(noun, "det"))]
        meant = any("would" in self._helpers(above) for above in tree.ancestors(noun))  # "would try men who broke it"
        return not meant and not any(word.startswith("any") or word.endswith("ever") for word in anyone)

    def _finished(self, clause: int, noun: int) -> bool:
        """Whether a clause on a noun is in the past, or a passive one on a noun that is known."""
        tree = self.tree
        if tree.is_(clause, "acl:relcl"):
            return tree[clause].tag == "VBD"
        owned = tree[noun].upos == "PROPN" or bool(tree.children(noun, "nmod:poss"))
        known = owned or any(tree.lemma(det) in KNOWN for det in tree.children(noun, "det"))
        return tree.is_(clause, "acl") and tree[clause].tag == "VBN" and known

    def _uttered(self, head: int, verb: int) -> bool:
        """Whether it is what a message says: "wrote to apologise", "sent a letter to protest"; not "will write to"."""
        open_ = self._helpers(head) & (FUTURE | POSSIBLE)
        if open_ or self.tree.lemma(verb) not in word_class("uttered"):
            return False
        letter = any(self.tree.lemma(at) in word_class("message") for at in (head, *self.tree.children(head, "obj")))
        called = self.tree.lemma(head) != "call" or self.tree.children(head, "obj")  # not "called for it to apologise"
        return letter or bool(called and self.tree.lemma(head) in word_class("messaging"))

    def _presupposed(self, token: int) -> bool:
        """Whether it stands in a phrase or clause that takes it for granted: "to leave, after a drone killed him"."""
        if hedges.granted(self.tree, token) or (self.tree.is_(token, "acl:relcl") and self.tree.had(token)):
            return True  # "agreed to restore the ties that it had cut"
        if self.tree[token].tag == "VBG" and self.tree.lemma(token) in CHARGING and self.tree.word(token - 1) == ",":
            return True  # "called on the mission to leave, accusing the rebels of hiding behind it"
        marks = {self.tree.lemma(mark) for mark in self.tree.children(token, "mark", "case", "advmod")}
        if "for" in marks and self.tree[token].tag == "VBG":  # "must pay for downing the plane"
            return self.tree.lemma(self.tree[token].head or 0) in word_class("requiting") | word_class("atoning")
        return self.tree.is_(token, "advcl", "obl", "nmod") and bool(marks & word_class("presupposing"))

    def _achieved(self, head: int, verb: int) -> bool:
        """Whether what follows was done: "managed to", "began to", "used to", "is said to", "appears to"."""
        told = self.tree.lemma(head) in word_class("hearsay") and bool(self.tree.children(head, "aux:pass"))
        return self.tree.is_(verb, "xcomp") and (told or self.tree.lemma(head) in word_class("achieved"))

    def first_hand(self, event: Event) -> Event:
        """The event without the mouths that only speak it, or only feel about it.

        Who "said it condemned the raid" has condemned it by saying so, and who says "We will not negotiate" has refused
        to; what is denied, and deeds that somebody tells of himself, keep their teller. Who "regretted the shell that
        hit them" takes the hit for granted.
        """
        chain = tuple(
            index
            for index in event.attributions
            if not self.mouths.taken_for_granted(index) and not self._names_own_act(index, event)
        )
        token = self.tree.head_of(event.trigger)
        to_come = token is not None and (self.announced(token) or "would" in self._helpers(token))
        spoken = event.quad in VERBAL and (to_come or "negation" not in event.auxiliary)
        if event.event_type == "CONSULT" and token is not None and self.tree[token].upos == "VERB":
            spoken = False  # "said he had met the envoy": a deed
        if token is not None and not to_come and self._was_said(token, event):
            spoken = False
        source = self.reading.attributions[chain[0]].source if chain else None
        own = token is not None and to_come and bool(chain) and self.mouths.speaks_of_himself(token, chain[0])
        if (
            spoken
            and source is not None
            and (own or any(self.mouths.same_one(party, source) for party in event.actors))
        ):
            words = self.reading.attributions[chain[0]].cue  # whoever passes these words on only passes on the act
            chain = tuple(index for index in chain[1:] if self.reading.attributions[index].cue != words)
        if chain == event.attributions or token is None:
            return event
        marks = frozenset(event.auxiliary) - {"historical"}
        return replace(
            event,
            attributions=chain,
            factuality=self.publisher(chain, marks, token),
            factuality_by=self.beliefs(chain, marks, token),
        )

    def _was_said(self, token: int, event: Event) -> bool:
        """Whether words are told as spoken before: "said it had warned them", "said they had been ordered to leave"."""
        tree = self.tree
        if (
            tree[token].tag != "VBN"
            or tree.is_(token, "acl:relcl")
            or any(tree[i].tag == "WDT" for i in tree.children(token))
        ):
            return False  # "accepts the ruling, which it had refused"
        told = [i for i in tree.children(token, "nsubj:pass") if tree[i].upos in ("NOUN", "PROPN")]
        doers = {i for actor in event.actors for i in self.reading.tokens_in(actor.span)}
        return "had" in self._helpers(token) or (bool(told) and doers.isdisjoint(told))

    def _names_own_act(self, index: int, event: Event) -> bool:
        """Whether a doer gives his own act its name: "opened what they call a dialogue"; that it is done is told."""
        named = self.reading.attributions[index]
        source = named.source.entity if named.source is not None else None
        return source is not None and self.mouths.names(named) and source in {actor.entity for actor in event.actors}

    def beliefs(self, chain: tuple[int, ...], marks: frozenset[str], token: int) -> tuple[Belief, ...]:
        """What each source holds of the event, whose word is ``token``; those who say it together, too."""
        report = self._report_denied(token)
        found = []
        for index in (joint for first in chain for joint in (first, *self.mouths.joined(first))):
            view = self.held(index)
            # "Iraq denied that Iran attacked": the denier's view is turned already, by the word that tells the denial
            turned = view.endswith("-")
            view = "Uu" if view == "CT+" and report is None and self._only_heard(index, chain) else view
            view = "Uu" if self._unknown_to(index, token) else view
            # "Moscow rejected Ukraine's claim that Russia attacked": Ukraine does not
            left = marks - UNREAL if self.mouths.in_passing(index) else marks
            left = marks - {"negation"} if self.mouths.makes(index, report) else left
            found.append(Belief(index, view if turned else self._signed(view, left, token)))
        return tuple(found)

    def _only_heard(self, index: int, chain: tuple[int, ...]) -> bool:
        """Whether a source tells of a rumour without making it its own: "said it was looking into reports that"."""
        told = self.reading.attributions[index]
        if index not in chain or self.mouths.act(index) == "confirm":
            return False
        for inner in chain[: chain.index(index)]:
            rumour = self.reading.attributions[inner]
            noun = self.tree.head_of(rumour.cue)
            unsaid = rumour.source is None and noun is not None and self.tree[noun].upos == "NOUN"
            if unsaid and noun != self.tree.head_of(told.content[0]):  # not "repeated claims that"
                return True
        return False

    def _unknown_to(self, index: int, token: int) -> bool:
        """Whether a source tells that it does not know of it, or who did it: "was unaware that jets had come"."""
        above = unknown_by(self.tree, token)
        told = self.reading.attributions[index]
        if above is None or not any(span.contains(self.tree[above].span) for span in told.content):
            return False
        if by_others(self.tree, above, self.tree.head_of(told.cue)):
            return False
        if self.tree.lemma(above) in word_class("unknowing") | word_class("asking"):
            return True
        marks = UNREAL | {"future"} if whose_question(self.tree, token) else {"negation"}
        return not marks.isdisjoint(self.auxiliary(above))

    def publisher(self, chain: tuple[int, ...], marks: frozenset[str], token: int) -> str:
        """The publisher's view: certain of what it says itself, less of what it passes on."""
        view, report = "CT+", self._report_denied(token)
        for index in chain:
            if self.mouths.in_passing(index) or self.mouths.makes(
                index, report
            ):  # "said the report that troops had fled was false"
                continue
            if self.mouths.undoubted(index) and self.reading.attributions[index].source is None:
                continue  # "there is no doubt that"
            if self._unknown_to(index, token):
                if not whose_question(self.tree, token):
                    return "Uu"
                continue  # "said it did not know who had shelled it": that it was shelled is known
            view = max(view, self._view(index, "publisher_view", "PR+"), key=VIEW_ORDER.index)
            if self.reading.attributions[index].vague:
                view = max(view, "PS+", key=VIEW_ORDER.index)
        return self._signed(view, marks, token)

    def _signed(self, view: str, marks: frozenset[str], token: int) -> str:
        """A view of what the words of the clause itself leave open, hedge or negate."""
        if "future" in marks or ("hypothetical" in marks and not hedges.guessed(self.tree, token)):
            return "Uu"
        if view == "Uu":
            return view
        degree = max(view[:2], hedges.sureness(self.tree, token), key=DEGREES.index)
        turned = "negation" in marks
        return degree + ("-" if view.endswith("+") == turned else "+")

    def held(self, index: int) -> str:
        """What the source of an attribution holds of what it tells, by its word of saying."""
        return self._view(index, "source_view", "CT+")

    def _view(self, index: int, column: str, default: str) -> str:
        attribution: Attribution = self.reading.attributions[index]
        row = self.mouths.row(attribution.cue)
        if self.mouths.undoubted(index):
            return default
        if self.mouths.is_withheld(index):
            return "Uu"
        if row is not None and row["act"] == "reject":  # a charge: other things are rejected without being denied
            return "CT-" if column == "source_view" else "Uu"
        value = row.get(column, "") if row else ""
        return value if value in VIEW_ORDER else default
