"""Starts the command `builder`, and `python -m builder`, which does the same."""

import atexit
import gc
import os
import sys
from contextlib import suppress

gc.set_threshold(150_000, 20, 100)  # a build makes many objects and drops few: to look for those takes a tenth of it

from builder.cli import main as command  # noqa: E402 - what it imports is made sooner, too


def main() -> None:
    """Runs the command, and ends the process at once: to take each object down takes as long as a tenth of a build."""
    try:
        command()
    except SystemExit as end:
        if not isinstance(end.code, int | None) or sys.getprofile() or sys.gettrace():  # whoever measures goes on
            raise
        with suppress(OSError, ValueError):  # whoever reads has gone
            sys.stdout.flush()
            sys.stderr.flush()
            atexit._run_exitfuncs()  # noqa: SLF001 - what Python would do next
            os._exit(end.code or 0)
        raise


if __name__ == "__main__":
    main()
