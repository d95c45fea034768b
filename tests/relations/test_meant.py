"""Which reports can tell of an act between two parties."""

from __future__ import annotations

from polybius.relations.meant import concerned
from polybius.relations.selectors import selector


def party(code):
    return {"text": code, "entity": code or None, "code": code or None, "country": code[:3] or None, "sector": None}


def event(document, actors, recipients):
    sides = {"actors": [party(code) for code in actors], "recipients": [party(code) for code in recipients]}
    return {"document_id": document, "sources": (), "sentence_text": "", "trigger_start": 0} | sides


def test_a_report_is_taken_whole_or_not_at_all():
    others = [event("others", ["CHN"], ["IND"]), event("others", ["IND"], ["CHN"])]
    mixed = [event("mixed", ["CHN"], ["IND"]), event("mixed", ["USA"], ["CHN"])]
    nobody = [event("nobody", [], [])]  # "the ban was lifted": whose it is, others tell

    found = concerned([*others, *mixed, *nobody], selector("USA", {}), selector("IRQ", {}))

    assert found == [*mixed, *nobody]
