"""Causations of a reading: what is told as the cause, the answer, the purpose or the condition of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polybius.schema import Causation, Reading, Span, Tie
from polybius.sources import cues
from polybius.sources.claims import MAX_SENTENCE_TOKENS
from polybius.sources.signals import kind_of, signalled
from polybius.syntax import Tree

# Probabilities of the language model, chosen on a part of the training sets that it had not seen: docs/model.md#causes
CLAUSES_TOLD = 0.3  # of the sentence, from which its likeliest two clauses are cause and effect
CLAUSE_AT_LEAST = 0.25  # of further clauses
EVENTS_TOLD = 0.2  # of the sentence, from which pairs of events are looked at
EVENT_AT_LEAST = 0.05  # of a pair of events
MOST_CLAUSES = 4  # pairs of clauses in a sentence
ALIKE = 0.5  # of two stretches: twice what they share, over the sum of their lengths
LEFT_OUT = ("conj", "cc", "parataxis", "punct", "acl:relcl", "advcl", "list", "appos")  # of an event's own words

Words = tuple[int, int]  # tokens: the first and the one after the last


def causations(reading: Reading) -> tuple[Causation, ...]:
    """The causes and effects that a sentence tells, in text order.

    Where the annotator's model ties causes to effects, its ties are read: clauses, and pairs of events beside them.
    What the table of signals tells too has its kind and direction from there; what it tells alone is added. Without
    such a model the table alone decides. Not covered: causes and effects that stand in different sentences.
    """
    tree = Tree(reading)
    told = _told_beside(tree)
    by_signal = tuple(causation for causation in signalled(reading) if not _is_told_beside(causation, told))
    if not reading.ties:
        return by_signal
    made: list[Causation] = []
    for sentence in reading.sentences:
        ties = [tie for tie in reading.ties if sentence.first <= tie.cause < sentence.last]
        if ties and sentence.last - sentence.first <= MAX_SENTENCE_TOKENS:
            made += _of_sentence(tree, ties)
    made = [_explained(causation, by_signal) for causation in made]
    made = [causation for causation in made if not _is_told_beside(causation, told)]
    made += [causation for causation in by_signal if not any(_same(causation, other) for other in made)]
    return tuple(sorted(set(made), key=lambda found: (found.signal or found.cause, found.cause, found.effect)))


def _told_beside(tree: Tree) -> list[Span]:
    """The clauses that tell who says or thinks so: "troops fled, as the mayor had warned"; who warned caused nothing.

    "As he feared arrest" tells what he feared, and a cause.
    """
    known, told = cues.lexicon(), []
    for verb, token in enumerate(tree.tokens):
        bare = token.upos == "VERB" and tree.is_(verb, "advcl") and not tree.children(verb, "obj", "ccomp", "xcomp")
        as_clause = bare and any(tree.lemma(mark) == "as" for mark in tree.children(verb, "mark"))
        if as_clause and tree.children(verb, "nsubj") and cues.verb_cue(tree, verb, known) is not None:
            told.append(tree.span(tree.subtree(verb)))
    return told


def _is_told_beside(causation: Causation, told: Sequence[Span]) -> bool:
    """Whether one side of it is such a clause, and the other is not."""
    return any(clause.contains(causation.cause) != clause.contains(causation.effect) for clause in told)


def _of_sentence(tree: Tree, ties: Sequence[Tie]) -> Iterator[Causation]:
    clauses = _clauses(ties)
    for tie in clauses:
        yield _causation(tree, tie)
    heads = {words: _head(tree, words) for tie in clauses for words in (tie.cause_words, tie.effect_words)}
    tied = {frozenset((heads[tie.cause_words], heads[tie.effect_words])) for tie in clauses}
    stretches = {head: words for words, head in reversed(heads.items())}
    for tie in sorted(ties, key=lambda tie: -tie.event):
        pair = frozenset((tie.cause, tie.effect))
        if tie.told < EVENTS_TOLD or tie.event < EVENT_AT_LEAST or pair in tied:
            continue
        tied.add(pair)
        cause, effect = (_event(tree, *ends, stretches) for ends in ((tie.cause, tie.effect), (tie.effect, tie.cause)))
        yield Causation(_span(tree, cause), _span(tree, effect), None, "cause", tie.event)


def _clauses(ties: Sequence[Tie]) -> list[Tie]:
    """The ties of clauses: the likeliest, and others that are likely and not nearly the same."""
    chosen: list[Tie] = []
    for tie in sorted(ties, key=lambda tie: -tie.clause):
        if tie.told < CLAUSES_TOLD or (chosen and tie.clause < CLAUSE_AT_LEAST) or len(chosen) == MOST_CLAUSES:
            break
        sides = [(other.cause_words, other.effect_words) for other in chosen]
        sides += [(effect, cause) for cause, effect in sides]
        if not any(_alike(tie.cause_words, one) and _alike(tie.effect_words, two) for one, two in sides):
            chosen.append(tie)
    return chosen


def _causation(tree: Tree, tie: Tie) -> Causation:
    """The causation of a tie of clauses: of a purpose, what is done stands for the cause of what should come."""
    cause, effect = _span(tree, tie.cause_words), _span(tree, tie.effect_words)
    signal = _span(tree, tie.signal_words) if tie.signal_words else None
    kind = kind_of(tree, range(*tie.signal_words)) if tie.signal_words else "cause"
    if kind == "purpose":
        cause, effect = effect, cause
    return Causation(cause, effect, signal, kind, max(tie.clause, tie.event))


def _event(tree: Tree, head: int, other: int, stretches: dict[int, Words]) -> Words:
    """The words of an event: a clause that it heads, where one is a cause or effect already, otherwise its phrase."""
    clause = stretches.get(head)
    if clause and not clause[0] <= other < clause[1]:
        return clause
    own = set(tree.subtree(head, LEFT_OUT))
    own -= set(tree.subtree(other)) if other in own else {other}
    first = end = head
    while first - 1 in own:
        first -= 1
    while end + 1 in own:
        end += 1
    while first < head and (tree.is_(first, "case", "mark", "cc") or tree[first].upos == "PUNCT"):
        first += 1
    return first, end + 1


def _head(tree: Tree, words: Words) -> int:
    """The word nearest to the root of its tree."""
    return min(range(*words), key=lambda token: sum(1 for _ in tree.ancestors(token)))


def _span(tree: Tree, words: Words) -> Span:
    return tree.span((words[0], words[1] - 1))


def _alike(one: Words, other: Words) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= ALIKE * (one[1] - one[0] + other[1] - other[0])


def _explained(causation: Causation, by_signal: Sequence[Causation]) -> Causation:
    """The causation with the signal, the kind and the direction that the table gives it, where the table tells it."""
    for told in by_signal:
        if _same(causation, told):
            cause, effect = causation.cause, causation.effect
            if not _overlap(cause, told.cause):
                cause, effect = effect, cause
            return Causation(cause, effect, told.signal, told.kind)
    return causation


def _same(one: Causation, other: Causation) -> bool:
    """Whether the two sides are nearly the same words, whichever is called the cause."""
    straight = _overlap(one.cause, other.cause) and _overlap(one.effect, other.effect)
    return straight or (_overlap(one.cause, other.effect) and _overlap(one.effect, other.cause))


def _overlap(one: Span, other: Span) -> bool:
    return _alike((one.start, one.end), (other.start, other.end))
