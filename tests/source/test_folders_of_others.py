# ruff: noqa: E501 - pieces of files are easier to read on one line each
"""Folders of Markdown that were written for other programs: read in their order, built at once, told without errors."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from builder.source.others import as_section, others_in
from tests.packages import run_builder

if TYPE_CHECKING:
    from pathlib import Path

STYLES: dict[str, tuple[dict[str, str], tuple[str, ...], str]] = {  # files, their order, the title
    "mkdocs": (
        {
            "mkdocs.yml": "site_name: Safe lifting\nnav:\n  - Home: index.md\n  - Guide:\n      - After: guide/z.md\n      - guide/a.md\n"
            "markdown_extensions:\n  - x: !!python/name:a.b\n",
            "docs/index.md": '# Safe lifting\n\nRead [this](guide/a.md).\n\n!!! note "Careful"\n    Backs break.\n',
            "docs/guide/a.md": '# Before\n\n=== "Alone"\n    Ask.\n\n![A back](https://example.org/back.png)\n',
            "docs/guide/z.md": "# After\n\nRest.{ .lead }\n",
            "site/index.md": "# Made\n",
        },
        ("docs/index.md", "docs/guide/z.md", "docs/guide/a.md"),
        "Safe lifting",
    ),
    "docusaurus": (
        {
            "docusaurus.config.js": "module.exports = {title: 'Keys'};",
            "docs/intro/_category_.json": '{"label": "Introduction", "position": 1}',
            "docs/intro/a.mdx": "---\nsidebar_position: 2\nslug: /second\n---\nimport Tabs from '@theme/Tabs';\n\n# Handing back\n\n:::tip[Think]\nNow.\n:::\n",
            "docs/intro/b.md": "---\nsidebar_position: 1\ntitle: Taking a key\n---\nSign for it.\n",
            "docs/after/c.md": "---\nsidebar_position: 1\n---\n# Lost keys\n\nTell us.\n",
            "node_modules/x/README.md": "# A library\n",
        },
        ("docs/intro/b.md", "docs/intro/a.mdx", "docs/after/c.md"),
        "Keys",
    ),
    "folders alone": (
        {
            "1 Begin/01 a.md": "# A\n\nWords.\n",
            "2 Middle/deep/deeper/b.md": "# B\n\nWords.\n",
            "10 End/c.md": "# C\n\nWords.\n",
            "images/readme.txt": "",
        },
        ("1 Begin/01 a.md", "2 Middle/deep/deeper/b.md", "10 End/c.md"),
        "A",
    ),
    "obsidian": (
        {
            ".obsidian/app.json": "{}",
            "Home.md": "Start with [[Notes/Fire doors|the doors]] and ![[plan.png]].\n\n%% a remark %%\n\n> [!warning]- Watch out\n> Smoke rises.\n",
            "Notes/Fire doors.md": "---\ntags: [fire]\n---\nKeep ==doors== shut. #fire ^block1\n\n- [[Home]]\n",
        },
        ("Home.md", "Notes/Fire doors.md"),
        "",
    ),
    "hugo": (
        {
            "hugo.toml": 'title = "Bins"\n',
            "content/_index.md": '+++\ntitle = "Bins"\nweight = 1\n+++\nWhich bin is which?\n',
            "content/docs/_index.md": "---\ntitle: Docs\n---\n",
            "content/docs/blue.md": '---\ntitle: Blue bin\nweight: 10\n---\nPaper. {{< figure src="bin.png" >}}\n',
            "content/docs/amber.md": "---\ntitle: Amber bin\nweight: 20\n---\nGlass.\n",
        },
        ("content/_index.md", "content/docs/_index.md", "content/docs/blue.md", "content/docs/amber.md"),
        "Bins",
    ),
    "mdbook": (
        {
            "book.toml": '[book]\ntitle = "Ladders"\n',
            "src/SUMMARY.md": "# Summary\n\n[Introduction](intro.md)\n\n- [Feet](feet.md)\n    - [Rubber](deep/rubber.md)\n- [Not yet]()\n",
            "src/feet.md": "# Feet\n\nLook at them. \\\\(x^2\\\\)\n",
            "src/intro.md": "# Introduction\n\nHello.\n",
            "src/deep/rubber.md": "# Rubber\n\n{{#include x.rs}}\n\nIt wears off.\n",
        },
        ("src/intro.md", "src/feet.md", "src/deep/rubber.md"),
        "Ladders",
    ),
    "wiki": (
        {
            "_Sidebar.md": "* [[Phone rules]]\n* [[Away]]\n",
            "_Footer.md": "Footer",
            "Home.md": "Welcome. See [rules](Phone-rules).\n",
            "Away.md": "# Away\n\nSay so.\n",
            "Phone-rules.md": "## Rules\n\n1. Pick up\n2. Say hello\n",
        },
        ("Home.md", "Phone-rules.md", "Away.md"),
        "Rules",
    ),
    "jupyter": (
        {
            "_toc.yml": "format: jb-book\nroot: intro\nparts:\n- caption: More\n  chapters:\n  - file: two\n  - file: one\n",
            "_config.yml": "title: Counting\n",
            "intro.md": "# Counting\n\n```{admonition} Note\n:class: tip\nCount twice.\n```\n",
            "one.md": "# One\n\n(label)=\n\nIt is one.\n",
            "two.md": "# Two\n\n:::{warning}\nOdd\n:::\n",
        },
        ("intro.md", "two.md", "one.md"),
        "Counting",
    ),
    "quarto": (
        {
            "_quarto.yml": "book:\n  title: Lone work\n  chapters:\n    - index.qmd\n    - part: More\n      chapters:\n        - late.qmd\n",
            "index.qmd": "# Alone\n\n::: {.callout-tip}\nRing.\n:::\n",
            "late.qmd": "# Late\n\nGo home.\n",
        },
        ("index.qmd", "late.qmd"),
        "Lone work",
    ),
    "links": (
        {
            "README.md": "# First aid\n\n1. [Breathing](b.md)\n2. [Bleeding](a.md)\n",
            "a.md": "# Bleeding\n\nPress.\n",
            "b.md": "# Breathing\n\nListen.\n",
            "LICENSE.md": "# Licence\n",
        },
        ("README.md", "b.md", "a.md"),
        "First aid",
    ),
    "toctree": (
        {
            "index.md": "# Manual\n\n```{toctree}\n:maxdepth: 2\nusage\ninstall\n```\n",
            "usage.md": "# Usage\n\nUse it.\n",
            "install.md": "# Install\n\nDo.\n",
        },
        ("index.md", "usage.md", "install.md"),
        "Manual",
    ),
    "names": (
        {
            "10-late.md": "# Being on time\n\nBuses are late.\n",
            "2-early.md": "Early\n=====\n\nLeave early.\n",
            "notes.txt": "A note.\n",
        },
        ("2-early.md", "10-late.md"),
        "Early",
    ),
    "one": ({"text.md": "\ufeff## Only *one*\r\n\r\nA text, no front matter.\r\n"}, ("text.md",), "Only one"),
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.mark.parametrize("style", STYLES)
def test_the_order_of_an_index_is_that_of_the_course(style: str, tmp_path: Path) -> None:
    files, order, title = STYLES[style]
    found = others_in(write(tmp_path / style, files))
    assert found
    assert found.names == order
    assert found.title in {title, ""}


@pytest.mark.parametrize("style", STYLES)
def test_a_folder_of_others_is_built_at_once(style: str, tmp_path: Path) -> None:
    files, _, title = STYLES[style]
    folder = write(tmp_path / style, files)
    done = run_builder("build", folder, "--to", "web", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r"^error", done.stdout + done.stderr, re.MULTILINE)
    assert "[read-as-course]" in done.stdout + done.stderr
    with zipfile.ZipFile(next((tmp_path / "out").glob("*.zip"))) as package:
        page = package.read("index.html").decode()
    assert f"<title>{title or 'Obsidian'}</title>" in page
    assert "sidebar_position" not in page
    changed = {name: (folder / name).read_bytes() for name in files}
    assert changed == {name: text.encode() for name, text in files.items()}, "the author's files stay as they are"


def test_words_stand_on_the_lines_that_messages_name(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", {"a.md": "---\ntitle: T\nweight: 3\n---\nWords.\n\n{{< x >}} more\n"})
    done = run_builder("check", folder)
    assert "a.md:7:1" in done.stdout + done.stderr


def test_what_was_understood_is_written_into_files_of_others(tmp_path: Path) -> None:
    files = {"a.md": "---\nweight: 3\n---\n# T\n\n::: tip\nThink.\n:::\n"}
    folder = write(tmp_path / "site", files)
    assert run_builder("check", folder, "--fix").returncode == 0
    assert (folder / "a.md").read_text("utf-8") == "---\nweight: 3\n---\n# T\n\n> [!TIP]\n> Think.\n\n"


def test_front_matter_gives_way_to_a_heading_line_by_line() -> None:
    assert as_section("---\ntitle: A key\nx: 1\n---\nText.\n", "a.md") == "# A key\n\n\n\nText.\n"
    assert as_section("---\nx: 1\n---\n\n# Own\n", "a.md") == "\n\n\n\n# Own\n"
    assert as_section("No front matter.\n", "a.md") == "No front matter.\n"


@pytest.mark.parametrize(
    "files",
    [
        {"sub/a.md": "# A\n"},
        {"sub/a.md": "# A\n", "other/b.txt": "B"},
        {"sub/a.md": "# A\n", "other/b.md": "# B\n", "program.py": ""},
        {"a.txt": "A"},
        {"README.md.bak": "x"},
        {"course.md.txt": "# A\n", "a.md": "# B\n"},
    ],
)
def test_folders_of_all_sorts_of_things_are_no_course(files: dict[str, str], tmp_path: Path) -> None:
    done = run_builder("build", write(tmp_path / "all", files), "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "holds no course" in done.stderr


def test_a_folder_with_a_course_is_that_course(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "own", {"course.md": "---\ntitle: Own\n---\n\n## A\n\nText.\n", "mkdocs.yml": "site_name: X\n"}
    )
    assert others_in(folder) is None


def test_an_import_of_a_folder_keeps_its_order(tmp_path: Path) -> None:
    files, order, _ = STYLES["mdbook"]
    done = run_builder("import", write(tmp_path / "book", files), "--to", tmp_path / "course")
    assert done.returncode == 0, done.stderr
    told = re.findall(r"^(\S+) \(text in Markdown\)", done.stdout, re.MULTILINE)
    assert tuple(told) == order
