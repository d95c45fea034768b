"""How many were killed, injured, arrested ...: numbers with bounds, in the words of a clause."""

from __future__ import annotations

import re

from polybius.events.circumstances.harms import DYING, HARM, RELATIVE, Harms
from polybius.events.circumstances.numbered import Numbers
from polybius.events.phrases.onlookers import answer_to
from polybius.events.ties.retold import ANOTHER
from polybius.events.words.numbers import SCALES, VAGUE, amount, counts, holds, summed
from polybius.events.words.offsets import UNITS, blow_before, harming_too, hits_back, length_before
from polybius.events.words.unhurt import HURT, nobody
from polybius.resources.word_classes import word_class
from polybius.schema import Count, Reading, Span
from polybius.syntax import PART_OF, Tree

SUFFERING = {"suffer", "sustain", "receive", "have", "lose"}
MEANWHILE = {"when", "as", "after"}  # before the clause of the act that killed: "died when rockets struck"
IN_IT = {"in", "during", "after", "from", "by"}
NEAR = 4  # words from a number to that of some of them: ", among them at least"
OF_THEM = re.compile(r" of (?:them|whom)\b")
THEM = {"them", "whom"}  # "17 of them foreigners", "ten children among them": some of those who were counted
TAKEN = {"COERCE": "arrested", "ASSAULT": "abducted"}  # what becomes of those who are seized, by type of act
APART = {"after", "before", "since", "when", "while", "as", "until"}
TO_WHICH = {"death", "custody", "arrest"}  # what is done to somebody: "beaten to death", "placed under arrest"
INTO = {"to", "into", "in", "under"}
BY_WHAT = {"by", "in", "at", "near", "during", "on", "since", "with", "from"}
ANYBODY = {"people", "person", "man", "civilian", "foreigner", "victim", "other"}
ACCIDENTS = frozenset(
    "accident avalanche collapse collision crash cyclone derailment earthquake flood landslide quake stampede".split()
)
ATTACKERS = {"bomber", "attacker", "gunman", "assailant"}
MORE = {"more", "others"}
BOUNDS = {"at", "least", "more", "than", "over", "up", "to", "about", "around", "some", "nearly", "almost", "of", "all"}


class Counter:
    """Reads the counts around the predicates of one reading."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.numbers = Numbers(reading, tree)
        self.harms = Harms(tree, self.numbers)
        self.words, self.people, self.kinds = self.numbers.words, self.numbers.people, self.numbers.kinds

    def of(self, tokens: tuple[int, ...], event_type: str = "") -> tuple[Count, ...]:
        """The counts that the predicates at some tokens tell, each kind and number once.

        ``event_type``: what they do; whoever is seized or held is arrested in a COERCE, and abducted in an ASSAULT.
        """
        found: dict[tuple[str, Span], Count] = {}
        for count in (count for token in tokens for count in self._taken(token, event_type)):
            found[count.what, count.span] = count
        for at in (*tokens, *(above for token in tokens for above in self._above(token))):
            for count in self._around(at):
                found.setdefault((count.what, count.span), count)
        told = [found[key] for key in sorted(found, key=lambda key: key[1])]
        told = [one for one in told if not any(holds(other, one) for other in told)]
        return tuple(count for count in told if not any(self._within(count, other) for other in told))

    def _taken(self, token: int, event_type: str) -> list[Count]:
        """Those whom a verb takes: "picked up five negotiators", "holds seven soldiers"; people, and no boats."""
        what, tree = TAKEN.get(event_type), self.tree
        if what is None or tree[token].upos != "VERB" or tree.lemma(token) not in word_class("taking"):
            return []
        if self.harms.kind(token) == "killed":  # "picked off two guards"
            return []
        heads = [head for head in self.harms.suffers(token) if self._seized(head)]
        return [count for head in heads for count in self._together(head, what, token)]

    def _seized(self, head: int) -> bool:
        """Whether it is people whom a verb takes: a mention, a pronoun, "four drivers"; no boats."""
        numbered = self.tree.lemma(head) in word_class("somebody") and bool(self.tree.children(head, "nummod"))
        return numbered or self.numbers.human(head) or self.tree[head].upos == "PRON"

    def _within(self, count: Count, other: Count) -> bool:
        """Whether some of those are counted who were counted before: "killing 34 people, among them 12 women"."""
        if other.span.end > count.span.start:
            return False
        if other.what == count.what and OF_THEM.match(self.reading.text, count.span.end):
            return True  # "nine were killed, four of them policemen"
        between = self.reading.tokens_in(Span(other.span.end, count.span.start))
        return len(between) <= NEAR and any(self.tree.lemma(at) in PART_OF for at in between)

    def _around(self, token: int) -> list[Count]:
        tree, out = self.tree, []
        what = self.harms.kind(token)
        if what and tree[token].tag == "NNS" and tree.lemma(token) in word_class("harm told by its number"):
            out += self.numbers.of(token, what)  # "66 arrests"
        if what:
            out += self._all_of([*self.harms.suffers(token), *self._victims(token)], what, token)
        if what and what not in HURT and tree[token].upos == "NOUN":  # "the arrest of two reporters"
            whose = [at for at in tree.children(token, "nmod") if not self._apart_from(at)]
            out += [count for head in whose for count in self._together(head, what, token)]
        out += [count for head in self._lost(token) for count in self.numbers.of(head, "killed")]
        effect = self._effect(token)
        elsewhere = {node for clause in self._other_acts(effect) for node in tree.subtree(clause)}
        for index in tree.subtree(effect):
            if index in elsewhere or index == token:
                continue
            lemma, kind = tree.lemma(index), self.harms.kind(index)
            if kind is not None:
                out += self._told_by(index, kind)
            if lemma in HARM:
                out += self._suffering(index, kind or "injured")
        return out

    def _lost(self, token: int) -> list[int]:
        """Those of "lost four of their own", "had lost eleven men": people, and no war or land."""
        tree = self.tree
        if tree.lemma(token) != "lose":
            return []
        own = [c for c in tree.children(token, "obj") if any(tree.word(n).lower() == "own" for n in tree.subtree(c))]
        return own or [c for c in tree.children(token, "obj") if c in self.people]

    def harmed(self, first: int, last: int) -> tuple[Count, ...]:
        """All that some words tell of killed and injured, whatever the act: "a shepherd was dead", "who counted two
        dead and 30 injured", "twenty people were burnt".
        """
        found: dict[tuple[str, Span], Count] = {}
        for token in range(first, last):
            kind = self.harms.kind(token)
            for count in (c for head in self._lost(token) for c in self.numbers.of(head, "killed")):
                found.setdefault((count.what, count.span), count)
            if kind not in HURT or any(self.tree.lemma(at) in ACCIDENTS for at in self.tree.children(token, "nsubj")):
                continue  # "began when the collapse of a roof killed 16"
            own = () if self.tree.children(token, "obj") else ("nsubj",)  # "two blasts killed nine"
            heads = [*self.tree.children(token, "nsubj:pass", *own), *self._victims(token)]
            told = [count for head in heads for count in self._together(head, kind, token)]
            suffered = self._suffering(token, kind) if self.tree.lemma(token) in HARM else []
            for count in [*told, *suffered, *self._around(token), *self._told_by(token, kind)]:
                found.setdefault((count.what, count.span), count)
        told = [found[key] for key in sorted(found, key=lambda key: key[1])]
        return tuple(one for one in told if not any(holds(other, one) for other in told))

    def _above(self, token: int) -> list[int]:
        """The verb over an act that tells what came of it: "six died when it fell", "lost their lives in the raid"."""
        tree = self.tree
        while tree.is_(token, "nmod") and tree[token].head is not None:
            token = tree[token].head or 0  # "hurt in two nights of rioting"
        head = tree[token].head
        if head is None or tree[head].upos != "VERB":
            return []
        marks = tree.children(token, "mark", "advmod") if tree.is_(token, "advcl") else []
        clause = {tree.word(c).lower() for c in marks if not self._counted_from(c)}  # "three days after it killed 14"
        phrase = tree.is_(token, "obl") and {tree.word(c).lower() for c in tree.children(token, "case")}
        then = {"after"} if tree.children(head, "obj") else set()  # "killed nine rebels after an ambush"
        if not (clause & (MEANWHILE - then) or (phrase and phrase & (IN_IT - then))):
            return []
        harmed = any(tree.lemma(child) in HARM for child in tree.children(head, "obj"))
        return [head] if tree.lemma(head) in self.kinds or (tree.lemma(head) in SUFFERING and harmed) else []

    def _other_acts(self, token: int) -> list[int]:
        """Clauses below a word that tell acts of their own: "halted it after the bomb killed two"."""
        tree = self.tree
        below = [node for node in tree.subtree(token) if node != token]
        clauses = [c for c in below if tree.is_(c, "advcl", "acl")]  # "a day after nine were killed": the day's
        timed = [c for c in clauses if {tree.word(m).lower() for m in tree.children(c, "mark")} & APART]
        timed += [
            c for c in clauses if tree[c].tag == "VBD" and any(self._counted_from(m) for m in range(token + 1, c))
        ]
        beside = [
            c for c in below if tree.is_(c, "parataxis") and tree.children(c, "nsubj") and tree.children(c, "obj")
        ]
        harmed = self.harms.kind(token) in HURT  # "attacked a post, and the fighters killed six" tells of the attack
        struck = [c for c in below if tree.is_(c, "conj") and tree.children(c, "obj") and self._by_others(c)]
        replies = [c for c in below if hits_back(tree, c) or answer_to(tree, c) is not None]
        # "bombed a camp after the killing of three men"; "died after an attack that hurt nine" tells of one act
        another = not harmed or bool(tree.children(token, "obj"))
        before = [c for c in below if blow_before(tree, c) and (another or self.harms.kind(c) in HURT)]
        return timed + beside + replies + before + (struck if harmed else []) + harming_too(tree, token, {*self.kinds})

    def apart(self, trigger: Span) -> tuple[Span, ...]:
        """The clauses below the word of an act that tell of another time: "struck, two days after nine had died"."""
        token = self.tree.head_of(trigger)
        clauses = [] if token is None else self._other_acts(token)
        return tuple(
            self.tree.span(self.tree.subtree(clause))
            for clause in clauses
            if self.tree.is_(clause, "advcl", "acl", "obl")
        )

    def _by_others(self, verb: int) -> bool:
        """Whether a verb has a doer of its own, people or one more act: "..., and the rebels killed two"."""
        tree = self.tree
        return any(
            self.numbers.human(head) or any(tree.lemma(at) in ANOTHER for at in tree.children(head, "amod", "det"))
            for head in tree.children(verb, "nsubj")
        )

    def _counted_from(self, token: int) -> bool:
        """Whether it is the "after" of "a day after a blast killed two", where trees hang the blast on the day."""
        at = self.tree[token].span.start if self.words[token].lower() == "after" else 0
        return length_before(self.reading.text, at) is not None

    def _effect(self, token: int) -> int:
        """The verb that tells what came of it: "the bombing led to the death of six", "the clashes displaced
        hundreds"; else the word itself.
        """
        head = self.tree[token].head
        led = head is not None and self.tree.is_(token, "nsubj") and self._brings(head)
        return head if led and head is not None else token

    def _brings(self, verb: int) -> bool:
        """Whether a verb tells what an act brings: "led to"; "displaced" (those that kill are acts of their own)."""
        moves = self.harms.kind(verb) == "displaced" and bool(self.tree.children(verb, "obj"))
        return moves or self.tree.lemma(verb) in word_class("bringing")

    def _victims(self, token: int) -> list[int]:
        """Subjects of "die", and nouns with "wounded" hanging on them."""
        tree = self.tree
        own = tree.lemma(token) in DYING | {"flee", "fall"}
        if own or (tree[token].upos == "NOUN" and tree.children(token, "cop")):  # "12,000 are in custody"
            return self._subject(token)
        head = tree[token].head
        return [head] if head is not None and tree.is_(token, "acl", "amod") and tree[token].tag == "VBN" else []

    def _told_by(self, index: int, kind: str) -> list[Count]:
        """Counts at a word below the trigger: "killing two", "left four dead", "the death of 25", "25 dead"."""
        tree = self.tree
        if tree.lemma(index) in HARM and (self._suffering(index, kind) or self._died_of(index)):
            return []  # "lost her life": she is told by the verb
        if index and tree[index - 1].upos == "NUM" and tree.is_(index, "xcomp", "conj"):
            return self._beside(index, kind)  # "left three dead and eleven injured"
        below = tree.children(index, "obj", "nsubj:pass", "nsubj", "nmod")
        if tree.children(index, "obj"):  # "one of the missiles killed six"
            below = [child for child in below if tree[child].deprel != "nsubj"]
        below = [child for child in below if not self._apart_from(child)]
        out = [count for child in below for count in self._together(child, kind, index)]
        out += self.numbers.of(index, kind)
        head = tree[index].head
        # "killed 80 and wounded 200": the wounded are not the 80
        told = tree.is_(index, "conj") and bool(out or tree.children(index, "nsubj", "nsubj:pass", "obj"))
        meant = tree.is_(index, "xcomp", "acl", "amod", "conj", "advmod", "compound:prt") and not tree.children(
            index, "case"
        )
        meant = (meant or self._done_to(index)) and not self._of_others(index)
        meant = meant and ";" not in self.words[slice(*sorted((head or 0, index)))]
        if head is not None and meant and not told and not self._beside_object(index, head, kind):
            over = tree[head].head if tree.is_(head, "xcomp") else head  # "left six dead and nine wounded"
            over = head if over is None else over
            fearing = ("nsubj",) if tree.lemma(head) == "fear" else ()  # "Nearly 100 feared dead in raid"
            for child in (self.harms.first(head), *tree.children(over, "obj", "nsubj:pass", *fearing)):
                out += self._together(child, kind, index)
        return out or ([] if self.numbers.thing(index, kind) else self._beside(index, kind))

    def _beside_object(self, index: int, head: int, kind: str) -> bool:
        """Whether the tree makes a verb one with whom another harm came to: "killed a guard and wounded traders"."""
        over = self.tree[head].head
        other = (
            over is not None and self.tree.is_(index, "conj") and self.tree.is_(head, "obj") and self.harms.kind(over)
        )
        return other in HURT and other != kind

    def _died_of(self, wounds: int) -> bool:
        """Whether somebody who is told died of the wounds: "died of her wounds", "succumbed to burns"."""
        head = self.tree[wounds].head
        return head is not None and self.tree.is_(wounds, "obl") and self.harms.kind(head) == "killed"

    def _apart_from(self, phrase: int) -> bool:
        """Whether a phrase at a noun of harm tells by what, where or when: "the killing of a guard by a sniper"."""
        return any(self.tree.word(case).lower() in BY_WHAT for case in self.tree.children(phrase, "case"))

    def _of_others(self, index: int) -> bool:
        """Whether a relative clause tells of others than its noun: "a war in which 80 people died"."""
        subjects = self.tree.children(index, "nsubj", "nsubj:pass")
        relative = self.tree.is_(index, "acl:relcl")
        return relative and any(self.tree[at].tag not in RELATIVE for at in subjects)

    def _done_to(self, index: int) -> bool:
        """Whether a phrase tells what comes to whom a verb means: "hacked to death", "taken into custody"."""
        cases = {self.tree.word(case).lower() for case in self.tree.children(index, "case")} & INTO
        return self.tree.lemma(index) in TO_WHICH and self.tree.is_(index, "obl", "nmod") and bool(cases)

    def _beside(self, index: int, kind: str) -> list[Count]:
        """The number right before or behind a word of harm, whatever the tree says: "wounded over 240", "1,440
        wounded", "the lives of nine".
        """
        if kind not in HURT:
            return []
        behind = index + 1
        while behind < len(self.words) and (self.words[behind].lower() in BOUNDS or self._a_dozen(behind)):
            behind += 1
        follows = self.tree[index].upos == "VERB" or self.words[index + 1 : index + 2] == ["of"]
        passive = min([index, *self.tree.children(index, "aux", "aux:pass")])  # "soldiers died and nine were wounded"
        before = passive - 1 - (self.words[passive - 1].lower() in MORE)  # "dozens more wounded"
        for near in (before, behind if follows else index):
            if near == index or not 0 <= near < len(self.words) or not counts(self.words[near]):
                continue
            found = amount(self.words, near)
            if found is None or self.tree.lemma(found.last + 1) in UNITS:  # "killed five days ago"
                continue
            if found.last == before or near == behind:
                return [Count(kind, found.low, found.high, self.tree.span((found.first, found.last)))]
        return []

    def _a_dozen(self, at: int) -> bool:
        """Whether an article belongs to the number behind it: "a dozen", "a hundred"; not "a 12-year-old"."""
        behind = self.words[at + 1].lower() if at + 1 < len(self.words) else ""
        return self.words[at].lower() == "a" and (behind in VAGUE or behind in SCALES)

    def _suffering(self, index: int, kind: str) -> list[Count]:
        """Those who "suffered burns", "lost their lives"; whom a raid "cost their lives"."""
        head = self.tree[index].head
        if head is not None and self.tree.lemma(head) == "cost":  # "cost eight people their lives"
            whom = [child for child in self.tree.children(head, "iobj", "obj") if child < index]
            return [count for child in whom for count in self._together(child, kind, index)]
        if head is None or not self.tree.is_(index, "obj") or self.tree.lemma(head) not in SUFFERING:
            return []
        return [count for child in self._subject(head) for count in self._together(child, kind, index)]

    def _subject(self, token: int) -> list[int]:
        """The subject of a verb, or what stands before it like one where the parser missed it; not that of the next
        clause: "six had died and nine were wounded".
        """
        tree, own = self.tree, self.tree.children(token, "nsubj", "nsubj:pass")
        own = [c for c in own if c < token] or own
        before = [c for c in tree.children(token, "obj", "obl") if c < token and not tree.children(c, "case")]
        return own or before

    def _all_of(self, heads: list[int], what: str, by: int) -> list[Count]:
        """The numbers of several, as one where "and" joins two objects of one verb, whatever the tree makes of them."""
        told = [self._together(head, what, by) for head in heads]
        found = [count for counts in told for count in counts]
        joined = len(heads) > 1 and all(self.tree.children(head, "cc") for head in heads[1:]) and all(told)
        return [summed(found)] if joined else found

    def _together(self, head: int, what: str, by: int) -> list[Count]:
        """The number of all who are listed: "three soldiers, two policemen and a civilian" are six.

        Of a list that another word of harm cuts, "12 soldiers dead and 30 others wounded", the part that is meant
        ``by`` that word.
        """
        part = [one for one in self._part(head, by) if not self._other_harm(one, what)]
        if not part or (not nobody(self.tree, part[0]) and self._told_before(part[-1], what, by)):
            return []  # "161 people killed, 1,440 wounded": the 161 are told by another word
        found = [count for one in part for count in self.numbers.of(one, what)]
        if len(found) < 2:
            return found
        return [found[0]] if self._itemised(part, found, by) else [summed(found)]

    def _told_before(self, last: int, what: str, by: int) -> bool:
        """Whether a word of another harm stands between people and a word; not "one of the wounded died"."""
        own = {at for of in self.tree.children(last, "nmod") for at in self.tree.subtree(of)}
        return any(self.kinds.get(self.tree.lemma(at), what) != what for at in {*range(last + 1, by)} - own)

    def _other_harm(self, head: int, what: str) -> bool:
        """Whether one of a list is itself the word of another harm: the wounded of "41 dead and 90 wounded"."""
        return {what, kind := self.kinds.get(self.tree.lemma(head))} == {*HURT} and kind != what

    def _itemised(self, part: list[int], found: list[Count], by: int) -> bool:
        """Whether a list says who its first number counts: "three people, two Americans and a Briton"."""
        tree, total, items = self.tree, found[0], summed(found[1:])
        named = tree.lemma(part[0]) in ANYBODY or all(tree[one].upos == "PROPN" for one in part[1:])
        cut = part[-1] < by and self.words[part[-1] + 1] == ","  # "four nurses, two men and two women, were killed"
        return (named or cut) and tree.is_(part[1], "appos") and (total.min, total.max) == (items.min, items.max)

    def _part(self, head: int, by: int) -> list[int]:
        """The members of a list up to the next word of harm; of several parts the one right before ``by``."""
        parts = [[head]]
        own = [c for c in self.tree.children(head, "appos") if self.tree.children(c, "nmod:poss", "nummod")]
        own = [c for c in own if not any(self.tree.lemma(at) in PART_OF for at in range(head + 1, c))]
        listed = {*self.tree.conjuncts(head)} | {c for c in own if self.tree.children(head, "conj")}  # "his driver"
        whose = (c for c in own if self.tree.children(c, "nmod:poss") and self.tree.children(c, "conj"))
        listed |= {one for c in whose for one in self.tree.conjuncts(c) if not self._attacker(one)}
        listed |= {one for of in self.tree.children(head, "nmod") for one in self._beside_them(of)}
        for one in sorted(listed - {head}):
            if any(self.tree.word(at).lower() in THEM and not self._of_next(at) for at in self.tree.subtree(one)):
                continue
            if self._of_them_too(parts[-1][-1], one):
                continue
            cut = any(self.kinds.get(self.tree.lemma(at)) for at in range(parts[-1][-1] + 1, one))
            parts = [*parts, [one]] if cut else [*parts[:-1], [*parts[-1], one]]
        before = [part for part in parts if part[-1] < by]
        part = before[-1] if before else parts[0]
        return [one for one in part if not self._some_of(one)] or part

    def _attacker(self, head: int) -> bool:
        """Whether it is the one who struck: "killed five tourists, their driver and the bomber"."""
        return self.tree.lemma(head) in ATTACKERS and not self.tree.children(head, "nummod")

    def _beside_them(self, of: int) -> list[int]:
        """People of a list that the tree hangs below the first: "three members of the guard and two policemen"."""
        own = [] if self.tree.children(of, "nummod") else self.tree.conjuncts(of)[1:]
        return [one for one in own if self.tree.children(one, "nummod") and self.numbers.human(one)]

    def _some_of(self, head: int) -> bool:
        """Whether some are named of those who were counted: "12 dead, including four children, and 30 injured"."""
        own = (at for at in self.tree.subtree(head, ("conj",)) if self.tree[at].upos != "PUNCT")
        return any(self.tree.lemma(at) in PART_OF for at in (next(own), *self.tree.children(head, "case")))

    def _of_them_too(self, before: int, one: int) -> bool:
        """Whether it goes on from some of those who were counted: "five civilians, three of them men and two women"."""
        joints = self.tree.children(one, "cc")
        if not joints or self.words[joints[0] - 1] == ",":
            return False
        some = OF_THEM.search(self.reading.text, self.tree[before].span.end + 1, self.tree[one].span.end)
        return some is not None  # not "nine of them and two women"

    def _of_next(self, them: int) -> bool:
        """Whether "among them" says who some are who are named behind it: ", among them four students"."""
        behind = them + 1 < len(self.words) and self.tree[them + 1].upos != "PUNCT"
        return behind and them > 1 and self.words[them - 2] == ","

    def taking_part(self, heads: list[int]) -> tuple[Count, ...]:
        """How many march, are sent or come: numbers of people who are not hurt, as ``other``."""
        human = filter(self.numbers.human, heads)  # "lent two billion dollars", "sent 14 tanks"
        found = [count for head in human for count in self.numbers.of(head, "other") if (count.max or 2) > 1]
        return tuple(dict.fromkeys(found))
