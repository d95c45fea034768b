"""What a wrong tree cannot hide: sentences of which the parser made nonsense of who speaks."""

import pytest

from tests.reading import reading_of
from tests.sources.told import told

CLOSING = """
Shops shop NOUN NNS 2 nsubj
closed close VERB VBD 0 root
, , PUNCT , 2 punct
coalition coalition NOUN NN 5 compound
officers officer NOUN NNS 2 obj
said say VERB VBD 2 conj
. . PUNCT . 2 punct
"""
CLOSING_BEFORE_MORE = """
Shops shop NOUN NNS 2 nsubj
closed close VERB VBD 0 root
, , PUNCT , 2 punct
two two NUM CD 5 nummod
ministers minister NOUN NNS 6 nsubj
said say VERB VBD 2 conj
, , PUNCT , 9 punct
and and CCONJ CC 9 cc
left leave VERB VBD 2 conj
. . PUNCT . 2 punct
"""
INVERTED = """
Shops shop NOUN NNS 4 nsubj
closed close VERB VBD 4 ccomp
, , PUNCT , 4 punct
said say VERB VBD 0 root
officers officer NOUN NNS 4 obj
, , PUNCT , 4 punct
who who PRON WP 8 nsubj
fled flee VERB VBD 5 acl:relcl
. . PUNCT . 4 punct
"""
SERIES = """
Doe Doe PROPN NNP 2 nsubj
came come VERB VBD 0 root
, , PUNCT , 4 punct
said say VERB VBD 2 conj
shops shop NOUN NNS 6 nsubj
closed close VERB VBD 4 ccomp
. . PUNCT . 2 punct
"""
SAID_IN = """
Doe Doe PROPN NNP 8 nsubj
, , PUNCT , 4 punct
who who PRON WP 4 nsubj
left leave VERB VBD 1 acl:relcl
, , PUNCT , 4 punct
later later ADV RB 8 advmod
, , PUNCT , 8 punct
said say VERB VBD 0 root
in in ADP IN 10 case
Rome Rome PROPN NNP 8 obl
shops shop NOUN NNS 12 nsubj
closed close VERB VBD 8 ccomp
. . PUNCT . 8 punct
"""
SPEAKER_IN_QUOTE = """
“ “ PUNCT `` 3 punct
We we PRON PRP 3 nsubj
stay stay VERB VBP 0 root
here here ADV RB 3 advmod
, , PUNCT , 3 punct
” ” PUNCT '' 3 punct
said say VERB VBD 3 parataxis
Doe Doe PROPN NNP 3 nsubj
. . PUNCT . 3 punct
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (CLOSING, [("coalition officers", "said", ["Shops closed"], None)]),  # the tree has the shops close them
        (
            CLOSING_BEFORE_MORE,
            [("two ministers", "said", ["Shops closed"], None)],
        ),  # what follows "and" is the writer's
        (INVERTED, [("officers, who fled", "said", ["Shops closed"], None)]),  # the tree has the shops say it
        (SERIES, [("Doe", "said", ["shops closed"], None)]),  # the shops say nothing
        (SAID_IN, [("Doe, who left", "said", ["shops closed"], None)]),  # Rome says nothing
        (SPEAKER_IN_QUOTE, [("Doe", "said", ["“We stay here,”"], None)]),
    ],
)
def test_word_order_tells_who_speaks_where_it_leaves_no_doubt(rows, expected):
    assert told(reading_of(rows)) == expected
