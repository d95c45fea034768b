"""The gazetteer's tables: what must hold for every row."""

from __future__ import annotations

import hashlib

import pytest

from polybius import places
from polybius.resources import folder, table

TABLES = ("countries", "admin1", "admin2", "cities", "sites", "lakes", "airports")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_lies_on_the_globe_in_a_known_country(name):
    countries = {row["id"] for row in table("gazetteer/countries")}

    for row in table(f"gazetteer/{name}"):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert row["country"] in countries | {""}, row


def test_a_country_has_one_code_as_a_place_and_as_an_actor():
    assert {row["country"] for row in table("gazetteer/countries")} <= {row["id"] for row in table("actors/countries")}


def test_the_tables_stay_small():
    size = sum(path.stat().st_size for path in (folder() / "gazetteer").glob("*.csv"))

    assert size < 8_000_000


def test_the_own_sites_have_one_of_four_precisions():
    assert {row["precision"] for row in table("gazetteer/sites")} <= {"country", "admin1", "city", "point"}


def test_every_country_is_found_by_its_name():
    for row in table("gazetteer/countries"):
        assert row["id"] in {entry.country for entry in places.named(row["name"]) if entry.kind == "country"}


def test_other_spellings_belong_to_rows_that_exist():
    ids = {row["id"] for name in ("countries", "cities", "admin1") for row in table(f"gazetteer/{name}")}

    assert {row["of"] for row in table("gazetteer/spellings")} <= ids


def test_the_checksums_are_those_of_the_tables():
    lines = (folder() / "gazetteer" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()

    for line in lines:
        digest, name = line.split()
        assert hashlib.sha256((folder() / "gazetteer" / name).read_bytes()).hexdigest() == digest, name
