"""Documents sent through the stages: what comes in, what comes out, and what a bad document does not do."""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
import sys
import textwrap
from pathlib import Path

import pytest

import polybius
from polybius import pipeline
from polybius.config import Settings
from polybius.errors import InputError, ModelError, PolybiusError, ReadingError, ResourceError
from polybius.pipeline import CODE, STAGES, read, read_many, run_of, stream
from polybius.schema import Document, Reading, Refusal, Span

SPLIT = Settings(stages=("polybius.text:split",))
TEXT = "The harbour was closed. Nobody was hurt."

STAGE = """
    import dataclasses, os, signal
    from polybius.errors import PolybiusError

    def stumbles(reading):
        if "stumble" in reading.text:
            raise KeyError("over a word")
        if "refuse" in reading.text:
            raise PolybiusError("no such thing")
        return reading

    def dies(reading):
        if "die" in reading.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return reading
"""


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The name of a stage out of a module of the user's own."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "made_stages.py").write_text(textwrap.dedent(STAGE))
    monkeypatch.syspath_prepend(str(folder))
    yield lambda name: Settings(stages=("polybius.text:split", f"made_stages:{name}"))
    sys.modules.pop("made_stages", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six files, one of them empty."""
    out = tmp_path / "news"
    out.mkdir()
    for number, text in enumerate([TEXT, "All went well.", "", "They refuse to talk.", "They stumble on.", "Men die."]):
        (out / f"{number}.txt").write_text(text)
    return out


def names(items) -> list[str]:
    return [item.document.id if isinstance(item, Reading) else f"refused {Path(item.uri).stem}" for item in items]


def test_the_stages_are_those_of_the_house_in_their_order():
    assert [name.split(":")[0].removeprefix("polybius.") for name in STAGES] == [
        "text", "annotate", "actors", "times", "places", "sources", "events",
    ]  # fmt: skip
    for name in STAGES:
        assert callable(pipeline._stage(name).args[0])


@pytest.mark.parametrize("kind", ["text", "path", "name", "bytes", "document"])
def test_a_text_a_file_its_name_its_bytes_and_a_document_are_read_alike(kind, tmp_path):
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT)
    inputs = {
        "text": TEXT, "path": path, "name": str(path), "bytes": TEXT.encode(), "document": Document("x", TEXT),
    }  # fmt: skip

    reading = read(inputs[kind], settings=SPLIT)

    assert reading.text == TEXT
    assert len(reading.sentences) == 2
    assert reading.run == run_of(SPLIT)


def test_a_string_that_ends_like_a_file_but_names_none_is_text():
    assert read("He wrote it down in notes.txt", settings=SPLIT).text == "He wrote it down in notes.txt"
    assert read("Sold, in lots.txt", settings=SPLIT).text == "Sold, in lots.txt"
    assert read("a\x00b.txt", settings=SPLIT).text.endswith("b.txt")


@pytest.mark.parametrize(
    "name", ["missing.txt", "reports/2021/missing.html", "my old report.MD", "missing.txt\n", "m*.csv"]
)
def test_the_name_of_a_file_that_is_not_there_is_no_article(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"no such file|no file matches"):
        read(name, settings=SPLIT)


def test_a_file_of_many_words_is_read_by_its_name(tmp_path):
    file = tmp_path / "what they said, and did, in May.txt"
    file.write_text(TEXT)

    assert read(str(file), settings=SPLIT).text == TEXT


@pytest.mark.parametrize("input", [None, 7, ["text"]])
def test_what_is_no_input_at_all_is_refused_by_its_kind(input):
    kind = f"{type(input).__name__} is no input"
    with pytest.raises(InputError, match=kind):
        read(input, settings=SPLIT)
    refused = []
    assert list(read_many([input, TEXT.encode()], settings=SPLIT, on_refused=refused.append))
    assert kind in refused[0].why


def test_no_inputs_at_all_are_an_error():
    with pytest.raises(InputError, match="NoneType is no list of inputs"):
        list(read_many(None, settings=SPLIT))


def test_an_instant_of_publication_is_kept_as_its_day():
    told = dt.datetime(2021, 6, 5, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    dated = Document("d", TEXT, published=told, earliest=told, latest=told)
    found = [read(TEXT, published=told, settings=SPLIT), read(dated, settings=SPLIT)]
    found += read_many([dated], settings=SPLIT)

    for document in (reading.document for reading in found):
        days = document.published, document.earliest, document.latest
        assert [(type(day), day) for day in days] == [(dt.date, dt.date(2021, 6, 5))] * 3


def test_the_day_and_the_title_that_are_told_are_used_where_the_document_has_none(tmp_path):
    dated = tmp_path / "dated.txt"
    dated.write_text("---\npublished: 2020-01-05\n---\n\n" + TEXT)

    document = read(TEXT, published="2020-02-01", title="Harbour closed", settings=SPLIT).document
    assert (document.published, document.earliest, document.latest) == (dt.date(2020, 2, 1),) * 3
    assert document.title == "Harbour closed"
    assert read(dated, published=dt.date(2020, 2, 1), settings=SPLIT).document.published == dt.date(2020, 1, 5)


@pytest.mark.parametrize(
    ("input", "message"),
    [
        (Path("nowhere/at/all.txt"), "all.txt"),
        ("", "no text"),
        (b"", "empty|no text"),
    ],
)
def test_an_input_that_cannot_be_read_is_an_error_that_names_it(input, message):
    with pytest.raises(InputError, match=message):
        read(input, settings=SPLIT)


def test_several_documents_are_too_many_for_read(tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "One thing."}\n{"text": "Another thing."}\n')

    with pytest.raises(InputError, match="read_many"):
        read(rows, settings=SPLIT)


def test_a_day_that_is_none_is_an_error():
    for day in ("yesterday", 5, ["2021-06-05"]):
        with pytest.raises(InputError, match="is no day; write it as"):
            read(TEXT, published=day, settings=SPLIT)


def test_a_stage_that_cannot_be_found_is_an_error_before_the_first_document(folder):
    for name in ("polybius.nothing:at_all", "polybius.text:nothing", "polybius"):
        with pytest.raises(InputError, match=r"package\.module:function"):
            list(stream(folder, settings=Settings(stages=(name,))))


def test_many_documents_share_the_models_batches_and_read_as_they_would_alone(monkeypatch):
    from polybius import annotate

    texts = [f"Iran fired {number} missiles at a base in Iraq on Sunday." for number in range(20)]
    alone = [read(text) for text in texts]
    pipeline._remembered.clear()
    groups = []
    many = annotate.annotate_many
    monkeypatch.setattr(annotate, "annotate_many", lambda readings: groups.append(list(readings)) or many(groups[-1]))
    pipeline._annotating.cache_clear()

    together = list(read_many([Document(str(number), text) for number, text in enumerate(texts)]))

    pipeline._annotating.cache_clear()
    assert [len(group) for group in groups] == [16, 4]
    assert [reading.events for reading in together] == [reading.events for reading in alone]
    assert [reading.tokens for reading in together] == [reading.tokens for reading in alone]


def test_a_text_that_fails_among_many_is_the_only_one_that_is_refused(monkeypatch):
    from polybius import annotate

    many = annotate.annotate_many

    def annotated(readings):
        kept = list(readings)
        if any("stumble" in reading.text for reading in kept):
            raise KeyError("over a word")
        return many(kept)

    monkeypatch.setattr(annotate, "annotate_many", annotated)
    pipeline._annotating.cache_clear()
    texts = ["Iran closed the border.", "They stumble on.", "Iraq opened it."]

    items = list(stream([Document(text, text) for text in texts]))

    pipeline._annotating.cache_clear()
    assert [isinstance(item, Refusal) for item in items] == [False, True, False]
    assert "KeyError" in items[1].why


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_document_is_refused_with_the_reason_and_the_others_are_read(folder, stage, workers):
    items = list(stream(folder, settings=stage("stumbles"), workers=workers))

    assert names(items) == ["0", "1", "refused 2", "refused 3", "refused 4", "5"]
    reasons = [item.why for item in items if isinstance(item, Refusal)]
    assert "empty" in reasons[0] or "no text" in reasons[0]
    assert reasons[1:] == ["made_stages:stumbles: no such thing", "made_stages:stumbles: KeyError: 'over a word'"]


def test_a_document_that_kills_its_process_is_refused_and_the_others_are_read(folder, stage):
    items = list(stream(folder, settings=stage("dies"), workers=2))

    assert names(items) == ["0", "1", "refused 2", "3", "4", "refused 5"]
    assert "died twice" in items[-1].why


@pytest.mark.parametrize("workers", [1, 2])
def test_a_wrong_table_stops_the_run_instead_of_refusing_every_document(tmp_path, workers):
    own = tmp_path / "tables" / "lexicon"
    own.mkdir(parents=True)
    columns = "id,source,upos,lemma,frame,operator,event_type,mode,actor,recipient,example"
    row = "verbs:zap,mine,VERB,zap,iobj=person,,ASSAULT,,subj,obj,They zapped him."
    (own / "predicates.csv").write_text(f"{columns}\n{row}\n", encoding="utf-8")
    texts = [Document(text, text) for text in ("Iran closed the border.", "Iraq opened it.")]

    with pytest.raises(ResourceError, match="'verbs:zap': no slot 'iobj'"):
        list(read_many(texts, workers=workers, settings=Settings(tables=tmp_path / "tables")))


def test_weights_that_do_not_fit_stop_the_run(monkeypatch):
    from polybius import annotate

    def annotated(readings):
        raise ModelError("the weights are damaged")

    monkeypatch.setattr(annotate, "annotate_many", annotated)
    pipeline._annotating.cache_clear()
    try:
        with pytest.raises(ModelError, match="damaged"):
            list(read_many([Document("1", "Iran closed the border.")]))
    finally:
        pipeline._annotating.cache_clear()


def test_a_single_document_that_a_stage_fails_on_is_an_error_that_names_the_stage(stage):
    with pytest.raises(ReadingError, match="made_stages:stumbles: KeyError"):
        read("They stumble on.", settings=stage("stumbles"))


def test_readings_do_not_depend_on_the_number_of_workers(folder):
    alone, together = (list(stream(folder, settings=SPLIT, workers=workers)) for workers in (1, 2))

    assert alone == together


def test_refused_documents_are_handed_to_whoever_asks_and_else_logged(folder, caplog):
    refused = []
    caplog.set_level("WARNING", logger="polybius")
    readings = list(read_many(folder, settings=SPLIT, on_refused=refused.append))

    assert len(readings) == 5
    assert [Path(refusal.uri).name for refusal in refused] == ["2.txt"]
    assert len(list(read_many(folder, settings=SPLIT))) == 5
    assert "2.txt" in caplog.text


def test_files_documents_and_bytes_can_be_mixed_and_keep_their_order(folder):
    inputs = [folder / "1.txt", Document("made", TEXT), b"Bytes came in.", folder / "0.txt"]

    readings = list(read_many(inputs, settings=SPLIT))

    assert [reading.text.split()[0] for reading in readings] == ["All", "The", "Bytes", "The"]


def test_what_is_known_already_is_passed_over_before_it_is_read(folder, stage):
    items = list(stream(folder, settings=stage("stumbles"), skip=lambda document: "stumble" in document.text))

    assert names(items) == ["0", "1", "refused 2", "refused 3", "5"]


def test_copies_of_a_text_are_read_once_and_keep_their_own_names(tmp_path, monkeypatch):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("The same words in three files.")
    seen = []
    through = pipeline._read_through
    monkeypatch.setattr(pipeline, "_read_through", lambda new, settings: seen.extend(new) or through(new, settings))
    pipeline._remembered.clear()

    readings = list(read_many(tmp_path, settings=SPLIT))
    readings[1:] = [*read_many(tmp_path / "b.txt", settings=SPLIT), *readings[2:]]

    assert [reading.document.id for reading in readings] == ["a", "b", "c"]
    assert len({reading.document.uri for reading in readings}) == 3
    assert len(seen) == 1
    assert len({reading.sentences for reading in readings}) == 1


def test_the_site_of_a_text_tells_the_country_of_its_paper_and_copies_there_are_read_once(monkeypatch):
    seen = []
    through = pipeline._read_through
    monkeypatch.setattr(pipeline, "_read_through", lambda new, settings: seen.extend(new) or through(new, settings))
    pipeline._remembered.clear()
    text = "A man from Cambridge was hurt in a fire in the night."
    addresses = [
        "https://news.example.ca/one?id=3",
        "https://news.example.ca/two",
        "https://news.example.co.uk/",
        "a.txt",
    ]

    readings = list(read_many([Document(address, text, uri=address) for address in addresses]))

    assert [reading.document.uri for reading in readings] == addresses
    assert [document.uri for document in seen] == ["https://news.example.ca", "https://news.example.co.uk", None]
    countries = [place.country for reading in readings for place in reading.places]
    assert countries == ["CAN", "CAN", "GBR", "GBR"]


ALL_THE_SAME = ("__init__.py", "engines/", "errors.py")  # what hands documents round and names errors codes nothing


def test_the_run_changes_with_every_module_that_codes():
    house = Path(polybius.__file__).parent
    seen: set[str] = set()
    asked = ["polybius.ingest", "polybius.pipeline", *(name.partition(":")[0] for name in STAGES)]
    while asked:
        path = house.joinpath(*asked.pop().split(".")[1:])
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        name = path.relative_to(house).as_posix()
        if name in seen or not path.exists():
            continue  # a name within a module is imported from it, not a module
        seen.add(name)
        if path == house / "__init__.py":
            continue  # "from polybius import resources" asks for that alone
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                asked += [alias.name for alias in node.names if alias.name.startswith("polybius")]
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("polybius"):
                asked += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]

    assert {"document.py", "resources/publishers.py", "places/resolve.py"} <= seen
    of_code = {name for name in seen if name in CODE or name.partition("/")[0] in CODE}
    assert {name for name in seen - of_code if not name.startswith(ALL_THE_SAME)} == set()


def test_the_run_changes_with_the_settings_and_the_tables_and_with_nothing_else(tmp_path):
    from polybius import resources

    assert run_of(SPLIT) == run_of(SPLIT)
    assert run_of(SPLIT).id != run_of(dataclasses.replace(SPLIT, clean=False)).id
    own = tmp_path / "tables" / "actors"
    own.mkdir(parents=True)
    (own / "countries.csv").write_text("id,source\nXXX,own\n")
    with resources.laid_over(tmp_path / "tables"):
        laid = run_of(SPLIT)
    assert laid.id != run_of(SPLIT).id
    assert laid.settings == run_of(SPLIT).settings


@pytest.mark.parametrize("pair", [((0, 0), (4, 11)), ((-1, 3), (4, 11)), ((0, 3), (4, 999))])
def test_a_pair_that_lies_outside_the_text_is_an_error(pair):
    with pytest.raises(InputError, match="no words"):
        pipeline.code_pair(TEXT, *pair)


def test_a_given_pair_is_asked_of_the_text_as_it_is(monkeypatch):
    seen = []

    def read_through(documents, settings):
        seen.extend((document, settings) for document in documents)
        return list(map(Reading, documents))

    monkeypatch.setattr(pipeline, "_read_through", read_through)

    text = "[ad_1] The harbour office thanked the dockers."
    assert pipeline.code_pair(text, actor=(7, 25), recipient=(34, 45)) is None

    document, settings = seen[0]
    assert (document.text, document.given) == (text, (Span(7, 25), Span(34, 45)))
    assert settings.clean is False


def test_the_public_names_are_all_there_and_loaded_at_first_use():
    import subprocess

    import polybius

    assert {name for name in polybius.__all__ if not hasattr(polybius, name)} == set()
    heavy = ("onnxruntime", "duckdb", "numpy", "scipy", "trafilatura")
    code = f"import sys, polybius.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"
    with pytest.raises(AttributeError, match="nothing"):
        polybius.nothing  # noqa: B018


def test_errors_of_the_library_are_of_one_tree():
    assert issubclass(ReadingError, PolybiusError)
    assert dataclasses.is_dataclass(Refusal)


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (lambda: pipeline.code_pair(TEXT, actor="US", recipient="Iran"), "'US' is no pair of characters"),
        (lambda: pipeline.code_pair(TEXT, actor=(0, 3), recipient=(4,)), r"\(4,\) is no pair of characters"),
        (lambda: pipeline.code_pair(TEXT, actor=(0, 3), recipient=None), "None is no pair of characters"),
        (lambda: read(TEXT, settings={"clean": False}), "settings are dict; make them: polybius.Settings"),
        (lambda: list(read_many([b"x"], settings="fast")), "settings are str"),
    ],
)
def test_what_is_handed_in_wrongly_is_an_error_in_one_sentence(call, why):
    with pytest.raises(InputError, match=why):
        call()
