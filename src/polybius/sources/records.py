"""Claims become records: parties, spans of content, and whose content holds whose cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from polybius.schema import Attribution, Party, Span
from polybius.sources import clauses, cues, outlets, papers, positions, scopes, unnamed
from polybius.sources.claims import Claim, Draft
from polybius.syntax import Tree

OUTER_MARKS = ",;:.-–—…"  # at the ends of a content they belong to the sentence around it
OPENING_MARKS, CLOSING_MARKS = ("“", "``", "‘", "«", "„"), ("”", "’", "»")
TOLD_ANEW = ("say", "claim", "confirm", "deny", "warn")
BOTH = 2
MAX_GAP = 2  # punctuation marks between two pieces of one content
PLAIN_MARKS = ('"', "''", "'")


def attribution(draft: Draft, claim: Claim) -> Attribution:
    """The record of a claim, in characters; its content is empty when nothing but marks is left of it."""
    tree = draft.tree
    barred = {claim.anchor} | (claim.said if claim.row.lemma == ":" else set())
    barred |= set() if claim.through is None else {claim.through}
    # "word came through a priest that troops had left", "heard from a priest that": trees hang it on the priest
    hung = claim.row.pos == "noun" or claim.row.lemma in clauses.HEARD
    barred |= claim.said if hung and claim.sayer not in claim.said else set()
    barred |= scopes.addressed(tree, claim)
    # "said Doe, who added that ...": what is told about a source that it says itself is no part of its name
    own_words = [c for c in draft.by_sayer.get(claim.sayer, ()) if c.said] if claim.sayer is not None else []
    barred |= {c.anchor for c in own_words if c.row.act in TOLD_ANEW and c.row.lemma not in clauses.QUOTED_AS}
    if claim.sayer in claim.cue:
        barred = set()  # "... has been sunk (state television)"
    source = party(draft, claim.sayer, barred) if claim.sayer is not None else None
    own = set(claim.cue)
    if source is not None and claim.sayer not in claim.said:
        own |= set(draft.tokens_of(source.span))
    content = _pieces(draft, claim.said - own)
    hidden = (unnamed.is_unnamed(draft, head) for head in (claim.sayer, claim.based_on) if head is not None)
    # "the agency reported, citing a source"
    vague = claim.vague or any(hidden) or unnamed.speaks_unnamed(draft, claim)
    source = _with_others(draft, claim, source)
    if vague and source is not None and claim.sayer is not None and unnamed.is_anybody(tree, claim.sayer):
        source = Party(source.span)
    based_on = None
    if claim.based_on is not None:
        based_on = party(draft, claim.based_on, barred | (claim.said - {claim.based_on}))
    antecedent = None
    if claim.antecedent is not None and source is not None:
        meant = party(draft, claim.antecedent, barred)
        source, antecedent = replace(meant, span=source.span), meant.span
        vague = vague or unnamed.stays_unnamed(draft, claim.antecedent)
    return Attribution(source, cues.span_of(tree, claim.cue), content, None, based_on, vague, antecedent)


def _with_others(draft: Draft, claim: Claim, source: Party | None) -> Party | None:
    """The source with those named before it: "police and hospital officials said", which trees take for two subjects.

    Whoever is named first tells who it is.
    """
    tree, subjects = draft.tree, [i for i in draft.tree.children(claim.anchor, "nsubj") if i < claim.anchor]
    if source is None or len(subjects) < BOTH or claim.sayer not in subjects:
        return source
    words = range(min(tree.subtree(subjects[0], ("punct",))), claim.cue[0])
    joined = all(tree[i].upos in (*positions.NAME_PARTS, "CCONJ") or tree.word(i) == "," for i in words)
    if not joined or not any(tree.lemma(i) == "and" for i in words) or tree.word(words[-1]) == ",":
        return source
    return replace(party(draft, subjects[0], {claim.anchor}), span=tree.span(list(words)))


def relays(draft: Draft, claim: Claim, inner: Attribution) -> list[Attribution]:
    """The records of the outlets that pass a claim on: the content is who says it, the cue, and what is said."""
    out: list[Attribution] = []
    for outlet in (claim.through, claim.beyond):
        if outlet is not None:
            inner = _relay(draft, claim, inner, outlet)
            out.append(inner)
    return out


def _relay(draft: Draft, claim: Claim, inner: Attribution, outlet: int) -> Attribution:
    span, mention = outlets.words(draft.tree, outlet), draft.mentions.get(outlet)
    beyond = mention is not None and mention.entity is not None and mention.span.end > span.end
    if beyond and mention is not None and not draft.reading.words(mention.span).endswith(("'s", "’s")):
        span = Span(span.start, mention.span.end)  # "told the Times of India"
    source = replace(party(draft, outlet, {claim.anchor}), span=span)
    own = set(draft.tokens_of(source.span))
    spans = (*inner.content, inner.cue, *((inner.source.span,) if inner.source else ()))
    content = _pieces(draft, set(draft.tokens_of(*spans)) - own)
    return Attribution(source, inner.cue, content, None, None, unnamed.is_unnamed(draft, outlet))


def party(draft: Draft, head: int, barred: set[int]) -> Party:
    """Who a noun phrase is: its span, with the entity of the mention that has the same head."""
    if (head, *sorted(barred)) not in draft.parties:
        tree, mention, office = draft.tree, draft.mentions.get(head), None
        span = tree.span(clauses.noun_phrase(tree, head, barred))
        if mention is None or mention.entity is None:
            parts = tree.children(head, "appos", "flat", "nmod:poss", "nmod", "compound")
            office = _holder(draft, head)
            if office is not None and office not in barred:
                span = Span(span.start, max(span.end, draft.reading.tokens[max(tree.subtree(office))].span.end))
            makers = (papers.issuer(draft, head), office, *(part for part in parts if _stands_for(draft, head, part)))
            known = (draft.mentions[maker] for maker in makers if maker is not None and maker in draft.mentions)
            mention = next((named for named in known if named.entity is not None), mention)
        found = replace(draft.reading.party(mention), span=span) if mention else Party(span)
        if office is not None:
            found = replace(found, entity=None)  # of his state, but not he: it tells what he did
        draft.parties[(head, *sorted(barred))] = found
    return draft.parties[(head, *sorted(barred))]


def _holder(draft: Draft, head: int) -> int | None:
    """Whose office speaks: "the office of Prime Minister Okoro", whatever trees hang him on."""
    tree = draft.tree
    of = tree.lemma(head) == "office" and head + 2 < len(tree.tokens) and tree.word(head + 1).lower() == "of"
    return positions.phrase_behind(tree, head + 2, len(tree.tokens)) if of else None


def _stands_for(draft: Draft, head: int, child: int) -> bool:
    """Whether a part of the phrase tells who speaks: "the minister, Jane Doe", "a report by the ministry"."""
    tree = draft.tree
    if tree.is_(child, "appos", "flat"):
        return True
    if tree.lemma(head) not in draft.lexicon.nouns:
        return False
    cases = {tree.lemma(case) for case in tree.children(child, "case")}
    return tree.is_(child, "nmod:poss", "compound") or bool(cases & {"by", "from", "of"})


def _pieces(draft: Draft, said: Iterable[int]) -> tuple[Span, ...]:
    """The contents as spans: runs of tokens, without the punctuation that belongs to the sentence around."""
    runs: list[list[int]] = []
    for index in sorted(said):
        gap = range(runs[-1][-1] + 1, index) if runs else range(0)
        if runs and len(gap) <= MAX_GAP and all(draft.tree[i].upos == "PUNCT" for i in gap):
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = [_trimmed(draft.tree, run) for run in runs]
    return tuple(draft.tree.span(run) for run in spans if run)


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


def nested(made: list[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with ``within``: the one with the smallest content that holds this one's cue."""
    sizes = [sum(map(len, attribution.content)) for attribution in made]
    starts = [attribution.cue.start for attribution in made]  # in order: the attributions come by cue
    around: list[int | None] = [None] * len(made)
    for other, attribution in enumerate(made):
        for span in attribution.content:
            for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                known = around[index]
                larger = (sizes[other], -other) > (sizes[index], -index)  # so that no two hold each other
                if larger and span.contains(made[index].cue) and (known is None or sizes[other] < sizes[known]):
                    around[index] = other
    return tuple(replace(attribution, within=outer) for attribution, outer in zip(made, around, strict=True))
