"""Measures told of "it", of an order or by a verb joined to another: whole texts through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def sides(text, word):
    """Type and countries of the act that a word tells."""
    reading = polybius.read(text, published="2020-03-30")
    event = next((one for one in reading.events if word in reading.words(one.trigger)), None)
    if event is None:
        return None
    return event.event_type, *({p.country for p in parties} for parties in (event.actors, event.recipients))


def test_a_measure_told_of_it_has_the_sides_of_the_one_beside_it():
    text = (
        "Chile on Sunday lifted its ban on flights to Peru, nine months after it was imposed over the loss of a plane."
    )

    assert sides(text, "imposed") == ("SANCTION", {"CHL"}, {"PER"})


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("banned", ("SANCTION", {"AUS"}, {"FJI"})),  # an order that bans Fijian goods is none of Fiji
        ("barred", ("COERCE", {"AUS"}, {"AUS"})),  # by whoever banned the goods
    ],
)
def test_a_state_imposes_no_sanction_on_itself_where_two_are_told_of(word, found):
    text = (
        "The parliament in Suva sat late. Canberra's answer has been economic. A decree signed on Monday "
        "banned the import of Fijian fruit and barred Australian firms from hiring Fijians."
    )

    assert sides(text, word) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya rejected claims that Kenyan soldiers had crossed into Somalia.", {"SOM"}),
        ("Norway rejected the allegation that Norway buys stolen fish. Iceland had raised it.", {"ISL"}),
    ],
)
def test_who_rejects_a_claim_about_its_own_does_not_reject_them(text, found):
    assert sides(text, "rejected")[2] <= found


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("President Vladimir Putin has signed a decree imposing sanctions on Kenya.", "signed", None),
        ("Kenya's foreign ministry advised its citizens against travelling to Russia.", "advised", None),
        ("Moscow also rushed its missiles to a base in Syria.", "rushed", "MOBILIZE"),
        ("The Russian envoy raised the deployment of Kenyan troops at a meeting of the council.", "raised", None),
    ],
)
def test_words_of_the_state_that_do_nothing_to_another(text, word, kind):
    assert (sides(text, word) or (None,))[0] == kind


def test_who_promises_to_leave_office_does_so_to_nobody():
    text = "Kenya's president declared that he would leave his post if the charges about Somalia were proven."

    assert sides(text, "leave")[2] == set()


def test_a_blow_has_the_day_of_any_word_that_tells_it():
    text = (
        "Strikes believed to have been carried out by Russian jets killed 44 people in Idlib on Sunday, rescuers said."
    )
    reading = polybius.read(text, published="2020-03-31")

    assert {str(event.earliest) for event in reading.events} == {"2020-03-29"}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana condemned Togo, and Kenya suspended aid of 30 million euros.",
        "Ghana urged Togo to end its help for the rebels, and Kenya halted arms deliveries.",
        "Ghana accused Togo of hiring mercenaries; Kenya froze aid.",
    ],
)
def test_a_measure_without_a_name_meets_whom_another_blames_in_its_sentence(text):
    measure = next(e for e in polybius.read(text, published="2020-03-30").events if e.event_type == "SANCTION")

    assert ([p.country for p in measure.actors], [p.country for p in measure.recipients]) == (["KEN"], ["TGO"])


def test_whoever_is_blamed_answers_by_his_measure():
    assert sides("Chad blamed Niger for the fire, and Niamey suspended talks.", "suspended")[2] == {"TCD"}
