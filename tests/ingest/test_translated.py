import json
import re
from pathlib import Path

import pytest

from polybius import ingest, resources
from polybius.ingest.translated import translated

CLUMSY = (
    "It is worth mentioning that the President Anton Morel arrived from the Iraq in same night. The opening of the "
    "bridge witnessed a gathering of thousands of the sons of the region of the north, what led to the closing of "
    "the roads of the city. The council pointed that the works of the bridge continue since long, and that the "
    "committee of the engineers did not find neither a crack nor a fault in the pillars before days of it."
)
PLAIN = (
    "President Anton Morel flew home from Iraq that night to open the bridge. Thousands came from the north of the "
    "region and the roads into town had to be closed. The council pointed out that work on the bridge had gone on for "
    "a long time, and its engineers said that they had found neither a crack nor a fault in the pillars the day before."
)


def test_a_text_with_many_signs_of_translation_is_marked_and_the_signs_are_told():
    why = ingest.from_text(CLUMSY).translated

    assert 'an article before a title and a name ("the President Anton M")' in why
    assert translated(PLAIN) is None


@pytest.mark.parametrize(
    "text",
    [
        " ".join(CLUMSY.split()[:30]),  # too short to suspect
        PLAIN + " It is worth mentioning that the council met.",  # one sign is none
    ],
)
def test_little_proves_nothing(text):
    assert translated(text) is None


def test_of_our_own_reports_those_written_as_translations_are_marked_and_no_others():
    lines = Path("corpus/reports/reports.jsonl").read_text("utf-8").splitlines()
    marked = {(report := json.loads(line))["id"]: translated(report["text"]) for line in lines}
    clumsy = {report["id"] for report in map(json.loads, lines) if report["kind"] in ("machine", "translated")}

    found = {id for id, why in marked.items() if why}
    assert found <= clumsy
    assert len(found) == 9  # of 9


MADE = [json.loads(line) for line in Path(__file__).with_name("translated.jsonl").read_text("utf-8").splitlines()]


def test_texts_made_as_translations_from_nine_languages_are_marked_and_official_or_simple_english_is_not():
    marked = {text["id"] for text in MADE if translated(text["text"])}

    assert sum(id.startswith("translated-") for id in marked) >= 26  # of 28; the signs were written with them in view
    # Not covered: a plain text with many an "of" and two formulas.
    assert {id for id in marked if id.startswith("plain-")} <= {"plain-memo-2"}


@pytest.mark.parametrize("row", resources.table("lexicon/translation_signs"), ids=lambda row: row["id"])
def test_a_sign_is_found_only_where_one_of_its_hints_stands(row):
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    texts = [CLUMSY, *(text["text"] for text in MADE)]

    matching = [text.lower() for text in texts if pattern.search(text)]

    assert [text for text in matching if not any(hint in text for hint in row["hint"].split("|"))] == []
