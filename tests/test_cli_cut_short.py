"""The command line when it is cut short: interrupted while it reads, loads or writes, and taken up again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap

import pytest

from polybius import open_store
from tests.test_cli import STRIKE

INTERRUPTED = """
    import signal
    from polybius import cli, pipeline

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it

    def stopped(inputs, **how):
        yield from ()
        signal.raise_signal(signal.SIGINT)

    pipeline.stream = stopped
    cli.main()
"""


@pytest.mark.parametrize(
    ("out", "kept"), [([], ""), (["-o", "x.duckdb"], "; no document is kept yet"), (["-o", "x.jsonl"], "")]
)
def test_an_interrupt_is_told_in_one_line_and_is_status_130(tmp_path, out, kept):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(INTERRUPTED), "read", "x.txt", *out],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip

    assert done.returncode == 130
    assert done.stderr == f"polybius: interrupted{kept}\n"


LOADING = """
    import signal, sys

    signal.signal(signal.SIGINT, signal.default_int_handler)

    class Loads:
        def find_spec(self, name, *rest):
            if name == "polybius.cli.answers":
                signal.raise_signal(signal.SIGINT)

    sys.meta_path.insert(0, Loads())
    from polybius.__main__ import main
    main()
"""


def test_an_interrupt_while_modules_load_is_told_in_one_line_too(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(LOADING), "--help"],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "polybius: interrupted\n")


CUT = """
    import os, signal
    from polybius import cli, pipeline

    def cut(inputs, **how):
        for number, item in enumerate(stream(inputs, **how)):
            if str(number) == os.environ.get("CUT"):
                signal.raise_signal(signal.SIGINT)
            yield item

    if __name__ == "__main__":
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stream, pipeline.stream = pipeline.stream, cut
        cli.main()
"""


def test_a_reading_by_several_workers_that_was_interrupted_is_taken_up_with_nothing_lost_or_doubled(tmp_path):
    (tmp_path / "script.py").write_text(textwrap.dedent(CUT))
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(9):
        (reports / f"{number}.txt").write_text(f"Iran expelled {number + 2} envoys of Mali on Monday. {STRIKE}")
    (reports / "again.txt").write_text((reports / "3.txt").read_text())  # a copy
    (reports / "2.txt").write_bytes(b"\x89PNG")  # refused

    def run(out, cut):
        words = ["script.py", "read", "reports", "-o", out, "--workers", "2", "--published", "2021-03-02"]
        environment = os.environ | ({} if cut is None else {"CUT": str(cut)})
        done = subprocess.run(
            [sys.executable, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert cut is None or done.stderr.endswith("polybius: interrupted; 3 documents kept\n")  # one of 4 was refused
        return done.returncode

    def held(name):
        with open_store(tmp_path / name, read_only=True) as opened:
            tables = opened.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
            ask = opened.connection.execute
            return {table: sorted(map(repr, ask(f'FROM "{table}"').fetchall())) for (table,) in tables}

    assert [run("cut.duckdb", cut) for cut in (4, None)] == [130, 1]
    assert run("whole.duckdb", None) == 1
    assert held("cut.duckdb") == held("whole.duckdb")
    assert len(held("cut.duckdb")["documents"]) == 9


@pytest.mark.parametrize(("ending", "status"), [("KeyboardInterrupt", 130), ("OSError(28, 'disk full')", 2)])
def test_what_an_unfinished_reading_left_is_named(tmp_path, ending, status):
    body = f"""
        import polybius
        from polybius import cli, pipeline

        def stopped(inputs, **how):
            yield polybius.read("Iran condemned the raid.", published="2020-01-03", title="A raid")
            raise {ending}

        pipeline.stream = stopped
        cli.main()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(body), "read", "x.txt", "-o", "x.jsonl"],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip

    assert done.returncode == status
    assert done.stderr.splitlines()[0] == "polybius: what was read so far is in x.jsonl.part"
    assert [path.name for path in tmp_path.iterdir()] == ["x.jsonl.part"]
    assert json.loads((tmp_path / "x.jsonl.part").read_text())["document"]["title"] == "A raid"
