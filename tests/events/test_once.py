"""One act that two words of a sentence tell is one event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.events.merge import once
from polybius.schema import Party, Span
from tests.events.test_decide import event

NAVY, CREW, TOWN = (Party(Span(at, at + 1), name, name, name) for at, name in enumerate(("KEN", "YEM", "SOM")))


def coerce(recipients, event_type="COERCE"):
    return replace(event("verbs:x", (NAVY,), recipients), event_type=event_type)


@pytest.mark.parametrize(
    ("likely", "second", "kept"),
    [
        (0.2, coerce((CREW,)), 1),  # "boarded the dhow and apprehended the crew"
        (0.2, coerce(()), 1),  # "... and recovered the rifles"
        (0.4, coerce((CREW,)), 2),  # likely by itself
        (0.2, coerce((TOWN,)), 2),  # done to somebody else
        (0.2, coerce((CREW,), "ASSAULT"), 2),  # another act
    ],
)
def test_the_slighter_telling_of_an_act_is_left_out(likely, second, kept):
    weighed = [(0.6, coerce((CREW,))), (likely, second)]

    assert once(weighed) == weighed[:kept]


def test_a_protest_without_a_recipient_may_be_another():
    first, second = ((chance, coerce(whom, "PROTEST")) for chance, whom in ((0.6, (CREW,)), (0.2, ())))

    assert once([first, second]) == [first, second]
