"""What is no more than a better wording: nobody counts it as a warning, and its author may well think otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder import rules
from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic

WORDINGS = {file.stem.replace("_", "-") for file in (Path(rules.__file__).parent / "wording").glob("[!_]*.py")}


def is_advice(found: Diagnostic) -> bool:
    """Whether a fault is that, and its course does not take it for an error."""
    return found.severity is not Severity.ERROR and found.rule in WORDINGS
