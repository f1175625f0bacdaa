"""The files of our own pages by their addresses: a path that a request names is looked up here, never opened."""

from __future__ import annotations

from pathlib import Path

from builder.discover import INSIDE, roots

PAGE = Path(__file__).parent / "page"


def page_assets(page: Path) -> dict[str, Path]:
    """The scripts and styles of a page, with the pieces that all pages share. `page`: its folder."""
    files = [*PAGE.glob("*.*s"), *page.glob("*.*s"), INSIDE / "runtime" / "kit" / "dom.js"]
    return {file.relative_to(INSIDE).as_posix(): file for file in files}


def standard_assets(extension_roots: tuple[Path, ...] = ()) -> dict[str, Path]:
    """The scripts of each standard's folder, and those that standards share, which lie beside the folders."""
    served: dict[str, Path] = {}
    for root in roots(extension_roots, "scorm_templates"):
        folders = [file.parent for file in root.glob("*/standard.toml")]
        files = [file for folder in (root, *folders) for file in folder.glob("*.js")]
        served |= {f"standards/{file.relative_to(root).as_posix()}": file for file in files}
    return served
