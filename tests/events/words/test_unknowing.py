"""What somebody does not know, or asks: nobody is its doer by that, and who does not know of it owns up to nothing."""

import pytest

import polybius


def told(text: str, trigger: str) -> tuple[list[str | None], str, list[str]]:
    """Who did what a word tells, the publisher's view of it, and those of its mouths."""
    reading = polybius.read(text, published="2023-07-20")
    event = next(event for event in reading.events if trigger in reading.words(event.trigger))
    doers = [party.code or reading.words(party.span) for party in event.actors]
    return doers, event.factuality, [belief.value for belief in event.factuality_by]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ankara said it did not know who bombed the school in Aleppo.", "bombed", ([], "CT+", ["Uu"])),
        ("Niger said it was not clear who had shelled the consulate.", "shelled", ([], "CT+", ["Uu"])),
        ("Kenya said it was investigating which group had shelled the consulate.", "shelled", ([], "CT+", ["Uu"])),
        ("Uganda denied knowing who killed the Kenyan envoy.", "killed", ([], "CT+", ["Uu"])),
        ("It remains unclear which side shelled the clinic in Luhansk.", "shelled", ([], "CT+", [])),
        # what others do not know is the speaker's word
        ("Kyiv said Moscow did not know who had shelled the clinic in Luhansk.", "shelled", ([], "CT+", ["CT+"])),
        ("The ministry said it knew who had shelled the consulate.", "shelled", ([], "CT+", ["CT+"])),
        # whoever struck before has not done it by that
        ("Chadian troops shelled a village in Sudan. It was unclear who fired the rockets.", "fired", ([], "CT+", [])),
    ],
)
def test_who_does_not_know_who_did_it_has_not_done_it(text, trigger, expected):
    assert told(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway asked Russia who had shelled the mission.", ([], "CT+", [])),
        # a clause on whoever is asked tells what he did
        ("Chad asked the Malian general who had shelled the town to resign.", (["MLIMIL"], "CT+", [])),
        ("The Malian general, who had shelled the town, said he would resign.", (["MLIMIL"], "CT+", [])),
    ],
)
def test_who_is_asked_who_did_it_has_not_done_it(text, expected):
    assert told(text, "shelled") == expected


def test_who_asks_who_did_it_demands_nothing():
    reading = polybius.read("Norway asked Russia who had shelled the mission.", published="2023-07-20")

    assert [event.event_type for event in reading.events] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("The Greek army said it was unaware that its jets had bombed the village in Libya.", "Uu"),
        ("The Greek army said it did not know that its jets had bombed the village in Libya.", "Uu"),
        ("The Greek army said it was aware that its jets had bombed the village in Libya.", "CT+"),
        # what is asked is only the reason, or the number
        ("The Greek army said it did not know why its jets had bombed the village in Libya.", "CT+"),
        ("The Greek army said it did not know how many times its jets had bombed the village in Libya.", "CT+"),
        # by now it does
        ("The Greek army said it had not known that its jets had bombed the village in Libya.", "CT+"),
    ],
)
def test_who_is_unaware_of_a_deed_does_not_own_up_to_it(text, view):
    assert told(text, "bombed") == (["GRCMIL"], view, [view])
