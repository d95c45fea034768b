"""What imported data tell of a dyad, in relations, in explain and on the page."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import random

import numpy as np
import pytest
from starlette.testclient import TestClient

from polybius import report
from polybius.errors import InputError, StoreError
from polybius.exchange import import_files
from polybius.report import imported
from polybius.report.labels import names_of
from polybius.store import open_store
from polybius.web import app
from tests.exchange.made import row, write
from tests.store.made import reading

FIRST = dt.date(2019, 1, 1)


def day(number):
    return (FIRST + dt.timedelta(days=number)).strftime("%Y%m%d")


def gdelt(tmp_path, *rows, name="made.csv"):
    numbered = [[str(number), *cells[1:]] for number, cells in enumerate(rows, start=1)]
    return write(tmp_path / name, "gdelt", *numbered)


def counts(store, a, b):
    series = store.relation(a, b).series
    return {series.day(at): n for at, n in enumerate(series.n_events) if n > 0}


def test_days_of_a_dyad_are_counted_in_two_channels_and_a_day_without_any_event_is_missing(store, tmp_path):
    rows = [
        row("gdelt", SQLDATE=day(0)),
        row("gdelt", SQLDATE=day(0), EventCode="042"),
        row("gdelt", SQLDATE=day(1), Actor1CountryCode="FRA"),  # another dyad: a quiet day for this one
        row("gdelt", SQLDATE=day(3)),
    ]
    import_files(store, [gdelt(tmp_path, *rows)], "gdelt")

    series = store.relation("IRQ", "USA").series
    assert series.start == FIRST
    assert list(series.n_events[:2]) == [2.0, 0.0]
    assert str(series.n_events[2]) == "nan"
    assert list(series.channels["conflict"][:2]) == [-9.0, 0.0]
    assert list(series.channels["cooperation"][:2]) == [4.0, 0.0]


@pytest.mark.parametrize(
    ("a", "b", "n"),
    [
        ("USA", "IRQ", 3),
        ("IRQ", "USA", 3),
        ("USA:any", "IRQ:any", 5),
        ("USA", "IRQ:armed", 1),
        ("USAMIL", "IRQ", 2),
        ("USAGOV", "IRQ", 1),
        ("USA:any", "IRQ", 4),
        ("IRQ", "IRQ:armed", 1),
        ("IRQ:armed", "IRQ", 1),
        ("USA", "FRA", 0),
    ],
)
def test_who_is_meant_by_the_ends_of_a_dyad(store, tmp_path, a, b, n):
    rows = [
        row("gdelt"),  # USAMIL > IRQ
        row("gdelt", Actor2Type1Code="GOV"),
        row("gdelt", Actor1CountryCode="IRQ", Actor1Type1Code="GOV", Actor2CountryCode="USA", Actor2Type1Code="GOV"),
        row("gdelt", Actor1Type1Code="BUS"),
        row("gdelt", Actor2Type1Code="REB"),
        row("gdelt", Actor1CountryCode="IRQ", Actor1Type1Code="COP", Actor2Type1Code="INS"),  # within Iraq
    ]
    import_files(store, [gdelt(tmp_path, *rows)], "gdelt")

    assert sum(counts(store, a, b).values()) == n


@pytest.mark.parametrize(
    ("a", "b", "choices", "conflict", "cooperation"),
    [
        ("USA", "IRQ", {}, -18.0, 4.0),
        ("USA", "IRQ", {"directed": True}, -9.0, 4.0),
        ("IRQ", "USA", {"directed": True}, -9.0, 0.0),
        ("USA", "IRQ", {"weights": [{"event_type": "ASSAULT", "score": -2}]}, -4.0, 4.0),
        ("USA", "IRQ", {"attention": True}, -9.0 * (7 + 2), 4.0 * 7),
        ("USA", "SYR:ground", {}, -9.0, 0.0),
        ("nato+members", "IRQ", {}, -18.0, 4.0),
        ("nato+members", "SYR", {}, -9.0, 0.0),
        ("gcc+members", "IRQ", {}, 0.0, 0.0),
    ],
)
def test_a_dyad_asked_for_otherwise(store, tmp_path, a, b, choices, conflict, cooperation):
    rows = [
        row("gdelt"),  # USAMIL attacks IRQ, told by 7 articles
        row("gdelt", EventCode="042"),  # visits it
        row("gdelt", Actor1CountryCode="IRQ", Actor2CountryCode="USA", NumArticles=2),
        row("gdelt", Actor2CountryCode="SYR", ActionGeo_CountryCode="SY"),
    ]
    import_files(store, [gdelt(tmp_path, *rows)], "gdelt")

    channels = store.relation(a, b, **choices).series.channels
    assert float(np.nansum(channels["conflict"])) == conflict
    assert float(np.nansum(channels["cooperation"])) == cooperation


def test_one_group_is_found_by_its_name(store, tmp_path):
    import_files(store, [write(tmp_path / "a.csv", "acled")], "acled")

    assert counts(store, "IRQ", "Marsh Front") == {dt.date(2019, 3, 5): 1.0}


def test_what_was_read_and_what_was_imported_is_never_added_up(store, tmp_path):
    store.add([reading()])  # IRQREB shells IRQ on 3 January 2020
    store.link()
    inside = row("gdelt", Actor1CountryCode="IRQ", Actor1Type1Code="REB", SQLDATE="20200103")
    import_files(store, [gdelt(tmp_path, inside)], "gdelt")

    relation = store.relation("IRQ:armed", "IRQ")

    assert counts(store, "IRQ:armed", "IRQ") == {dt.date(2020, 1, 3): 1.0}
    assert (relation.data, relation.others) == ("reports", ("gdelt",))
    assert "1 event of GDELT of the two as well. They are not added" in relation.summary
    assert store.link() == 1  # imported events are never joined with those that were read

    asked = store.relation("IRQ:armed", "IRQ", data="gdelt")
    assert asked.series.n_events.tolist() == [1.0]
    assert (asked.data, asked.others, asked.tellings) == ("gdelt", ("reports",), ())
    with pytest.raises(InputError, match=r"counted in reports, .* in gdelt"):
        relation.compare(asked)
    with pytest.raises(InputError, match="holds no 'icews'; there are reports, gdelt"):
        store.relation("IRQ:armed", "IRQ", data="icews")


def test_of_several_imported_data_the_one_that_tells_most_is_counted(store, tmp_path):
    import_files(store, [gdelt(tmp_path, row("gdelt", SQLDATE=day(0)), row("gdelt", SQLDATE=day(1)))], "gdelt")
    theirs = row("icews", SourceName="Military (United States)", SourceCountry="United States", TargetName="Iraq",
                 TargetCountry="Iraq", TargetSectors="")  # fmt: skip
    import_files(store, [write(tmp_path / "a.tab", "icews", theirs)], "icews")

    relation = store.relation("USA", "IRQ")
    assert (relation.data, relation.others) == ("gdelt", ("icews",))
    assert float(np.nansum(relation.series.n_events)) == 2.0
    assert float(np.nansum(store.relation("USA", "IRQ", data="icews").series.n_events)) == 1.0


def test_events_are_counted_by_quad(store, tmp_path):
    codes = ("190", "042", "112", "070", "190")  # an attack, a visit, an accusation, aid, an attack
    import_files(store, [gdelt(tmp_path, *(row("gdelt", SQLDATE=day(n), EventCode=c) for n, c in enumerate(codes)))],
                 "gdelt")  # fmt: skip

    for choices in ({}, {"attention": True}):  # out of the roll-up, and event by event
        [level] = store.relation("USA", "IRQ", **choices).level("week")
        assert level.quads == (1.0, 1.0, 1.0, 2.0)
    assert level.counted["material_conflict"] == 2.0


def test_a_store_rolled_up_before_it_kept_the_quads_does_without_them_until_the_next_import(store, tmp_path):
    import_files(store, [gdelt(tmp_path, row("gdelt", SQLDATE=day(0)))], "gdelt")
    store.connection.execute("UPDATE imported_days SET verbal_conflict = NULL, material_conflict = NULL")

    [level] = store.relation("USA", "IRQ").level("week")
    assert (level.quads, level.n_events) == (None, 1)

    more = write(tmp_path / "more.csv", "gdelt", row("gdelt", GLOBALEVENTID=2, SQLDATE=day(1)))
    import_files(store, [more], "gdelt")
    [level] = store.relation("USA", "IRQ").level("week")
    assert (level.quads, level.n_events) == ((0.0, 0.0, 0.0, 2.0), 2)


def test_what_changed_this_week_is_told_of_imported_events_too(store, tmp_path):
    random.seed(3)
    usual = [code for code in ("042", "112") for _ in range(2)]
    rows = [row("gdelt", SQLDATE=day(n), EventCode=code) for n in range(730) for code in usual if random.random() < 0.5]
    rows += [row("gdelt", SQLDATE=day(n), EventCode="190") for n in range(721, 728) for _ in range(30)]
    rows += [row("gdelt", SQLDATE=day(n), Actor1CountryCode="FRA") for n in range(0, 730, 9)]  # seven in no week
    import_files(store, [gdelt(tmp_path, *rows)], "gdelt")

    found = store.changes()

    assert [change.dyad for change in found.asked] == [("IRQ", "USA")] * 2
    assert (found.asked[0].channel, found.asked[0].changed) == ("conflict", True)


def test_the_volume_of_reporting_is_that_of_all_other_pairs(store, tmp_path):
    rows = [row("gdelt", SQLDATE=day(n)) for n in range(3)]
    rows += [row("gdelt", SQLDATE=day(n % 3), Actor1CountryCode="FRA", Actor2CountryCode="DEU") for n in range(180)]
    import_files(store, [gdelt(tmp_path, *rows)], "gdelt")

    series = store.relation("USA", "IRQ").series
    assert list(series.exposure) == [60 * 9.0] * 3
    assert "per mille" in series.unit


def test_a_table_of_pairs_speaks_by_its_smoothed_score_alone(store, tmp_path):
    random.seed(4)
    days = "".join(f"{FIRST + dt.timedelta(days=n)},IRQ,USA,{random.gauss(-1, 1):.2f}\n" for n in range(60))
    (tmp_path / "pairs.csv").write_text("date,a,b,score\n" + days)
    import_files(store, [tmp_path / "pairs.csv"], "pairs")

    relation = store.relation("USA", "IRQ")
    levels = relation.level("week")

    assert {level.n_events for level in levels} == {None}
    assert {level.cooperation for level in levels} == {None}
    assert "Student t" in levels[0].contains
    assert all(level.net.low95 < level.net.value < level.net.high95 for level in levels)
    assert "no events to count" in relation.summary
    assert "volume of reporting was not corrected for" in relation.summary
    assert "no day is told of" in store.relation("USA", "SWE").summary
    with pytest.raises(InputError, match="holds sums"):
        store.relation("USA", "IRQ", data="pairs", directed=True)
    assert [dyad for dyad, why in store.changes().not_asked] == [("IRQ", "USA")]  # too short a past to judge it by


def test_a_table_of_many_pairs_is_divided_by_what_it_tells_of_the_others(store, tmp_path):
    others = list(itertools.combinations("AUT BEL CHE DEU DNK ESP FIN FRA GBR ITA NOR".split(), 2))  # 55 pairs
    lines = [f"{day(n)},{a},{b},{-2 if n else 3}" for n in (0, 1, 2, 4) for a, b in others]
    lines += [f"{day(n)},IRQ,USA,{score}" for n, score in ((0, -33), (2, 11))]  # of day 3 nobody tells anything
    (tmp_path / "pairs.csv").write_text("date,a,b,score\n" + "\n".join(lines))
    import_files(store, [tmp_path / "pairs.csv"], "pairs")

    relation = store.relation("USA", "IRQ")

    assert relation.series.values("net").tolist() == pytest.approx([-200, 0, 100, math.nan, 0], nan_ok=True)
    assert relation.series.unit == "per mille of all reporting of the day"
    assert "not corrected" not in relation.summary
    (tmp_path / "given.csv").write_text(f"date,pair,score,exposure\n{day(0)},IRN-IRQ,-5,1000\n{day(2)},IRN-IRQ,5,500\n")
    import_files(store, [tmp_path / "given.csv"], "pairs")
    assert store.relation("IRN", "IRQ").series.values("net").tolist() == pytest.approx([-5, math.nan, 10], nan_ok=True)


@pytest.mark.parametrize("part", ["IRQ:armed", "USAMIL", "kataib-hezbollah", "nato+members"])
def test_a_table_of_pairs_is_not_asked_for_part_of_a_country(store, tmp_path, part):
    (tmp_path / "pairs.csv").write_text("date,pair,score\n2020-03-02,IRQ-USA,-1\n2020-03-03,IRQ-USA,2\n")
    import_files(store, [tmp_path / "pairs.csv"], "pairs")

    with pytest.raises(InputError, match="whole countries"):
        store.relation("USA", part)


def test_explain_leads_to_the_event_and_says_that_no_sentence_stands_behind_it(store, tmp_path):
    import_files(store, [gdelt(tmp_path, row("gdelt"))], "gdelt")

    for id, kind in (("gdelt:1", "story"), ("USA/IRQ#2020-01-03", "level"), ("USA/IRQ@2020-01-03", "finding")):
        ladder = report.explain(store, id)
        assert ladder.kind == kind
        assert [rung.text for rung in ladder.of("sentence")] == ["Imported from GDELT, which holds no sentence of it."]
        assert "https://www.tigris-wire.example/harbour" in ladder.of("document")[0].text


def test_the_words_of_the_data_are_shown_as_theirs(store, tmp_path):
    import_files(store, [write(tmp_path / "a.csv", "acled")], "acled")

    [rung] = report.explain(store, "acled:IRQ77").of("sentence")
    assert "The data's own words: “Soldiers and the Marsh Front fought" in rung.text


def test_an_imported_event_is_put_right_in_its_own_data(store, tmp_path):
    import_files(store, [gdelt(tmp_path, row("gdelt"))], "gdelt")

    with pytest.raises(StoreError, match="was imported"):
        store.correct("gdelt:1", "reject", who="N", why="wrong")


def test_events_and_stories_are_listed_with_those_that_were_read(store, tmp_path):
    store.add([reading()])
    store.link()
    import_files(store, [gdelt(tmp_path, row("gdelt", GLOBALEVENTID=9))], "gdelt")

    assert {row[0].partition(":")[0] for row in store.events().fetchall()} >= {"gdelt"}
    assert len(store.events().fetchall()) == len(store.stories().fetchall()) == 2
    assert [row[0] for row in store.events(actor="USA", recipient="IRQ").fetchall()] == ["gdelt:1"]
    assert [row[0] for row in store.events(story="gdelt:1").fetchall()] == ["gdelt:1"]


@pytest.fixture
def pages(tmp_path):
    path = tmp_path / "pages.duckdb"
    with open_store(path) as store:
        rows = [row("gdelt", SQLDATE=day(n), EventCode=("190", "042")[n % 2], NumArticles=n) for n in range(160)]
        import_files(store, [gdelt(tmp_path, *rows)], "gdelt")
    return TestClient(app(path), base_url="http://127.0.0.1")


def test_the_page_of_a_dyad_lists_imported_events_with_their_address(pages):
    page = pages.get("/dyads/USA/IRQ")

    assert page.status_code == 200
    assert "160 imported events" in page.text
    assert page.text.count('<tr id="gdelt:') == 50
    assert 'href="https://www.tigris-wire.example/harbour"' in page.text
    assert "The GDELT Project" in page.text  # source and licence under the runs
    assert "Page 1 of 4" in page.text


def test_a_page_opens_with_the_last_events_and_the_worst_act_of_those_told_most(store, tmp_path):
    rows = [row("gdelt", SQLDATE=day(n), EventCode="190", NumArticles=n % 7) for n in range(60)]
    rows += [row("gdelt", SQLDATE=day(70), EventCode="112", NumArticles=6)]  # told as often, and milder
    rows += [row("gdelt", SQLDATE=day(71), EventCode="042", NumArticles=90)]  # no conflict
    import_files(store, [gdelt(tmp_path, *rows)], "gdelt")
    names = names_of(store.connection)
    dyad = ("USA", "IRQ")

    shown, told = imported.opened(store.connection, names, dyad)
    assert shown == imported.listed(store.connection, names, dyad)
    assert shown.total == 62
    assert [event.id for event in shown.events][:3] == ["gdelt:62", "gdelt:61", "gdelt:60"]
    assert told.id == "gdelt:7"  # the first of those with six articles

    some = imported.opened(store.connection, names, dyad, (FIRST, FIRST + dt.timedelta(days=2)))[0]
    assert [event.id for event in some.events] == ["gdelt:3", "gdelt:2", "gdelt:1"]


def test_the_page_asks_whose_acts_are_counted(pages):
    there, back = (pages.get(f"/dyads/USA/IRQ?way={way}") for way in ("there", "back"))

    assert "<h1>United States → Iraq</h1>" in there.text
    assert "160 imported events" in there.text
    assert '<option value="there" selected>' in there.text
    assert "?way=there&amp;days=" in there.text  # what was asked stays asked
    assert "Only what USA does to IRQ" in there.text
    assert "<h1>Iraq → United States</h1>" in back.text
    assert "imported event" not in back.text
    assert pages.get("/dyads/USA/IRQ.json?way=there").json()["directed"]
    for wrong in ("way=x", "count=x", "data=icews"):
        assert pages.get(f"/dyads/USA/IRQ?{wrong}").status_code == 400


def test_the_page_of_a_store_that_holds_both_asks_which_is_counted(store, tmp_path):
    store.add([reading()])
    store.link()
    rows = [row("gdelt", Actor1CountryCode="IRQ", Actor1Type1Code="REB", SQLDATE=day(n)) for n in range(30)]
    import_files(store, [gdelt(tmp_path, *rows)], "gdelt")
    store.close()
    client = TestClient(app(store.path), base_url="http://127.0.0.1")

    read = client.get("/dyads/IRQ:armed/IRQ").text
    assert "none of them counted in the curve" in read
    assert '<option value="reports">reports</option><option value="gdelt">GDELT</option>' in read
    counted = client.get("/dyads/IRQ:armed/IRQ?data=gdelt").text
    assert "those that are done counted in the curve" in counted
    assert "the curve follows the events of GDELT" in counted  # why a story is not


def test_later_pages_and_some_days_of_it(pages):
    assert '<tr id="gdelt:1">' in pages.get("/dyads/USA/IRQ?imported=4").text
    some = pages.get("/dyads/USA/IRQ?days=2019-01-01..2019-01-03").text
    assert some.count('<tr id="gdelt:') == 3


@pytest.mark.parametrize("address", ["/events/gdelt:1", "/stories/gdelt:1", "/documents/gdelt:1"])
def test_an_imported_event_has_a_page_that_says_that_it_has_no_sentence(pages, address):
    page = pages.get(address)

    assert page.status_code == 200
    assert "which holds no sentence of it" in page.text
    assert "in the whole article" not in page.text
    assert 'class="legend"' not in page.text  # nothing is coloured


def test_the_first_page_leads_to_imported_dyads(pages):
    page = pages.get("/")

    assert page.status_code == 200
    assert 'href="/dyads/IRQ/USA"' in page.text


def test_a_written_report_names_imported_events(tmp_path, pages):
    with open_store(tmp_path / "pages.duckdb", read_only=True) as store:
        html = report.write(store, "USA", "IRQ", out=tmp_path / "report.html")
        markdown = report.write(store, "USA", "IRQ")

    assert "Imported events" in html
    assert "GDELT" in markdown
