"""Which charge a denial answers, whoever was read to have been blamed."""

from __future__ import annotations

import pytest

import polybius


def answered(text: str) -> list[tuple[str, str]]:
    """The surely told answers of a text: the word of the act, and that of what it answers."""
    reading = polybius.read(text, published="2020-05-13")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    return [
        (words[link.from_], words[link.to])
        for link in reading.links
        if link.kind == "responds_to" and link.confidence >= 0.5
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Lawmakers in Lima accused the army of hiding the files. The department rejected the charge.",
            ("rejected", "accused"),  # one state's own quarrel
        ),
        (
            "Rebels accused Chad's army of killing their leader. The army called the accusation a slander.",
            ("called", "accused"),
        ),
        (
            "Peru accused Chile of pushing back migrants. Santiago said the accusation was baseless.",
            ("baseless", "accused"),
        ),
        (
            "Iraq's interior minister accused the Hashd of abducting eleven men. "
            "The faction, Asaib Ahl al-Haq, denied it and blamed Islamic State.",
            ("denied", "accused"),
        ),
    ],
)
def test_a_denial_answers_the_charge_told_before_it(text, link):
    assert link in answered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru accused Chile of theft. Lima rejected the charge.",  # its own
        "Peru accused Chile of theft. Its minister called the accusation no lie.",  # it is not called untrue
    ],
)
def test_what_is_no_denial_of_a_charge_answers_none(text):
    assert not {("rejected", "accused"), ("lie", "accused")} & {*answered(text)}
