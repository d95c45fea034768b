"""Claims told by word order: ", officials said." and ", said officials." read alike whatever the tree makes of them."""

from __future__ import annotations

from polybius.schema import Sentence
from polybius.sources import tails
from polybius.sources.claims import NOMINAL, Claim
from polybius.sources.clauses import FINITE, HOUSES, RELATIVE_TAGS
from polybius.sources.cues import STATEMENTS, TIME_WORDS, lexicon, verb_cue
from polybius.syntax import Tree

MAX_NAME_TOKENS = 14  # between the comma and the cue: "the chief spokesman of the coalition in Baghdad said"
INSERTED_ACTS = ("say", "claim", "confirm", "relay", "find", "show")
NOT_IN_A_NAME = ("VERB", "AUX", "SCONJ", "CCONJ", "INTJ")
NAME_PARTS = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART", "PRON")
NOT_INVERTED = ("WP", "WDT", "PRP")
RESTING = ("quoting", "citing", "referring", "relying", "speaking", "without")
ASSERTING = ("insist", "allege", "contend", "argue", "boast", "concede", "complain")  # of persons, these tell no deed
INFORMING = ("inform", "report", "announce", "declare", "state", "note", "indicate", "specify", "explain", "relate")
SPEAKERS = ("source", "official", "spokesman", "spokeswoman", "minister", "representative", "interlocutor", "officer",
            "diplomat", "correspondent", "governor", "secretary", "chief", "head")  # fmt: skip
PUBLISHED = ("delete", "publish", "post", "release", "remove", "sign", "issue", "withdraw", "send", "share")
DASHES = ("-", "–", "—")
MARKS = (",", "”", "''", '"', "’", "?", "!", "-", "–", "—")


def settle(tree: Tree, sentence: Sentence, claims: list[Claim], quoted: set[int]) -> None:
    """Corrects source and content of the claims whose place in the sentence leaves no doubt."""
    for claim in claims:
        row, verb = claim.row, claim.anchor
        fitting = row.pos == "verb" and row.act in INSERTED_ACTS and ("quote" in row.complements or row.lemma == "show")
        bare = tree[verb].tag == "VBN" and not tree.children(verb, "aux", "aux:pass", "nsubj:pass")
        told = tree[verb].tag in FINITE or (bare and row.lemma in INFORMING)  # "..., informed a source"
        if fitting and tree[verb].tag == "VB" and (cleft := _cleft(tree, sentence, claim)):
            claim.said = cleft  # "All that the mayor would say was that"
        if not fitting or not (told or bare) or verb in quoted:
            continue
        if claim.sayer is None and told:
            claim.sayer = _opening(tree, sentence, claim)
        claim.said |= _and_that(tree, sentence, claim)
        teller = _before_that(tree, sentence, claim, claims) if told else None
        if teller is not None:
            aside = set(range(teller.stop, claim.cue[-1] + 1))
            claim.said = set(range(teller.start, sentence.last)) - aside
            continue
        around = _inserted(tree, sentence, claim, quoted)
        speaker = _speaker_before(tree, claim) if around and (claim.sayer is None or bare) else claim.sayer
        if around is not None and (told or speaker is not None):
            claim.said, claim.sayer = around, speaker
            continue
        clause = _cleft(tree, sentence, claim) or (set() if claim.said else _that_clause(tree, sentence, claim, claims))
        if clause:
            claim.said = clause
            continue
        source = _closing(tree, sentence, claim) or _inverted(tree, sentence, claim, quoted)
        if source is None or not told:
            continue
        first, last = source
        head = head_of(tree, first, last)
        before = set(range(sentence.first, min(first, claim.cue[0]) - 1))
        behind = range(claim.cue[-1] + 1, sentence.last)
        colon = next((i for i in behind if tree.word(i) == ":"), sentence.last)
        told_before = any(tails.is_verbal(tree, i) for i in before)
        if head is None or not (told_before or (before & quoted and colon < sentence.last)):
            continue
        if claim.sayer is None or not first <= claim.sayer <= last:
            claim.sayer = head
        # "The talks are off, the mayor said: nobody had come"
        further = _backshifted(tree, claim, before, range(claim.cue[-1] + 1, sentence.last))
        further |= set(range(colon + 1, sentence.last))
        said = {*range(sentence.first, min(first, claim.cue[0])), *further}
        claim.said = (claim.said | before | further) & said


def _backshifted(tree: Tree, claim: Claim, before: set[int], behind: range) -> set[int]:
    """What goes on behind "and" in the past perfect of what is said: "Rebels had left, it said, and Chad had come".

    Or by the same doer, whom it does not name again: "Rebels left the town, it said, and burned its mill".
    """
    joined = len(behind) > 2 and tree.word(behind[0]) == "," and tree.word(behind[1]).lower() in ("and", "but")
    verb = next((i for i in behind[2:] if tree[i].upos != "ADV"), claim.anchor) if joined else claim.anchor
    if joined and _same_doer(tree, claim, verb):
        return {behind[0], *tree.subtree(verb)} & set(behind)
    finite = [i for i in behind if tree[i].tag in (*FINITE, "MD")]
    had = [i for i in before if tree.word(i).lower() == "had" and tree[i].upos == "AUX"]
    plain = joined and had and finite and tree.word(finite[0]).lower() == "had" and tree[finite[0]].upos == "AUX"
    return set(behind) if plain and tree[claim.anchor].tag == "VBD" else set()


def _same_doer(tree: Tree, claim: Claim, verb: int) -> bool:
    """Whether a verb goes on with what is told of a doer before; who speaks may be the one who asks for something."""
    first = tree[verb].head
    told = first is not None and first < verb and tree.is_(first, "ccomp") and tree[first].head == claim.anchor
    if first is None or not told or not tree.is_(verb, "conj") or tree.children(verb, "nsubj", "nsubj:pass"):
        return False
    asks = verb_cue(tree, verb, lexicon())
    return tree[verb].upos == "VERB" and (asks is None or verb_cue(tree, first, lexicon()) is not None)


def parted(tree: Tree, sentence: Sentence, claims: list[Claim]) -> None:
    """Leaves to whoever ends a sentence what stands behind its semicolon, where another tells what stands before it.

    "The army says jets hit a camp; two of the dead were children, doctors said".
    """
    marks = [i for i in range(sentence.first, sentence.last) if tree.word(i) == ";"]
    dashes = [i for i in range(sentence.first, sentence.last) if tree.word(i) in DASHES and not _glues(tree, i)]
    marks += dashes if len(dashes) == 1 else []  # "The radio said he was held - nonsense, says the ministry"
    speaking = [one for one in claims if one.sayer is not None and one.said and _speaks(one)]
    for claim in speaking:
        mark = max((i for i in marks if i < claim.anchor), default=sentence.first)
        others = [one for one in speaking if one.anchor < mark]
        for one in others:
            one.said -= set(range(mark, sentence.last))
        claim.said -= set(range(sentence.first, mark)) if others else set()


def _speaks(claim: Claim) -> bool:
    return claim.row.act in INSERTED_ACTS and (claim.row.pos == "verb" or "scope" in claim.row.complements)


def asked(tree: Tree, sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """The claims with "Asked whether it would stay, ..." made a question of nobody named, and taken out of the others.

    Trees make such an opening the content of the answer: "Asked about the raid, the envoy said it was over".
    """
    first = sentence.first + (tree.lemma(sentence.first) in ("when", "if"))
    words = range(first, sentence.last)
    comma = next((i for i in words if tree.word(i) == ","), None)
    if comma is None or comma < first + 2 or tree.word(first).lower() != "asked":
        return claims
    opening = set(range(sentence.first, comma + 1))
    for claim in claims:
        claim.said -= opening
    row = next((row for row in lexicon().verbs.get("ask", ()) if not row.particle), None)
    claims = [claim for claim in claims if claim.anchor not in opening]
    if row is None or {first - 1, first} & {claim.sayer for claim in claims}:
        return claims
    return [*claims, Claim(row, first, [first], None, set(range(first + 1, comma)), vague=True)]


def _before_that(tree: Tree, sentence: Sentence, claim: Claim, claims: list[Claim]) -> range | None:
    """The words of the teller in "A herder told police, the governor said, that ..."; they are the governor's.

    What the herder told is what stands behind, whatever the tree makes of it.
    """
    first, behind = claim.cue[0] - 1, claim.cue[-1] + 1
    while first > sentence.first and not _breaks(tree, first) and claim.cue[0] - first <= MAX_NAME_TOKENS:
        first -= 1
    while behind < sentence.last and tree[behind].upos == "ADV":
        behind += 1  # "two of them said afterwards, that"
    marked = behind + 1 < sentence.last and tree.word(behind) == "," and tree.word(behind + 1).lower() == "that"
    if tree.word(first) != "," or not marked or first + 1 == claim.cue[0]:
        return None
    told = [one for one in claims if one.anchor < first and one.row.act in INSERTED_ACTS and one.row.pos == "verb"]
    if not told or any(tree[i].tag in (*FINITE, "MD") for i in range(told[-1].anchor + 1, first)):
        return None
    told[-1].said = set(range(behind + 1, sentence.last))
    return range(sentence.first, first)


def _opening(tree: Tree, sentence: Sentence, claim: Claim) -> int | None:
    """The governor of "The governor of Sfax, who was there, says": the phrase that opens a sentence or its half."""
    end = _before_aside(tree, sentence, claim.cue[0] - 1)
    halves = (i + 1 for i in range(end, sentence.first, -1) if tree.word(i) in (";", ":"))
    first = next(halves, sentence.first)
    if _only_about(tree, first, claim):
        end = next((i for i in range(first, end + 1) if tree[i].upos not in NAME_PARTS), end + 1) - 1
    opens = end < claim.cue[0] - 1 and all(tree[i].upos in NAME_PARTS for i in range(first, end + 1))
    return head_of(tree, first, end) if opens and tree[first].upos != "ADP" else None


def _only_about(tree: Tree, first: int, claim: Claim) -> bool:
    """Whether all before a cue and its comma tells of a noun: "A report due in May, parts of which leaked, says"."""
    before, behind = range(first, claim.cue[0]), [i for i in claim.said if i > claim.cue[-1]]
    if tree.word(claim.cue[0] - 1) != "," or len(behind) < len(claim.said) or tree[first].upos != "DET":
        return False
    about = {i for verb in before if tree.is_(verb, "acl:relcl") for i in tree.subtree(verb)}
    told = any(tree.children(i, "nsubj", "nsubj:pass") for i in behind)
    return told and all(i in about for i in before if tree[i].tag in (*FINITE, "MD"))


def _and_that(tree: Tree, sentence: Sentence, claim: Claim) -> set[int]:
    """What goes on behind what is said: "said the police had come late, and that troops had left"."""
    at = max(claim.said, default=0) + 1
    if at + 2 >= sentence.last or at <= claim.cue[-1] or tree.word(at) != "," or tree[at + 1].upos != "CCONJ":
        return set()
    head = tree[at + 2].head
    clause = tree.word(at + 2).lower() == "that" and tree.is_(at + 2, "mark") and head is not None
    return set(tree.subtree(head)) | {at, at + 1} if clause and head is not None else set()


def _cleft(tree: Tree, sentence: Sentence, claim: Claim) -> set[int]:
    """What stands behind "that" in "What the mayor told us was that troops had left"."""
    opened = tree.word(sentence.first).lower() in ("what", "all") and claim.anchor - sentence.first <= MAX_NAME_TOKENS
    behind = range(claim.anchor + 2, sentence.last) if opened else ()
    that = next((i for i in behind if tree.word(i).lower() == "that" and tree.lemma(i - 1) in ("be", "'s")), None)
    own = that is not None and not any(tree[i].tag in FINITE for i in range(claim.anchor + 1, that - 1))
    return set(range(that, sentence.last)) if own and that is not None else set()


def _that_clause(tree: Tree, sentence: Sentence, claim: Claim, claims: list[Claim]) -> set[int]:
    """What stands behind a cue and "that", where the tree gives it to the next cue.

    "Noted that ..., adding that"; "told the radio that ..., an agency reported".
    """
    first = claim.cue[-1] + 1
    if "addressee" in claim.row.complements:
        names = range(first, min(first + MAX_NAME_TOKENS, sentence.last))
        first = next((i for i in names if tree[i].upos not in NAME_PARTS), first)
    if first >= sentence.last or tree.word(first).lower() != "that" or "clause" not in claim.row.complements:
        return set()
    cues = {one.cue[0] for one in claims}
    cues |= {min(tree.subtree(one.sayer)) for one in claims if one.sayer is not None and one.sayer < one.cue[0]}
    ends = (
        i for i in range(first + 1, sentence.last) if tree.word(i) == ";" or (tree.word(i) == "," and i + 1 in cues)
    )
    return set(range(first, next(ends, sentence.last)))


def _inserted(tree: Tree, sentence: Sentence, claim: Claim, quoted: set[int]) -> set[int] | None:
    """What stands around ", he says," where it parts a subject from its verb: "The minister, he says, agreed to it"."""
    first, behind = claim.cue[0] - 1, claim.cue[-1] + 1
    while first > sentence.first and not _breaks(tree, first):
        if tree[first].upos in NOT_IN_A_NAME or claim.cue[0] - first > MAX_NAME_TOKENS:
            return None
        first -= 1
    listened = "addressee" in claim.row.complements  # ", the mayor told the crowd,"
    if behind < sentence.last and (
        tree[behind].upos in ("ADP", "ADV")
        or tree.lemma(behind) in TIME_WORDS
        or (listened and tree[behind].tag != "TO")
    ):
        places = (i for i in range(behind, sentence.last) if tree[i].upos not in NAME_PARTS)
        behind = next(places, sentence.last)  # "the minister, he says in his letter, agreed to it"
    if behind + 1 < sentence.last and tree.word(behind) == "," and tree.word(behind + 1).lower() in RESTING:
        behind = next((i for i in range(behind + 1, sentence.last) if tree.word(i) == ","), behind)
    after = behind + 1
    if after >= sentence.last or (tree.word(first), tree.word(behind)) != (",", ",") or first + 1 == claim.cue[0]:
        return None
    parted = tree[first - 1].upos == "AUX" and tree[after].upos in ("VERB", "AUX")  # "had, he says, agreed"
    if not (parted or tree[after].tag in (*FINITE, "MD")) or {first - 1, after} & quoted:
        return None
    opened = [i for i in range(sentence.first, first) if tree.word(i) in (":", ";")]
    begin = opened[-1] + 1 if opened else sentence.first
    last = next((i for i in range(after, sentence.last) if tree.word(i) == ";"), sentence.last)
    if tree[first - 1].upos == "CCONJ" or tree[first - 1].tag in RELATIVE_TAGS:
        return set(range(after, last))  # "Troops came and, he says, burned it": the report tells their coming
    told = any(tree[i].tag in (*FINITE, "MD") for i in range(begin, first - parted))
    return None if told else set(range(begin, first)) | set(range(after, last))


def _speaker_before(tree: Tree, claim: Claim) -> int | None:
    """The head of the noun phrase between a comma and a cue; of "one of them", the one."""
    first = claim.cue[0]
    while not _breaks(tree, first - 1):
        first -= 1
    counted = tree[first].upos in ("NUM", "DET") and tree[first + 1].upos == "ADP"
    return first if counted else head_of(tree, first, claim.cue[0] - 1)


def _closing(tree: Tree, sentence: Sentence, claim: Claim) -> tuple[int, int] | None:
    """The first and last token of "the officials" in "..., the officials said on Tuesday."."""
    end = _before_aside(tree, sentence, claim.cue[0] - 1)
    first = end
    while first >= sentence.first and not _breaks(tree, first):
        beside = tree[first].tag == "VBN" and tree.is_(first, "acl", "amod")  # "a report published by the charity says"
        joined = tree[first].upos == "CCONJ" and tree[first - 1].upos in (
            "NOUN",
            "PROPN",
        )  # "police and witnesses said"
        verbal = tree[first].upos in NOT_IN_A_NAME and not beside and not joined
        if verbal or tree[first].tag in RELATIVE_TAGS or end - first > MAX_NAME_TOKENS:
            return None
        first -= 1
    if first < sentence.first or tree.word(first) not in MARKS or first == end:
        return None
    tail = range(claim.cue[-1] + 1, sentence.last)
    ends = (
        i
        for i in tail
        if tree.word(i) in (":", ";") or any(opens(tree, i) for opens in (_goes_on, _about_text, _comments))
    )
    tail = range(tail.start, next(ends, tail.stop))
    linked = [i for i in tail[:2] if tree[i].upos == "CCONJ"] if len(tail) > 1 else []
    # "the coroner said and the minister denied"
    named = linked and linked[0] + 1 < len(tree.tokens) and tree[linked[0] + 1].upos in ("DET", *NOMINAL)
    if linked and (tree.word(tail[0]) == "," or (linked[0] == tail[0] and named)):
        return first + 1, end  # "The deal is dead, two ministers said, and nobody mourned it."
    plain = all(tree[i].upos not in ("VERB", "AUX", "SCONJ", "CCONJ") for i in tail)
    return (first + 1, end) if plain and not any(tree.word(i) in (",", "“", '"') for i in tail) else None


def _goes_on(tree: Tree, comma: int) -> bool:
    """Whether a comma parts the saying from what it rests on or what is added: ", quoting X", ", adding that"."""
    if tree.word(comma) != "," or comma + 1 >= len(tree.tokens):
        return False
    added = tree[comma + 1].tag == "VBG" and tree.lemma(comma + 1) in lexicon().going_on
    return added or tree.word(comma + 1).lower() in RESTING


def _comments(tree: Tree, comma: int) -> bool:
    """Whether a comma parts the saying from what another makes of it: ", a figure that the minister dismissed"."""
    if tree.word(comma) != "," or comma + 1 >= len(tree.tokens) or tree[comma + 1].upos != "DET":
        return False
    noun = next((i for i in range(comma + 2, len(tree.tokens)) if tree[i].upos != "ADJ"), comma)
    return tree.lemma(noun) in tails.DEEDS and bool(tree.children(noun, "acl:relcl", "acl"))


def _about_text(tree: Tree, that: int) -> bool:
    """Whether a clause tells of the text that holds the words: "said in a tweet that it later deleted"."""
    verb = tree[that].head
    about = tree.word(that).lower() in ("that", "which") and tree.lemma(that - 1) in STATEMENTS
    return about and verb is not None and verb > that and tree.lemma(verb) in PUBLISHED


def _before_aside(tree: Tree, sentence: Sentence, end: int) -> int:
    """The last word before what is said of it: "..., the minister, who was ill, said", "..., the mayor, Li, said"."""
    if tree.word(end) != ",":
        return end
    comma = next((i for i in range(end - 1, sentence.first, -1) if tree[i].upos == "PUNCT"), None)
    if comma is None or tree.word(comma) != ",":
        return end
    about = tree[comma + 1].tag in RELATIVE_TAGS or all(tree[i].upos == "PROPN" for i in range(comma + 1, end))
    return comma - 1 if about else end


def _inverted(tree: Tree, sentence: Sentence, claim: Claim, quoted: set[int]) -> tuple[int, int] | None:
    """The first and last token of "officials" in "..., said officials, who ..."."""
    cue, first = claim.cue[0], claim.cue[-1] + 1
    if cue == sentence.first or tree.word(cue - 1) not in MARKS:
        return None
    if claim.row.lemma in INFORMING and tree.word(cue - 1) == ",":
        return _informed(tree, sentence, first)
    if "addressee" in claim.row.complements:
        return None
    after_quotation = bool({cue - 1, cue - 2} & quoted)
    if not after_quotation and claim.row.lemma not in ("say", *ASSERTING):
        return None  # "The minister, who is ill, repeated his offer."
    last = first
    while last < sentence.last and _in_a_name(tree, last):
        last += 1
    if last == first or tree[first].upos in ("ADP", "PART") or tree.lemma(first) in TIME_WORDS:
        return None  # ", said in Rome", ", said Monday"
    over = last == sentence.last or tree[last].upos == "PUNCT" or tree[last].tag in ("WP", "WDT", "IN")
    return (first, last - 1) if over else None  # "He came, said the army had left, ..."


def _in_a_name(tree: Tree, token: int) -> bool:
    """Whether a noun phrase goes on with a token; the dash of "Al-Shabab" does."""
    return _glues(tree, token) or (tree[token].upos in NAME_PARTS and tree[token].tag not in NOT_INVERTED)


def _glues(tree: Tree, token: int) -> bool:
    return tree.word(token) == "-" and tree[token - 1].span.end == tree[token].span.start


def _breaks(tree: Tree, token: int) -> bool:
    """Whether a mark parts phrases; the dash of "Ahmed al-Assadi" does not."""
    return tree[token].upos == "PUNCT" and not _glues(tree, token)


def _informed(tree: Tree, sentence: Sentence, first: int) -> tuple[int, int] | None:
    """The first and last token of "a source in the ministry" in "..., informed a source in the ministry."."""
    last = first
    while last < sentence.last and tree[last].upos in NAME_PARTS and tree[last].tag not in NOT_INVERTED:
        last += 1
    if last == first or any(tree[i].upos != "PUNCT" for i in range(last, sentence.last)):
        return None
    head = head_of(tree, first, last - 1)
    return (first, last - 1) if head is not None and tree.lemma(head) in (*HOUSES, *SPEAKERS) else None


def describe(tree: Tree, sentence: Sentence, claims: list[Claim]) -> None:
    """Gives "One, a senator from Utah, said" to the senator: who he is stands between commas."""
    for claim in claims:
        one = claim.sayer
        if one is None or tree.word(one).lower() not in ("one", "another") or tree.word(one + 1) != ",":
            continue
        end = next((i for i in range(one + 2, claim.anchor) if tree.word(i) == ","), sentence.first)
        named = all(tree[i].upos in NAME_PARTS for i in range(one + 2, end))
        if one + 2 < end and end + 1 == claim.cue[0] and named:
            claim.sayer = head_of(tree, one + 2, end - 1)


def phrase_behind(tree: Tree, first: int, last: int) -> int | None:
    """The head of the noun phrase that begins at a token, by position; None where none begins there."""
    end = first
    while end < last and tree[end].upos in NAME_PARTS and tree[end].tag not in NOT_INVERTED:
        end += 1
    return head_of(tree, first, end - 1) if end > first else None


def head_of(tree: Tree, first: int, last: int) -> int | None:
    """The head of a noun phrase by position: its last noun before a preposition, or the name that it belongs to."""
    end = next((i for i in range(first, last + 1) if tree[i].upos == "ADP"), last + 1)
    named = [i for i in range(first, end) if tree[i].upos in NOMINAL]
    if not named and end - 1 > first and tree[first].upos == "DET":
        named = [end - 1]  # "the general", "the accused", which taggers take for adjectives
    if not named and tree[first].upos == "NUM":
        named = [end - 1]  # "one of the drivers"
    if not named:
        return None
    at = named[-1]
    for head in tree.ancestors(at):
        if not first <= head < end or tree[head].upos not in NOMINAL:
            break
        at = head
    return at
