"""What a body was at the day of the report, where that has changed."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius.actors.knowledge import load


@pytest.mark.parametrize(
    ("id", "day", "code", "kind"),
    [
        ("taliban", "1995-06-01", "AFGREB", "group"),
        ("taliban", "2000-06-01", "AFGGOV", "government"),
        ("taliban", "2011-06-01", "AFGREB", "group"),
        ("taliban", "2021-08-14", "AFGREB", "group"),
        ("taliban", "2021-08-15", "AFGGOV", "government"),  # Kabul has fallen
        ("taliban", None, "AFGREB", "group"),  # no day: its own row
        ("rsf-sudan", "2022-01-01", "SDNPRM", "group"),
        ("rsf-sudan", "2023-05-01", "SDNREB", "group"),
        ("farc", "2018-01-01", "COLPTY", "party"),
        ("tplf", "2021-02-01", "ETHREB", "group"),
        ("tplf", "2023-02-01", "ETHPTY", "party"),
        ("hezbollah", "2023-02-01", "LBNREB", "group"),  # nothing has changed
    ],
)
def test_a_body_is_what_it_was_on_the_day(id, day, code, kind):
    entity = load().entity(id, dt.date.fromisoformat(day) if day else None)

    assert entity is not None
    assert (entity.code, entity.kind) == (code, kind)
