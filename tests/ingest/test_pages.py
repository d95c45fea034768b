import datetime as dt

import pytest

from polybius.errors import InputError
from polybius.ingest import html, markup

SENTENCES = [
    f"The council of the town met on day {number} and agreed that the bridge would be built again by the end of May."
    for number in range(6)
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def in_page(body: str, head: str = "<title>Bridge</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_the_article_and_its_facts_are_read_and_the_rest_of_the_page_is_not():
    raw = in_page(
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><div class="cookie">We use cookies. Accept all</div>'
        f"<article><h1>Bridge to be built again</h1>{BODY}</article><footer>Terms of use</footer>",
        '<meta charset="utf-8"><title>Bridge to be built again | Tigris Wire</title>'
        '<meta property="og:title" content="Bridge to be built again">'
        '<meta property="og:site_name" content="Tigris Wire"><meta name="author" content="Ann Moss">'
        '<meta property="article:published_time" content="2020-01-05T10:00:00+03:00">'
        '<link rel="canonical" href="https://example.org/bridge">'
        '<meta content="made up &amp; marked" name="polybius:notice">',
    )

    text, facts = html.page(raw)

    assert text.split("\n\n")[-6:] == SENTENCES
    assert "cookies" not in text
    assert "Sport" not in text
    assert (facts.title, facts.publisher, facts.author) == ("Bridge to be built again", "Tigris Wire", "Ann Moss")
    assert (facts.published, facts.url) == (dt.date(2020, 1, 5), "https://example.org/bridge")
    assert facts.notice == "made up & marked"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 300 + BODY + "</div>" * 300,  # the parser's limit is about 255
        "<div>" * 20_000 + BODY,
        "<span><b>" * 5_000 + BODY,
        "<made-up>" * 5_000 + BODY,
        "<div " + " ".join(f"a{number}=1" for number in range(60_000)) + f">{BODY}</div>",  # minutes in the parser
        "<div " + "/".join(f"a{number}" for number in range(60_000)) + f">{BODY}</div>",
        f'<div title="{"x" * 2_000_000}">{BODY}</div>',
        f"<table>{'<tr><td>x</td></tr>' * 5_000}</table>{BODY}",
        BODY + "<div " * 20_000,
        "<!-- note -->" * 20_000 + BODY,
        f"<script>if (a < b) {{ document.write('<div>') }}</script>{BODY}",
        "<b>x</b>" * 26_000 + BODY,
        f"<p>5 < 6 and \ud800 &#99999999999; &bogus;</p>{BODY}",
    ],
    ids=["deep", "deeper", "deep-inline", "deep-unknown", "attributes", "slashes", "long-tag", "rows", "unclosed",
         "comments", "script", "tags", "broken"],
)  # fmt: skip
def test_a_hostile_page_loses_no_sentence(body):
    text, _ = html.page(in_page(body))

    assert [sentence for sentence in SENTENCES if sentence not in text] == []


def test_a_page_laid_out_as_a_table_is_read_as_paragraphs():
    frame = f"<table><tr><td><a href=/>Home</a></td><td><font>Bridge</font><p>{'<p>'.join(SENTENCES)}</td></tr></table>"

    text, _ = html.page(in_page(frame))

    assert text.split("\n\n")[-6:] == SENTENCES


def test_a_table_of_an_article_stays_a_table():
    table = "<table><tr><td>Bridge</td><td>9 m</td></tr><tr><td>Ford</td><td>2 m</td></tr></table>"

    text, _ = html.page(in_page(f"<article>{BODY}{table}</article>"))

    assert "| Bridge | 9 m |" in text


@pytest.mark.parametrize("raw", ["<html></html>", in_page("<nav></nav>"), in_page("<script>" * 1_000 + BODY)])
def test_a_page_without_an_article_is_refused(raw):
    with pytest.raises(InputError, match="no article"):
        html.page(raw)


def test_a_page_too_long_is_refused():
    with pytest.raises(InputError, match="too long a page"):
        html.page("x" * (html.MAX_PAGE + 1))


def test_a_page_names_its_own_encoding():
    raw = in_page(f"<article><p>Košice: {SENTENCES[0]}</p>{BODY}</article>", '<meta charset="iso-8859-2">')

    assert "Košice" in html.page(html.decoded(raw.encode("iso-8859-2")))[0]


@pytest.mark.parametrize("named", ["utf-8", "no-such-code", "rot13", "base64", "ascii"])
def test_a_wrong_claim_of_encoding_does_no_harm(named):
    raw = in_page(f"<article><p>“Late”, he said.</p>{BODY}</article>", f'<meta charset="{named}">')

    assert "“Late”" in html.page(html.decoded(raw.encode("cp1252")))[0]


def test_the_pieces_of_a_page_are_the_whole_page():
    raw = in_page(f"a < b <!-- c --> <![CDATA[ d ]]> <script>e < f</script> <p class='g'>{BODY}</p>")

    assert "".join(piece.raw for piece in markup.pieces(raw)) == raw


@pytest.mark.parametrize(
    "unit", ["<", "<a", "<a ", "</", "<!--", "<script>", "<![CDATA[", "<p", "a>", "<a b='", "</script"]
)
def test_endless_repetition_is_scanned_to_its_end(unit):
    raw = unit * (80_000 // len(unit))

    safe = markup.made_safe(raw)
    assert isinstance(markup.plain(safe.raw), str)
    assert isinstance(markup.flat(safe.raw), str)
    assert dict(markup.meta(safe.raw)) == {}


@pytest.mark.parametrize(
    ("page", "article"),
    [
        ("<nav><a href=/>Start</a><a href=/b>Europe</a></nav>", False),
        ("<header><p>The Delta Wire</p></header><footer>Imprint</footer>", False),
        ("<nav><a href=/>Start</a></nav><p>Rockets hit the base.</p>", True),  # short, but no furniture
    ],
)
def test_a_page_of_navigation_alone_holds_no_article(page, article):
    if article:
        assert "Rockets hit the base." in html.page(f"<html><body>{page}</body></html>")[0]
    else:
        with pytest.raises(InputError, match="no article in the page"):
            html.page(f"<html><body>{page}</body></html>")
