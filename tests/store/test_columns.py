"""Columns derived from record classes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb
import pytest

from polybius.schema import Affiliation, Party, Span
from polybius.store.columns import cell, columns, create
from polybius.store.tables import TABLES


@dataclass(frozen=True)
class Made:
    span: Span
    whole: Span | None
    number: int
    share: float | None
    flag: bool
    day: dt.date
    words: tuple[str, ...]
    parties: tuple[Party, ...]
    from_: str


def test_a_record_becomes_columns_nested_ones_structs_and_its_own_span_three():
    assert columns(Made) == {
        "start": "BIGINT",
        "end": "BIGINT",
        "text": "VARCHAR",
        "whole": 'STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR)',
        "number": "BIGINT",
        "share": "DOUBLE",
        "flag": "BOOLEAN",
        "day": "DATE",
        "words": "VARCHAR[]",
        "parties": 'STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR, "entity" VARCHAR, "code" VARCHAR,'
        ' "country" VARCHAR, "sector" VARCHAR)[]',
        "from": "VARCHAR",
    }


def test_a_field_without_a_column_type_is_refused():
    @dataclass
    class Odd:
        what: dict

    with pytest.raises(TypeError, match="dict"):
        columns(Odd)


def test_cells_are_cut_from_the_text_and_underscores_dropped():
    assert cell(Party(Span(2, 5), code="USA"), "a USA b") == {
        "start": 2, "end": 5, "text": "USA", "entity": None, "code": "USA", "country": None, "sector": None,
    }  # fmt: skip
    assert cell(Affiliation("IRN", "sponsor", dt.date(2014, 1, 1)), "")["from"] == "2014-01-01"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_made(table):
    connection = duckdb.connect()

    connection.execute(create(table, TABLES[table]))

    made = {name: kind for name, kind, *_ in connection.execute(f"DESCRIBE {table}").fetchall()}
    assert list(made) == list(columns(TABLES[table]))
