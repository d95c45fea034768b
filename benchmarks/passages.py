"""Lists what is read wrongly in the development parts of ``corpus/passages`` and ``corpus/dossiers``, one by one.

python benchmarks/passages.py [ID ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

from polybius.evaluate.gold import records
from polybius.evaluate.passages import FILE, SETS, score_one

CORPUS = Path(__file__).parents[1] / "corpus"


def main(only: set[str]) -> None:
    """Prints each passage that has errors, with them; all of the parts, or those named."""
    for passage in (passage for name in SETS for passage in records(CORPUS / name / FILE)):
        if passage["part"] == "dev" and (not only or passage["id"] in only):
            errors = score_one(passage).errors
            if errors:
                told = " | ".join(f"{report['published']} {report['text']}" for report in passage["reports"])
                print(f"{passage['id']} {told}", *errors, sep="\n    ")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
