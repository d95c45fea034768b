"""Quotations find their speakers: the cue that holds them, stands beside them, or spoke before them."""

from __future__ import annotations

from dataclasses import dataclass

from polybius.sources import clauses, outlets
from polybius.sources.claims import NOMINAL, Claim, Draft
from polybius.sources.cues import Cue, verb_cue
from polybius.syntax import Tree

OTHERS_ACTS = ("say", "claim", "confirm", "accuse", "deny", "threaten", "promise", "relay")  # inside quotations
SPEECH_ENDS = (",", "?", "!", ".", "…", "—", "-")  # before the closing mark of a quotation that is a whole speech
MAX_TO_CUE = 25  # tokens between a quotation and the cue of its speaker: "..., Jane Doe, the head of ..., said"
GOES_ON = ("say", "claim", "confirm", "warn", "accuse")  # what a speech may go on from
PERSONS = ("he", "she")
UNTOLD = Cue("quotation", '"', "phrase", (), frozenset({"quote"}), "say")  # the mark is all that tells of speech
SIGNING = ("―", "—", "–", "--")
NAMING = ("PROPN", "NOUN", "ADJ", "DET", "ADP")
MAX_SIGNATURE = 8  # tokens of a name below a quotation
MIN_SPEECH_TOKENS = 4  # a shorter quotation without a verb of saying is a name or a word held at a distance


@dataclass(frozen=True, slots=True)
class _Turn:
    """Who spoke last, and the last token of it."""

    speaker: Claim | None = None
    end: int = -1


def give_quotations(draft: Draft) -> None:
    """Gives every quotation to the claim that holds a part of it, or to the nearest verb of saying."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in draft.claims:
        by_sentence.setdefault(draft.sentence_of[claim.anchor], []).append(claim)
    turn = _Turn()
    for tokens in draft.quotations:
        inside = set(tokens)
        sentences = range(draft.sentence_of[tokens[0]], draft.sentence_of[tokens[-1]] + 1)
        near = [
            claim for index in sentences for claim in by_sentence.get(index, ()) if claim.anchor not in draft.quoted
        ]
        if (signed := _signed(draft, tokens)) is not None:
            draft.claims.append(signed)
            continue
        bringer = _bringer(draft, tokens, near)
        if bringer is not None:
            for claim in near:
                claim.said -= inside if bringer.anchor not in claim.said else set()
            bringer.said |= inside
        holding = [claim for claim in near if claim.said & inside]
        spoken = [claim for claim in holding if "quote" in claim.row.complements]
        # "“Jets came,” the radio quoted him as saying": he speaks, and the radio tells all of it
        inner = {other.anchor for other in spoken}
        outer = [claim for claim in spoken if claim.row.lemma in clauses.QUOTED_AS and inner & claim.said]
        spoken = [claim for claim in spoken if claim not in outer] or spoken
        for claim in near:
            if "rest" in claim.row.complements and claim.said and tokens[0] - 1 == max(claim.said):
                claim.said |= inside  # "called him “the worst of all”", whatever the tree makes of it
        for claim in holding:
            if _is_most(claim.said & inside, inside, draft, claim):
                claim.said |= inside
        speaker = max(spoken, key=lambda claim: len(claim.said & inside), default=None)
        if speaker is None and not holding and len(tokens) >= MIN_SPEECH_TOKENS:
            speaker = _speaker(draft, tokens, near, by_sentence, turn)
            if speaker is not None:
                speaker.said |= inside - set(speaker.cue)
        if speaker is not None:
            if _stands_alone(draft.tree, tokens, speaker):
                told = draft.quoted - {i for claim in near for i in claim.cue}
                speaker.said = (speaker.said & told) | _behind_colon(draft, speaker, tokens[-1])
            _seat(draft, tokens, speaker)
            speaker.spoken = True
            turn = _Turn(speaker, max(tokens[-1], speaker.anchor))


def _signed(draft: Draft, tokens: list[int]) -> Claim | None:
    """The claim of whoever signs a quotation: "“We shall stay.” ― Jane Doe", where nothing else stands behind it."""
    tree, dash = draft.tree, tokens[-1] + 1
    if dash + 1 >= len(tree.tokens) or tree.word(dash) not in SIGNING or len(tokens) < MIN_SPEECH_TOKENS:
        return None
    last = draft.reading.sentences[draft.sentence_of[dash]].last
    words = [i for i in range(dash + 1, last) if tree.word(i) != "."]
    named = any(tree[i].upos == "PROPN" for i in words) and all(
        tree[i].upos in NAMING or tree.word(i) == "," for i in words
    )
    head = next((i for i in words if tree[i].upos == "PROPN"), None)
    signs = named and len(words) <= MAX_SIGNATURE and head == dash + 1
    return Claim(UNTOLD, dash, [dash], head, set(tokens)) if signs else None


def _bringer(draft: Draft, tokens: list[int], near: list[Claim]) -> Claim | None:
    """The claim without content whose cue stands right before a quotation: "adding, “We stay.”"."""
    at = tokens[0] - 1
    while at >= 0 and draft.tree.word(at) in (",", ":"):
        at -= 1
    if at == tokens[0] - 1:
        return None
    return next(
        (c for c in near if c.cue[-1] == at and "quote" in c.row.complements and not c.said - set(tokens)), None
    )


def _speaker(
    draft: Draft, tokens: list[int], near: list[Claim], by_sentence: dict[int, list[Claim]], before_it: _Turn
) -> Claim | None:
    """The claim that a quotation without a tie in the tree belongs to."""
    first, end = tokens[0], tokens[-1]
    able = [claim for claim in near if "quote" in claim.row.complements]
    after = [
        claim
        for claim in able
        if end < claim.anchor <= end + MAX_TO_CUE and draft.sentence_of[claim.anchor] == draft.sentence_of[end]
    ]
    before = [
        claim for claim in able if claim.anchor < first and draft.sentence_of[claim.anchor] == draft.sentence_of[first]
    ]
    free = [claim for claim in after if not claim.said] or [claim for claim in before if not claim.said]
    if free:
        return min(free, key=lambda claim: min(abs(claim.anchor - first), abs(claim.anchor - end)))
    starts_sentence = draft.reading.sentences[draft.sentence_of[first]].first == first
    if not starts_sentence:
        # "he said the raid was "a crime" and, "We will answer"" - but not: he says on the site "Countdown to Peace"
        marked = draft.tree[first - 1].upos == "PUNCT"
        return max(before, key=lambda claim: claim.anchor, default=None) if marked else None
    previous = by_sentence.get(draft.sentence_of[first] - 1, ())
    if first > 0 and draft.tree.word(first - 1) in (":", ","):
        # He added:  (new paragraph)  "We are leaving."
        waiting = [claim for claim in previous if "quote" in claim.row.complements]
        if waiting:
            return max(waiting, key=lambda claim: (not claim.said, claim.anchor))
    if before_it.speaker and draft.sentence_of[first] - draft.sentence_of[before_it.end] <= 1:
        return before_it.speaker  # "We stay," he said. "We fight."
    return None if after or before else _shown(draft, tokens, previous)


def _shown(draft: Draft, tokens: list[int], previous: list[Claim] | tuple[Claim, ...]) -> Claim | None:
    """Who speaks a whole sentence that nobody is told to say: whoever the sentence before it told of.

    "The driver was blunt. “They burned it.”" A claim that this sentence makes itself goes on in the quotation.
    """
    tree, number = draft.tree, draft.sentence_of[tokens[0]] - 1
    if number < 0 or tree.word(max(tokens[-1] - 1, tokens[0])) not in SPEECH_ENDS:
        return None
    sentence = draft.reading.sentences[number]
    root = next((i for i in range(sentence.first, sentence.last) if tree[i].head is None), None)
    if root is None or sentence.kind == "headline" or draft.reading.sentences[number + 1].first != tokens[0]:
        return None
    telling = [claim for claim in previous if claim.anchor == root and "quote" in claim.row.complements]
    if telling:
        return telling[0] if telling[0].row.act in GOES_ON and not tree.children(root, "advmod", "aux") else None
    subject = next((i for i in tree.children(root, "nsubj") if i not in draft.quoted), None)
    if subject is None or not (subject in draft.mentions or tree.word(subject).lower() in PERSONS):
        return None
    if tree[subject].tag in ("NNS", "NNPS") or ":" in (tree.word(i) for i in tokens[:4]):
        return None  # "“DOE: Well, ...”": a transcript names its speakers
    claim = Claim(UNTOLD, tokens[0], [tokens[0]], subject)
    draft.claims.append(claim)
    return claim


def _is_most(part: set[int], whole: set[int], draft: Draft, claim: Claim) -> bool:
    """Whether a claim holds the quotation's share of the sentence that its cue stands in, or runs into it."""
    sentence = draft.reading.sentences[draft.sentence_of[claim.anchor]]
    here = {i for i in whole if sentence.first <= i < sentence.last}
    return 2 * len(part) >= len(here)


def _stands_alone(tree: Tree, tokens: list[int], speaker: Claim) -> bool:
    """Whether the marks hold all that is said: "“We stay,” he said in Rome", but not: he said it was “a crime”."""
    first, end = tokens[0], tokens[-1]
    if speaker.anchor > end:
        return first - 1 not in speaker.said and tree.word(max(end - 1, first)) in SPEECH_ENDS
    if any(i < speaker.cue[0] for i in speaker.said):
        return False  # "The talks are off, he told the paper, “and they stay so”"
    between = range(speaker.anchor + 1, first)
    return len(between) > 0 and tree.word(first - 1) in (",", ":") and not speaker.said & set(between)


def _behind_colon(draft: Draft, speaker: Claim, end: int) -> set[int]:
    """What goes on behind a colon at the speaker: "“Lies,” wrote the army: none of its men had fired"."""
    tree, last = draft.tree, draft.reading.sentences[draft.sentence_of[speaker.anchor]].last
    colon = next((i for i in range(speaker.cue[-1], last) if tree.word(i) == ":"), last)
    named = range(speaker.cue[-1] + 1, colon)
    plain = speaker.anchor > end and not any(tree[i].tag in (*clauses.FINITE, "MD") for i in named)
    return set(range(colon + 1, last)) if plain else set()


def _seat(draft: Draft, tokens: list[int], speaker: Claim) -> None:
    """Corrects a speaker that the tree puts inside the quotation: "“We stay,” said Doe" has Doe beside the verb."""
    tree, verb = draft.tree, speaker.anchor
    sentence = draft.reading.sentences[draft.sentence_of[verb]]
    left = list(range(max(tokens[-1] + 1, sentence.first) if tokens[-1] < verb else sentence.first, speaker.cue[0]))
    right = range(verb + 1, min(sentence.last, verb + MAX_TO_CUE))
    if clauses.is_passive(tree, verb) or tree[verb].tag not in clauses.FINITE:
        return
    if speaker.sayer is not None and speaker.sayer not in draft.quoted and speaker.sayer != verb:
        return
    places = (left, right) if tokens[-1] < verb else (list(reversed(left)),)
    for place in places:
        named = [i for i in place if i not in draft.quoted and tree[i].upos in NOMINAL]
        if named:
            inside = set(place) - draft.quoted
            speaker.sayer = next((i for i in _nominal_line(tree, named[0], inside)), named[0])
            break
    if speaker.sayer is not None:
        speaker.said -= set(clauses.noun_phrase(tree, speaker.sayer, {verb}))


def _nominal_line(tree: Tree, index: int, inside: set[int]) -> list[int]:
    """The heads above a noun that are nouns of the same place, the highest first."""
    line = [index]
    for head in tree.ancestors(index):
        if head not in inside or tree[head].upos not in NOMINAL:
            break
        line.append(head)
    return line[::-1]


def lend(draft: Draft) -> None:
    """Gives "noting" in "“It grows,” Doe said, noting that" the speaker before it, whatever it hangs on."""
    tree = draft.tree
    owners = {i: claim for claim in draft.claims if claim.spoken for i in claim.said}
    for claim in draft.claims:
        if tree[claim.anchor].tag != "VBG" or claim.row.pos != "verb" or tree.children(claim.anchor, "nsubj"):
            continue  # "according to" is no verb
        head = tree[claim.anchor].head
        owner = owners.get(head) if head is not None else None
        if (
            owner is None
            and claim.row.lemma in draft.lexicon.going_on
            and head is not None
            and tree.word(claim.anchor - 1) == ","
        ):
            # "..., said the league in a letter, adding ...": whose subject trees do not show
            owner = next(
                (c for c in draft.claims if c.anchor == head and c.sayer is not None and not claim.sayer), None
            )
            # "denied that its jets had bombed it, saying ...": the denier says it, not the jets
            owner = owner or next(
                (c for c in draft.claims if c.row.act in OTHERS_ACTS and head in c.said and c.sayer is not None), None
            )
        if owner is not None and owner is not claim and claim.anchor not in draft.quoted:
            claim.sayer = owner.sayer
            owner.said -= set(tree.subtree(claim.anchor))


def resume(draft: Draft) -> None:
    """Gives a second verb of saying to whom the first has: "the agency noted that troops had fled, and added that".

    Trees join it to what is said, as if the troops added it. What it tells is no part of what the first one tells.
    """
    tree, by_anchor = draft.tree, {claim.anchor: claim for claim in draft.claims}
    for claim in draft.claims:
        clause = tree[claim.anchor].head
        first = by_anchor.get(tree[clause].head or 0) if clause is not None and tree.is_(claim.anchor, "conj") else None
        if first is None or clause is None or first.sayer is None or claim.anchor in draft.quoted:
            continue
        if clause in first.said and tree.is_(clause, "ccomp") and _says_on(draft, first, clause, claim.anchor):
            claim.sayer = first.sayer
            own = set(tree.subtree(claim.anchor))
            first.said -= own | set(range(min(own) - (tree.word(min(own) - 1) == ","), min(own)))


def _says_on(draft: Draft, first: Claim, clause: int, verb: int) -> bool:
    """Whether a verb joined to what is said stands in the time of the saying, with "that", or cites as the press does.

    "Said that troops came and told them that" may be told of the troops.
    """
    tree = draft.tree
    if tree[verb].tag not in clauses.FINITE or tree[verb].tag != tree[first.anchor].tag:
        return False
    if tree.children(verb, "nsubj", "aux", "mark") or not tree.children(clause, "nsubj", "nsubj:pass"):
        return False
    if verb_cue(tree, clause, draft.lexicon) is not None:
        return False  # "said the suspect had confessed and said that he was sorry"
    if tree.children(clause, "expl"):
        return True  # "said there was no news and assured them that"
    comma = any(tree.word(i - 1) == "," for i in tree.children(verb, "cc"))
    if tree[clause].tag == tree[verb].tag and not comma and not tree.children(clause, "aux", "aux:pass"):
        return False
    if tree.lemma(verb) in clauses.QUOTED_AS:
        return first.sayer is not None and outlets.is_outlet(draft, first.sayer)
    if tree.word(verb + 1) == ":" and comma:
        return True  # "stressed that Europe had lost, and warned: “...”"
    told = (mark for below in tree.children(verb, "ccomp") for mark in tree.children(below, "mark"))
    return any(tree.lemma(mark) == "that" for mark in told) and not tree.children(verb, "obj", "iobj")


def drop_own_thoughts(draft: Draft) -> None:
    """Leaves inside quotations only what others are told to have said.

    "“I think we know them,” Doe said" has one mouth; "“The agency told us of it,” Doe said" has two.
    """
    draft.claims = [
        claim for claim in draft.claims if claim.anchor not in draft.quoted or _is_others(draft.tree, claim)
    ]


def _is_others(tree: Tree, claim: Claim) -> bool:
    if claim.row.act not in OTHERS_ACTS or claim.sayer is None:
        return False
    return tree[claim.sayer].upos in ("NOUN", "PROPN") or tree.lemma(claim.sayer) in ("he", "she", "they")
