"""Where what is said ends, and by what turns of phrase it is said: sentence -> the mouths of an act."""

import pytest

from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # what another makes of it is no part of it, and does not hide it
        (
            "Kenyan police shot dead nine people in Kisumu, a doctor there told Reuters, a figure that the interior "
            "minister dismissed as invented.",
            "shot",
            ["a doctor there", "Reuters"],
        ),
        # the same doer goes on behind who tells it; who asks for something may be who tells it
        (
            "Libyan rebels shelled the mill overnight, the radio said, and burned two farms.",
            "burned",
            ["the radio"],
        ),
        ("Libyan rebels shelled the mill, the mayor said, and the army shot two of them.", "shot", []),
        # behind a semicolon what is threatened goes no further, what is said does
        ("The minister threatened to raise the price of gas; Libyan rebels attacked the market.", "attacked", []),
        (
            "The minister said that the town was calm; Libyan rebels attacked the market.",
            "attacked",
            ["The minister"],
        ),
        # a verb that the tagger takes for a noun
        ("09:12 Army retakes Bama from Boko Haram, state radio reports.", "retakes", ["state radio"]),
        # a half sentence with an aside of its own
        (
            "The hostage was freed on Friday; the Church, which received him, said that guerrillas had shot his "
            "brother.",
            "shot",
            ["the Church, which received him"],
        ),
        # pictures and papers show it at the end, whatever the tree takes them for
        (
            "The United States imposed sanctions on two North Korean banks, a notice on the treasury's website showed.",
            "imposed",
            ["a notice on the treasury's website"],
        ),
        # what a report is comes between it and its verb
        (
            "A UN report due to be published next month, extracts of which were leaked to the Savanna Chronicle, says "
            "that Libyan rebels have attacked the port.",
            "attacked",
            ["A UN report"],
        ),
    ],
)
def test_what_stands_behind_who_tells_it(text, word, expected):
    assert chain(text, word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister let slip that Chadian troops had attacked the village.", ["The minister"]),
        ("The envoy drew attention to the fact that Libyan rebels attacked the market.", ["The envoy"]),
        ("The agency Sahel has it that Libyan rebels attacked the market.", ["The agency Sahel"]),
        ("The spokesman was at pains to stress that Libyan rebels attacked the market.", ["The spokesman"]),
        ("The minister went on to confirm that Libyan rebels attacked the market.", ["The minister"]),
        ("The Red Cross documented how Libyan rebels attacked the market.", ["The Red Cross"]),
        ("The mayor informed the press that Libyan rebels had attacked the market.", ["The mayor"]),
        ("A driver who was there gave a different account: Libyan rebels attacked the market.", ["A driver"]),
        ("The Red Cross has similar testimony: in June, Libyan rebels attacked a market.", ["The Red Cross"]),
        (
            "A clerk, whose words were reported by the BBC, says that Libyan rebels attacked the market.",
            ["A clerk", "the BBC"],
        ),
        (
            "The mayor noted that rebels attacked Libyan guards, referring to the data of the police.",
            ["the data of the police", "The mayor"],
        ),
    ],
)
def test_it_is_said_by_other_words(text, expected):
    assert chain(text, "attacked") == expected
