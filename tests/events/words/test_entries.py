"""The days of what stands in a chronology."""

import datetime as dt

import pytest

import polybius

RAID = "Rebels raid a Kenyan village."
AIR = "Kenyan jets bomb two camps in Somalia. Mogadishu condemns the raid."


def days(text: str) -> list[tuple[str, str | None]]:
    reading = polybius.read(text, published=dt.date(2020, 6, 20))
    return [(event.event_type, event.latest and event.latest.isoformat()) for event in reading.events]


@pytest.mark.parametrize(
    "text",
    [
        f"A timeline\n\n27 Dec. {RAID}\n3 Jan. {AIR}",
        f"A timeline\n\nDecember 27, 2019\n{RAID}\n\nJan. 3, 2020\n{AIR}",
        f"A timeline\n\n- 2019-12-27: {RAID}\n- 2020-01-03: {AIR}",
        f"A timeline\n\nFriday 27 December – {RAID}\nFriday 3 January – {AIR}",
    ],
)
def test_an_entry_of_a_chronology_is_of_the_day_at_its_head(text):
    assert set(days(text)) == {("ASSAULT", "2019-12-27"), ("ASSAULT", "2020-01-03"), ("ACCUSE", "2020-01-03")}


def test_a_promise_in_an_entry_is_of_its_day():
    text = "Dates\n\n27 Dec: Chad shut its port.\n3 Jan: Kenya promises to give Chad food."

    assert ("AGREE", "2020-01-03") in days(text)


@pytest.mark.parametrize(
    "text",
    [
        f"KISUMU, Kenya, June 19\n{RAID}\n{AIR}",  # a dateline
        f"27 Dec. 2019\n{RAID}\n{AIR}",  # one day alone is no chronology
        f"In 2018\n{RAID}\nIn 2019\n{AIR}",
    ],
)
def test_a_report_with_one_day_is_no_chronology(text):
    assert {day for _, day in days(text)} == {"2020-06-20"}


def test_an_inline_day_heads_its_own_line_alone():
    text = f"27 Dec: {RAID}\n3 Jan: Chad shut its port.\n\nKenyan soldiers bombed a camp in Somalia."

    assert days(text)[-1] == ("ASSAULT", "2020-06-20")
