"""What `make test` tries a part of, so that it stays quick: all of it is tried where EVERY_PLAY is set."""

import os
from collections.abc import Sequence
from typing import TypeVar

import pytest

Way = TypeVar("Way")

EVERY_PLAY = bool(os.environ.get("EVERY_PLAY"))


def times(usual: int, whole: int) -> int:
    """How often a thing is tried: fewer times in `make test`, so many that it would still show what is wrong."""
    return whole if EVERY_PLAY else usual


whole_only = pytest.mark.skipif(not EVERY_PLAY, reason="it takes long: where EVERY_PLAY is set")


def one_in(number: int, ways: Sequence[Way], first: int = 0) -> list[Way]:
    """Ways to try a thing that differ little: one in so many of them in `make test`, from the first named on."""
    return [*ways] if EVERY_PLAY else [*ways[first % number :: number]]
