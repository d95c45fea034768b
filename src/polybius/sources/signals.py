"""Causations that a signal of the table tells: because, in response to, led to."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from polybius import resources
from polybius.schema import Causation, Reading, Sentence, Span
from polybius.sources.claims import MAX_SENTENCE_TOKENS
from polybius.syntax import Tree

EVENT_ENDINGS = ("tion", "sion", "ment", "ing", "ance", "ence", "ure", "al")  # "following the invasion"
LEFT_OUT = ("parataxis",)


@dataclass(frozen=True, slots=True)
class Signal:
    """A row of the signal table."""

    words: tuple[str, ...]
    pattern: str  # mark, case, verb, adverb; event: a noun that tells an event, for weak signals
    kind: str
    strength: str  # weak: only between two events, and for consumers to doubt ("after")
    cause: str  # where the cause stands: argument, head, subject, object or before
    governors: frozenset[str]  # only on these lemmas ("protest over"); empty: on any


def signalled(reading: Reading) -> tuple[Causation, ...]:
    """The causes and effects that a signal of the table ties together, within a sentence, in text order.

    Conservative: both sides have to hang together in the tree. Not covered: causes without a signal ("The talks
    failed. War broke out."), and effects told in the sentence before their cause.
    """
    if not reading.tokens:
        return ()
    tree, signals = Tree(reading), _signals(resources.digest())
    framed = {frame.token for frame in reading.frames}
    events = {row.words[0] for rows in signals.values() for row in rows if row.pattern == "event"}
    framed |= {i for i, token in enumerate(reading.tokens) if token.lemma.lower() in events}
    made: list[Causation] = []
    for sentence in reading.sentences:
        if sentence.read and sentence.last - sentence.first <= MAX_SENTENCE_TOKENS:
            made += _of_sentence(tree, sentence, signals, framed)
    return tuple(sorted(set(made), key=lambda causation: (causation.signal or causation.cause, causation.cause)))


def kind_of(tree: Tree, tokens: range) -> str:
    """The kind that the table gives to a signal, by the longest row that the words hold; "cause" when none does."""
    held = [
        row
        for words in ([tree.word(token).lower() for token in tokens], [tree.lemma(token) for token in tokens])
        for at, word in enumerate(words)
        for row in _signals(resources.digest()).get(word, ())
        if row.pattern != "event" and tuple(words[at : at + len(row.words)]) == row.words
    ]
    return max(held, key=lambda row: len(row.words)).kind if held else "cause"  # "led to": not the purpose of "to"


@functools.cache
def _signals(digest: str) -> dict[str, tuple[Signal, ...]]:
    """The table by first word, longest signals first."""
    found: dict[str, list[Signal]] = {}
    for row in resources.table("lexicon/signals"):
        words = tuple(row["signal"].split())
        found.setdefault(words[0], []).append(_signal(words, row))
    return {word: tuple(sorted(rows, key=lambda row: -len(row.words))) for word, rows in found.items()}


def _signal(words: tuple[str, ...], row: resources.Row) -> Signal:
    governors = frozenset(row["governors"].split())
    return Signal(words, row["pattern"], row["kind"], row["strength"], row["cause"], governors)


def _of_sentence(
    tree: Tree, sentence: Sentence, signals: dict[str, tuple[Signal, ...]], framed: set[int]
) -> Iterator[Causation]:
    words = [tree.word(i).lower() for i in range(sentence.first, sentence.last)]
    skip_to = 0
    for at, word in enumerate(words):
        if at < skip_to:
            continue
        token = sentence.first + at
        for row in (
            *signals.get(word, ()),
            *(signals.get(tree.lemma(token), ()) if tree[token].upos == "VERB" else ()),
        ):
            if row.pattern == "event":
                continue
            if row.pattern in ("verb", "participle"):
                found = _of_verb(tree, token, row) if _is_form(tree, token, row) else None
            elif tuple(words[at : at + len(row.words)]) == row.words:
                tokens = tuple(range(token, token + len(row.words)))
                found = (
                    _of_adverb(tree, tokens, row) if row.pattern == "adverb" else _of_phrase(tree, tokens, row, framed)
                )
            else:
                continue
            if found is not None:
                skip_to = at + len(row.words)
                yield found
                break


def _of_phrase(tree: Tree, tokens: tuple[int, ...], row: Signal, framed: set[int]) -> Causation | None:
    """Of "because X", "in response to X": X is the cause of the clause that it hangs on."""
    argument, top = _argument(tree, tokens)
    if argument is None or top is None:
        return None
    clausal = bool(tree.children(argument, "nsubj", "cop", "aux") or tree[argument].upos in ("VERB", "AUX"))
    if row.pattern == "mark" and not clausal:
        return None
    if row.strength == "weak" and not clausal and not _is_event(tree, argument, framed):
        return None  # "after Tuesday", "following the path"
    governor = next(tree.ancestors(top), None)
    if governor is None or (row.governors and tree.lemma(governor) not in row.governors):
        return None
    if row.words == ("to",) and not (tree.is_(argument, "advcl") and tree[governor].upos == "VERB"):
        return None  # "agreed to leave" has no purpose, "flew in to talk" has
    inner = set(tree.subtree(top)) | set(tokens)
    outer = _clause_of(tree, governor) - inner
    inner -= set(tokens)
    if row.strength == "weak" and tree[governor].upos != "VERB":
        return None
    one, other = _span(tree, inner), _span_around(tree, outer, governor, tokens)
    if one is None or other is None:
        return None
    cause, effect = (other, one) if row.cause == "head" and row.kind != "purpose" else (one, other)
    if row.kind == "purpose":
        cause, effect = other, one  # the deed is done for the sake of what should come of it
    return Causation(cause, effect, tree.span(tokens), row.kind)


def _argument(tree: Tree, tokens: tuple[int, ...]) -> tuple[int | None, int | None]:
    """What a signal brings in, and the highest token of signal and argument together."""
    inside = set(tokens)
    top = next((i for i in tokens if tree[i].head not in inside), tokens[0])
    head = tree[top].head
    if head is not None and head > tokens[-1] and tree.is_(top, "mark", "case", "advmod", "cc"):
        return head, head
    below = [
        child
        for at in tokens
        for child in tree.children(at, "nmod", "obl", "acl", "advcl", "ccomp", "obj", "xcomp")
        if child > tokens[-1]
    ]
    return (below[0], top) if below and not tree.is_(top, "root") else (None, None)


def _clause_of(tree: Tree, index: int) -> set[int]:
    """The clause of a verb; of a noun, the clause that the noun stands in."""
    at = index
    if tree[at].upos != "VERB" and not tree.children(at, "nsubj", "cop"):
        at = next((i for i in tree.ancestors(index) if tree[i].upos == "VERB" or tree.children(i, "cop")), index)
    while tree.is_(at, "xcomp") and tree[at].head is not None:
        at = tree[at].head or 0  # "had to rebuild it after": who had to stands above
    chosen = set(tree.subtree(at, (*LEFT_OUT, "conj")))
    if tree.is_(at, "conj") and not tree.children(at, "nsubj"):
        for head in tree.ancestors(at):
            for subject in tree.children(head, "nsubj"):
                chosen |= set(tree.subtree(subject))
            break
    return chosen


def _is_form(tree: Tree, verb: int, row: Signal) -> bool:
    """Whether a word is the signal's verb; of a participle, as one: "marched, demanding", but not "he demanded"."""
    if tree[verb].upos != "VERB" or tree.lemma(verb) != row.words[0]:
        return False
    bare = tree[verb].tag == "VBG" and not tree.children(verb, "nsubj", "aux")
    return row.pattern == "verb" or bare


def _of_verb(tree: Tree, verb: int, row: Signal) -> Causation | None:
    """Of "X led to Y", "X prompted Y to leave", "Y was caused by X", "X, forcing Y to leave": what X and Y are."""
    passive = _is_passive(tree, verb)
    targets, signal = _targets(tree, verb, row, passive)
    one = _span(tree, _subject(tree, verb, passive))
    other = _span(tree, {i for target in targets for i in tree.subtree(target)} - set(signal))
    if one is None or other is None or one.overlaps(other):
        return None
    subject_causes = (row.cause in ("subject", "head")) != passive
    cause, effect = (one, other) if subject_causes else (other, one)
    return Causation(
        cause, effect, tree.span(signal) if signal[-1] - signal[0] < 3 else tree.span(signal[:1]), row.kind
    )


def _is_passive(tree: Tree, verb: int) -> bool:
    """Whether something is done to the verb's subject, or to the noun before it: "protests triggered by"."""
    helped = any(tree[child].deprel in ("nsubj:pass", "aux:pass") for child in tree.children(verb))
    return helped or (tree.is_(verb, "acl") and tree[verb].tag == "VBN")


def _targets(tree: Tree, verb: int, row: Signal, passive: bool) -> tuple[list[int], list[int]]:
    """The heads of what the verb leads to (its agent in a passive), and the tokens of the signal."""
    children = tree.children(verb)
    if len(row.words) > 1:
        for child in children:
            for case in (child, *tree.children(child, "case", "mark")):
                if tree.word(case).lower() == row.words[1] and case > verb:
                    return ([child] if case != child else tree.children(verb, "obj")), [verb, case]
        return [], [verb]
    if passive:
        agents = [c for c in tree.children(verb, "obl") if any(tree.lemma(k) == "by" for k in tree.children(c, "case"))]
        return agents, [verb]
    return tree.children(verb, "obj", "iobj", "ccomp", "xcomp"), [verb]


def _subject(tree: Tree, verb: int, passive: bool) -> set[int]:
    """What stands on the other side of the verb: its subject, the noun before it, or the clause that it follows."""
    head = tree[verb].head
    subjects = tree.children(verb, "nsubj", "csubj")
    if subjects:
        # "which led to": the cause is a clause that the tree does not point at; "it": somewhere before
        return set() if tree[subjects[0]].tag in ("WP", "WDT", "PRP") else set(tree.subtree(subjects[0]))
    if head is None:
        return set()
    if tree.is_(verb, "acl") and passive:
        return set(tree.subtree(head)) - set(tree.subtree(verb))
    if tree.is_(verb, "advcl") and tree[verb].tag == "VBG" and not tree.children(verb, "mark"):
        return _clause_of(tree, head) - set(tree.subtree(verb))  # "Rockets fell, forcing the school to close"
    return set()


def _of_adverb(tree: Tree, tokens: tuple[int, ...], row: Signal) -> Causation | None:
    """Of "X; therefore Y": what stands before the adverb in the sentence is the cause of its clause."""
    inside = set(tokens)
    top = next((i for i in tokens if tree[i].head not in inside), tokens[0])
    head = tree[top].head
    if head is None or tree[head].upos not in ("VERB", "ADJ") or not tree.is_(top, "advmod", "obl"):
        return None
    if not tree.is_(head, "conj", "parataxis", "root") or tree[head].head is None:
        return None
    before = tree[head].head
    if before is None or before > tokens[0]:
        return None
    effect = _span(tree, set(tree.subtree(head)) - set(tree.subtree(top)) - inside)
    cause = _span(tree, set(tree.subtree(before)) - set(tree.subtree(head)))
    if cause is None or effect is None or cause.overlaps(effect):
        return None
    return Causation(cause, effect, tree.span(tokens), row.kind)


def _is_event(tree: Tree, noun: int, framed: set[int]) -> bool:
    lemma = tree.lemma(noun)
    return tree[noun].upos == "NOUN" and (noun in framed or lemma.endswith(EVENT_ENDINGS))


def _span_around(tree: Tree, chosen: set[int], governor: int, tokens: tuple[int, ...]) -> Span | None:
    """The span of the main clause: the side of the signal that its head stands on, when the signal divides it."""
    side = {i for i in chosen if (i > tokens[-1]) == (governor > tokens[-1])}
    return _span(tree, side)


def _span(tree: Tree, chosen: Iterable[int]) -> Span | None:
    """From the first to the last word, without punctuation at the ends and words that only tie clauses together."""
    inside = set(chosen)
    words = sorted(inside)
    heads = {i for i in inside if tree[i].head not in inside}
    while words and (tree[words[0]].upos == "PUNCT" or tree.is_(words[0], "cc") or _is_tie(tree, words[0], heads)):
        words = words[1:]
    while words and tree[words[-1]].upos == "PUNCT":
        words = words[:-1]
    return tree.span(words) if words else None


def _is_tie(tree: Tree, index: int, heads: set[int]) -> bool:
    """Whether a word ties the whole to what is around: the "to" of "to leave", not the "at" of "at noon, he left"."""
    return tree.is_(index, "mark", "case") and tree[index].head in heads
