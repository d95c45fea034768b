"""Builds the daily series that the demo shows from the GDELT country pairs: python tools/build_series.py DATA OUT."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

PAIRS = (("IRN", "USA"), ("IRQ", "USA"))
NAME = "gdelt_irq_usa_irn_usa_2018_2021.csv"

# A day that is missing in the volume is missing for every pair; a day that a pair lacks while the volume has it is a
# day without reports of the pair, a zero.
SQL = """
copy (
  select dyad || ':' || strftime(volume.date, '%Y-%m-%d') as id, 'GDELT' as source,
         volume.date::date as date, dyad, round(coalesce(pairs.score, 0), 2) as score,
         round(volume.total_abs_score, 1) as exposure
  from read_parquet($volume) as volume
  cross join (select unnest($dyads) as dyad) as wanted
  left join read_parquet($pairs) as pairs
    on pairs.date = volume.date and pairs.country_a || '-' || pairs.country_b = dyad
  order by dyad, volume.date
) to '{out}' (header, delimiter ',')
"""


def build(data: Path, out: Path) -> Path:
    """The written file: id, source, date, dyad, score and the world's volume of each day."""
    target = out / NAME
    duckdb.connect().execute(
        SQL.format(out=target.as_posix()),
        {
            "volume": str(data / "gdelt_daily_volume_2018_2021.parquet"),
            "pairs": str(data / "gdelt_country_pairs_daily_2018_2021.parquet"),
            "dyads": ["-".join(pair) for pair in PAIRS],
        },
    )
    return target


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), Path(sys.argv[2])))
