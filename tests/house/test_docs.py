"""The generated pages say what the code says."""

from tools.build_docs import stale


def test_the_generated_pages_are_what_the_code_says():
    assert list(stale()) == [], "run python tools/build_docs.py"
