"""Who denies what others tell: a mouth beside the chain of those who tell it."""

from __future__ import annotations

import pytest

import polybius


def mouths(text: str, kind: str) -> tuple[list[str], list[tuple[str, str]], str]:
    """Who tells the first event of a kind, who holds what of it, and the publisher's view."""
    reading = polybius.read(text, published="2024-05-11")
    event = next(event for event in reading.events if event.event_type == kind)

    def words(index: int) -> str:
        source = reading.attributions[index].source
        return reading.words(source.span) if source else ""

    beliefs = [(words(one.attribution), one.value) for one in event.factuality_by]
    return [words(index) for index in event.attributions], beliefs, event.factuality


@pytest.mark.parametrize(
    ("text", "kind", "teller", "denier"),
    [
        ("Chadian troops shelled a Libyan fort on Friday, Tripoli said. N'Djamena denied it.", "ASSAULT", "Tripoli",
         "N'Djamena"),
        ("Peruvian officials said Chilean soldiers had raided a farm. Chile denied the accusation.", "ASSAULT",
         "Peruvian officials", "Chile"),
        ("Niger says Mali arms the rebels. Mali denies that.", "AID", "Niger", "Mali"),
        ("Kenya says Uganda shelled an island, which Uganda denies.", "ASSAULT", "Kenya", "Uganda"),
        ("The Yemeni army said it had killed 30 fighters, a claim the Houthis denied.", "ASSAULT", "The Yemeni army",
         "the Houthis"),
        ("Chad said Libya had armed the rebels, an accusation rejected by Tripoli.", "AID", "Chad", "Tripoli"),
        ("Greece said Turkish jets had bombed an islet. Turkey said the report was false.", "ASSAULT", "Greece",
         "Turkey"),
    ],
)  # fmt: skip
def test_who_denies_what_another_tells_stands_beside_him(text, kind, teller, denier):
    told, beliefs, view = mouths(text, kind)

    assert told == [teller]
    assert beliefs == [(teller, "CT+"), (denier, "CT-")]
    assert view == "PR+"


def test_what_the_report_tells_itself_can_be_denied():
    told, beliefs, view = mouths("Chadian troops shelled a Libyan fort on Friday. Chad's army denied it.", "ASSAULT")

    assert (told, beliefs, view) == ([], [("Chad's army", "CT-")], "PR+")


@pytest.mark.parametrize(
    "text",
    [
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena did not deny it.",
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena rejected the offer.",
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena denied that it had armed rebels.",
    ],
)
def test_what_is_not_denied(text):
    assert mouths(text, "ASSAULT")[1] == [("Tripoli", "CT+")]
