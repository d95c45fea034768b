"""Gifts, deals, releases, halts and their ends, as plain sentences tell them: sentences -> events."""

from __future__ import annotations

import pytest

import polybius


def told(text: str) -> list[tuple[str, set[str | None], set[str | None]]]:
    """The type of each event, and the states on its sides."""
    events = polybius.read(text, published="2026-05-06").events
    return [(one.event_type, *({p.country for p in side} for side in (one.actors, one.recipients))) for one in events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # whoever helps rebels does not help his own
        ("Sudan accuses Kenya of arming the rebels.", ("AID", {"KEN"}, {"SDN"})),
        ("Niger blamed Libya for sending weapons to the insurgents.", ("AID", {"LBY"}, {"NER"})),
        ("The Tuareg rebels are supplied with fuel by Algeria.", ("AID", {"DZA"}, {None})),
        # whom somebody thanks for a thing gave it
        ("Ukraine thanked Estonia for the howitzers it had sent.", ("AID", {"EST"}, {"UKR"})),
        ("Aid from the Netherlands to Suriname was cut off.", ("SANCTION", {"NLD"}, {"SUR"})),
        ("Exports of wine from Georgia to Russia were banned.", ("SANCTION", {"RUS"}, {"GEO"})),  # by who takes them
        ("Rebels in Chad got weapons from Libya.", ("AID", {"LBY"}, {"TCD"})),
    ],
)
def test_who_gives_and_who_takes(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Jordan, unlike Egypt, cooperates with Syria on water.", ("COOPERATE", {"JOR"}, {"SYR"})),
        ("Chad, as opposed to Niger, agreed to train the Libyan police.", ("AGREE", {"TCD"}, {"LBY"})),
    ],
)
def test_who_is_only_held_against_another_has_no_part(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("France secured the release of two nurses from Mali.", {"MLI"}, None),
        ("Turkey won the release of its diplomats from Iraq.", {"IRQ"}, {"TUR"}),
        ("Switzerland secured the release of a Dutchman held by Iran.", {"IRN"}, {"NLD"}),
        ("Japan's minister obtained the release of a journalist in Myanmar.", {"MMR"}, None),
    ],
)
def test_who_is_released_was_held_by_others_than_those_who_bring_it_about(text, actors, recipients):
    (release,) = told(text)
    assert release[:2] == ("RETREAT", actors)
    assert recipients in (None, release[2])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Military cooperation between Mali and France has ended.", ("SANCTION", {"MLI", "FRA"}, set())),
        ("The fighting between Sudan and Chad stopped.", ("RETREAT", {"SDN", "TCD"}, set())),
        ("The guns fell silent between Thailand and Cambodia.", ("RETREAT", {"THA", "KHM"}, set())),
        ("Pakistan halted its air strikes on Afghanistan.", ("RETREAT", {"PAK"}, {"AFG"})),
        ("France delayed the withdrawal of its troops from Senegal.", ("REJECT", {"FRA"}, {"SEN"})),
        ("Egypt kept its embassy in Damascus open.", ("SUPPORT", {"EGY"}, {"SYR"})),
        ("Jamaica is to host talks with Haiti.", ("AGREE", {"JAM"}, {"HTI"})),
        ("Indonesia stopped sending maids to Kuwait.", ("SANCTION", {"IDN"}, {"KWT"})),
        ("Tanzania plans to reopen talks with Malawi over the lake.", ("AGREE", {"TZA"}, {"MWI"})),
        ("Greece gave up its veto against North Macedonia.", ("CONCEDE", {"GRC"}, {"MKD"})),
        ("Israel and Lebanon reached a deal on the border with American help.", ("AGREE", {"ISR", "LBN"}, set())),
        ("Serbia's promise to extradite the suspects to Croatia was kept secret.", ("AGREE", {"SRB"}, {"HRV"})),
    ],
)
def test_what_stops_goes_on_or_is_to_come(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya helped Ethiopia and Eritrea to reach an agreement.", ("AGREE", {"ETH", "ERI"}, set())),
        ("Turkey accepted Israel's apology.", ("SUPPORT", {"TUR"}, {"ISR"})),
        ("Russia's halt to gas supplies to Finland was expected by Sweden.", ("SANCTION", {"RUS"}, {"FIN"})),
    ],
)
def test_what_others_help_accept_or_expect_is_whose_it_is(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Pakistan's apology to Afghanistan did not satisfy the Taliban.", ()),
        ("The talks between Iran and Iraq did not yield results.", ()),
        ("Egypt's shelling of Gaza never stopped.", ()),
        # but what does not come about
        ("The meeting between Chad and Niger did not take place.", ("negation",)),
        ("Norway's talks with Iran did not begin.", ("negation",)),
    ],
)
def test_what_an_act_did_not_bring_about_leaves_it_done(text, marks):
    (event,) = polybius.read(text, published="2026-05-06").events
    assert event.auxiliary == marks


def test_a_pledge_that_is_announced_is_of_whoever_makes_it():
    ((event_type, actors, _),) = told("A pledge by Canada to rebuild the port of Beirut was announced on Monday.")
    assert (event_type, actors) == ("AGREE", {"CAN"})


def test_a_promise_that_is_kept_secret_is_not_kept():
    assert "COOPERATE" not in [one[0] for one in told("Serbia's promise to extradite him to Croatia was kept secret.")]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Iran has yet to free the French tourists.", {"negation"}),
        ("Bolivia admitted that it had been wrong to expel the Chilean consul.", set()),
    ],
)
def test_what_has_yet_to_be_done_is_not_done_and_what_was_wrong_to_do_is(text, marks):
    (event,) = polybius.read(text, published="2026-05-06").events
    assert set(event.auxiliary) == marks
