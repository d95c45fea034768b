from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import polybius
from polybius import report
from polybius.errors import PolybiusError, StoreError
from polybius.schema import Considered, Dropped, Headline
from polybius.store import Store, open_store
from tests.report import made
from tests.stories.made import report as told_by


def story_of(store: Store, event_type: str) -> str:
    return str(store.stories(event_type=event_type).fetchall()[0][0])


def test_a_story_leads_down_to_events_sentences_and_documents(store: Store) -> None:
    ladder = report.explain(store, story_of(store, "COERCE"))

    assert ladder.kind == "story"
    assert [rung.kind for rung in ladder.rungs[:7]] == [
        "story", "claim", "claim", "event", "coder", "weighed", "weighed",
    ]  # fmt: skip
    assert {rung.id for rung in ladder.of("document")} == {"seizure", "seizure-other"}
    assert ladder.of("says")[0].text == "the harbour office < Fjord Wire"


def test_the_ladder_is_told_in_indented_lines(store: Store) -> None:
    lines = str(report.explain(store, story_of(store, "CONSULT"))).splitlines()

    assert lines[0].startswith("story ")
    assert lines[1].startswith("  claim    in the reports' own name (Fjord Wire) asserts: Norwegian government – ")
    assert lines[2].startswith("  event ")
    assert any("Norway's ministers met Swedish envoys" in line for line in lines)


def test_a_claim_leads_down_to_the_tellings_that_it_rests_on(store: Store) -> None:
    story = story_of(store, "COERCE")
    claims = report.explain(store, story).of("claim")

    for claim in claims:
        ladder = report.explain(store, str(claim.id))
        assert (ladder.kind, ladder.rungs[0].id, ladder.rungs[1].text) == ("claim", story, claim.text)
        assert [str(event.id) in claim.text for event in ladder.of("event")] == [True] * len(ladder.of("event"))
        assert ladder.of("sentence")


def test_an_event_shows_the_row_that_coded_it(store: Store) -> None:
    event = store.events(document="seizure").fetchall()[0][0]

    ladder = report.explain(store, event)

    assert ladder.kind == "event"
    assert ladder.of("coder")[0].text.startswith("verbs:seized, confidence 0.90, run run-one")


def test_an_event_shows_what_was_put_right_by_whom_and_why_until_it_is_accepted(tmp_path: Path) -> None:
    with open_store(made.store(tmp_path / "own.duckdb")) as store:
        event = store.events(document="seizure").fetchall()[0][0]
        store.correct(event, "edit", field="event_type", value="CONSULT", who="Ana", why="a visit\non board")
        store.correct(event, "edit", field="actors", value="NORGOV, NORMIL", who="Ben", why="both")
        told = report.explain(store, event)
        page = report.write(store, "NOR", "SWE")
        store.correct(event, "accept", who="Ben", why="as coded")
        accepted = report.explain(store, event)

    assert [re.sub(r"\d{4}-\d\d-\d\d", "DAY", rung.text) for rung in told.of("corrected")] == [
        "event_type CONSULT, quad 1, score 2.5, modes none; by Ana on DAY: a visit on board",
        "actors NORGOV, NORMIL; by Ben on DAY: both",
    ]
    assert "corrected actors NORGOV" in str(told)  # the longest word of the column keeps its gap
    assert "Corrected: actors NORGOV, NORMIL; by Ben on" in page
    assert not accepted.of("corrected")


def test_an_event_shows_what_was_weighed(store: Store) -> None:
    event = store.events(document="seizure").fetchall()[0][0]

    assert [rung.text for rung in report.explain(store, event).of("weighed")] == [
        "what: COERCE by verbs:seized 0.80",
        "who: Norwegian military (NORMIL) from “Norwegian patrol boats”, as the event's row reads it",
        "to whom: SWE (the ship) 0.70, nobody 0.20",
    ]


def test_a_copy_leads_to_the_events_of_the_text_that_it_repeats(store: Store) -> None:
    assert report.explain(store, "seizure-again").of("sentence")


def test_a_finding_and_a_level_lead_down_to_sentences(store: Store) -> None:
    finding, level = report.explain(store, "NOR/SWE@2021-03-02"), report.explain(store, "NOR/SWE#2021-03-02")

    assert (finding.kind, level.kind) == ("finding", "level")
    assert finding.rungs[0].text.startswith("Reported interaction")
    assert level.of("sentence")
    assert "80 %" in level.rungs[0].text


def test_all_levels_of_a_dyad_are_told_in_order(store: Store) -> None:
    assert len(report.explain(store, "NOR/SWE").of("level")) > 1


def test_an_id_that_the_store_does_not_hold_is_refused_with_the_way_out(store: Store) -> None:
    with pytest.raises(StoreError, match="polybius stories"):
        report.explain(store, "s-nothing")


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("NOR/SWE@2021-04-31", "'2021-04-31' is neither a day"),
        ("NOR/SWE@2021-03-01..2021-02-29", "2021-02-29' is neither a day"),  # no leap year
        ("NOR/SWE@2021-03-05..2021-03-01", "before it starts"),
        ("NOR/SWE#2021-13-01", "'2021-13-01' is no day"),
    ],
)
def test_a_day_that_is_none_is_said(store: Store, id: str, message: str) -> None:
    with pytest.raises(PolybiusError, match=message):
        report.explain(store, id)


def test_a_story_that_was_merged_leads_to_the_one_it_went_into(tmp_path: Path) -> None:
    path = made.store(tmp_path / "merged.duckdb")
    with open_store(path) as store:
        kept = story_of(store, "COERCE")
        store.connection.execute("INSERT INTO story_revisions VALUES ('s-old', 2, 'merged', $1, [])", [kept])
        ladder = report.explain(store, "s-old")

    assert ladder.rungs[0].id == kept


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    with open_store(made.store(tmp_path / "own.duckdb")) as opened:
        yield opened


def test_a_rejected_event_can_still_be_opened_and_says_who_took_it_out(own: Store) -> None:
    event = report.explain(own, story_of(own, "COERCE")).of("event")[0].id
    first = own.correct(event, "edit", field="host", value="NOR", who="Ben", why="in port")
    own.correct(event, "reject", who="Ana", why="an exercise")
    own.link()

    ladder = report.explain(own, event)
    assert [rung.text.split(" on ")[0] for rung in ladder.of("corrected")] == ["host NOR; by Ben", "rejected; by Ana"]
    assert "counts nowhere until it is accepted" in ladder.of("aside")[0].text
    assert ladder.of("sentence")

    again = own.correct(event, "edit", field="host", value="SWE", who="Ben", why="off Sweden")
    assert report.after(own.connection, first) == ": host: NOR (Norway)"
    assert (
        report.after(own.connection, again) == ": host: SWE (Sweden); it stays rejected, by Ana, until it is accepted"
    )
    taken = own.correct(event, "accept", who="Eva", why="as told")
    said = report.after(own.connection, taken)
    assert said == "; taken back: 2 of the edits by Ben, a rejection by Ana"


def test_only_what_was_still_in_force_is_taken_back_and_counted_as_it_was_said(own: Store) -> None:
    one, other = story_of(own, "COERCE"), story_of(own, "CONSULT")
    own.correct(one, "merge", value=other, who="Ana", why="one affair")
    own.link()
    n_events = len(report.explain(own, one).of("event"))
    assert n_events > 1
    own.correct(
        one, "edit", field="event_type", value="ASSAULT", who="Ben", why="shots"
    )  # of each, with quad and score
    taken = own.correct(one, "accept", who="Eva", why="as told")
    assert report.after(own.connection, taken).endswith("taken back: a merge by Ana, an edit by Ben")

    own.correct(one, "edit", field="host", value="NOR", who="Ben", why="in port")
    again = own.correct(one, "accept", who="Eva", why="as told before")
    assert report.after(own.connection, again).endswith("; taken back: an edit by Ben")  # the merge was, already
    last = own.correct(one, "accept", who="Eva", why="once more")
    assert report.after(own.connection, last).endswith("; nothing lay over it")


@pytest.mark.parametrize(
    ("field", "value", "understood"),
    [
        ("place", "Newcastle, ZAF", ": place: Newcastle, ZAF (South Africa)"),
        ("place", "Norway", ": place: Norway, NOR"),
        ("recipients", "irqmil, NOR", ": recipients: Iraqi military (IRQMIL), Norway (NOR)"),
        ("counts", "killed 3", ": counts: 3 killed"),
        ("actors", None, ": actors: nothing"),
        ("event_type", "ASSAULT", ""),
    ],
)
def test_a_correction_is_answered_with_what_was_understood(own: Store, field: str, value: str, understood: str) -> None:
    event = report.explain(own, story_of(own, "COERCE")).of("event")[0].id

    number = own.correct(event, "edit", field=field, value=value, who="Ben", why="by the map")

    assert report.after(own.connection, number) == understood


def test_an_event_of_a_version_that_another_has_replaced_says_which_and_what_goes_on_with_it(own: Store) -> None:
    hit = {"type": "ASSAULT", "actors": ["NOR"], "recipients": ["SWE"], "day": "2021-03-02"}
    gone = hit | {"type": "ACCUSE", "says": "Blamed was Norway."}
    old = told_by("c1", hit | {"says": "Shelled was the port, 40 died."}, gone)
    new = told_by("c1", hit | {"says": "Shelled was the port, 46 died."})
    own.add([old])
    own.correct(old.events[0].id, "edit", field="host", value="SWE", who="Ben", why="off Sweden")
    own.link()
    own.add([new])
    own.link()

    ladder = report.explain(own, old.events[0].id)
    aside = f"in version 1 of c1; version 2 (c1~2) has replaced it, where {new.events[0].id} goes on with it"
    assert [rung.text for rung in ladder.of("aside")] == [aside]
    assert ladder.of("corrected")[0].text.startswith("as long as it held: host SWE; by Ben")
    assert report.explain(own, new.events[0].id).of("corrected")[0].text.startswith("host SWE; by Ben")
    assert report.explain(own, old.events[1].id).of("aside")[0].text.endswith("where no event goes on with it")


def test_a_document_that_another_version_has_replaced_says_so_and_what_it_told(own: Store, tmp_path: Path) -> None:
    hit = {"type": "ASSAULT", "actors": ["NOR"], "recipients": ["SWE"], "day": "2021-03-02"}
    old, new = (told_by("c1", hit | {"says": f"Shelled was the port, {n} died."}) for n in (30, 36))
    for one in (old, new):
        own.add([one])
        own.link()

    ladder = report.explain(own, "c1")
    assert [rung.text for rung in ladder.of("version")] == ["version 1; replaced by version 2 (c1~2)"]
    assert [rung.id for rung in ladder.of("run")] == [old.run.id]
    assert [rung.id for rung in ladder.of("event")] == [old.events[0].id]
    assert ladder.of("aside")[0].text.endswith(f"where {new.events[0].id} goes on with it")
    assert report.explain(own, "c1~2").of("version")[0].text == "version 2; it replaces c1"
    assert not report.explain(own, "c1~2").of("aside")
    assert not [rung for kind in ("version", "text") for rung in report.explain(own, "talks").of(kind)]

    own.share(tmp_path / "shared.duckdb")
    with open_store(tmp_path / "shared.duckdb") as shared:
        assert report.explain(shared, "c1").of("text")[0].text.startswith("left out of this store")


def test_a_story_that_no_report_tells_any_more_says_so(own: Store) -> None:
    story = story_of(own, "COERCE")
    own.connection.execute("INSERT INTO story_revisions VALUES ('s-gone', 2, 'emptied', NULL, [])")

    assert report.explain(own, story).of("story")
    with pytest.raises(StoreError, match="no report tells story s-gone any more"):
        report.explain(own, "s-gone")


def test_a_story_whose_events_were_all_rejected_says_by_whom_until_it_is_accepted(own: Store) -> None:
    story = story_of(own, "COERCE")
    events = [rung.id for rung in report.explain(own, story).of("event")]
    own.correct(story, "reject", who="Ana", why="an exercise")
    own.link()

    ladder = report.explain(own, story)
    assert ladder.kind == "story"
    assert "counts nowhere until it is accepted" in ladder.rungs[0].text
    assert re.fullmatch(r"rejected by Ana on \d{4}-\d\d-\d\d: an exercise", ladder.of("aside")[0].text)
    assert sorted(rung.id or "" for rung in ladder.of("event")) == sorted(id or "" for id in events)
    assert ladder.of("sentence")
    again = {"action": "reject", "who": "Ben", "why": "an exercise"}
    for asked in (own.spread, lambda id: own.claims(story=id), lambda id: own.correct(id, **again)):
        with pytest.raises(PolybiusError, match="rejected by Ana"):
            asked(story)

    own.correct(story, "accept", who="Ben", why="none")
    own.link()
    assert len(report.explain(own, story).of("event")) == len(events)
    assert not report.explain(own, story).of("aside")


def test_a_story_says_who_joined_others_to_it(own: Store) -> None:
    one, other = story_of(own, "COERCE"), story_of(own, "CONSULT")
    own.correct(one, "merge", value=other, who="Ana", why="one affair")
    own.link()

    corrected = report.explain(own, one).of("corrected")
    assert "are one story with" in corrected[0].text
    assert "by Ana" in corrected[0].text


def test_a_story_of_no_known_publisher_says_so_and_a_pronoun_gives_way_to_whom_it_means(own: Store) -> None:
    hit = {"type": "ASSAULT", "actors": ["NOR"], "recipients": ["SWE"], "day": "2021-03-02"}
    said = hit | {"says": "They shelled it.", "chain": [("norway-guard:NORMIL", "CT+")]}
    own.add([told_by("a", said, publisher=None)])
    own.link()
    [story] = [row[0] for row in own.stories(event_type="ASSAULT").fetchall()]
    told = str(report.explain(own, story))

    assert "(1 report, no known publisher)" in told
    assert "norway-guard < publisher not known" in told


def test_a_document_says_whose_text_it_repeats(store: Store) -> None:
    [copy], [first] = (report.explain(store, id).of("copy") for id in ("seizure-again", "seizure"))

    assert (copy.id, copy.text) == ("seizure", "repeats the text of seizure: the two count as one report")
    assert (first.id, first.text) == ("seizure-again", "repeated by seizure-again: the two count as one report")
    assert not report.explain(store, "talks").of("copy")


def test_a_document_says_what_is_wrong_with_its_headline_its_words_and_what_was_left_out(own: Store) -> None:
    read = made.told("odd", "Norway met Sweden.", ("Norway", "NORGOV"), "met", ("Sweden", "SWEGOV"), "CONSULT", None)
    document = dataclasses.replace(
        read.document, headline=Headline(0.1, False, "of its names none"), translated="calques",
        dropped=(Dropped("Share\nthis", "share button"),),
    )  # fmt: skip
    own.add([dataclasses.replace(read, document=document)])
    ladder = report.explain(own, "odd")

    assert [(rung.kind, rung.text) for rung in ladder.rungs[1:4]] == [
        ("headline", "seems to belong to another story: of its names none"),
        ("translated", "suspected to be machine-translated: calques"),
        ("dropped", "Share this (share button)"),
    ]
    plain = report.explain(own, "talks")
    assert not [rung for kind in ("headline", "translated", "dropped") for rung in plain.of(kind)]


def test_what_was_weighed_says_who_stands_where_the_weighing_did_not_decide(own: Store) -> None:
    text = "The army accused the jihadist group JNIM of carrying out the raid on a camp in Mali. Rebels fled."
    reading = polybius.read(text, published="2021-02-10")
    [event] = [one for one in reading.events if one.event_type == "ACCUSE"]
    weighed = (Considered("recipients", "MLI", "Rebels", 0.09), Considered("recipients", "FRA", "", 0.6))
    for id, likeliest in (("other", weighed), ("same", (Considered("recipients", "IMG", "JNIM", 0.9), *weighed))):
        document = dataclasses.replace(reading.document, id=id, text=f"{text} {id}")
        told = dataclasses.replace(event, id=f"weighed-{id}", considered=likeliest)
        own.add([dataclasses.replace(reading, document=document, events=(told,), links=())])

    other, same = (report.explain(own, f"weighed-{id}").of("weighed")[1].text for id in ("other", "same"))
    assert other == (
        "to whom: FRA 0.60, MLI (Rebels) 0.09; taken: JNIM (IMG) from “the jihadist group”, as the event's row reads it"
    )
    assert same == "to whom: IMG (JNIM) 0.90, FRA 0.60, MLI (Rebels) 0.09"

    own.correct("weighed-other", "edit", field="recipients", value="NER", who="Ana", why="heard")
    assert not any("taken" in rung.text for rung in report.explain(own, "weighed-other").of("weighed"))


def test_a_side_on_which_a_rule_had_the_last_word_names_the_rule(own: Store) -> None:
    text = "A bomb killed four policemen in Quetta. The Baloch Liberation Army claimed the blast."
    own.add([polybius.read(text, published="2021-02-10")])
    [(event,)] = own.connection.sql("SELECT event_id FROM current_events WHERE trigger_text = 'killed'").fetchall()
    told = report.explain(own, event).of("weighed")
    assert told[1].text.endswith("taken: Baloch Liberation Army (PAKREB), by the rule certainty/claimed")
    assert "taken" not in told[2].text  # as it was weighed

    own.connection.execute("UPDATE events SET ruled = NULL")  # of a store made before
    assert report.explain(own, event).of("weighed")[1].text.endswith("as the event's row reads it or a later rule says")


def test_the_ids_of_assessments_stand_where_they_are_told(store: Store) -> None:
    [listed] = report.explain(store, "talks").of("assessment")
    alone = report.explain(store, str(listed.id))

    assert (alone.kind, alone.rungs[0].text) == ("assessment", listed.text)
    assert str(listed.id) in listed.text
    assert "relations grew worse" in str(alone)
    assert not report.explain(store, "seizure").of("assessment")
    assert f"(assessment `{listed.id}`)" in report.write(store, "NOR", "SWE")
