"""Sentences on bases, training and crowds, as reports of one affair tell them: who does what to whom."""

import pytest

import polybius


def told(text: str) -> list[tuple[str, str, str]]:
    """Type and both sides of the events of a text."""
    events = polybius.read(text, published="2020-03-20").events
    return [
        (
            event.event_type,
            " ".join(party.code or "?" for party in event.actors),
            " ".join(party.code or "?" for party in event.recipients),
        )
        for event in events
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # what is given back
        ("Qayyarah and Habbaniyah were turned over to the Iraqi army.", ("RETREAT", "", "IRQMIL")),
        ("Officers of the coalition signed the K-1 base over to the Iraqi army.", ("RETREAT", "IGOMIL", "IRQMIL")),
        (
            "France transferred control of an airfield south of Gao to the government of Mali.",
            ("RETREAT", "FRA", "MLIGOV"),
        ),
        ("Germany is bringing its trainers home from Iraq.", ("RETREAT", "DEU", "IRQ")),
        ("Washington cut its troops in Iraq.", ("RETREAT", "USAGOV", "IRQ")),
        (
            "Adnan al-Zurfi handed back the mandate to form Iraq's next government.",
            ("RETREAT", "IRQGOV", ""),
        ),
        # what falls on nobody who is told
        ("Two more rockets came down inside the Green Zone.", ("ASSAULT", "", "")),
        ("The attacks of the armed factions in Iraq have continued.", ("ASSAULT", "IRQPRM", "")),
        ("The Pentagon flew in 750 soldiers.", ("MOBILIZE", "USAMIL", "")),
        ("Iraqi commanders set up new checkpoints on the road.", ("MOBILIZE", "IRQGOV", "")),
        # words
        ("Iran brandished sanctions in the face of Iraq.", ("THREATEN", "IRN", "IRQ")),
        ("The president has warned Iran of a very big price.", ("THREATEN", "?", "IRN")),
        ("The minister said the militia in Chad would not get away with it.", ("THREATEN", "TCDGOV", "TCDPRM")),
        ("Washington pinned the salvo on Kataib Hezbollah.", ("ACCUSE", "USAGOV", "IRQPRM")),
        ("Washington regretted the outcome of the vote in Iraq's parliament.", ("ACCUSE", "USAGOV", "IRQLEG")),
        (
            "Iran's spokesman described the presence of American soldiers as the root of insecurity.",
            ("ACCUSE", "IRNGOV", "USAMIL"),
        ),
        ("The Fatih alliance accused the president of Iraq.", ("ACCUSE", "IRQPTY", "IRQGOV")),
        # whom it befalls is not who does it
        (
            "The killing of an American contractor by rockets on a base in Iraq angered Washington.",
            ("ASSAULT", "", "USACVL"),
        ),
        ("The Yank and British envoys in Baghdad were hauled in for a dressing-down.", ("ACCUSE", "", "GBRGOV USAGOV")),
        # what goes on is promised, threatened, asked for
        (
            "The United States promised to continue to reduce its forces in Iraq.",
            ("CONCEDE", "USA", "IRQ"),
        ),
        ("Turkey threatened to start bombing Syria.", ("THREATEN", "TUR", "SYR")),
        ("Iran urged Iraq to begin expelling American soldiers.", ("REQUEST", "IRN", "IRQ")),
        ("Iraq's parliament told the government to expel American soldiers.", ("REQUEST", "IRQLEG", "USAMIL")),
        # who avenges his own does not threaten them
        ("Iran has sworn to avenge its commander.", ("THREATEN", "IRN", "")),
        # whose soldiers are counted or sent
        (
            "Iran fired missiles at Ain al-Asad in Iraq. The Pentagon said that 34 service members had suffered brain"
            " injuries.",
            ("ASSAULT", "", "USAMIL"),
        ),
        (
            "Some 750 paratroopers are being sent to the Gulf, the Pentagon said, after a crowd stormed the embassy in"
            " Baghdad.",
            ("MOBILIZE", "USAMIL", "IRQCVL"),
        ),
        # one blow behind another, tear gas on the crowd, who is set against whom
        (
            "American F-15s struck five sites of Kataib Hezbollah in Iraq, two days after a rocket barrage near Kirkuk"
            " in which an American contractor was killed.",
            ("ASSAULT", "USA", "IRQPRM"),
        ),
        (
            "Thousands marched in Tbilisi against a bill of the ruling party; police used tear gas.",
            ("ASSAULT", "GEOCOP", "GEOCVL"),
        ),
        (
            "Zimbabwe's opposition rejected the result as a sham, while South Africa congratulated the president.",
            ("REJECT", "ZWEOPP", ""),
        ),
        (
            "Britain's foreign secretary, who conferred with his American counterpart, demanded that those behind it be"
            " held to account.",
            ("REQUEST", "GBRGOV", ""),
        ),
        (
            "Somali troops shelled the town of Garissa in Kenya, two people who witnessed the attack said.",
            ("ASSAULT", "SOMMIL", "KEN"),
        ),
        # who another one is
        (
            'Even Russia, Minsk\'s sole backer and its supplier of oil and grain, said it was "firmly opposed" to the'
            " launch and warned Belarus to refrain from steps that would make things worse.",
            ("THREATEN", "RUS", "BLR"),
        ),
        (
            'Even China, Pyongyang\'s last friend and its lifeline to the outside world, said it was "firmly opposed"'
            " to the launch and told North Korea to stop.",
            ("REJECT", "CHN", "PRK"),
        ),
        # whom "it" means
        (
            "The U.S. president has accused Iran of orchestrating the siege in Iraq and threatened to make it pay.",
            ("THREATEN", "USAGOV", "IRN"),
        ),
        (
            "Peru has accused Chile of sheltering rebels from Bolivia and vowed to make it pay.",
            ("THREATEN", "PER", "CHL"),
        ),
        (
            "Iran will no longer observe the curbs of its accord, the government announced. There would be no limit to"
            " the number of its centrifuges, the statement said. It promised all the same to go on working with the"
            " U.N. nuclear watchdog.",
            ("AGREE", "IRN", "IGO"),
        ),
    ],
)
def test_who_does_what_to_whom(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        (
            "Missiles have hit the Ain al-Asad air base in western Iraq, where US troops are quartered. The Pentagon"
            " confirms that more than a dozen ballistic missiles were launched from Iran at two bases, Asad and another"
            " in Erbil.",
            "USAMIL",
        ),
        ("Iran fired missiles at Ain al-Asad in Iraq. They wounded 34 American soldiers at the base.", "USAMIL"),
        # the Americans' own raid on it, and a base where soldiers of two states are
        ("The base houses American soldiers. In 2003 American jets bombed the base at Taji in Iraq.", "IRQ"),
        (
            "The base houses American soldiers, the camp Danish soldiers. Iran fired missiles at the base at Taji in"
            " Iraq.",
            "IRQ",
        ),
    ],
)
def test_a_blow_at_a_base_meets_the_soldiers_who_are_quartered_there(text, struck):
    blows = (recipients for kind, actors, recipients in told(text) if kind == "ASSAULT" and actors)

    assert next(blows) == struck


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "The coalition suspended its training of Iraqi soldiers in January. Washington was not asked. In March"
            " Iraqi forces called off all training because of the epidemic, two American officials said.",
            ("IRQMIL", "IGOMIL"),
        ),
        (
            "The coalition suspended the training of Iraqi soldiers. Tehran was pleased. In May the coalition resumed"
            " the courses, an Iranian paper wrote.",
            ("IGOMIL", "IRQMIL"),
        ),
        (
            "Britain halted its training of Kenyan soldiers in May. Uganda offered help. Kenya cancelled the course in"
            " June.",
            ("KEN", "GBR"),
        ),
    ],
)
def test_who_halts_or_resumes_training_does_so_with_the_other_side_of_it(text, sides):
    assert told(text)[-1][1:] == sides


def test_a_crowd_that_is_taken_up_is_of_the_state_of_those_who_protested():
    text = (
        "Some 750 paratroopers are being sent to the Gulf, the Pentagon said, after supporters of an Iraqi militia"
        " broke through a gate of the U.S. embassy in Baghdad. It was for Iraqi forces to protect the missions, an aide"
        " to the prime minister said. The American envoy agreed. Adel Abdul Mahdi appealed to the crowd to leave."
    )

    assert ("REQUEST", "IRQGOV", "IRQCVL") in told(text)


def test_supporters_are_those_of_a_group_and_not_of_the_state_that_struck_it():
    text = (
        "Washington, which held Kataib Hezbollah responsible, bombed five of its camps two days later. Its supporters"
        " besieged the American embassy in Baghdad."
    )

    assert ("PROTEST", "IRQCVL", "USAGOV") in told(text)
