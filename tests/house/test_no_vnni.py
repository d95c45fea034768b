"""The copy of onnxruntime that the speed is measured with: only code that is found for certain is changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import no_vnni

BETWEEN = b"\x90" * 50


def test_both_masks_are_cleared_and_nothing_else():
    code = no_vnni.AVX512_VNNI + b"\x90" * 3000 + no_vnni.AVX_VNNI + BETWEEN + no_vnni.AVX512_VNNI + BETWEEN

    changed = no_vnni.hidden(code)

    assert len(changed) == len(code)
    assert [(at, byte) for at, byte in enumerate(code) if changed[at] != byte] == [(3009, 0x10), (3063, 0x08)]


@pytest.mark.parametrize(
    "code",
    [
        BETWEEN,
        no_vnni.AVX_VNNI + BETWEEN,
        no_vnni.AVX_VNNI + BETWEEN + 2 * no_vnni.AVX512_VNNI,
        2 * (no_vnni.AVX_VNNI + BETWEEN) + no_vnni.AVX512_VNNI,
    ],
)
def test_code_that_asks_in_another_way_is_refused(code):
    with pytest.raises(SystemExit, match="another way"):
        no_vnni.hidden(code)
