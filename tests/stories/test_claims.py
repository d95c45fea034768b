"""Who asserts, who denies, who blames whom, and from how many origins: readings made by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import polybius
from polybius.errors import InputError
from polybius.report.labels import deniers
from polybius.store import rows
from polybius.stories.origins import Telling, origins
from tests.stories.made import report

SHELLED: dict[str, Any] = {
    "type": "ASSAULT", "actors": ["IRNMIL"], "recipients": ["USAMIL"], "day": "2020-01-03", "place": ("Sandel", "IRQ"),
}  # fmt: skip


@pytest.fixture
def claimed(store):
    """Adds reports, links, and gives back the rows of the claims."""

    def claim(*reports, **filters):
        store.add(reports)
        store.link()
        return list(rows(store.claims(**filters)))

    return claim


def told(id: str, words: str, published: str = "2020-01-04", publisher: str | None = None, **more: Any):
    return report(id, SHELLED | {"says": words} | more, published=published, publisher=publisher or f"The {id}")


def test_a_side_that_denied_and_then_admitted_has_a_row_for_each_with_its_days(claimed):
    found = claimed(
        told("a", "Shelling at Sandel was Iran's work, the Pentagon said.", chain=[("pentagon:USAMIL", "CT+")]),
        told("b", "Shells at Sandel were not ours, Tehran said.", "2020-01-05", chain=[("IRNGOV", "CT-")]),
        told("c", "Shelling Sandel was not our work, the Guards said.", "2020-01-06", chain=[("irgc:IRNMIL", "CT-")]),
        told("d", "Shelling Sandel was an error, the Guards admitted.", "2020-01-08", chain=[("irgc:IRNMIL", "CT+")]),
    )

    assert [(row["side"], row["says"], row["since"].day, row["until"].day, row["outlets"]) for row in found] == [
        ("USA", "asserts", 4, 4, ["The a"]),
        ("IRN", "denies", 5, 6, ["The b", "The c"]),  # another organ, the same side
        ("IRN", "asserts", 8, 8, ["The d"]),
    ]


def test_one_who_denies_what_another_asserts_is_a_side_of_its_own(claimed):
    found = claimed(
        told("a", "Shelling: Tehran denied that it hit Sandel, as Washington says.",
             chain=[("USAGOV", "CT+"), ("IRNGOV", "CT-")]),
    )  # fmt: skip

    assert {(row["side"], row["says"]) for row in found} == {("USA", "asserts"), ("IRN", "denies")}


def test_those_who_say_it_together_are_a_side_each(claimed):
    found = claimed(
        told("a", "Shelling hit Sandel, Washington and London said.",
             chain=[("USAGOV", "CT+")], together=[("GBRGOV", "CT+")]),
    )  # fmt: skip

    assert {(row["side"], row["says"]) for row in found} == {("USA", "asserts"), ("GBR", "asserts")}


def test_one_who_denies_a_report_of_its_own_act_does_not_leave_it_open_as_well(claimed):
    found = claimed(
        told("a", "Shelling: the Guards denied a report of it.", chain=[("IRNMIL", "Uu"), ("IRNMIL", "CT-")])
    )

    assert [(row["side"], row["says"]) for row in found] == [("IRN", "denies")]


def test_a_relay_is_no_side_but_the_way_it_came(claimed, store):
    claimed(
        told("a", "Shelling hit Sandel, Oslo said, by the agency.", chain=[("NORGOV", "CT+"), ("wire:NORJRN", "CT+")])
    )

    (row,) = rows(store.claims())
    assert (row["side"], row["through"], row["outlets"]) == ("NOR", ["hit"], ["The a"])
    [(event, outlet, entity)] = store.connection.execute(
        "SELECT event_id, outlet, entity FROM claim_events WHERE claim_id = $1", [row["claim_id"]]
    ).fetchall()
    assert ([event], outlet, entity) == (row["events"], "The a", "NORGOV")


def test_an_accuser_blames_whom_he_accuses(claimed):
    (row,) = claimed(
        report("a", {"type": "ACCUSE", "actors": ["USAGOV"], "recipients": ["IRNMIL"], "day": "2020-01-03"})
    )

    assert (row["side"], row["says"], row["blames"]) == ("USA", "blames", ["IRNMIL"])


def test_whoever_blames_somebody_for_an_attack_is_told_at_the_attack(claimed):
    (row,) = claimed(told("a", "blamed for shelling Sandel: Iran, by Oslo.", chain=[("NORGOV", "CT+")]))

    assert (row["side"], row["says"], row["blames"]) == ("NOR", "blames", ["IRNMIL"])


def test_what_is_to_come_is_foreseen_and_not_asserted(claimed):
    (row,) = claimed(told("a", "Shells will hit Sandel, Oslo said.", auxiliary=["future"], chain=[("NORGOV", "Uu")]))

    assert row["says"] == "foresees"


def test_papers_that_quote_one_source_are_one_origin_and_a_paper_of_its_own_another(claimed):
    found = claimed(
        *(told(f"p{n}", f"Shelling hit Sandel, the Pentagon told paper {n}.", chain=[("pentagon:USAMIL", "CT+")])
          for n in range(10)),
        told("own", "Shells fell on Sandel this morning, as our reporter saw."),
    )  # fmt: skip

    assert [(row["side"], row["n_documents"], row["n_origins"], row["n_story_origins"]) for row in found] == [
        (None, 1, 1, 2),
        ("USA", 10, 1, 2),
    ]


@pytest.mark.parametrize(
    ("others", "killed_by"),
    [
        ([], None),  # nobody else tells it: the whole story is the one side's word
        ([told("b", "Shells fell on Sandel, as our reporter saw.")], "IRN"),
        ([told("b", "Shells fell on Sandel, the Pentagon said.", chain=[("USAMIL", "CT+")])], "IRN"),
        ([told("b", "Shelling of Sandel killed many, the Guards said.", chain=[("irgc:IRNMIL", "CT+")])], None),
        ([told("b", "Shelling killed 3 at Sandel.", counts={"killed": 3})], None),  # the range shows that they differ
        ([told("b", "Shelling killed 80 at Sandel, Oslo said.", counts={"killed": 80}, chain=[("NORGOV", "CT+")])],
         None),
        # who denies the number does not give it
        ([told("b", "Shelling killed 80 at Sandel: untrue, Washington said.", counts={"killed": 80},
               chain=[("USAGOV", "CT-")])], "IRN"),
    ],
)  # fmt: skip
def test_a_number_that_one_side_alone_gives_where_others_tell_the_story_is_told_as_its_word(
    claimed, store, others, killed_by
):
    claimed(
        told("a", "Shelling killed 80 at Sandel, Tehran said.", counts={"killed": 80}, chain=[("IRNGOV", "CT+")]),
        *others,
    )

    (story,) = rows(store.stories())
    assert (story["killed_max"], story["killed_by"]) == (80, killed_by)


@pytest.mark.parametrize(
    ("counts", "open"),
    [
        ([34, (100, None)], True),  # "34", "over 100"
        ([34, (100, None), 110], False),  # the most that is told is a number
        ([34, (30, None)], False),  # "at least 30" where 34 are told
        ([34, (None, 40)], False),  # "up to 40"
        ([(24, None)], True),  # "dozens"
    ],
)
def test_a_number_without_an_upper_end_is_told_as_such_where_it_is_the_most_that_is_told(claimed, store, counts, open):
    claimed(*(told(f"r{n}", f"Shelling of Sandel, {n}.", counts={"injured": count}) for n, count in enumerate(counts)))

    (story,) = rows(store.stories())
    assert (story["injured_open"], story["killed_open"]) == (open, False)


def test_the_numbers_of_a_side_stand_with_the_day_they_were_told(claimed):
    (row,) = claimed(
        told("a", "Shelling hurt 11 at Sandel, the Pentagon said.", "2020-01-10", counts={"injured": 11},
             chain=[("USAMIL", "CT+")]),
        told("b", "Shelling hurt 34 at Sandel, the Pentagon said.", "2020-01-24", counts={"injured": 34},
             chain=[("USAMIL", "CT+")]),
    )  # fmt: skip

    assert [(count["what"], count["min"], count["told"]) for count in row["counts"]] == [
        ("injured", 11, dt.date(2020, 1, 10)),
        ("injured", 34, dt.date(2020, 1, 24)),
    ]


@pytest.mark.parametrize(
    ("filters", "found"),
    [({"actor": "IRN"}, 2), ({"actor": "NOR"}, 0), ({"says": "denies"}, 1), ({"side": "irn"}, 1), ({"limit": 1}, 1),
     ({"event_type": "assault", "until": "2020-01-01"}, 0)],
)  # fmt: skip
def test_claims_are_filtered(claimed, filters, found):
    reports = (
        told("a", "Shelling at Sandel, the Pentagon said.", chain=[("USAMIL", "CT+")]),
        told("b", "Shelling at Sandel was not ours, Tehran said.", chain=[("IRNGOV", "CT-")]),
    )

    assert len(claimed(*reports, **filters)) == found


def test_linking_again_changes_no_claim(claimed):
    reports = [
        told("a", "Shelling at Sandel, the Pentagon said.", chain=[("USAMIL", "CT+")]),
        told("b", "Shelled Sandel."),
    ]

    assert claimed(*reports) == claimed(*reversed(reports))


def telling(event: str, document: str, *cited: str, publisher: str | None = None, unnamed: bool = False) -> Telling:
    return Telling(event, document, publisher or document, cited, unnamed)


@pytest.mark.parametrize(
    ("tellings", "numbers"),
    [
        ([telling("e1", "a", "USA"), telling("e2", "b", "USA")], [1, 1]),  # the same innermost source
        ([telling("e1", "a", "USA", "wire"), telling("e2", "b", "IRN", "wire")], [1, 1]),  # over the same agency
        ([telling("e1", "a", "USA"), telling("e2", "a", "IRN")], [1, 2]),  # two governments in one paper
        ([telling("e1", "a"), telling("e2", "a", "USA")], [1, 1]),  # its own words go back to whom it cites
        ([telling("e1", "a"), telling("e2", "b")], [1, 2]),
        ([telling("e1", "a", publisher="p"), telling("e2", "b", publisher="p")], [1, 1]),  # two reports of one paper
        ([telling("e1", "a", "wire"), telling("e2", "b", publisher="wire")], [1, 1]),  # quoted, and its own report
        # "officials said ... one of them added": one report's nameless sources are not counted twice
        ([telling("e1", "a", "officials", unnamed=True), telling("e2", "a", "aide", unnamed=True)], [1, 1]),
        ([telling("e1", "a", "x"), telling("e2", "b", "y"), telling("e3", "c", "x", "y")], [1, 1, 1]),
    ],
)
def test_origins(tellings, numbers):
    assert list(origins(tellings).values()) == numbers


def test_a_side_is_asked_for_by_its_code_or_its_name(claimed, store):
    claimed(told("a", "Shells at Sandel were not ours, Tehran said.", chain=[("IRNGOV", "CT-")]))

    for name in ("IRN", "irn", "Iran"):
        assert [row["says"] for row in rows(store.claims(side=name))] == ["denies"]
    assert list(rows(store.claims(side="Chile"))) == []  # a party that says nothing


@pytest.mark.parametrize(("asked", "why"), [({"says": "shouts"}, "leaves open"), ({"side": "Mars"}, "Mars")])
def test_what_no_claim_says_and_whom_nobody_knows_is_an_error(claimed, asked, why):
    with pytest.raises(InputError, match=why):
        claimed(told("a", "Shells at Sandel were not ours, Tehran said.", chain=[("IRNGOV", "CT-")]), **asked)


RAID = "Jets bombed a port in Yemen on Monday. Nine people died, the ministry said. Rebels put the toll at 30."


def test_who_tells_a_number_alone_has_a_row_with_that_number(claimed):
    found = claimed(polybius.read(RAID, published="2020-01-10"))

    told = {(row["voice"], row["who"][0], *(count["min"] for count in row["counts"])) for row in found}
    assert told == {
        ("publisher", "publisher not known"),
        ("state", "the ministry", 9),
        ("known", "Rebels", 30),
    }
    assert {row["says"] for row in found} == {"asserts"}
    assert [row["actors"] for row in found if row["voice"] != "publisher"] == [[], []]  # they name no doer


def test_who_denies_that_anyone_was_killed_leaves_open_what_happened(claimed):
    text = "Jets bombed a port in Yemen, killing nine people, medics said. Oman denied that anyone was killed."
    found = claimed(polybius.read(text, published="2020-01-10"))

    assert {(row["who"][0], row["says"], row["counts"][0]["min"]) for row in found} == {
        ("medics", "asserts", 9),
        ("Oman", "leaves open", 0),
    }


def test_of_a_side_with_several_mouths_each_number_says_whose_it_is(claimed):
    text = "Iran fired rockets at a camp in Iraq. No one was hurt, the White House said."
    text += " The Pentagon later put the number of injured at 34."
    (row,) = claimed(polybius.read(text, published="2020-01-10"), side="USA")

    told = {count["min"]: count["who"] for count in row["counts"]}
    assert told == {0: ["the White House"], 34: ["The Pentagon"]}


def test_a_story_that_a_state_denies_says_who_of_it_does(claimed, store):
    claimed(
        told("a", "Shelling at Sandel was Iran's work, Oslo said.", chain=[("NORGOV", "CT+")]),
        told("b", "Tehran said it had not shelled Sandel.", chain=[("IRNGOV", "CT-")]),
        told("c", "Guards had not shelled Sandel, they said.", "2020-01-06", chain=[("irgc:IRNMIL", "CT-")]),
    )

    found = store.connection.sql("SELECT denied_by, denied_who FROM stories").fetchall()
    assert found == [(["IRN"], ["Tehran; Guards"])]  # one side, in the words for both
    row = {"denied_by": ["IRN", "Oslo"], "denied_who": ["Tehran; the Guards", "Oslo"]}
    assert deniers(row) == ["IRN (Tehran; the Guards)", "Oslo"]


def test_of_whom_a_name_and_a_country_are_all_that_is_known_is_no_organ_of_its_state(claimed):
    found = claimed(
        told("a", "Lawyers said shells had hit Sandel.", chain=[("name:lawyers:SDN", "CT+")]),
        told("b", "Shells hit Sandel, Khartoum said.", chain=[("SDN", "CT+")]),
    )

    assert {(row["voice"], row["side"]) for row in found} == {("known", "name:lawyers"), ("state", "SDN")}
