"""Event data of others become rows of a store: coded in PLOVER, kept once, with what was mended and refused."""

from __future__ import annotations

import datetime as dt
import gzip

import pytest

from polybius.errors import InputError, StoreError
from polybius.exchange import import_files
from polybius.store import open_store
from tests.exchange.made import row, write

COLUMNS = "event_type, modes, contexts, actors, recipients, host, earliest, latest, quad, score"


def events(store, columns=COLUMNS):
    return store.connection.execute(f"SELECT {columns} FROM all_events ORDER BY event_id").fetchall()


def codes(parties):
    return [(party["code"], party["entity"], party["text"]) for party in parties]


@pytest.mark.parametrize(
    ("data", "id", "event_type", "modes", "contexts", "actors", "recipients", "host", "day"),
    [
        (
            "gdelt", "gdelt:1", "ASSAULT", [], ["military"], [("USAMIL", "USAMIL", "US NAVY")],
            [("IRQ", "IRQ", "IRAQ")], "IRQ", dt.date(2020, 1, 3),
        ),
        (
            "icews", "icews:71", "ASSAULT", ["firearms"], ["military"], [("TURMIL", "TURMIL", "Military (Turkey)")],
            [("SYRREB", "SYRREB", "Insurgent (Syria)")], "SYR", dt.date(2014, 6, 10),
        ),
        (
            "polecat", "polecat:p-1", "CONSULT", ["visit"], ["diplomatic"], [("ARGGOV", "Ada Moreno", "Ada Moreno")],
            [("BRA", "BRA", "Brazil")], "BRA", dt.date(2022, 3, 1),
        ),
        (
            "acled", "acled:IRQ77", "ASSAULT", ["firearms"], ["military"],
            [("IRQMIL", "IRQMIL", "Military Forces of Iraq (2018-2020)")],
            [("IRQREB", "Marsh Front", "Marsh Front")], "IRQ", dt.date(2019, 3, 5),
        ),
    ],
)  # fmt: skip
def test_an_event_of_each_kind_of_data(
    store, tmp_path, data, id, event_type, modes, contexts, actors, recipients, host, day
):
    found = import_files(store, [write(tmp_path / "made.csv", data)], data)

    assert (found.new, found.total("refused"), found.total("repaired")) == (1, 0, 0)
    [got] = events(store, "event_id, " + COLUMNS)
    assert got[:4] == (id, event_type, modes, contexts)
    assert (codes(got[4]), codes(got[5])) == (actors, recipients)
    assert got[6:9] == (host, day, day)
    assert got[9] == (1 if event_type == "CONSULT" else 4)


@pytest.mark.parametrize(
    ("code", "event_type", "modes"),
    [
        ("042", "CONSULT", ["visit"]),
        ("42", "CONSULT", ["visit"]),  # a spreadsheet took the zero
        ("0333", "AGREE", []),
        ("333", "AGREE", []),  # no root 33: the zero is missing here, too
        ("173", "COERCE", ["arrest"]),
        ("1712", "ASSAULT", ["destroy"]),
        ("186", "ASSAULT", ["targeted"]),  # the draft's "assassinate"
        ("1952", "ASSAULT", ["drone"]),
        ("1246", "REJECT", ["yield"]),
    ],
)
def test_cameo_becomes_plover_by_the_published_table(store, tmp_path, code, event_type, modes):
    import_files(store, [write(tmp_path / "made.csv", "gdelt", row("gdelt", EventCode=code))], "gdelt")

    assert events(store, "event_type, modes") == [(event_type, modes)]


def test_statements_are_left_out_and_unknown_codes_refused(store, tmp_path):
    rows = [row("gdelt", GLOBALEVENTID=n, EventCode=code) for n, code in enumerate(("010", "024", "999", "---", "190"))]
    found = import_files(store, [write(tmp_path / "made.csv", "gdelt", *rows)], "gdelt")

    assert (found.new, found.total("left out"), found.total("refused")) == (1, 2, 2)
    assert store.connection.execute("SELECT uri, why FROM refused ORDER BY uri").fetchall() == [
        ("made.csv#3", "an unknown code of what happened: 999"),
        ("made.csv#4", "an unknown code of what happened: ---"),
    ]
    kept = store.connection.execute("SELECT kind, n, lines FROM import_notes ORDER BY kind, lines").fetchall()
    assert kept == [("left out", 2, [1, 2]), ("refused", 1, [3]), ("refused", 1, [4]), ("repaired", 1, [3])]


@pytest.mark.parametrize(
    ("data", "change", "why"),
    [
        ("gdelt", {"SQLDATE": "20201341"}, "no day that can be read"),
        ("gdelt", {"GLOBALEVENTID": ""}, "no id"),
        ("gdelt", {"SQLDATE": "29990301"}, "a day that is still to come"),
        ("icews", {"CAMEOCode": ""}, "no code of what happened"),
        ("polecat", {"EventType": "SHRUG"}, "an unknown code of what happened: SHRUG"),
        (
            "gdelt",
            {f"Actor{n}{part}": "" for n in (1, 2) for part in ("Code", "Name", "CountryCode", "Type1Code")},
            "names nobody",
        ),
    ],
)
def test_what_cannot_be_understood_is_refused_by_its_line(store, tmp_path, data, change, why):
    found = import_files(store, [write(tmp_path / "made.csv", data, row(data, **change))], data)

    assert found.new == 0
    [(uri, told)] = store.connection.execute("SELECT uri, why FROM refused").fetchall()
    assert (uri, told) == (f"made.csv#{1 if data == 'gdelt' else 2}", why)


def test_the_same_file_again_changes_nothing(store, tmp_path):
    file = write(tmp_path / "made.csv", "gdelt", *(row("gdelt", GLOBALEVENTID=n) for n in range(5)), ["broken"])
    import_files(store, [file], "gdelt")
    tables = ("imported", "imported_days", "imported_volume", "runs", "refused", "import_notes", "import_order")
    before = {name: store.connection.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in tables}

    found = import_files(store, [file], "gdelt")

    assert (found.new, found.unchanged, found.revised) == (0, 5, 0)
    assert before == {name: store.connection.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in tables}
    assert len(before["imported"]) == 5


def test_the_order_of_files_and_their_packing_make_no_difference(tmp_path):
    first = write(tmp_path / "a.csv", "gdelt", *(row("gdelt", GLOBALEVENTID=n) for n in range(3)))
    second = write(tmp_path / "b.csv", "gdelt", *(row("gdelt", GLOBALEVENTID=n, EventCode="042") for n in range(3, 6)))
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(first.read_bytes()))
    found = []
    for number, files in enumerate(([first, second], [second, packed])):
        with open_store(tmp_path / f"{number}.duckdb") as store:
            import_files(store, files, "gdelt")
            found.append(store.connection.execute("FROM imported").fetchall())  # as they stand: sorted

    assert found[0] == found[1]
    assert len(found[0]) == 6


def test_files_of_one_name_in_two_folders_are_kept_apart(store, tmp_path):
    folders = [tmp_path / name for name in ("may", "june")]
    for folder in folders:
        folder.mkdir()
    first = write(folders[0] / "day.csv", "gdelt", row("gdelt"), ["broken"])
    second = write(folders[1] / "day.csv", "gdelt", row("gdelt", GLOBALEVENTID=2, Actor1CountryCode="EGY"))

    found = import_files(store, [first, second], "gdelt")

    assert found.total("refused") == 1
    assert list(found.notes) == ["day.csv", str(second)]
    assert store.connection.execute("SELECT event_id, a, b FROM imported ORDER BY ALL").fetchall() == [
        ("gdelt:1", "IRQ", "USA"),
        ("gdelt:2", "EGY", "IRQ"),
    ]


def test_an_id_given_to_two_events_keeps_both_and_again_changes_nothing(store, tmp_path):
    # ICEWS has ids that stand for several events, within a file and between files
    twice = write(tmp_path / "a.tab", "icews", row("icews"), row("icews"), row("icews", CAMEOCode="042"))
    other = write(tmp_path / "b.tab", "icews", row("icews", CAMEOCode="173"))

    found = import_files(store, [twice], "icews")
    import_files(store, [other], "icews")
    again = import_files(store, [twice, other], "icews")

    assert (found.new, again.new, again.unchanged) == (2, 0, 3)
    ids = [id for (id,) in store.connection.execute("SELECT event_id FROM imported ORDER BY ALL").fetchall()]
    assert ids[0] == "icews:71"
    assert [id.partition("~")[0] for id in ids] == ["icews:71"] * 3
    assert len(set(ids)) == 3
    assert found.notes["a.tab"].counts == {
        ("repaired", "rows given twice kept once"): 1,
        ("repaired", "ids given to several events, which are kept apart"): 1,
    }


def test_a_revised_event_takes_the_place_of_the_old_one(store, tmp_path):
    # ACLED corrects its events from week to week
    import_files(
        store, [write(tmp_path / "a.csv", "acled", row("acled"), row("acled", event_id_cnty="IRQ78"))], "acled"
    )

    found = import_files(store, [write(tmp_path / "b.csv", "acled", row("acled", fatalities="11"))], "acled")

    assert (found.new, found.revised, found.unchanged) == (0, 1, 0)
    killed = store.connection.execute("SELECT event_id, counts[1].min FROM imported ORDER BY event_id").fetchall()
    assert killed == [("acled:IRQ77", 11), ("acled:IRQ78", 3)]
    assert store.connection.execute("SELECT sum(n_events) FROM imported_days").fetchall() == [(2.0,)]


def killed(store):
    return store.connection.execute("SELECT counts[1].min FROM imported").fetchall()


@pytest.mark.parametrize(
    ("versions", "kept"),
    [
        ([("4", "1500000200"), ("6", "1500000300"), ("2", "1500000100")], 6),  # the latest, wherever it stands
        ([("4", "1500000200"), ("6", "")], 4),  # one that says when goes before one that does not
        ([("4", ""), ("6", ""), ("4", "")], 4),  # nobody says when: the last line
        ([("4", "1500000200"), ("6", "1500000200")], 6),
    ],
)
def test_of_versions_in_one_file_the_latest_holds(store, tmp_path, versions, kept):
    rows = [row("acled", fatalities=fatalities, timestamp=timestamp) for fatalities, timestamp in versions]
    found = import_files(store, [write(tmp_path / "made.csv", "acled", *rows)], "acled")

    assert (found.new, killed(store)) == (1, [(kept,)])
    assert found.total("repaired") == len(versions) - 1


def test_an_older_download_does_not_undo_a_newer_one(store, tmp_path):
    newer = write(tmp_path / "newer.csv", "acled", row("acled", fatalities="6", timestamp="1500000300"))
    older = write(tmp_path / "older.csv", "acled", row("acled", fatalities="4", timestamp="1500000200"))
    newest = write(tmp_path / "newest.csv", "acled", row("acled", fatalities="5", timestamp="1500000400"))
    import_files(store, [newer], "acled")

    found = import_files(store, [older], "acled")

    assert (found.new, found.unchanged, found.revised, killed(store)) == (0, 1, 0, [(6,)])
    assert found.notes["older.csv"].counts == {("left out", "versions older than those in the store"): 1}
    assert import_files(store, [newest], "acled").revised == 1
    assert killed(store) == [(5,)]


@pytest.mark.parametrize(
    ("fatalities", "counted", "mended"),
    [
        ("0", None, 0),
        ("7.0", 7, 0),
        ("", None, 0),
        ("NA", None, 0),
        ("some", None, 1),
        ("-2", None, 1),
        ("2.5", None, 1),
    ],
)
def test_killed_that_are_no_number_of_people_are_counted_as_mended(store, tmp_path, fatalities, counted, mended):
    found = import_files(store, [write(tmp_path / "made.csv", "acled", row("acled", fatalities=fatalities))], "acled")

    assert (killed(store), found.total("repaired")) == ([(counted,)], mended)


def test_a_run_says_whose_data_and_under_which_licence(store, tmp_path):
    file = write(tmp_path / "made.csv", "gdelt")
    import_files(store, [file], "gdelt")
    import_files(store, [write(tmp_path / "other.txt", "polecat")], "polecat", source="A mirror", licence="CC0")

    runs = store.connection.execute("SELECT settings, source, licence FROM runs ORDER BY number").fetchall()
    assert [(settings, source) for settings, source, _ in runs] == [
        ("import gdelt", "The GDELT Project, https://www.gdeltproject.org/"),
        ("import polecat", "A mirror"),
    ]
    assert runs[1][2] == "CC0"
    assert "citation" in runs[0][2]


@pytest.mark.parametrize(
    ("change", "actors", "recipients", "event_type", "modes"),
    [
        ({"actor1": "Police Forces of Iran (1989-)"}, ["IRNCOP"], ["IRQREB"], "ASSAULT", ["firearms"]),
        ({"actor1": "Islamic Army (Yemen)", "inter1": "3"}, ["YEMPRM"], ["IRQREB"], "ASSAULT", ["firearms"]),
        ({"actor1": "Unidentified Armed Group (Iraq)", "inter1": "3"}, ["IRQUAF"], ["IRQREB"], "ASSAULT", ["firearms"]),
        ({"inter1": "State forces"}, ["IRQMIL"], ["IRQREB"], "ASSAULT", ["firearms"]),
        (
            {"event_type": "Protests", "sub_event_type": "Peaceful protest", "actor1": "Protesters (Iraq)",
             "inter1": "6", "actor2": "", "inter2": "0"},
            ["IRQCVL"], [], "PROTEST", ["demo"],
        ),
        (  # the force is used by the second actor on the first
            {"event_type": "Protests", "sub_event_type": "Excessive force against protesters",
             "actor1": "Protesters (Iraq)", "inter1": "6", "actor2": "Police Forces of Iraq (2018-)", "inter2": "1"},
            ["IRQCOP"], ["IRQCVL"], "ASSAULT", ["crowd-control"],
        ),
        (
            {"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike"},
            ["IRQMIL"], ["IRQREB"], "ASSAULT", ["aerial"],
        ),
    ],
)  # fmt: skip
def test_actors_and_types_of_acled(store, tmp_path, change, actors, recipients, event_type, modes):
    import_files(store, [write(tmp_path / "made.csv", "acled", row("acled", **change))], "acled")

    [(kind, got_modes, first, second)] = events(store, "event_type, modes, actors, recipients")
    assert (kind, got_modes) == (event_type, modes)
    assert ([p["code"] for p in first], [p["code"] for p in second]) == (actors, recipients)


@pytest.mark.parametrize(
    ("name", "inter", "code", "entity"),
    [
        ("Military Forces of the Philippines (2016-2022)", "8", "PHLMIL", "PHLMIL"),  # with an article
        ("Government of the Czech Republic (2017-)", "1", "CZEGOV", "CZEGOV"),
        ("Mutiny of Military Forces of the Dominican Republic", "8", "DOMMIL", "DOMMIL"),  # behind the second "of"
        ("KFOR: Kosovo Force (1999-)", "8", "IGOMIL", "kfor"),  # by either of its names
        ("Operation Serval", "External/Other forces", "FRAMIL", "operation-serval"),
        ("Blue River Force", "8", None, "Blue River Force"),  # whose, nobody knows: not the ground's own
        ("Blue River Force", "2", "IRQREB", "Blue River Force"),
        ("Private Security Forces (Iraq)", "8", "IRQMIL", "IRQMIL"),
    ],
)
def test_a_force_from_abroad_is_never_taken_for_the_host_s_own(store, tmp_path, name, inter, code, entity):
    import_files(store, [write(tmp_path / "made.csv", "acled", row("acled", actor1=name, inter1=inter))], "acled")

    [([party],)] = events(store, "actors")
    assert (party["code"], party["entity"]) == (code, entity)


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [("1", (2019, 3, 5), (2019, 3, 5)), ("2", (2019, 3, 2), (2019, 3, 8)), ("3", (2019, 3, 1), (2019, 3, 31))],
)
def test_a_day_of_acled_is_as_wide_as_it_is_known(store, tmp_path, precision, first, last):
    import_files(store, [write(tmp_path / "made.csv", "acled", row("acled", time_precision=precision))], "acled")

    assert events(store, "earliest, latest") == [(dt.date(*first), dt.date(*last))]
    [(n,)] = store.connection.execute("SELECT sum(n_events) FROM imported_days").fetchall()
    assert n == pytest.approx(1.0)  # spread over its days, it is one event still


def test_the_killed_of_acled_are_counted_and_its_words_kept_apart_from_sentences(store, tmp_path):
    import_files(store, [write(tmp_path / "made.csv", "acled")], "acled")

    [(counts, sentence)] = events(store, "counts, sentence_text")
    assert [(count["what"], count["min"], count["max"]) for count in counts] == [("killed", 3, 3)]
    assert sentence is None
    assert store.connection.execute("SELECT note FROM imported").fetchall() == [
        ('Soldiers and the Marsh Front fought near Qurna, "all night".',)
    ]


def test_a_compound_event_is_one_event_and_stands_in_each_pair(store, tmp_path):
    both = row("polecat", ActorName="Ada Moreno; Bo Lund", ActorCountry="ARG; DNK", PrimaryActorSector="GOV")
    import_files(store, [write(tmp_path / "made.txt", "polecat", both)], "polecat")

    assert store.connection.execute("SELECT a, b, a_acts, b_acts, nth FROM imported ORDER BY nth").fetchall() == [
        ("ARG", "BRA", "GOV", "", 1),
        ("BRA", "DNK", "", "GOV", 2),
    ]
    [(actors,)] = events(store, "actors")
    assert [party["code"] for party in actors] == ["ARGGOV", "DNKGOV"]


def test_headers_that_loaders_of_polecat_meet(store, tmp_path):
    cells = row("polecat")
    head = list(cells)
    from polybius.exchange.polecat import COLUMNS as names

    with_headline = [*names[:4], "Headline", *names[4:]]
    text = "\t".join(with_headline) + "\n" + "\t".join(cells) + "\t\t\n"
    (tmp_path / "headline.txt").write_text(text, encoding="utf-8")
    at = names.index("Intensity")
    without = [*names[:at], *names[at + 1 :]], [*head[:at], *head[at + 1 :]]
    (tmp_path / "without.txt").write_text("\n".join("\t".join(line) for line in without), encoding="utf-8")

    first = import_files(store, [tmp_path / "headline.txt"], "polecat")
    second = import_files(store, [tmp_path / "without.txt"], "polecat")

    assert first.notes["headline.txt"].total("repaired") == 2
    assert (first.new, first.total("refused"), second.total("refused")) == (1, 0, 0)


def test_auxiliary_contexts_are_no_contexts_and_are_not_counted(store, tmp_path):
    denied = row("polecat", Contexts="diplomatic; negation")
    import_files(store, [write(tmp_path / "made.txt", "polecat", denied)], "polecat")

    assert events(store, "contexts, auxiliary") == [(["diplomatic"], ["negation"])]
    assert store.connection.execute("SELECT count(*) FROM imported_days").fetchall() == [(0,)]


def test_what_is_announced_may_lie_ahead(store, tmp_path):
    ahead = row("polecat", EventDate="2999-03-01", Contexts="diplomatic; future")
    found = import_files(store, [write(tmp_path / "made.txt", "polecat", ahead)], "polecat")

    assert (found.new, found.total("refused")) == (1, 0)


def test_pairs_are_days_of_two_countries_by_any_of_their_names(store, tmp_path):
    (tmp_path / "a.csv").write_text("date,country_a,country_b,score\n2020-01-01,USA,IRQ,-3.5\n2020-01-02,Iraq,USA,x\n")
    (tmp_path / "b.tsv").write_text("day\tpair\tscore\n2020-01-03\tIRQ-USA\t1.0\n2020-01-03\tIRQ-Atlantis\t1.0\n")

    found = import_files(store, [tmp_path / "a.csv", tmp_path / "b.tsv"], "pairs", source="Made up")

    assert (found.new, found.total("refused")) == (2, 2)
    assert store.connection.execute("SELECT a, b, day, score FROM imported_scores ORDER BY day").fetchall() == [
        ("IRQ", "USA", dt.date(2020, 1, 1), -3.5),
        ("IRQ", "USA", dt.date(2020, 1, 3), 1.0),
    ]
    assert {why for (why,) in store.connection.execute("SELECT why FROM refused").fetchall()} == {
        "no score that is a number",
        "a pair whose countries are not known",
    }


def test_many_small_imports_stay_in_the_order_of_dyads(store, tmp_path):
    countries = ("IRN", "USA", "ARG", "FRA", "CHN", "BRA", "RUS", "EGY")
    for number, country in enumerate(countries):
        rows = [row("gdelt", GLOBALEVENTID=10 * number + n, Actor1CountryCode=country) for n in range(4)]
        import_files(store, [write(tmp_path / "made.csv", "gdelt", *rows)], "gdelt")

    found = store.connection.execute("SELECT a, b, earliest, event_id FROM imported").fetchall()
    [(ordered,)] = store.connection.execute("SELECT n_sorted FROM import_order").fetchall()
    assert len(found) == 32
    assert found[:ordered] == sorted(found[:ordered])
    assert ordered >= 0.8 * len(found)


def test_wrong_use_is_told(store, tmp_path):
    with pytest.raises(InputError, match="no data of the kind 'nexis'"):
        import_files(store, [], "nexis")
    with pytest.raises(InputError, match="no such file"):
        import_files(store, [tmp_path / "none.csv"], "gdelt")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="names no known column"):
        import_files(store, [tmp_path / "other.csv"], "icews")
    path = store.path
    store.close()
    with open_store(path, read_only=True) as closed, pytest.raises(StoreError, match="read only"):
        import_files(closed, [], "gdelt")
    assert [file.name for file in path.parent.glob(".*import*")] == []
