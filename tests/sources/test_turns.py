"""Speech behind a label: conversations in print, entries of a live report, lists of news."""

from __future__ import annotations

import pytest

from tests.sources.test_mouths import chain

TALK = """Why did you go there?

Colonel Okoro: We were called. Chadian rebels attacked the mill.

And then?

Colonel Okoro: We lost two men. The Chadian rebels burned the school. The mayor says that we shelled it. We did not."""


@pytest.mark.parametrize(
    ("word", "mouths"),
    [("attacked", ["Colonel Okoro"]), ("burned", ["Colonel Okoro"]), ("shelled", ["The mayor", "Colonel Okoro"])],
)
def test_a_turn_lasts_to_the_end_of_its_paragraph(word, mouths):
    assert chain(TALK, word) == mouths


@pytest.mark.parametrize(
    ("text", "word", "mouths"),
    [
        ("14:05 - Army spokesman: Nobody has fled. Chadian rebels attacked the mill.", "attacked", ["Army spokesman"]),
        # the next entry, and what another says, are no longer his
        ("10:40 Radio Garissa: Troops have fled. 11:05 Chadian rebels attacked the mill.", "attacked", []),
        ("14:05 - Army: Troops have fled. Doctors say Chadian rebels attacked the mill.", "attacked", ["Doctors"]),
        # a place says nothing
        ("Garissa: Smoke stands over the river.\nChadian rebels attacked the mill.", "attacked", []),
        ("- Garissa police, on Twitter: Chadian rebels attacked the mill.", "attacked", ["Garissa police"]),
        ("Halima Deng, 34: Chadian rebels attacked the mill.", "attacked", ["Halima Deng"]),
        (
            "12:30 - Chadian rebels have attacked the mill in Garissa (state television)",
            "attacked",
            ["state television"],
        ),
    ],
)
def test_a_label_tells_who_speaks(text, word, mouths):
    assert chain(text, word) == mouths


BROADCAST = """PRESENTER: Shells have hit the mill. Ada Okafor reports from the town.

OKAFOR: The shells came at night. Chadian rebels attacked the mill. The governor says that they burned the school."""

INTERVIEW = """Interview with Musa Okoro, the governor of Garissa

Q: What happened at the mill?

A: They came at night. Chadian rebels attacked the mill.

Chadian rebels shelled the mill before."""


@pytest.mark.parametrize(
    ("text", "word", "mouths"),
    [
        (BROADCAST, "attacked", ["OKAFOR"]),
        (BROADCAST, "burned", ["The governor", "OKAFOR"]),
        # who presents is the publisher's own
        (BROADCAST.replace("OKAFOR:", "PRESENTER:"), "attacked", []),
        # a place in capitals opens a report, where nobody of its name speaks
        (BROADCAST.replace("PRESENTER: ", "").replace("OKAFOR:", "GARISSA:"), "attacked", []),
    ],
)
def test_a_turn_is_of_the_name_in_capitals_that_was_introduced(text, word, mouths):
    assert chain(text, word) == mouths


def test_who_answers_an_interview_is_whom_it_is_with():
    assert chain(INTERVIEW, "attacked") == ["Musa Okoro, the governor of Garissa"]
    assert chain(INTERVIEW, "shelled") == []  # behind the answer's paragraph
    # of two persons neither was interviewed
    others = INTERVIEW.replace("Interview with", "Ann Doe writes of")
    assert chain(others, "attacked") == []


@pytest.mark.parametrize(
    ("label", "mouths"),
    [
        ("Press release", []),
        ("Interview", []),
        ("Policy brief", []),
        ("Statement", []),
        ("Statement of the Kenyan army", ["the Kenyan army"]),
        ("Army statement", ["Army statement"]),
    ],
)
def test_what_kind_of_text_it_is_says_nothing(label, mouths):
    assert chain(f"{label}: Chadian rebels attacked the mill.", "attacked") == mouths
