"""Zips for the doctor: a sound package of each edition, others made of it, and what the doctor says of them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from builder.doctor.examine import Examined, examine

Files = dict[str, bytes]


def read_zip(path: Path) -> Files:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def write_zip(path: Path, files: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content, zipfile.ZIP_STORED if name.endswith(".mp4") else None)
    return path


def said_of(path: Path, files: Mapping[str, bytes | str]) -> Examined:
    return examine(write_zip(path / "package.zip", files))


def rules(one: Examined) -> set[str]:
    return {finding.rule for finding in one.found}
