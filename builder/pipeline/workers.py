"""Runs many courses through the pipeline, side by side where that pays, with a progress bar once it takes a while."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from builder.pipeline import Order, Outcome, run
from builder.pipeline.same_ids import with_copies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORTH_A_WORKER = 6  # courses: fewer are built sooner than a second process starts
PATIENCE = 1.0  # seconds without a word before a progress bar appears


def run_all(orders: Sequence[Order], jobs: int | None) -> list[Outcome]:
    """What became of each course, in the order given; `jobs` None: as many at once as there are processors."""
    orders = with_copies(orders)
    wanted = jobs or (min(os.cpu_count() or 1, len(orders) // WORTH_A_WORKER + 1))
    outcomes = _side_by_side(orders, wanted) if wanted > 1 and len(orders) > 1 else map(run, orders)
    return list(_with_progress(outcomes, len(orders)))


def _side_by_side(orders: Sequence[Order], jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - heavy, and needed only for many courses

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(run, orders, chunksize=max(1, len(orders) // (jobs * 4)))


def _with_progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    shows = sys.stderr.isatty()
    since = time.monotonic()
    drawn = False
    for number, outcome in enumerate(outcomes, 1):
        if shows and number < total and time.monotonic() - since > PATIENCE:
            filled = 30 * number // total
            sys.stderr.write(f"\r[{'#' * filled}{'-' * (30 - filled)}] {number} of {total} courses ")
            sys.stderr.flush()
            drawn = True
        yield outcome
    if drawn:
        sys.stderr.write("\r\x1b[K")
