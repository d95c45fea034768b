"""Whose an act is that somebody else confirms: passages through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # the deed of others, whoever confirms it
        ("Ghanaian soldiers killed a nurse in Lomé, a priest said. Togo's army confirmed the killing.", "GHAMIL"),
        ("Peru expelled the Chilean envoy. Chile's foreign ministry confirmed the expulsion.", "PER"),
        ("Oman arrested two Yemeni fishermen. It rained. Yemen acknowledged the arrests.", "OMN"),
        # his own deed, and one that nobody has told before
        ("Ghanaian soldiers killed a nurse in Lomé, a priest said. Ghana's army confirmed the killing.", "GHAMIL"),
        ("Oman spoke of a quiet week. Yemen confirmed the arrest of two Omani fishermen.", "YEM"),
    ],
)
def test_who_confirms_what_others_did_has_not_done_it(text, actors):
    last = polybius.read(text, published="2024-05-11").events[-1]

    assert [party.code for party in last.actors] == [actors]
