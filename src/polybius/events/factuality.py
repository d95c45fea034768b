"""How certain an event is, in whose eyes: FactBank values, and the auxiliary modes of PLOVER.

After Saurí & Pustejovsky 2009, "FactBank: a corpus annotated with event factuality".
"""

from __future__ import annotations

from dataclasses import replace

from polybius.events import hedges, implicatives
from polybius.events.grammar import Clauses
from polybius.events.lexicon import word_class
from polybius.events.ontology import VERBAL
from polybius.resources import Row, table
from polybius.schema import Attribution, Belief, Event, Party, Reading, Span
from polybius.syntax import Tree

FUTURE = frozenset({"will", "'ll", "shall", "wo"})
POSSIBLE = frozenset({"may", "might", "could", "can", "would", "should", "must", "'d"})
OPEN_QUESTIONS = frozenset({"whether", "if", "how", "why", "who", "when", "where", "which", "what"})
UNREAL = frozenset({"negation", "hypothetical"})
QUANTIFIERS = frozenset({"all", "every", "each", "any", "both", "many", "much"})  # "not all contact has ceased"
HARDLY = frozenset({"hardly", "scarcely", "nearly", "almost"})  # before a verb: "nearly attacked"
NOBODY = frozenset({"nobody", "none", "no", "neither"})
CONDITIONAL = frozenset({"if", "unless", "whether"})
KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}  # of a cue, by its tag
OWN = ("we", "i")  # whoever speaks
ITS = ("his", "her", "its", "their")
HE, IT = ("he", "she", "i", "we", "they"), ("it", "they", "we")
DEEPEST = 12  # words that marks are handed down through: "agreed to try to help stop ..."
FINITE_BE = {"is", "are", "was", "were", "'s", "'re"}
OPEN = {"open": "hypothetical", "future": "future"}  # what a row of lexicon/implicatives leaves to come
DENYING = ("deny", "reject")  # acts of cues
DEGREES = ("CT", "PR", "PS")
VIEW_ORDER = ("CT+", "PR+", "PS+", "Uu", "PS-", "PR-", "CT-")


class Certainty:
    """Judges the predicates of one reading."""

    def __init__(self, reading: Reading, tree: Tree, clauses: Clauses) -> None:
        self.reading = reading
        self.tree = tree
        self.clauses = clauses
        self.cues: dict[str, list[Row]] = {}
        for row in table("lexicon/cues"):
            for form in (row["lemma"], *filter(None, row["forms"].split("|"))):
                self.cues.setdefault(form.lower(), []).append(row)

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
            if self.headline_infinitive(verb) or helpers & FUTURE or ("would" in helpers and self._reported(verb)):
                marks.add("future")
            elif helpers & POSSIBLE or self._asked_for(verb):
                marks.add("hypothetical")
            if self._conditional(verb):
                marks.add("hypothetical")
        marks = self._by_what_is_above(token, marks, steps + 1)
        if implicatives.ordered(self.tree, token) or implicatives.asked(self.tree, token, self._last(token)):
            marks.add("hypothetical")
        if implicatives.spoken_of(self.tree, token) or implicatives.unfinished(self.tree, token):
            marks.add("hypothetical")
        if self._going_to(token) or self.is_to(token):
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

    def headline_infinitive(self, verb: int) -> bool:
        """Whether a headline tells with a bare infinitive what is to come: "Oman to host talks"."""
        tree = self.tree
        if not any(tree.word(child).lower() == "to" for child in tree.children(verb, "mark")):
            return False
        head = tree[verb].head
        if head is None:
            return bool(tree.children(verb, "nsubj", "nsubj:pass"))
        # the tree may take the name for the head of it all: "Brazil to send doctors", "Oman and Iran to hold talks"
        named = tree.is_(verb, "acl") and tree[head].upos == "PROPN" and head < verb
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
        head = self.tree[token].head
        if head is None:
            return marks
        negated = self._negated(head)
        told = implicatives.implied(self.tree, token, negated)
        if told is None:
            unsaid = self.tree.lemma(head) in word_class("owning up") and self._withheld(head)
            return marks | self._above(token) | ({"hypothetical"} if unsaid else set())
        if told in OPEN:
            return marks | {OPEN[told]}
        own = marks - {"negation"} if negated and told == "yes" else marks
        return own | (self.auxiliary(head, steps) - {"negation"}) | ({"negation"} if told == "no" else set())

    def _shared(self, token: int, steps: int) -> set[str]:
        """The marks that a clause has from the one beside or above it: "may go and see", "will call before leaving"."""
        tree, head = self.tree, self.tree[token].head
        if head is None or tree.children(token, "aux") or tree[token].tag in ("VBD", "VBN"):
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
            if {self.tree.word(child).lower() for child in self.tree.children(at, "aux")} & FUTURE:
                return True
            at = self.tree[at].head if self.tree.is_(at, "conj", "xcomp") else None
        return False

    def _last(self, token: int) -> int:
        """The last word or mark of the sentence."""
        return next((s.last - 1 for s in self.reading.sentences if s.first <= token < s.last), token)

    def _reported(self, verb: int) -> bool:
        """Whether "would" is the "will" of somebody's past words: "said it would go on"."""
        head = self.tree[verb].head
        perfect = any(self.tree.lemma(child) == "have" for child in self.tree.children(verb, "aux"))
        told = head is not None and self.tree.is_(verb, "ccomp") and self.tree[head].tag in ("VBD", "VBN")
        return told and not perfect

    def _carriers(self, token: int) -> list[int]:
        """The verbs that tell whether a nominal event takes place: "the strikes will go on"."""
        head = self.tree[token].head
        goes_on = self.tree.is_(token, "xcomp", "advcl") and self.tree[token].tag in ("VBG", "VB")
        if head is not None and goes_on and self.tree.lemma(head) in word_class("achieved"):
            return [head]  # "would go on cooperating"
        if self.tree[token].upos != "NOUN" or head is None:
            return []
        if self.tree.is_(token, "nmod") and self.tree.lemma(head) in word_class("measure"):
            return self._carriers(head)  # "a series of meetings will take place"
        return [head] if self.tree.is_(token, "nsubj", "nsubj:pass", "obj") and self.tree[head].upos == "VERB" else []

    def _negated(self, token: int) -> bool:
        tree = self.tree
        words = {tree.word(c).lower() for c in tree.children(token, "advmod", "det", "mark", "case", "cc:preconj")}
        if words & hedges.NEGATORS:
            return True
        if any(tree.word(c).lower() == "nor" for c in tree.children(token, "cc")):
            return True  # "neither confirmed nor denied"
        if tree[token].upos == "VERB" and words & HARDLY:
            return True
        if any(tree.lemma(child) == "short" for child in tree.children(token, "xcomp", "advmod")):
            return True  # "stopped short of imposing sanctions"
        for child in tree.children(token, "nsubj", "nsubj:pass", "obj"):
            # "no soldier was killed"; "killed no one"
            if self._of_none(child):
                return True
        for verb in self._carriers(token):
            if {tree.word(c).lower() for c in tree.children(verb, "advmod")} & hedges.NEGATORS:
                return True
        head = tree[token].head
        avoided = (
            head is not None and tree.is_(token, "xcomp", "ccomp", "obj") and tree.lemma(head) in word_class("unreal")
        )
        avoided = avoided and head is not None and not self._withheld(head)  # "did not deny that"
        return avoided or hedges.unproved(tree, token) or self._report_denied(token) is not None

    def _of_none(self, noun: int) -> bool:
        """Whether it is told of nobody, or not of all: "no soldier", "neither Chad nor Niger", "not all contact"."""
        tree = self.tree
        dets = tree.children(noun, "det", "cc:preconj", "advmod")
        words = {tree.word(at).lower() for det in dets for at in (det, *tree.children(det, "advmod"))}
        none = bool(words & {"no", "neither", "hardly"}) or ("not" in words and bool(words & QUANTIFIERS))
        return none or tree.lemma(noun) in {"nobody", "none"}

    def _report_denied(self, token: int) -> int | None:
        """The word for the report of it that is called untrue or rejected: "denied charges that he ran a squad"."""
        tree = self.tree
        for noun in tree.ancestors(token):
            verb = tree[noun].head
            charged = tree.lemma(noun) in word_class("charge_noun") and tree.is_(noun, "obj")
            if charged and verb is not None and tree.lemma(verb) in word_class("denying"):
                return noun
        return hedges.belied(tree, token)

    def _conditional(self, verb: int) -> bool:
        tree = self.tree
        marks = {tree.word(c).lower() for c in tree.children(verb, "mark", "advmod")}
        return bool(marks & CONDITIONAL)

    def _above(self, token: int) -> set[str]:
        """Marks from the verbs that the predicate hangs on: "wants to strike", "a plan to expel", "to protect"."""
        tree, at = self.tree, token
        marks: set[str] = set()
        for head in tree.ancestors(token):
            infinitive = any(tree.word(c).lower() == "to" for c in tree.children(at, "mark"))
            infinitive &= not tree.children(at, "aux")  # "claims to have struck": done already
            if tree.is_(at, "xcomp", "ccomp") and tree.lemma(head) in word_class("wished"):
                marks.add("hypothetical")
            elif infinitive and tree.is_(at, "advcl", "acl", "xcomp") and not self._achieved(head, at):
                marks.add("future")
            if tree.is_(at, "advcl") and self._conditional(at):
                marks.add("hypothetical")
            if not tree.is_(at, "xcomp", "acl", "advcl", "conj", "obj", "obl", "nmod") or len(marks) > 1:
                break
            if self._presupposed(at):
                break
            at = head
        return marks

    def _presupposed(self, token: int) -> bool:
        """Whether it stands in a phrase or clause that takes it for granted: "to leave, after a drone killed him"."""
        had = any(self.tree.word(i).lower() == "had" for i in self.tree.children(token, "aux"))
        if had and self.tree.is_(token, "acl:relcl"):
            return True  # "agreed to restore the ties that it had cut"
        marks = {self.tree.lemma(mark) for mark in self.tree.children(token, "mark", "case", "advmod")}
        return self.tree.is_(token, "advcl", "obl") and bool(marks & word_class("presupposing"))

    def _achieved(self, head: int, verb: int) -> bool:
        """Whether what follows was done: "managed to", "began to", "used to"."""
        return self.tree.is_(verb, "xcomp") and self.tree.lemma(head) in word_class("achieved")

    def attributions(self, trigger: Span) -> tuple[int, ...]:
        """Who tells the event, innermost first."""
        holding = [
            (sum(len(span) for span in attribution.content), index)
            for index, attribution in enumerate(self.reading.attributions)
            if any(span.contains(trigger) for span in attribution.content)
            and self._tells(attribution)
            and not self._only_answered(index, trigger)
        ]
        chain = [index for _, index in sorted(holding)]
        chain = [index for index in chain if not self._beside(index, chain)]
        return tuple(index for at, index in enumerate(chain) if at == 0 or not self._again(index, chain[at - 1]))

    def _only_answered(self, index: int, trigger: Span) -> bool:
        """Whether the trigger is the charge that is denied: "rejected the accusations" grants that they were made."""
        head = self.tree.head_of(self.reading.attributions[index].content[0])
        charge = head is not None and self.tree.lemma(head) in word_class("charge_noun")
        return charge and self.act(index) in DENYING and head in self.reading.tokens_in(trigger)

    def deniers(self, trigger: Span) -> list[int]:
        """Those who deny what others tell of an event, and are no link of the chain that tells it."""
        holding = [
            index for index, one in enumerate(self.reading.attributions)
            if any(span.contains(trigger) for span in one.content) and self._tells(one)
        ]  # fmt: skip
        return [index for index in holding if self._beside(index, holding)]

    def _beside(self, index: int, holding: list[int]) -> bool:
        """Whether who denies it answers the words of another: "a claim that Moscow denied" beside Kyiv's."""
        content = self.reading.attributions[index].content
        if self.act(index) not in DENYING or self.is_withheld(index):
            return False
        others = (self.reading.attributions[other].cue for other in holding if self.act(other) not in DENYING)
        return any(not any(span.contains(cue) for span in content) for cue in others)

    def act(self, index: int) -> str:
        """What an attribution does by its cue: say, claim, deny, accuse ..."""
        row = self._row(self.reading.attributions[index].cue)
        return row["act"] if row is not None else ""

    def is_withheld(self, index: int) -> bool:
        """Whether an attribution tells what was not said: "would not confirm"."""
        return any(self._withheld(token) for token in self.reading.tokens_in(self.reading.attributions[index].cue))

    def _again(self, index: int, inner: int) -> bool:
        """Whether the same one tells what he tells: "denied it; the rebels, in its account, blew it up"."""
        source, other = (self.reading.attributions[at].source for at in (index, inner))
        if source is None or other is None or source.entity is None or source.entity != other.entity:
            return False
        return bool({self._bare(source), self._bare(other)} & {*HE, *IT, *ITS})

    def first_hand(self, event: Event) -> Event:
        """The event without the mouths that only speak it, or only feel about it.

        Who "said it condemned the raid" has condemned it by saying so; what is denied, and deeds that somebody tells of
        himself, keep their teller. Who "regretted the shell that hit them" takes the hit for granted.
        """
        chain = tuple(index for index in event.attributions if not self._taken_for_granted(index))
        spoken = event.quad in VERBAL and "negation" not in event.auxiliary
        source = self.reading.attributions[chain[0]].source if chain else None
        if spoken and source is not None and any(self._same_one(party, source) for party in event.actors):
            chain = chain[1:]
        token = self.tree.head_of(event.trigger)
        if chain == event.attributions or token is None:
            return event
        marks = frozenset(event.auxiliary) - {"historical"}
        return replace(
            event,
            attributions=chain,
            factuality=self.publisher(chain, marks, token),
            factuality_by=self.beliefs(chain, marks, token),
        )

    def _same_one(self, actor: Party, source: Party) -> bool:
        """Whether who acts is the speaker: by the same words, or by a pronoun; two bodies of a government are two."""
        if actor.span == source.span or self._bare(actor) in OWN:
            return True
        if actor.entity is None or actor.entity != source.entity:
            return False
        words = self._bare(actor)
        entity = self.reading.entity(actor.entity)
        person = entity is not None and entity.kind == "person"
        return words == self._bare(source) or words in (HE if person else IT)

    def _bare(self, party: Party) -> str:
        return self.reading.words(party.span).lower().removeprefix("the ")

    def _tells(self, attribution: Attribution) -> bool:
        """Whether the source stands for the content; "condemned the killing" only takes a stance on it."""
        row = self._row(attribution.cue)
        if row is not None and row["act"] == "reject" and attribution.content:
            # "rejected the news of an attack", "an attack, an accusation that it rejects": denied
            heads = (self.tree.head_of(attribution.content[0]), self._noun_above(attribution.cue))
            return any(head is not None and self.tree.lemma(head) in word_class("charge_noun") for head in heads)
        return (row is None or row["tells"] != "no") and not self._unanswered(attribution)

    def _noun_above(self, cue: Span) -> int | None:
        """The noun that a cue's clause is hung on."""
        verb = self.tree.head_of(cue)
        return self.tree[verb].head if verb is not None and self.tree.is_(verb, "acl") else None

    def _unanswered(self, attribution: Attribution) -> bool:
        """Whether nobody tells it: "none of them commented on the raid", "would not say why troops had come"."""
        if attribution.source is not None and self._first(attribution.source.span) in NOBODY:
            return True
        cue = {self.tree.word(token).lower() for token in self.reading.tokens_in(attribution.cue)}
        opening = self._first(attribution.content[0]) if attribution.content else ""
        return bool(cue & hedges.NEGATORS) and opening in OPEN_QUESTIONS

    def _first(self, span: Span) -> str:
        return self.tree.word(self.reading.tokens_in(span)[0]).lower()

    def _taken_for_granted(self, index: int) -> bool:
        """Whether a source only feels about a thing, and would tell it by a clause: "regretted the shell that fell"."""
        attribution = self.reading.attributions[index]
        row = self._row(attribution.cue)
        if row is None or row["tells"] != "clause" or not attribution.content:
            return False
        head = self.tree.head_of(attribution.content[0])
        return head is not None and self.tree[head].upos in ("NOUN", "PROPN")

    def beliefs(self, chain: tuple[int, ...], marks: frozenset[str], token: int) -> tuple[Belief, ...]:
        """What each source holds of the event, whose word is ``token``."""
        report = self._report_denied(token)
        found = []
        for index in chain:
            view = self._view(index, "source_view", "CT+")
            # "Iraq denied that Iran attacked": the denier's view is turned already, by the word that tells the denial
            turned = view.endswith("-")
            # "Moscow rejected Ukraine's claim that Russia attacked": Ukraine does not
            own = report is not None and report in self.reading.tokens_in(self.reading.attributions[index].cue)
            left = marks - {"negation"} if own else marks - UNREAL if self._in_passing(index) else marks
            found.append(Belief(index, view if turned else self._signed(view, left, token)))
        return tuple(found)

    def _in_passing(self, index: int) -> bool:
        """Whether a source is named in passing, for what is told anyway: "troops shelled it, as Chad had warned"."""
        tree, verb = self.tree, self.tree.head_of(self.reading.attributions[index].cue)
        if verb is None or not tree.is_(verb, "advcl") or tree.children(verb, "obj", "ccomp", "xcomp"):
            return False
        return any(tree.lemma(mark) == "as" for mark in tree.children(verb, "mark"))

    def publisher(self, chain: tuple[int, ...], marks: frozenset[str], token: int) -> str:
        """The publisher's view: certain of what it says itself, less of what it passes on."""
        view = "CT+"
        for index in chain:
            if self._in_passing(index):
                continue
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

    def _view(self, index: int, column: str, default: str) -> str:
        attribution: Attribution = self.reading.attributions[index]
        row = self._row(attribution.cue)
        if self.is_withheld(index):
            return "Uu"
        if row is not None and row["act"] == "reject":  # a charge: other things are rejected without being denied
            return "CT-" if column == "source_view" else "Uu"
        value = row.get(column, "") if row else ""
        return value if value in VIEW_ORDER else default

    def _withheld(self, verb: int) -> bool:
        """Whether a verb of saying tells what was not said: "would not confirm", "neither confirmed nor denied"."""
        tree, at = self.tree, verb
        while tree[at].upos in ("VERB", "AUX"):
            if self._unsaid(at):
                return True
            head = tree[at].head
            joined = tree.is_(at, "conj") and any(tree.word(c).lower() == "or" for c in tree.children(at, "cc"))
            if head is None or not (joined or tree.is_(at, "xcomp")):
                return False
            if not joined and tree.lemma(head) in word_class("withholding"):
                return True
            at = head
        return False

    def _unsaid(self, verb: int) -> bool:
        words = {self.tree.word(c).lower() for c in self.tree.children(verb, "advmod", "cc", "cc:preconj")}
        return bool(words & hedges.NEGATORS)

    def _row(self, cue: Span) -> Row | None:
        """The row of a cue: of its words, else of the first word that has one; "claimed" as a verb is no adjective."""
        inside = self.reading.tokens_in(cue)
        found = list(self.cues.get(self.reading.words(cue).lower(), ()))
        for token in inside:
            found += self.cues.get(self.tree.lemma(token), ())
        words = {self.tree.word(token).lower() for token in inside}
        found = [row for row in found if set(row["particle"].split()) <= words]  # "insisted" is not "insisted on"
        kinds = {KINDS.get(self.tree[token].upos) for token in inside}
        return next((row for row in found if row["pos"] in kinds), found[0] if found else None)
