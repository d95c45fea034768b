"""Who tells an event, who denies it beside them, and what a cue makes of it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

from polybius.events.words import hedges
from polybius.resources import Row, digest, table
from polybius.resources.word_classes import word_class
from polybius.schema import Attribution, Event, Party, Reading, Span
from polybius.syntax import Tree

OPEN_QUESTIONS = frozenset({"whether", "if", "how", "why", "who", "when", "where", "which", "what"})
NOBODY = frozenset({"nobody", "none", "no", "neither"})
KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}  # of a cue, by its tag
OWN = ("we", "i")  # whoever speaks
ITS = ("his", "her", "its", "their")
HE, IT = ("he", "she", "i", "we", "they"), ("it", "they", "we")
DENYING = ("deny", "reject")  # acts of cues
CHARGING = frozenset({"accuse", "blame"})
VOWING = ("promise", "threaten")  # acts of cues
CONTESTING = (*DENYING, "doubt")  # "disputed the account", too


class Mouths:
    """The attributions of one reading, as they stand to its events."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.cues = _cues(digest())

    def attributions(self, trigger: Span) -> tuple[int, ...]:
        """Who tells the event, innermost first."""
        holding = [
            (sum(len(span) for span in attribution.content), index)
            for index, attribution in enumerate(self.reading.attributions)
            if any(span.contains(trigger) for span in attribution.content)
            and self._tells(attribution)
            and not self._only_answered(index, trigger)
            and not self._moved_by(index, trigger)
            and not self._only_tolled(attribution, trigger)
            and not self._is_comment(attribution, trigger)
        ]
        chain = [index for _, index in sorted(holding)]
        chain = [index for index in chain if not self._beside(index, chain) and not self._joins(index, chain)]
        return tuple(index for at, index in enumerate(chain) if at == 0 or not self._again(index, chain[at - 1]))

    def of_counts(self, event: Event) -> Event:
        """The event, each of its numbers with whoever gives it: "Six died, medics said. Rebels put the toll at 20"."""
        told = (replace(count, attributions=self.attributions(count.span)) for count in event.counts)
        return replace(event, counts=tuple(told)) if event.counts else event

    def _only_answered(self, index: int, trigger: Span) -> bool:
        """Whether the trigger is the charge that is denied: "rejected the accusations" grants that they were made."""
        head = self.tree.head_of(self.reading.attributions[index].content[0])
        charge = head is not None and self.tree.lemma(head) in word_class("charge_noun")
        denies = self.act(index) in DENYING or self._belies(self.reading.attributions[index])
        told = self.tree.head_of(trigger)
        accusing = told is not None and self.tree.is_(told, "acl") and self.tree[told].head == head
        accusing = accusing and self.tree.lemma(told or 0) in CHARGING  # "dismissed Chad's reports accusing Niger"
        return charge and denies and (accusing or head in self.reading.tokens_in(trigger))

    def _moved_by(self, index: int, trigger: Span) -> bool:
        """Whether it only moves somebody to a vow: "threatened to strike after rebels killed nine", "vowed to avenge
        the raid", "promised to rebuild the school that jets had bombed".
        """
        tree, at = self.tree, self.tree.head_of(trigger)
        vow = tree.head_of(self.reading.attributions[index].cue)
        while self.act(index) in VOWING and at is not None and at != vow:
            marks = {tree.lemma(mark) for mark in tree.children(at, "mark", "case", "advmod")}
            beside = tree.is_(at, "advcl", "obl", "nmod") and marks & word_class("presupposing")
            if beside or hedges.granted(tree, at) or (tree.is_(at, "acl:relcl") and tree.had(at)):
                return True
            at = tree[at].head
        return False

    def _only_tolled(self, attribution: Attribution, trigger: Span) -> bool:
        """Whether whoever ends the sentence tells how many came to harm, and the report what happened.

        "A man blew himself up by the gate, and nine people died, doctors said"; where he counts in both, he tells both.
        """
        tree, words = self.tree, self.reading.tokens_in(Span(trigger.end, max(trigger.end, attribution.cue.start)))
        joints = [i for i in words if tree.word(i) == "," and i + 1 in words and tree.word(i + 1).lower() == "and"]
        if not joints:
            return False
        content = next(span for span in attribution.content if span.contains(trigger))
        before = [i for i in self.reading.tokens_in(content) if i < joints[-1]]
        return any(self._counted_harm(i) for i in words if i > joints[-1]) and not any(map(self._harm, before))

    def _is_comment(self, attribution: Attribution, trigger: Span) -> bool:
        """Whether it is another's stance on it: "The raid, which Iraq condemned, killed nine, police said"."""
        tree, verb = self.tree, self.tree.head_of(trigger)
        if verb is None or not tree.is_(verb, "acl:relcl") or attribution.cue.contains(trigger):
            return False
        row, opening = self.row(trigger), min(tree.subtree(verb, ("punct",)))
        named = any(tree[i].upos in ("NOUN", "PROPN") for i in tree.children(verb, "nsubj"))
        aside = tree.word(opening).lower() == "which" and tree.word(opening - 1) == ","
        return row is not None and row["tells"] == "no" and named and aside

    def _counted_harm(self, verb: int) -> bool:
        """Whether a clause of its own tells that a number of people came to harm."""
        tree = self.tree
        heads = tree.children(verb, "nsubj", "nsubj:pass") if self._harm(verb) else ()
        return any(tree[head].upos == "NUM" or tree.children(head, "nummod") for head in heads)

    def _harm(self, token: int) -> bool:
        kinds = {row["what"]: row["words"].split("|") for row in table("lexicon/counts")}
        return self.tree.lemma(token) in (*kinds["killed"], *kinds["injured"])

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
        if self.act(index) not in CONTESTING or self.is_withheld(index):
            return False
        others = (self.reading.attributions[other].cue for other in holding if self.act(other) not in CONTESTING)
        return any(not any(span.contains(cue) for span in content) for cue in others)

    def joined(self, index: int) -> list[int]:
        """Those who say the same by the same word: Niger in "Chad and Niger denied it"."""
        told = self.reading.attributions[index]
        return [
            other
            for other, one in enumerate(self.reading.attributions[index + 1 :], index + 1)
            if one.cue == told.cue and one.content == told.content
        ]

    def _joins(self, index: int, chain: list[int]) -> bool:
        return any(index in self.joined(other) for other in chain if other < index)

    def act(self, index: int) -> str:
        """What an attribution does by its cue: say, claim, deny, accuse ..."""
        row = self.row(self.reading.attributions[index].cue)
        return row["act"] if row is not None else ""

    def is_withheld(self, index: int) -> bool:
        """Whether an attribution tells what was not said: "would not confirm"."""
        return any(self.withheld(token) for token in self.reading.tokens_in(self.reading.attributions[index].cue))

    def undoubted(self, index: int) -> bool:
        """Whether an attribution tells that nothing is doubtful: "there is no doubt that", "has little doubt"."""
        nouns = [
            at for at in self.reading.tokens_in(self.reading.attributions[index].cue) if self.tree.lemma(at) == "doubt"
        ]
        return any(hedges.negated(self.tree, at) or hedges.little(self.tree, at) for at in nouns)

    def makes(self, index: int, report: int | None) -> bool:
        """Whether an attribution makes the report at a word, or has it for a mouth: "a report that says"."""
        told = self.reading.attributions[index]
        if report is not None and self._noun_above(told.cue) == report:
            return True  # "dismissed Chad's reports accusing Niger of shelling"
        spans = (told.cue, *((told.source.span,) if told.source is not None else ()))
        return report is not None and report in (at for span in spans for at in self.reading.tokens_in(span))

    def _again(self, index: int, inner: int) -> bool:
        """Whether the same one tells what he tells: "denied it; the rebels, in its account, blew it up"."""
        source, other = (self.reading.attributions[at].source for at in (index, inner))
        if source is not None and other is not None and self._bare(source) == self._bare(other) in (*HE, *IT):
            return True  # "It found that it was a curb which, it noted, has been lifted"
        if source is None or other is None or source.entity is None or source.entity != other.entity:
            return False
        if self.reading.words(source.span).startswith(self.reading.words(other.span)):
            return True  # "Okoro, a blogger, reported that "troops came," Okoro said", whose marks are lost
        return bool({self._bare(source), self._bare(other)} & {*HE, *IT, *ITS})

    def same_one(self, actor: Party, source: Party) -> bool:
        """Whether who acts is the speaker: by the same words, or by a pronoun; two bodies of a government are two."""
        if actor.span == source.span or self._bare(actor) in OWN:
            return True
        if actor.entity is None or actor.entity != source.entity:
            return False
        words = self._bare(actor)
        entity = self.reading.entity(actor.entity)
        person = entity is not None and entity.kind == "person"
        return words == self._bare(source) or words in (HE if person else IT)

    def speaks_of_himself(self, verb: int, index: int) -> bool:
        """Whether whoever says it does it, by a pronoun: "The commission said that it would not negotiate"."""
        tree, cue = self.tree, self.tree.head_of(self.reading.attributions[index].cue)
        doers = tree.children(verb, "nsubj")
        pronoun = bool(doers) and tree.word(doers[0]).lower() in (*HE, "it")
        return pronoun and tree.is_(verb, "ccomp") and tree[verb].head == cue and cue is not None and cue < verb

    def _bare(self, party: Party) -> str:
        return self.reading.words(party.span).lower().removeprefix("the ")

    def _tells(self, attribution: Attribution) -> bool:
        """Whether the source stands for the content; "condemned the killing" only takes a stance on it."""
        row = self.row(attribution.cue)
        if row is not None and row["act"] == "reject" and attribution.content:
            # "rejected the news of an attack", "an attack, an accusation that it rejects": denied
            heads = (self.tree.head_of(attribution.content[0]), self._noun_above(attribution.cue))
            return any(head is not None and self._is_charge(head) for head in heads) or self._belies(attribution)
        tells = row is None or row["tells"] != "no" or self.names(attribution) or self._belies(attribution)
        tells = tells or (row is not None and row["act"] == "judge" and self._in_full(attribution))
        return tells and not self._unanswered(attribution)

    def names(self, attribution: Attribution) -> bool:
        """Whether a source calls something what the report does not: "condemned what it called an attack"."""
        verb = self.tree.head_of(attribution.cue)
        what = self.tree[verb].head if verb is not None and self.tree.is_(verb, "acl:relcl") else None
        return what is not None and self.tree.lemma(what) == "what"

    def _in_full(self, attribution: Attribution) -> bool:
        """Whether a clause tells what is only called something elsewhere: "described to them how troops had come"."""
        head = self.tree.head_of(attribution.content[0]) if attribution.content else None
        return head is not None and self.tree[head].upos == "VERB" and bool(self.tree.children(head, "nsubj"))

    def _is_charge(self, noun: int) -> bool:
        return self.tree.lemma(noun) in word_class("charge_noun")

    def _belies(self, attribution: Attribution) -> bool:
        """Whether somebody calls a report untrue: "called the claim that jets came a lie"."""
        verb = self.tree.head_of(attribution.cue)
        below = [] if verb is None else self.tree.children(verb, "obj", "obl")
        charges = [at for at in below if not self.tree.children(at, "case")]
        # trees may hang the report of "dismissed as nonsense a report that" on the nonsense
        charges += [at for word in below for at in self.tree.children(word, "nsubj")]
        charged = any(map(self._is_charge, charges))
        words = self.tree.subtree(verb) if charged and verb is not None else ()
        return any(hedges.untrue(self.tree, word) for word in words)

    def _noun_above(self, cue: Span) -> int | None:
        """The noun that a cue's clause is hung on."""
        verb = self.tree.head_of(cue)
        return self.tree[verb].head if verb is not None and self.tree.is_(verb, "acl") else None

    def _unanswered(self, attribution: Attribution) -> bool:
        """Whether nobody tells it: "none of them commented on the raid", "would not say why troops had come"."""
        if attribution.source is not None and self._first(attribution.source.span) in NOBODY:
            return True
        inside = self.reading.tokens_in(attribution.cue)
        negated = any(self.tree.word(token).lower() in hedges.NEGATORS for token in inside)
        opening = self._first(attribution.content[0]) if attribution.content else ""
        return negated and (opening in OPEN_QUESTIONS or any(self.tree.lemma(token) == "comment" for token in inside))

    def _first(self, span: Span) -> str:
        return self.tree.word(self.reading.tokens_in(span)[0]).lower()

    def taken_for_granted(self, index: int) -> bool:
        """Whether a source only feels about a thing, and would tell it by a clause: "regretted the shell that fell"."""
        attribution = self.reading.attributions[index]
        row = self.row(attribution.cue)
        if row is None or row["tells"] != "clause" or len(attribution.content) != 1:
            return False  # "The rebels, he lamented, burned it" tells it around him
        head = self.tree.head_of(attribution.content[0])
        return head is not None and self.tree[head].upos in ("NOUN", "PROPN")

    def in_passing(self, index: int) -> bool:
        """Whether a source is named in passing, for what is told anyway: "troops shelled it, as Chad had warned"."""
        tree, verb = self.tree, self.tree.head_of(self.reading.attributions[index].cue)
        if verb is None or not tree.is_(verb, "advcl") or tree.children(verb, "obj", "ccomp", "xcomp"):
            return False
        return any(tree.lemma(mark) == "as" for mark in tree.children(verb, "mark"))

    def withheld(self, verb: int) -> bool:
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
        subjects = self.tree.children(verb, "nsubj")
        marks = [mark for at in (verb, *subjects) for mark in self.tree.children(at, "cc:preconj")]  # "neither A nor B"
        marks += self.tree.children(verb, "advmod", "cc")
        words = {self.tree.word(mark).lower() for mark in marks}
        return bool(words & hedges.NEGATORS)

    def row(self, cue: Span) -> Row | None:
        """The row of a cue: of its words, else of the first word that has one; "claimed" as a verb is no adjective."""
        inside = self.reading.tokens_in(cue)
        found = list(self.cues.get(self.reading.words(cue).lower(), ()))
        for token in inside:
            found += self.cues.get(self.tree.lemma(token), ())
        words = {self.tree.word(token).lower() for token in inside}
        found = [row for row in found if set(row["particle"].split()) <= words]  # "insisted" is not "insisted on"
        kinds = {KINDS.get(self.tree[token].upos) for token in inside}
        return next((row for row in found if row["pos"] in kinds), found[0] if found else None)


@functools.lru_cache(maxsize=4)
def _cues(_: str) -> Mapping[str, list[Row]]:
    """The rows of the cues, by each of their forms."""
    found: dict[str, list[Row]] = {}
    for row in table("lexicon/cues"):
        for form in (row["lemma"], *filter(None, row["forms"].split("|"))):
            found.setdefault(form.lower(), []).append(row)
    return found
