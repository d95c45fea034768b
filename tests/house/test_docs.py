"""The generated pages say what the code says."""

from tools.build_docs import pages, stale


def test_the_generated_pages_are_what_the_code_says():
    assert list(stale()) == [], "run python tools/build_docs.py"


def test_the_command_line_is_told_in_words_of_its_users():
    page = pages()["cli.md"]

    assert "polybius read [OPTIONS] INPUT...\n" in page
    assert "list[" not in page
