"""Builds resources/lexicon/vocabulary.csv: base forms of verbs and nouns, with their irregular forms.

    python tools/build_vocabulary.py GOLD_FOLDER

The base forms are those of the UD English EWT and GUM training parts (CC BY-SA 4.0) that stand there at least twice,
and the lemmas of the lexicon of predicates. What the table already holds stays, above all the irregular forms that were
written by hand. Regular inflection is left to rules (polybius/annotate/base_forms.py).
"""

from __future__ import annotations

import collections
import csv
import gzip
import re
import sys
from pathlib import Path

from polybius.annotate.base_forms import regular
from polybius.resources import folder, table

SETS = {"ud_ewt": "UD_English-EWT", "ud_gum": "UD_English-GUM"}
INFLECTED = ("VERB", "NOUN")
FEWEST = 2  # occurrences of a form with its lemma: fewer are often slips of the pen


def main(gold: Path) -> None:
    """Writes the table."""
    counted: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    sources: dict[tuple[str, str], str] = {}
    written = {(row["lemma"], row["upos"]): row for row in table("lexicon/vocabulary")}
    for key, row in written.items():
        counted[key][row["lemma"]] += FEWEST
        sources[key] = row["source"]
    for name, source in SETS.items():
        with gzip.open(gold / "syntax" / f"{name}.train.conllu.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) == 10 and cells[3] in ("VERB", "NOUN", "AUX") and re.fullmatch(r"[a-z]+", cells[2]):
                    key = (cells[2], "VERB" if cells[3] == "AUX" else cells[3])
                    counted[key][cells[1].lower()] += 1
                    sources.setdefault(key, source)
    for row in (*table("lexicon/predicates"), *table("lexicon/phrases")):
        lemma = row["lemma"].split(" ")[0]
        if row["upos"] not in INFLECTED:
            continue
        counted[(lemma, row["upos"])][lemma] += FEWEST
        sources.setdefault((lemma, row["upos"]), "own")
    rows = []
    for (lemma, upos), forms in sorted(counted.items()):
        kept = {form for form, n in forms.items() if n >= FEWEST and re.fullmatch(r"[a-z]{2,}", form)}
        if not kept:
            continue
        irregular = {form for form in kept if form != lemma and form not in regular(lemma, upos)}
        known = written[lemma, upos]["irregular"].split("|") if (lemma, upos) in written else []
        odd = [*known, *sorted(irregular - {*known})] if any(known) else sorted(irregular)
        rows.append([f"{upos.lower()}:{lemma}", sources[(lemma, upos)], lemma, upos, "|".join(odd)])
    path = folder() / "lexicon" / "vocabulary.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "source", "lemma", "upos", "irregular"])
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
