"""The zips of packages are those that Python's own library would write, byte for byte."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.package import zips
from builder.package.zips import ZipWriter

FILES = st.dictionaries(
    st.from_regex(r"[a-zé]{1,8}(/[a-z]{1,8}){0,2}\.[a-z]{1,4}", fullmatch=True),
    st.tuples(st.binary(max_size=3000), st.sampled_from(("packed", "stored", "in pieces"))),
    max_size=6,
)


def written(files: dict[str, tuple[bytes, str]]) -> bytes:
    file = io.BytesIO()
    package = ZipWriter(file)
    for name, (content, way) in files.items():
        if way == "in pieces":
            package.copy(name, (content[at : at + 7] for at in range(0, len(content), 7)))
        else:
            package.add(name, content, packs=way == "packed")
    package.close()
    return file.getvalue()


@given(FILES)
def test_a_zip_is_what_zipfile_writes(files: dict[str, tuple[bytes, str]]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", allowZip64=False) as package:
        for name, (content, way) in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED if way == "packed" else zipfile.ZIP_STORED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            package.writestr(entry, content, compresslevel=9 if way == "packed" else None)
    assert written(files) == file.getvalue()
    assert written(files) == file.getvalue(), "what was packed before"


@pytest.mark.parametrize("way", ["stored", "in pieces"])
def test_what_no_zip_can_hold_is_refused(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LARGEST", 100)
    assert written({"a.txt": (b"a" * 65, way)})
    with pytest.raises(OSError, match="too large"):
        written({"a.txt": (b"a" * 65, way), "b.txt": (b"b", way)})


def test_more_files_than_a_zip_can_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST_FILES", 2)
    assert written({"a.txt": (b"", "stored"), "b.txt": (b"", "stored")})
    with pytest.raises(OSError, match="too large"):
        written(dict.fromkeys(("a.txt", "b.txt", "c.txt"), (b"", "stored")))
