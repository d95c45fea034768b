"""Who says it at the end of a headline or of a line of a ticker: "Jets bomb port - ministry", "...: officials"."""

from __future__ import annotations

from polybius.resources.parties import ONLY_NAMED
from polybius.schema import Sentence
from polybius.sources import clauses, positions, scopes
from polybius.sources.claims import NOMINAL, Claim, Draft
from polybius.sources.clauses import FINITE
from polybius.sources.cues import SPEECH_ACTS, Cue

DASHES = ("-", "–", "—")
NAME_PARTS = ("NOUN", "PROPN", "ADJ", "NUM", "PART")
COLON = ":"
# Kinds that a dash hardly names as a mouth: the site's name ("- BBC News"), the page's part of the world ("- Syria").
COUNTRY = "country"
PRESS = ("media", COUNTRY)
SOURCES = ("witness", "report", "survivor", "media", "lawyer", "relative", "tv", "television", "radio", "agency",
           "newspaper", "paper", "daily", "broadcaster", "channel", "outlet")  # fmt: skip
MAX_TAIL_TOKENS = 6  # "- Gaza health ministry spokesman"


def dash_claim(draft: Draft, sentence: Sentence, row: Cue) -> Claim | None:
    """The claim of whoever stands behind the last dash or colon of a headline, when it is somebody who can speak.

    Not covered: a capital ("- Kyiv"), which may as well be where it happened; in prose a dash parts other things.
    """
    tree = draft.tree
    first = scopes.behind_stamp(tree, sentence.first, sentence.last)
    if first == sentence.first and sentence.kind == "prose":
        return None
    last = sentence.last - (tree.word(sentence.last - 1) == ".")
    dash = next((i for i in range(last - 2, first, -1) if _parts(draft, i)), None)
    if dash is None or not 1 <= last - dash - 1 <= MAX_TAIL_TOKENS:
        return None
    tail = range(dash + 1, last)
    told = any(tree[i].tag in (*FINITE, "VB", "VBN", "MD") for i in range(first, dash))
    behind = next((i for i in tail if tree[i].upos == "ADP"), last)  # "sources in the ministry"
    if not told or any(tree[i].upos not in (*NAME_PARTS, "ADP", "DET") for i in tail) or behind in (dash + 1, last - 1):
        return None
    head = positions.head_of(tree, tail[0], tail[-1])
    if behind < last and (head is None or tree.lemma(head) not in positions.SPEAKERS):
        return None
    # "Jets bomb port -Interfax", without a blank, as agencies write it, is no site's name
    barred = () if tree.word(dash) == COLON else (COUNTRY,) if _glued(draft, dash) else PRESS
    if head is None or not can_speak(draft, head, tail, barred):
        return None
    return Claim(row, dash, [dash], head, set(range(first, dash)))


def is_heading(draft: Draft, sentence: Sentence, colon: Claim, made: list[Claim]) -> bool:
    """Whether a place or a topic stands before a colon, as another says the rest: "Chad war: shells hit it, X says".

    Whoever says it at the end gets all that is told before him, whatever the tree makes of it.
    """
    tree, head = draft.tree, colon.sayer
    if _own_news(draft, sentence, colon, made) or _is_dateline(draft, colon, made):
        return True
    tail = next((claim for claim in made if _at_end(draft, sentence, claim, colon.anchor)), None)
    if tail is None or head is None or can_speak(draft, head, range(sentence.first, colon.anchor), (COUNTRY,)):
        return False
    last = min(tail.cue[0], tail.sayer or tail.cue[0])
    comma = max(i for i in range(colon.anchor, last) if tree.word(i) == ",")
    tail.said = tail.said - set(range(sentence.first, colon.anchor + 1)) | set(range(colon.anchor + 1, comma))
    return True


def _is_dateline(draft: Draft, colon: Claim, made: list[Claim]) -> bool:
    """Whether a place opens what somebody else tells: "Beirut: Shells hit a school, a monitor said, as troops came"."""
    named = draft.mentions.get(colon.sayer) if colon.sayer is not None else None
    told = (claim for claim in made if claim.sayer is not None and colon.anchor < claim.anchor)
    place = named is not None and named.kind in ("GPE", "LOC")
    opening = draft.tree.subtree  # "Colombo: The rebels said shells had hit a school"
    told = (claim for claim in told if colon.anchor + 1 in (*claim.said, *opening(claim.sayer or 0)))
    return place and any(claim.row.act in SPEECH_ACTS for claim in told)


def _own_news(draft: Draft, sentence: Sentence, colon: Claim, made: list[Claim]) -> bool:
    """Whether a state stands before a colon of which others act behind it: "Sudan: rebels shell a camp".

    Or of which others speak: "Chad: UN experts accuse Chadian soldiers".
    """
    tree, reading = draft.tree, draft.reading
    named = draft.mentions.get(colon.sayer) if colon.sayer is not None else None
    state = reading.entity(named.entity) if named is not None else None
    if state is None or state.kind != COUNTRY or colon.anchor + 1 in draft.quoted:
        return False
    behind = range(colon.anchor + 1, sentence.last)
    subject = next((i for i in behind if tree.is_(i, "nsubj")), None)
    if subject is None:
        return False
    speaking = any(claim.sayer == subject and claim.row.act in SPEECH_ACTS for claim in made)
    acting = (draft.mentions[i] for i in (behind if speaking else tree.subtree(subject)) if i in draft.mentions)
    others = (reading.entity(mention.entity) for mention in acting if mention.entity != state.id)
    return any(other is not None and other.country == state.country for other in others)


def _at_end(draft: Draft, sentence: Sentence, claim: Claim, colon: int) -> bool:
    """Whether a claim's speaker and verb end the sentence, behind a comma, and nothing else is told there."""
    tree = draft.tree
    if claim.sayer is None or "quote" not in claim.row.complements:
        return False
    first, last = min(claim.cue[0], claim.sayer), max(claim.cue[-1], claim.sayer)
    comma = max((i for i in range(colon, first) if tree.word(i) == ","), default=None)
    behind = range(last + 1, sentence.last - (tree.word(sentence.last - 1) == "."))
    listener = len(behind) <= MAX_TAIL_TOKENS and all(tree[i].upos in positions.NAME_PARTS for i in behind)
    return comma is not None and first - comma <= MAX_TAIL_TOKENS and listener  # "a colonel tells Reuters"


def _parts(draft: Draft, mark: int) -> bool:
    """Whether a mark is a dash behind a blank, or a colon before one."""
    before, here = (draft.tree[i].span for i in (mark - 1, mark))
    word = draft.tree.word(mark)
    return (word == COLON and not _glued(draft, mark)) or (word in DASHES and before.end < here.start)


def _glued(draft: Draft, mark: int) -> bool:
    return draft.tree[mark].span.end == draft.tree[mark + 1].span.start


def can_speak(draft: Draft, head: int, tail: range, barred: tuple[str, ...]) -> bool:
    """Whether a noun is a body or a person that says things, and not the site or the column that the line stands in."""
    tree, reading = draft.tree, draft.reading
    if tree[head].upos not in NOMINAL:
        return False
    if tree.lemma(head) in (*clauses.HOUSES, *positions.SPEAKERS, *SOURCES, *draft.lexicon.somebody):
        return True
    words = tree.span(tail)
    for mention in reading.mentions:
        if words.contains(mention.span) and mention.span.contains(tree[head].span):
            entity = reading.entity(mention.entity)
            known = entity is not None and entity.kind not in barred and not entity.id.startswith(ONLY_NAMED)
            if mention.kind == "AGENT" or known:
                return True
    return False
