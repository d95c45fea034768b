"""Numbers of victims that somebody puts, raises or lowers: "the toll rose to 40", "puts at 322 the people killed"."""

from __future__ import annotations

from dataclasses import replace

from polybius.events.circumstances.counts import Counter
from polybius.events.circumstances.numbered import TALLIES
from polybius.events.words.numbers import VAGUE, amount, counts
from polybius.events.words.unhurt import HURT
from polybius.schema import Count
from polybius.syntax import Tree

TOLLED = {"die": "killed", "death": "killed", "dead": "killed", "victim": "killed"}  # of a "toll" without other words
PUTTING = {"put", "estimate", "set"}  # "puts at 322 the people killed"
GIVING = frozenset("give report announce confirm cite release issue publish record".split())  # "a toll of 23 dead"
PASSING = {"pass", "exceed", "top", "surpass"}
FORESEEN = {"can", "could", "may", "might", "will", "would", "should"}
LED_BY = {"to", "at"}
OF_MORE = frozenset("since across nationwide countrywide overall war conflict year month week cumulative".split())


def tolls(counter: Counter, first: int, last: int) -> tuple[Count, ...]:
    """The numbers that are put or rise somewhere in words from ``first`` to before ``last``.

    "The death toll rose to 40", "put the number of wounded at 64", "raised to 64 the number of injured soldiers".
    """
    tree, found = counter.tree, []
    for token in range(first, last):
        head = tree[token].head
        if head is None or tree[token].upos not in ("NOUN", "ADJ"):
            continue
        what, reached = _tallied(counter, token), _reached(counter, head, token)
        if what and tree.is_(token, "conj"):  # "and the number of wounded to 63"
            reached = [to for to in tree.children(token, "nmod") if tree[to].upos == "NUM"]
        if what is None and tree.lemma(head) in PUTTING and (what := _counted(counter, token)):
            reached = [to for to in reached if to > token][:1] or reached[-1:]  # "put the dead at nine, the hurt at 40"
        if what and not _only_foreseen(tree, head):
            told = [count for to in reached for count in counter.numbers.of(to, what)]
            passed = tree.lemma(head) in PASSING  # "the toll passed 40"
            found += [replace(count, max=None) for count in told] if passed else told
    next_ = _and_of(counter, first, last) if found else []
    return (*(one for one in found if not any(one.span.overlaps(other.span) for other in next_)), *next_)


def _only_foreseen(tree: Tree, verb: int) -> bool:
    """Whether a toll only could rise: "the toll may exceed 40"."""
    return any(tree.lemma(aux) in FORESEEN for aux in tree.children(verb, "aux"))


def tolls_again(counter: Counter, first: int, last: int) -> tuple[Count, ...]:
    """The numbers that are put or rise in words behind an act that has told its victims: of that act, later or in
    another mouth; none where they tell of more than one act ("the toll since May rose to 900").
    """
    return () if of_more(counter, first, last) else tolls(counter, first, last)


def of_more(counter: Counter, first: int, last: int) -> bool:
    """Whether the numbers of some words are those of more than one act: "since May", "of the war"."""
    tree = counter.tree  # "a war monitor" tells of the act
    return any(tree.lemma(at) in OF_MORE and not tree.is_(at, "compound") for at in range(first, last))


def _and_of(counter: Counter, first: int, last: int) -> list[Count]:
    """The number of the next kind of victims that one tally tells: "rose to 51 and of wounded to 271", "and that of
    injured to 200", "at 35 and the injured at 50".
    """
    tree, words, found = counter.tree, [word.lower() for word in counter.words], []
    for of in range(first + 1, last - 3):
        whom = of + 1 + (words[of : of + 2] == ["of", "the"])
        what, to = counter.kinds.get(tree.lemma(whom)), whom + 2
        next_ = (words[of] == "of" and words[of - 1] in ("and", "that")) or words[of - 1 : of + 1] == ["and", "the"]
        if not next_ or what not in HURT or words[to - 1] not in LED_BY:
            continue
        at = next((at for at in range(to, min(to + 3, last)) if counts(words[at])), None)  # "to more than 200"
        if at is not None and (number := amount(words, at)) is not None:
            found.append(Count(what, number.low, number.high, tree.span((number.first, number.last))))
    return found


def for_its_toll(tree: Tree, token: int) -> bool:
    """Whether an act is named for its toll alone: "the toll of the raid rose", "the number of those hurt in it"."""
    path = [token, *tree.ancestors(token)]
    at = next((n for n, node in enumerate(path) if n and tree.lemma(node) in TALLIES), 0)
    told = at and (tree.lemma(path[at]) == "toll" or at > 1)  # not "a number of raids"
    return bool(told) and tree.is_(path[at], "nsubj", "nsubj:pass", "obj")


def _tallied(counter: Counter, token: int) -> str | None:
    """What a tally counts: the killed of "the number of people killed"; a bare toll counts the dead."""
    tree = counter.tree
    if tree.lemma(token) not in TALLIES or tree[token].upos != "NOUN":
        return None
    words = [tree.lemma(node) for node in tree.subtree(token) if node != token]
    kinds = [counter.kinds.get(lemma) or TOLLED.get(lemma) for lemma in words]
    what = next((kind for kind in kinds if kind), None)
    return "killed" if what is None and tree.lemma(token) == "toll" else what


def _counted(counter: Counter, token: int) -> str | None:
    """What came to those whom somebody puts at a number: "the people killed", "the dead", "the wounded"."""
    tree = counter.tree
    harmed = [token, *(verb for verb in tree.children(token, "acl") if tree[verb].tag == "VBN")]
    kinds = (counter.kinds.get(tree.lemma(at)) for at in harmed if tree.is_(token, "obj"))
    return next((kind for kind in kinds if kind in HURT), None)


def _reached(counter: Counter, head: int, token: int) -> list[int]:
    """Where a tally stands: numbers with "to" or "at" at its verb, or the number that it "reached" or "is"."""
    tree = counter.tree
    children = [c for c in tree.children(head, "obl", "obj", "nsubj", "advmod", "nmod", "xcomp") if c != token]
    if tree[head].upos == "NUM":
        return [head]  # "the death toll is 40"
    told = [c for c in children if tree[c].upos == "NUM" or tree.word(c).lower() in VAGUE]
    with_ = any(tree.word(case).lower() == "with" for case in tree.children(token, "case"))  # "with a toll of 40"
    given = tree.lemma(token) == "toll" and (with_ or tree.lemma(head) in GIVING)  # not "called the toll of 23 a lie"
    put = tree.subtree(head) if tree.lemma(head) in PUTTING and not told else ()  # "put the bodies he had seen at nine"
    led = [at for at in put if at > token and tree[at].upos == "NUM" and _led(tree, at)]
    return told or led[:1] or (tree.children(token, "nmod") if given else [])


def _led(tree: Tree, number: int) -> bool:
    return any(tree.word(case).lower() in LED_BY for case in tree.children(number, "case"))
