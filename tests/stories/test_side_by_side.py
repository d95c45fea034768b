"""Triggers without a type: what stands beside each other again and again is two things."""

from __future__ import annotations

import dataclasses

from polybius.schema import Reading, Span, event_id
from tests.stories.made import report


def told(id: str, sentence: str, *triggers: str) -> Reading:
    """A report of one sentence with an event of no known type at each of these words."""
    reading = report(id, {"type": "COERCE", "says": sentence})
    whole, events = reading.events[0], []
    for trigger in triggers:
        span = Span(sentence.index(trigger), sentence.index(trigger) + len(trigger))
        bare = dataclasses.replace(whole, trigger=span, event_type="", earliest=None, latest=None, dated_by=None)
        events.append(dataclasses.replace(bare, id=event_id(reading.document, span)))
    return dataclasses.replace(reading, events=tuple(events))


REPORTS = (
    told("a", "Police in Harbin arrested the driver Okoro on a charge after the race.", "arrested", "charge"),
    told("b", "The driver Okoro was arrested in Harbin on a charge after the race.", "arrested", "charge"),
    told("c", "After the race in Harbin a charge had the driver Okoro arrested.", "arrested", "charge"),
    told("d", "The driver Okoro was seized in Harbin after the race.", "seized"),
)


def test_sentences_that_have_both_words_are_counted_without_the_pair_s_own(store):
    store.add(REPORTS)
    store.link()
    rows = store.connection.execute(
        "SELECT x.trigger_word, y.trigger_word, x.document_id = y.document_id, together, sentences"
        " FROM story_together JOIN story_inputs AS x ON x.event_id = a JOIN story_inputs AS y ON y.event_id = b"
    ).fetchall()
    found = {(*sorted((one, other)), near): counted for one, other, near, *counted in rows}

    assert found == {
        ("arrested", "charge", True): [2, 3],
        ("arrested", "charge", False): [3, 3],
        ("arrested", "seized", False): [0, 1],  # never beside each other
        ("charge", "seized", False): [0, 1],
    }


def test_a_word_in_the_place_of_another_speaks_for_one_happening_more_than_one_beside_it(store):
    store.add(REPORTS)
    store.link()
    rows = store.connection.execute(
        "SELECT x.trigger_word, y.trigger_word, part.weight FROM ("
        "  SELECT a, b, unnest(evidence) AS part FROM story_pairs) AS pairs"
        " JOIN story_inputs AS x ON x.event_id = a JOIN story_inputs AS y ON y.event_id = b"
        " WHERE part.name = 'together' AND x.document_id <> y.document_id"
    ).fetchall()
    weights = {tuple(sorted((one, other))): weight for one, other, weight in rows}

    assert weights["arrested", "seized"] > weights.get(("arrested", "charge"), -9.0)
