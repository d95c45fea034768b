import datetime as dt
import io
import json
import os
import sys
from pathlib import Path

import pytest

from polybius import ingest
from polybius.config import Settings
from polybius.errors import InputError
from polybius.ingest import inputs
from polybius.ingest.decode import lines
from polybius.schema import Document, Reading, Refusal, Run, Span
from polybius.store import open_store

PROSE = "The council of the town met on Monday and agreed that the old bridge would be rebuilt before the winter."
FRONT = "---\ntitle: Bridge to be rebuilt\npublished: 2020-01-05\npublisher: Tigris Wire\nurl: https://example.org/b\n---\n\n"


def read(*inputs, **settings):
    return list(ingest.read(inputs, settings=Settings(**settings)))


def one(*inputs, **settings) -> Document:
    (document,) = read(*inputs, **settings)
    assert isinstance(document, Document), document
    return document


def why(*inputs, **settings) -> str:
    (refusal,) = read(*inputs, **settings)
    assert isinstance(refusal, Refusal), refusal
    return refusal.why


@pytest.fixture
def write(tmp_path):
    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def test_markdown_is_read_as_its_plain_words(write):
    raw = (
        "# Bridge *to be* rebuilt\n\n**The council** of the [town](https://example.org/t) met.\n\n"
        "![the bridge](b.png)\n\n> It is _late_, he said.\n\n- one `x`\n- two\n\n***\n\nAn a_b_c \\*end\\*.[^1]\n\n"
        "[^1]: note\n"
    )

    document = one(write("a.md", raw))

    assert document.title == "Bridge to be rebuilt"
    assert document.text == (
        "Bridge to be rebuilt\n\nThe council of the town met.\n\nIt is late, he said.\n\none x\ntwo\n\n"
        "An a_b_c *end*.\n\nnote"
    )


def test_rows_keep_their_own_ids_and_facts(write):
    rows = [
        {"id": "r1", "text": PROSE, "title": "Bridge", "published": "2020-01-05", "url": "https://example.org/1"},
        {"doc_id": 7, "maintext": PROSE, "date_publish": "2020-01-06 10:00:00", "source_domain": "tigris.example",
         "authors": ["A. Moss", "B. Lund"], "notice": "made up"},
    ]  # fmt: skip
    path = write("a.jsonl", "\n".join(map(json.dumps, rows)))

    first, second = read(path)

    assert (first.id, first.uri, first.title) == ("r1", "https://example.org/1", "Bridge")
    assert (second.id, second.uri, second.publisher) == ("7", f"{path}#7", "tigris.example")
    assert (second.author, second.notice, second.published) == ("A. Moss, B. Lund", "made up", dt.date(2020, 1, 6))


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")])
def test_tables_are_read_whatever_divides_their_cells(write, name, mark):
    path = write(name, f'ID{mark}Body{mark}Date\nr1{mark}"{PROSE}\n""Late{mark}"" he said."{mark}2020-01-05\n')

    document = one(path)

    assert (document.id, document.published) == ("r1", dt.date(2020, 1, 5))
    assert document.text == f'{PROSE}\n"Late{mark if mark != chr(9) else " "}" he said.'


def test_rows_of_one_id_are_all_kept_the_second_by_its_line(write, tmp_path):
    rows = [{"id": "a", "text": PROSE}, {"id": "a", "text": PROSE + " It rained."}, {"id": 4, "text": PROSE + " Ah."}]
    path = write("rows.jsonl", "\n".join(json.dumps(row) for row in [*rows, {"text": PROSE + " It snowed."}]))

    found = read(path)

    assert [document.uri for document in found] == [f"{path}#{row}" for row in ("a", "line=2", "4", "line=4")]
    assert len({document.id for document in found}) == 4
    with open_store(tmp_path / "s.duckdb") as store:
        assert store.add(Reading(document, Run("r", "", "", "", "")) for document in found).documents == 4
        assert len(store.documents()) == 4


def test_a_file_is_known_by_its_full_path_from_whatever_folder_it_is_read(write, tmp_path, monkeypatch):
    write("x/report.txt", PROSE)
    write("x/told.txt", FRONT + PROSE)
    monkeypatch.chdir(tmp_path)
    far = read("x/report.txt", "x/told.txt")
    monkeypatch.chdir(tmp_path / "x")
    near = read("report.txt", "./told.txt")

    assert [document.uri for document in (far[0], near[0])] == ["x/report.txt", "report.txt"]
    assert far[0].path == near[0].path == str(tmp_path.resolve() / "x" / "report.txt")
    assert far[1].path is near[1].path is None  # it tells an address of its own
    assert "path" not in Reading(far[0]).to_dict()["document"]


def test_a_row_with_a_given_pair_is_taken_as_it_is(write):
    row = {"text": "[ad_1]  The army\u00a0hit the militia.", "given": {"actor": [8, 16], "recipient": [21, 32]}}

    document = one(write("a.jsonl", json.dumps(row)))

    assert document.text == row["text"]
    assert document.given == (Span(8, 16), Span(21, 32))


@pytest.mark.parametrize("given", [{"actor": [0, 3]}, {"actor": [0, 3], "recipient": [5, 900]}, "x", {"actor": 1}])
def test_a_given_pair_outside_the_text_is_refused(write, given):
    assert "given" in why(write("a.jsonl", json.dumps({"text": "The army left.", "given": given})))


def test_bad_rows_are_refused_by_their_line_and_the_others_kept(write):
    path = write(
        "a.jsonl", f'{{"text": "{PROSE}"}}\nnot json\n[1]\n{{"title": "x"}}\n\n{{"text": 5}}\n{{"text": "Two."}}\n'
    )

    items = read(path)

    assert [item.text for item in items if isinstance(item, Document)] == [PROSE, "Two."]
    refused = [(item.uri, item.why) for item in items if isinstance(item, Refusal)]
    assert [uri for uri, _ in refused] == [f"{path}#line={number}" for number in (2, 3, 4, 6)]
    assert refused[0][1] == "line 2 is no JSON: Expecting value at character 1"  # of that line
    assert refused[1][1] == "line 3 is no JSON object but a list"
    assert "no text" in refused[2][1]
    assert refused[3][1] == "line 6: text is a number, not a text"


def test_a_table_row_of_another_width_is_refused_and_the_others_kept(write):
    items = read(write("a.csv", "id,text\n1,One.\n2,Two.,more\n3,Three.\n"))

    assert [item.id for item in items if isinstance(item, Document)] == ["1", "3"]
    assert [item.why for item in items if isinstance(item, Refusal)] == ["line 3 has 3 cells; the header has 2"]


@pytest.mark.parametrize("rows", [5, 5_000])
def test_a_quote_that_is_never_closed_costs_one_row_not_the_rest_of_the_table(write, rows):
    lines = [f"{number},The army left." for number in range(rows)]
    lines[2] = '2,"The army left.'

    items = read(write("a.csv", "\n".join(["id,text", *lines])))

    assert [item.why for item in items if isinstance(item, Refusal)] == ["line 4: a quote in it is never closed"]
    assert [item.id for item in items if isinstance(item, Document)] == [str(n) for n in range(rows) if n != 2]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])  # the last as a Mac's spreadsheet ends them
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["rows.csv", "rows.jsonl"])
def test_tables_are_read_whatever_ends_their_lines_and_however_wide_their_letters(write, name, encoding, ending):
    if name == "rows.csv":
        lines = ["id,text,published", f'a,"{PROSE}",2020-01-05', f'b,"{PROSE}",', ""]
    else:
        lines = [
            json.dumps({"id": "a", "text": PROSE, "published": "2020-01-05"}),
            json.dumps({"id": "b", "text": PROSE}),
            "",
        ]

    one, other = read(write(name, ending.join(lines).encode(encoding)))

    assert (one.id, one.published, other.id) == ("a", dt.date(2020, 1, 5), "b")
    assert one.text == PROSE


def test_lines_that_end_in_returns_may_be_more_than_one_line_may_be_long(write):
    path = write("mac.csv", "id,text\r" + "".join(f'{number},"{PROSE}"\r' for number in range(300)))

    assert len(read(path, max_characters=2_000)) == 300


def test_a_first_line_of_any_length_ends_no_run(write):
    path = write("long.csv", f'"{"x" * 140_000}",text\n"a, b",{PROSE}\n')

    assert one(path).text == PROSE


def test_a_table_without_texts_is_refused_once(write):
    assert why(write("a.csv", "id,name\n1,x\n2,y\n")).startswith("no column of texts")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n ", "no text"),
        (b"Advertisement\n", "no text besides page furniture"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (bytes(range(256)) * 50, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a picture"),
        (b"%PDF-1.7 words", "a PDF"),
        (b"PK\x03\x04 words", "a zip archive"),
        (b"word " * 3_000, "too long"),
    ],
)
def test_a_file_that_is_no_readable_text_is_refused_with_the_reason(write, content, reason):
    assert reason in why(write("a.txt", content), max_characters=10_000)


def test_a_file_far_too_long_is_refused_without_being_read(write, tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000_000)  # a hole: it could not be held in memory

    assert "too long" in why(path)


def test_a_line_too_long_is_refused_and_the_rows_around_it_kept(write):
    rows = ['{"text": "One."}', json.dumps({"text": "x" * 500_000}), '{"text": "Three."}']

    items = read(write("a.jsonl", "\n".join(rows)), max_characters=10_000)

    assert [getattr(item, "text", "refused") for item in items] == ["One.", "refused", "Three."]


@pytest.mark.parametrize("name", ["gone.txt", "gone", "g*ne/*.txt", "x" * 5_000, "nul\x00.txt"])
def test_what_is_not_there_is_refused(tmp_path, name):
    assert why(f"{tmp_path}/{name}")


def test_a_text_in_the_place_of_a_name_is_refused_with_the_way_to_read_it():
    assert "or as its bytes" in why("Rockets hit the camp on Friday. Nobody was hurt.")
    assert why("gone.txt") == "no such file or folder"


@pytest.mark.parametrize("name", ["a.exe", "a.docx", "noending"])
def test_an_unknown_ending_is_refused_when_named_but_passed_over_in_a_folder(write, tmp_path, name):
    path = write(name, PROSE)
    write("b.txt", PROSE)

    assert why(path).startswith("unknown ending" if "." in name else "a name without an ending; known are .txt")
    assert one(tmp_path).id == "b"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(write):
    path = write("a.txt", PROSE)
    path.chmod(0)

    assert "cannot be read" in why(path)


def test_a_folder_is_read_in_order_with_all_below_it_but_hidden_files(write, tmp_path):
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/c.txt", "c.html.bak", "a/b/y.txt"):
        write(name, PROSE)

    assert [document.id for document in read(tmp_path)] == ["y", "z", "b"]


def test_links_in_a_circle_end(write, tmp_path):
    write("a/x.txt", PROSE)
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "nowhere.txt").symlink_to(tmp_path / "gone")

    items = read(tmp_path)

    assert [item.id for item in items if isinstance(item, Document)] == ["x"]
    assert [item.why for item in items if isinstance(item, Refusal)] == ["a link to nothing"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file's name is Unicode")
def test_a_name_that_is_no_utf_8_is_read_and_kept(tmp_path):
    for name in (b"Malm\xf6.txt", b"Malm\xe5.txt"):
        (tmp_path / os.fsdecode(name)).write_text("One came.")
    os.symlink("nowhere", tmp_path / os.fsdecode(b"\xf6.txt"))

    one, other, refused = ingest.read([tmp_path])

    assert (one.id, other.id) == (r"Malm\udce5", r"Malm\udcf6")  # two names stay two: not versions of one document
    assert [Path(item.uri).name for item in (one, other, refused)] == [
        r"Malm\udce5.txt", r"Malm\udcf6.txt", r"\udcf6.txt",
    ]  # fmt: skip
    with open_store(tmp_path / "x.duckdb") as store:
        assert not store.has(one, Run("r", "", "", "", ""))


def test_a_pattern_means_the_files_that_match_it(write, tmp_path):
    for name in ("a/1.txt", "b/2.txt", "b/3.md"):
        write(name, PROSE)

    assert [document.id for document in read(f"{tmp_path}/*/*.txt")] == ["1", "2"]
    assert [document.id for document in read(f"{tmp_path}/**/*.md")] == ["3"]


def test_a_thousand_copies_of_one_file_have_a_thousand_ids_that_stay(write, tmp_path):
    for number in range(1_000):
        write(f"{number:04}/report.txt", PROSE)

    ids = [document.id for document in read(tmp_path)]

    assert ids[0] == "report"
    assert len(set(ids)) == 1_000
    assert ids == [document.id for document in read(tmp_path)]
    assert len({document.id for document in read(*[tmp_path / "0001"] * 3)}) == 3  # one file named three times


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café “open”.".encode(), "Café “open”."),
        ("Café “open”.".encode("utf-8-sig"), "Café “open”."),
        ("Café “open”.".encode("utf-16"), "Café “open”."),
        ("Café “open” today.".encode("utf-16-le"), "Café “open” today."),  # without a mark
        ("Café “open” today.".encode("utf-16-be"), "Café “open” today."),
        ("Café “open”.".encode("utf-32"), "Café “open”."),
        (
            "The café is “open” to all of the town today.".encode("cp1252"),
            "The café is “open” to all of the town today.",
        ),
        ("Città é più à".encode() + b" caf\xe9 \x93x\x94", "Città é più à café “x”"),  # two encodings in one file
        ("Café caf".encode() + b"\xc3", "Café cafÃ"),  # cut in the middle of a character
    ],
)
def test_text_is_decoded_whatever_its_encoding(write, data, text):
    assert one(write("a.txt", data)).text == text


def test_a_row_in_another_encoding_spoils_no_other(write):
    path = write("a.jsonl", '{"text": "Café."}\n'.encode() + '{"text": "The café."}\n'.encode("cp1252"))

    assert [document.text for document in read(path)] == ["Café.", "The café."]


def test_bytes_are_a_page_rows_or_a_text():
    page = (
        f"<!DOCTYPE html><html><head><title>Bridge</title></head><body><article><p>{PROSE}</p></article></body></html>"
    )

    assert one(PROSE.encode()).text == PROSE
    assert one(page.encode()).text == PROSE
    assert one(json.dumps({"text": PROSE, "id": "r"}).encode()).id == "r"
    assert one(PROSE.encode()).id == ingest.from_text(PROSE).id


@pytest.mark.parametrize(
    ("data", "ids"),
    [(b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', ["a", "b"]), (b"One.\nTwo.\n", None)],
)
def test_standard_input_is_rows_when_its_first_line_is_one(monkeypatch, data, ids):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    documents = read("-")

    assert [document.id for document in documents] == (ids or [ingest.from_text("One.\nTwo.").id])


def test_what_nobody_foresaw_of_a_document_costs_that_document_alone(write, monkeypatch):
    def spoilt(raw, *arguments, **how):
        if "worse" in raw.text.text:
            raise RecursionError("too deep")
        return build(raw, *arguments, **how)

    build = inputs.build
    monkeypatch.setattr(inputs, "build", spoilt)
    table = write("rows.csv", f"id,text\na,It is worse.\nb,{PROSE}\n".replace(".,", ","))

    refused, row, file, text = read(table, write("c.txt", "It is worse."), write("d.txt", PROSE))

    assert (row.id, text.id) == ("b", "d")
    assert refused == Refusal(f"{table}#a", "line 2: cannot be read: RecursionError: too deep")
    assert file.why == "cannot be read: RecursionError: too deep"


def test_a_given_pair_of_endless_numbers_is_refused(write):
    given = '{"actor": [1e400, 2], "recipient": [0, 1]}'

    assert "given is" in why(write("a.jsonl", f'{{"text": "{PROSE}", "given": {given}}}\n'))


def test_one_bad_input_does_not_stop_the_others(write):
    items = read("gone.txt", write("a.txt", b""), write("b.txt", "One."))

    assert [type(item) for item in items] == [Refusal, Refusal, Document]


@pytest.mark.parametrize("text", ["", " \n", "[ad_1]"])
def test_a_text_that_holds_nothing_is_an_error(text):
    with pytest.raises(InputError, match="no text"):
        ingest.from_text(text)


def test_the_id_of_a_bare_text_is_made_from_what_is_read_of_it():
    assert ingest.from_text(PROSE).id == ingest.from_text(f"{PROSE}\r\n").id == ingest.from_text(PROSE).digest[:16]
    assert ingest.from_text(PROSE, id="mine").id == "mine"


def test_a_lone_name_is_one_input(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("The council met on Monday.\n", encoding="utf-8")

    assert [document.text for document in ingest.read(str(path))] == ["The council met on Monday."]


FRENCH = (
    "Le conseil de la ville s'est réuni lundi et a décidé que le vieux pont serait reconstruit avant l'hiver. "
    "Les habitants du quartier attendent cette décision depuis trois ans."
)


def test_a_text_in_another_language_is_refused_with_its_name(write):
    assert "'fr'" in why(write("pont.txt", FRENCH))


def test_a_row_is_believed_of_its_language(write):
    rows = "".join(
        json.dumps({"text": text, "language": stated}) + "\n"
        for text, stated in ((FRENCH, "en"), (PROSE, "de"), (PROSE, "en-GB"))
    )

    read_as, refused, english = read(write("rows.jsonl", rows))

    assert (read_as.language, english.language) == ("en", "en")
    assert "'de'" in refused.why


@pytest.mark.parametrize("text", ["Bagdad, lundi.", "Samarra (Arabic: سامراء) is a town on the Tigris. " + PROSE])
def test_short_texts_and_foreign_names_are_no_other_language(write, text):
    assert one(write("note.txt", text)).language in (None, "en")


def test_an_address_is_told_from_a_file_that_is_not_there():
    assert why("https://example.org/a.html") == "addresses are not fetched: save the page and name its file"
    assert why("nowhere.html") == "no such file or folder"


def test_a_return_inside_a_line_that_ends_in_a_newline_is_no_end():
    assert [line for _, line in lines(io.BytesIO(b'{"a":\r1}\n{"b": 2}\n'), 100)] == ['{"a":\r1}\n', '{"b": 2}\n']


def test_lines_that_end_in_returns_are_read_as_they_come():
    stream = io.BytesIO(b"id,text\r" + b"1,shelled\r" * 100_000)
    read = lines(stream, 1000)

    assert [next(read)[1], next(read)[1]] == ["id,text\n", "1,shelled\n"]
    assert stream.tell() < 100_000  # not the whole file
    assert sum(1 for _ in read) == 99_999
