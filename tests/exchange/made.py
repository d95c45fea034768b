"""Small files of event data, made up, in the columns that their publishers use."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from polybius.exchange import acled, gdelt, icews, polecat

GDELT = {
    "GLOBALEVENTID": "1", "SQLDATE": "20200103", "Actor1Code": "USAMIL", "Actor1Name": "US NAVY",
    "Actor1CountryCode": "USA", "Actor1Type1Code": "MIL", "Actor2Code": "IRQ", "Actor2Name": "IRAQ",
    "Actor2CountryCode": "IRQ", "EventCode": "190", "GoldsteinScale": "-10.0", "NumSources": "2", "NumArticles": "7",
    "ActionGeo_Type": "4", "ActionGeo_FullName": "Basra, Al Basrah, Iraq", "ActionGeo_CountryCode": "IZ",
    "ActionGeo_Lat": "30.5", "ActionGeo_Long": "47.8", "DATEADDED": "20200104120000",
    "SOURCEURL": "https://www.tigris-wire.example/harbour",
}  # fmt: skip
ICEWS = {
    "Event ID": "71", "Event Date": "2014-06-10", "Source Name": "Military (Turkey)", "Source Sectors": "Military",
    "Source Country": "Turkey", "Event Text": "Fight with small arms and light weapons", "CAMEO Code": "193",
    "Intensity": "-10.0", "Target Name": "Insurgent (Syria)", "Target Sectors": "Insurgents", "Target Country": "Syria",
    "Story ID": "5", "Sentence Number": "2", "Publisher": "Bosphorus Daily", "City": "Kobani", "Province": "Aleppo",
    "Country": "Syria", "Latitude": "36.9", "Longitude": "38.3",
}  # fmt: skip
POLECAT = dict.fromkeys(polecat.COLUMNS, "None") | {
    "Event ID": "p-1", "Event Date": "2022-03-01", "Event Type": "CONSULT", "Event Mode": "visit", "Intensity": "4.0",
    "Contexts": "diplomatic", "Actor Name": "Ada Moreno", "Actor Country": "ARG", "Primary Actor Sector": "GOV",
    "Recipient Name": "Brazil", "Recipient Country": "BRA", "Placename": "Recife", "Country": "BRA",
    "Latitude": "-8.05", "Longitude": "-34.9", "GeoNames ID": "3390760", "Feature Type": "PPLA", "Source": "La Orilla",
    "Publication Date": "2022-03-02",
}  # fmt: skip
ACLED = {
    "event_id_cnty": "IRQ77", "event_date": "05 March 2019", "time_precision": "1", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Military Forces of Iraq (2018-2020)", "inter1": "1",
    "actor2": "Marsh Front", "inter2": "2", "country": "Iraq", "admin1": "Basrah", "location": "Qurna",
    "latitude": "31.01", "longitude": "47.43", "geo_precision": "1", "source": "Delta Wire",
    "notes": 'Soldiers and the Marsh Front fought near Qurna, "all night".', "fatalities": "3",
}  # fmt: skip
COLUMNS = {"gdelt": gdelt.COLUMNS, "icews": icews.COLUMNS, "polecat": polecat.COLUMNS, "acled": acled.COLUMNS}
SAMPLES = {"gdelt": GDELT, "icews": ICEWS, "polecat": POLECAT, "acled": ACLED}


def row(data: str, **other: Any) -> list[str]:
    """The cells of a line: the sample's, but for some; spaces of a column's name are written as underscores."""
    cells: Mapping[str, str] = SAMPLES[data]
    given = {name.replace("_", "").replace(" ", ""): str(value) for name, value in other.items()}
    plain = {name: name.replace("_", "").replace(" ", "") for name in COLUMNS[data]}
    assert set(given) <= set(plain.values()), given
    return [given.get(plain[name], cells.get(name, "")) for name in COLUMNS[data]]


def lines(data: str, *rows: list[str], header: bool | None = None) -> str:
    """A file's text: tabs but for ACLED, a header but for GDELT."""
    separator = "," if data == "acled" else "\t"

    def cell(words: str) -> str:
        return '"' + words.replace('"', '""') + '"' if separator in words or '"' in words else words

    head = data != "gdelt" if header is None else header
    every = [list(COLUMNS[data]), *rows] if head else list(rows)
    return "".join(separator.join(map(cell, cells)) + "\n" for cells in every)


def write(path: Path, data: str, *rows: list[str], header: bool | None = None) -> Path:
    """A file of that data, with the sample alone where no rows are given."""
    path.write_text(lines(data, *(rows or (row(data),)), header=header), encoding="utf-8")
    return path
