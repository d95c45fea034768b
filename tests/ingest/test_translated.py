import json
from pathlib import Path

import pytest

from polybius import ingest
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
    assert len(found) >= 8  # of 9
