"""What html-validate says of pages."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.packages import ROOT
from tests.setup.node import environment

# Named, since it looks for its settings beside a page, and pages are built outside the repo.
COMMAND = ["html-validate", "--config", str(ROOT / ".htmlvalidate.json"), "--formatter", "text"]


def html_faults(pages: Iterable[Path], node: Path) -> list[str]:
    """Every fault of the pages, a line each. One call for many pages is quicker than one for each."""
    command = [*COMMAND, *map(str, pages)]
    done = subprocess.run(command, env=environment(node), capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout.splitlines()
