"""Prints how much of a planted truth is recovered from simulated streams: python benchmarks/recovery.py [--streams N].

Each stream has a level that drifts, a shock that stays or fades, swings of the volume of reporting, sources that fall
silent, days without reports, bursts, and a coder who codes a share of the acts wrong; all drawn by its number.
"""

from __future__ import annotations

import argparse

from polybius.evaluate.recovery import CODER_ERRORS, N_STREAMS, recovered


def main() -> None:
    """A table: a line for each question, a column for each share of acts that are coded wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--streams", type=int, default=N_STREAMS)
    n = parser.parse_args().streams
    columns = [recovered(error, n) for error in CODER_ERRORS]
    print(f"{n} streams; coded wrong:".ljust(48), *(f"{error:>22.0%}" for error in CODER_ERRORS))
    for name in columns[0]:
        if name in ("n", "coverage_error"):
            continue
        cells = (column[name] for column in columns)
        told = (f"{cell['value']:.3f} ({cell['low']:.3f} to {cell['high']:.3f})" for cell in cells)
        print(name.ljust(48), *(f"{cell:>22}" for cell in told))


if __name__ == "__main__":
    main()
