"""The generated pages say what the code says."""

import ast
import re

from tools.build_docs import DOCS, pages, stale


def test_the_generated_pages_are_what_the_code_says():
    assert list(stale()) == [], "run python tools/build_docs.py"


def test_the_command_line_is_told_in_words_of_its_users():
    page = pages()["cli.md"]

    assert "polybius read [OPTIONS] INPUT...\n" in page
    assert "list[" not in page


def test_every_block_of_python_names_what_it_uses():
    for page in (DOCS / "python.md", DOCS / "exchange.md", DOCS.parent / "README.md"):
        for block in re.findall(r"```python\n(.*?)```", page.read_text(), re.S):
            names = {node.id for node in ast.walk(ast.parse(block)) if isinstance(node, ast.Name)}
            assert "polybius" not in names or re.search("^import polybius", block, re.M), block
