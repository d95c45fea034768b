"""What "the move", "Monday's decision" and "the penalties" mean that others answer."""

from __future__ import annotations

import pytest

import polybius


def answered(text: str) -> dict[str, str]:
    """The trigger of each act that surely answers another one, with that one's."""
    reading = polybius.read(text, published="2024-10-17")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    sure = (link for link in reading.links if link.kind == "responds_to" and link.confidence >= 0.5)
    return {words[link.from_]: words[link.to] for link in sure}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # of the named ones, what is news; not the ban nor what others did last
            "Chad partly lifted a ban on cattle from Sudan on Thursday, a year after it had imposed the ban in answer "
            "to the arrest of three herders by Sudanese police. A Sudanese court released the herders 12 days later. "
            "The African Union, which mediates between the two, welcomed Chad's move.",
            {"imposed": "arrest", "welcomed": "lifted"},
        ),
        (  # further on it is what the report begins with
            "Chad partly lifted a ban on cattle from Sudan on Thursday. Kenya, which mediates between them, welcomed "
            "the move. It came after Niger warned that Chad would be shut out of a pact. Sudan's president called the "
            "step insufficient.",
            {"welcomed": "lifted", "called": "lifted"},
        ),
        (  # of that day
            "Canada imposed sanctions on a Turkish arms firm on Tuesday. In July it threw Turkey out of a fighter "
            "programme. Ankara condemned Tuesday's decision as a grave mistake.",
            {"condemned": "imposed"},
        ),
        (  # the ban, not what was done to Russia
            "Norway expelled three Russian diplomats on Tuesday. Sweden criticised Russia's decision to ban its fish.",
            {"criticised": "ban"},
        ),
        (
            "Norway expelled three Russian diplomats on Tuesday. Sweden criticised Russia's decision.",
            {},  # none of its acts is told
        ),
        (
            "Washington slapped sanctions on a Turkish agency on Monday. In July the Pentagon threw Turkey out of a "
            "fighter programme. Moscow, for its part, denounced the penalties as illegitimate.",
            {"denounced": "slapped"},
        ),
        (  # bought later in the text than the purchase is named
            "The Pentagon threw Turkey out of a fighter programme because of the purchase. Turkey bought Russian "
            "missiles in July.",
            {"threw": "bought"},
        ),
    ],
)
def test_a_general_word_for_an_act_means_what_was_told_of_those_it_names(text, found):
    assert answered(text) == found


def test_revenge_is_vowed_for_what_is_condemned_in_the_same_breath():
    text = (
        "Brazil closed its port to Peruvian ships on Monday. In May it expelled a Peruvian envoy. Lima condemned the "
        "closure and vowed to retaliate."
    )
    assert answered(text) == {"condemned": "closed", "vowed": "closed"}
