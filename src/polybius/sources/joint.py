"""Several who say the same: "Armenia and Azerbaijan denied it" has two mouths with one cue and one content."""

from __future__ import annotations

from dataclasses import replace

from polybius.schema import Attribution, Party, Span
from polybius.sources import clauses, records
from polybius.sources.claims import NOMINAL, Claim, Draft

AND = ("and", "&", "nor")
OPENING = ("the", "both", "neither")  # before the first of two


def split(draft: Draft, claim: Claim, told: Attribution) -> tuple[Attribution, ...]:
    """The attribution once for each of those who say it side by side, in their order; as it is where one says it.

    They are not the same, and one of them is known: "Chad and Niger", "the army and a doctor", "Turkish and Syrian
    officials". A choice ("Chad or Niger") and people whom nobody knows ("his wife and a neighbour") stay one source.
    """
    parties = _parties(draft, claim.anchor, claim.sayer) if claim.sayer is not None else []
    return tuple(replace(told, source=party) for party in parties) if len(parties) > 1 else (told,)


def _parties(draft: Draft, cue: int, sayer: int) -> list[Party]:
    """Those whom a source names side by side, each once; none where nobody among them is known."""
    heads = _heads(draft, sayer)
    found: dict[str | Span, Party] = {}
    for head in heads:
        party = records.party(draft, head, {cue, *heads} - {head})
        found.setdefault(party.entity or party.span, party)
    return list(found.values()) if any(party.code for party in found.values()) else []


def _heads(draft: Draft, sayer: int) -> list[int]:
    """The nouns of a source that are joined by "and", or the states of its one noun: "Turkish and Syrian officials"."""
    tree = draft.tree
    joined = _conjuncts(draft, sayer)
    if len(joined) == 1 and sayer not in draft.mentions:
        states = (child for child in tree.children(sayer, "amod", "nmod", "compound") if child in draft.mentions)
        several = (_conjuncts(draft, child) for child in states)
        joined = next((heads for heads in several if len(heads) > 1 and _is_named(draft, heads)), joined)
    before = _before(draft, sayer) if joined == [sayer] else None
    return joined if before is None else [before, sayer]


def _is_named(draft: Draft, heads: list[int]) -> bool:
    """Whether any is a name or a people; "military and security officials" are the organs of one state."""
    return any(draft.mentions[head].kind != "AGENT" for head in heads if head in draft.mentions)


def _conjuncts(draft: Draft, head: int) -> list[int]:
    """A word with those joined to it by "and" or a comma; alone where they are a choice."""
    tree = draft.tree
    others = [at for at in tree.children(head, "conj") if tree[at].upos in (*NOMINAL, "ADJ")]
    links = {tree.lemma(mark) for at in others for mark in tree.children(at, "cc")}
    return [head, *others] if links and links <= {*AND, "well"} else [head]


def _before(draft: Draft, sayer: int) -> int | None:
    """Who is named before "and" and a source, where trees take both for the subject: "the army and police said"."""
    tree = draft.tree
    phrase = clauses.noun_phrase(tree, sayer)
    link = phrase[0] - 1
    if link < 1 or tree.lemma(link) not in AND:
        return None
    sentence = draft.reading.sentences[draft.sentence_of[sayer]]
    for head, mention in draft.mentions.items():
        words = draft.tokens_of(mention.span)
        if mention.entity is None or not words or words[-1] not in (link - 1, link):  # names may swallow the "and"
            continue
        first = words[0]
        while first > sentence.first and tree.word(first - 1).lower() in OPENING:
            first -= 1
        if first == sentence.first or tree.word(first - 1) == ",":
            return head
    return None
