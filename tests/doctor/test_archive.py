"""Zips made to do harm are refused: within a second, in 200 MB of memory, in a plain sentence."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from builder.package.archive import Archive, RefusedError
from tests.doctor.hostile import HOSTILE, plain
from tests.packages import ROOT
from tests.patience import PATIENCE

Told = dict[str, tuple[list[str], float]]


@pytest.fixture(scope="module")
def told(shared_folder: Path) -> Told:
    """What the doctor says of each, and the seconds of the processor that it took; by whichever worker asks first."""
    folder = shared_folder / "hostile"
    kept = shared_folder / "hostile.json"
    with FileLock(shared_folder / "hostile.lock"):
        if not kept.exists():
            folder.mkdir()
            for name, (make, _) in HOSTILE.items():
                make(folder / f"{name}.zip")
            command = [sys.executable, "-m", "tests.doctor.hostile", str(folder)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
            assert done.returncode == 0, done.stderr
            kept.write_text(done.stdout, "utf-8")
            shutil.rmtree(folder)
    said: Told = json.loads(kept.read_text("utf-8"))
    return said


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_at_once(name: str, told: Told) -> None:
    found, seconds = told[name]
    assert any(HOSTILE[name][1] in one for one in found), found
    assert seconds < 1


def test_files_are_read_as_they_are(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1000
    plain(tmp_path / "a.zip", ("media/", b""), ("media/a.bin", content), ("é.txt", "é"))
    with Archive(tmp_path / "a.zip") as archive:
        assert list(archive) == ["media/a.bin", "é.txt"]
        assert archive["media/a.bin"].size == len(content)
        assert archive.read("media/a.bin") == content
        assert b"".join(archive.chunks("media/a.bin")) == content
        assert archive.read("é.txt").decode() == "é"
        with pytest.raises(RefusedError, match="larger than"):
            archive.read("media/a.bin", most=1000)
        with pytest.raises(KeyError):
            archive.read("b.bin")


def test_a_comment_and_bytes_in_front_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"#!/bin/sh\n" * 10)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("a.txt", "a")
        package.comment = b"made by hand"
    with Archive(path) as archive:
        assert archive.read("a.txt") == b"a"
