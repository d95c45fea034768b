"""Whole sentences through the program as it ships: what is told, what is not, and of whom."""

from __future__ import annotations

import pytest

import polybius


def told(text, published="2020-05-13"):
    """Type, countries of the actors and of the recipients, marks."""
    events = polybius.read(text, published=published).events
    return [
        (
            e.event_type,
            sorted({p.country for p in e.actors if p.country}),
            sorted({p.country for p in e.recipients if p.country}),
            e.auxiliary,
        )
        for e in events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France imposed a curfew on Basra on Monday.", ("COERCE", ["FRA"], ["IRQ"], ())),  # whoever lives there
        ("Iran met Turkey on Sunday. The two sides agreed to trade.", ("AGREE", ["IRN", "TUR"], [], ())),
        (
            "A series of meetings will take place between ministers of Chad and Niger.",
            ("AGREE", ["NER", "TCD"], [], ()),
        ),  # still to come
        ("Turkey has called off the talks with Greece about the border.", ("REJECT", ["TUR"], ["GRC"], ())),
        (
            "The Taliban claimed responsibility for the bombing that killed six Indian soldiers.",
            ("ASSAULT", ["AFG"], ["IND"], ()),
        ),
        ('"We condemn Russia," said the Foreign Ministry of Poland.', ("ACCUSE", ["POL"], ["RUS"], ())),
        ("Iran rejected accusations that it had attacked Turkey.", ("ASSAULT", ["IRN"], ["TUR"], ("negation",))),
    ],
)
def test_who_does_what_to_whom(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # blame in what somebody says of somebody
        ('"Hungary\'s veto is a disgrace," the president of Poland said.', ("ACCUSE", ["POL"], ["HUN"], ())),
        ("Moscow said Kyiv's raid was an act of terrorism.", ("ACCUSE", ["RUS"], ["UKR"], ())),
        ("Poland's premier said Belarus was to blame for the crisis.", ("ACCUSE", ["POL"], ["BLR"], ())),
        # a duty that somebody lays on a state, however it is put
        ("Human Rights Watch said Egypt needs to release the journalists.", ("REQUEST", ["NGO"], ["EGY"], ())),
        ("Brazil declared on Monday that China must drop its tariffs.", ("REQUEST", ["BRA"], ["CHN"], ())),
        ("Britain and Japan failed to reach an agreement on trade.", ("REJECT", ["GBR", "JPN"], [], ())),
        ("Residents of Lima threw stones at the Peruvian police.", ("ASSAULT", ["PER"], ["PER"], ())),
        ("The Indian navy captured six pirates off Somalia.", ("COERCE", ["IND"], ["SOM"], ())),
        ("Bank employees in India struck work on Monday.", ("PROTEST", ["IND"], ["IND"], ())),
    ],
)
def test_of_which_type_an_act_is(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Brazil has called its ambassadors home from Oslo.", "SANCTION"),  # the particle stands behind the object
        ("Chile and Peru called home their envoys.", "SANCTION"),
        ("The league shut Mali out of its summit on Friday.", "SANCTION"),  # "out of", two prepositions
        ("Serbia froze the dialogue with Kosovo on Monday.", "SANCTION"),  # "froze" is of "freeze"
        ("Jordan's cabinet shut the door on a team of the United Nations.", "REJECT"),  # not "a team on the door"
        ("Ghana suspended the border talks with Togo.", "SANCTION"),  # halted while they went on
        ("Ghana called off the border talks with Togo.", "REJECT"),  # before they began
        ("The Turkish government poured cold water on a Greek offer of talks.", "REJECT"),  # "cold water", one noun
        ("Washington leant on Ottawa to close the crossing.", "REQUEST"),
        ("Rebels put three Sudanese villages to the torch on Sunday.", "ASSAULT"),
        ("Ankara laid the blame at the door of Athens.", "ACCUSE"),
        ("The Moroccan king lent Tunisia a hand with tents.", "AID"),
        ("Togo's high court upheld the life term of a Ghanaian general.", "SANCTION"),
        ("Zambia's parliament voted down the treaty with Angola.", "REJECT"),
        ("The bloc raised the possibility of tariffs on Peru.", "THREATEN"),
        ("Angola gave the captured sailors back to Zambia.", "RETREAT"),
        ("Finland called up 2,000 reservists.", "MOBILIZE"),  # telephones nobody
        ("The Swiss took their consul out of Basra.", "SANCTION"),  # kills nobody
        ("Zambian soldiers stole 200 tons of grain from the United Nations.", "COERCE"),
        ("The garrison of Togo returned fire at Ghanaian rebels.", "ASSAULT"),  # nothing is given back
        ("Zambia said that it would move its troops out of Angola.", "CONCEDE"),
        ("Kenya's foreign ministry called the Somali vote regrettable.", "ACCUSE"),
        ("Police in Lusaka stopped the march of the students.", "COERCE"),  # who marches ends it, who stops it does not
        ("Teachers in Kenya downed chalk on Monday.", "PROTEST"),
        ("The junta of Myanmar put the mayor of Mandalay behind bars.", "COERCE"),
    ],
)
def test_several_words_tell_an_act(text, event_type):
    assert event_type in [event[0] for event in told(text)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Zawahiri said the United States should expect another raid.", "REQUEST"),  # a threat
        ("Should the rebels press on to Aden, France will act, diplomats said.", "REQUEST"),  # a condition
        ("Brazil declared on Monday that China must drop its tariffs.", "CONCEDE"),  # the duty is another's
        ("The Republicans called a hearing on Tuesday.", "REQUEST"),
        ("Labour and the Conservatives are in a battle for votes in the north.", "ASSAULT"),
        ("The Kenyan president held a press conference in Nairobi on Monday.", "CONSULT"),
        ("A Kenyan official who asked not to be named spoke of floods.", "REQUEST"),
        ("Dutch children tossed a football in the park near the parliament.", "PROTEST"),
    ],
)
def test_what_an_act_is_not(text, wrong):
    assert wrong not in [event[0] for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Teachers went on strike against the government of Kenya.",  # the row has read the noun
        "Italy expressed its condolences over the attack on the mosque in Turkey.",  # mourned, not told
        "The striker attacked from the left and beat the keeper.",
    ],
)
def test_no_act_of_violence_is_told(text):
    assert [event for event in told(text) if event[0] == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the day of the act's own clause, not of the one that hangs on it
        ("Turkish police arrested two students on Monday after protesters had burned tyres in April.", "2020-05-11"),
        # so many days apart from the act above
        ("Iran met Turkey on Monday, two days after Iranian jets bombed Syria.", "2020-05-09"),
        # of a relative clause, although the verb of saying stands behind it
        ("Uganda, which closed its border with Kenya on Monday, accused Nairobi of harbouring rebels.", "2020-05-11"),
        # an act that another rests on has its own day, or none
        ("Two militants went on trial on Monday over the bombing of the Turkish embassy last April.", "2020-04-01"),
        ("Kenya condemned on Tuesday the attack, which killed nine soldiers.", "None"),
        ("They are among the men whom soldiers arrested in a village the morning after.", "None"),
        # counted from what nobody dates
        ("A week after the market a second bomb killed five policemen.", "None"),
        # at most so many days apart
        ("The strike came less than a week after Turkish jets bombed Syria.", "2020-05-04"),
        # of a saying that is the act itself
        ("France asked in January for Turkey to withdraw its troops.", "2020-01-01"),
    ],
)
def test_when_it_happened(text, days):
    found = polybius.read(text, published="2020-05-13").events

    assert days in {str(event.earliest) for event in found}


@pytest.mark.parametrize(
    ("text", "type", "first", "last"),
    [
        ("Turkish jets have bombed villages in Syria since January.", "ASSAULT", "2020-01-01", "2020-05-13"),
        (
            "Syrian soldiers have killed 40 people since the siege began in February.",
            "ASSAULT",
            "2020-02-01",
            "2020-05-13",
        ),
        (
            "Over the past two months Turkish police have arrested 40 students.",
            "COERCE",
            "2020-03-13",
            "2020-05-13",
        ),
        ("Turkish troops shelled Afrin from 3 to 7 May.", "ASSAULT", "2020-05-03", "2020-05-07"),
        # the day behind a verb that only says what the ban was about
        ("Norway lifted its ban on selling weapons to Turkey on Monday.", "CONCEDE", "2020-05-11", "2020-05-11"),
        # a source has no day
        (
            "France's president met the Turkish foreign minister in Paris on Monday and, according to his office, "
            "praised the truce.",
            "CONSULT",
            "2020-05-11",
            "2020-05-11",
        ),
        # months apart are no exact day
        (
            "Sudan's army arrested the prime minister on Monday, two months after mass protests had shaken Khartoum.",
            "PROTEST",
            "2020-02-26",
            "2020-03-27",
        ),
        ("Kenya already closed its border with Somalia.", "COERCE", "None", "2020-05-13"),
        # of the relative clause alone
        (
            "Turkey, whose jets have bombed villages in Syria since January, condemned the strike.",
            "ACCUSE",
            "2020-05-11",
            "2020-05-13",
        ),
    ],
)
def test_between_which_days_it_happened(text, type, first, last):
    found = polybius.read(text, published="2020-05-13").events

    assert (first, last) in {(str(event.earliest), str(event.latest)) for event in found if event.event_type == type}


def test_the_listed_are_counted_together():
    text = "Rebels killed three soldiers, two policemen and a farmer in Yemen on Monday."

    (event,) = polybius.read(text, published="2020-05-13").events

    assert [(count.what, count.min, count.max) for count in event.counts] == [("killed", 6, 6)]


def test_the_size_of_a_protest_is_counted():
    text = "More than 2,000 teachers marched through Nairobi on Monday."

    (event,) = polybius.read(text, published="2020-05-13").events

    assert [(count.what, count.min, count.max) for count in event.counts] == [("other", 2000, None)]


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("The organisers claimed that police beat two students in Lima.", "CT+"),  # sure of it themselves
        ("The organisers suspect that police beat two students in Lima.", "PR+"),
    ],
)
def test_a_source_is_as_sure_as_its_verb_says(text, view):
    (beaten,) = (e for e in polybius.read(text, published="2020-05-13").events if e.event_type == "ASSAULT")

    assert [belief.value for belief in beaten.factuality_by] == [view]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Gunmen killed two Chadian guards before soldiers stormed a Libyan camp.", [["TCD"], ["LBY"]]),
        ("After gunmen killed a Chadian general, rockets struck Libyan soldiers in the town.", [["TCD"], ["LBY"]]),
        ("The army shelled Tripoli in retaliation for the killing of a Chadian general.", [["LBY"], ["TCD"]]),
        ("Chad's navy shelled a Libyan ferry; it killed nine nurses from Tripoli.", [["LBY"], ["LBY"]]),  # told apart
        (
            "After Turkish jets bombed a Libyan fair, the governor said that nine Chadian nurses had been killed.",
            [["LBY"], ["TCD"]],
        ),
        ("Two Chadian guards were killed when gunmen opened fire.", [["TCD"]]),  # one act
        ("Rebels shelled Tripoli, and the shelling killed three Libyan guards.", [["LBY"]]),
        (
            "After rebels killed a Chadian general near Faya on May 3, missiles hit a base that hosts Libyan troops "
            "and wounded 30.",
            [["TCD"], ["LBY"]],
        ),
    ],
)
def test_two_acts_of_violence_in_a_sentence_keep_their_victims_apart(text, victims):
    assert [struck for kind, _, struck, _ in told(text) if kind == "ASSAULT"] == victims


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Teachers in Lagos went on strike on Monday.", "PROTEST", 1),
        ("Students staged a sit-in in Dhaka on Monday.", "PROTEST", 1),
        ("France put its training mission in Mali on ice.", "SANCTION", 1),
        ("Air strikes hit a market in Khartoum, killing 17 people.", "ASSAULT", 1),
        ("Israel bombed Gaza after a rocket attack on Haifa by Hamas.", "ASSAULT", 2),
    ],
)
def test_a_word_and_the_noun_it_governs_tell_one_act(text, kind, count):
    assert [one[0] for one in told(text)].count(kind) == count


def test_of_two_who_act_together_nobody_is_the_object():
    text = (
        "A Chinese coast guard ship fired a water cannon at Philippine vessels. The Philippine foreign ministry "
        "summoned the Chinese ambassador. Last month the two countries agreed to set up a hotline."
    )

    assert ("AGREE", ["CHN", "PHL"], []) in [one[:3] for one in told(text)]
    assert ("COOPERATE", ["ESP", "PRT"], [], ()) in told("Spain and Portugal jointly pursued Moroccan smugglers.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a refusal to strike is no refusal of somebody's wish
        ("The Kenyan army refused to shell the town.", ("ASSAULT", ["KEN"], [], ("negation",))),
        ("The president of Chile declined to threaten Peru.", ("THREATEN", ["CHL"], ["PER"], ("negation",))),
        # missiles that hit nobody
        ("North Korea fired two missiles into the sea on Friday.", ("MOBILIZE", ["PRK"], [], ())),
        # troops that leave for a front do not retreat
        (
            "A battalion of the Kenyan army departed for a deployment to Somalia on Sunday.",
            ("MOBILIZE", ["KEN"], [], ()),
        ),
        # a strike that is done, not one that goes on
        ("Kenya will continue to strike militant depots.", ("ASSAULT", ["KEN"], [], ("future",))),
    ],
)
def test_what_kind_of_act_it_is(text, expected):
    assert expected in [
        (kind, actors, [] if kind == "ASSAULT" else recipients, marks) for kind, actors, recipients, marks in told(text)
    ]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The mill declined to comment on the talks with Peru on Monday.", "REJECT"),
        ("The German navy was reluctant to detain the Somali pirates.", "REJECT"),
        ("Kenya will continue to strike militant depots.", "PROTEST"),
        # a danger that somebody speaks of, and one that hangs over nobody's head
        ("In Lima the president said the raid was a grave threat to peace.", "THREATEN"),
        # what something is made for is promised by nobody
        ("Agents of Russia spread leaflets that were designed to split the union and help the president.", "AGREE"),
    ],
)
def test_what_it_is_not(text, never):
    assert never not in [kind for kind, *_ in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is said to be so is not asked for
        ("Peru insisted that its patrol had fired on nobody in Chile.", ("ASSAULT", ["PER"], ["CHL"], ("negation",))),
        ("Angola asked whether Zambia had freed the two pilots.", ("RETREAT", ["ZMB"], ["AGO"], ("hypothetical",))),
        ("Kenya insisted that Somalia withdraw its troops.", ("REQUEST", ["KEN"], ["SOM"], ())),
        # nor announced, if it is over
        ("Norway announced that its troops had left Mali.", ("RETREAT", ["NOR"], ["MLI"], ())),
        ("Norway announced that its troops were leaving Mali.", ("CONCEDE", ["NOR"], ["MLI"], ())),
        # nor what happened some days before the asking
        (
            "Peru's congress passed a motion telling the cabinet to end the talks, two days after a Chilean patrol "
            "killed a Bolivian fisherman.",
            ("ASSAULT", ["CHL"], ["BOL"], ()),
        ),
    ],
)
def test_only_what_is_not_so_yet_is_asked_for(text, expected):
    kinds = [kind for kind, *_ in told(text)]

    assert expected in told(text)
    assert kinds.count("ASSAULT") + kinds.count("RETREAT") <= 1


CRIME = (
    "A man shot his former wife and her boyfriend in their apartment in Leeds on Friday, police said. Detectives "
    "arrested the suspect, a warehouse clerk, at his mother's house. He was charged with murder and held without bail. "
    "A neighbour told the jury that the couple had quarrelled over a garage."
)
WAR = (
    "Gunmen shot two soldiers at a post near Basra on Friday, the army said. Troops arrested a suspect in a house. "
    "The militia had attacked the base in the spring, and the government sent reinforcements to the front."
)


def test_shots_are_told_in_a_report_on_a_war_and_hardly_in_one_on_a_murder():
    assert [kind for kind, *_ in told(CRIME)].count("ASSAULT") == 0
    assert [kind for kind, *_ in told(WAR)][:2] == ["ASSAULT", "COERCE"]


def test_the_killing_is_the_act_that_was_told_by_its_own_word_and_not_the_latest():
    text = (
        "Chad killed a Libyan general in a raid. Libyan militiamen had laid siege to the Chadian embassy. Niger "
        "condemned the killing."
    )

    assert ("ACCUSE", ["NER"], ["TCD"], ()) in told(text)
