"""Claims told beside a clause: "as the mayor put it", "or so he claims", "in her telling", "it was learnt from him".

Between commas stands who says it, whatever the tree makes of the words. Not covered: an aside that holds a comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polybius.schema import Sentence
from polybius.sources import outlets, positions, tails
from polybius.sources.claims import NOMINAL, Claim, Draft
from polybius.sources.clauses import FINITE, HEARD, HOUSES, QUOTED_AS, RELATIVE_TAGS, says_nothing
from polybius.sources.cues import STATEMENTS, TIME_WORDS, Cue, Lexicon
from polybius.syntax import Tree

ASIDE = Cue("aside", "as", "phrase", (), frozenset({"scope"}), "say")
BREAKS = (",", ";", ":", "–", "—", "(", ")", ".", "!", "?", "“", "”", '"', "``", "''")
SPOKEN = ("say", "claim", "confirm", "relay", "find", "show", "warn", "believe", "know")
TOLD_IT = ("put", "tell", "see", "have", "remember", "hear", "explain")  # "as the mayor put it": only with "it"
ACCOUNTS = ("account", "telling", "word", "version", "reckoning", "estimation", "judgment", "judgement", "view",
            "opinion", "recollection", "reading", "eyes")  # fmt: skip
PRINTED = ("headline", "entry", "banner", "sign", "poster", "caption", "message", "notice", "post")  # "reads a banner"
OPINING = ("reckon", "estimate", "believe", "think", "insist", "admit", "concede", "contend", "complain", "recall")
WRITING = ("write", "tweet", "post", "blog")
LET_KNOWN = ("let", "it", "be", "known")
RIGHT = ("right", "correct")
LEADING = ("in", "by", "on", "from", "to")  # "by his account"
TIMING = ("last", "on", "this", "earlier", "early", "late", "in", "at", "next", "the", "later", "week", "month", "year")
OWN_VOICE = ("my", "our", "your")
MAX_ASIDE_TOKENS = 24
MIN_REPORTING_WORDS = 3  # "state radio reports", with its article or the like: "radio reports" may be a noun


@dataclass(frozen=True, slots=True)
class _Aside:
    """Who says it by an aside, and by which word; ``sayer`` and ``listener`` are heads of noun phrases."""

    row: Cue
    cue: tuple[int, ...]
    sayer: int
    listener: int | None = None  # "as the mayor told the daily": the outlet, where it is one
    based_on: int | None = None  # "the daily learned from the mayor"


def settle(draft: Draft, sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence with those of its asides, in the place of such as lack a speaker there."""
    tree, made = draft.tree, claims
    stretches = list(_stretches(tree, sentence, draft.quoted))
    stretches[:1] = _opened(tree, stretches[0]) if stretches else []
    for number, stretch in enumerate(stretches):
        if not 1 < len(stretch) <= MAX_ASIDE_TOKENS:
            continue
        inside = set(stretch)
        aside = _aside(draft, stretch)
        mine = (claim for claim in claims if claim.sayer in inside and claim.anchor in inside)
        known = any(tree[i].upos != "PUNCT" for claim in mine for i in claim.said - inside)
        known = known and tree.word(stretch.start - 1) != "("
        citing = aside is not None and aside.based_on is not None
        if aside is None or (known and aside.row is not ASIDE and not citing and not _quotes(tree, aside)):
            continue
        opens = number == 0 or all(tree[i].upos in ("NUM", "PUNCT") for i in range(sentence.first, stretch[0]))
        opens = opens and draft.quoted.isdisjoint(range(sentence.first, stretch[0]))
        said = _scope(tree, sentence, stretch, opens, number == len(stretches) - 1)
        if any(_tells(tree, i) for i in said):
            outlet = aside.listener if aside.listener is not None and outlets.is_outlet(draft, aside.listener) else None
            made = [claim for claim in made if claim.anchor not in inside]
            if tree.lemma(aside.cue[0]) in QUOTED_AS:  # "the mayor said, as quoted by the daily": the daily is outside
                for claim in made:
                    claim.said -= inside if claim.anchor in said else set()
            made.append(Claim(aside.row, aside.cue[0], list(aside.cue), aside.sayer, said, aside.based_on, outlet))
    _undenied(tree, made)
    return made


def _quotes(tree: Tree, aside: _Aside) -> bool:
    return tree.lemma(aside.cue[0]) in QUOTED_AS


def _undenied(tree: Tree, claims: list[Claim]) -> None:
    """Takes out of a denial who claims what it denies: "denied that it had fired, as the mayor had claimed"."""
    for denial in claims:
        for claim in claims if denial.row.act == "deny" else ():
            marks = [i for i in tree.children(claim.anchor, "mark") if tree.lemma(i) == "as"]
            if marks and claim.anchor in denial.said and tree.word(marks[0] - 1) == ",":
                denial.said -= set(tree.subtree(claim.anchor))


def _tells(tree: Tree, index: int) -> bool:
    """Whether a word makes a clause: "cut" and "hit" with a subject do, whatever the tagger makes of them."""
    doing = tree[index].upos == "VERB" and tree.children(index, "nsubj") and not tree.children(index, "mark")
    return tree[index].tag in (*FINITE, "MD") or bool(doing)


def _stretches(tree: Tree, sentence: Sentence, quoted: set[int]) -> Iterator[range]:
    """The runs of words of a sentence between its punctuation; what is quoted is left out."""
    first = sentence.first
    for i in range(sentence.first, sentence.last + 1):
        if i == sentence.last or i in quoted or tree.word(i) in BREAKS or _is_dash(tree, i):
            if i > first:
                yield range(first, i)
            first = i + 1


def _opened(tree: Tree, words: range) -> list[range]:
    """The first stretch of a sentence, parted where an account opens it: "In the rebels' version jets bombed it"."""
    noun = next((i + 1 for i in words if tree[i].tag == "POS"), words.stop)
    if tree.word(words.start).lower() not in ("in", "by") or noun + 1 >= words.stop:
        return [words]
    account = tree.lemma(noun) in ACCOUNTS or tree.word(noun).lower() in ACCOUNTS
    named = all(tree[i].upos in positions.NAME_PARTS for i in range(words.start + 1, noun - 1))
    opens = account and named and tree[noun + 1].upos not in ("ADP", "CCONJ")
    return [range(words.start, noun + 1), range(noun + 1, words.stop)] if opens else [words]


def _is_dash(tree: Tree, index: int) -> bool:
    return tree.word(index) == "-" and index > 0 and tree[index - 1].span.end < tree[index].span.start


def _aside(draft: Draft, words: range) -> _Aside | None:
    tree, lexicon = draft.tree, draft.lexicon
    if tree.word(words.start - 1) == "(":
        return _credit(draft, words) or _told(tree, words, lexicon)
    if (judged := _judged_by(draft, words)) is not None:
        return judged
    what = next((i for i in words[:3] if tree.word(i).lower() == "what" and tree.lemma(i - 1) in ("be", "'s")), None)
    if what is not None:  # "rebels burned it, that is what the mayor says"
        return _told(tree, range(what + 1, words.stop), lexicon)
    opening = [tree.word(i).lower() for i in words[:2]]
    if opening == ["as", "far"]:
        return _told(tree, words[3:], lexicon)  # "as far as the ministry knows"
    if opening[0] == "as":
        return _told(tree, words[1:], lexicon) or _was_told(tree, words[1:], lexicon)
    if opening == ["or", "so"]:
        return _told(tree, words[2:], lexicon) or _was_told(tree, words[2:], lexicon)
    if opening == ["the", "way"]:
        return _told(tree, words[2:], lexicon)
    if opening[0] in ("it", "i", "we"):
        return _was_told(tree, words, lexicon)
    if opening[0] == "if":
        return _believed(tree, words)
    if opening == ["to", "hear"] and [tree.word(i).lower() for i in words[-2:]] == ["tell", "it"]:
        found = _phrase(tree, words[2:])
        return None if found is None else _Aside(ASIDE, (words[-2],), found[0])
    if opening[0] in LEADING:
        return _by_account(tree, words)
    return (
        _learned(tree, words, lexicon)
        or _let_known(tree, words, lexicon)
        or _parting(tree, words, lexicon)
        or _inverted(draft, words)
        or _revealed(draft, words)
        or _reports(draft, words)
    )


def _judged_by(draft: Draft, words: range) -> _Aside | None:
    """By "to go by the mayor", "judging by the letter": of somebody who tells things, or a text."""
    tree, opening = draft.tree, [draft.tree.word(i).lower() for i in words[:3]]
    first = 3 if opening == ["to", "go", "by"] else 2 if opening[:2] in (["going", "by"], ["judging", "by"]) else 0
    found = _phrase(tree, words[first:]) if first else None
    if found is None:
        return None
    telling = found[0] in draft.mentions or tree.lemma(found[0]) in (*HOUSES, *positions.SPEAKERS, *STATEMENTS)
    return _Aside(ASIDE, (words[first - 1],), found[0]) if telling and found[1] == words.stop else None


def _credit(draft: Draft, words: range) -> _Aside | None:
    """By the outlet in brackets at a sentence's end: "... has been sunk (agency Zarya)."; no abbreviation of a name."""
    tree = draft.tree
    last = draft.reading.sentences[draft.sentence_of[words.start]].last
    ends = words.stop + 1 >= last or tree.word(words.stop + 1) == "."
    short = len(words) == 1 and tree[words.start - 2].upos == "PROPN"  # an abbreviation of the name before it
    found = _phrase(tree, words) if ends and not short else None
    credited = found is not None and found[1] == words.stop and outlets.is_outlet(draft, found[0])
    return _Aside(ASIDE, tuple(words), found[0]) if credited and found is not None else None


def is_credit(tree: Tree, claim: Claim) -> bool:
    """Whether a claim is an outlet's in brackets; it tells all of its sentence, a speaker and his colon, too."""
    return claim.row is ASIDE and claim.anchor > 0 and tree.word(claim.anchor - 1) == "("


def _learned(tree: Tree, words: range, lexicon: Lexicon) -> _Aside | None:
    """By "the agency learned from a source"."""
    found = _phrase(tree, words)
    at = found[1] if found is not None else words.stop
    while at < words.stop and tree[at].upos in ("AUX", "ADV"):
        at += 1
    if found is None or at + 1 >= words.stop or tree.lemma(at) not in HEARD or tree.lemma(at + 1) not in ("from", "in"):
        return None
    row, informant = _row(tree, at, lexicon), _after(tree, range(at + 1, words.stop), ("from", "in"))
    if tree.lemma(at + 1) == "in" and (informant is None or tree.lemma(informant) not in HOUSES):
        return None  # "TASS learned in the ministry", but not "in Minsk"
    plain = not any(tree[i].tag in FINITE or tree[i].upos == "SCONJ" for i in range(at + 1, words.stop))
    return _Aside(row, (at,), found[0], based_on=informant) if row is not None and plain else None


def _let_known(tree: Tree, words: range, lexicon: Lexicon) -> _Aside | None:
    """By "the mediator let it be known on Sunday"."""
    found = _phrase(tree, words)
    at = found[1] if found is not None else words.stop
    at += at < words.stop and tree.lemma(at) == "have"  # "Ankara has let it be known"
    rest = range(at + len(LET_KNOWN), words.stop)
    row = next((row for row in lexicon.verbs.get("let", ()) if row.particle == ("know",)), None)
    if found is None or row is None or [tree.word(i).lower() for i in range(at, rest.start)] != list(LET_KNOWN):
        return None
    plain = not any(tree[i].tag in (*FINITE, "MD") or tree[i].upos == "SCONJ" for i in rest)
    return _Aside(row, tuple(range(at, rest.start)), found[0], _after(tree, rest, ("through",))) if plain else None


def _parting(tree: Tree, words: range, lexicon: Lexicon) -> _Aside | None:
    """By "the monitor tallied" where it parts a subject from its verb: "Jets, the monitor tallied, struck a school".

    Only somebody and a verb stand there, whichever verb it is, and whatever the tree makes of it.
    """
    behind, before_time = words.stop + 1, len(words)
    while before_time > 2 and _timed(tree, words[before_time - 1]):  # "an American daily reported last week"
        before_time -= 1
    last = words[before_time - 1]
    found = _phrase(tree, words[: before_time - 1])
    parted = behind < len(tree.tokens) and (tree.word(words.start - 1), tree.word(words.stop)) == (",", ",")
    if found is None or not parted or tree[behind].tag not in (*FINITE, "MD") or tree[found[0]].tag == "PRP":
        return None
    told = tree[last].upos in ("VERB", "ADJ") and tree.word(last).lower() in lexicon.forms
    told = told or (tree[last].tag in ("VBD", "VBZ", "VBP") and any(i in words for i in tree.children(last, "nsubj")))
    # "Jets, two officials briefed on it said, struck a school"
    described = found[1] < last and tails.is_reduced(tree, found[1])
    helpers = [tree.word(i).lower() for i in range(found[1], last) if tree[i].upos != "ADV" and not described]
    if not told or any(word not in ("has", "have", "had") for word in helpers) or tree[found[0]].tag in RELATIVE_TAGS:
        return None
    first = words.start - 1
    while first > 0 and tree.word(first - 1) not in (*BREAKS, "that"):
        first -= 1
    before = range(first, words.start - 1)
    named = any(tree[i].upos in NOMINAL for i in before) and not any(tree[i].tag in (*FINITE, "MD") for i in before)
    row = _row(tree, last, lexicon)
    return _Aside(row or ASIDE, (last,), found[0]) if named else None


def _timed(tree: Tree, word: int) -> bool:
    """Whether a word is of the time of a saying: "last week", "on Monday", "earlier"."""
    return tree.lemma(word).lower() in TIME_WORDS or tree.word(word).lower() in TIMING


def _phrase(tree: Tree, words: range) -> tuple[int, int] | None:
    """The head of the noun phrase that some words begin with, and the place behind it."""
    if words and tree[words[0]].tag == "PRP":
        return words[0], words[0] + 1
    end = next(
        (i for i in words if tree[i].upos not in positions.NAME_PARTS or tree[i].tag in ("PRP", "TO", "WDT", "WP")),
        words.stop,
    )
    head = positions.head_of(tree, words.start, end - 1) if end > words.start else None
    return None if head is None else (head, end)


def _told(tree: Tree, words: range, lexicon: Lexicon) -> _Aside | None:
    """By "the mayor told the daily" or "he put it": a speaker, a verb of saying, and nothing else that is done."""
    found = _phrase(tree, words)
    if found is None or tree.word(found[0]).lower() in ("it", "they", "one", "i", "we"):
        return None
    sayer, at = found
    while at < words.stop and tree[at].upos in ("AUX", "ADV"):
        at += 1
    if any(tree.lemma(i) == "be" for i in range(found[1], at)) and at < words.stop and tree[at].tag == "VBN":
        return None  # "he was told"
    if at >= words.stop or tree[at].upos not in ("VERB", "AUX") or tree[at].tag not in (*FINITE, "VBN", "VB"):
        return None
    rest = range(at + 1, words.stop)
    row = _row(tree, at, lexicon)
    it = bool(rest) and tree.word(rest[0]).lower() in ("it", "things")
    if it and tree.lemma(at) in TOLD_IT:
        return _Aside(row or ASIDE, (at, rest[0]), sayer)
    if row is None or it or any(tree[i].upos in ("VERB", "AUX", "SCONJ", "CCONJ") for i in rest):
        return None
    bare = _phrase(tree, rest)
    if bare is not None and tree[rest[0]].upos != "ADP" and tree.lemma(rest[0]) not in TIME_WORDS:
        # "as the army announced a raid" tells of what it announced
        return _Aside(row, (at,), sayer, bare[0]) if "addressee" in row.complements else None
    return _Aside(row, (at,), sayer, _after(tree, rest, ("to",)))


def _was_told(tree: Tree, words: range, lexicon: Lexicon) -> _Aside | None:
    """By "was reported by the press service", "it became known from a source", "he was told by him"."""
    told = (i for i in words[:6] if tree[i].upos != "AUX")
    verb = next((i for i in told if tree[i].tag == "VBN" or tree.word(i).lower() == "known"), None)
    before = range(words.start, verb) if verb is not None else ()
    if verb is None or any(tree[i].upos not in ("PRON", "AUX", "ADV") and tree.lemma(i) != "become" for i in before):
        return None
    row = _row(tree, verb, lexicon)
    rest = range(verb + 1, words.stop)
    if row is None or any(tree[i].tag in FINITE or tree[i].upos == "SCONJ" for i in rest):
        return None
    if row.lemma == "read" and tree.word(words[0]).lower() == "can":  # "as can be read in the report"
        text = _after(tree, rest, ("in",))
        return _Aside(ASIDE, (verb,), text) if text is not None and tree.lemma(text) in STATEMENTS else None
    heard = row.lemma in HEARD or tree.word(verb).lower() == "known"
    sayer = _after(tree, rest, ("by", "from") if heard else ("by",))
    if sayer is None and (tree.lemma(words[0]) == "it" or verb == words[0]):  # "it was indicated in the ministry"
        house = _after(tree, rest, ("in", "at"))
        sayer = house if house is not None and tree.lemma(house) in HOUSES else None
    # "it became known to the agency from the ministry": what is known is told
    return None if sayer is None else _Aside(ASIDE if heard else row, (verb,), sayer, _after(tree, rest, ("to",)))


def _after(tree: Tree, words: range, prepositions: tuple[str, ...]) -> int | None:
    """The head of the noun phrase behind one of some prepositions."""
    for i in words:
        if tree.word(i).lower() in prepositions and i + 1 < words.stop:
            found = _phrase(tree, range(i + 1, words.stop))
            if found is not None and tree.lemma(found[0]) not in TIME_WORDS:
                return found[0]
    return None


def _believed(tree: Tree, words: range) -> _Aside | None:
    """By "if the governor is to be believed", "if the governor is right", "if you believe the governor"."""
    last = words[-1]
    text = [tree.word(i).lower() for i in words]
    if text[-3:] == ["to", "be", "believed"] or (text[-1] in RIGHT and text[-2] in ("is", "are")):
        found = _phrase(tree, words[1:])
        return None if found is None else _Aside(ASIDE, (last,), found[0])
    if text[1] in ("one", "you", "we") and text[2:3] in (["believe"], ["believes"], ["trust"]):
        found = _phrase(tree, words[3:])
        return _Aside(ASIDE, (words[2],), found[0]) if found is not None and found[1] == words.stop else None
    return None


def _by_account(tree: Tree, words: range) -> _Aside | None:
    """By "in the governor's telling", "by his own account"."""
    last = words[-1]
    if tree.lemma(last) not in ACCOUNTS and tree.word(last).lower() not in ACCOUNTS:
        return None
    owner = next((i - 1 for i in words if tree[i].tag == "POS"), None)
    if owner is None and tree[words[1]].tag == "PRP$" and tree.word(words[1]).lower() not in OWN_VOICE:
        owner = words[1]
    own = owner is not None and tree[owner].upos in (*NOMINAL, "DET") and tree.lemma(owner) not in TIME_WORDS
    return _Aside(ASIDE, (words[0],), owner) if own and owner is not None else None


def _inverted(draft: Draft, words: range) -> _Aside | None:
    """By "says a report published by the charity", "reported the agency"; other verbs may tell what is done next."""
    tree, verb = draft.tree, words[0]
    row = _row(tree, verb, draft.lexicon) if tree[verb].tag in FINITE and verb > 0 else None
    if (
        row is None
        or tree.word(verb - 1) not in positions.MARKS
        or any(tree[i].tag in (*FINITE, "MD") and tree.word(i + 1).lower() not in ("to", "by") for i in words[1:-1])
        or tree[words[-1]].tag in (*FINITE, "MD")
    ):
        return None  # "says a cable leaked to the paper" has one verb of its own
    found = _phrase(tree, words[1:])
    opening = next((i for i in range(verb - 2, max(verb - MAX_ASIDE_TOKENS, 0), -1) if tree.word(i) in BREAKS), verb)
    if tree[opening + 1].tag in RELATIVE_TAGS and tree.word(verb - 1) == ",":
        return None  # "An official, who asked not to be named, said two jets, both old, had gone"
    after = None if found is None or not tree.is_(found[0], "nsubj") else tree[found[0]].head
    if after is not None and after >= words.stop and any(i < verb for i in tree.children(verb, "nsubj")):
        return None  # "The envoy, Jan Bos, said the talks, which broke down in May, will go on"
    timed = any(tree.lemma(i) in TIME_WORDS or tree[i].deprel.endswith(("tmod", "unmarked")) for i in words[1:3])
    if says_nothing(tree, verb):
        return None
    if found is None or timed or tree[words[1]].upos in ("ADP", "PART") or tree.lemma(words[1]) == "that":
        return None
    told = row.lemma in positions.INFORMING and (
        tree.lemma(found[0]) in (*HOUSES, *positions.SPEAKERS) or outlets.is_outlet(draft, found[0])
    )
    name = tree[words[1]].upos == "PROPN" and tree[verb].tag != "VB"  # "wrote Dawn"
    told = told or (row.lemma in WRITING and (name or outlets.is_outlet(draft, found[0])) and found[1] == words.stop)
    written = row.lemma == "read" and tree.lemma(found[0]) in (*STATEMENTS, *PRINTED)
    opined = row.lemma in OPINING and found[1] == words.stop and tree[verb].tag != "VBD"  # "reckons the mayor"
    return _Aside(row, (verb,), found[0]) if row.lemma == "say" or told or written or opined else None


def _revealed(draft: Draft, words: range) -> _Aside | None:
    """By "the Clarion can reveal": an outlet, its verb of saying, and nothing else."""
    tree, last = draft.tree, words[-1]
    found = _phrase(tree, words)
    able = found is not None and found[1] < last and tree[found[1]].tag == "MD" and tree[last].tag == "VB"
    if not able or found is None or any(tree[i].upos != "ADV" for i in range(found[1] + 1, last)):
        return None
    row = _row(tree, last, draft.lexicon)
    return _Aside(row, (last,), found[0]) if row is not None and outlets.is_outlet(draft, found[0]) else None


def _reports(draft: Draft, words: range) -> _Aside | None:
    """By "its radio reports", where the tagger takes the reports for a noun."""
    tree, last = draft.tree, words[-1]
    citing = next((i for i in words[2:] if tree.word(i).lower() in ("citing", "quoting")), None)
    if citing is not None and tree.word(citing - 1).lower() == "reports":
        head, row = positions.head_of(tree, words.start, citing - 2), _row(tree, citing - 1, draft.lexicon)
        cited = _phrase(tree, range(citing + 1, words.stop))
        named = head is not None and (tree[head].upos == "PROPN" or outlets.is_outlet(draft, head))
        return _Aside(row, (citing - 1,), head, based_on=cited[0]) if named and row and head and cited else None
    if tree[last].tag != "NNS" or tree.word(last).lower() != "reports" or len(words) < MIN_REPORTING_WORDS:
        return None
    head, row = positions.head_of(tree, words.start, last - 1), _row(tree, last, draft.lexicon)
    named = head is not None and head == last - 1 and all(tree[i].upos in positions.NAME_PARTS for i in words)
    return _Aside(row, (last,), head) if row and head is not None and named and outlets.is_outlet(draft, head) else None


def _row(tree: Tree, verb: int, lexicon: Lexicon) -> Cue | None:
    lemma = lexicon.forms.get(tree.word(verb).lower(), tree.lemma(verb))
    rows = (row for row in lexicon.verbs.get(lemma, ()) if not row.particle)
    return next((row for row in rows if row.act in SPOKEN and row.complements & {"clause", "quote"}), None)


def _scope(tree: Tree, sentence: Sentence, words: range, opens: bool, closes: bool) -> set[int]:
    """What an aside speaks for: all behind it, all before it, or the clause around it; never past a semicolon."""
    marks = [i for i in range(sentence.first, sentence.last) if tree.word(i) == ";"]
    first = max((i + 1 for i in marks if i < words.start), default=sentence.first)
    last = min((i for i in marks if i >= words.stop), default=sentence.last)
    around = set(range(first, last)) - set(words)
    if opens:
        return {i for i in around if i >= words.stop}
    if closes:
        return {i for i in around if i < words.start}
    top = next((i for i in words if tree[i].head not in words), None)
    for head in tree.ancestors(top) if top is not None else ():
        if head not in words and tree[head].upos in ("VERB", "AUX"):
            clause = set(tree.subtree(head)) - set(words)
            if any(i < words.start for i in clause) and any(i >= words.stop for i in clause):
                return clause & around
    return around
