"""Who owns up to an act in court or out of it, and who speaks of one: sentence -> mouths and certainty."""

from __future__ import annotations

import pytest

from tests.sources.test_accused import mouths


@pytest.mark.parametrize(
    ("text", "who", "trigger", "expected"),
    [
        ("Two Somali officers confessed to torturing a nurse.", "Two Somali officers", "torturing", "CT+"),
        ("Two Somali officers admitted to having tortured a nurse.", "Two Somali officers", "tortured", "CT+"),
        ("Two Libyan soldiers pleaded guilty to beating a herder.", "Two Libyan soldiers", "beating", "CT+"),
        ("Two Libyan soldiers pleaded not guilty to beating a herder.", "Two Libyan soldiers", "beating", "Uu"),
    ],
)
def test_what_somebody_owns_up_to_is_done_and_he_says_so(text, who, trigger, expected):
    assert mouths(text, trigger) == ([who], expected)


def test_what_somebody_is_charged_with_is_alleged():
    assert mouths("Two Libyan soldiers were charged with beating a herder.", "beating") == ([None], "PS+")
    assert mouths("Two Libyan soldiers charged with beating a herder were sent home.", "beating") == ([None], "PS+")


def test_who_speaks_of_others_doing_it_tells_it():
    assert mouths("Herders spoke of Somali troops shelling the town.", "shelling") == (["Herders"], "CT+")
    # what he does while he speaks is the report's
    assert mouths("The envoy spoke of peace as Somali troops shelled the town.", "shelled") == ([], "CT+")
