"""Links that news tells by a small word: since, over, in retaliation for, earlier; and what frees nobody's talks."""

from __future__ import annotations

import pytest

import polybius


def sure(text: str) -> set[tuple[str, str, str]]:
    """The kind, and the two triggers, of the links that do not call themselves weak."""
    reading = polybius.read(text, published="2024-10-17")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    return {(link.kind, words[link.from_], words[link.to]) for link in reading.links if link.confidence >= 0.5}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The bloc has suspended all trade with Niger and frozen its assets since soldiers deposed the elected "
            "president on 26 July.",
            {("responds_to", "suspended all trade", "deposed"), ("responds_to", "frozen", "deposed")},
        ),
        (  # whose retaliation it is, is told; whom the fighters strike beside, need not fit
            "The rebels have broken off talks with Chad, blaming Ndjamena for delaying the release of 15 commanders. "
            "In retaliation for the delays, rebel fighters have stepped up attacks on police posts in Abeche.",
            {
                ("responds_to", "blaming", "delaying the release"),
                ("responds_to", "stepped up", "delaying the release"),
            },
        ),
        (  # an exchange that both want is what the talks were about
            "The rebels have broken off talks with the Chadian government over a prisoner exchange, a "
            "spokesman for the group said on Tuesday, blaming Ndjamena for delaying the release of 15 commanders.",
            {("responds_to", "blaming", "delaying the release")},
        ),
        (  # men are freed; talks are not
            "The rebels have broken off talks with the Chadian government over an exchange of prisoners. On Wednesday "
            "the government freed 100 rebel prisoners.",
            set(),
        ),
        (
            "Kenya and Somalia resumed talks in Brussels on Tuesday; the dialogue had been frozen since May.",
            {("resumes", "resumed talks", "frozen"), ("ends", "resumed talks", "frozen")},
        ),
        (  # what was refused earlier was not what is asked for now
            "On Wednesday Kabul freed 100 rebels. The rebels, who earlier dismissed the plan as unacceptable, did not "
            "comment. American officials urged both sides to return to the table.",
            set(),
        ),
    ],
)
def test_a_small_word_says_what_brought_an_act_on(text, found):
    assert sure(text) == found


def test_who_makes_amends_does_so_for_his_own_deed_and_not_for_what_befell_his_own():
    assert ("responds_to", "apologised", "arrested") not in sure(
        "The protests were triggered by the killing on Saturday of a student, who was shot by a traffic officer in "
        "Kisumu, Kenya. The officer has since been arrested. The inspector general of police has apologised to the "
        "family of the student."
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Iran shelled a village in Iraq on Monday. This came a day after Iraq had closed the border.",
            {("responds_to", "shelled", "closed")},
        ),
        (
            "Chad lifted a ban on cattle from Sudan on Thursday. It came two days after Niger warned that Chad would "
            "be shut out of a trade pact.",
            {("responds_to", "lifted", "warned")},
        ),
        (  # nobody answers himself
            "Chad lifted a ban on cattle from Sudan on Thursday. It came two days after Chad's army had shut a camp.",
            set(),
        ),
    ],
)
def test_this_came_after_tells_of_the_act_right_before(text, found):
    assert {link for link in sure(text) if link[1] != "closed"} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Gunmen stormed a school in Gao on Monday. The group JNIM claimed responsibility for the attack.",
            {("same_as", "claimed", "stormed")},
        ),
        (
            "A bomber blew himself up in a market in Quetta on Monday. In May gunmen had shot four drivers near Kalat. "
            "Baloch separatists claimed responsibility for the shooting.",
            {("same_as", "claimed", "shot")},
        ),
    ],
)
def test_what_is_claimed_is_the_blow_that_its_noun_means(text, found):
    assert {link for link in sure(text) if link[0] == "same_as"} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A rebel commander and 80 of his fighters laid down their arms on Tuesday near Goma, Congolese officials "
            "said. The army had given them a week. The United Nations praised the surrender.",
            {("same_as", "surrender", "laid down"), ("responds_to", "praised", "laid down")},
        ),
        (  # "Tuesday's" says as much as "the"
            "Azerbaijan shelled positions near Goris in Armenia on Tuesday. Three men died. Iran condemned Tuesday's "
            "bombardment.",
            {("responds_to", "condemned", "shelled"), ("same_as", "bombardment", "shelled")},
        ),
        (  # the worst since the war was not brought on by it
            "Azerbaijan shelled positions near Goris in Armenia on Tuesday. The bombardment is the worst since an "
            "attack by Armenian troops in 2022.",
            {("same_as", "bombardment", "shelled")},
        ),
    ],
)
def test_a_noun_of_its_day_or_of_its_family_tells_an_act_again(text, found):
    assert sure(text) == found


def test_a_gesture_is_what_was_offered():
    text = (
        "The rebels have rejected the government's claim that they murdered nine fighters in Colombia. Venezuela has "
        "offered shelter to families who fled. Bogota thanked Caracas for the gesture."
    )
    assert ("responds_to", "thanked", "offered") in sure(text)


@pytest.mark.parametrize("words", ["describing it as revenge for his reports", "saying that it was plain revenge"])
def test_who_calls_anothers_act_revenge_threatens_nobody(words):
    text = f"A court in Grodno sentenced a Polish journalist to eight years on Wednesday. Warsaw condemned it, {words}."
    assert "THREATEN" not in {event.event_type for event in polybius.read(text, published="2024-10-17").events}
