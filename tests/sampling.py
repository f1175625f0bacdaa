"""What `make test` tries a part of, so that it stays quick: all of it is tried where EVERY_PLAY is set."""

import os

EVERY_PLAY = bool(os.environ.get("EVERY_PLAY"))


def times(usual: int, whole: int) -> int:
    """How often a thing is tried: fewer times in `make test`, so many that it would still show what is wrong."""
    return whole if EVERY_PLAY else usual
