"""For whom a pronoun speaks of which nobody known is meant: text, pronoun -> the noun before it, or nobody."""

from __future__ import annotations

import pytest

import polybius
from polybius import open_store

LEFT = "that the lorries had left"


def antecedents(text: str) -> dict[str, str | None]:
    """What each pronoun that speaks stands for, by the pronoun."""
    reading = polybius.read(text, published="2020-05-05")
    return {
        reading.words(found.source.span): reading.words(found.antecedent) if found.antecedent else None
        for found in reading.attributions
        if found.source is not None and reading.words(found.source.span).lower() in ("he", "she", "it", "they")
    }


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # who spoke last, be it by another pronoun
        (f"A Western diplomat gave another account. He said {LEFT}.", {"He": "A Western diplomat"}),
        (f"The tailor told a court {LEFT}. He said it was late. Under oath he added {LEFT}.",
         {"He": "The tailor", "he": "The tailor"}),
        (f"The bridge was down, a tailor said. Shells had hit it, he added, and he said {LEFT}.", {"he": "a tailor"}),
        # a surname that is taken for the name of a body
        (f"The guards had fled the base, Njuguna said. In a letter, he said {LEFT}.", {"he": "Njuguna"}),
        # texts and bodies are "it"
        (f"The memo names a colonel. It says {LEFT}.", {"It": "The memo"}),
        (f"The memo was read by a colonel. He said {LEFT}.", {"He": "a colonel"}),
        (f"A human rights group spoke to a nurse. It said {LEFT}.", {"It": "A human rights group"}),
        (f"The annex, the report says, was burnt. It adds {LEFT}.", {"It": "the report"}),
        # several are "they"
        (f"Two tailors and a nurse came. They said {LEFT}.", {"They": "Two tailors and a nurse"}),
        # the clause that a saying is put into
        ("A sanitary doctor banned the wine because of salts that, he says, were found.", {"he": "A sanitary doctor"}),
        # nobody fits
        (f"The bridge was down. He said {LEFT}.", {"He": None}),
        (f"The price rose by a tenth. It said {LEFT}.", {"It": None}),
    ],
)  # fmt: skip
def test_a_pronoun_speaks_for_whoever_spoke_or_is_spoken_of_before(text, who):
    assert antecedents(text) == who


@pytest.mark.parametrize("who", ["An official, who asked not to be named,", "A source"])
def test_whoever_keeps_his_name_back_does_so_as_he(who):
    text = f"{who} gave another account. He said {LEFT}."
    *_, found = polybius.read(text, published="2020-05-05").attributions

    assert found.vague
    assert found.source is not None
    assert found.source.span.of(text) == "He"


def test_a_letter_speaks_for_whoever_wrote_it():
    *_, found = polybius.read(f"The letter by Kenya's army names a town. It says {LEFT}.").attributions

    assert found.source is not None
    assert found.source.code == "KENMIL"


def test_a_store_names_whom_the_pronoun_stands_for(tmp_path):
    text = "A Western diplomat gave another account. He said that Chadian soldiers had shelled a market in Niger."
    reading = polybius.read(text, published="2020-05-05")
    with open_store(tmp_path / "s.duckdb") as store:
        store.add([reading])
        store.link()
        query = "SELECT sources FROM current_events WHERE event_type = 'ASSAULT'"
        (event,) = store.connection.execute(query).fetchall()
    ((source,),) = event

    assert (source["text"], source["start"], source["end"]) == ("A Western diplomat", 0, 18)
    assert source["cue"]["text"] == "said"


def test_a_text_adds_to_its_own_words_whatever_body_they_name():
    text = (
        'The Tana Front, a rebel group, said in a letter that it had left. "The National Border Bureau has fled," the '
        'letter read. "Nine lorries were burnt," it added.'
    )
    assert antecedents(text)["it"] == "the letter"


def test_whom_a_quotation_alone_names_does_not_speak_it():
    text = (
        'Oleh Ostapenko, the head of the administration, told of the raid. "At dawn the enemy shelled Kupiansk. A '
        'civilian of about 40 years of age was wounded. Medics are with him," he said. He said that shells fell.'
    )
    assert antecedents(text) == {
        "he": "Oleh Ostapenko, the head of the administration",
        "He": "Oleh Ostapenko, the head of the administration",
    }
