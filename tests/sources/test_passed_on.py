"""Who has it from whom, in words that tell it less plainly: sentence -> chain of mouths, innermost first."""

from __future__ import annotations

import pytest

import polybius
from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("The radio cited two pilots as saying that Somali troops had shelled the town.", ["two pilots", "The radio"]),
        ("Somali troops have shelled the town, the radio quoted a pilot as saying.", ["a pilot", "The radio"]),
        ("A pilot was quoted in the local press as saying that Somali troops had shelled the town.",
         ["A pilot", "the local press"]),
        ("The radio quoted the mayor's statement that Somali troops had shelled the town.", ["the mayor", "The radio"]),
        ("The radio found two pilots who say that Somali troops shelled the town.", ["two pilots", "The radio"]),
        ("The radio carried a statement in which the rebels said that Somali troops had shelled the town.",
         ["the rebels", "The radio"]),
        ("Pilots whom the radio reached by telephone said Somali troops had shelled the town.",
         ["Pilots", "the radio"]),
        ("According to pilots with whom the radio spoke, Somali troops shelled the town.",
         ["pilots", "the radio"]),
        ("The radio cites pilots according to whom Somali troops shelled the town.", ["pilots", "The radio"]),
        ("The radio quotes a pilot who says the mayor told him that Somali troops had shelled the town.",
         ["the mayor", "a pilot", "The radio"]),
        ("Somali troops shelled the town, Reuters reports from Garissa, citing a pilot.", ["a pilot", "Reuters"]),
        ("Somali troops shelled the town, the radio learned in the ministry.", ["the ministry", "the radio"]),
        ("The radio conveyed from a pilot that Somali troops had shelled the town.", ["a pilot", "The radio"]),
        ("Somali troops shelled the town, said the general in an interview with the radio.",
         ["the general", "the radio"]),
        ("In a speech broadcast by the radio, the mayor said Somali troops had shelled the town.",
         ["the mayor", "the radio"]),
        ("A report on the war, parts of which were leaked to the radio, says Somali troops shelled the town.",
         ["A report on the war, parts of which", "the radio"]),
        ("A pilot told the BBC's Somali service that Somali troops had shelled the town.",
         ["A pilot", "the BBC's Somali service"]),
        # who has it from the radio
        ("A pilot told the radio, which a French agency quoted, that Somali troops had shelled the town.",
         ["A pilot", "the radio", "a French agency"]),
        ("Somali troops have shelled the town, a pilot told Radio Garissa, as cited by the daily Habari.",
         ["a pilot", "Radio Garissa", "the daily Habari"]),
        ("A pilot told the radio, which was quoted by an agency, that Somali troops had shelled the town.",
         ["A pilot", "the radio", "an agency"]),
        ("A pilot told the radio, whose report was carried by a Kenyan site, that Somali troops had shelled the town.",
         ["A pilot", "the radio", "a Kenyan site"]),
        ("A pilot told the radio, which is owned by the daily Habari, that Somali troops had shelled the town.",
         ["A pilot", "the radio"]),
        # whom somebody was told it by
        ("A pilot said he had been told by the mayor that Somali troops had shelled the town.",
         ["the mayor", "A pilot"]),
        ("A pilot briefed by the mayor said that Somali troops had shelled the town.", ["the mayor", "A pilot"]),
        ("Somali troops have shelled the town, I was told by the mayor.", ["the mayor"]),
        # one report is one mouth, whoever made it
        ("The radio reported that a study by the union quotes the mayor as saying that Somali troops shelled the town.",
         ["the mayor", "a study by the union", "The radio"]),
        # a body is no outlet by the noun before it, nor is a page of one's own
        ("A pilot told the space agency that Somali troops had shelled the town.", ["A pilot"]),
        ("A pilot told the refugee agency of the UN that Somali troops had shelled the town.", ["A pilot"]),
        ("A pilot told the army news agency that Somali troops had shelled the town.",
         ["A pilot", "the army news agency"]),
        ("In a letter published on their website, the rebels said that Somali troops had shelled the town.",
         ["the rebels"]),
        # who ends the sentence stands outside, and so does the paper of those who inquired
        ("The spy agency told deputies that Somali troops had shelled the town, according to a deputy who was there.",
         ["The spy agency", "a deputy who was there"]),
        ("Auditors found that Somali troops had shelled the town, according to a copy of their report seen by Reuters.",
         ["Auditors", "a copy of their report", "Reuters"]),
        # whomever trees hang the agency on
        ("Turkish troops shelled a French journalist, the state news agency Anadolu quoted security sources as saying.",
         ["security sources", "the state news agency Anadolu"]),
        # a paper that quotes whoever saw it
        ("Somali troops shelled the town, according to pilots quoted in the indictment.", ["pilots", "the indictment"]),
        ("Pilots quoted in the dossier said that Somali troops had shelled the town.", ["Pilots", "the dossier"]),
        ("The union, cited in the report, says Somali troops shelled the town.", ["The union", "the report"]),
        ("The union, cited in the case, says Somali troops shelled the town.", ["The union"]),
        # no outlets: a conference of the press, and the agency that prints it
        ("The mayor told a press conference that Somali troops had shelled the town.", ["The mayor"]),
        ("The mayor said in a statement to the Agency that Somali troops had shelled the town.", ["The mayor"]),
    ],
)  # fmt: skip
def test_who_passes_it_on(text, mouths):
    assert [word.lower() for word in chain(text, "shelled")] == [word.lower() for word in mouths]


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # trees take those who say it together for two subjects, or lose the verb
        ("Somali troops shelled the town, police and hospital officials said.", ["police and hospital officials"]),
        ("Herders and the imam said Somali troops had shelled the town.", ["Herders"]),
        ("Somali troops shelled the town, pilots there report by telephone.", ["pilots"]),
        ("The union put out a statement saying Somali troops had shelled the town.", ["The union"]),
        ("The pilot remembers how Somali troops shelled the town.", ["The pilot"]),
        ("The pilot described to the judge how Somali troops had shelled the town.", ["The pilot"]),
        ("As noted in the ministry, Somali troops shelled the town.", ["the ministry"]),
        ("To hear the pilot tell it, Somali troops shelled the town.", ["the pilot"]),
        ("NATO's secretary general said Somali troops had shelled the town.", ["NATO's secretary general"]),
        ("If the pilot is right, Somali troops shelled the town.", ["the pilot"]),
        ("Two pilots were questioned. One said Somali troops had shelled the town.", ["One"]),
        # each tells his own part
        ("Herders said Somali troops had shelled the town, killing six, according to hospital officials.", ["Herders"]),
        (
            "Herders denied that Somali troops shelled the town, where nine people were killed, according to doctors.",
            ["Herders"],
        ),
        (
            "Herders said that Somali troops shelled the town, where nine people were killed, according to Reuters.",
            ["Herders", "Reuters"],
        ),
        ("Pilots, according to herders, said Somali troops shelled the town, killing six.", ["Pilots", "herders"]),
        ("The army says Somali troops shelled the town; two of the dead were children, doctors said.", ["The army"]),
        ("Somali troops had shelled the town, the mayor said, and they had burned the mill.", ["the mayor"]),
    ],
)
def test_who_says_it_where_trees_go_astray(text, mouths):
    assert chain(text, "shelled" if "shelled" in text else "held") == mouths


@pytest.mark.parametrize(
    "text",
    [
        "The union counts nine nurses killed by Somali soldiers this year.",
        "The clinic put at nine the number of nurses killed by Somali soldiers.",
    ],
)
def test_who_counts_those_who_came_to_harm_tells_of_it(text):
    assert len(chain(text, "killed")) == 1


def test_a_count_of_somebody_else_is_no_mouth_of_the_first():
    assert chain("Somali gunmen killed nine people, police say, eleven according to residents.", "killed") == ["police"]


@pytest.mark.parametrize(
    ("text", "word", "mouths"),
    [
        ("Chad's troops have left. Libya's troops attacked the town. This was reported by the mayor.", "attacked",
         ["the mayor"]),
        ("Libya's troops attacked the town. The mayor announced this on his page.", "attacked", ["The mayor"]),
        ("Libya's troops attacked the town. This information was confirmed by the ministry.", "attacked",
         ["the ministry"]),
        ("Libya's troops attacked the town, though the mayor had warned against it.", "attacked", []),
        ("Our reporter says Libya's troops attacked the town. That's according to a union.", "attacked", ["a union"]),
        # not what another says, nor what is left open
        ("Libya's troops attacked the town, the union says. The mayor announced this on his page.", "attacked",
         ["the union"]),
        ("Libya's troops attacked the town. The mayor did not confirm this.", "attacked", []),
        # in wires the next paragraph says so, and an agency reports it
        ("Libya's troops attacked the town.\n\nThe mayor announced this on his page.", "attacked", ["The mayor"]),
        ("Libya's troops attacked the town.\n\nThe mayor said this in a post, Interfax reports.", "attacked",
         ["The mayor", "Interfax"]),
        ("Libya's troops attacked the town. This is reported by the union, TASS reports.", "attacked",
         ["the union", "TASS"]),
        ("Libya's troops attacked the town. The mayor reported this on Facebook, Interfax reported.", "attacked",
         ["The mayor", "Interfax"]),
        ("Libya's troops attacked the town. This was contained in a letter signed by the mayor.", "attacked",
         ["a letter signed by the mayor"]),
        ("Libya's troops attacked the town. This was contained in a crate by the quay.", "attacked", []),
        ("Libya's troops attacked the town.\n\nBut the mayor denied this.", "attacked", []),
    ],
)  # fmt: skip
def test_a_sentence_is_said_by_whoever_says_this_in_the_next(text, word, mouths):
    assert chain(text, word) == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("The ministry said that Somali troops had shelled the town, as reported by Radio Garissa.",
         ["The ministry", "Radio Garissa"]),
        # who only bears it out does not pass it on
        ("The ministry said that Somali troops had shelled the town, as confirmed by satellite images.",
         ["satellite images", "The ministry"]),
    ],
)  # fmt: skip
def test_who_reports_what_somebody_said_stands_outside(text, mouths):
    assert chain(text, "shelled") == mouths


@pytest.mark.parametrize("quoted", ["a report by Egypt's interior ministry quoted", "a statement by the army cited"])
def test_nobody_stands_outside_an_outlet_that_quotes_a_document(quoted):
    reading = polybius.read(f"Gunmen killed nine guards, according to {quoted} by Interfax.", published="2022-05-03")

    assert [one.source and reading.words(one.source.span) for one in reading.attributions][1:] == ["Interfax"]


def test_what_was_done_to_something_denies_nothing():
    text = (
        "The colonel said the strength of the garrison had been cut from 8,350 to 4,500, denying claims in Togolese "
        "media that the army had planned to attack."
    )
    reading = polybius.read(text, published="2022-05-03")
    sources = [one.source for one in reading.attributions if reading.words(one.cue) == "denying"]

    assert [reading.words(source.span) for source in sources if source] == ["The colonel"]


def test_who_is_told_of_by_somebody_quoted_is_not_quoted_himself():
    text = "According to pilots quoted in the report, Somali guards beat a nurse and threatened to kill her."

    assert chain(text, "threatened") == ["pilots", "the report"]
