"""A map by processes: order kept, few items ahead, a dead worker survived."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from polybius.engines import Lost, ordered_map
from polybius.engines.local import IN_FLIGHT, UNGUARDED, _Pool


def squared(number: int) -> int:
    return number * number


def dies_over_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_once(path: Path) -> str:
    if not path.exists():
        path.write_text("seen")
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def fails_over_three(number: int) -> int:
    if number == 3:
        raise ZeroDivisionError("three")
    return number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items_whatever_the_number_of_workers(workers):
    assert list(ordered_map(squared, range(40), workers=workers)) == [n * n for n in range(40)]


def test_items_are_taken_as_needed_and_only_a_few_ahead():
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield number

    results = ordered_map(squared, items(), workers=2)
    next(results)

    assert len(taken) <= 2 * IN_FLIGHT + 1
    results.close()


def test_the_item_that_kills_its_worker_twice_is_lost_and_all_others_are_there():
    assert list(ordered_map(dies_over_seven, range(20), workers=2)) == [
        *range(7), Lost(7), *range(8, 20),
    ]  # fmt: skip


def test_an_item_whose_worker_died_once_is_read_after_all(tmp_path):
    paths = [tmp_path / f"{n}" for n in range(3)]
    paths[0].write_text("seen")
    paths[2].write_text("seen")

    assert list(ordered_map(dies_once, paths, workers=2)) == ["0", "1", "2"]


def test_what_the_function_raises_is_raised():
    with pytest.raises(ZeroDivisionError, match="three"):
        list(ordered_map(fails_over_three, range(5), workers=2))


def test_no_thread_of_a_pool_goes_on_behind_a_map_that_is_done_or_left_or_failed():
    before = set(threading.enumerate())
    list(ordered_map(dies_over_seven, range(9), workers=2))
    results = ordered_map(squared, range(1000), workers=2)
    next(results)
    results.close()
    assert set(threading.enumerate()) == before

    with pytest.raises(ZeroDivisionError):
        list(ordered_map(fails_over_three, range(5), workers=2))
    assert set(threading.enumerate()) == before


PLAIN = """
from polybius.engines import ordered_map
from polybius.errors import PolybiusError

try:
    print(list(ordered_map(abs, [-1, 2, -3], workers=2)))
except PolybiusError as error:
    print(error)
"""


def run(folder, script):
    (folder / "script.py").write_text(script)
    command = [sys.executable, "script.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_a_script_without_its_guard_is_told_so_once_and_no_item_is_given_up_for_it(tmp_path):
    done = run(tmp_path, PLAIN)

    assert (done.stdout, done.stderr) == (f"{UNGUARDED}\n", "")


def test_a_script_with_its_guard_has_its_results(tmp_path):
    body = "".join(f"    {line}\n" for line in PLAIN.strip().splitlines())
    done = run(tmp_path, f'if __name__ == "__main__":\n{body}')

    assert (done.stdout, done.stderr) == ("[1, 2, 3]\n", "")


BUSY = """
import os, signal, time
from pathlib import Path
from polybius.engines import ordered_map

def stays(number):
    Path(f"{os.getpid()}.pid").touch()
    time.sleep(60)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    list(ordered_map(stays, range(9), workers=2))
"""


def test_workers_end_with_a_run_that_was_killed(tmp_path):
    (tmp_path / "script.py").write_text(BUSY)
    with subprocess.Popen([sys.executable, "script.py"], cwd=tmp_path) as started:
        wait_until(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
        started.kill()

    wait_until(lambda: not any(Path(f"/proc/{path.stem}").exists() for path in tmp_path.glob("*.pid")))


def test_a_run_that_is_interrupted_waits_for_no_worker(tmp_path):
    (tmp_path / "script.py").write_text(BUSY)
    with subprocess.Popen([sys.executable, "script.py"], cwd=tmp_path, stderr=subprocess.PIPE, text=True) as started:
        wait_until(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
        started.send_signal(signal.SIGINT)  # to it alone, as a scheduler does; its workers are asleep for a minute
        said = started.communicate(timeout=20)[1]

    assert said.count("Traceback") == 1  # its own, none of a worker's
    assert said.rstrip().endswith("KeyboardInterrupt")


def test_a_worker_that_is_interrupted_while_it_loads_does_its_work(capfd):
    with _Pool(2) as pool:
        results = [pool.submit(squared, number) for number in range(4)]
        for process in list(pool._processes.values()):
            os.kill(process.pid, signal.SIGINT)

        assert [result.result() for result in results] == [0, 1, 4, 9]
    assert capfd.readouterr().err == ""


def wait_until(true):
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)
