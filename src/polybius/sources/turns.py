"""Speech that goes on behind a label: what follows "Colonel Adeyemi: They fired on us." in its paragraph is his."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.resources.parties import ONLY_NAMED
from polybius.sources import headlines, scopes
from polybius.sources.claims import Claim, Draft
from polybius.sources.cues import Cue

ANSWER = Cue("answer", "a", "phrase", (), frozenset({"quote"}), "say")
ASKS, ANSWERS = "q", "a"  # "Q: Did you cross? A: No."
INTERVIEWS = ("interview", "conversation", "q&a", "talk")  # "Interview with Jane Doe"
COUNTRY = "country"  # "Kyiv: Two missiles hit it. Rescuers search the rubble": the report's own, as in a dateline


def go_on(draft: Draft) -> None:
    """Gives whoever a paragraph's label names the sentences after the first, up to one that somebody else is told by.

    In a printed conversation, where two paragraphs or more have a label, the turn lasts to the end of its paragraph.
    """
    heads = [_head(draft, number) for number in range(len(draft.reading.sentences))]
    labels = [claim for claim in draft.claims if _is_label(draft, claim, heads)]
    answers = list(_answers(draft, heads))
    draft.claims += answers
    labels += answers
    printed = len({draft.sentence_of[claim.anchor] for claim in labels if not _stamped(draft, claim)})
    talk = printed + sum(head in (ASKS, ANSWERS, *scopes.ASKING) for head in heads) > 1
    others = {draft.sentence_of[claim.anchor] for claim in draft.claims if claim.sayer is not None}
    for label in labels:
        number = draft.sentence_of[label.anchor] + 1
        whole = talk and not _stamped(draft, label)
        while number < len(draft.reading.sentences) and not _opens(draft, number):
            sentence = draft.reading.sentences[number]
            words = set(range(sentence.first, sentence.last))
            if words & draft.quoted or (number in others and not whole):
                break
            label.said |= words
            number += 1


def _is_label(draft: Draft, claim: Claim, heads: list[str]) -> bool:
    """Whether a claim is that of a name before a colon that opens a paragraph, and of somebody who can speak."""
    number = draft.sentence_of[claim.anchor]
    if claim.row.lemma != ":" or claim.sayer is None or not _opens(draft, number):
        return False
    sentence = draft.reading.sentences[number]
    if sentence.kind == "headline" or draft.tree.word(claim.anchor) != ":" or claim.said & draft.quoted:
        return False
    label = range(scopes.behind_stamp(draft.tree, sentence.first, claim.anchor), claim.anchor)
    if claim.sayer not in label:
        return False
    mention = draft.mentions.get(claim.sayer)
    person = mention is not None and mention.kind == "PER"
    person = person or _is_cast(draft, label, heads)
    return person or headlines.can_speak(draft, claim.sayer, label, (COUNTRY,))


def _is_cast(draft: Draft, label: range, heads: list[str]) -> bool:
    """Whether a label in capitals is a name of who has turns: "Ann Marsh reports. ... MARSH: Rockets fell."."""
    name = draft.tree.span(list(label)).of(draft.reading.text)
    people = (draft.reading.words(one.span) for one in draft.reading.mentions if one.kind == "PER")
    known = draft.reading.entity(draft.mentions[label[0]].entity) if label[0] in draft.mentions else None
    new = known is None or known.id.startswith(ONLY_NAMED)  # "SUDAN: ..." is a heading
    turns = new and len(label) == 1 and any(head in scopes.ASKING for head in heads)
    return name.isupper() and (turns or name.lower() in {words.split()[-1].lower() for words in people})


def _answers(draft: Draft, heads: list[str]) -> Iterator[Claim]:
    """The claims of the "A:" behind a "Q:", of the only person, or of who was interviewed, in the text above."""
    first = heads.index(ASKS) if ASKS in heads else 0
    end = draft.reading.sentences[first].first
    named = {at: mention for at, mention in draft.mentions.items() if at < end and mention.kind == "PER"}
    asked = [at for at in named if draft.tree.lemma(draft.tree[at].head or at).lower() in INTERVIEWS]
    only = len({mention.entity or draft.reading.words(mention.span) for mention in named.values()}) == 1
    who = next(iter(sorted(asked) or (sorted(named) if only else ())), None)
    for number in range(first, len(heads) if who is not None else 0):
        if heads[number] == ANSWERS:
            sentence = draft.reading.sentences[number]
            colon = sentence.first + 1
            yield Claim(ANSWER, colon, [colon], who, set(range(colon + 1, sentence.last)))


def _stamped(draft: Draft, claim: Claim) -> bool:
    first = draft.reading.sentences[draft.sentence_of[claim.anchor]].first
    return scopes.behind_stamp(draft.tree, first, claim.anchor) > first


def _head(draft: Draft, number: int) -> str:
    """The one word before a colon that opens a paragraph; nothing where there is none."""
    sentence = draft.reading.sentences[number]
    words = [draft.tree.word(i).lower() for i in range(sentence.first, min(sentence.first + 2, sentence.last))]
    return words[0] if words[1:] == [":"] and _opens(draft, number) else ""


def _opens(draft: Draft, number: int) -> bool:
    """Whether a sentence is the first of its paragraph, or of an entry with its time."""
    sentences = draft.reading.sentences
    first, last = sentences[number].first, sentences[number].last
    if number == 0 or scopes.behind_stamp(draft.tree, first, last) > first:
        return True
    between = draft.reading.text[sentences[number - 1].span.end : sentences[number].span.start]
    return "\n" in between
