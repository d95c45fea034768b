"""Turns verbatim records of the annotated news into the stand-off ones that the package carries.

    python tools/build_running.py DOCS CODER=RECORDS ... [-o FOLDER]

DOCS: JSON lines with ``id``, ``set`` (the gold file, without ``.jsonl.gz``) and ``text``. RECORDS: what a coder noted,
quoting the texts. No words of a text are written: characters, codes and a digest of each text.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from polybius import resources
from polybius.evaluate import standoff
from polybius.evaluate.gold import records


def main() -> None:
    """Writes documents.jsonl and one file a coder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("coders", nargs="+", metavar="CODER=RECORDS")
    parser.add_argument("-o", "--out", type=Path, default=resources.folder() / "evaluation" / "running")
    options = parser.parse_args()
    documents = {document["id"]: document for document in records(options.docs)}
    listed = (
        {"doc": id, "set": document["set"], "sha256": standoff.sha256(document["text"])}
        for id, document in documents.items()
    )
    _write(options.out / "documents.jsonl", listed)
    for given in options.coders:
        coder, _, path = given.partition("=")
        found = ((record, documents[record["doc"]]) for record in records(Path(path)))
        reduced = (standoff.reduce(record, document["set"], document["text"]) for record, document in found)
        _write(options.out / f"{coder}.jsonl", reduced)


def _write(path: Path, rows: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
