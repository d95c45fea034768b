"""How many were killed, injured, arrested ...: numbers with bounds, in the words of a clause."""

from __future__ import annotations

import re

from polybius.events.lexicon import word_class
from polybius.resources import table
from polybius.schema import Count, Reading, Span
from polybius.syntax import Tree

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"a": 1, "an": 1, "no": 0, "none": 0, "nobody": 0, "another": 1, "single": 1, "both": 2}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE: dict[str, tuple[int, int | None]] = {
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
}
VAGUE |= {
    "several": (3, None),
    "few": (2, None),
    "couple": (2, 2),
    "dozen": (12, 12),
    "many": (3, None),
    "tens": (20, None),
}
AT_LEAST = ("at least", "minimum of", "no fewer than", "not less than")
MORE_THAN = ("more than", "over", "upwards of", "above", "exceeding")
AT_MOST = ("up to", "at most", "as many as", "no more than")
LESS_THAN = ("fewer than", "less than", "under", "nearly", "almost", "close to")
TO = ("to", "-", "–", "or")  # between the two numbers of a range
SUFFERING = {"suffer", "sustain", "receive", "have", "lose"}
HARM = {"life", "injury", "concussion", "wound", "burn", "casualty", "fracture"}
MEANWHILE = {"when", "as", "after"}  # before the clause of the act that killed: "died when rockets struck"
IN_IT = {"in", "during", "after", "from", "by"}
TALLIES = {"number", "toll", "tally", "count", "total", "figure"}
TOLLED = {"die": "killed", "death": "killed", "dead": "killed", "victim": "killed"}  # of a "toll" without other words
APART = {"after", "before", "since", "when", "while", "as", "until"}
BEFORE = 24  # characters before a number in which its "more than" may stand


def number(word: str) -> int | None:
    """The whole number that a word or figure writes: "four" 4, "1,200" 1200, "twenty-five" 25; None otherwise."""
    low = word.lower()
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,12}", low):
        return int(low.replace(",", ""))
    if low in UNITS:
        return UNITS[low]
    tens, _, unit = low.partition("-")
    if tens in TENS:
        return TENS[tens] + (UNITS.get(unit, 0) if unit else 0)
    return None


class Counter:
    """Reads the counts around the predicates of one reading."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.people = {
            index: mention.span
            for mention in reading.mentions
            if mention.kind in ("PER", "AGENT", "NORP")
            for index in reading.tokens_in(mention.head)
        }
        self.kinds = {word: row["what"] for row in table("lexicon/counts") for word in row["words"].split("|")}

    def of(self, tokens: tuple[int, ...]) -> tuple[Count, ...]:
        """The counts that the predicates at some tokens tell, each kind and number once."""
        found: dict[tuple[str, Span], Count] = {}
        for at in (*tokens, *(above for token in tokens for above in self._above(token))):
            for count in self._around(at):
                found.setdefault((count.what, count.span), count)
        return tuple(found[key] for key in sorted(found, key=lambda key: key[1]))

    def _around(self, token: int) -> list[Count]:
        tree, out = self.tree, []
        what = self.kinds.get(tree.lemma(token))
        if what:
            for child in [*tree.children(token, "obj", "nsubj:pass"), *self._victims(token)]:
                out += self._together(child, what, token)
        effect = self._effect(token)
        elsewhere = {node for clause in self._other_acts(effect) for node in tree.subtree(clause)}
        for index in tree.subtree(effect):
            if index in elsewhere:
                continue
            lemma = tree.lemma(index)
            kind = self.kinds.get(lemma)
            if index == token:
                continue
            if kind is not None:
                out += self._told_by(index, kind)
            if lemma in HARM:
                out += self._suffering(index, kind or "injured")
        return out

    def _above(self, token: int) -> list[int]:
        """The verb over an act that tells what came of it: "six died when it fell", "lost their lives in the raid"."""
        tree, head = self.tree, self.tree[token].head
        if head is None or tree[head].upos != "VERB":
            return []
        clause = tree.is_(token, "advcl") and {tree.word(c).lower() for c in tree.children(token, "mark", "advmod")}
        phrase = tree.is_(token, "obl") and {tree.word(c).lower() for c in tree.children(token, "case")}
        if not ((clause and clause & MEANWHILE) or (phrase and phrase & IN_IT)):
            return []
        harmed = any(tree.lemma(child) in HARM for child in tree.children(head, "obj"))
        return [head] if tree.lemma(head) in self.kinds or (tree.lemma(head) in SUFFERING and harmed) else []

    def tolls(self, first: int, last: int) -> tuple[Count, ...]:
        """The numbers that are put or rise somewhere in words from ``first`` to before ``last``.

        "The death toll rose to 40", "put the number of wounded at 64", "raised to 64 the number of injured soldiers".
        """
        found = []
        for token in range(first, last):
            if self.tree.lemma(token) in TALLIES and self.tree[token].upos == "NOUN":
                kinds = [self.kinds.get(lemma) or TOLLED.get(lemma) for lemma in self._words_of(token)]
                what = next((kind for kind in kinds if kind), None)
                head = self.tree[token].head
                if what and head is not None:
                    found += [count for to in self._reached(head, token) for count in self._number_of(to, what)]
        return tuple(found)

    def _words_of(self, token: int) -> list[str]:
        return [self.tree.lemma(node) for node in self.tree.subtree(token) if node != token]

    def _reached(self, head: int, token: int) -> list[int]:
        """Where a tally stands: numbers with "to" or "at" at its verb, or the number that it "reached" or "is"."""
        tree = self.tree
        children = [c for c in tree.children(head, "obl", "obj", "nsubj", "advmod", "nmod", "xcomp") if c != token]
        if tree[head].upos == "NUM":
            return [head]  # "the death toll is 40"
        return [c for c in children if tree[c].upos == "NUM" or tree.word(c).lower() in VAGUE]

    def _other_acts(self, token: int) -> list[int]:
        """Clauses of time below a word, which tell acts of their own: "halted it after the bomb killed two"."""
        tree = self.tree
        clauses = [node for node in tree.subtree(token) if node != token and tree.is_(node, "advcl")]
        return [c for c in clauses if {tree.word(m).lower() for m in tree.children(c, "mark")} & APART]

    def _effect(self, token: int) -> int:
        """The verb that tells what came of it: "the bombing led to the death of six"; else the word itself."""
        head = self.tree[token].head
        led = head is not None and self.tree.is_(token, "nsubj") and self.tree.lemma(head) in word_class("bringing")
        return head if led and head is not None else token

    def _victims(self, token: int) -> list[int]:
        """Subjects of "die", and nouns with "wounded" hanging on them."""
        tree = self.tree
        if tree.lemma(token) in {"die", "perish"}:
            return self._subject(token)
        head = tree[token].head
        return [head] if head is not None and tree.is_(token, "acl", "amod") and tree[token].tag == "VBN" else []

    def _told_by(self, index: int, kind: str) -> list[Count]:
        """Counts at a word below the trigger: "killing two", "left four dead", "the death of 25", "25 dead"."""
        tree = self.tree
        below = tree.children(index, "obj", "nsubj:pass", "nsubj", "nmod")
        out = [count for child in below for count in self._together(child, kind, index)]
        out += self._number_of(index, kind)
        head = tree[index].head
        # "killed 80 and wounded 200": the wounded are not the 80
        told = tree.is_(index, "conj") and bool(out or tree.children(index, "nsubj", "nsubj:pass", "obj"))
        if head is not None and tree.is_(index, "xcomp", "acl", "amod", "conj") and not told:
            over = tree[head].head if tree.is_(head, "xcomp") else head  # "left six dead and nine wounded"
            over = head if over is None else over
            for child in (self._first(head), *tree.children(over, "obj", "nsubj:pass")):
                out += self._together(child, kind, index)
        return out

    def _suffering(self, index: int, kind: str) -> list[Count]:
        """Those who "suffered burns", "lost their lives"."""
        head = self.tree[index].head
        if head is None or not self.tree.is_(index, "obj") or self.tree.lemma(head) not in SUFFERING:
            return []
        return [count for child in self._subject(head) for count in self._together(child, kind, index)]

    def _subject(self, token: int) -> list[int]:
        """The subject of a verb, or what stands before it like one where the parser missed it."""
        tree = self.tree
        before = [c for c in tree.children(token, "obj", "obl") if c < token and not tree.children(c, "case")]
        return tree.children(token, "nsubj", "nsubj:pass") or before

    def _first(self, index: int) -> int:
        """The first of a list: of "two policemen and a farmer dead" the policemen."""
        head = self.tree[index].head
        listed = head is not None and (self.tree.is_(index, "conj") or index in self.tree.conjuncts(head))
        return self._first(head) if listed and head is not None else index

    def _together(self, head: int, what: str, by: int) -> list[Count]:
        """The number of all who are listed: "three soldiers, two policemen and a civilian" are six.

        Of a list that another word of harm cuts, "12 soldiers dead and 30 others wounded", the part that is meant
        ``by`` that word.
        """
        found = [count for one in self._part(head, by) for count in self._number_of(one, what)]
        if len(found) < 2:
            return found
        low = None if any(count.min is None for count in found) else sum(count.min or 0 for count in found)
        high = None if any(count.max is None for count in found) else sum(count.max or 0 for count in found)
        return [Count(what, low, high, Span(found[0].span.start, found[-1].span.end))]

    def _part(self, head: int, by: int) -> list[int]:
        """The members of a list up to the next word of harm; of several parts the one right before ``by``."""
        parts = [[head]]
        for one in sorted(set(self.tree.conjuncts(head)) - {head}):
            cut = any(self.kinds.get(self.tree.lemma(at)) for at in range(parts[-1][-1] + 1, one))
            parts = [*parts, [one]] if cut else [*parts[:-1], [*parts[-1], one]]
        before = [part for part in parts if part[-1] < by]
        return before[-1] if before else parts[0]

    def taking_part(self, heads: list[int]) -> tuple[Count, ...]:
        """How many march, are sent or come: numbers of people or things that are not hurt, as ``other``."""
        found = [count for head in heads for count in self._number_of(head, "other") if (count.max or 2) > 1]
        return tuple(dict.fromkeys(found))

    def _number_of(self, head: int, what: str) -> list[Count]:
        """The number that counts a noun, or that stands for it ("wounding four")."""
        tree = self.tree
        own = [head] if tree[head].upos == "NUM" or tree.word(head).lower() in VAGUE else []
        measured = [c for c in tree.children(head, "nummod", "det", "amod") if self._counts(c)]
        for index in [*measured, *own]:
            bounds = self._bounds(index)
            if bounds is not None:
                low, high, span = bounds
                return [Count(what, low, high, Span(span.start, max(span.end, tree[head].span.end)))]
        return [Count(what, 1, 1, self.people[head])] if self._one_person(head) else []

    def _one_person(self, head: int) -> bool:
        """Whether a head word means one person: a name, or "a contractor"."""
        if head not in self.people or self.tree[head].tag not in ("NN", "NNP"):
            return False
        articles = {self.tree.word(child).lower() for child in self.tree.children(head, "det")}
        return self.tree[head].upos == "PROPN" or bool(articles & {"a", "an", "another"})

    def _counts(self, index: int) -> bool:
        word = self.tree.word(index).lower()
        return word in VAGUE or word in SCALES or (number(word) is not None and word not in {"a", "an"})

    def _bounds(self, index: int) -> tuple[int | None, int | None, Span] | None:
        """Lowest and highest number meant, and the words from "more than" on."""
        tree, text = self.tree, self.reading.text
        word = tree.word(index).lower()
        span = tree[index].span
        if word in VAGUE:
            return self._vague(index)
        vague = [
            c for c in self.tree.children(index, "amod", "det") if c + 1 == index and tree.word(c).lower() in VAGUE
        ]
        if vague and word in SCALES:
            return self._vague(vague[0])
        figure = number(word)
        value = self._compound(index) if figure is None else figure * self._scale(index)
        if value is None:
            return None
        other = self._range(index)
        if other is not None:
            low, high = sorted((value, other * self._scale(index)))
            return low, high, span
        before = text[max(0, span.start - BEFORE) : span.start].lower().rstrip()
        return _bounded(value, before, span)

    def _vague(self, index: int) -> tuple[int | None, int | None, Span]:
        """What words of no exact number mean: "dozens", "tens of thousands", "several hundred", "two dozen"."""
        tree, word = self.tree, self.tree.word(index).lower()
        low, high = VAGUE[word]
        scales = [index + 1] if word in {"several", "few", "many", "couple"} else [index + 2]
        for at in scales:
            scale = SCALES.get(tree.lemma(at)) if at < len(tree.tokens) else None
            if scale is not None:
                return low * scale, None, Span(tree[index].span.start, tree[at].span.end)
        if word == "dozen" and index and (times := number(tree.word(index - 1))) is not None:
            half = index > 1 and tree.word(index - 2).lower() == "half"
            low = high = 6 if half else 12 * times
        return low, high, tree[index].span

    def _range(self, index: int) -> int | None:
        """The other number of "between 10 and 15", "10 to 15"."""
        words = {
            at: self.tree.word(at).lower() for at in range(index - 3, index + 3) if 0 <= at < len(self.tree.tokens)
        }
        for step in (1, -1):
            joint, other = words.get(index + step), number(words.get(index + 2 * step, ""))
            between = words.get(index - 1 if step == 1 else index - 3) == "between"
            if other is not None and other > 1 and (joint in TO or (joint == "and" and between)):
                return other
        return None

    def _compound(self, index: int) -> int | None:
        """The value of "two hundred", where the parser hangs "two" below "hundred"."""
        scale = SCALES.get(self.tree.word(index).lower())
        if scale is None:
            return None
        parts = [number(self.tree.word(c)) for c in self.tree.children(index, "compound", "nummod")]
        return scale * next((part for part in parts if part), 1)

    def _scale(self, index: int) -> int:
        after = self.tree.word(index + 1).lower() if index + 1 < len(self.tree.tokens) else ""
        return SCALES.get(after, 1)


def _bounded(value: int, before: str, span: Span) -> tuple[int | None, int | None, Span]:
    for words, low, high in (
        (AT_LEAST, value, None),
        (MORE_THAN, value, None),  # reports say it of a round number that they do not mean to exclude
        (AT_MOST, None, value),
        (LESS_THAN, None, value),
    ):
        for said in words:
            if before.endswith(said):
                start = span.start - len(said) - 1
                return low, high, Span(max(0, start), span.end)
    return value, value, span
