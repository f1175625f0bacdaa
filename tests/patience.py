"""How long a test waits for what has to come: so long that no machine is too slow. What comes is taken at once."""

import time
from collections.abc import Callable

PATIENCE = 180  # seconds
BETWEEN = 0.05  # seconds between two looks


def until(holds: Callable[[], object], what: str | Callable[[], str] = "it never came true") -> None:
    """Waits for a state.

    AssertionError: it did not come; `what` says so, or what is there instead.
    """
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what if isinstance(what, str) else what()
        time.sleep(BETWEEN)
