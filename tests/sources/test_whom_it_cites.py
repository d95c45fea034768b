"""Who is cited by whom, in quotations, in the next sentence and before a colon: sentence -> chain of mouths."""

from __future__ import annotations

import pytest

from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ('"Turkish jets bombed us for an hour," the daily quoted a driver as saying.', ["a driver", "the daily"]),
        ('"Turkish jets bombed us for an hour," it quoted one of the drivers as saying.', ["one of the drivers", "it"]),
        ('"We have been bombed by Turkish jets," the channel cited the mayor as saying on Monday.',
         ["the mayor", "the channel"]),
        ("As Tasvir quoted from Al-Furat, Turkish jets bombed the depot.", ["Al-Furat", "Tasvir"]),
        ("The agency Zarya quoted from a statement by the army that Turkish jets bombed the depot.",
         ["a statement", "The agency Zarya"]),
        ("The agency Zarya reported from a military source that Turkish jets bombed the depot.",
         ["a military source", "The agency Zarya"]),
        ("The agency Zarya, too, reported from a member of the council that Turkish jets bombed the depot.",
         ["a member", "The agency Zarya"]),
        ("The same report, drawing on information from Central Command, states that Turkish jets bombed the depot.",
         ["Central Command", "The same report"]),
        ("A military source, in an interview with the Alam network, expressed: The depot was bombed by Turkish jets.",
         ["A military source", "the Alam network"]),
        # answers and information are no mouths of their own
        ("Based on information she received from the army, the governor said that Turkish jets bombed the depot.",
         ["the army", "the governor"]),
        ("Quoting from replies it got from the ministry, the watchdog reported that Turkish jets bombed the depot.",
         ["the ministry", "the watchdog"]),
        # trees find no main verb behind the "that"
        ("Based on replies she had from the ministry, the auditor added that although Turkish jets bombed the depot, "
         "the rising distrust between herders and farmers further strained trade.",
         ["the ministry", "the auditor"]),
        # where it is written is no source
        ("The agency Zarya reported from the front that Turkish jets bombed the depot.", ["The agency Zarya"]),
        ("The agency Zarya reported from Aleppo that Turkish jets bombed the depot.", ["The agency Zarya"]),
    ],
)  # fmt: skip
def test_who_is_quoted_by_whom(text, mouths):
    assert chain(text, "bombed") == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("The agency Zarya reports that Turkish jets bombed the depot. The agency cites two drivers.",
         ["two drivers", "The agency Zarya"]),
        ("Radio Roma said that Turkish jets bombed the depot. It quoted a military source.",
         ["a military source", "Radio Roma"]),
        # an army is no outlet, words of others are told by themselves, nobody is nobody, another outlet is another
        ("Turkish jets bombed the depot, the army said. It cited radar data.", ["the army"]),
        ("Radio Roma said that Turkish jets bombed the depot. It quoted the mayor as asking for help.", ["Radio Roma"]),
        ("Radio Roma said that Turkish jets bombed the depot. It cited no source.", ["Radio Roma"]),
        ("Radio Roma said that Turkish jets bombed the depot. The daily Habari quoted a driver.", ["Radio Roma"]),
    ],
)  # fmt: skip
def test_whom_an_outlet_cites_in_the_next_sentence(text, mouths):
    assert chain(text, "bombed") == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("The news was first reported by the website Harbour Line, which said that Turkish jets had bombed the depot.",
         ["the website Harbour Line"]),
        ("The minister spoke with the mayor, who said that Turkish jets had bombed the depot.", ["the mayor"]),
        ("The mayor of the town, who said that Turkish jets had bombed the depot, fled.", ["The mayor of the town"]),
        ("The convoy was seen by two shepherds, who said that Turkish jets had bombed it.", ["two shepherds"]),
        ("A letter to the council, which said that Turkish jets had bombed the depot, was read out.",
         ["A letter to the council"]),
    ],
)  # fmt: skip
def test_who_stands_before_a_comma_and_who(text, mouths):
    assert chain(text, "bombed") == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        ("In the rebels' version Turkish jets bombed the depot.", ["the rebels"]),
        ("By the governor's reckoning Turkish jets bombed the depot twice.", ["the governor"]),
        ("In the mayor's absence Turkish jets bombed the depot.", []),
        ("In last year's version of the plan the army bombed the depot.", []),
        ("Turkish jets have bombed sixty villages, reckons the Red Cross.", ["the Red Cross"]),
        ("The army bombed the depot, seized the bridge.", []),
        ("It was heard from an informed source that Turkish jets bombed the depot.", ["an informed source"]),
        ("It was heard from an aware source that the ambassador was bombed.", ["an aware source"]),
    ],
)
def test_whose_account_opens_or_ends_a_sentence(text, mouths):
    assert chain(text, "bombed") == mouths


@pytest.mark.parametrize(
    ("text", "word", "mouths"),
    [
        ("Bangkok rejected any mediation by Hanoi: the two countries can settle it, a spokesman said.", "rejected", []),
        ("Iran condemned the strike: it was an act of terror, its foreign minister said.", "condemned", []),
        ("Turkish jets bombed two villages: eleven people were wounded, doctors said.", "bombed", ["doctors"]),
        ("The council gave a different account of the call: Turkish jets had bombed two villages.", "bombed",
         ["The council"]),
        ("Turkish media said the camp had been bombed - rubbish, says the ministry.", "bombed", ["Turkish media"]),
        ("Israel accused Syria of the strike: Syrian gunners had shelled the post, a general said.", "shelled",
         ["a general"]),
        ("Somali rebels struck the fort on Monday. Al Shabaab claimed the attack through its news agency.", "attack",
         ["Al Shabaab", "its news agency"]),
        ("Sudanese officials let it be known, through a paper in New York, that rebels had shelled the post.",
         "shelled", ["Sudanese officials", "a paper"]),
    ],
)  # fmt: skip
def test_acts_before_a_colon_and_words_through_an_outlet(text, word, mouths):
    assert chain(text, word) == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # a reason is no informant
        ("Turkish jets bombed the depot, the ministry said, citing security concerns.", ["the ministry"]),
        ("Turkish jets bombed the depot on Monday, the ministry said, citing the threat from rebels.",
         ["the ministry"]),
        ("Turkish jets bombed the depot, officials said, citing the invasion of Syria.", ["officials"]),
        ("Citing fears of unrest, the ministry said that Turkish jets had bombed the depot.", ["the ministry"]),
        # people, papers and data are
        ("Turkish jets bombed the depot, the ministry said, citing satellite imagery.",
         ["satellite imagery", "the ministry"]),
        ("Turkish jets bombed the depot, the channel reported, citing a resident.",
         ["a resident", "the channel"]),
        ("Turkish jets bombed the depot, the channel reported, citing the website of the army.",
         ["the website of the army", "the channel"]),
        ("The UN said, citing its monitors, that Turkish jets had bombed the depot.", ["its monitors", "The UN"]),
        ("Turkish jets bombed the depot, the channel reported, citing court filings.",
         ["court filings", "the channel"]),
        # whatever stands between, and whatever verb trees hang it on
        ("The daily Umut reported that Turkish jets bombed the depot and that pilots had demanded a truce, quoting "
         "a mayor whom it telephoned.", ["a mayor whom it telephoned", "The daily Umut"]),
        ("It did not say whether rebels had come, but Iran's Channel 5 reported, quoting a mayor, that Turkish jets "
         "bombed the depot.", ["a mayor", "Iran's Channel 5"]),
        ("Turkish jets bombed the depot, the channel reported, citing three people close to the talks.",
         ["three people close to the talks", "the channel"]),
    ],
)  # fmt: skip
def test_who_can_tell_is_cited_and_what_only_gives_a_reason_is_not(text, mouths):
    assert chain(text, "bombed") == mouths


@pytest.mark.parametrize("agency", ["Reuters", "AFP"])
def test_whoever_passes_it_on_behind_a_day_stands_outside(agency):
    text = f"Togo's army said gunmen shot eight soldiers in Kpendjal on Thursday, according to {agency}."

    assert chain(text, "shot") == ["Togo's army", agency]


def test_whom_an_outlet_cites_where_trees_hang_its_cue_on_him():
    text = (
        "A drone operated by the paramilitary Rapid Support Forces struck a crowded school in Nyala on Friday, killing "
        "at least ten people, the Sudan Herald newspaper reported on Sunday, citing a medical source at Shifa clinic."
    )
    assert chain(text, "struck") == ["a medical source at Shifa clinic", "the Sudan Herald newspaper"]
