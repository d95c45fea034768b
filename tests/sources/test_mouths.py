"""The chain of mouths of an event, innermost first: sentence -> sources, through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def chain(text: str, trigger: str) -> list[str]:
    reading = polybius.read(text, published="2022-05-03")
    event = next(event for event in reading.events if trigger in reading.words(event.trigger))
    told = [reading.attributions[index] for index in event.attributions]
    return [reading.words(party.span) for one in told for party in (one.based_on, one.source) if party]


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # an outlet that is told something passes it on; reporters and the paper itself do not
        ("A minister told the newspaper Daily Savanna that Somali troops had shelled the town.",
         ["A minister", "the newspaper Daily Savanna"]),
        ("Somali troops shelled a market in Garissa on Sunday, killing 14 people, the KNA news agency reported, citing "
         "the head of the region.", ["the head of the region", "the KNA news agency"]),
        ("A minister, quoted by the state-run Garissa News Agency, said Somali troops had shelled the town.",
         ["A minister", "the state-run Garissa News Agency"]),
        ("The memo, published by the Vienna-based daily Kurz, says Somali troops shelled the town.",
         ["The memo", "the Vienna-based daily Kurz"]),
        ("Somali troops shelled the town, a minister told Radio Garissa.", ["a minister", "Radio Garissa"]),
        ("Somali troops shelled the town, a minister told reporters in Nairobi.", ["a minister"]),
        ("Somali troops shelled the town, a relative told this newspaper.", ["a relative"]),
        ("In an interview with the Daily Savanna, the minister said Somali troops had shelled the town.",
         ["the minister", "the Daily Savanna"]),
        ("The sources pointed out to the site that Somali troops had shelled the town.", ["The sources", "the site"]),
        ("A minister quoted by the Daily Savanna said that Somali troops had shelled the town.",
         ["A minister", "the Daily Savanna"]),
        ("A cable seen by the Daily Savanna says Somali troops shelled the town.", ["A cable", "the Daily Savanna"]),
        ("The BBC has seen documents showing that Somali troops shelled the town.", ["documents", "The BBC"]),
        ("CNN obtained a report that says Somali troops shelled the town.", ["a report", "CNN"]),
        ("The report, which the BBC has seen, says that Somali troops shelled the town.", ["The report", "the BBC"]),
        ("A recording verified by the BBC shows that Somali troops shelled the town.", ["A recording", "the BBC"]),
        ("The letter, signed by 12 judges and seen by Politico, says Somali troops shelled the town.",
         ["The letter", "Politico"]),
        ("The mayor has seen a report that says Somali troops shelled the town.", ["a report"]),
        ("A herder told Radio Garissa that Somali troops had shelled the town, the Savanna agency reported.",
         ["A herder", "Radio Garissa", "the Savanna agency"]),
        ("A herder told the BBC that Somali troops had shelled the town, Reuters reported.",
         ["A herder", "the BBC", "Reuters"]),
        ("A herder told reporters that Somali troops had shelled the town, Reuters reported.", ["A herder", "Reuters"]),
        ("Hours after the vote, gunners shelled Garissa's southern suburbs, killing two guards, "
         "according to nurses quoted by the channel Al-Savanna.", ["nurses", "the channel Al-Savanna"]),
        ("The letter, a copy of which was seen by Reuters, said that Somali troops had shelled the town.",
         ["The letter", "Reuters"]),
        # whom somebody has it from stands inside him
        ("The audit noted that Somali troops had shelled the town, according to two officers.",
         ["two officers", "The audit"]),
        ("The minister said that Somali troops had shelled the town, according to the BBC.",
         ["The minister", "the BBC"]),
        ("Somali troops shelled the town, the Daily Savanna reported, citing two ministers.",
         ["two ministers", "the Daily Savanna"]),
        ("The Daily Savanna reported that Somali troops had shelled the town, citing herders in Garissa.",
         ["herders in Garissa", "The Daily Savanna"]),
        ("The daily said that Somali troops had shelled the town, quoting a herder.", ["a herder", "The daily"]),
        # who gives a reason for his own act cites nobody
        ("The daily said that Somali troops had shelled the town, citing a lack of patience.", ["The daily"]),
        ("According to the newspaper Al-Savanna, which quoted two ministers, Somali troops shelled the town on Monday.",
         ["two ministers", "the newspaper Al-Savanna, which quoted two ministers"]),
        ("Monitors, relying on satellite pictures, said that Somali troops had shelled the town.",
         ["satellite pictures", "Monitors"]),
        ("The audit, based largely on answers from commanders, says Somali troops shelled the town.",
         ["answers from commanders", "The audit, based largely on answers from commanders"]),
        # who denies it and insists on something else, whichever verb the tree gives the first clause to
        ("Somalia's army on Friday denied that its aircraft had shelled the town, insisting that only camps were hit.",
         ["Somalia's army"]),
        ("Somali troops had shelled the town, a minister was quoted as saying by state media.",
         ["a minister", "state media"]),
        # what another one says behind a semicolon, and what others make of it, is no part of it
        ("Nairobi said Somali troops shelled the town; Mogadishu said they had never left barracks.", ["Nairobi"]),
        ("Somali troops shelled the town, according to state radio, which gave no source.",
         ["state radio, which gave no source"]),
        # what others had said before is the report's own: when it was said, and no part of it
        ("Nairobi denied that its boats sank a ferry, a day after Mogadishu said Somali troops had shelled the town.",
         ["Mogadishu"]),
        ("Nairobi said that Somali troops had shelled the town, a day after rebels had left it.", ["Nairobi"]),
        # as translated agencies write: the teller behind the verb, the house for whoever spoke in it
        ("Somali troops have shelled the town, informed a source in the administration of the port.",
         ["a source in the administration of the port"]),
        ("Somali troops shelled the town, it was indicated in the ministry of defence.", ["the ministry of defence"]),
        ("As reported by the Daily Savanna, Somali troops shelled the town.", ["the Daily Savanna"]),
        # whom reporters reach, whom words between commas name, and what a clause with "which" denies
        ("Herders reached by phone said Somali troops had shelled the town.", ["Herders"]),
        ("Somali troops shelled the town, the governor, Abdi Warsame, said on Telegram.", ["the governor"]),
        ("A spokesman claimed that the town had been shelled, which the Somali army denied.", ["A spokesman"]),
        # an opening question is nobody's answer
        ("Asked about the port, the minister said Somali troops had shelled the town.", ["the minister"]),
        # a source that says two things says both
        ("“We stay,” said the colonel, who said Somali troops had shelled the town.", ["the colonel"]),
        # whoever passes it on at the end of the sentence stands outside whoever said it
        ("The governor said Somali troops had shelled the town, the Savanna agency reported on Monday.",
         ["The governor", "the Savanna agency"]),
        ("The navy said Somali troops had shelled the town, a Nairobi daily wrote, citing a diplomat.",
         ["The navy", "a diplomat", "a Nairobi daily"]),
        ("The navy said Somali troops had shelled the town, the state-run Savanna News Agency reported on Monday.",
         ["The navy", "the state-run Savanna News Agency"]),
        ("Coalition spokesman Abdi al-Noori said the gunners shelled the town, the Savanna News Agency reported.",
         ["Coalition spokesman Abdi al-Noori", "the Savanna News Agency"]),
        ("The navy said a herder had told it that Somali troops had shelled the town.", ["a herder", "The navy"]),
        # one outlet, told twice
        ("A nurse told Radio Garissa that Somali troops had shelled the town, the station reported.",
         ["A nurse", "Radio Garissa"]),
        ("A nurse told AFP that Somali troops had shelled the town, the state radio reported.",
         ["A nurse", "AFP", "the state radio"]),
        # a paper with whoever wrote it
        ("A letter from the Kenyan foreign ministry says Somali troops have shelled the town.",
         ["A letter from the Kenyan foreign ministry"]),
        ("A statement by the Kenyan army said Somali troops had shelled the town.", ["A statement by the Kenyan army"]),
        # nobody else is told to have said what "it was said" tells inside somebody's words
        ("The minister said that it was believed that Somali troops had shelled the town.", ["The minister"]),
    ],
)  # fmt: skip
def test_who_says_that_the_town_was_shelled(text, mouths):
    assert chain(text, "shelled") == mouths


@pytest.mark.parametrize(
    ("text", "trigger", "mouths"),
    [
        ("The ministry put at 34 the number of soldiers who were killed in the raid.", "killed", ["The ministry"]),
        ("Police lowered the death toll from the bombing of the mosque to 40.", "bombing", ["Police"]),
        (
            "Monday's shelling raised the number of people killed in the siege to 300.",
            "shelling",
            [],
        ),  # a blow counts nobody
        ("Turkey raised the number of its troops in Idlib to 9,000.", "raised", []),  # nobody is hurt
    ],
)
def test_who_counts_the_harm_tells_of_it(text, trigger, mouths):
    assert chain(text, trigger) == mouths


@pytest.mark.parametrize(
    ("text", "trigger", "mouths"),
    [
        ("Kenya said it condemned the shelling of the town.", "condemned", []),  # it condemns by saying so
        ("Kenya said Uganda had condemned the shelling of the town.", "condemned", ["Kenya"]),
        ("The European Union said it was suspending the training of Somali forces.", "suspending",
         ["The European Union"]),  # a deed, not a word
        ("Canberra announced that it would buy arms from France, a decision that China's embassy condemned.",
         "condemned", []),
        ("The Foreign Ministry said Foreign Ministry condemned the shelling of the town.", "condemned", []),
        ("Kenya apologised for the shell that killed four Ugandan fishermen.", "killed", []),  # takes it for granted
        ("She said two men were wounded and blamed Uganda for the raid.", "blamed", []),
        ("Kenya regretted that its jets had killed four fishermen.", "killed", ["Kenya"]),
        # who says that he will not do it has refused to, "not" or no
        ("“We will not negotiate with Somalia,” the Kenyan defence minister said.", "negotiate", []),
        ("Kenya will not negotiate with Somalia, a Somali minister said.", "negotiate", ["a Somali minister"]),
    ],
)  # fmt: skip
def test_what_is_done_by_words_has_no_mouth_but_its_speaker(text, trigger, mouths):
    assert chain(text, trigger) == mouths


@pytest.mark.parametrize(
    ("text", "trigger", "mouths"),
    [
        ("A man blew himself up beside a police van in Garissa, and nine people died, doctors said.", "blew", []),
        ("Kenyan jets bombed Kismayo for a second day, and 12 people were killed, according to the mayor.", "bombed",
         []),
        # who counts in both clauses, or tells no number, tells both
        ("Kenyan jets killed two priests in Kismayo, and four people were wounded, the mayor said.", "killed",
         ["the mayor"]),
        ("Kenyan jets bombed Kismayo, and the army stayed in its barracks, the mayor said.", "bombed", ["the mayor"]),
        # another's stance, and what the report adds behind a dash
        ("The raid, which Iraq condemned, killed 25 fighters, the Iranian militia said.", "condemned", []),
        ("The raid, which Iraq condemned, killed 25 fighters, the Iranian militia said.", "killed",
         ["the Iranian militia"]),
        ("Iran had warned Iraq by telephone, its office says - and its gunners shot down an airliner.", "shot", []),
        # what is felt about a thing takes it for granted
        ("The minister expressed regret for the shelling that killed two farmers.", "shelling", []),
        ("20:10 Loud bangs over the port: Kenya has shelled Kismayo, two diplomats say.", "shelled", ["two diplomats"]),
    ],
)  # fmt: skip
def test_what_happened_is_told_by_the_report_beside_who_counts_or_comments(text, trigger, mouths):
    assert chain(text, trigger) == mouths


def test_an_accused_outlet_passes_nothing_on():
    assert chain("A Kenyan senator accused the paper of helping the rebels.", "accused") == []


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # an outlet by its place behind "told" or in a letter, wherever the tree hangs it
        ("Somali troops shelled the town, a herder told the Nairobi daily Habari.", ["a herder", "Nairobi daily"]),
        ("Somali troops shelled the town, a herder told a reporter of the daily Habari.",
         ["a herder", "the daily Habari"]),
        ("Somali troops shelled the town, the mayor said in comments carried by the daily Habari.",
         ["the mayor", "the daily Habari"]),
        ("A letter leaked to the daily Habari says that Somali troops shelled the town.",
         ["A letter", "the daily Habari"]),
        ("Somali troops shelled the town, the mayor said in a letter to the minister.", ["the mayor"]),  # no outlet
        ("Somali troops shelled the town, the mayor said, as quoted by the daily Habari.",
         ["the mayor", "the daily Habari"]),
        ("The agency Zuri quoted the daily Habari as saying that Somali troops had shelled the town.",
         ["the daily Habari", "The agency Zuri"]),
        ("The consul quoted the herder: “Somali troops shelled the town.”", ["the herder", "The consul"]),
        ("Somali troops shelled the town, the herder was quoted as saying.", ["the herder"]),
        ("A herder has been quoted as saying that Somali troops shelled the town.", ["A herder"]),
        ("Somali troops shelled the town, the mayor's office was reported as saying.", ["the mayor's office"]),
        ("Somali troops shelled the town, the mayor was quoted as saying by the agency Zuri.",
         ["the mayor", "the agency Zuri"]),
        ("Somali troops shelled the town, a herder was quoted as telling the daily Habari.",
         ["a herder", "the daily Habari"]),
        ("Army: Somali troops have shelled the town (agency Zuri).", ["Army", "agency Zuri"]),
        ("Somali troops have shelled the town (Garissa).", []),
        ("A herder, to our reporter: “Somali troops shelled the town.”", ["A herder"]),
        ("Garissa, on Monday: Somali troops shelled the town.", []),  # where and when
        # whom somebody has it from
        ("Somali troops shelled the town, according to a nurse who was told of it by a herder.",
         ["a herder", "a nurse who was told of it by a herder"]),
        ("Somali troops shelled the town, the agency Zuri learned from a herder.", ["a herder", "the agency Zuri"]),
        ("A nurse questioned by the prosecutor said Somali troops had shelled the town.",
         ["A nurse"]),
        # a saying inside the clause, with its place and day
        ("Somali troops, she said at the airport, had shelled the town.", ["she"]),
        ("Somali troops, the mayor maintained, had shelled the town.", ["the mayor"]),
        ("Somali troops, sent from Kismayo on Monday, shelled the town.", []),
        ("Somali troops crossed the river and, one of them added, shelled the town.", ["one of them"]),
        ("Somali troops shelled the town, the mayor said: nobody had warned them.", ["the mayor"]),
        ("The navy says it was in port, while a herder says Somali troops shelled the town.", ["a herder"]),
        ("The mayor affirmed that Somali troops shelled the town, adding that nobody was warned.", ["The mayor"]),
        ("What the herder told us was that Somali troops had shelled the town.", ["the herder"]),
        ("What the herder forgot was that Somali troops had shelled the town.", []),
        # nouns of saying
        ("The claim that Somali troops shelled the town comes from a herder.", ["a herder"]),
        ("The claim that Somali troops shelled the town comes at a bad time.", []),
        ("The mayor sent word that Somali troops had shelled the town.", ["The mayor"]),
        ("The mayor confirmed reports that Somali troops had shelled the town.", ["The mayor"]),  # they are not his
        ("The minister denied a report by the daily Habari that Somali troops had shelled the town.",
         ["the daily Habari", "The minister"]),
        ("The mayor's version is that Somali troops shelled the town.", ["The mayor"]),
        ("The mayor gave this account: Somali troops shelled the town.", ["The mayor"]),
        ("The mayor closed his account: Somali troops had shelled the town.", []),
        # whom it rests on, or what is added, behind the saying; inside the verb, or beside a clause about the speaker
        ("Somali troops shelled the town on Monday, a newspaper in Kampala reported, quoting a nurse.",
         ["a nurse", "a newspaper in Kampala"]),
        ("Somali troops shelled the town, a radio station in Kampala said, adding that a third shell had missed.",
         ["a radio station in Kampala"]),
        ("Somali troops have, the herder maintains, shelled the town.", ["the herder"]),
        ("The nurses told the daily Habari that Somali troops had shelled the town, based on accounts of four herders.",
         ["four herders", "The nurses", "the daily Habari"]),
        ("The mayor said Somali troops had shelled the town, based on a law of 1936.", ["The mayor"]),
        ("The inspectors, who spoke to herders, write that Somali troops shelled the town.",
         ["herders", "The inspectors, who spoke to herders"]),
        ("The inspectors, who spoke to reporters in Garissa, said Somali troops had shelled the town.",
         ["The inspectors, who spoke to reporters in Garissa"]),
        ("Somali troops shelled the town, witnesses and a police officer said on Monday.", ["witnesses"]),
        ("Somali troops shelled the town, and a police officer said that it was quiet.", []),
        ("Kenyan military, in a statement: “Somali troops shelled the town.”", ["Kenyan military"]),
        ("BREAKING: Somali troops shelled the town.", []),
        ("Somali troops shelled the town, the mayor said in a tweet that he later deleted.", ["the mayor"]),
        ("In Garissa, the mayor said in a tweet that Somali troops shelled the town.", ["the mayor"]),
        ("The source, a colonel from Garissa, said Somali troops had shelled the town.", ["The source"]),
        ("Many of the houses, he said, fell when Somali troops shelled the town.", ["he"]),
        ("The rebels vowed to take back the town, which Somali troops shelled on Monday.", []),
        ("The rebels promised that the town, which Somali troops shelled, would be safe.", ["The rebels"]),
        ("Word reached us through a priest that Somali troops shelled the town.", ["a priest"]),
        ("The claim of the nurses that Somali troops shelled the town has been repeated.", ["the nurses"]),
        ("The statement of the herders that Somali militias shelled the town was dismissed.", ["the herders"]),
        # what stands behind a semicolon is the report's, and what stands before it the speaker's
        ("Somali troops shelled the town, the mayor said; Kenya sent four ships.", ["the mayor"]),
        ("Nothing new, the mayor told the daily Habari; Somali troops have shelled the town.", []),
        # verbs that the tree or the tagger takes for something else
        ("The mayor said Somali troops had crossed the river and had shelled the town.", ["The mayor"]),
        ("The envoy said that Kenya had said Somali troops shelled the town.", ["Kenya", "The envoy"]),
        ("Somali troops have shelled the town, its radio reports: nobody had warned them.", ["radio"]),
        ("Somali troops shelled the town, state radio reported.", ["state radio"]),
        ("Somali troops, the Clarion can reveal, have shelled the town.", ["the Clarion"]),
        ("Somali troops shelled the town, it was noted at the ministry of trade.", ["the ministry of trade"]),
        ("Somali troops shelled the town, it was noted at the port.", []),
        ("Somali troops shelled the town, as far as the mayor knows.", ["the mayor"]),
        ("By the account of two herders, Somali troops shelled the town.", ["two herders"]),
        # whom a clause before a colon names
        ("A herder in Garissa has doubts: Somali troops, he says, shelled the town.", ["A herder in Garissa"]),
        ("The letter goes further: it says that Somali troops shelled the town.", ["The letter"]),
        ("The road is closed: he says that Somali troops shelled the town.", ["he"]),
        # nobody tells it
        ("The mayor would not say why Somali troops shelled the town.", []),
        ("The mayor said why Somali troops shelled the town.", ["The mayor"]),
        ("None of the parties commented on the claim of the nurses that Somali troops shelled the town.",
         ["the nurses"]),
        ("The senate asked the mayor to leave, two days after Somali troops shelled the town.", []),
        ("One hears that Somali troops shelled the town.", []),
        ("The governor said the police had come late, and that Somali troops had shelled the town.", ["The governor"]),
        # nobody is no mouth
        ("Nobody disputes that Somali troops shelled the town.", []),
        ("One minister disputes that Somali troops shelled the town.", ["One minister"]),
        # whoever counts tells it
        ("Somali troops shelled the town, the bishop's office counts.", ["the bishop's office"]),
        ("Somali troops shelled the town, the ombudsman tallied.", ["the ombudsman"]),
        # a denial of what the denier is said to have done
        ("The colonel flatly denied having shelled the town.", ["The colonel"]),
        # through whom somebody speaks, and on what page
        ("Through its radio Andalus the Somali group claimed to have shelled the town.",
         ["the Somali group", "its radio Andalus"]),
        ("The colonel, on his page: Somali troops have shelled the town.", ["The colonel"]),
        # a cue inside a clause of its own tells that clause alone
        ("Somali troops shelled the town on Tuesday after, according to the mayor, it had sheltered rebels.", []),
        # the same one goes on to the same outlet; another one does not
        ("The mayor told Radio Garissa that the wells were dry. He said Somali troops had shelled the town.",
         ["He", "Radio Garissa"]),
        ("Two farmers told Radio Garissa that the wells were dry. The farmers said Somali troops had shelled the town.",
         ["The farmers", "Radio Garissa"]),
        ("The mayor told Radio Garissa that the wells were dry. The governor said Somali troops had shelled the town.",
         ["The governor"]),
        ("The mayor gave another version: Somali troops had shelled the town.", ["The mayor"]),
        # a court only listens
        ("The court heard from a farmer that Somali troops had shelled the town.", ["a farmer"]),
        ("The mayor let it be known through Radio Garissa that Somali troops had shelled the town.",
         ["The mayor", "Radio Garissa"]),
        # what somebody says, and what else he has done
        ("The colonel has admitted that he lost the hill and has shelled the town.", []),
    ],
)  # fmt: skip
def test_who_told_it_and_through_whom(text, mouths):
    assert chain(text, "shelled") == mouths


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        # the same words tell of deeds: who calls back an envoy, keeps a truce or is told something says nothing
        ("Kenya recalled its envoy from Mogadishu on Monday.", []),
        ("Kenya and Uganda have recalled their ambassadors from Mogadishu.", []),
        ("The two armies observed the truce.", []),
        ("A diplomat briefed on the plan said the troops would leave.", ["said"]),
        ("The minister was briefed on the raid.", []),
        # and of words
        ("The governor recalled the shelling of the town.", ["recalled"]),
        ("The governor recalled that the envoy had fled.", ["recalled"]),
        ("The governor observed that both sides kept the truce.", ["observed"]),
    ],
)
def test_a_deed_is_no_saying(text, cues):
    reading = polybius.read(text, published="2022-05-03")

    assert [reading.words(told.cue) for told in reading.attributions] == cues


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A statement from the Ghanaian army said rebels had burned a bridge.", "GHAMIL"),
        ("A bridge was burned by rebels, the state news agency TASS said, citing a driver.", "RUSJRN"),
    ],
)
def test_a_statement_is_of_whoever_made_it_and_an_agency_is_the_one_named_behind_it(text, code):
    (told, *_) = polybius.read(text, published="2022-05-03").attributions

    assert told.source.code == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ghana and Togo denied that troops had crossed the river.", ["GHA", "TGO"]),
        ("Kenya, Uganda and Rwanda said rebels had crossed the river.", ["KEN", "UGA", "RWA"]),
        ("Ghanaian and Togolese officials said rebels had crossed the river.", ["GHAGOV", "TGOGOV"]),
        ("Rebels shelled the town, according to the Kenyan army and the Red Cross.", ["KENMIL", "NGOMED"]),
        ("The Kenyan army and the police said rebels had shelled the town.", ["KENMIL", "KENCOP"]),
        ("Rebels shelled the town, the United Nations and the Kenyan army said.", ["UNO", "KENMIL"]),
        ("The Kenyan army and a doctor said rebels had shelled the town.", ["KENMIL", "KENMED"]),
        # a choice, people whom nobody knows, and a phrase about one
        ("Ghana or Togo said rebels had crossed the river.", ["TGO"]),
        ("A driver and a doctor said rebels had shelled the town.", [None]),
        ("Rebels had left Garissa, and the Kenyan army said it was quiet.", ["KENMIL"]),
    ],
)
def test_those_who_say_it_together_are_a_mouth_each(text, codes):
    reading = polybius.read(text, published="2022-05-03")

    assert [one.source.code for one in reading.attributions if one.source] == codes
    assert len({one.cue for one in reading.attributions}) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Somali troops left Garissa, TASS reported. The agency said two boys were hurt.", "RUSJRN"),
        ("Kenyan state television said troops had left Garissa. The channel said two boys were hurt.", "KENGOV"),
        ("AFP said rebels had left Garissa. The mayor agreed. The agency said two boys were hurt.", "FRAJRN"),
        # another one, one of no outlet told before, and one told long before
        ("AFP said rebels had left Garissa. A newspaper said two boys were hurt.", None),
        ("The Kenyan army said rebels had left Garissa. The agency said two boys were hurt.", None),
        (
            "AFP said rebels had left. It rained. It rained again. It was late. The agency said two boys were hurt.",
            None,
        ),
    ],
)
def test_the_agency_is_the_one_that_told_before(text, code):
    told = polybius.read(text, published="2022-05-03").attributions[-1]

    assert (told.source.code, polybius.read(text).words(told.content[0])) == (code, "two boys were hurt")


def test_the_source_told_of_before_keeps_whose_he_is():
    text = "A Kenyan security source said Somali troops had shelled the town. The source said two men were hurt."
    reading = polybius.read(text, published="2024-05-11")

    assert [(one.source.code, one.vague) for one in reading.attributions] == [("KENGOV", True)] * 2


@pytest.mark.parametrize("verb", ["averred", "attested", "narrated"])
def test_whoever_tells_it_by_a_rarer_verb_is_its_mouth(verb):
    reading = polybius.read(f"The ministry {verb} that rebels had killed four villagers.")

    assert [reading.words(one.cue) for one in reading.attributions] == [verb]


def test_who_indicates_more_behind_a_comma_is_whoever_spoke():
    text = "A governor told reporters that Somali jets had bombed the town, indicating that two nurses were killed."
    reading = polybius.read(text, published="2024-05-11")

    assert [reading.words(one.source.span) for one in reading.attributions] == ["A governor"] * 2


@pytest.mark.parametrize("denial", ["although the Turkish army has denied that", "though Ankara denied it"])
def test_who_denies_it_behind_although_is_no_part_of_what_another_says(denial):
    reading = polybius.read(f"Syrian officials said Turkey had shelled a village, {denial}.", published="2024-05-11")
    teller, denier = reading.attributions
    (shelling,) = (event for event in reading.events if event.event_type == "ASSAULT")

    assert denier.within is None
    assert [reading.words(span) for span in teller.content] == ["Turkey had shelled a village"]
    assert [belief.value for belief in shelling.factuality_by] == ["CT+", "CT-"]


@pytest.mark.parametrize("officers", ["Malian officers", "Malian security officials"])
def test_who_reports_it_citing_others_without_a_comma_tells_it_from_them(officers):
    text = f"Airstrikes hit a convoy near Gao, killing nine people, AFP reported citing {officers}."

    assert chain(text, "hit") == [officers, "AFP"]
