"""Runs many courses through the pipeline, side by side where that pays, with a progress bar once it takes a while."""

from __future__ import annotations

import gc
import os
import sys
import time
from itertools import starmap
from typing import TYPE_CHECKING, Any

from builder.pipeline import run
from builder.pipeline.same_ids import ids_of
from builder.source.copies import copies_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.order import Order, Outcome

WORTH_A_WORKER = 6  # courses: fewer are built sooner than a second process starts
GARBAGE = 50_000  # objects made after which Python looks for what is left of earlier courses: fewer take memory
PATIENCE = 1.0  # seconds without a word before a progress bar appears


def run_all(orders: Sequence[Order], jobs: int | None) -> list[Outcome]:
    """What became of each course, in the order given; `jobs` None: as many at once as there are processors."""
    folders = [order.folder for order in orders]
    copies = copies_of(folders, [ids_of(folder) for folder in folders]) if len(orders) > 1 else [None]
    return list(each(run, [*zip(orders, copies, strict=True)], jobs))


def each(make: Callable[..., Outcome], asked: Sequence[tuple[Any, ...]], jobs: int | None) -> Iterator[Outcome]:
    """What a function of a module makes of each of some arguments, in their order; `jobs` as in `run_all`."""
    if len(asked) > 1:
        gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])
    wanted = jobs or (min(os.cpu_count() or 1, len(asked) // WORTH_A_WORKER + 1))
    outcomes = _side_by_side(make, asked, wanted) if wanted > 1 and len(asked) > 1 else starmap(make, asked)
    return _with_progress(outcomes, len(asked))


def _side_by_side(make: Callable[..., Outcome], asked: Sequence[tuple[Any, ...]], jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - heavy, and needed only for many courses

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(make, *zip(*asked, strict=True), chunksize=max(1, len(asked) // (jobs * 4)))


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
