"""Who says it beside a clause, and whom he has it from: sentence -> mouths, innermost first."""

from __future__ import annotations

import pytest

import polybius
from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("As a Kenyan officer put it, Somali troops shelled the town in their sleep.", ["a Kenyan officer"]),
        ("Mogadishu, as the governor told Radio Garissa, had shelled the town twice.",
         ["the governor", "Radio Garissa"]),
        ("Somali troops shelled the town, or so the governor claims.", ["the governor"]),
        ("Somali troops shelled the town, or so he was told by a herder.", ["a herder"]),
        ("The way the governor tells it, Somali troops shelled the town.", ["the governor"]),
        ("Somali troops, a Kenyan daily reported last week, shelled the town.", ["a Kenyan daily"]),
        ("Somali troops shelled the town, a general who was not authorised to speak said.",
         ["a general who was not authorised to speak"]),
        ("Somali troops shelled the town, an officer who asked not to be named said.",
         ["an officer who asked not to be named"]),
        ("Somali troops shelled the town, a herder reached by telephone told Radio Garissa.",
         ["a herder reached by telephone", "Radio Garissa"]),
        ("Somali troops, three officials briefed on the matter said, shelled the town.", ["three officials"]),
        ("Somali troops shelled the town, according to two officials briefed on the matter.", ["two officials"]),
        ("A Kenyan daily had reported, on the word of two herders, that Somali troops had shelled the town.",
         ["two herders", "A Kenyan daily"]),
        ("Somali troops shelled the town. So says the governor.", ["the governor"]),
        ("Somali troops shelled the town. That is what a herder told us.", ["a herder"]),
        ("Somali troops shelled the town. Okoro, the envoy, told us so himself.", ["Okoro, the envoy"]),
        ("Somali troops shelled the town. The governor said so on Monday.", ["The governor"]),
        ("Somali troops shelled the town. The governor said so many had fled that he was alone.", []),
        ("The minister resigned, saying he had failed, a week after Somali troops shelled the town.", []),
        ("The governor fumed that Somali troops had shelled the town.", ["The governor"]),
        ("If you believe the governor, Somali troops shelled the town.", ["the governor"]),
        ("In the governor's telling, Somali troops shelled the town.", ["the governor"]),
        ("In our view, Somali troops shelled the town.", []),  # the paper's own
        ("As it became known to the agency Horn from the ministry, Somali troops shelled the town.",
         ["the ministry", "the agency Horn"]),
        # no mouth: two things done at one time
        ("Somali troops shelled the town, as the army announced a raid of its own.", []),
        ("Somali troops shelled the town, as officers told residents to leave.", []),
        # it speaks for its own part of the sentence
        ("Kenya closed the border; Somali troops shelled the town, or so the governor claims.", ["the governor"]),
    ],
)  # fmt: skip
def test_who_says_it_beside_the_clause(text, mouths):
    assert chain(text, "shelled") == mouths


@pytest.mark.parametrize(
    "text",
    [
        "With reference to the army, state television reports that Somali troops shelled the town.",
        "Somali troops shelled the town, state television said, quoting the army.",
        "Somali troops shelled the town, state television reported with reference to the army.",
        "State television said, on the authority of the army, that Somali troops had shelled the town.",
        "State television, which relied on the army, said Somali troops had shelled the town.",
        "State television, which interviewed the army, said Somali troops had shelled the town.",
    ],
)
def test_whom_somebody_rests_on_stands_inside_him(text):
    inner, outer = chain(text, "shelled")

    assert inner == "the army"
    assert outer.lower().startswith("state television")


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # what another clause tells is the report's own
        ("Somali troops shelled the town; nobody was hurt, the governor said.", []),
        ("The truce holds, the governor said on Monday, two days after Somali troops shelled the town.", []),
        ("The truce holds, the governor said, as Somali troops shelled the town.", []),
        ("The truce broke, the governor said, when Somali troops shelled the town.", ["the governor"]),
        ("“We keep the truce; Somali troops shelled the town,” the governor said.", ["the governor"]),  # one speech
        # a line of a ticker begins with its time
        ("09:20 - Governor: Somali troops have shelled the town.", ["Governor"]),
        ("A herder was cited by Radio Garissa as saying that Somali troops had shelled the town.",
         ["A herder", "Radio Garissa"]),
        ("The governor recalls a herder telling him that Somali troops had shelled the town.",
         ["a herder", "The governor"]),
        ("Its minister called the Kenyan version “a tale” and said Somali troops had shelled the town.",
         ["Its minister"]),
        ("Somali troops shelled the town, says a report published on Monday by the charity.",
         ["a report published on Monday by the charity"]),
    ],
)  # fmt: skip
def test_whose_words_end_where(text, mouths):
    assert chain(text, "shelled") == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # whoever the sentence before told of speaks, where no word tells it
        ("The governor was angry.\n\n“Somali troops shelled the town. They killed two men.”", ["The governor"]),
        ("The governor said the town was calm. “Somali troops shelled it in March.”", ["The governor"]),
        ("Here is Kenya's foreign minister: “Somali troops shelled the town.”", ["Kenya's foreign minister"]),
        ("The villages were silent. “Somali troops shelled the town,” a herder said.", ["a herder"]),
        # plain narration behind a quotation is nobody's
        ("“They came at dawn,” the governor said. Somali troops shelled the town in 2010.", []),
        # who tells what somebody told others stands outside of him
        ("A herder told police, the governor said, that Somali troops had shelled the town.",
         ["A herder", "the governor"]),
        ("A herder told police behind closed doors, two of them said afterwards, that Somali troops had shelled it.",
         ["A herder", "two of them"]),
        ("Somali troops shelled the town, our correspondent in Garissa says.", []),  # the report itself
        ("The witness described how Somali troops shelled the town.", ["The witness"]),
        ("The governor, asked by Radio Garissa, confirmed that Somali troops had shelled the town.",
         ["The governor", "Radio Garissa"]),
    ],
)  # fmt: skip
def test_speech_without_a_word_for_it(text, mouths):
    assert chain(text, "shelled") == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("A minister writes in the Savanna Times that Somali troops shelled the town.",
         ["A minister", "the Savanna Times"]),
        ("A minister announced on television that Somali troops had shelled the town.", ["A minister"]),
        ("Interviewed by Radio Garissa, the mayor said Somali troops had shelled the town.",
         ["the mayor", "Radio Garissa"]),
        ("Somali troops shelled the town, said the mayor, quoted by Radio Garissa.", ["the mayor", "Radio Garissa"]),
        ("The mayor was reported by Radio Garissa as saying Somali troops had shelled the town.",
         ["The mayor", "Radio Garissa"]),
        ("The mayor was quoted by Radio Garissa as adding that Somali troops had shelled the town.",
         ["The mayor", "Radio Garissa"]),
        ("Radio Garissa carried a statement by the army that Somali troops had shelled the town.",
         ["the army", "Radio Garissa"]),
        ("Radio Garissa, which spoke to the mayor, says that Somali troops shelled the town.",
         ["the mayor", "Radio Garissa, which spoke to the mayor"]),
        # three mouths: the radio stands between
        ("The agency Horn, quoting state radio, which cited the mayor, said Somali troops had shelled the town.",
         ["the mayor", "state radio, which cited the mayor", "The agency Horn"]),
    ],
)  # fmt: skip
def test_who_passes_it_on(text, mouths):
    assert chain(text, "shelled") == mouths


def test_a_charge_behind_a_comma_is_made_by_the_speaker_and_not_told_by_him():
    text = "Turkey's minister said Greek ships had shelled its port, calling the attack a crime."

    assert chain(text, "shelled") == ["Turkey's minister"]
    assert chain(text, "calling") == []


@pytest.mark.parametrize("denial", ["denied firing at the boat", "denied that they had fired at the boat"])
def test_who_claims_what_is_denied_stands_beside_the_denial(denial):
    reading = polybius.read(f"Somali troops {denial}, as the mayor had claimed.", published="2022-05-03")

    assert [(reading.words(told.cue), told.within) for told in reading.attributions] == [
        ("denied", None),
        ("had claimed", None),
    ]
