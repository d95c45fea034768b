"""Acts by words that their own doer tells as done before: sentence -> who tells it."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "word", "mouths"),
    [
        ("The ministry said it had asked Chad to withdraw its troops.", "asked", ["The ministry"]),
        ("China's embassy said its ships had warned a Vietnamese trawler.", "warned", ["China's embassy"]),
        ("Iraq's operations command says that its soldiers have been ordered to stop all training with the coalition.",
         "ordered", ["Iraq's operations command"]),
        ("Kenya said the Somali envoy was summoned on Monday.", "summoned", ["Kenya"]),
        # by saying so it does it; and what is only taken up again was done anyway
        ("Kenya said it condemned the raid.", "condemned", []),
        ("Kenya told the agency SANA that it condemned the raid.", "condemned", []),
        ("Kenya said it was disappointed by the vote in Somalia.", "disappointed", []),
        ("An Israeli general said that Iran had threatened Israel.", "threatened", ["An Israeli general"]),
        ("The commission of the European Union said that it would not negotiate with Kenya.", "negotiate", []),
        ("Kenya said that it would not negotiate with Somalia.", "negotiate", []),
        ("Ethiopia declared that it accepts the ruling of the commission, which before it had refused.", "refused", []),
    ],
)  # fmt: skip
def test_words_that_were_spoken_before_keep_who_tells_of_them(text, word, mouths):
    reading = polybius.read(text, published="2022-05-03")
    event = next(event for event in reading.events if word in reading.words(event.trigger))
    sources = [reading.attributions[index].source for index in event.attributions]

    assert [reading.words(source.span) for source in sources if source is not None] == mouths
