"""Builds the code tables of resources/exchange: python tools/build_exchange.py TABLE LIST.

TABLE is cameo2plover-2021.txt (openeventdata/PLOVER, CC BY-SA 4.0); LIST is country_codes.jsonl.gz
(datasets/country-codes, PDDL). The other tables of the folder are edited by hand.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from pathlib import Path

HOME = Path(__file__).parents[1] / "src" / "polybius" / "resources"
OUT = HOME / "exchange"
PUBLISHED = "PLOVER cameo2plover 2021-09-17"

# Words of the 2021 draft that PLOVER 2.0 calls otherwise, or no longer has (empty).
MODES = {
    "assassinate": "targeted",
    "massacre": "targeted",
    "cleansing": "",
    "return": "",
    "ease": "",
    "ban": "restrict",
    "political": "restrict",
    "pro_autocracy": "",  # 175: a context that slipped into the column of modes
}
CONTEXTS = {"democracy": "pro_democracy", "humanitarian": "human_security"}
MOVED = {"1712": "destroy", "175": "", "201": ""}  # by code: "ASSAULT, seize" destroys property
# Codes that the published table does not have; without a row a code goes by the one that it begins with.
OWN = (
    ("155", "MOBILIZE", "", "cyber", "Mobilize or increase cyber forces"),
    ("176", "COERCE", "cyber", "cyber", "Attack cybernetically"),
    ("1951", "ASSAULT", "aerial", "military", "Employ precision-guided aerial munitions"),
    ("1952", "ASSAULT", "drone", "military", "Employ remotely piloted aerial munitions"),
)
# What stands for a type or a mode when ours are written as CAMEO; for the others the shortest code that means it.
CHOSEN = {
    ("ASSAULT", ""): "190",
    ("ACCUSE", ""): "112",
    ("ASSAULT", "abduct"): "181",
    ("ASSAULT", "destroy"): "1712",
    ("ASSAULT", "sexual"): "1821",
    ("RETREAT", ""): "087",
    ("SANCTION", ""): "160",
    ("ASSAULT", "aerial"): "195",
    ("ASSAULT", "drone"): "1952",
    ("ASSAULT", "beat"): "182",
    ("ASSAULT", "primitive"): "182",
    ("ASSAULT", "crowd-control"): "175",
    ("ASSAULT", "explosives"): "183",
    ("ASSAULT", "suicide-attack"): "1831",
    ("ASSAULT", "targeted"): "186",
    ("COERCE", "restrict"): "172",
    ("PROTEST", "strike"): "143",
    ("PROTEST", "vandalize"): "145",
    ("SANCTION", "withdraw"): "161",
    ("SANCTION", "convict"): "160",
    ("CONSULT", "multilateral"): "046",
    ("RETREAT", "resign"): "083",
    ("THREATEN", "arrest"): "130",
    ("COERCE", "censor"): "1721",
    ("COERCE", "withhold"): "170",
    ("COERCE", "misinformation"): "170",
    ("MOBILIZE", "weapons"): "154",
    ("MOBILIZE", "militia"): "154",
}


def cameo(path: Path) -> None:
    modes = {(row["event_type"], row["mode"]) for row in table("ontology/modes")}
    types = {row["id"] for row in table("ontology/types")}
    rows: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        body, _, what = line.partition("#")
        found = re.fullmatch(r"(\d{2,4}):\s*(\w+)(?:,([^,]*))?(?:,(.*))?", body.strip())
        if not found:
            continue
        code, event_type = found[1], found[2]
        mode = (found[3] or "").strip()
        mode = MOVED.get(code, MODES.get(mode, mode))
        contexts = [CONTEXTS.get(word.strip(), word.strip()) for word in (found[4] or "").split(";") if word.strip()]
        assert event_type in types, line
        assert not mode or (event_type, mode) in modes, line
        if len(code) > 2:
            rows.setdefault(code, (code, PUBLISHED, event_type, mode, "|".join(contexts), what.strip()))
    for code, event_type, mode, contexts, what in OWN:
        rows[code] = (code, "own", event_type, mode, contexts, what)
    stands = standing(rows, modes, types)
    write("cameo", ["id", "source", "event_type", "mode", "contexts", "what", "written_for"],
          [(*row, "|".join(stands.get(code, ()))) for code, row in sorted(rows.items())])  # fmt: skip


def standing(rows: dict, modes: set, types: set) -> dict[str, list[str]]:
    """For each code, the modes ("-": none) that are written as it, one code a type and mode."""
    out: dict[str, list[str]] = {}
    for event_type, mode in sorted({*modes, *((name, "") for name in types)}):
        fitting = [code for code, row in rows.items() if row[2:4] == (event_type, mode)]
        code = CHOSEN.get((event_type, mode)) or min(fitting, key=lambda code: (len(code), code), default=None)
        assert code in rows, (event_type, mode, code)
        out.setdefault(code, []).append(f"{event_type}:{mode}")
    return out


# Codes of GDELT's places and actors that ISO has no country for, or another one.
SPECIAL = (
    ("fips", "WE", "PSE"), ("fips", "GZ", "PSE"), ("fips", "KV", "KOS"), ("fips", "RB", "SRB"), ("fips", "RI", "SRB"),
    ("fips", "MJ", "MNE"), ("fips", "OD", "SSD"), ("fips", "UP", "UKR"), ("fips", "CW", "COK"), ("fips", "CG", "COD"),
    ("fips", "CF", "COG"), ("fips", "JN", "SJM"), ("fips", "SV", "SJM"), ("fips", "TT", "TLS"), ("fips", "GK", "GGY"),
    ("fips", "BM", "MMR"), ("fips", "RM", "MHL"), ("fips", "WA", "NAM"), ("fips", "UC", "CUW"), ("fips", "NN", "SXM"),
    ("cameo", "ROM", "ROU"), ("cameo", "WSB", "PSE"), ("cameo", "GZS", "PSE"), ("cameo", "PAL", "PSE"),
    ("cameo", "TMP", "TLS"), ("cameo", "ZAR", "COD"), ("cameo", "KSV", "KOS"), ("cameo", "XKX", "KOS"),
    ("cameo", "BUR", "MMR"), ("cameo", "SCG", "SRB"), ("cameo", "YUG", "SRB"), ("cameo", "MTN", "MNE"),
    ("cameo", "SUN", "RUS"), ("cameo", "DDR", "DEU"),
)  # fmt: skip
NAMES = (  # as ICEWS, POLECAT and ACLED call them where our own list does not
    ("Occupied Palestinian Territory", "PSE"), ("Palestinian Territory", "PSE"),
    ("Palestinian Territory, Occupied", "PSE"), ("West Bank", "PSE"), ("Gaza", "PSE"),
    ("Democratic Republic of Congo", "COD"), ("Republic of Congo", "COG"), ("Congo", "COG"), ("Ivory Coast", "CIV"),
    ("Burma", "MMR"), ("Macedonia", "MKD"), ("Czech Republic", "CZE"), ("Swaziland", "SWZ"), ("eSwatini", "SWZ"),
    ("East Timor", "TLS"), ("Cape Verde", "CPV"), ("Holy See (Vatican City State)", "VAT"), ("Turkey", "TUR"),
    ("Korea, South", "KOR"), ("Korea, North", "PRK"), ("Brunei Darussalam", "BRN"),
    ("Bosnia and Herzegovina", "BIH"), ("Russian Federation", "RUS"), ("United States", "USA"),
    ("United Kingdom", "GBR"), ("Iran, Islamic Republic of", "IRN"), ("Bahamas", "BHS"), ("Gambia", "GMB"),
    ("Micronesia", "FSM"), ("Saint Lucia", "LCA"), ("Saint Kitts and Nevis", "KNA"),
    ("Saint Vincent and the Grenadines", "VCT"), ("Laos", "LAO"), ("Syria", "SYR"), ("Sao Tome and Principe", "STP"),
    ("Cote d'Ivoire", "CIV"), ("Libyan Arab Jamahiriya", "LBY"), ("Viet Nam", "VNM"), ("Palestine", "PSE"),
)  # fmt: skip


def countries(path: Path) -> None:
    known = {row["id"] for row in table("actors/countries")}
    rows: dict[str, tuple[str, ...]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            country = record.get("ISO3166-1-Alpha-3")
            for system, code in (("fips", record.get("FIPS")), ("iso2", record.get("ISO3166-1-Alpha-2"))):
                for one in (code or "").split(","):
                    if country in known and re.fullmatch(r"[A-Z]{2}", one.strip()):
                        rows[f"{system}:{one.strip()}"] = ("country-codes", system, one.strip(), country)
    for system, code, country in SPECIAL:
        rows[f"{system}:{code}"] = ("own", system, code, country)
    for name, country in NAMES:
        rows[f"name:{name.lower()}"] = ("own", "name", name.lower(), country)
    assert {row[3] for row in rows.values()} <= known
    write("countries", ["id", "source", "system", "code", "country"], [(id, *row) for id, row in sorted(rows.items())])


def table(name: str) -> list[dict[str, str]]:
    with (HOME / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, head: list[str], rows: list) -> None:
    with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([head, *rows])
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    cameo(Path(sys.argv[1]))
    countries(Path(sys.argv[2]))
