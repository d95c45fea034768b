"""Who says what: sentence -> (source, cue, content, index of the attribution around it), the trap beside it."""

from dataclasses import replace

import pytest

from polybius import sources
from polybius.schema import Entity, Span
from tests.reading import reading_of
from tests.sources.told import told

IRAN_SAID = """
Iran Iran PROPN NNP 2 nsubj
said say VERB VBD 0 root
Iraq Iraq PROPN NNP 5 nsubj
would would AUX MD 5 aux
leave leave VERB VB 2 ccomp
. . PUNCT . 2 punct
"""
SAID_AFTER = """
The the DET DT 2 det
army army NOUN NN 4 nsubj
has have AUX VBZ 4 aux
left leave VERB VBN 9 ccomp
, , PUNCT , 9 punct
the the DET DT 8 det
inspector inspector NOUN NN 8 compound
general general NOUN NN 9 nsubj
said say VERB VBD 0 root
on on ADP IN 11 case
Tuesday Tuesday PROPN NNP 9 obl
. . PUNCT . 9 punct
"""
SAID_INSIDE = """
The the DET DT 2 det
plan plan NOUN NN 7 nsubj
, , PUNCT , 5 punct
he he PRON PRP 5 nsubj
said say VERB VBD 7 parataxis
, , PUNCT , 5 punct
died die VERB VBD 0 root
. . PUNCT . 7 punct
"""
ACCORDING_TO = """
Six six NUM CD 2 nummod
men man NOUN NNS 3 nsubj
fled flee VERB VBD 0 root
, , PUNCT , 7 punct
according accord VERB VBG 7 case
to to ADP IN 5 fixed
Tehran Tehran PROPN NNP 3 obl
. . PUNCT . 3 punct
"""
ACCUSED = """
Iraq Iraq PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Iran Iran PROPN NNP 2 obj
of of SCONJ IN 5 mark
shelling shell VERB VBG 2 advcl
a a DET DT 7 det
village village NOUN NN 5 obj
. . PUNCT . 2 punct
"""
DENIED = """
Iran Iran PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
. . PUNCT . 2 punct
"""
DENIED_USING = """
Iran Iran PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
using use VERB VBG 2 xcomp
rockets rocket NOUN NNS 3 obj
. . PUNCT . 2 punct
"""
BELIEVED = """
He he PRON PRP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
believed believe VERB VBN 0 root
to to PART TO 6 mark
have have AUX VB 6 aux
fled flee VERB VBN 3 xcomp
. . PUNCT . 3 punct
"""
TOLD_BY = """
The the DET DT 2 det
paper paper NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
told tell VERB VBN 0 root
by by ADP IN 7 case
the the DET DT 7 det
Pentagon Pentagon PROPN NNP 4 obl:agent
that that SCONJ IN 10 mark
troops troops NOUN NNS 10 nsubj
left leave VERB VBD 4 ccomp
. . PUNCT . 4 punct
"""
URGED = """
Berlin Berlin PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Tehran Tehran PROPN NNP 2 obj
to to PART TO 5 mark
talk talk VERB VB 2 xcomp
. . PUNCT . 2 punct
"""
TOLD_REPORTERS = """
It it PRON PRP 9 nsubj
was be AUX VBD 9 cop
, , PUNCT , 5 punct
he he PRON PRP 5 nsubj
told tell VERB VBD 9 parataxis
reporters reporter NOUN NNS 5 obj
, , PUNCT , 5 punct
a a DET DT 9 det
mistake mistake NOUN NN 0 root
. . PUNCT . 9 punct
"""
CALLED_FOR = """
Paris Paris PROPN NNP 2 nsubj
called call VERB VBD 0 root
for for ADP IN 5 case
a a DET DT 5 det
truce truce NOUN NN 2 obl
. . PUNCT . 2 punct
"""
WHO_SAID = """
Reporters reporter NOUN NNS 2 nsubj
met meet VERB VBD 0 root
a a DET DT 4 det
guard guard NOUN NN 2 obj
who who PRON WP 6 nsubj
said say VERB VBD 4 acl:relcl
he he PRON PRP 8 nsubj
fled flee VERB VBD 6 ccomp
. . PUNCT . 2 punct
"""
STATEMENT_SAYING = """
Riyadh Riyadh PROPN NNP 2 nsubj
issued issue VERB VBD 0 root
a a DET DT 4 det
statement statement NOUN NN 2 obj
saying say VERB VBG 4 acl
it it PRON PRP 7 nsubj
agreed agree VERB VBD 5 ccomp
. . PUNCT . 2 punct
"""
CLAIM_THAT = """
Tehran Tehran PROPN NNP 3 nmod:poss
's 's PART POS 1 case
claim claim NOUN NN 8 nsubj
that that SCONJ IN 6 mark
ships ship NOUN NNS 6 nsubj
sank sink VERB VBD 3 acl
was be AUX VBD 8 cop
false false ADJ JJ 0 root
. . PUNCT . 8 punct
"""
PER_DAY = """
Planes plane NOUN NNS 2 nsubj
land land VERB VBP 0 root
twice twice ADV RB 2 advmod
per per ADP IN 5 case
day day NOUN NN 2 obl
. . PUNCT . 2 punct
"""
DENIED_VISAS = """
They they PRON PRP 3 nsubj:pass
were be AUX VBD 3 aux:pass
denied deny VERB VBN 0 root
visas visa NOUN NNS 3 obj
. . PUNCT . 3 punct
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (IRAN_SAID, [("Iran", "said", ["Iraq would leave"], None)]),  # the second name is inside the content
        (SAID_AFTER, [("the inspector general", "said", ["The army has left"], None)]),  # "on Tuesday" is the saying's
        (SAID_INSIDE, [("he", "said", ["The plan", "died"], None)]),  # the content lies on both sides of the cue
        (ACCORDING_TO, [("Tehran", "according to", ["Six men fled"], None)]),
        (ACCUSED, [("Iraq", "accused", ["Iran of shelling a village"], None)]),  # both: whom, and of what
        (DENIED, [("Iran", "denied", ["the attack"], None)]),
        (DENIED_USING, [("Iran", "denied", ["using rockets"], None)]),
        (BELIEVED, [(None, "is believed", ["He", "to have fled"], None)]),  # nobody is named as believing it
        (TOLD_BY, [("the Pentagon", "was told", ["that troops left"], None)]),  # the paper is told, it tells nothing
        (URGED, [("Berlin", "urged", ["Tehran to talk"], None)]),
        (
            TOLD_REPORTERS,
            [("he", "told", ["It was", "a mistake"], None)],
        ),  # reporters are told, they are not what is said
        (CALLED_FOR, [("Paris", "called for", ["a truce"], None)]),
        (WHO_SAID, [("a guard", "said", ["he fled"], None)]),  # "who" names nobody: the noun before it does
        (STATEMENT_SAYING, [("Riyadh", "issued a statement saying", ["it agreed"], None)]),  # the statement is Riyadh's
        (CLAIM_THAT, [("Tehran", "claim", ["that ships sank"], None)]),
        (PER_DAY, []),  # "per Tehran" would be a source, "per day" is none
        (DENIED_VISAS, []),  # nobody disputes anything
    ],
)
def test_source_cue_and_content_are_found_around_a_cue(rows, expected):
    assert told(reading_of(rows)) == expected


THREE_MOUTHS = """
The the DET DT 2 det
agency agency NOUN NN 3 nsubj
quoted quote VERB VBD 0 root
an a DET DT 5 det
official official NOUN NN 3 obj
as as SCONJ IN 7 mark
saying say VERB VBG 3 advcl
that that SCONJ IN 12 mark
the the DET DT 10 det
ministry ministry NOUN NN 12 nsubj
had have AUX VBD 12 aux
ordered order VERB VBN 7 ccomp
the the DET DT 14 det
guards guard NOUN NNS 12 obj
to to PART TO 16 mark
leave leave VERB VB 12 xcomp
. . PUNCT . 3 punct
"""
QUOTED_AFTER = """
Ships ship NOUN NNS 2 nsubj
sank sink VERB VBD 5 ccomp
, , PUNCT , 5 punct
television television NOUN NN 5 nsubj
quoted quote VERB VBD 0 root
a a DET DT 7 det
source source NOUN NN 5 obj
as as SCONJ IN 9 mark
saying say VERB VBG 5 advcl
. . PUNCT . 5 punct
"""
HILL_REPORTED = """
The the DET DT 2 det
Hill Hill PROPN NNP 3 nsubj
reported report VERB VBD 0 root
that that SCONJ IN 7 mark
the the DET DT 6 det
inspector inspector NOUN NN 7 nsubj
said say VERB VBD 3 ccomp
, , PUNCT , 9 punct
based base VERB VBN 11 case
on on ADP IN 9 fixed
answers answer NOUN NNS 7 obl
from from ADP IN 14 case
the the DET DT 14 det
Pentagon Pentagon PROPN NNP 11 nmod
, , PUNCT , 11 punct
that that SCONJ IN 18 mark
training training NOUN NN 18 nsubj
resumed resume VERB VBD 7 ccomp
. . PUNCT . 3 punct
"""


def test_three_mouths_are_nested_outermost_first():
    assert told(reading_of(THREE_MOUTHS)) == [
        ("The agency", "quoted", ["an official as saying that the ministry had ordered the guards to leave"], None),
        ("an official", "saying", ["that the ministry had ordered the guards to leave"], 0),
        ("the ministry", "had ordered", ["the guards to leave"], 1),
    ]


def test_what_stands_before_a_chain_of_two_mouths_is_said_by_the_inner_one():
    assert told(reading_of(QUOTED_AFTER)) == [
        ("television", "quoted", ["Ships sank", "a source as saying"], None),
        ("a source", "saying", ["Ships sank"], 0),
    ]


def test_a_report_of_what_another_said_holds_what_that_one_rests_on():
    reading = sources.attribute(reading_of(HILL_REPORTED))
    hill, inspector = reading.attributions

    assert told(reading)[1] == ("the inspector", "said", ["that training resumed"], 0)
    assert (hill.based_on, reading.words(inspector.based_on.span)) == (None, "answers from the Pentagon")


CITING = """
The the DET DT 2 det
paper paper NOUN NN 3 nsubj
reported report VERB VBD 0 root
, , PUNCT , 5 punct
citing cite VERB VBG 3 advcl
two two NUM CD 7 nummod
officials official NOUN NNS 5 obj
, , PUNCT , 5 punct
that that SCONJ IN 11 mark
talks talk NOUN NNS 11 nsubj
resumed resume VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""


def test_citing_tells_what_the_source_rests_on_and_is_no_claim_of_its_own():
    reading = sources.attribute(reading_of(CITING))

    assert told(reading) == [("The paper", "reported", ["that talks resumed"], None)]
    assert reading.words(reading.attributions[0].based_on.span) == "two officials"


REPORTEDLY = """
Troops troops NOUN NNS 3 nsubj
reportedly reportedly ADV RB 3 advmod
left leave VERB VBD 0 root
. . PUNCT . 3 punct
"""
UNNAMED = """
An a DET DT 3 det
unnamed unnamed ADJ JJ 3 amod
official official NOUN NN 4 nsubj
said say VERB VBD 0 root
troops troops NOUN NNS 6 nsubj
left leave VERB VBD 4 ccomp
. . PUNCT . 4 punct
"""
SOURCES_SAID = UNNAMED.replace("official official NOUN NN", "sources source NOUN NNS").replace(
    "unnamed unnamed", "local local"
)


@pytest.mark.parametrize(
    ("rows", "source", "vague"),
    [
        (REPORTEDLY, None, True),
        (UNNAMED, "An unnamed official", True),
        (SOURCES_SAID, "An local sources", True),  # sources, however local, stay unnamed
        (BELIEVED, None, True),
        (IRAN_SAID, "Iran", False),
        (SAID_AFTER, "the inspector general", False),  # an office is somebody
    ],
)
def test_a_claim_of_nobody_in_particular_is_vague(rows, source, vague):
    reading = sources.attribute(reading_of(rows))
    (found,) = reading.attributions

    assert (reading.words(found.source.span) if found.source else None, found.vague) == (source, vague)


def test_the_source_is_who_its_mention_is():
    iran = Entity("IRN", "Iran", "IRN", "IRN", None, "country")
    iraq = Entity("IRQ", "Iraq", "IRQ", "IRQ", None, "country")
    reading = reading_of(IRAN_SAID, mentions=[("Iran", "GPE", "IRN"), ("Iraq", "GPE", "IRQ")], entities=[iran, iraq])

    (found,) = sources.attribute(reading).attributions

    assert (found.source.entity, found.source.country) == ("IRN", "IRN")


MINISTER = """
The the DET DT 2 det
minister minister NOUN NN 6 nsubj
, , PUNCT , 4 punct
Doe Doe PROPN NNP 2 appos
, , PUNCT , 4 punct
said say VERB VBD 0 root
troops troops NOUN NNS 8 nsubj
left leave VERB VBD 6 ccomp
. . PUNCT . 6 punct
"""


def test_a_name_set_beside_an_office_tells_who_speaks():
    doe = Entity("jane-doe", "Jane Doe", "USAGOV", "USA", "GOV", "person")
    reading = sources.attribute(reading_of(MINISTER, mentions=[("Doe", "PER", "jane-doe")], entities=[doe]))

    assert told(reading) == [("The minister, Doe", "said", ["troops left"], None)]
    assert reading.attributions[0].source.entity == "jane-doe"


def test_a_sentence_that_was_passed_over_says_nothing():
    reading = reading_of(IRAN_SAID)
    skipped = replace(reading, sentences=(replace(reading.sentences[0], read=False),))

    assert sources.attribute(skipped).attributions == ()


def test_an_empty_document_says_nothing():
    assert sources.attribute(reading_of(IRAN_SAID).__class__(reading_of(IRAN_SAID).document)).attributions == ()


def test_every_span_lies_inside_the_document_and_no_content_holds_its_own_cue():
    for rows in (IRAN_SAID, SAID_INSIDE, ACCORDING_TO, THREE_MOUTHS, HILL_REPORTED, CITING, MINISTER):
        reading = sources.attribute(reading_of(rows))
        whole = Span(0, len(reading.text))
        for found in reading.attributions:
            assert all(whole.contains(span) and len(span) for span in (found.cue, *found.content))
            assert not any(span.overlaps(found.cue) for span in found.content)


HEADLINE = """
Iran Iran PROPN NNP 4 nsubj
: : PUNCT : 1 punct
no no DET DT 4 det
talks talk NOUN NNS 0 root
"""
RIVALS = """
Iran Iran PROPN NNP 6 nsubj
and and CCONJ CC 3 cc
Iraq Iraq PROPN NNP 1 conj
: : PUNCT : 1 punct
old old ADJ JJ 6 amod
wounds wound NOUN NNS 0 root
"""
CAPTION = """
Image image NOUN NN 0 root
: : PUNCT : 1 punct
Jane Jane PROPN NNP 1 appos
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (HEADLINE, [("Iran", ":", ["no talks"], None)]),
        (RIVALS, []),  # two names before a colon are what the headline is about
    ],
)
def test_a_name_before_a_colon_speaks(rows, expected):
    assert told(reading_of(rows)) == expected


SAID_MONDAY = """
Doe Doe PROPN NNP 2 nsubj
said say VERB VBD 0 root
Monday Monday PROPN NNP 5 obl:unmarked
they they PRON PRP 5 nsubj
left leave VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""
CALLED_WORST = """
Doe Doe PROPN NNP 2 nsubj
called call VERB VBD 0 root
him he PRON PRP 2 obj
“ “ PUNCT `` 5 punct
traitor traitor NOUN NN 2 dep
” ” PUNCT '' 5 punct
. . PUNCT . 2 punct
"""
HE_SUPPORTS = """
A a DET DT 2 det
vote vote NOUN NN 6 nsubj
to to PART TO 4 mark
support support VERB VB 2 acl
Iran Iran PROPN NNP 4 obj
failed fail VERB VBD 0 root
. . PUNCT . 6 punct
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (SAID_MONDAY, [("Doe", "said", ["they left"], None)]),  # Monday is the day of the saying
        (CALLED_WORST, [("Doe", "called", ["him “traitor”"], None)]),
        (HE_SUPPORTS, []),  # whether anybody supports Iran is what the vote was about
    ],
)
def test_contents_begin_and_end_where_the_words_do(rows, expected):
    assert told(reading_of(rows)) == expected


def test_a_caption_below_the_headline_says_nothing():
    assert told(reading_of(IRAN_SAID + CAPTION)) == told(reading_of(IRAN_SAID))


def test_a_sentence_without_end_is_passed_over_quickly():
    rows = "\n".join(f"said say VERB VBD {i} {'ccomp' if i else 'root'}" for i in range(5_000))

    assert told(reading_of(rows)) == []
