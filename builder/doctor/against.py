"""What learners who are in the middle of a package would lose by the course as it is now."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Report
from builder.doctor.compare import compare
from builder.doctor.examine import opened
from builder.pipeline import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.order import Order


def losses(order: Order, last: Path) -> Iterator[str]:
    """Sentences, the most important first; for a course or programme that has no error."""
    report = Report(discover.severity_of)
    with opened(last, report) as before, TemporaryDirectory() as folder:
        if not before:
            yield from (f"{one.message}. {one.help}".rstrip(". ") + "." for one in report.found)
            return
        standard = before.manifest.standard.name if before.manifest else ""
        made = pack(order, Path(folder), standard)
        if not made:
            yield "Nothing can be packed to compare with."
            return
        with opened(made, report) as after:
            yield from compare(before, after).learners if after else ()
