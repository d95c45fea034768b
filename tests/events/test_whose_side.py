"""On whose side somebody stands whose words do not tell it: whose government is urged, whose editor is jailed."""

import pytest

import polybius


def sides(text: str, event_type: str) -> tuple[list[str], list[str]]:
    """The states on both sides of the last event of a type."""
    events = [event for event in polybius.read(text).events if event.event_type == event_type]
    return tuple(
        [party.country or party.code or "" for party in side] for side in (events[-1].actors, events[-1].recipients)
    )


@pytest.mark.parametrize(
    ("text", "doer", "asked"),
    [
        (
            "India banned 59 Chinese apps on Monday. Beijing said it was strongly concerned and called on the "
            "government to uphold the rights of investors.",
            "CHN",
            "IND",
        ),
        (
            "Kenya closed the crossing. Uganda said it was ready to talk and asked the government to open it.",
            "UGA",
            "KEN",
        ),
        # the ministry is not of those whom it tells something
        (
            "Warsaw called for her release on Monday, days after Belarus jailed an editor. The foreign ministry told "
            "the Poles to mind their own affairs.",
            "BLR",
            "POL",
        ),
    ],
)
def test_who_speaks_to_a_government_is_of_another_state(text, doer, asked):
    assert sides(text, "REQUEST") == ([doer], [asked])


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Warsaw called for talks on Monday, days after Belarus jailed an editor.", {"BLR"}),
        ("Chad expelled a Libyan envoy. Police in Abeche arrested a shopkeeper.", {"TCD"}),
        ("Kenya and Chad spoke on Monday. Uganda has arrested forty of his supporters.", {"UGA"}),
    ],
)
def test_who_is_held_is_of_the_state_that_holds_him(text, states):
    event = next(event for event in polybius.read(text).events if event.event_type == "COERCE")
    assert {party.country for party in event.recipients} == states


@pytest.mark.parametrize(
    ("text", "event_type", "doer", "met"),
    [
        # no army of the Palestinians, wherever it is set
        (
            "Three Israeli soldiers were wounded when a car rammed them near Hebron on Monday. Troops shot the "
            "driver dead. Hours later the army blew up his family's house.",
            "ASSAULT",
            "ISR",
            "PSE",
        ),
        (
            "Militants in Gaza fired two rockets at Ashkelon on Sunday. Warplanes bombed a workshop an hour later, "
            "Palestinian medics said.",
            "ASSAULT",
            "ISR",
            "PSE",
        ),
        (
            "Chadian rebels took a pilot from New Zealand hostage on Monday.",
            "ASSAULT",
            "TCD",
            "NZL",
        ),
    ],
)
def test_whose_an_army_and_a_pilot_are(text, event_type, doer, met):
    assert sides(text, event_type) == ([doer], [met])


@pytest.mark.parametrize(
    ("text", "doer", "met"),
    [
        ("Slovak border guards used tear gas against migrants near Ubla.", ["SVK"], [""]),
        ("Greek police beat refugees at the Evros river.", ["GRC"], [""]),
        ("Migrants threw stones at Slovak soldiers near Ubla.", [""], ["SVK"]),
        # whose they are is told, or nobody of the state where they are is named beside them
        ("Slovak border guards beat Afghan refugees near Ubla.", ["SVK"], ["AFG"]),
        ("A rocket killed four refugees in Khartoum, Chad said.", [], ["SDN"]),
    ],
)
def test_migrants_are_not_of_the_state_whose_guards_they_meet(text, doer, met):
    assert sides(text, "ASSAULT") == (doer, met)


@pytest.mark.parametrize(
    ("text", "doer", "judged"),
    [
        # the resolution is the parliament's, whatever was told since
        (
            "Chad's parliament passed a resolution on Monday that tells the government to expel French troops. NATO "
            "halted its mission. Cuba congratulated the deputies. Russia called the resolution a weak answer.",
            "RUS",
            "TCD",
        ),
        # who judges an act has taken no decision
        ("Peru closed its border with Chile. Spain denounced the decision. Kenya criticised the move.", "KEN", "PER"),
    ],
)
def test_what_was_decided_is_of_whoever_decided_it(text, doer, judged):
    assert sides(text, "ACCUSE") == ([doer], [judged])


def test_where_soldiers_are_withdrawn_to_yields_nobody_anything():
    assert sides("Norway has withdrawn 80 of its soldiers to Kuwait.", "RETREAT") == (["NOR"], [])


@pytest.mark.parametrize(
    ("text", "event_type", "doer", "met"),
    [
        # whose raid, where it names whom it struck as well, and not the ministry within the words of who speaks
        (
            "The spokesman of the Foreign Ministry of Chad condemned the raids of Libya on the camps of the rebels.",
            "ACCUSE",
            ["TCD"],
            ["LBY"],
        ),
        # a person before the noun of a blow is whom it struck
        ("The Soleimani strike in January angered Iraq.", "ASSAULT", [], ["IRN"]),
        # the own state is no other side of what its organ says
        ("Chad's president vowed to protect Chad's borders.", "AGREE", ["TCD"], []),
        ("Chad's foreign ministry rejected any foreign presence on Chadian soil.", "REJECT", ["TCD"], []),
    ],
)
def test_who_is_within_the_words_of_another(text, event_type, doer, met):
    assert sides(text, event_type) == (doer, met)


def test_a_plane_that_bears_its_makers_name_is_of_the_state_before_it():
    assert sides("Iran shot down a Ukrainian Boeing on Wednesday.", "ASSAULT") == (["IRN"], ["UKR"])


def test_a_states_own_soldiers_are_no_other_side_of_what_it_does_with_them():
    text = "Mali's army met the French. Norway will bring home most of its instructors by Friday."

    assert "NOR" not in sides(text, "CONCEDE")[1]


def test_a_states_own_people_are_asked_where_it_tells_them_to_leave():
    text = (
        "Iran fired missiles at two bases in Iraq. The Philippines ordered its citizens to leave Iraq, and Poland moved"
        " part of its staff out of the embassy in Baghdad."
    )

    assert sides(text, "REQUEST") == (["PHL"], ["PHL"])


def test_what_sort_of_state_it_is_is_no_body_of_its_own():
    text = (
        "The Guards shot down a drone over Iran. The Gulf state of Oman passed on a message from Trump, two Iranian"
        " officials said."
    )
    reading = polybius.read(text, published="2019-06-21")

    assert "Gulf state" not in {reading.words(mention.span) for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "event_type", "doer", "met"),
    [
        # those whom a speaker calls his
        ("Our forces shelled two villages held by the rebels, the Chadian army said.", "ASSAULT", "TCD", "TCD"),
        ("Chad's army said armed men opened fire at our soldiers near Agadez.", "ASSAULT", "NER", "TCD"),
        ("“Libyan soldiers have killed our citizens near Faya,” Chad's president said.", "ASSAULT", "LBY", "TCD"),
        ("“Libya has attacked our Sudanese friends,” Chad's president said.", "ASSAULT", "LBY", "SDN"),
        # the speaker's, not the attacker's
        ("The Pentagon pointed out that Iran had fired rockets at its soldiers.", "ASSAULT", "IRN", "USA"),
        ("The Pentagon pointed out that Iran had moved its soldiers to Basra.", "MOBILIZE", "IRN", ""),
        # who speaks in a statement whose first sentence only says so
        (
            "Declaration of the NATO mission. The Taliban have fired rockets at Afghan camps. So we have halted"
            " the training of Afghan recruits.",
            "SANCTION", "IGO", "AFG",
        ),
    ],
)  # fmt: skip
def test_ours_are_the_speakers(text, event_type, doer, met):
    assert sides(text, event_type) == ([doer], [met] if met else [])


@pytest.mark.parametrize(
    ("text", "event_type", "doer", "met"),
    [
        # a clause that only adds something
        (
            "Mali met Niger. Jordan and Chad urged both sides to stop. The kingdom, which has a seat in the council, "
            "thanked Oman.",
            "SUPPORT",
            ["JOR"],
            ["OMN"],
        ),
        # whose envoy it is says "of the kingdom"
        (
            "Serbia's security service accused two clerks of the Norwegian embassy of spying. The consul of the "
            "kingdom was summoned to the ministry.",
            "ACCUSE",
            ["SRB"],
            ["NOR"],
        ),
        # where its house stands does not tell whose it is
        (
            "Peru deported a Chilean nurse. Crowds marched to the Chilean consulate in the capital to demand a reply.",
            "PROTEST",
            ["PER"],
            ["CHL"],
        ),
        # one name, though its words are joined
        (
            "Peru's president criticised the Chilean raid. Antigua and Barbuda welcomed the Chilean step, and its "
            "premier promised Chile a port.",
            "AGREE",
            ["ATG"],
            ["CHL"],
        ),
        # who summons an envoy is not of his state, by whichever of two verbs
        (
            "Peru accused a Chilean tug of ramming a trawler. Santiago blamed the Peruvian side. The foreign ministry "
            "handed over a note and summoned the Chilean ambassador.",
            "ACCUSE",
            ["PER"],
            ["CHL"],
        ),
        # but its own envoy, whom it calls home, is
        (
            "Peru accused a Chilean tug of ramming a trawler. Chile denied it. The foreign ministry protested and "
            "recalled its ambassador from Lima.",
            "SANCTION",
            ["CHL"],
            ["PER"],
        ),
    ],
)
def test_whose_a_bare_office_and_a_kingdom_are(text, event_type, doer, met):
    reading = polybius.read(text, published="2020-05-13")
    event = [event for event in reading.events if event.event_type == event_type][-1]

    assert ([p.country for p in event.actors], [p.country for p in event.recipients]) == (doer, met)


@pytest.mark.parametrize(
    ("text", "event_type", "doer", "met"),
    [
        # those whose rebels act beside it
        (
            "Kinshasa accused Rwanda of arming the M23, a charge that Kigali rejects. The insurgents offered a truce "
            "but the government refused to meet them.",
            "REJECT",
            ["COD"],
            ["COD"],
        ),
        # no state takes its own things from itself
        (
            "Kenya accused Uganda of a raid. Uganda denied it. The army seized three Ugandan lorries on Monday.",
            "COERCE",
            ["KEN"],
            ["UGA"],
        ),
        (
            "Kenya accused Uganda of a raid. Uganda denied it. The army seized three lorries on Monday.",
            "COERCE",
            ["UGA"],
            ["KEN"],
        ),
        # "there" is where who speaks is, not whom he blames
        (
            "Kigali accused Nairobi of a plot. The authorities there seized nine Kenyan lorries.",
            "COERCE",
            ["RWA"],
            ["KEN"],
        ),
        # whom one has refused something pays it back
        (
            "Chad shut its border with Niger. Niamey protested. Togo refused to hand over a man to Mali, and Bamako "
            "recalled its ambassador.",
            "SANCTION",
            ["MLI"],
            ["TGO"],
        ),
        # who is to carry out a threat does not hear it
        (
            "Chad fired two rockets into Niger on Sunday, Nigerien soldiers said. Niger's premier warned that Niamey "
            "would respond firmly.",
            "THREATEN",
            ["NER"],
            ["TCD"],
        ),
        # in a report on one state nobody else can hear it
        ("The president of Togo warned that the army would shoot anyone who blocked it.", "THREATEN", ["TGO"], ["TGO"]),
        ("The premier of Chad warned that Niger would pay for the raid.", "THREATEN", ["TCD"], ["NER"]),
    ],
)
def test_whose_side_it_is_by_those_beside_it(text, event_type, doer, met):
    reading = polybius.read(text, published="2020-05-13")
    event = [event for event in reading.events if event.event_type == event_type][-1]

    assert ([p.country for p in event.actors], [p.country for p in event.recipients]) == (doer, met)


@pytest.mark.parametrize(
    ("text", "event_type", "doer", "met"),
    [
        # whom a guest meets and thanks is at home there
        (
            "The French president flew to Kigali on Tuesday. He met the president and thanked the government.",
            "SUPPORT",
            ["FRA"],
            ["RWA"],
        ),
        (
            "Peru's foreign minister ended a visit to the Chilean capital. The minister thanked the president.",
            "SUPPORT",
            ["PER"],
            ["CHL"],
        ),
        # but not at home again
        (
            "Kenya's foreign minister ended a visit to Kampala. In Nairobi he thanked the president.",
            "SUPPORT",
            ["KEN"],
            ["KEN"],
        ),
        # one state is none of two who are named together
        (
            "Mali jailed two editors. Togo and Benin barred its ministers. Washington halted its aid to the country.",
            "SANCTION",
            ["USA"],
            ["MLI"],
        ),
    ],
)
def test_whose_a_host_and_a_country_are(text, event_type, doer, met):
    reading = polybius.read(text, published="2020-05-13")
    event = [event for event in reading.events if event.event_type == event_type][-1]

    assert ([p.country for p in event.actors], [p.country for p in event.recipients]) == (doer, met)
