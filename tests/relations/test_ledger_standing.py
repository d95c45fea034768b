"""What a measure is told to be now: standing since a day that nobody tells, in part, or no measure at all."""

from __future__ import annotations

import datetime as dt

import pytest

import polybius

PATROLS = ("2022-10-11", "LIMA - Peru opened a bridge to Chile on Monday. Joint patrols with Chile remain suspended.")


def test_what_is_only_told_to_stand_did_not_stand_before_that_is_told(relation):
    found = relation(polybius.read(PATROLS[1], published=PATROLS[0]), a="PER", b="CHL")
    (measure,) = found.measures()

    assert (measure.state, measure.earliest, measure.told_to_stand) == ("standing", None, dt.date(2022, 10, 11))
    assert found.measures("2000-01-01") == found.measures("2022-10-10") == []
    assert found.measures("2022-10-11") == [measure]
    assert measure.begun("11 Oct 2022") == "told to stand on 11 Oct 2022, since when is not told"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Relations between Peru and Chile have not recovered since 1 May 2022.", "no measure is told as opened since"),
        ("Joint patrols of Peru and Chile are still suspended.", "told to stand on 2022-10-11, since when is not told"),
    ],
)
def test_check_says_of_it_what_the_ledger_says(store, statement, words):
    store.add([polybius.read(PATROLS[1], published=PATROLS[0])])
    store.link()
    assert words in store.check(statement).summary


BORDER = ("2022-04-29", "Peru closed all crossings on its border with Chile on Thursday, the border guard said.")
CITIZENS = (
    "2022-05-03",
    "Peru has barred nationals of Chile from entering the country, its border police said.",
)
ONE_OPEN = ("2022-09-02", "Peru on Thursday reopened the Tacna crossing on its border with Chile for lorries.")
ENTRY_FREE = ("2022-10-10", "Peru lifted its entry ban on Chilean nationals on Sunday, the border police said.")
TO_OPEN = ("2022-11-18", "Peru will reopen all crossings on the border with Chile on 1 December, a minister said.")


def test_a_ban_on_entry_is_no_closed_border_and_its_end_opens_none(ledger):
    border, entry = ledger("PER", "CHL", BORDER, CITIZENS, ONE_OPEN, ENTRY_FREE, TO_OPEN)

    assert (entry.subject, entry.state, str(entry.closed_latest)) == ("entry", "closed", "2022-10-09")
    assert (border.subject, border.state) == ("border", "standing")
    assert border.standing_as.startswith("standing in part: “reopened the Tacna crossing")
    assert border.standing_as.endswith("promised to be undone by 2022-12-01")


def test_a_border_that_is_opened_is_opened_as_before(ledger):
    opened = ("2022-10-10", "Peru reopened its border with Chile on Sunday, the border police said.")
    (border,) = ledger("PER", "CHL", BORDER, opened)

    assert (border.state, border.standing_as) == ("closed", "closed")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The United States called on Iran to stop its rocket attacks on American forces.", []),
        ("Iran demanded that American forces leave the region.", ["foreign troops asked to leave"]),
        (
            "The United States pulled out of the nuclear deal of 2015 and reimposed sanctions on Iran.",
            ["a treaty withdrawn", "sanctions imposed"],
        ),
        ("Chile introduced new rules on imports of maize from Peru.", ["trade restricted"]),
        ("Chile imposed a ban on imports of maize from Peru.", ["trade stopped"]),
    ],
)
def test_how_a_measure_is_called(ledger, text, what):
    pair = ("USA", "IRN") if "Iran" in text else ("CHL", "PER")
    found = ledger(*pair, ("2022-05-03", text))

    assert [measure.what.partition(":")[0] for measure in found if measure.state == "standing"] == what


def test_whoever_else_is_to_leave_is_not_the_others_troops(ledger):
    asked = ("2022-05-03", "Iran demanded on Monday that American soldiers leave the region.")
    vote = ("2022-05-04", "Iraqi parliament backs expulsion of foreign soldiers. Iran praised it. The US did not.")
    (measure,) = ledger("USA", "IRN", asked, vote)

    assert [claim.words for claim in measure.claims] == ["demanded on Monday that American soldiers leave the region"]


HALT = ("2022-03-09", "Peru on Tuesday suspended all flights of LATAM Chile to Lima, the aviation authority said.")
BARRED = ("2022-03-16", "Chile on Tuesday barred Sky Airline Peru from its airspace in retaliation.")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Peru on Monday permitted LATAM Chile to resume flights to Lima.", ["closed", "standing"]),
        ("Peru will not allow LATAM Chile to resume flights to Lima.", ["standing", "standing"]),
        ("Peru has not allowed LATAM Chile to resume flights to Lima.", ["standing", "standing"]),
    ],
)
def test_who_lets_another_resume_it_has_undone_his_own(ledger, text, states):
    assert [m.state for m in ledger("PER", "CHL", HALT, BARRED, ("2022-05-03", text))] == states


def test_what_is_undone_in_part_is_told_so_by_all(store):
    ban = ("2022-05-21", "Chile banned imports of fish and wine from Peru on Friday, the ministry said.")
    part = ("2022-08-02", "Chile lifted its ban on fish from Peru on Monday, but the ban on wine remains in force.")
    store.add([polybius.read(text, published=day) for day, text in (ban, part)])
    store.link()
    (measure,) = store.relation("CHL", "PER").measures()
    lifted = store.check("Chile lifted its ban on fish from Peru.")

    assert (measure.state, measure.standing_as[:24]) == ("standing", "standing in part: “lifted"[:24])
    assert lifted.verdict == "supported"
    assert "standing in part: “lifted its ban on fish" in lifted.summary
    assert "undone by 2022" not in lifted.summary
    assert store.check("Chile lifted its ban on wine from Peru.").verdict == "cannot tell"


@pytest.mark.parametrize("way", ["in a limited way", "in a small way", "on a smaller scale", "to some extent"])
def test_what_is_resumed_in_a_way_is_resumed_in_part(ledger, way):
    halt = ("2022-03-09", "Peru suspended its training of Chilean pilots on Tuesday.")
    (measure,) = ledger("PER", "CHL", halt, ("2022-05-03", f"Peru resumed the training of Chilean pilots {way}."))

    assert (measure.state, measure.claims[-1].says) == ("standing", "closed in part")


def test_on_a_day_before_its_disputed_end_a_measure_stood(ledger):
    [gate] = ledger(
        "KEN",
        "SOM",
        ("2021-03-04", "NAIROBI - Kenya closed its border with Somalia on Thursday."),
        ("2021-03-18", "NAIROBI - Kenya reopened its border with Somalia on Thursday."),
        ("2021-04-01", "MOGADISHU - Somalia on Thursday denied that Kenya had reopened the border."),
    )
    assert gate.standing_as == "disputed"
    assert gate.standing_on(dt.date(2021, 3, 17)) == "standing (its end, 2021-03-18, is disputed)"
    assert gate.standing_on(dt.date(2021, 3, 18)) == "disputed"
