"""Further words by which news gives its sources: sentence -> chain of mouths, innermost first."""

from __future__ import annotations

import pytest

from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("Turkish drones have killed fourteen fighters, Ankara has let it be known.", ["Ankara"]),
        ("As many as fifty villagers were killed by soldiers, to go by the imam of Moura.", ["the imam of Moura"]),
        ("Judging by the letter, Kenyan police killed eight people.", ["the letter"]),
        ("Judging by the cold, Kenyan police killed eight people in the winter.", []),
        ("Kenyan police killed eight people, this is what the bishop told the court under oath.", ["the bishop"]),
        ("Kenyan police killed eight people, this is what a war does.", []),
        ("Kenyan police killed eight people, it has been confirmed by the ministry.", ["the ministry"]),
        ("Kenyan police killed eight people, as can be read in the coroner's report.", ["the coroner's report"]),
        ("Kenyan police killed eight people, as can be seen in any war.", []),
        ("Kenyan police (the ministry says) killed eight people.", ["the ministry"]),
        ("Kenyan police killed eight people, wrote Dawn.", ["Dawn"]),
        ("Kenyan police killed eight people, wrote a report and left.", []),
        ("Eight people were killed by Kenyan police, the Nation says, five according to the Standard.", ["the Nation"]),
        ("From the hospital in Goma comes word that rebels killed five nurses.", ["the hospital in Goma"]),
        ("From the hospital in Goma comes a nurse who says that rebels killed five men.", ["a nurse"]),
        ("Kenyan police killed eight people, the coroner said and the minister did not deny.", ["the coroner"]),
        ("Kenyan police killed eight people, the coroner rose and left.", []),
        (
            "Radio Roma showed the general saying that Kenyan police had killed eight people.",
            ["the general", "Radio Roma"],
        ),
        ("Kenyan police killed eight people, the general was heard saying on a recording.", ["the general"]),
        ("Some media have circulated that Kenyan police killed eight people.", ["Some media"]),
        (
            "Speaking on Radio Roma, the general admitted that Kenyan police had killed them.",
            ["the general", "Radio Roma"],
        ),
        ("Speaking on Monday, the general admitted that Kenyan police had killed them.", ["the general"]),
        ("All that the mayor would say was that Kenyan police had killed eight people.", ["the mayor"]),
        ('"Kenyan police killed eight people", as the statement has it.', ["the statement"]),
        ("Kenyan police killed eight people, says a cable leaked to the Guardian.", ["a cable"]),
        # who is quoted goes on speaking to whoever quotes him, and the outlet speaks for itself
        (
            "State television quoted an officer as saying it was calm. The same officer said police killed two men.",
            ["The same officer", "State television"],
        ),
        ("State television quoted an officer as saying it was quiet. It said police had killed two men.", ["It"]),
        (
            "State television quoted an officer as saying it was quiet. The mayor said police had killed two men.",
            ["The mayor"],
        ),
        ("The ministry issued a statement: Kenyan police had killed eight people.", ["The ministry"]),
        ("The ministry issued a ban: Kenyan police had killed eight people.", []),
        ("The ministry would have us believe that Kenyan police killed nobody.", ["The ministry"]),
    ],
)
def test_who_says_that_they_were_killed(text, mouths):
    assert chain(text, "killed") == mouths
