"""Whose a document is that says something: text -> the code of the source whose words name the document."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "source", "code"),
    [
        ("A statement issued by the Turkish Ministry of Defence said Iraqi rebels shelled a post.",
         "A statement issued by the Turkish Ministry of Defence", "TURGOV"),
        ("A report published by the UN said Iraqi rebels had shelled a post.", "A report published by the UN", "UNO"),
        ("Gunmen killed nine men, according to a report by Russia's defence ministry quoted by Interfax.", "a report",
         "RUSGOV"),
        ("A letter signed by the Turkish prime minister and seen by Reuters said rebels had shelled a post.",
         "A letter signed by the Turkish prime minister and seen", "TURGOV"),
        # told of before: said in it, issued, owned
        ("The UN said in a report that rebels had fled. The report said Iraqi troops had shelled a post.",
         "The report", "UNO"),
        ("The Iraqi army issued a statement on Monday. The statement said rebels had shelled a post.",
         "The statement", "IRQMIL"),
        ("The UN's report named Chad. Rebels shelled a post, the report said.", "the report", "UNO"),
        ("The UN published a report. The BBC said jets had left. The report said rebels had shelled a post.",
         "The report", "UNO"),
        ("The UN said in a report that rebels had fled. The 63-page report said Iraqi troops had shelled a post.",
         "The 63-page report", "UNO"),
        ("A report by the UN named Chad. The document said Iraqi troops had shelled a post.", "The document", "UNO"),
        ("This is stated in a letter issued by the Iraqi army. The letter said rebels had shelled a post.",
         "The letter", "IRQMIL"),
        ("The office of the Kenyan prosecutor said rebels had shelled a post.", "The office of the Kenyan prosecutor",
         "KENGOV"),
        # who carries or denies it has not made it, nor has who says something else
        ("A report carried by Al Jazeera said rebels had shelled a post.", "A report", None),
        ("France's ministry denied a report on Monday. The report said rebels had shelled a post.",
         "The report", None),
        ("Chad's army said troops had left. The report said rebels had shelled a post.", "The report", None),
        ("The UN said in a report that rebels had fled. A report said Iraqi troops had shelled a post.",
         "A report", None),
    ],
)  # fmt: skip
def test_a_document_speaks_for_whoever_made_it(text, source, code):
    reading = polybius.read(text, published="2022-05-03")
    told = {reading.words(one.source.span): one.source for one in reading.attributions if one.source}

    assert told[source].code == code
