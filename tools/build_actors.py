"""Builds the actor tables that come from published lists: countries, leaders and armed groups.

    python tools/build_actors.py LISTS

LISTS is a folder with country_codes.jsonl.gz (datasets/country-codes, PDDL), leaders_archigos.jsonl.gz
(globalgov/manystates, CC BY 4.0), world_leaders.jsonl.gz (a Wikidata extract, CC0), us_officials.jsonl.gz
(unitedstates/congress-legislators, CC0) and actors_petrarch.jsonl.gz (openeventdata/petrarch2, MIT).
The other tables of resources/actors/ are edited by hand; nothing here touches them, but names that they have are left
out of the built ones. SHA256SUMS holds the checksums of the three.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import sys
import unicodedata
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "src/polybius/resources/actors"
FIRST_DAY = "1990-01-01"  # spells in office that ended before it are left out
ELSEWHERE = {("COG", "Congo")}  # by which the news means another state, here the Democratic Republic
EXTRA_CODES = {"Kosovo": "KOS", "Taiwan": "TWN"}  # not in the list, or without an English name there
PLOVER_STATES = {"PSE", "HKG", "ATA", "KOS", "VAT", "TWN", "ESH"}  # have a code of their own, independent or not
COW = {  # codes of the Correlates of War that are not alpha-3
    "ALG": "DZA", "ANG": "AGO", "AUL": "AUS", "AUS": "AUT", "BAH": "BHR", "BAR": "BRB", "BFO": "BFA", "BHM": "BHS",
    "BHU": "BTN", "BNG": "BGD", "BOS": "BIH", "BOT": "BWA", "BRU": "BRN", "BUI": "BDI", "BUL": "BGR", "CAM": "KHM",
    "CAO": "CMR", "CAP": "CPV", "CDI": "CIV", "CEN": "CAF", "CHA": "TCD", "CON": "COG", "COS": "CRI", "CRO": "HRV",
    "CZR": "CZE", "DEN": "DNK", "DRC": "COD", "DRV": "VNM", "EQG": "GNQ", "ETM": "TLS", "FRN": "FRA", "GAM": "GMB",
    "GDR": "DEU", "GFR": "DEU", "GRG": "GEO", "GUA": "GTM", "GUI": "GIN", "HAI": "HTI", "HON": "HND", "ICE": "ISL",
    "INS": "IDN", "IRE": "IRL", "KUW": "KWT", "KYR": "KGZ", "KZK": "KAZ", "LAT": "LVA", "LEB": "LBN", "LES": "LSO",
    "LIB": "LBY", "LIT": "LTU", "MAA": "MRT", "MAC": "MKD", "MAD": "MDV", "MAG": "MDG", "MAL": "MYS", "MAS": "MUS",
    "MAW": "MWI", "MLD": "MDA", "MON": "MNG", "MOR": "MAR", "MYA": "MMR", "MZM": "MOZ", "NEP": "NPL", "NEW": "NZL",
    "NIG": "NGA", "NIR": "NER", "NTH": "NLD", "OMA": "OMN", "PAR": "PRY", "PHI": "PHL", "POR": "PRT", "ROK": "KOR",
    "RUM": "ROU", "SAF": "ZAF", "SAL": "SLV", "SER": "SRB", "SIE": "SLE", "SIN": "SGP", "SLO": "SVK", "SLV": "SVN",
    "SOL": "SLB", "SPN": "ESP", "SRI": "LKA", "SUD": "SDN", "SWA": "SWZ", "SWD": "SWE", "TAJ": "TJK", "TAW": "TWN",
    "TAZ": "TZA", "THI": "THA", "TOG": "TGO", "TRI": "TTO", "UAE": "ARE", "UKG": "GBR", "URU": "URY", "YPR": "YEM",
    "YUG": "SRB", "ZAM": "ZMB", "ZIM": "ZWE",
}  # fmt: skip
REGIONS = {"AFR", "ASA", "BLK", "CAU", "CFR", "CRB", "EAF", "EEU", "EUR", "LAM", "MDT", "MEA", "NAF", "NAM", "NMR",
           "SAF", "SAM", "SAS", "SCN", "SEA", "SEU", "WAF", "WAS", "WEU", "WST", "EAS", "CAS"}  # fmt: skip


def read(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def write(name: str, columns: list[str], rows: list[tuple[str, ...]]) -> None:
    with (OUT / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def countries(folder: Path) -> dict[str, str]:
    """Writes countries.csv; returns name -> alpha-3."""
    rows, codes, by_alpha2 = [], dict(EXTRA_CODES), {}
    records = list(read(folder, "country_codes"))
    for record in records:
        by_alpha2[record.get("ISO3166-1-Alpha-2") or ""] = record["ISO3166-1-Alpha-3"]
    for record in records:
        code = record["ISO3166-1-Alpha-3"]
        owner = re.search(r"(?:of|with) ([A-Z]{2})$", record.get("is_independent") or "")  # "Territory of GB"
        state = code if code in PLOVER_STATES or not owner else by_alpha2.get(owner[1], code)
        names = [
            record.get(key) or "" for key in ("CLDR display name", "UNTERM English Short", "UNTERM English Formal")
        ]
        clean = []
        for written in names:
            name = re.sub(r"\s*\(the\)|\s*\[.*?\]|\*", "", written).strip()
            name = re.sub(r"^the ", "", name).replace(" & ", " and ")
            name = re.sub(r"\s*\(.*?\)$", "", name)
            if name and "(" not in name and "," not in name and name not in clean and (code, name) not in ELSEWHERE:
                clean.append(name)
        rows.append(
            (
                code,
                "country-codes",
                "",
                "",
                next((name for name in clean if len(name) > 3), code),  # "United States of America", not "US"
                "|".join(clean),
                record.get("Capital") or "",
                state,
            )
        )
        codes |= dict.fromkeys(clean, code)
    rows.append(("KOS", "own", "", "", "Kosovo", "Kosovo", "Pristina", "KOS"))
    write("countries", ["id", "source", "from", "to", "name", "names", "capital", "state"], sorted(set(rows)))
    return codes


def leaders(folder: Path, codes: dict[str, str]) -> None:
    with (OUT / "people.csv").open(encoding="utf-8") as file:
        own = {slug(name) for row in csv.DictReader(file) for name in row["names"].split("|") if " " in name}
    spells: list[tuple[str, str, str, str, str, str]] = []
    for record in read(folder, "leaders_archigos"):
        if record["to"] >= FIRST_DAY:
            title = urllib.parse.unquote((record["dbpedia"] or "").rpartition("/")[2])  # the list has surnames only
            name = re.sub(r"\s*\(.*\)$", "", title.replace("_", " "))
            code = COW.get(record["state"], record["state"])
            to = record["to"] if record["to"] < "2015-12-31" else ""
            spells.append((name, code, record["from"], to, "leader", "archigos"))
    for record in read(folder, "world_leaders"):
        code = codes.get(record["country_name"].removeprefix("the "))
        if code and not re.search(r"monarch of (?!the United|Spain)|[Gg]overnor|[Cc]o-[Pp]rince", record["position"]):
            to = f"{record['to']}-12-31" if record["to"] else ""  # the list gives years only
            spells.append((record["name"], code, f"{record['from']}-01-01", to, record["position"], "world-leaders"))
    for record in read(folder, "us_officials"):
        for term in record["terms"]:
            name = record.get("full") or f"{record['first']} {record['last']}"
            office = {"prez": "president", "viceprez": "vice president"}.get(term["type"], "member of Congress")
            if term["end"] >= FIRST_DAY:
                spells.append((name, "USA", term["start"], term["end"], office, "congress-legislators"))
    rows, seen = [], set()
    for name, code, start, end, office, source in joined(spells):
        entity = slug(name)
        if entity in own or " " not in name or not entity:
            continue
        names = name if not re.search(r" [A-Z]\. ", name) else f"{name}|{re.sub(r' [A-Z][.] ', ' ', name)}"
        sector = "LEG" if office == "member of Congress" else "GOV"
        row_id = f"{entity}.{start}"
        if row_id not in seen:
            seen.add(row_id)
            rows.append((row_id, source, start, end, entity, names, code, sector, office))
    write("leaders", ["id", "source", "from", "to", "entity", "names", "country", "sector", "office"], rows)


def joined(spells: list[tuple[str, str, str, str, str, str]]) -> list[tuple[str, str, str, str, str, str]]:
    """The spells in order; terms of one office that follow each other become one."""
    out: list[tuple[str, str, str, str, str, str]] = []
    for spell in sorted(set(spells), key=lambda spell: (spell[0], spell[1], spell[4], spell[2])):
        last = out[-1] if out else None
        if last and last[:2] + last[4:] == spell[:2] + spell[4:] and (not last[3] or spell[2] <= last[3]):
            end = "" if not last[3] or not spell[3] else max(last[3], spell[3])
            out[-1] = (*last[:3], end, *last[4:])
        else:
            out.append(spell)
    return sorted(out, key=lambda spell: (spell[0], spell[2]))


def groups(folder: Path) -> None:
    """Writes groups.csv: armed groups and international bodies that the hand-edited table lacks."""
    own: set[str] = set()
    for table in ("organisations", "people", "spellings"):
        with (OUT / f"{table}.csv").open(encoding="utf-8") as file:
            own |= {slug(name) for row in csv.DictReader(file) for name in row["names"].split("|")}
    with (OUT / "countries.csv").open(encoding="utf-8") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    rows, seen = [], set()
    for record in read(folder, "actors_petrarch"):
        codes = {entry["code"] for entry in record["codes"]}
        if record["list"] == "Countries" or len(codes) != 1 or any("from" in entry for entry in record["codes"]):
            continue  # a code that changes with time means a person of before 2014
        country, sector, kind = split_code(codes.pop(), known)
        names = [name for name in cased([record["name"], *record["aliases"]]) if slug(name) not in own]
        entity = slug(names[0]) if names else ""
        if kind and entity and entity not in seen and (record["list"] == "MilNonState" or len(names[0].split()) > 1):
            seen.add(entity)
            rows.append((f"petrarch-{entity}", "petrarch2", "", "", entity, "|".join(names), country, sector, kind))
    write("groups", ["id", "source", "from", "to", "entity", "names", "country", "sector", "kind"], rows)


def split_code(code: str, known: set[str]) -> tuple[str, str, str]:
    """Country, sector and kind of a CAMEO code; kind is empty when the code is of no use here."""
    if code.startswith("IMG"):
        return "IMG", "", "group"
    if code.startswith("IGOUNO"):
        return "UNO", "", "organisation"
    if code.startswith(("IGOEUREEC", "IGOEEC")):
        return "EUR", "", "organisation"
    if code.startswith(("IGO", "NGO")):
        return code[:3], "", "organisation"
    if code[3:6] == "REB":
        return ("" if code[:3] in REGIONS else code[:3] if code[:3] in known else ""), "REB", "group"
    return "", "", ""


SMALL = {"of", "the", "and", "for", "in", "de", "del", "la", "el", "al", "e", "i", "y", "du", "des", "a", "on", "to"}


def cased(names: list[str]) -> list[str]:
    """The list's capitals as a text would write them; a bracketed short form becomes a name of its own."""
    out: list[str] = []
    for name in names:
        short = re.findall(r"\(([A-Z0-9-]{2,8})\)", name)
        words = re.sub(r"\(.*?\)", "", name).split()
        long = len(words) > 1
        text = " ".join(
            word.lower() if long and index and word.lower() in SMALL else word.capitalize() if long else word
            for index, word in enumerate(words)
        )
        for candidate in [text, *short]:
            if len(candidate) > 3 and candidate not in out and not re.search(r"[|;]", candidate):
                out.append(candidate)
    return out


if __name__ == "__main__":
    lists = Path(sys.argv[1])
    names = countries(lists)
    leaders(lists, names)
    groups(lists)
    built = [OUT / f"{name}.csv" for name in ("countries", "leaders", "groups")]
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in built]
    (OUT / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
