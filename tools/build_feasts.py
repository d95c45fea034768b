"""Builds lexicon/times_feasts.csv: the days of feasts that move with the moon, 1990 to 2035.

    pip install hijridate==2.6.0 pyluach==2.3.0 python-dateutil && python tools/build_feasts.py

Islamic feasts by the Umm al-Qura calendar of Saudi Arabia (``hijridate``, MIT); other states see the new moon a day
sooner or later, which ``slack_days`` tells. Jewish feasts from ``pyluach`` (MIT), Easter from ``dateutil``.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from dateutil import easter
from hijridate import Hijri
from pyluach import dates

OUT = Path(__file__).parents[1] / "src" / "polybius" / "resources" / "lexicon" / "times_feasts.csv"
YEARS = range(1990, 2036)
DAY = dt.timedelta(days=1)
ISLAMIC = (  # id, names, month and day of the Hijri year, days that it lasts (0: the whole month)
    ("ramadan", "Ramadan|Ramadhan|Ramazan|Ramzan", 9, 1, 0),
    ("eid-al-fitr", "Eid|Eid al-Fitr|Eid ul-Fitr|Eid-ul-Fitr|Eid el-Fitr|Id al-Fitr", 10, 1, 3),
    (
        "eid-al-adha",
        "Eid|Eid al-Adha|Eid ul-Adha|Eid-ul-Adha|Eid ul-Azha|Eid-ul-Azha|Feast of the Sacrifice",
        12,
        10,
        4,
    ),
    ("muharram", "Muharram", 1, 1, 0),
    ("ashura", "Ashura|Ashoura|Ashura Day", 1, 10, 1),
    ("arbaeen", "Arbaeen|Arba'een|Arbain", 2, 20, 1),
    ("mawlid", "Mawlid|Mawlid al-Nabi|Prophet's Birthday", 3, 12, 1),
)
JEWISH = (  # id, names, month (Nisan is 1) and day, days that it lasts
    ("purim", "Purim", 0, 14, 1),
    ("passover", "Passover|Pesach", 1, 15, 8),
    ("rosh-hashanah", "Rosh Hashanah|Rosh Hashana|Jewish New Year", 7, 1, 2),
    ("yom-kippur", "Yom Kippur", 7, 10, 1),
    ("sukkot", "Sukkot", 7, 15, 7),
    ("hanukkah", "Hanukkah|Chanukah|Hanukah", 9, 25, 8),
)
EASTER = (  # id, names, days from Easter Sunday to the first day, days that it lasts
    ("palm-sunday", "Palm Sunday", -7, 1),
    ("holy-week", "Holy Week", -7, 7),
    ("good-friday", "Good Friday", -2, 1),
    ("easter", "Easter|Easter Sunday|Easter Day", 0, 1),
    ("easter-monday", "Easter Monday", 1, 1),
    ("pentecost", "Pentecost|Whitsun", 49, 1),
)
Row = tuple[str, str, str, dt.date, dt.date, int]


def main() -> None:
    """Writes the table."""
    rows = sorted([*_islamic(), *_jewish(), *_of_easter(), *_thanksgiving()], key=lambda row: (row[0], row[3]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "source", "names", "first", "last", "slack_days"))
        for name, source, names, first, last, slack in rows:
            writer.writerow((f"{name}-{first}", source, names, first, last, slack))


def _islamic() -> Iterator[Row]:
    for name, names, month, day, length in ISLAMIC:
        for year in range(1410, 1460):
            first = Hijri(year, month, day).to_gregorian()
            days = length or Hijri(year, month, 1).month_length()
            start = dt.date(first.year, first.month, first.day)
            if start.year in YEARS:
                yield name, "hijridate 2.6.0 (Umm al-Qura)", names, start, start + (days - 1) * DAY, 1


def _jewish() -> Iterator[Row]:
    for name, names, month, day, length in JEWISH:
        for year in range(5750, 5798):
            leap = (7 * year + 1) % 19 < 7  # has a second Adar, in which Purim is
            start = dates.HebrewDate(year, month or (13 if leap else 12), day).to_pydate()
            if start.year in YEARS:
                yield name, "pyluach 2.3.0", names, start, start + (length - 1) * DAY, 0


def _of_easter() -> Iterator[Row]:
    for year in YEARS:
        for name, names, offset, length in EASTER:
            start = easter.easter(year) + offset * DAY
            yield name, "python-dateutil", names, start, start + (length - 1) * DAY, 0
        start = easter.easter(year, easter.EASTER_ORTHODOX)
        yield "orthodox-easter", "python-dateutil", "Orthodox Easter|Orthodox Easter Sunday", start, start, 0


def _thanksgiving() -> Iterator[Row]:
    for year in YEARS:
        first = dt.date(year, 11, 1)
        start = first + ((3 - first.weekday()) % 7 + 21) * DAY
        yield "thanksgiving", "own: fourth Thursday of November (USA)", "Thanksgiving|Thanksgiving Day", start, start, 0


if __name__ == "__main__":
    main()
