"""What a report tells beside a saying: its occasion, its place, what is known of the speaker, the next thing done.

"After troops shelled the town, the governor said that rebels had left": the shelling is told by the report. Trees hang
such clauses on the verb of saying as if they were said.
"""

from __future__ import annotations

from polybius.schema import Sentence
from polybius.sources import tails
from polybius.sources.claims import Claim
from polybius.sources.clauses import FINITE, RELATIVE_TAGS
from polybius.sources.cues import TIME_WORDS, Lexicon, verb_cue
from polybius.syntax import Tree

SUBJECTS = ("nsubj", "csubj", "expl")
CONDITIONS = ("if", "unless", "because", "although", "though", "whether", "should", "had", "even")  # may be said
SETTINGS = ("after", "before", "when", "while", "as", "since", "until")
REASONS = ("because", "since", "as", "for")
OPENING = ("after", "without", "despite")  # right before a comma they open what stands behind the aside
LENGTHS = ("day", "week", "month", "year", "hour", "minute", "night", "morning", "soon", "shortly", "long")
JOINING = ("and", "but", "so", "yet")
SPOKEN_ACTS = ("say", "claim", "confirm", "deny", "warn", "relay", "threaten", "promise", "accuse")


def settle(tree: Tree, sentence: Sentence, claims: list[Claim], quoted: set[int], lexicon: Lexicon) -> None:
    """Takes out of what is said what the report tells around it; what is quoted stays."""
    for claim in claims:
        if claim.row.pos == "verb" and claim.row.act in SPOKEN_ACTS and claim.anchor not in quoted:
            claim.said = _without_occasion(tree, sentence, claim, quoted)
            claim.said = _without_opening(tree, claim, quoted)
            claim.said -= _behind_quotation(tree, claim, quoted)
            claim.said -= _next_clauses(tree, claim, quoted) if tree[claim.anchor].tag == "VBD" else set()
            claim.said -= _day_told_by(tree, claim, quoted) if tree[claim.anchor].tag in ("VBD", "VBG") else set()
            claim.said -= _reason(tree, claim, quoted)
            own = _own_words(tree, claim, quoted, lexicon)
            for one in (other for other in claims if other is claim or other.anchor in claim.said):
                one.said -= own
        elif claim.row.pos == "phrase":
            first, last = claim.cue[0], claim.cue[-1]
            if claim.sayer is not None and claim.sayer + 1 in claim.said and tails.is_reduced(tree, claim.sayer + 1):
                # "according to two officials briefed on the matter"
                claim.said = set(range(sentence.first, first - 1))
            claim.said = _between_semicolons(tree, claim, quoted)
            if any(i < first for i in claim.said) and any(i > last for i in claim.said):
                claim.said -= _joined(tree, {i for i in claim.said if i > last})
        claim.said = _behind_joint(tree, sentence, claim, quoted)


def _without_opening(tree: Tree, claim: Claim, quoted: set[int]) -> set[int]:
    """Without what stands before a cue that a clause follows: "In the ward that jets hit, a nurse said that ..."."""
    first, last = claim.cue[0], claim.cue[-1]
    before = sorted(i for i in claim.said if i < first)
    behind = sorted(i for i in claim.said if i > last)
    if not before or not behind or quoted & set(before) or tree.word(before[0]).lower() in CONDITIONS:
        return claim.said
    subject = min((i for verb in behind for i in tree.children(verb, *SUBJECTS) if i > last), default=None)
    if subject is None or tree[subject].tag in RELATIVE_TAGS:
        return claim.said
    clause = behind[0] if tree.word(behind[0]).lower() == "that" else subject
    if any(tree.word(i) in (",", ":") for i in range(last + 1, clause)):
        return claim.said  # "The plan, he told reporters, is dead"
    return claim.said - set(before)


def _without_occasion(tree: Tree, sentence: Sentence, claim: Claim, quoted: set[int]) -> set[int]:
    """Without when it was said, behind the cue: "said on Monday, after troops shelled the town, that ..."."""
    at = claim.cue[-1] + 1
    if at >= sentence.last or tree.word(at) == ",":
        return claim.said  # "Rebels burned it, he said, after troops left": all of it may be said
    while at + 1 < sentence.last and _is_day(tree, at, sentence.last):
        at += 1
    if at in quoted or tree.lemma(at) not in SETTINGS:
        return claim.said
    marks = (i for i in range(at + 1, sentence.last) if tree.word(i).lower() == "that" and tree.is_(i, "mark"))
    that = next((i for i in marks if tree[tree[i].head or i].head == claim.anchor), None)
    if that is not None and _tells(tree, range(at, that)):
        end = max([that, *tree.subtree(tree[that].head or that, ("punct",))])
        return {i for i in claim.said if i < claim.cue[0] and i in quoted} | set(range(that, end + 1))
    before = {i for i in claim.said if i < claim.cue[0]}
    if _tells(tree, before):  # "Rebels burned it, the governor said after troops shelled the town"
        return {i for i in claim.said if i < at or i in quoted}
    return claim.said


def _behind_quotation(tree: Tree, claim: Claim, quoted: set[int]) -> set[int]:
    """When it was said, behind what is wholly quoted: "said that “all is well” after jets bombed the town"."""
    marked = claim.said & quoted
    behind = {i for i in claim.said if marked and i > max(marked)}
    words = sorted(i for i in behind if tree[i].upos != "PUNCT")
    if not words or tree.lemma(words[0]) not in SETTINGS or tree[words[0]].head in words[1:2]:
        return set()  # "as to why"
    if not _tells(tree, behind):
        return set()
    finite = {i for i in claim.said if tree[i].tag in (*FINITE, "MD")}
    return behind if finite & marked and finite <= marked | behind else set()


def _is_day(tree: Tree, at: int, last: int) -> bool:
    """Whether a word before ``last`` belongs to the day of the saying, or measures the time to it: "on Monday"."""
    if at >= last:
        return False
    timed = tree.lemma(at) in TIME_WORDS or tree[at].upos in ("NUM", "PROPN") or tree[at].deprel.endswith("unmarked")
    small = tree[at].upos in ("DET", "ADP", "ADV") and tree.lemma(at) not in SETTINGS and _is_day(tree, at + 1, last)
    return timed or small or tree.word(at) == ","


def _tells(tree: Tree, words: range | set[int]) -> bool:
    return any(tree[i].tag in FINITE and tree.children(i, *SUBJECTS) for i in words)


def _next_clauses(tree: Tree, claim: Claim, quoted: set[int]) -> set[int]:
    """The next thing that happened: "said that rebels had left, and the army stormed the town".

    What is said stands a step back in time, or ahead; what is told beside it does not.
    """
    behind = {i for i in claim.said if i > claim.cue[-1] and i not in quoted}
    out = _joined(tree, behind)
    moved = [i for i in behind - out if tree[i].tag == "MD" or (tree.word(i).lower() == "had" and tree.is_(i, "aux"))]
    return out if out and moved and min(moved) < min(out) else set()


def _day_told_by(tree: Tree, claim: Claim, quoted: set[int]) -> set[int]:
    """By what the report dates what is said: "said rebels had left, two days after the army shelled the town"."""
    behind = sorted(i for i in claim.said if i > claim.cue[-1] and i not in quoted)
    moved = [i for i in behind if tree[i].tag == "MD" or (tree.word(i).lower() == "had" and tree.is_(i, "aux"))]
    # "said it was recalling its envoy, two days after"
    moved += [i for i in behind if tree.word(i).endswith("ing") and tree.children(i, "aux")]
    moved.sort()
    commas = [i for i in behind if tree.word(i) == ","]
    tail = [i for i in behind if commas and i > commas[-1]]
    plain = any(tree[i].tag == "VBD" and tree[i].upos == "VERB" for i in tail)
    return set(tail) if moved and moved[-1] not in tail and plain and tails.is_setting(tree, tail) else set()


def _reason(tree: Tree, claim: Claim, quoted: set[int]) -> set[int]:
    """What the report gives as the reason of what is to come: "said it would pay after a mob burned the embassy"."""
    out: set[int] = set()
    for verb in claim.said - quoted:
        head, mark = tree[verb].head, next((i for i in tree.children(verb, "mark") if tree.lemma(i) == "after"), verb)
        named = any(tree[i].upos in ("NOUN", "PROPN") for i in range(mark, verb))
        tied = tree.is_(verb, "advcl") or (tree.is_(verb, "parataxis") and mark != verb)
        if head not in claim.said or head is None or tree[verb].tag != "VBD" or not tied:
            continue
        helpers = tree.children(head, "aux", "aux:pass", "cop")
        to_come = {tree.word(i).lower() for i in helpers} & {"will", "would", "'ll"}
        # "will recall its envoy, the minister said, after a mob burned the embassy"
        aside = head < claim.cue[0] and claim.cue[-1] + 2 == mark and tree.word(mark - 1) == ","
        # "troops are being sent, the minister said, after a mob burned the embassy"
        now = any(tree[i].tag in ("VBP", "VBZ") and tree.lemma(i) != "have" for i in (head, *helpers))
        to_come = to_come or ({"now"} if aside and now else set())
        if to_come and named and (aside or claim.cue[-1] < head < mark):
            out |= set(range(mark, max(tree.subtree(verb)) + 1))
    return out


def _own_words(tree: Tree, claim: Claim, quoted: set[int], lexicon: Lexicon) -> set[int]:
    """What the speaker does by words meanwhile: "Iran stands down, he says, announcing new sanctions"."""
    comma = claim.cue[-1] + 1
    behind = {i for i in claim.said if i > comma and i not in quoted}
    first = comma + 1
    if first not in behind or tree.word(comma) != "," or tree[first].tag != "VBG" or tree.children(first, "nsubj"):
        return set()
    told = any(tree[i].tag in (*FINITE, "MD") for i in claim.said if i < claim.cue[0])
    return behind if told and verb_cue(tree, first, lexicon) is not None else set()


def _between_semicolons(tree: Tree, claim: Claim, quoted: set[int]) -> set[int]:
    """What "according to" speaks for between semicolons: "Nine died, according to the mayor; troops have left"."""
    words = {*claim.said, *claim.cue}
    marks = [i for i in range(min(words), max(words)) if tree.word(i) == ";" and i not in quoted]
    first = max((i for i in marks if i < claim.cue[0]), default=-1)
    last = min((i for i in marks if i > claim.cue[-1]), default=len(tree.tokens))
    own = {i for i in claim.said if first < i < last}
    if not any(tree[i].tag in (*FINITE, "MD") for i in own):
        # "Troops came, according to the mayor; a lorry was found": trees hang him on the lorry
        sayer = claim.sayer if claim.sayer is not None else claim.anchor
        own = set(range(max(first, _first_of(tree, claim)) + 1, claim.cue[0] - 1)) - set(tree.subtree(sayer))
        closes = claim.cue[-1] < last < len(tree.tokens) and tree.word(claim.cue[0] - 1) == ","
        own = own if closes else set()
    return own if any(tree[i].tag in (*FINITE, "MD") for i in own) else claim.said


def _first_of(tree: Tree, claim: Claim) -> int:
    """The place before the first word of a claim's sentence."""
    sentences = tree.reading.sentences
    at = tree.reading.sentence_at(tree[claim.anchor].span.start)
    return sentences[at].first - 1 if at is not None else -1


def _joined(tree: Tree, words: set[int]) -> set[int]:
    """The clauses among some words that a comma and "and" join to another, with a named doer and a plain past."""
    out: set[int] = set()
    for verb in sorted(words):
        links = [i for i in tree.children(verb, "cc") if tree.lemma(i) in JOINING and tree.word(i - 1) == ","]
        named = any(tree[i].upos in ("NOUN", "PROPN") for i in tree.children(verb, "nsubj"))
        if tree.is_(verb, "conj") and tree[verb].tag == "VBD" and named and links and not tree.children(verb, "mark"):
            out |= {i for i in words if i in set(tree.subtree(verb)) or i == links[0] - 1}
    return out


def _behind_joint(tree: Tree, sentence: Sentence, claim: Claim, quoted: set[int]) -> set[int]:
    """What an aside behind a joint speaks for: "Chad closed the border and, its ministry says, rebels came".

    Who gives the reason for an act tells the act as well.
    """
    first, last = claim.cue[0], claim.cue[-1]
    while first > sentence.first and tree[first - 1].upos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "PART"):
        first -= 1
    joint = first - 2
    if joint <= sentence.first or tree.word(first - 1) != "," or tree[joint].upos == "PUNCT" or joint in quoted:
        return claim.said
    relative = tree[joint].tag in ("WDT", "WP", "WRB") and tree.word(joint - 1) == ","
    # ", after, the mayor said, rebels came", but not "the day before, the mayor said"
    tied = tree[joint].upos in ("SCONJ", "CCONJ") or (tree.lemma(joint) in SETTINGS and tree.word(joint - 1) == ",")
    # "shot it down on Tuesday after, the army said, it had crossed the line", but not "the day after, the army said"
    bare = tree.lemma(joint) in OPENING and tree.lemma(joint - 1) not in LENGTHS
    opens = relative or bare or (tied and tree.lemma(joint) not in REASONS)
    behind = {i for i in claim.said if i > last}
    if not (opens or tree.word(joint).lower() == "not") or not any(i < joint for i in claim.said):
        return claim.said
    return behind | {i for i in claim.said if i >= joint} or claim.said
