"""Whole sentences: whom the closing of a border concerns, and whom an act of a state does not."""

import pytest

import polybius


def recipients(text, event_type):
    """The countries of the recipients of the first event of a type."""
    events = polybius.read(text, published="2022-05-13").events
    return next([p.country for p in event.recipients] for event in events if event.event_type == event_type)


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("Chile shut the Arica crossing on Monday. Peru protested.", "COERCE", ["PER"]),
        ("American planes have bombed Kabul. Pakistan has closed its border.", "COERCE", ["AFG"]),  # no neighbour's
        ("Rwanda reopened its frontier on Friday, Uganda's minister said.", "CONCEDE", ["UGA"]),
        ("Kenya sealed its border to Somalis on Monday. Ethiopia welcomed it.", "COERCE", ["SOM"]),  # says to whom
        ("Thailand closed all crossings with Cambodia. Laos offered help.", "COERCE", ["KHM"]),
        ("Bahrain closed its border on Tuesday. France was surprised.", "COERCE", []),
    ],
)
def test_a_border_that_is_closed_or_opened_concerns_the_neighbour_of_whom_the_report_tells(text, event_type, expected):
    assert recipients(text, event_type) == expected


def test_a_state_does_not_deal_with_its_own_organs_where_nobody_says_so():
    text = "Peru said on Monday that Lima was ready. The quarrel began when Peru demanded an inquiry. Chile was silent."
    assert recipients(text, "REQUEST") == ["CHL"]
    assert recipients("Egypt arrested nine officers of the Egyptian army.", "COERCE") == ["EGY"]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("Poland reopened three of its five crossings with Belarus.", "CONCEDE", ["BLR"]),
        ("Laos opened two of the four crossings with Vietnam on Monday.", "CONCEDE", ["VNM"]),
        ("Iran was silent. Iraq shut two of the crossings on Sunday.", "COERCE", ["IRN"]),
        ("Togo expelled two of Ghana's consuls.", "SANCTION", ["GHA"]),
    ],
)
def test_some_of_the_crossings_that_are_counted_are_crossings(text, event_type, expected):
    assert recipients(text, event_type) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey closed its airspace to Armenian planes.", ["ARM"]),
        ("Turkey barred Armenian aircraft from its airspace.", ["ARM"]),
        ("Turkey closed its airspace to Armenian military planes.", ["ARMMIL"]),
        ("Turkish planes bombed an Armenian warship.", ["ARMMIL"]),
    ],
)
def test_planes_that_are_kept_out_are_no_air_force_where_no_word_says_so(text, expected):
    events = polybius.read(text, published="2022-05-13").events
    assert [p.code for p in events[0].recipients] == expected
