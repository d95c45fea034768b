"""Who speaks in quotations: sentence -> (source, cue, content, index of the attribution around it)."""

import pytest

import polybius
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
QUOTE_TWICE = """
“ “ PUNCT `` 3 punct
We we PRON PRP 3 nsubj
stay stay VERB VBP 7 ccomp
, , PUNCT , 3 punct
” ” PUNCT '' 3 punct
he he PRON PRP 7 nsubj
said say VERB VBD 0 root
. . PUNCT . 7 punct

“ “ PUNCT `` 3 punct
We we PRON PRP 3 nsubj
fight fight VERB VBP 0 root
hard hard ADV RB 3 advmod
. . PUNCT . 3 punct
” ” PUNCT '' 3 punct
"""
QUOTE_BEGINS_BEFORE = """
“ “ PUNCT `` 3 punct
We we PRON PRP 3 nsubj
stay stay VERB VBP 0 root
. . PUNCT . 3 punct

We we PRON PRP 2 nsubj
fight fight VERB VBP 6 ccomp
, , PUNCT , 2 punct
” ” PUNCT '' 2 punct
he he PRON PRP 6 nsubj
said say VERB VBD 0 root
. . PUNCT . 6 punct
"""
QUOTE_AFTER_COLON = """
He he PRON PRP 2 nsubj
added add VERB VBD 0 root
: : PUNCT : 2 punct

“ “ PUNCT `` 4 punct
We we PRON PRP 4 nsubj
all all ADV RB 4 advmod
fight fight VERB VBP 0 root
. . PUNCT . 4 punct
” ” PUNCT '' 4 punct
"""
SCARE_QUOTES = """
The the DET DT 4 det
“ “ PUNCT `` 4 punct
big big ADJ JJ 4 amod
deal deal NOUN NN 6 nsubj
” ” PUNCT '' 4 punct
failed fail VERB VBD 0 root
. . PUNCT . 6 punct
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (QUOTE_TWICE, [("he", "said", ["“We stay,”", "“We fight hard.”"], None)]),  # the second has no cue of its own
        (QUOTE_BEGINS_BEFORE, [("he", "said", ["“We stay. We fight,”"], None)]),  # two sentences, one speech
        (QUOTE_AFTER_COLON, [("He", "added", ["“We all fight.”"], None)]),
        (SCARE_QUOTES, []),  # words held at a distance: nobody is said to say them
    ],
)
def test_quotations_belong_to_the_nearest_speaker(rows, expected):
    assert told(reading_of(rows)) == expected


I_KNOW = """
“ “ PUNCT `` 3 punct
I I PRON PRP 3 nsubj
know know VERB VBP 8 ccomp
it it PRON PRP 3 obj
, , PUNCT , 3 punct
” ” PUNCT '' 3 punct
Doe Doe PROPN NNP 8 nsubj
said say VERB VBD 0 root
. . PUNCT . 8 punct
"""


def test_what_a_speaker_thinks_while_speaking_is_no_second_mouth():
    assert told(reading_of(I_KNOW)) == [("Doe", "said", ["“I know it,”"], None)]


GUARDS_SAY = """
“ “ PUNCT `` 3 punct
Guards guard NOUN NNS 3 nsubj
say say VERB VBP 9 ccomp
they they PRON PRP 5 nsubj
left leave VERB VBD 3 ccomp
, , PUNCT , 3 punct
” ” PUNCT '' 3 punct
Doe Doe PROPN NNP 9 nsubj
said say VERB VBD 0 root
. . PUNCT . 9 punct
"""
SAID_WANTS = """
Doe Doe PROPN NNP 2 nsubj
said say VERB VBD 0 root
Iran Iran PROPN NNP 4 nsubj
wants want VERB VBZ 2 ccomp
to to PART TO 6 mark
talk talk VERB VB 4 xcomp
. . PUNCT . 2 punct
"""


def test_what_a_speaker_was_told_by_another_is_a_second_mouth():
    assert told(reading_of(GUARDS_SAY)) == [
        ("Guards", "say", ["they left"], 1),
        ("Doe", "said", ["“Guards say they left,”"], None),
    ]


def test_a_wish_that_another_tells_of_is_no_second_mouth():
    assert told(reading_of(SAID_WANTS)) == [("Doe", "said", ["Iran wants to talk"], None)]


def test_a_wrong_lemma_does_not_hide_a_cue():
    assert told(reading_of(IRAN_SAID.replace("said say", "told tol"))) == [("Iran", "told", ["Iraq would leave"], None)]


NOTING = """
“ “ PUNCT `` 3 punct
Trade trade NOUN NN 3 nsubj
grows grow VERB VBZ 7 ccomp
, , PUNCT , 3 punct
” ” PUNCT '' 3 punct
Doe Doe PROPN NNP 7 nsubj
said say VERB VBD 0 root
, , PUNCT , 9 punct
noting note VERB VBG 3 advcl
that that SCONJ IN 12 mark
shops shop NOUN NNS 12 nsubj
open open VERB VBP 9 ccomp
. . PUNCT . 7 punct
"""
ADDING = (
    NOTING.split("noting", maxsplit=1)[0]
    + """adding add VERB VBG 7 advcl
, , PUNCT , 9 punct
“ “ PUNCT `` 13 punct
Shops shop NOUN NNS 13 nsubj
open open VERB VBP 7 conj
now now ADV RB 13 advmod
. . PUNCT . 13 punct
” ” PUNCT '' 13 punct
"""
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # "noting" hangs on the growing trade, which notes nothing
        (NOTING, [("Doe", "said", ["“Trade grows,”"], None), ("Doe", "noting", ["that shops open"], None)]),
        (ADDING, [("Doe", "said", ["“Trade grows,”"], None), ("Doe", "adding", ["“Shops open now.”"], None)]),
    ],
)
def test_a_participle_of_saying_has_the_speaker_before_it(rows, expected):
    assert told(reading_of(rows)) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The charity noted that Somali troops had left the town, and added that two boats were gone.", "The charity"),
        ("The charity said that Somali jets hit the town, and pointed out that six died.", "The charity"),
        ("The charity says that Somali troops left the town and notes that two boats are gone.", "The charity"),
        ("The daily wrote that Somali troops had left the town and quoted a herder.", "The daily"),
        # it may be told of the troops
        (
            "The charity said that Somali troops had met herders and told them that they would stay.",
            "Somali troops",
        ),
        ("The charity said that Somali troops had confessed and said that they were sorry.", "Somali troops"),
    ],
)
def test_a_second_verb_of_saying_has_the_speaker_of_the_first(text, speaker):
    reading = polybius.read(text, published="2022-05-03")
    last = reading.attributions[-1]

    assert last.source is not None
    assert reading.words(last.source.span) == speaker
    assert (last.within is None) == (speaker != "Somali troops")
