"""The weights are the ones that the manifest lists, or nothing is read."""

from __future__ import annotations

import shutil

import pytest

from polybius import annotate
from polybius.annotate import weights
from polybius.errors import ModelError


@pytest.fixture
def folder(tmp_path):
    for name in (f"{weights.NAME}.json", "vocab.txt", weights.MANIFEST, f"{weights.NAME}.onnx"):
        shutil.copyfile(weights.FOLDER / name, tmp_path / name)
    return tmp_path


def test_the_shipped_weights_are_those_of_their_manifest():
    listed = weights.checked()

    assert annotate.model_sha256() == listed[f"{weights.NAME}.onnx"]


def test_weights_with_one_changed_byte_are_refused(folder):
    path = folder / f"{weights.NAME}.onnx"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(ModelError, match=r"news-en-l6\.onnx has sha256"):
        weights.load(folder)


def test_a_missing_file_is_named(folder):
    (folder / "vocab.txt").unlink()

    with pytest.raises(ModelError, match=r"vocab\.txt is missing"):
        weights.load(folder)


def test_a_folder_without_manifest_is_refused(tmp_path):
    with pytest.raises(ModelError, match="no weights at"):
        weights.load(tmp_path)


def test_weights_of_another_version_are_refused(folder, monkeypatch):
    monkeypatch.setattr(weights, "MODEL_VERSION", "0")

    with pytest.raises(ModelError, match="version"):
        weights.load(folder)


def test_the_shipped_files_stay_small():
    assert (weights.FOLDER / f"{weights.NAME}.onnx").stat().st_size <= 25_000_000
