"""Names in the spellings that news use, with the code each has on a day; ``*`` stands for any sector of the state."""

import csv
import datetime as dt
from pathlib import Path

from polybius.actors.knowledge import composed, load
from polybius.resources import Row

HARD_NAMES = Path(__file__).with_name("hard_names.csv")
RIGHT = 0.96  # the share of the rows that must be right


def rows() -> list[Row]:
    with HARD_NAMES.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def code_of(spelling: str, day: dt.date) -> str:
    """The code of the name that covers the whole spelling, "" when the tables have none."""
    for hit in load().index.hits(spelling):
        if hit.span.start == 0 and hit.span.end == len(spelling):
            entry = hit.names[0]
            if entry.use in ("seat", "government"):
                return composed(entry.entity, "GOV", spelling, "seat").code
            entity = load().entity(entry.entity, day)
            return entity.code if entity is not None else ""
    return ""


def right(row: Row) -> bool:
    code = code_of(row["spelling"], dt.date.fromisoformat(row["day"]))
    return code[:3] == row["code"][:3] if row["code"].endswith("*") else code == row["code"]


def test_the_list_is_long_enough_and_names_each_spelling_once_a_day():
    assert len(rows()) >= 400
    assert len({(row["spelling"], row["day"]) for row in rows()}) == len(rows())


def test_hard_names_get_the_code_of_their_day():
    wrong = [f"{row['spelling']} {row['day']} {row['code']}" for row in rows() if not right(row)]

    assert 1 - len(wrong) / len(rows()) >= RIGHT, wrong
