"""Whose hosts, houses and victims those are of whom the clause itself tells: whole reports through the program."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        # where the guest has come, whoever else is told of
        (
            "Brazil's president flew to Moscow on Friday. He thanked his hosts. Ukraine was angry.",
            "his hosts",
            "RUSGOV",
        ),
        ("Niger's president is in Ankara. He praised his host. France and Mali were angry.", "his host", "TURGOV"),
        # who built it, wherever it stands
        (
            "North Korea blew up the liaison office at Kaesong, which the South had built.",
            "the liaison office",
            "KORGOV",
        ),
        # who acts in the clause joined to it is not "the country"
        (
            "Japan suspended its aid to Honduras, and the Organization of American States has expelled the country.",
            "the country",
            "HND",
        ),
        # whom the clause with "whose" describes, not where the act takes place
        ("London, whose jets bombed sites in Yemen, condemned the strike on the tanker.", "whose jets", "GBRMIL"),
        ("Kinshasa has armed the FDLR, whose fighters attacked a village in Rwanda.", "whose fighters", "CODREB"),
        ("The Turkish president, whose army lost 33 men in Idlib, complains about Brussels.", "whose army", "TURMIL"),
        # those aboard are of the plane that was shot down, who fired not
        (
            "TEHRAN - A Ukrainian airliner fell near Tehran. Iran's Guards said that a missile crew had shot it down."
            " The 176 people on board were killed.",
            "The 176 people",
            "UKRCVL",
        ),
        (
            "Iran's Revolutionary Guards admitted that one of their missile crews had shot a Ukrainian airliner down.",
            "their missile crews",
            "IRNMIL",
        ),
        # by the paper for which they work, wherever they are
        (
            "Two journalists of a French daily were hurt by a shell in Azerbaijan last week.",
            "Two journalists of a French daily",
            "FRAJRN",
        ),
        ("The Ministry of Defence of the Republic announces that gunmen shot two gendarmes.", "two gendarmes", None),
        # the many who were told of before, by another name
        ("Chad blamed militias in Sudan. The main factions denied it.", "The main factions", "SDNPRM"),
        # to whom they are loyal, wherever they stand
        (
            "Soldiers loyal to Nicolas Maduro fired tear gas at a crowd on a bridge in Cucuta, Colombia.",
            "Soldiers",
            "VENMIL",
        ),
        # who sends them
        ("Chad shelled Sudan. Libya sent an envoy to Khartoum.", "an envoy", "LBYGOV"),
        (
            "Serbia flew jets along the border with Kosovo, a week after Pristina sent special police north.",
            "special police",
            "KOSCOP",
        ),
        # no state lets soldiers of its own go where two are at odds
        (
            "India accused China of an ambush in Ladakh. Ten soldiers were released by China on Thursday.",
            "Ten soldiers",
            "INDMIL",
        ),
        # who resigns does so to an organ of his own state
        (
            "Iraq's prime minister met American officials in Baghdad. He offered his resignation to the president.",
            "the president",
            "IRQGOV",
        ),
        # who goes on speaks for whoever spoke
        (
            "Chad's planes bombed a camp. Sudan's foreign ministry called it an act of war. \"We reserve the right to"
            ' reply," a spokesman added.',
            "a spokesman",
            "SDNGOV",
        ),
        (
            'Chad\'s army shelled a village in Sudan. Khartoum called on Chad to stop. "We shall answer," said an'
            " official.",
            "an official",
            "SDNGOV",
        ),
        # the armed man named before, not one of the place where he is
        (
            "Hassan Nasrallah spoke of Qassem Soleimani. The commander was killed by American soldiers in Iraq.",
            "The commander",
            "IRNMIL",
        ),
        (
            "Hassan Nasrallah mourned the commander Hajj Qassem Soleimani. The convoy was struck in Iraq.",
            "the commander",
            "IRNMIL",
        ),
        # the many of the sentence before, not its government
        ("Malawi's government has backed the Ugandans. Zambia has blasted them.", "them", "UGA"),
        # from where those come who kill them
        ("Togo sent troops north after jihadists from Burkina Faso killed eight soldiers.", "eight soldiers", "TGOMIL"),
        # who regrets a blow has not suffered it
        (
            "North Korea voiced regret for the blast that maimed two soldiers. South Korea welcomed that.",
            "two soldiers",
            "KORMIL",
        ),
        # who seizes lorries seizes none of his own
        ("Thailand was angry on Monday. Cambodia has impounded nine of its lorries.", "its", "THA"),
        # forces that a head of state orders to act are his
        (
            "A frigate of Kenya lies off Somalia. The French president said he had ordered the navy to sink pirates.",
            "the navy",
            "FRAMIL",
        ),
        # no body of the United Nations is "the group"
        (
            "Kataib Hezbollah threatened the Americans. The government wrote to the Security Council. The group has not"
            " claimed the attack.",
            "The group",
            "IRQPRM",
        ),
        # a party's name with a small letter at its end; nor is the agency of a dateline a town
        ("Iraq's premier met the Fatah bloc on Monday.", "Fatah bloc", "IRQPTY"),
        ("LIMA, May 2 (Meridian) - The rival blocs in parliament met on Saturday.", "The rival blocs", "PERPTY"),
    ],
)
def test_whose_they_are_is_told_by_the_clause(text, words, code):
    reading = polybius.read(text, published="2024-05-10")
    codes = {reading.words(m.span): reading.party(m).code for m in reading.mentions}

    assert codes[words] == code


def test_an_official_does_not_speak_for_those_who_only_acted_before():
    reading = polybius.read(
        "Rebels attacked a town in Chad. An official said that nine had died.", published="2024-05-10"
    )

    assert "TCDREB" not in {one.source.code for one in reading.attributions if one.source is not None}


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Forces loyal to Khalifa Haftar took Sirte.", "Forces", "LBYREB"),
        ("Forces loyal to Libyan commander Khalifa Haftar took Sirte.", "Forces", "LBYREB"),
        ("Forces loyal to Libyan commander Khalifa Haftar engaged in fierce clashes near Sirte.", "Forces", "LBYREB"),
        ("Khalifa Haftar's forces took Sirte.", "Khalifa Haftar's forces", "LBYREB"),
        ("Soldiers loyal to Nicolas Maduro opened fire.", "Soldiers", "VENMIL"),  # of a state's own head
        ("The GNA accused forces loyal to strongman Khalifa Haftar of the attack.", "forces", "LBYREB"),
        ("The GNA accused forces loyal to strongman Khalifa Haftar of the attack.", "strongman", "LBYREB"),
    ],
)
def test_the_forces_of_a_rebel_are_no_army(text, word, code):
    reading = polybius.read(text, published="2020-05-13")
    codes = {reading.words(mention.span): reading.party(mention).code for mention in reading.mentions}

    assert next(found for words, found in codes.items() if word in words) == code
