"""Takes the addresses that npm writes for readers (who funds what) out of package-lock.json."""

import json
import sys
from pathlib import Path


def main(path: Path) -> None:
    lock = json.loads(path.read_text("utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    path.write_text(json.dumps(lock, indent=2) + "\n", "utf-8")


main(Path(sys.argv[1]))
