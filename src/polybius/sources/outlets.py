"""What a medium is that passes words on: by its kind, its name or who it is; the publisher itself is none."""

from __future__ import annotations

import functools
import re

from polybius import resources
from polybius.resources import publishers
from polybius.resources.parties import ONLY_NAMED
from polybius.schema import Span
from polybius.sources.claims import NOMINAL, Draft
from polybius.sources.cues import TIME_WORDS
from polybius.syntax import Tree

STAFF = ("correspondent", "reporter")
ANYBODY = ("press", "media", "medium")
PAGES = ("page", "website", "site", "account", "feed", "blog", "portal")  # where whoever owns one speaks himself
WITH_A_NAME = ("appos", "flat", "compound", "nmod:poss")
BODIES = ("agency", "station", "network")  # which a noun before them makes one of the press, or of something else
OF_PRESS = ("news", "press", "information", "photo", "wire", "telegraph", "media", "radio", "television", "tv", "cable",
            "satellite", "broadcast", "state", "government", "party")  # fmt: skip
HYPHENED = 4  # tokens from the first to the last part of "Vienna-based"
DATELINE = 8  # tokens at the head of a text, among which an agency names itself


def is_outlet(draft: Draft, noun: int) -> bool:
    """Whether a noun is a medium that passes words on: by its kind, its name or who it is; the publisher is none."""
    tree = draft.tree
    if tree[noun].upos not in NOMINAL or tree.lemma(noun) in TIME_WORDS:
        return False
    if tree.lemma(noun) in STAFF:  # "told the newspaper's correspondent"
        return any(is_outlet(draft, owner) for owner in tree.children(noun, "nmod:poss"))
    common, named, _, never = _known()
    if tree.lemma(noun) in PAGES and any(tree[i].tag == "PRP$" for i in tree.children(noun, "nmod:poss")):
        return False  # "in a statement published on its website"
    if _is_other_body(tree, noun):
        return False
    if is_own(tree, noun) or _is_house(draft, noun) or (is_bare(draft, noun) and tree.lemma(noun) in ANYBODY):
        return False  # "told this newspaper", "in a statement to the Agency": the publisher; "told the press": no one
    text = tree.reading.words(words(tree, noun))
    if never.search(text) or _is_part(tree, noun, common):
        return False
    mention = draft.mentions.get(noun)
    entity = draft.reading.entity(mention.entity) if mention is not None else None
    press = entity is not None and entity.sector in ("MED", "JRN") and entity.kind != "people"
    inside = [i for i in phrase(tree, noun) if tree[i].upos in ("PROPN", "NOUN", "X", "ADJ", "ADV")]
    kind = tree[noun].upos == "PROPN" and any(tree.lemma(i) in common for i in inside)  # "the weekly Nation"
    told = _is_titled(draft, noun) or _is_listed(draft, noun)
    if not (press or kind or told or tree.lemma(noun) in common or any(named.fullmatch(tree.word(i)) for i in inside)):
        return False
    name = {tree.word(i).lower() for i in inside if tree[i].upos == "PROPN" or tree.word(i)[0].isupper()}
    publisher = set(re.findall(r"\w+", (draft.reading.document.publisher or "").lower()))
    return not (name and name <= publisher)


def _is_titled(draft: Draft, noun: int) -> bool:
    """Whether a name has "The" for a part of itself inside a sentence, as papers have: "told The Sacramento Bee"."""
    tree, the = draft.tree, min(phrase(draft.tree, noun))
    mention = draft.mentions.get(noun)
    entity = draft.reading.entity(mention.entity) if mention is not None else None
    known = mention is not None and mention.kind in ("GPE", "LOC", "PER")
    known = known or (entity is not None and not entity.id.startswith(ONLY_NAMED))
    inside = tree.word(the) == "The" and draft.reading.sentences[draft.sentence_of[noun]].first < the
    titled = inside and tree[noun].upos == "PROPN" and the < noun and not known
    return titled and tree.word(the - 1) not in (":", "“", '"', "``", "-", "–", "—", ".")


def _is_listed(draft: Draft, noun: int) -> bool:
    """Whether a name that nobody else bears is one of the table of publishers: "told Al-Sumaria", "told the INA"."""
    mention = draft.mentions.get(noun)
    entity = draft.reading.entity(mention.entity) if mention is not None else None
    if (entity is not None and not entity.id.startswith(ONLY_NAMED)) or (mention is not None and mention.kind == "PER"):
        return False
    name = re.sub(r"^the |[‘’]", "", draft.reading.words(words(draft.tree, noun)), flags=re.I)
    named = draft.tree[noun].upos == "PROPN"
    row = publishers.known(name, None) or publishers.known(name.replace("-", " "), None) if named else None
    return row is not None and row["domains"].rpartition(".")[2] not in publishers.OF_GOVERNMENTS


def _is_house(draft: Draft, noun: int) -> bool:
    """Whether "the Agency" with a capital is the publisher's own name for itself: no agency was named before."""
    tree = draft.tree
    publisher = re.findall(r"\w+", (draft.reading.document.publisher or "").lower())
    own = tree.word(noun)[0].isupper() or tree.lemma(noun) in publisher  # "told the radio" in the "Radio of the Coast"
    if not (is_bare(draft, noun) and own and tree[noun - 1].span.start > 0):
        return False
    named = _known()[1]
    before = range(DATELINE, noun)
    return not any(
        named.fullmatch(tree.word(i)) and tree[i].upos == "PROPN" and not is_bare(draft, i) for i in before
    )  # fmt: skip


def _is_other_body(tree: Tree, noun: int) -> bool:
    """Whether a body is none of the press by the noun before it: "the spy agency", "a police station"."""
    kinds = [i for i in tree.children(noun, "compound") if tree.word(i).islower()]
    body = tree[noun].upos == "NOUN" and tree.lemma(noun) in BODIES
    return body and bool(kinds) and not {tree.lemma(i) for i in kinds} & {*OF_PRESS, *_known()[0]}


def _is_part(tree: Tree, noun: int, common: frozenset[str]) -> bool:
    """Whether a common noun only says of what kind another is: the press of "a press conference"."""
    head = tree[noun].head
    above = head is not None and tree.is_(noun, "compound") and tree[head].upos == "NOUN" and tree[noun].upos == "NOUN"
    return above and head is not None and tree.lemma(head) not in (*common, *STAFF, "report")  # "its radio reports"


def is_own(tree: Tree, noun: int) -> bool:
    """Whether it is the publisher's: "this newspaper", "our correspondent"."""
    _, _, own, _ = _known()
    return bool({tree.word(det).lower() for det in tree.children(noun, "det", "nmod:poss")} & own)


def is_publisher(tree: Tree, noun: int) -> bool:
    """Whether a name is the publisher's own: "The Chamber notes" in a paper of the "Khyber Chamber of Trade"."""
    inside = tree.subtree(noun, ("acl", "acl:relcl", "appos", "case"))
    name = [tree.word(i).lower() for i in inside if tree.word(i)[0].isupper() and tree.lemma(i) not in ("the", "of")]
    publisher = set(re.findall(r"\w+", (tree.reading.document.publisher or "").lower()))
    several = len(name) > 1 or "the" in (tree.word(i).lower() for i in tree.children(noun, "det"))
    return bool(name) and set(name) <= publisher and several


def words(tree: Tree, noun: int) -> Span:
    """The words of an outlet: its noun with the name beside it."""
    inside = [i for i in phrase(tree, noun) if tree[i].upos != "ADP" or i > noun]
    run = [noun]
    while run[0] - 1 in inside:
        run.insert(0, run[0] - 1)
    if tree[noun].upos == "PROPN":  # "Al-Mayadeen" in three tokens
        while run[-1] + 2 < len(tree.tokens) and tree.word(run[-1] + 1) == "-" and tree[run[-1] + 2].upos == "PROPN":
            run += [run[-1] + 1, run[-1] + 2]
    common = tree[noun].upos == "NOUN"  # "the newspaper Daily Savanna", whatever the tree makes of the name
    last = len(tree.tokens) - 1
    while run[-1] < last and (run[-1] + 1 in inside or (common and tree[run[-1] + 1].upos == "PROPN")):
        run.append(run[-1] + 1)
    return tree.span(run)


def phrase(tree: Tree, noun: int) -> list[int]:
    """The tokens of an outlet with the preposition before it."""
    inside = [noun, *tree.children(noun, "amod", "det", "case", *WITH_A_NAME)]
    for kind in tree.children(noun, "amod"):  # "the state-run agency" in five tokens
        inside += (i for part in tree.children(kind, "compound") for i in range(part, kind) if kind - part <= HYPHENED)
    for child in tree.children(noun, *WITH_A_NAME):
        inside += tree.subtree(child, ("acl", "acl:relcl"))  # the newspaper of "the newspaper's correspondent", too
    if noun > 0 and tree[noun].upos == "PROPN" and tree.lemma(noun - 1) in _known()[0]:
        inside += [noun - 1, *tree.children(noun - 1, "det", "amod", "case")]  # "the daily Habari" in two phrases
    return sorted(set(inside))


@functools.lru_cache(maxsize=4)
def _table(digest: str) -> tuple[frozenset[str], re.Pattern[str], frozenset[str], re.Pattern[str]]:
    by_kind: dict[str, list[str]] = {}
    for row in resources.table("lexicon/outlets"):
        by_kind.setdefault(row["kind"], []).extend(row["words"].split("|"))
    named, never = (re.compile("|".join(map(re.escape, by_kind.get(kind, ["(?!)"])))) for kind in ("name", "not"))
    return frozenset(by_kind.get("common", ())), named, frozenset(by_kind.get("own", ())), never


def kinds() -> frozenset[str]:
    """The nouns of media: "daily", "radio"."""
    return _known()[0]


def _known() -> tuple[frozenset[str], re.Pattern[str], frozenset[str], re.Pattern[str]]:
    return _table(resources.digest())


def is_bare(draft: Draft, noun: int) -> bool:
    """Whether a noun means an outlet without its name: "the station", and no more words."""
    tree = draft.tree
    the = [tree.word(det).lower() for det in tree.children(noun, "det")] == ["the"]
    plain = len(tree.children(noun)) == len(tree.children(noun, "det", "case"))
    return the and plain and tree.lemma(noun) in kinds()
