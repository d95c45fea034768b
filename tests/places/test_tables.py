"""The gazetteer's tables: what must hold for every row."""

from __future__ import annotations

import hashlib

import pytest

from polybius import places
from polybius.actors import towns
from polybius.errors import ResourceError
from polybius.resources import folder, laid_over, lines, table

TABLES = ("countries", "admin1", "admin2", "cities", "sites", "lakes", "airports")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_lies_on_the_globe_in_a_known_country(name):
    countries = {row["id"] for row in table("gazetteer/countries")}

    for row in table(f"gazetteer/{name}"):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert row["country"] in countries | {""}, row


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_a_line_that_begins_with_its_names(name):
    columns, *rows = lines(f"gazetteer/{name}")

    assert columns.startswith("id,source,name,names,")
    assert len(rows) == len(table(f"gazetteer/{name}"))


SITES = "id,source,name,names,kind,country,admin1,lat,lon,precision"


def laid(folder, *rows):
    """The sites that a user has in a folder, laid over the bundled ones."""
    (folder / "gazetteer").mkdir()
    (folder / "gazetteer" / "sites.csv").write_text("\n".join([SITES, *rows]), encoding="utf-8")
    return laid_over(folder)


def test_a_users_rows_replace_and_add_places(tmp_path):
    replaced = "camp-taji,mine,Camp Taji,,base,IRQ,Baghdad,33.5,44.2,point"
    added = 'fort-marra,mine,Fort Marra,"Ft. Marra|Marra\ngarrison",base,SDN,West Darfur,13.5,22.5,point'

    with laid(tmp_path, replaced, added):
        assert [(entry.lat, entry.own) for entry in places.named("Camp Taji")] == [(33.5, True)]
        assert places.named("Taji air base") == ()
        assert {entry.id for entry in places.named("Marra Garrison")} == {"fort-marra"}
        assert towns.places_of("Fort Marra") == (("SDN", "West Darfur"),)
        assert "FRA" in {entry.country for entry in places.named("Paris")}
    assert {entry.id for entry in places.named("Taji air base")} == {"camp-taji"}
    assert places.named("Fort Marra") == ()


@pytest.mark.parametrize(
    "row", ["x,mine,Fort Marra,,base,SDN,,north,22.5,point", "x,mine,Fort Marra,,base,SDN,,,1,point"]
)
def test_a_users_place_without_numbers_is_told_of_before_anything_is_looked_up(tmp_path, row):
    with laid(tmp_path, row), pytest.raises(ResourceError, match=r"sites.csv, row 'x'"):
        places.named("Paris")


def test_a_name_is_found_however_its_apostrophes_are_written():
    for name in ("Bandar Abbasi", "Bandar `Abbasi", "Bandar-'Abbasi"):  # the table has the second
        assert {entry.country for entry in places.named(name)} == {"IRN"}, name


def test_a_side_is_no_town():
    assert places.named("Northeast") == towns.places_of("Northeast") == ()


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


@pytest.mark.parametrize(
    ("spelling", "country"),
    [("Bashiqa", "IRQ"), ("Tel Tamer", "SYR"), ("Barsalogho", "BFA"), ("El Ade", "SOM"), ("Beit Hanoun", "PSE")],
)
def test_small_towns_of_wars_are_known_in_the_spellings_of_news(spelling, country):
    assert {entry.country for entry in places.named(spelling)} == {country}


def test_the_checksums_are_those_of_the_tables():
    lines = (folder() / "gazetteer" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()

    for line in lines:
        digest, name = line.split()
        assert hashlib.sha256((folder() / "gazetteer" / name).read_bytes()).hexdigest() == digest, name
