"""What stands between two states, as agencies tell it: envoys called home and sent away, ties, borders, airspace."""

import pytest

import polybius

Told = tuple[str, str, list[str], list[str]]


def told(text: str, published: str = "2025-10-29") -> list[Told]:
    """Type, first mode and the codes on both sides of the events of a report, in the order of the text."""
    return [
        (
            event.event_type,
            next(iter(event.modes), ""),
            [party.code or "" for party in event.actors],
            [party.code or "" for party in event.recipients],
        )
        for event in polybius.read(text, published=published).events
    ]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        # the first word of a state's name stands for it
        ("Saudi has recalled its envoy from Oman.", ["SAU"], ["OMN"]),
        ("Saudi also expelled two Omani diplomats on Monday.", ["SAU"], ["OMNGOV"]),
        # whoever goes on has acted before
        (
            "Bolivia has asked the Chilean envoy to leave. The country also banned flights from Chile.",
            ["BOL"],
            ["CHL"],
        ),
        # without "also" it is rather who was met
        ("Bolivia told Chile to wait. The country has closed its border with Peru.", ["CHL"], ["PER"]),
    ],
)
def test_a_state_without_its_whole_name_acts(text, actors, recipients):
    assert told(text)[-1][2:] == (actors, recipients)


def test_a_citizen_is_no_state():
    codes = {entity.code for entity in polybius.read("A Saudi closed the shop in Lyon.").entities}

    assert "SAUCVL" in codes
    assert "SAU" not in codes


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # who summons his own envoy calls him home
        ("Gabon has summoned its ambassador to Chad.", ("SANCTION", "withdraw", ["GAB"], ["TCD"])),
        ("Gabon's ambassador was summoned by Chad.", ("ACCUSE", "disapprove", ["TCD"], ["GABGOV"])),
        # without "was", as headlines tell it
        ("Bolivian ambassador recalled over raid", ("SANCTION", "withdraw", ["BOL"], [])),
        ("Bolivian ambassador withdrawn over raid", ("SANCTION", "withdraw", ["BOL"], [])),
        ("Bolivian troops withdrew", ("RETREAT", "withdraw", ["BOLMIL"], [])),
        # however the parser hangs "persona non grata"
        (
            "Kenya declared a clerk of Uganda's embassy persona non grata.",
            ("SANCTION", "expel", ["KEN"], ["UGAGOV"]),
        ),
        ("Kenya has declared a Ugandan diplomat persona non grata.", ("SANCTION", "expel", ["KEN"], ["UGAGOV"])),
        ("Kenya considers the Ugandan envoy persona non grata.", ("SANCTION", "expel", ["KEN"], ["UGAGOV"])),
        # days to leave
        ("Chad has given Malian residents two weeks to leave.", ("SANCTION", "expel", ["TCD"], ["MLICVL"])),
        (
            "The Kenyan ministry said Uganda's ambassador had 24 hours to leave the country.",
            ("SANCTION", "expel", ["KENGOV"], ["UGAGOV"]),
        ),
        # who is not let in is refused, and that is no denial; his post is no other side
        ("The Ugandan envoy has not been allowed to enter Kenya since May.", ("REJECT", "", ["KEN"], ["UGAGOV"])),
        ("Peru will not allow the Chilean envoy to Lima to return.", ("REJECT", "yield", ["PER"], ["CHLGOV"])),
        ("Peru expelled the Chilean envoy to Lima.", ("SANCTION", "expel", ["PER"], ["CHLGOV"])),
        # ties that are taken up or cut by an announcement
        ("Uganda announced the resumption of diplomatic relations with Kenya.", ("SUPPORT", "", ["UGA"], ["KEN"])),
        ("Uganda announced the snapping of ties with Kenya.", ("SANCTION", "withdraw", ["UGA"], ["KEN"])),
        ("Kenya and Uganda have reinstated full diplomatic relations.", ("SUPPORT", "", ["KEN", "UGA"], [])),
    ],
)
def test_what_is_done_to_envoys_and_ties(text, event):
    assert told(text)[-1] == event


def test_in_protest_tells_no_march():
    assert [event[0] for event in told("Kenya recalled its envoy to Uganda in protest at the law.")] == ["SANCTION"]
    assert [event[0] for event in told("Teachers in Kenya marched in protest at the law.")] == ["PROTEST"]


def test_who_is_not_let_in_is_no_denial():
    (event,) = polybius.read("The Ugandan envoy has not been allowed to enter Kenya since May.").events

    assert (event.event_type, event.auxiliary) == ("REJECT", ())


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # no general, and no council of the United Nations
        ("Peru closed the Bolivian consulate general in Lima.", ("SANCTION", "withdraw", ["PER"], ["BOLGOV"])),
        (
            "Chad's supreme security council has closed the skies to Libyan planes.",
            ("SANCTION", "discontinue", ["TCDGOV"], ["LBY"]),
        ),
    ],
)
def test_an_organ_of_a_state_is_no_soldier_and_no_union(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        # what is told with "has" is no part of what is to come before it
        ("Kenya will not permit the Ugandan premier to visit Nairobi and has frozen all flights to Uganda.", False),
        ("Kenya plans to close the port and will suspend trade with Uganda.", True),
        # decided, and from now on
        ("Chad has decided to immediately close its border with Mali.", False),
        ("Chad decided to close its border with Mali with immediate effect.", False),
        ("Chad has decided to close its border with Mali.", True),
        ("Chad may decide to immediately close its border with Mali.", True),
    ],
)
def test_what_is_done_and_what_lies_ahead(text, ahead):
    event = polybius.read(text, published="2025-10-29").events[-1]

    assert bool({"future", "hypothetical"} & {*event.auxiliary}) == ahead


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Kampala urged Kenya to release activists who had been arrested in Nairobi.", ["KEN"]),
        (
            "Chile halted flights to Peru after Lima urged it to release three Chilean students who had been jailed.",
            ["CHL"],
        ),
        ("Uganda called on Kenya to free women's rights activists detained in Nairobi.", ["KEN"]),
        # who is told to have held them has done so
        ("Uganda urged Kenya to free the men who had been arrested by Tanzania.", ["TZA"]),
    ],
)
def test_who_is_asked_to_free_them_holds_them(text, actors):
    assert [[code[:3] for code in event[2]] for event in told(text) if event[0] == "COERCE"] == [actors]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the year of what he was kept from is that of keeping him from it
        ("Peru barred a Chilean bishop from leaving his town in 2017.", ("2017-01-01", "2017-12-31")),
        (
            "Norway and Chad said on Monday they were opening embassies for the first time since Norwegian police "
            "barred two Chadian singers from visiting a fair in 2017.",
            ("2017-01-01", "2017-12-31"),
        ),
        (
            "Peru on Monday barred Chile's jets from using the base that was built in 2017.",
            ("2025-10-27", "2025-10-27"),
        ),
    ],
)
def test_the_day_of_what_somebody_is_kept_from(text, days):
    event = polybius.read(text, published="2025-10-29").events[-1]

    assert (str(event.earliest), str(event.latest)) == days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Peru and Chile announced the reopening of both ports starting Saturday.", "2025-11-01"),
        ("The minister said ahead of a summit in Quito on Thursday that Peru had reopened its border.", "2025-10-30"),
        # nearer behind than ahead
        ("The minister said ahead of a summit in Quito on Tuesday that Peru had reopened its border.", "2025-10-28"),
        ("Peru and Chile reopened both ports on Saturday.", "2025-10-25"),
    ],
)
def test_the_weekday_of_what_lies_ahead(text, value):
    assert [timex.value for timex in polybius.read(text, published="2025-10-29").timexes] == [value]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # among states of the Commonwealth
        ("Ghana expelled Nigerian High Commissioner Tunde Bello.", ("SANCTION", "expel", ["GHA"], ["NGAGOV"])),
        ("Uganda summoned Kenya's high commissioner.", ("ACCUSE", "disapprove", ["UGA"], ["KENGOV"])),
        ("Uganda closed the Kenyan High Commission in Kampala.", ("SANCTION", "withdraw", ["UGA"], ["KENGOV"])),
        # of no state
        ("The High Commissioner for Human Rights condemned Chad.", ("ACCUSE", "disapprove", ["UNO"], ["TCD"])),
    ],
)
def test_a_high_commissioner_is_an_envoy(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Uganda expelled the Kenyan envoy. Kenya cut ties between the two countries on Monday.",
            ("SANCTION", "withdraw", ["KEN"], ["UGA"]),
        ),
        # whom a third brings together are two others
        (
            "Chad and Niger are at war. France hosted talks between the two countries.",
            ("CONSULT", "", ["FRA"], ["TCD", "NER"]),
        ),
    ],
)
def test_between_the_two_countries_is_with_the_other_one(text, event):
    assert (told(text)[-1][0], *told(text)[-1][2:]) == (event[0], *event[2:])


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        # whose deed it is, whoever else is near
        (
            "Lima and Quito broke off ties in 2016 after Peru's bank in Ecuador was attacked by marchers enraged at "
            "Lima's killing of a poet.",
            "killing",
            ["PER"],
        ),
        (
            "The march was like the anti-Chilean riots that led to Chile's withdrawal from Bolivia last year when "
            "the navy took power.",
            "withdrawal",
            ["CHL"],
        ),
        # whose killing it is has suffered it
        ("Marchers in Ecuador were enraged at the poet's killing by Peruvian police.", "killing", ["PER"]),
    ],
)
def test_a_deed_is_of_those_whose_it_is(text, word, actors):
    reading = polybius.read(text, published="2025-10-29")
    event = next(event for event in reading.events if reading.words(event.trigger) == word)

    assert [party.country for party in event.actors] == actors


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # each the other's, whom nobody need name
        ("Chad is at war with Niger. In May both countries expelled senior diplomats.", ("expel", ["TCD", "NER"], [])),
        ("Chad is at war with Niger. The two countries broke off ties in May.", ("withdraw", ["TCD", "NER"], [])),
        ("Chad is at war with Niger. Both countries expelled Malian envoys.", ("expel", ["TCD", "NER"], ["MLIGOV"])),
        # who comes home is no soldier
        (
            "Chile announced the withdrawal of its diplomatic personnel from Peru.",
            ("withdraw", ["CHL"], ["PER"]),
        ),
        # lorries that are held up
        ("Latvia's transport minister limited Estonian freight traffic on Monday.", ("restrict", ["LVAGOV"], ["EST"])),
    ],
)
def test_what_two_states_do_to_each_others_envoys(text, event):
    assert told(text)[-1][1:] == event
