"""The files of the importers' examples, and such as tests write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ROOT / "builder" / "importers"
EXPECTED = ".md"  # behind the name of an example: what becomes of it


def samples() -> list[Path]:
    """Each example of an importer, but for what is expected of it."""
    found = sorted(path for path in EXAMPLES.glob("*/examples/*") if path.is_file())
    return [path for path in found if expected_of(path).is_file()]


def expected_of(sample: Path) -> Path:
    """Where the Markdown stands that becomes of an example."""
    return sample.with_name(f"{sample.name}{EXPECTED}")
