"""What the text itself says of a relation: "ties have not returned to their previous level"."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from polybius.events.certainty.factuality import Certainty
from polybius.events.phrases.parties import Parties
from polybius.events.words.grammar import Clauses
from polybius.resources import digest, table
from polybius.resources.word_classes import word_class
from polybius.schema import Assessment, Reading, Sentence
from polybius.syntax import Tree

NOUNS = ("relation", "cooperation", "hostility")  # word classes that a row of lexicon/assessments.csv is about
UPWARD = ("nmod", "compound", "conj", "amod", "nmod:poss")  # from the noun to the word that carries its phrase
OUTSIDE = ("advcl", "parataxis", "conj", "ccomp", "acl:relcl", "appos", "punct")  # no part of what is said of the noun
IF = {"if", "unless", "whether", "lest"}
NEGATING = {"not", "n't", "n’t", "never", "no", "hardly", "neither", "nor"}
SINCE = {"since", "after", "from", "following", "before", "until"}
BACKWARD = 3  # sentences in which "the relationship" finds whose it is


@dataclass(frozen=True)
class _Row:
    nouns: str
    role: str
    pattern: re.Pattern[str]
    statement: str


@dataclass(frozen=True)
class _Said:
    """A noun of a relation and the clause that says something of it."""

    noun: int
    role: str  # subject, object, of
    head: int
    clause: tuple[int, ...]


def assessed(
    reading: Reading, tree: Tree, clauses: Clauses, parties: Parties, certainty: Certainty
) -> tuple[Assessment, ...]:
    """The statements of a text about the relation of two parties that it names; without both none is made.

    What is hoped for, planned, feared or possible is none: "will improve", "agreed to repair ties", "if ties worsen";
    nor is what is denied or called false, but to whoever holds it ("denied Lima's claim that ties had improved": Lima).
    Not covered: a statement whose noun stands in another sentence ("It has yet to recover."), and those of a noun
    alone ("the deterioration of ties"), unless a verb says that it came about.
    """
    out: list[Assessment] = []
    last: tuple[int, tuple[str, str]] | None = None  # the sentence and parties of the relation that was spoken of
    for number, sentence in enumerate(reading.sentences):
        for noun in _nouns(reading, tree, sentence):
            own = _dyad(noun, clauses, parties, reading)
            recent = last[1] if last and number - last[0] <= BACKWARD else None
            dyad = own or ((recent or _named_around(reading, number)) if _definite(noun, tree) else None)
            if own:
                last = (number, own)
            if dyad is None:
                continue
            for said in _said(noun, tree, sentence):
                statement, chain = _statement(said, tree), _chain(reading, tree, said)
                if statement is not None:
                    if (holders := _holders(chain, said.head, certainty)) is not None:
                        since = _since(reading, tree, said)
                        out.append(Assessment(tree.span((*said.clause, noun)), dyad, statement, since, holders))
                    break
    return tuple(dict.fromkeys(out))


def _nouns(reading: Reading, tree: Tree, sentence: Sentence) -> Iterator[int]:
    """The nouns of a sentence that mean a relation; those inside a name ("Council on Foreign Relations") do not."""
    names = [mention.span for mention in reading.mentions if mention.kind in ("ORG", "PER")]
    wanted = frozenset().union(*(word_class(name) for name in NOUNS))
    for token in range(sentence.first, sentence.last):
        named = any(name.contains(tree[token].span) for name in names)
        if tree.lemma(token) in wanted and tree[token].upos in ("NOUN", "PROPN") and not named:
            yield token


def _said(noun: int, tree: Tree, sentence: Sentence) -> Iterator[_Said]:
    """What is said of the noun, and of an "it" that takes it up in the same sentence."""
    found = _carried(noun, tree)
    if found is not None:
        yield found
    for token in range(noun + 1, sentence.last):
        if tree.word(token).lower() in ("it", "they", "which") and tree.is_(token, "nsubj"):
            taken_up = _carried(token, tree)
            if taken_up is not None and (found is None or taken_up.clause != found.clause):
                yield _Said(noun, taken_up.role, taken_up.head, taken_up.clause)
            return


def _carried(noun: int, tree: Tree) -> _Said | None:
    """The clause that the noun's phrase is a subject or object of; None when it is only possible or wished for."""
    top, role = noun, ""
    while tree.is_(top, *UPWARD) and (head := tree[top].head) is not None and tree[head].upos in ("NOUN", "PROPN"):
        if top == noun and not tree.is_(top, "conj"):
            role = "" if tree.lemma(head) in word_class("quantity-of") else "of"
        top = head
    head = tree[top].head
    if tree[top].deprel == "root":  # "Relations at their lowest point", and copulas that a parser turns round
        head = top
    if head is None:
        return None
    if not role:
        role = "object" if tree.is_(top, "obj") else "subject"
        if not tree.is_(top, "obj", "nsubj", "root", "dislocated", "dep", "csubj"):
            return None
    if role == "of" and tree[top].deprel != "root" and tree.lemma(head) not in word_class("told-change"):
        return None
    while tree.is_(head, "xcomp") and (above := tree[head].head) is not None:
        if tree.lemma(above) not in word_class("aspect") and tree[head].upos == "VERB" and _to(head, tree):
            return None  # "agreed to repair ties", "wants to improve relations"
        if tree.lemma(above) in word_class("unreal") - word_class("aspect"):
            return None  # "denied straining relations"
        head = above
    inside = tuple(_clause(head, tree))
    told_by = _told_by(head, inside, tree)
    clause = tuple(token for token in inside if token not in told_by)
    if _unsure(head, clause, tree):
        return None
    return _Said(noun, role, head, clause)


def _to(verb: int, tree: Tree) -> bool:
    return any(tree.word(child).lower() == "to" for child in tree.children(verb, "mark"))


def _clause(head: int, tree: Tree) -> Iterator[int]:
    """The tokens of a clause from its first to its last, those of other clauses left out."""
    inside = {head}
    queue = [head]
    while queue:
        at = queue.pop()
        for child in tree.children(at):
            # "below where it stood", "what they were": such clauses are part of it, those of the verb are not
            own = at != head or tree[at].upos != "VERB"
            if tree.is_(child, *OUTSIDE) and not (own and tree.is_(child, "acl:relcl", "advcl")):
                continue
            inside.add(child)
            queue.append(child)
    return iter(sorted(inside))


def _told_by(head: int, clause: tuple[int, ...], tree: Tree) -> set[int]:
    """The words of a clause that tell who says it: "ties have cooled, according to an envoy"."""
    reading, told = tree.reading, set[int]()
    for attribution in reading.attributions:
        cue = reading.tokens_in(attribution.cue)
        if attribution.source is not None and set(cue) <= set(clause) and head not in cue:
            told |= {*cue, *reading.tokens_in(attribution.source.span)}
    return told


def _unsure(head: int, clause: tuple[int, ...], tree: Tree) -> bool:
    """Whether the clause tells what will, could or should be, or what is asked."""
    if any(tree.lemma(child) in word_class("unsure") for child in tree.children(head, "aux")):
        return True
    if any(tree.word(child).lower() in IF for child in tree.children(head, "mark", "advmod")):
        return True
    if tree.is_(head, "acl", "advcl", "xcomp", "csubj") and _to(head, tree):
        return True  # "to improve relations, they met"
    last = clause[-1]
    return last + 1 < len(tree.tokens) and tree.word(last + 1) == "?"


def _statement(said: _Said, tree: Tree) -> str | None:
    noun = tree.lemma(said.noun)
    words = " ".join(tree.word(token).lower() for token in said.clause)
    negated = any(tree.word(token).lower() in NEGATING for token in said.clause)
    for row in _rows(digest()):
        if row.role != said.role or noun not in word_class(row.nouns) or not row.pattern.search(words):
            continue
        # "relations have not worsened" is none of the statements
        return None if negated and row.statement not in ("not_recovered", "unchanged") else row.statement
    return None


@functools.lru_cache(maxsize=4)
def _rows(tables: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(row["nouns"], row["role"], re.compile(row["pattern"], re.IGNORECASE), row["statement"])
        for row in table("lexicon/assessments")
    )


def _dyad(noun: int, clauses: Clauses, parties: Parties, reading: Reading) -> tuple[str, str] | None:
    """The two countries whose relation the noun means; a document's only other country stands in for "its"."""
    named = [
        party.country
        for heads in (
            clauses.prepositional(noun, ("between", "with", "of", "to", "among", "toward", "towards")),
            clauses.possessors(noun),
            clauses.modifiers(noun),
        )
        for party in parties.of(heads)
        if party.country
    ]
    found = list(dict.fromkeys(named))
    if len(found) == 1:
        found += [country for country in _frequent(reading) if country not in found][:1]
    return (found[0], found[1]) if len(found) == 2 else None  # "the two nations" among three that are named


def _definite(noun: int, tree: Tree) -> bool:
    """Whether a noun without parties can mean the relation spoken of: "the relationship", "ties", not "a relation"."""
    determiners = [tree.word(child).lower() for child in tree.children(noun, "det", "nmod:poss")]
    modified = tree.children(noun, "compound", "amod", "nmod")
    return not modified and all(word in ("the", "this", "that", "these", "those", "their") for word in determiners)


def _named_around(reading: Reading, number: int) -> tuple[str, str] | None:
    """The only two states that the sentence names, or else the one before it."""
    for at in (number, number - 1):
        if at < 0:
            continue
        span = reading.sentences[at].span
        named = {
            entity.country
            for mention in reading.mentions
            if span.contains(mention.span) and (entity := reading.entity(mention.entity)) is not None and entity.country
        }
        if len(named) == 2:
            one, other = sorted(named)
            return one, other
    return None


def _frequent(reading: Reading) -> list[str]:
    """Countries by how often the document means them, its mentions counted."""
    counted: dict[str, int] = {}
    for mention in reading.mentions:
        entity = reading.entity(mention.entity)
        if entity is not None and entity.country and len(entity.country) == 3 and entity.country.isupper():
            counted[entity.country] = counted.get(entity.country, 0) + 1
    return sorted(counted, key=lambda country: (-counted[country], country))


def _since(reading: Reading, tree: Tree, said: _Said) -> dt.date | None:
    """The first day of "since January", "after the 3rd", "their level before 3 January"; None without one."""
    inside = set(said.clause)
    for timex in reading.timexes:
        tokens = reading.tokens_in(timex.span)
        if not tokens or timex.earliest is None or not inside & set(tokens):
            continue
        if {tree.word(token).lower() for token in (tokens[0], max(0, tokens[0] - 1))} & SINCE:
            return timex.earliest
    return None


def _chain(reading: Reading, tree: Tree, said: _Said) -> tuple[int, ...]:
    """Who says so, innermost first."""
    words = [tree[token].span for token in (*said.clause, said.noun)]
    holding = [
        (sum(len(part) for part in attribution.content), index)
        for index, attribution in enumerate(reading.attributions)
        if all(any(part.contains(word) for part in attribution.content) for word in words)
    ]
    return tuple(index for _, index in sorted(holding))


def _holders(chain: tuple[int, ...], head: int, certainty: Certainty) -> tuple[int, ...] | None:
    """Of those who tell a clause the ones who hold it; None where whoever says it, or the report itself, does not."""
    disbelieved = certainty.disbelieved(head)
    marks = frozenset({"negation"} if disbelieved else ())
    views = {belief.attribution: belief.value for belief in certainty.beliefs(chain, marks, head)}
    holders = tuple(index for index in chain if views[index].endswith("+"))
    if not disbelieved and holders == chain:
        return chain
    # "rejected reports that ties had worsened": nobody is known to say so
    known = holders[:1] == chain[:1] and any(certainty.reading.attributions[index].source for index in holders)
    return holders if known else None
