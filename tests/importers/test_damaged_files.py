"""Files that are damaged, or made to do harm, are refused or read as far as they go: no traceback, no end of memory."""

from __future__ import annotations

import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from builder.importers import Importer, Reading, importers
from builder.importers.fitting import arranged
from builder.importers.markdown import write
from builder.importers.source import SourceFile
from builder.package.archive import RefusedError
from tests.importers.samples import samples
from tests.sampling import times

if TYPE_CHECKING:
    from pathlib import Path

TIMES = times(25, 250)  # for each sample
PIECES = [b"<", b">", b"&", b'"', b"</w:p>", b"<w:tbl>", b"\xff\xfe", b"9" * 40, b"-1", b"", b"<w:r/>", b"\x00", b"<p>"]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Bytes with some of them changed, cut out or doubled."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) + 1)
        length = chance.choice([0, 1, 3, 20, 400])
        kept = changed[at : at + length] * chance.choice([0, 0, 1, 2])
        changed[at : at + length] = kept + chance.choice(PIECES)
    return bytes(changed)


def zip_mutated(path: Path, chance: random.Random) -> bytes:
    """A zip of which a part has changed, is missing, or that is itself cut."""
    if chance.random() < 0.2:
        return mutated(path.read_bytes(), chance)
    with zipfile.ZipFile(path) as file:
        held = {name: file.read(name) for name in file.namelist()}
    main = [one for one in held if one.endswith(("document.xml", "content.xml"))]
    name = chance.choice([*held, *main, *main])
    if chance.random() < 0.1:
        del held[name]
    else:
        held[name] = mutated(held[name], chance)
    target = path.with_suffix(".new")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for one, content in held.items():
            file.writestr(one, content)
    return target.read_bytes()


def said_of(file: Path, reading: Reading) -> str:
    """What is said where a file is refused by whoever knows it best, with what to do; "" where it is read.

    Whoever else recognises it reads it, too.
    """
    said: list[str] = []
    with SourceFile(file) as source:
        knowing = [one for one in importers().values() if recognises(one, source)]
        for one in sorted(knowing, key=lambda one: -one.likely):
            try:
                write(arranged(one.read(source, reading), reading))
                said.append("")
            except RefusedError as reason:
                said.append(f"{reason}: {reason.advice}")
    try:
        for media in reading.media:
            media.read()
    except RefusedError as reason:
        said.append(f"{reason}: {reason.advice}")
    return said[0] if said else ""


def recognises(one: Importer, source: SourceFile) -> bool:
    """Whether an importer knows a file; one whose zip is damaged, nobody does."""
    try:
        return one.recognises(source)
    except RefusedError:
        return False


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_a_damaged_file_is_refused_or_read(sample: Path, tmp_path: Path) -> None:
    chance = random.Random(sample.name)  # noqa: S311 - the same each time
    copy = tmp_path / sample.name
    copy.write_bytes(sample.read_bytes())
    refused = 0
    for _ in range(TIMES):
        broken = tmp_path / f"broken{sample.suffix}"
        is_zip = copy.read_bytes().startswith(b"PK")
        broken.write_bytes(zip_mutated(copy, chance) if is_zip else mutated(copy.read_bytes(), chance))
        reading = Reading()
        refused += bool(said_of(broken, reading))
    assert refused < TIMES
