"""Patterns match as `re` has it, whether they were compiled now or on another day."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builder.patterns import pattern
from tests.packages import ROOT

# Prints what some patterns find, and whether anything was kept before.
PROGRAM = r"""
import re, sys
from builder.patterns import pattern
word = pattern(r"(?P<first>[a-zé])(?P<rest>\w*)|(\d+)", re.IGNORECASE | re.MULTILINE)
print(word.findall("Été 12 two"), word.flags, dict(word.groupindex), word.groups)
print(word.match("Été").groupdict(), word.match("12").lastindex, word.match("Été").lastgroup)
print(pattern("(?x) a  b # both").sub("-", "ab ab"), pattern("^b", re.M).search("a\nb").start())
print(pattern("[\U0001F600-\U0001F64F]|\u2028").split("a\U0001F603b"))
print("known" if sys.modules["builder.patterns"]._programs.__wrapped__() else "new")
"""


def run(cache: Path, program: str = PROGRAM) -> list[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment, cwd=ROOT, check=True, encoding="utf-8"
    )
    return ran.stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is named as Linux has it")
def test_kept_patterns_match_as_new_ones(tmp_path: Path) -> None:
    as_re_has_it = run(
        tmp_path,
        PROGRAM.replace("from builder.patterns import pattern", "import builder.patterns\npattern = re.compile"),
    )
    *first, kept = run(tmp_path)
    *second, kept_then = run(tmp_path)
    assert (kept, kept_then) == ("new", "known")
    assert first == second == as_re_has_it[:-1]


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is named as Linux has it")
@pytest.mark.parametrize(
    "spoilt", [b"", b"[", b"x" * 99, b"\xe7\x01\x00\x00\x00"], ids=["empty", "half", "other", "cut"]
)
def test_a_spoilt_file_harms_nothing(tmp_path: Path, spoilt: bytes) -> None:
    first = run(tmp_path)
    (file,) = (tmp_path / "builder/patterns").iterdir()
    file.write_bytes(spoilt)
    assert run(tmp_path)[:-1] == first[:-1]


def test_an_error_shows_at_the_first_use() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.match("")
