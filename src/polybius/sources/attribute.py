"""Attributions of a reading: the source, the cue, the content, and whose content they stand in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from polybius.schema import Attribution, Mention, Party, Reading, Sentence, Span
from polybius.sources import clauses, cues, quotes, scopes
from polybius.sources.clauses import Claim
from polybius.sources.cues import Cue, Lexicon
from polybius.syntax import Tree

COLON = Cue("colon", ":", "phrase", (), frozenset({"quote"}), "say")
OUTER_MARKS = ",;:.-–—…"  # at the ends of a content they belong to the sentence around it
OPENING_MARKS, CLOSING_MARKS = ("“", "``", "‘", "«", "„"), ("”", "’", "»")
PLAIN_MARKS = ('"', "''", "'")
SPEECH_ACTS = ("say", "claim", "confirm", "deny", "accuse", "relay")
NOMINAL = ("PROPN", "NOUN", "PRON")
FINITE = ("VBD", "VBZ", "VBP")
OTHERS_ACTS = ("say", "claim", "confirm", "accuse", "deny", "threaten", "promise", "relay")  # inside quotations
SPEECH_ENDS = (",", "?", "!", ".", "…", "—", "-")  # before the closing mark of a quotation that is a whole speech
MAX_TO_CUE = 25  # tokens between a quotation and the cue of its speaker: "..., Jane Doe, the head of ..., said"
MIN_SPEECH_TOKENS = 4  # a shorter quotation without a verb of saying is a name or a word held at a distance


class Finder:
    """The attributions of one reading, gathered step by step in tokens."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tree = Tree(reading)
        self.lexicon: Lexicon = cues.lexicon()
        self.starts = [token.span.start for token in reading.tokens]
        self.mentions: dict[int, Mention] = {}
        for mention in reading.mentions:
            head = self.tokens_of(mention.head)
            if head:
                known = self.mentions.get(head[0])
                if known is None or (known.entity is None and mention.entity is not None):
                    self.mentions[head[0]] = mention
        self.parties: dict[int, Party] = {}
        self.sentence_of = [0] * len(reading.tokens)
        for index, sentence in enumerate(reading.sentences):
            for token in range(sentence.first, sentence.last):
                self.sentence_of[token] = index
        self.quotes = [(quote, self.tokens_of(*quote.pieces)) for quote in quotes.find(reading.text)]
        self.quotes = [(quote, tokens) for quote, tokens in self.quotes if tokens]
        self.claims: list[Claim] = []

    def tokens_of(self, *spans: Span) -> list[int]:
        """Indices of the tokens that begin inside some spans."""
        return [
            i
            for span in spans
            for i in range(bisect_left(self.starts, span.start), bisect_right(self.starts, span.end - 1))
        ]


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Who says what in a reading, in the order of the cues."""
    if not reading.tokens:
        return ()
    finder = Finder(reading)
    for sentence in reading.sentences:
        if sentence.read:
            finder.claims += _claims_of_sentence(finder, sentence)
    _attach_quotes(finder)
    _lend_speakers(finder)
    _drop_own_thoughts(finder)
    _settle_bases(finder)
    claims = sorted(finder.claims, key=lambda claim: claim.cue[0])
    made = [_attribution(finder, claim) for claim in claims if claim.said]
    return _nested([attribution for attribution in made if attribution.content])


def _claims_of_sentence(finder: Finder, sentence: Sentence) -> list[Claim]:
    tree, lexicon = finder.tree, finder.lexicon
    made = list(scopes.phrase_claims(tree, sentence, lexicon))
    inside_phrases = {i for claim in made for i in claim.cue}
    for index in range(sentence.first, sentence.last):
        if index in inside_phrases:
            continue
        claim = _claim_at(tree, lexicon, index)
        if claim is not None:
            made.append(claim)
    _share_quoted(tree, made)
    colon = scopes.colon_claim(tree, sentence, COLON)
    if colon is not None and not any(set(claim.cue) & set(colon.cue) for claim in made):
        made.append(colon)
    return made


def _share_quoted(tree: Tree, made: list[Claim]) -> None:
    """Gives "saying" what stands before "the agency quoted an official as saying"; the agency quotes all of it."""
    by_anchor = {claim.anchor: claim for claim in made}
    for claim in made:
        outer = by_anchor.get(tree[claim.anchor].head or 0)
        if claim.said or outer is None or tree.lemma(outer.anchor) not in clauses.QUOTED_AS or not outer.said:
            continue
        if tree.is_(claim.anchor, "advcl", "xcomp"):
            own = set(tree.subtree(claim.anchor))
            claim.said = outer.said - own - (set() if claim.sayer is None else set(tree.subtree(claim.sayer)))
            outer.said |= own | (set() if claim.sayer is None else set(tree.subtree(claim.sayer)))


def _claim_at(tree: Tree, lexicon: Lexicon, index: int) -> Claim | None:
    upos, lemma = tree[index].upos, tree.lemma(index)
    if upos == "VERB" or (upos == "AUX" and tree[index].deprel not in ("aux", "aux:pass", "cop")):
        return verb_claim(tree, lexicon, index)
    if upos == "NOUN" and lemma in lexicon.nouns:
        return scopes.noun_claim(tree, index, lexicon.nouns[lemma])
    if upos == "ADJ" and lemma in lexicon.states:
        return scopes.state_claim(tree, index, lexicon.states[lemma])
    if upos in ("ADV", "ADJ") and lemma in lexicon.scopes:
        return scopes.scope_claim(tree, index, lexicon.scopes[lemma])
    return None


def verb_claim(tree: Tree, lexicon: Lexicon, verb: int) -> Claim | None:
    """The claim of a verb of the table; its content may be empty as long as a quotation can still supply it."""
    found = cues.verb_cue(tree, verb, lexicon)
    if found is None:
        return None
    row, particle = found
    sayer, passive = clauses.sayer_of(tree, verb)
    said = clauses.content_of(tree, verb, row, particle)
    if "seeming" in row.complements and said:
        if sayer is not None:
            said |= set(tree.subtree(sayer)) if tree.lemma(sayer) not in clauses.EXPLETIVES else set()
        sayer = None
    if not said and "quote" not in row.complements:
        return None
    if sayer is None and not passive and row.act in SPEECH_ACTS and tree[verb].tag in FINITE:
        sayer = _beside(tree, verb, said)
    cue = cues.verb_group(tree, verb, particle)
    if sayer is not None and tree.lemma(sayer) == "it" and not passive and row.act in ("say", "claim") and sayer > verb:
        sayer = None
    return Claim(row, verb, cue, sayer, said, vague=sayer is None and bool(passive or row.act == "seem"))


def _beside(tree: Tree, verb: int, said: set[int]) -> int | None:
    """The head of the noun phrase right before or behind a verb of saying whose subject the tree does not show."""
    for step in (1, -1):
        at = verb + step
        while 0 <= at < len(tree.tokens) and tree[at].upos in ("ADV", "AUX", "DET", "ADJ", "NUM"):
            at += step
        if 0 <= at < len(tree.tokens) and tree[at].upos in NOMINAL and at not in said:
            for head in tree.ancestors(at):
                if head in said or head == verb or tree[head].upos not in NOMINAL:
                    break
                at = head
            return at
    return None


@dataclass(frozen=True, slots=True)
class _Turn:
    """Who spoke last, and the last token of it."""

    speaker: Claim | None = None
    end: int = -1


def _attach_quotes(finder: Finder) -> None:
    """Gives every quotation to the claim that holds a part of it, or to the nearest verb of saying."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in finder.claims:
        by_sentence.setdefault(finder.sentence_of[claim.anchor], []).append(claim)
    quoted = {i for _, tokens in finder.quotes for i in tokens}
    turn = _Turn()
    for _, tokens in finder.quotes:
        inside = set(tokens)
        sentences = range(finder.sentence_of[tokens[0]], finder.sentence_of[tokens[-1]] + 1)
        near = [claim for index in sentences for claim in by_sentence.get(index, ()) if claim.anchor not in quoted]
        holding = [claim for claim in near if claim.said & inside]
        spoken = [claim for claim in holding if "quote" in claim.row.complements]
        for claim in near:
            if "rest" in claim.row.complements and claim.said and tokens[0] - 1 == max(claim.said):
                claim.said |= inside  # "called him “the worst of all”", whatever the tree makes of it
        for claim in holding:
            if _is_most(claim.said & inside, inside, finder, claim):
                claim.said |= inside
        speaker = max(spoken, key=lambda claim: len(claim.said & inside), default=None)
        if speaker is None and not holding and len(tokens) >= MIN_SPEECH_TOKENS:
            speaker = _speaker(finder, tokens, near, by_sentence, turn)
            if speaker is not None:
                speaker.said |= inside - set(speaker.cue)
        if speaker is not None:
            if _stands_alone(finder.tree, tokens, speaker):
                speaker.said &= quoted - {i for claim in near for i in claim.cue}
            _seat(finder, tokens, speaker, quoted)
            speaker.spoken = True
            turn = _Turn(speaker, max(tokens[-1], speaker.anchor))


def _seat(finder: Finder, tokens: list[int], speaker: Claim, quoted: set[int]) -> None:
    """Corrects a speaker that the tree puts inside the quotation: "“We stay,” said Doe" has Doe beside the verb."""
    tree, verb = finder.tree, speaker.anchor
    sentence = finder.reading.sentences[finder.sentence_of[verb]]
    left = [
        i for i in range(max(tokens[-1] + 1, sentence.first) if tokens[-1] < verb else sentence.first, speaker.cue[0])
    ]
    right = range(verb + 1, min(sentence.last, verb + MAX_TO_CUE))
    if clauses.is_passive(tree, verb) or tree[verb].tag not in FINITE:
        return
    if speaker.sayer is not None and speaker.sayer not in quoted and speaker.sayer != verb:
        return
    places = (left, right) if tokens[-1] < verb else (list(reversed(left)),)
    for place in places:
        named = [i for i in place if i not in quoted and tree[i].upos in NOMINAL]
        if named:
            inside = set(place) - quoted
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


def _lend_speakers(finder: Finder) -> None:
    """Gives "noting" in "“It grows,” Doe said, noting that" the speaker before it, whatever it hangs on."""
    tree = finder.tree
    quoted = {i for _, tokens in finder.quotes for i in tokens}
    for claim in finder.claims:
        if tree[claim.anchor].tag != "VBG" or tree.children(claim.anchor, "nsubj"):
            continue
        head = tree[claim.anchor].head
        for other in finder.claims:
            if other.spoken and head in other.said and claim.anchor not in quoted:
                claim.sayer = other.sayer
                other.said -= set(tree.subtree(claim.anchor))


def _stands_alone(tree: Tree, tokens: list[int], speaker: Claim) -> bool:
    """Whether all that is said stands between the marks: "“We stay,” he said in Rome", not: he said it was “a crime”."""
    first, end = tokens[0], tokens[-1]
    if speaker.anchor > end:
        return first - 1 not in speaker.said and tree.word(max(end - 1, first)) in SPEECH_ENDS
    between = range(speaker.anchor + 1, first)
    return len(between) > 0 and tree.word(first - 1) in (",", ":") and not speaker.said & set(between)


def _drop_own_thoughts(finder: Finder) -> None:
    """Leaves inside quotations only what others are told to have said.

    "“I think we know them,” Doe said" has one mouth; "“The agency told us of it,” Doe said" has two.
    """
    quoted = {i for _, tokens in finder.quotes for i in tokens}
    finder.claims = [claim for claim in finder.claims if claim.anchor not in quoted or _is_others(finder.tree, claim)]


def _is_others(tree: Tree, claim: Claim) -> bool:
    if claim.row.act not in OTHERS_ACTS or claim.sayer is None:
        return False
    return tree[claim.sayer].upos in ("NOUN", "PROPN") or tree.lemma(claim.sayer) in ("he", "she", "they")


def _is_most(part: set[int], whole: set[int], finder: Finder, claim: Claim) -> bool:
    """Whether a claim holds the quotation's share of the sentence that its cue stands in, or runs into it."""
    sentence = finder.reading.sentences[finder.sentence_of[claim.anchor]]
    here = {i for i in whole if sentence.first <= i < sentence.last}
    return 2 * len(part) >= len(here)


def _speaker(
    finder: Finder, tokens: list[int], near: list[Claim], by_sentence: dict[int, list[Claim]], before_it: _Turn
) -> Claim | None:
    """The claim that a quotation without a tie in the tree belongs to."""
    first, end = tokens[0], tokens[-1]
    able = [claim for claim in near if "quote" in claim.row.complements]
    after = [
        claim
        for claim in able
        if end < claim.anchor <= end + MAX_TO_CUE and finder.sentence_of[claim.anchor] == finder.sentence_of[end]
    ]
    before = [
        claim
        for claim in able
        if claim.anchor < first and finder.sentence_of[claim.anchor] == finder.sentence_of[first]
    ]
    free = [claim for claim in after if not claim.said] or [claim for claim in before if not claim.said]
    if free:
        return min(free, key=lambda claim: min(abs(claim.anchor - first), abs(claim.anchor - end)))
    starts_sentence = finder.reading.sentences[finder.sentence_of[first]].first == first
    if not starts_sentence:
        # "he said the raid was "a crime" and, "We will answer"" - but not: he says on the site "Countdown to Peace"
        marked = finder.tree[first - 1].upos == "PUNCT"
        return max(before, key=lambda claim: claim.anchor, default=None) if marked else None
    previous = by_sentence.get(finder.sentence_of[first] - 1, ())
    if first > 0 and finder.tree.word(first - 1) in (":", ","):
        # He added:  (new paragraph)  "We are leaving."
        waiting = [claim for claim in previous if "quote" in claim.row.complements]
        if waiting:
            return max(waiting, key=lambda claim: (not claim.said, claim.anchor))
    if before_it.speaker and finder.sentence_of[first] - finder.sentence_of[before_it.end] <= 1:
        return before_it.speaker  # "We stay," he said. "We fight."
    return None


def _settle_bases(finder: Finder) -> None:
    """Gives "citing X" and "based on X" to the claim that they support, as what it rests on."""
    by_anchor = {claim.anchor: claim for claim in finder.claims}
    by_sayer = {claim.sayer: claim for claim in finder.claims if claim.row.pos == "phrase" and claim.sayer is not None}
    for sentence in finder.reading.sentences:
        for governor, argument in scopes.based_on(finder.tree, sentence, finder.lexicon):
            claim = by_anchor.get(governor) or by_sayer.get(governor)
            if claim is not None and claim.row.act in ("say", "claim", "confirm", "find", "show") and claim.said:
                claim.based_on = argument
                own = set(finder.tree.subtree(argument)) | {argument}
                top = next(
                    (i for i in (argument, *finder.tree.ancestors(argument)) if finder.tree[i].head == governor),
                    argument,
                )
                claim.said -= own | set(finder.tree.subtree(top))
                finder.claims = [other for other in finder.claims if other.anchor != top or other is claim]


def _attribution(finder: Finder, claim: Claim) -> Attribution:
    tree = finder.tree
    barred = {claim.anchor}
    source = _party(finder, claim.sayer, barred) if claim.sayer is not None else None
    own = set(claim.cue)
    if source is not None and claim.sayer not in claim.said:
        own |= set(finder.tokens_of(source.span))
    content = _pieces(finder, claim.said - own)
    vague = claim.vague or (
        claim.sayer is not None
        and cues.is_unnamed(
            tree,
            claim.sayer,
            claim.sayer in finder.mentions and finder.mentions[claim.sayer].entity is not None,
            finder.lexicon.unnamed,
        )
    )
    based_on = _party(finder, claim.based_on, barred) if claim.based_on is not None else None
    return Attribution(source, cues.span_of(tree, claim.cue), content, None, based_on, vague)


def _party(finder: Finder, head: int, barred: set[int]) -> Party:
    """Who a noun phrase is: its span, with the entity of the mention that has the same head."""
    if head not in finder.parties:
        tree, mention = finder.tree, finder.mentions.get(head)
        span = tree.span(clauses.noun_phrase(tree, head, barred))
        if mention is None or mention.entity is None:
            for child in tree.children(head, "appos", "flat", "nmod:poss", "nmod", "compound"):
                named = finder.mentions.get(child)
                if named is not None and named.entity is not None and _stands_for(finder, head, child):
                    mention = named
                    break
        finder.parties[head] = replace(finder.reading.party(mention), span=span) if mention else Party(span)
    return finder.parties[head]


def _stands_for(finder: Finder, head: int, child: int) -> bool:
    """Whether a part of the phrase tells who speaks: "the minister, Jane Doe", "a report by the ministry"."""
    tree = finder.tree
    if tree.is_(child, "appos", "flat"):
        return True
    if tree.lemma(head) not in finder.lexicon.nouns:
        return False
    cases = {tree.lemma(case) for case in tree.children(child, "case")}
    return tree.is_(child, "nmod:poss", "compound") or bool(cases & {"by", "from", "of"})


def _pieces(finder: Finder, said: Iterable[int]) -> tuple[Span, ...]:
    """The contents as spans: runs of tokens, without the punctuation that belongs to the sentence around."""
    runs: list[list[int]] = []
    for index in sorted(said):
        if (
            runs
            and all(finder.tree[i].upos == "PUNCT" for i in range(runs[-1][-1] + 1, index))
            and index - runs[-1][-1] <= 3
        ):
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = [_trimmed(finder.tree, run) for run in runs]
    return tuple(finder.tree.span(run) for run in spans if run)


def _trimmed(tree: Tree, run: list[int]) -> list[int]:
    words = [tree.word(i) for i in run]
    first, last = 0, len(run)
    while first < last and (
        words[first][0] in OUTER_MARKS or words[first] in CLOSING_MARKS or _lone(words[first:last], first=True)
    ):
        first += 1
    while first < last and (
        words[last - 1][0] in OUTER_MARKS or words[last - 1] in OPENING_MARKS or _lone(words[first:last], first=False)
    ):
        if words[last - 1] == "." and last - 2 >= 0 and words[last - 2] in CLOSING_MARKS:
            last -= 1
            break
        last -= 1
    chosen = run[first:last]
    return chosen if any(tree[i].upos not in ("PUNCT", "SYM") for i in chosen) else []


def _lone(words: list[str], first: bool) -> bool:
    """Whether the mark at an end is a quotation mark whose partner is not among the words."""
    mark = words[0] if first else words[-1]
    if mark in PLAIN_MARKS:
        return words.count(mark) % 2 == 1
    if first:
        return False
    pair = {"”": "“", "»": "«"}.get(mark)
    return pair is not None and pair not in words


def _nested(made: list[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with ``within``: the one with the smallest content that holds this one's cue."""
    out = []
    sizes = [sum(map(len, attribution.content)) for attribution in made]
    for index, attribution in enumerate(made):
        around = [
            other
            for other in range(len(made))
            if other != index
            and (sizes[other], -other) > (sizes[index], -index)
            and any(span.contains(attribution.cue) for span in made[other].content)
        ]
        out.append(replace(attribution, within=min(around, key=lambda other: sizes[other], default=None)))
    return tuple(out)
