"""The words that tell that somebody says, believes or wants something: the rows of the cue table."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from polybius import resources
from polybius.resources.word_classes import word_class
from polybius.schema import Span
from polybius.syntax import Tree

GROUP_DEPRELS = ("aux", "cop")  # "has said", "did not say", "is expected"
VOWELS = ("a", "e", "i", "o", "u")
SPEECH_ACTS = ("say", "claim", "confirm", "deny", "accuse", "relay")  # by which somebody speaks
GROUNDS = ("authority", "basis", "condition", "strength", "word")  # on which somebody tells something
TIME_WORDS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tonight",
)
GOING_ON = ("go", "continue", "begin", "start", "keep", "try", "take")  # "went on to say"
EVIDENCE = ("answer", "interview", "account", "testimony", "witness", "survivor", "source", "official", "statement",
            "report", "document", "paper", "record", "footage", "video", "image", "letter", "conversation", "talk",
            "recollection", "confession", "data", "figure", "finding", "list", "log", "register", "information",
            "intelligence", "evidence", "imagery", "photo", "photograph", "picture", "estimate", "statistic", "study",
            "survey", "transcript", "recording", "website", "site", "page", "channel", "post", "media", "sample",
            "analysis", "map", "filing", "indictment", "insider", "response", "reply")  # fmt: skip
STATEMENTS = (
    "statement",
    "letter",
    "memo",
    "report",
    "email",
    "release",
    "tweet",
    "note",
)  # "issued a statement saying"
JUDGING = ("deny", "dismiss", "reject", "refute", "rebut", "dispute", "condemn", "denounce", "cite", "quote")
MAX_BEGUN_TOKENS = 5  # of "issued a statement accusing"; "dismissed Chad's reports accusing Niger" begins no saying
MAX_PHRASE_WORDS = 5  # of a cue phrase: "in the opinion of" has four

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the cue table."""

    id: str
    lemma: str
    pos: str  # verb, noun, phrase, adverb, adjective, state or vague
    particle: Words  # "call for", "point out"
    complements: frozenset[str]  # what may tell the content: clause, quote, infinitive, np, rest, of ...
    act: str  # say, claim, deny, ask ...


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue table, by what a reader looks for."""

    verbs: dict[str, tuple[Cue, ...]]  # longer particles first
    nouns: dict[str, Cue]
    states: dict[str, Cue]
    scopes: dict[str, Cue]  # adverbs and adjectives: "reportedly", "alleged"
    phrases: dict[Words, Cue]
    forms: dict[str, str]  # written form of a verb -> its lemma: "told" -> tell
    going_on: frozenset[str]  # "saying", "calling": behind a comma the same speaker goes on
    somebody: frozenset[str]  # nouns of persons and bodies: "owner", "official"
    harm: frozenset[str]  # what nobody who speaks for others does to them himself: "shoot", "attack"
    unnamed: dict[str, str]  # lemma -> how it shows that nobody is named: amod, head, bare or plural


def lexicon() -> Lexicon:
    """The cues in use, the user's rows laid over the bundled ones."""
    return _lexicon(resources.digest())


@functools.cache
def _lexicon(digest: str) -> Lexicon:
    by_pos: dict[str, list[Cue]] = {}
    for row in resources.table("lexicon/cues"):
        complements = frozenset(row["complements"].split())
        cue = Cue(row["id"], row["lemma"], row["pos"], tuple(row["particle"].split()), complements, row["act"])
        by_pos.setdefault(cue.pos, []).append(cue)
    verbs: dict[str, list[Cue]] = {}
    forms: dict[str, str] = {}
    for row in resources.table("lexicon/cues"):
        if row["pos"] == "verb":
            forms |= dict.fromkeys((*_regular(row["lemma"]), *row["forms"].split()), row["lemma"])
    for cue in by_pos.get("verb", ()):
        verbs.setdefault(cue.lemma, []).append(cue)
    return Lexicon(
        verbs={lemma: tuple(sorted(rows, key=lambda row: -len(row.particle))) for lemma, rows in verbs.items()},
        nouns={cue.lemma: cue for cue in by_pos.get("noun", ())},
        states={cue.lemma: cue for cue in by_pos.get("state", ())},
        scopes={cue.lemma: cue for pos in ("adverb", "adjective") for cue in by_pos.get(pos, ())},
        forms=forms,
        going_on=word_class("going_on"),
        somebody=word_class("somebody") | word_class("people") | word_class("official"),
        harm=word_class("casualty") | word_class("attack"),
        phrases={tuple(cue.lemma.split()): cue for cue in by_pos.get("phrase", ())},
        unnamed={cue.lemma: next(iter(cue.complements)) for cue in by_pos.get("vague", ())},
    )


def _regular(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb: "deny", "denies", "denied", "denying"."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb[-1] == "y" and verb[-2:-1] not in VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    sibilant = verb.endswith(("s", "sh", "ch", "x", "z"))
    doubled = verb + verb[-1]  # "admitted" beside "commented": a form that nobody writes does no harm
    return verb, verb + ("es" if sibilant else "s"), verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"


def verb_cue(tree: Tree, verb: int, lexicon: Lexicon) -> tuple[Cue, tuple[int, ...]] | None:
    """The row of a verb, with the tokens of its particle; None when the verb is no cue.

    The written form is looked up before the lemma: a lemma is a guess, "told" is not.
    """
    lemma = lexicon.forms.get(tree.word(verb).lower(), tree.lemma(verb))
    above = tree[verb].head
    if above is not None and tree.is_(verb, "xcomp", "ccomp") and tree.children(verb, "aux:pass"):
        let = (row for row in lexicon.verbs.get(tree.lemma(above), ()) if row.particle == (lemma,))
        if (row := next(let, None)) is not None:
            return row, ()  # "let it be known that"
    for row in lexicon.verbs.get(lemma, ()):
        if not row.particle:
            return row, ()
        found = particle_of(tree, verb, row.particle)
        if found:
            return row, found
    return None


def particle_of(tree: Tree, verb: int, particle: Words) -> tuple[int, ...]:
    """The tokens right of a verb that make it the phrasal one: "out" of "pointed out", "for" of "called for"."""
    children = tree.children(verb)
    for at in [*children, *(below for child in children for below in tree.children(child, "case", "mark"))]:
        if (
            at > verb
            and tree.word(at).lower() == particle[0]
            and (
                tree.is_(at, "compound", "case", "mark", "advmod", "xcomp")
                or tree[at].tag == "WRB"
                or (tree.is_(at, "obj", "ccomp", "expl") and at == verb + 1)  # "let slip that", "draw attention to"
            )
        ):
            if particle == ("on",) and (
                _is_date(tree, at + 1) or any(verb < i < at for i in tree.children(verb, "obj"))
            ):
                continue  # "reported on Monday", "reported this on Facebook"
            if particle == ("on",) and tree.lemma(tree[at].head or at) in GROUNDS:
                continue  # "reported, on the word of two officials, that"
            rest = range(at + 1, at + len(particle))
            if all(
                i < len(tree.tokens) and tree.word(i).lower() == word
                for i, word in zip(rest, particle[1:], strict=True)
            ):
                return (at, *rest)
    return ()


def _is_date(tree: Tree, first: int) -> bool:
    """Whether some words open with a day: "Monday", "Feb. 13", "13 February"."""
    first += first < len(tree.tokens) and tree.word(first).isdigit()
    return first < len(tree.tokens) and (
        tree.lemma(first) in TIME_WORDS or tree.word(first).lower().rstrip(".") in _months(resources.digest())
    )


@functools.cache
def _months(digest: str) -> frozenset[str]:
    rows = resources.table("lexicon/times")
    return frozenset(row["word"] for row in rows if row["class"] in ("month", "month_short"))


def verb_group(tree: Tree, verb: int, particle: tuple[int, ...]) -> list[int]:
    """The cue's tokens: the verb with what stands right before it and belongs to it, and its particle."""
    group = [verb]
    while group[0] > 0 and tree.tokens[group[0] - 1].head == verb and _in_group(tree, group[0] - 1):
        group.insert(0, group[0] - 1)
    # "Reportedly said": an adverb alone in front is the sentence's, and "not" alone is the content's
    while (
        group[0] < verb
        and not any(tree.is_(i, *GROUP_DEPRELS) for i in group[:-1])
        and _is_sentence_adverb(tree, group[0])
    ):
        group.pop(0)
    if particle and particle[0] == verb + 2 and tree.word(verb + 1).lower() == "it":
        group.append(verb + 1)  # "made it clear"
    group += [i for i in particle if i == group[-1] + 1 or i - verb <= len(particle)]
    return [*_begun(tree, verb, group), *group, *_in_a_statement(tree, group[-1])]


def _begun(tree: Tree, verb: int, group: list[int]) -> list[int]:
    """The tokens of "went on to", "issued a statement" before the verb of saying itself."""
    head = tree[verb].head
    if head is None or not head < verb or verb - head > MAX_BEGUN_TOKENS:
        return []
    goes_on = tree.is_(verb, "xcomp", "advcl") and tree.lemma(head) in GOING_ON
    stated = tree.is_(verb, "acl") and tree.lemma(head) in STATEMENTS and tree[verb].tag == "VBG"
    if stated:
        head = tree[head].head if tree.is_(head, "obj") else None
        head = None if head is not None and tree.lemma(head) in JUDGING else head
    if head is None or not (goes_on or stated) or tree[head].upos != "VERB" or group[0] != verb:
        return []
    between = range(head, verb)
    return list(between) if not any(tree[i].upos == "PUNCT" for i in between) else []


def _in_a_statement(tree: Tree, last: int) -> list[int]:
    """The tokens of "in a statement" right behind a verb of saying."""
    words = [tree.word(i).lower() for i in range(last + 1, min(last + 5, len(tree.tokens)))]
    if words[:2] not in (["in", "a"], ["in", "an"]):
        return []
    at = next((n for n in (2, 3) if words[n : n + 1] and tree.lemma(last + 1 + n) == "statement"), None)
    behind = last + 2 + at if at is not None else last
    if at is None:
        return []
    over = behind >= len(tree.tokens) or tree[behind].upos == "PUNCT" or tree.word(behind) in ("that", "on")
    return list(range(last + 1, behind)) if over or tree.lemma(behind) in TIME_WORDS else []


def _in_group(tree: Tree, index: int) -> bool:
    if tree.is_(index, *GROUP_DEPRELS):
        return True
    return tree.is_(index, "advmod") and not tree.children(index) and tree[index].tag not in ("WRB", "IN")


def _is_sentence_adverb(tree: Tree, index: int) -> bool:
    return index == 0 or tree[index].span.start == 0 or tree.word(index)[0].isupper()


def phrases(tree: Tree, first: int, last: int, known: dict[Words, Cue]) -> Iterator[tuple[Cue, tuple[int, ...]]]:
    """The cue phrases among some tokens, the longest at each place: "according to", "citing", "based largely on"."""
    words = [tree.word(i).lower() for i in range(first, last)]
    at = 0
    while at < len(words):
        skipped = int(at + 2 < len(words) and tree[first + at + 1].upos == "ADV")
        for length in range(min(MAX_PHRASE_WORDS, len(words) - at), 0, -1):
            row, beside = known.get(tuple(words[at : at + length])), 0
            if row is None and skipped and length > 1:
                row, beside = known.get((words[at], *words[at + 2 : at + 1 + length])), 1
            if row:
                yield row, tuple(range(first + at, first + at + length + beside))
                at += length + beside - 1
                break
        at += 1


def is_unnamed(tree: Tree, head: int, named: bool, unnamed: dict[str, str]) -> bool:
    """Whether a source's words hide who it is: "a source", "an unnamed official", "some"."""
    if any(unnamed.get(tree.lemma(child)) == "amod" for child in tree.children(head, "amod", "acl", "nmod")):
        return True  # "an unnamed official", "people briefed on it", "two people with knowledge of the deal"
    how = unnamed.get(tree.lemma(head))
    if how == "plural":  # "reports say", but not "the report says", "police reports say"
        told = tree.children(head, "det", "nmod", "compound", "acl")
        return tree[head].tag == "NNS" and not told
    return how == "head" or (not named and how == "bare" and not tree.children(head, "acl", "acl:relcl", "amod"))


def span_of(tree: Tree, tokens: list[int]) -> Span:
    """The characters of a cue's tokens, from the first to the last."""
    return tree.span(tokens)
