"""Speech that goes on behind a label: what follows "Colonel Adeyemi: They fired on us." in its paragraph is his."""

from __future__ import annotations

from polybius.sources import headlines, scopes
from polybius.sources.claims import Claim, Draft

QUESTION = ("q", "a")  # "Q: Did you cross? A: No.": who answers has no name there
COUNTRY = "country"  # "Kyiv: Two missiles hit it. Rescuers search the rubble": the report's own, as in a dateline


def go_on(draft: Draft) -> None:
    """Gives whoever a paragraph's label names the sentences after the first, up to one that somebody else is told by.

    In a printed conversation, where two paragraphs or more have a label, the turn lasts to the end of its paragraph.
    """
    labels = [claim for claim in draft.claims if _is_label(draft, claim)]
    printed = len({draft.sentence_of[claim.anchor] for claim in labels if not _stamped(draft, claim)})
    talk = printed + sum(_asks(draft, number) for number in range(len(draft.reading.sentences))) > 1
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


def _is_label(draft: Draft, claim: Claim) -> bool:
    """Whether a claim is that of a name before a colon that opens a paragraph, and of somebody who can speak."""
    number = draft.sentence_of[claim.anchor]
    if claim.row.lemma != ":" or claim.sayer is None or not _opens(draft, number):
        return False
    sentence = draft.reading.sentences[number]
    if sentence.kind == "headline" or draft.tree.word(claim.anchor) != ":" or claim.said & draft.quoted:
        return False
    label = range(scopes.behind_stamp(draft.tree, sentence.first, claim.anchor), claim.anchor)
    mention = draft.mentions.get(claim.sayer)
    person = mention is not None and mention.kind == "PER"
    return claim.sayer in label and (person or headlines.can_speak(draft, claim.sayer, label, (COUNTRY,)))


def _stamped(draft: Draft, claim: Claim) -> bool:
    first = draft.reading.sentences[draft.sentence_of[claim.anchor]].first
    return scopes.behind_stamp(draft.tree, first, claim.anchor) > first


def _asks(draft: Draft, number: int) -> bool:
    """Whether a sentence opens a paragraph with "Q:"."""
    first = draft.reading.sentences[number].first
    words = [draft.tree.word(i).lower() for i in range(first, min(first + 2, len(draft.tree.tokens)))]
    return _opens(draft, number) and words[0] in QUESTION and words[1:] == [":"]


def _opens(draft: Draft, number: int) -> bool:
    """Whether a sentence is the first of its paragraph, or of an entry with its time."""
    sentences = draft.reading.sentences
    first, last = sentences[number].first, sentences[number].last
    if number == 0 or scopes.behind_stamp(draft.tree, first, last) > first:
        return True
    between = draft.reading.text[sentences[number - 1].span.end : sentences[number].span.start]
    return "\n" in between
