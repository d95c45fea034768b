"""What answers, ends, resumes or repeats what: whole texts through the program as it ships."""

from __future__ import annotations

from dataclasses import replace

import pytest

import polybius
from polybius.events.ties import links
from polybius.events.ties.answers import COMMENT, NAMED
from polybius.events.ties.links import DOUBTED
from polybius.events.ties.undone import Undone
from polybius.schema import Reading
from polybius.syntax import Tree


def said(text: str, published: str) -> Reading:
    """The reading with the links that words, sides and rules tell, before it is weighed what each act answers."""
    reading = polybius.read(text, published=published)
    tree = Tree(reading)
    return replace(reading, links=links.told(reading, tree, Undone(reading, tree)))


def tied(reading: Reading) -> list[tuple[str, str, str, str | None]]:
    """The links as kind, the two triggers and the words that tell the link; those that do not call themselves weak."""
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    return [
        (link.kind, words[link.from_], words[link.to], reading.words(link.signal) if link.signal else None)
        for link in reading.links
        if link.confidence > COMMENT
    ]


STRIKE = "Turkish jets bombed a police station near Athens in Greece on Monday. "


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (STRIKE + "The Greek government condemned the bombing.", ("responds_to", "condemned", "bombed", "condemned")),
        (STRIKE + "Greece vowed revenge.", ("responds_to", "vowed", "bombed", "revenge")),
        (
            "Greece expelled the Turkish ambassador after Turkish jets bombed a police station in Greece.",
            ("responds_to", "expelled", "bombed", "after"),
        ),
        (
            "Turkey on Tuesday rejected a Greek request. The Greek government had asked Turkey to withdraw its troops.",
            (
                "responds_to",
                "rejected",
                "asked Turkey to withdraw",
                "rejected",
            ),  # the answer is told before what it answers
        ),
    ],
)
def test_an_answer_is_tied_to_what_it_answers_by_its_words(text, link):
    assert link in tied(polybius.read(text, published="2020-05-13"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (STRIKE + "Turkey condemned the bombing of its embassy in Rome by Greek anarchists.", "bombed"),  # another one
        ("Turkey denied reports of an attack on its embassy in Greece.", "attack"),  # what is denied, not the cause
        ("Greece expelled the Turkish ambassador after Greek police had arrested two students.", "arrested"),  # own act
    ],
)
def test_no_answer_is_made_up(text, act):
    answered = {link[2] for link in tied(said(text, "2020-05-13")) if link[0] == "responds_to"}
    assert act not in answered


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Turkey expelled two Greek diplomats on Monday. Norway condemned the step.", COMMENT),
        # a third state's word on what it names, or on an attack, is an answer to it
        ("Turkey expelled two Greek diplomats on Monday. Norway condemned the expulsion.", NAMED),
        (STRIKE + "Norway condemned the bombing.", NAMED),
    ],
)
def test_who_is_no_party_to_an_act_comments_on_it_and_the_link_is_weak(text, confidence):
    reading = said(text, "2020-05-13")

    assert [link.confidence for link in reading.links if link.kind == "responds_to"] == [confidence]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Peru took two Chilean boats. So Chile recalled its ambassador.", ("recalled", "took")),
        (
            "Kosovo raised its tariff on Serbian goods. The European Union called on Kosovo to revoke the measure.",
            ("called on Kosovo to revoke", "raised"),
        ),
        (
            "M23 rebels pulled out of Goma on Saturday. The pullout had been demanded by Angola.",
            ("pulled", "pullout had been demanded"),
        ),
        (
            "Syrian lawmakers accused the minister of theft of Turkish aid, which his aides dismissed as nonsense.",
            ("dismissed", "accused"),
        ),
        ("Denmark banned Chinese vessels. The ban drew condemnation from Beijing.", ("drew", "banned")),
        (
            "The junta seized power in Niamey on Wednesday. Paris suspended aid over the move.",
            ("suspended aid", "seized"),
        ),
        (
            "Kenya closed its border with Somalia. Angered by the closure, Mogadishu recalled its ambassador.",
            ("recalled", "closed"),
        ),
        # whose raid it was is said: not the later one
        (
            "Pakistan bombed a camp in Iran. Two days before, Iranian missiles had hit a village in Balochistan. "
            "Tehran condemned the Pakistani raid and summoned the envoy.",
            ("condemned", "bombed"),
        ),
        ("Iran seized a British tanker. London froze Iranian assets as a result.", ("froze", "seized")),
    ],
)
def test_the_build_of_the_text_tells_an_answer(text, link):
    reading = polybius.read(text, published="2020-05-13")

    assert link in [(one, other) for kind, one, other, _ in tied(reading) if kind == "responds_to"]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Kenyan doctors stopped work in March. They ended their strike on Monday.", ("ended", "strike")),
        ("M23 rebels rolled out of Goma on Saturday, days after they captured the city.", ("rolled", "captured")),
        ("Somali pirates hijacked a tanker in May. They freed the crew on Friday.", ("freed", "hijacked")),
    ],
)
def test_what_somebody_did_himself_is_called_off_or_given_up(text, link):
    reading = polybius.read(text, published="2020-05-13")

    assert link in [(one, other) for kind, one, other, _ in tied(reading) if kind == "ends"]


def test_a_halt_ends_what_went_on_and_a_resumption_ends_the_halt():
    reading = polybius.read(
        "France suspended the training of Iraqi forces in January. "
        "In March France resumed the training of Iraqi forces.",
        published="2020-05-13",
    )

    assert [(kind, one, other) for kind, one, other, _ in tied(reading)] == [
        ("resumes", "resumed the training", "suspended the training"),
        ("ends", "resumed the training", "suspended the training"),
    ]


def test_joint_work_means_any_activity_that_was_halted():
    reading = polybius.read(
        "On 5 January the coalition suspended the courses for Iraqi troops and its operations against the jihadists. "
        "On 30 January the Iraqi command announced the resumption of joint work with the coalition.",
        published="2020-05-13",
    )

    assert ("resumes", "suspended the courses") in {link[:3:2] for link in tied(reading)}


def test_another_activity_is_not_what_is_resumed():
    reading = polybius.read(
        "France suspended the training of Iraqi forces in January. In March France resumed talks with Iraq.",
        published="2020-05-13",
    )

    assert [link for link in tied(reading) if link[0] == "resumes"] == []


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (STRIKE + "Two Greek officers were killed in the attack.", ["in the attack"]),
        (STRIKE + "Two Greek officers were killed in an attack in March.", []),
        ("Greece condemned Turkey. Greece summoned the Turkish ambassador.", []),  # two statements
    ],
)
def test_an_act_told_twice_is_one(text, same):
    reading = polybius.read(text, published="2020-05-13")

    assert [kind for kind, *_ in tied(reading) if kind == "same_as"] == ["same_as"] * len(same)


BAN = "Norway expelled two Russian diplomats on Monday. "


@pytest.mark.parametrize(
    ("text", "link"),
    [
        # the noun behind the signal says what is answered, whatever stands between
        (
            BAN + "In retaliation for the expulsions, Russia closed the Norwegian consulate in Murmansk.",
            ("responds_to", "closed", "expelled", "In retaliation for"),
        ),
        (
            BAN + "Russia closed the Norwegian consulate in Murmansk in retaliation.",
            ("responds_to", "closed", "expelled", "in retaliation"),
        ),
        (
            "Norway expelled two Russian diplomats on Monday, a step to which Moscow responded by closing "
            "the Norwegian consulate.",
            ("responds_to", "closing", "expelled", "responded"),
        ),
        (
            "Colombia recalled its ambassador on Wednesday, a day after Venezuelan troops crossed the river and "
            "shelled a farm in Colombia.",
            ("responds_to", "recalled", "shelled", "after"),
        ),
        (
            "Kenya closed the border with Somalia in January. It was reopened on Tuesday.",
            ("ends", "reopened", "closed", "reopened"),
        ),
        (
            "Peru arrested a Bolivian senator in May. He was released on Friday.",
            ("ends", "released", "arrested", "released"),
        ),
        (
            "The United States lifted the sanctions that it had imposed on Sudan in 1997.",
            ("ends", "lifted", "imposed", "lifted"),
        ),
        (
            "Kenya, which had suspended flights to Mogadishu in May, resumed them on Tuesday.",
            ("resumes", "resumed", "suspended flights", "resumed"),
        ),
        # blow for blow: each does it to the other, and to nobody else
        (
            BAN + "Days later Russia closed the Norwegian consulate in Murmansk.",
            ("responds_to", "closed", "expelled", "Days later"),
        ),
        # what is brought about is caused, what is said of it answers it
        (
            "Kenya closed its border with Somalia. That led Mogadishu to recall its ambassador.",
            ("causes", "closed", "recall", "led Mogadishu to"),
        ),
        # "the expulsions" is the same act, and answers nothing
        (BAN + "The expulsions were criticised by China.", ("same_as", "expulsions", "expelled", "The expulsions")),
    ],
)
def test_the_act_that_the_words_mean_is_found_among_those_told(text, link):
    assert link in tied(said(text, "2022-09-03"))


@pytest.mark.parametrize(
    "text",
    [
        BAN + "Days later Sweden closed the Danish consulate in Malmo.",  # the order of time alone
        "Russia accused Ukraine of shelling a bus station in Donetsk.",  # what is charged is not answered
        "Kenya closed the border with Somalia, accusing it of harbouring rebels.",  # one act explains the other
    ],
)
def test_time_and_charges_make_no_sure_answer(text):
    links = tied(said(text, "2022-09-03"))

    assert [link for link in links if link[0] in ("responds_to", "causes")] == []


def test_an_attack_that_another_act_punishes_is_kept_however_slightly_it_is_told():
    text = "Washington imposed new sanctions on eight Iranian officials for the missile attack on its bases in Iraq."

    assert ("responds_to", "imposed", "attack", "for") in tied(polybius.read(text, published="2020-01-11"))


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Mali's president has ordered an inquiry into the mortar attack on Danish soldiers.", ["attack"]),
        ("Mali's president has ordered an inquiry into the attack.", []),  # on whom is not told
    ],
)
def test_an_attack_that_is_looked_into_is_kept_where_it_says_on_whom(text, answered):
    reading = polybius.read(text, published="2020-01-11")
    words = {event.id: reading.words(event.trigger) for event in reading.events}

    assert [words[link.to] for link in reading.links if link.kind == "responds_to"] == answered


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Angola demanded that Gabon hand over two officers. Gabon has so far refused.",
            ("responds_to", "refused", "demanded", "refused"),
        ),
        (
            "Kenya threatened to close the border with Somalia. Somalia released the fishermen hours later.",
            ("responds_to", "released", "threatened to close", "hours later"),
        ),
        (
            "Haiti closed its border crossing because Dominican soldiers had shot a Haitian.",
            ("responds_to", "closed", "shot", "because"),
        ),
        (
            "Turkey shelled a village on Monday. The step answers a rocket attack by Syrian rebels on a Turkish post.",
            ("responds_to", "shelled", "attack", "answers"),
        ),
    ],
)
def test_demands_threats_and_later_sentences_are_answered(text, link):
    assert link in tied(polybius.read(text, published="2022-09-03"))


def test_what_an_act_avenges_does_not_answer_it():
    text = "Sudan shelled a Chadian village on Friday. Chad answered the attack with strikes on El Geneina."
    reading = polybius.read(text, published="2020-05-13")

    assert ("shelled", "strikes") not in [(one, other) for _, one, other, _ in tied(reading)]


def test_a_link_is_weak_where_one_of_its_acts_is_hardly_sure(monkeypatch):
    monkeypatch.setattr(links, "SURELY_TOLD", 1.0)
    monkeypatch.setattr(links, "HARDLY_TOLD", 1.0)
    text = "Peru imposed sanctions on Chile on Monday. Chile dismissed the sanctions."
    reading = said(text, "2020-05-13")

    assert [link.confidence for link in reading.links] == [DOUBTED]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Ethiopian forces hit back after Eritrean guns pounded the town of Badme.",
            ("responds_to", "hit back", "pounded", "after"),
        ),
        (
            "Rwanda retaliated when its trucks were seized by Congo.",
            ("responds_to", "retaliated", "seized", "retaliated"),
        ),
        (
            "The Ugandan army bombed camps of the ADF rebels on Monday after the rebels killed nine villagers.",
            ("responds_to", "bombed", "killed", "after"),  # within a state, by the very ones who are struck now
        ),
        (
            "Libya arrested six Maltese sailors in May. On Friday Malta dropped a case against two officers, and "
            "Tripoli freed the sailors in exchange.",
            ("responds_to", "freed", "dropped", "in exchange"),  # what stands right before it
        ),
        (
            "Canada froze the funds of two Chinese banks. Beijing answered the freeze by barring Canadian beef.",
            ("responds_to", "barring", "froze", "answered"),
        ),
        (
            "Ethiopia closed its border with Eritrea on Monday. Asmara called the closure a hostile act.",
            ("responds_to", "called", "closed", "called"),
        ),
        (
            "Croatia barred Serbian lorries on Monday. Belgrade called the move a breach of the treaty.",
            ("responds_to", "called", "barred", "called"),
        ),
        (
            "Sweden threatened to halt aid to Mali. Bamako shrugged off the threat.",
            ("responds_to", "shrugged off", "threatened to halt aid", "shrugged off"),
        ),
        (
            "France urged both sides in Lebanon to hold back. Paris has also proposed a pull-back of ten kilometres. "
            "Hezbollah refused the proposal.",
            ("responds_to", "refused", "proposed a pull-back", "refused"),
        ),
        (
            "Austria expelled the Belarusian consul on Friday. Minsk expelled an Austrian envoy on Monday in response.",
            ("responds_to", "expelled", "expelled", "in response"),  # whatever the days of the week
        ),
    ],
)
def test_the_words_tell_which_act_before_is_answered(text, link):
    assert link in tied(said(text, "2023-06-20"))


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (
            "Thailand closed a crossing to Cambodia on Monday. The next day Cambodia banned Thai fruit.",
            [("banned", "closed")],
        ),
        ("Thailand closed a crossing to Cambodia on Monday. The next day Laos sold power to Vietnam.", []),
        ("Israeli jets bombed a depot near Tyre on Sunday. Hours later, Greece sent two fire engines to Cyprus.", []),
        ("Iraqi troops fired on a crowd in Basra when the governor visited the harbour.", []),
        ("Oman offered to mediate on Monday after Saudi jets bombed a market in Yemen.", []),
        (
            "Iran released a Belgian nurse on Friday in exchange for a spy whom Belgium had convicted of a plot.",
            [],  # why the spy was held is no reason
        ),
    ],
)
def test_what_comes_right_after_an_act_answers_it_only_between_its_parties(text, sure):
    reading = said(text, "2023-06-20")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    links = [link for link in reading.links if link.kind == "responds_to" and link.confidence >= 0.5]
    assert [(words[link.from_], words[link.to]) for link in links] == sure


def test_what_is_done_for_good_is_not_undone_nor_what_was_done_to_somebody_else():
    for text in (
        "Saudi jets bombed a port in Yemen in May. Riyadh resumed deliveries of wheat to the port on Monday.",
        "Cuba freed a Spanish singer on Friday in exchange for a doctor whom Spain had arrested in May.",
    ):
        assert not [link for link in tied(polybius.read(text, published="2023-06-20")) if link[0] == "ends"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "Israel lifted its ban on Gaza's strawberry exports on Wednesday. It had imposed the ban in November, "
            "when militants fired rockets at Ashkelon.",
            [("lifted", "imposed")],
        ),
        ("Turkey imposed a blockade on the enclave in May. Ankara lifted the blockade.", [("lifted", "imposed")]),
        ("Bolivia imposed a tariff on Chilean fruit in May. On Sunday it lifted a tariff on Peruvian steel.", []),
        ("Kenya closed the road to Somalia in June. In July it reopened the road to Ethiopia.", []),
    ],
)
def test_the_thing_that_is_taken_up_again_is_the_one_that_is_undone(text, ends):
    assert [link[1:3] for link in tied(polybius.read(text, published="2023-06-20")) if link[0] == "ends"] == ends


@pytest.mark.parametrize(
    ("text", "link"),
    [
        # what the purpose of a summons names
        ("Chinese warships fired missiles into the sea off Taiwan on Monday. Japan summoned the Chinese ambassador to "
         "condemn the launches.", ("responds_to", "summoned", "fired", "summoned")),
        ("Egypt's president threatened Ethiopia over the dam. Addis Ababa summoned the Egyptian envoy to explain the "
         "threat.", ("responds_to", "summoned", "threatened", "summoned")),
        # the tree hangs the act on the terms in which it is condemned
        ("Georgia condemns in the strongest terms the abduction of a Georgian farmer by Russian border guards near the "
         "village of Khurvaleti.", ("responds_to", "condemns", "abduction", "condemns")),
        # "a day after" stands at the second of two verbs, for both
        ("Pakistan shot down two Indian jets and captured a pilot on Wednesday, a day after Indian aircraft bombed "
         "what Delhi called a militant camp.", ("responds_to", "shot down", "bombed", "after")),
    ],
)  # fmt: skip
def test_what_an_act_is_about_is_found_wherever_its_clause_tells_it(text, link):
    assert link in tied(said(text, "2023-06-20"))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Iranian protesters stormed the Saudi embassy in Tehran. Riyadh severed relations with Iran in response. "
         "Bahrain followed suit.", "followed suit"),
        ("Russia expelled two Norwegian diplomats on Monday. Oslo expelled two Russians in return. Denmark did the "
         "same.", "did the same"),
        ("Israel bombed a school in Gaza on Monday. Jordan condemned the attack. So did Egypt.", "So did"),
    ],
)  # fmt: skip
def test_who_does_the_same_answers_the_same(text, answer):
    reading = polybius.read(text, published="2023-06-20")
    first, last = reading.events[0], reading.events[-1]

    assert answer.startswith(reading.words(last.trigger).split()[0])
    assert (last.id, first.id) in {(link.from_, link.to) for link in reading.links if link.confidence >= 0.5}


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Shells struck a market in the Ukrainian city of Sumy on Monday, killing nine. Poland condemned the shelling, "
         "and Lithuania summoned the Russian ambassador.", True),
        ("Sudan expelled two Chadian diplomats on Monday. Chad recalled its ambassador from Khartoum, while Niger "
         "summoned the Sudanese envoy.", True),
        # who turns on whoever took offence answers him
        ("Chadian soldiers burned a Sudanese village on Monday. Egypt denounced the burning, and Chad summoned the "
         "Egyptian envoy.", False),
    ],
)  # fmt: skip
def test_others_who_take_offence_in_the_same_sentence_answer_the_same(text, also):
    links = [link[1:3] for link in tied(polybius.read(text, published="2023-06-20")) if link[0] == "responds_to"]
    first = next(answered for _, answered in links)

    assert (("summoned", first) in links) is also
