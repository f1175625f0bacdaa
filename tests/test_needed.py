"""What of styles and words a package leaves out, and that it leaves out nothing else."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import rjsmin

from builder.pipeline import Order, run
from builder.render.needed import styles_needed, without_comments, words_needed
from tests.block_uses import write_course
from tests.packages import ROOT, run_builder

PAGE = '<p class="lead wide-half">Words</p><table><tr><td>1</td></tr></table>'


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".lead{a:b}.gone{a:b}", ".lead{a:b}"),
        (".gone,.lead{a:b}", ".lead{a:b}"),
        (".lead .gone,.lead>.gone,.lead.gone{a:b}p{a:b}", "p{a:b}"),
        ("blockquote p,p blockquote{a:b}", ""),
        ("table tbody tr{a:b}", "table tbody tr{a:b}"),
        (":is(.gone,.lead) p{a:b}", ":is(.gone,.lead) p{a:b}"),
        ("p:not(.gone:is(.x,.y)){a:b}", "p:not(.gone:is(.x,.y)){a:b}"),
        ('p[title=".gone, em"],[class*="wide-"]{a:b}', 'p[title=".gone, em"],[class*="wide-"]{a:b}'),
        ("p:nth-child(2n + 1)::before,*,::after,#gone{a:b}", "p:nth-child(2n + 1)::before,*,::after,#gone{a:b}"),
        ("@media print{.gone{a:b}}p{a:b}", "p{a:b}"),
        ("@media print{.gone{a:b}.lead{a:b}}", "@media print{.lead{a:b}}"),
        ("@supports (a:b){.gone{a:b}}", ""),
        ("@keyframes gone{from{a:b}50%{a:b}to{a:b}}", "@keyframes gone{from{a:b}50%{a:b}to{a:b}}"),
        ("@font-face{font-family:x}@page :first{margin:0}", "@font-face{font-family:x}@page :first{margin:0}"),
        ('@import "x.css";.gone{a:b}', '@import "x.css";.gone{a:b}'),
        ('.lead{content:"{"}.lead{content:"}.gone{"}', '.lead{content:"{"}.lead{content:"}.gone{"}'),
        (".lead{color:red;& p{a:b}& .gone{a:b}}", ".lead{color:red;& p{a:b}}"),
        (r".\31 0{a:b}.sm\:gone{a:b}", r".\31 0{a:b}.sm\:gone{a:b}"),
        ('[title="gone"] p,[lang=gone],p[class="lead"]{a:b}', 'p[class="lead"]{a:b}'),
        (
            '[data-now="7"],[aria-busy="true"],p:not([title="gone"]){a:b}',
            '[data-now="7"],[aria-busy="true"],p:not([title="gone"]){a:b}',
        ),
        ('[style*="gone"],[title="(:"] .gone,[title="(:"]{a:b}', '[style*="gone"],[title="(:"]{a:b}'),
        ("p{", "p{"),
        ("", ""),
    ],
)
def test_styles_without_what_is_nowhere(css: str, left: str) -> None:
    assert styles_needed(css, PAGE) == left


def test_what_a_script_makes_has_its_styles() -> None:
    script = 'make("em", { class: "dragged" }); $one.className = `result ${status}`;'
    assert styles_needed("em.dragged{a:b}.result{a:b}strong{a:b}", PAGE, script) == "em.dragged{a:b}.result{a:b}"


def test_what_is_only_talked_about_has_no_styles() -> None:
    page = '<p title="tip">A gone example, many of them<br>and two</p><script id="data">{"is":"told"}</script>'
    script = "/** A gone one. */\nconst kept = 'here'; // of many\n// and two\n"
    css = ".gone{a:b}.many{a:b}.two{a:b}[data-is=example]{a:b}[data-is=tip]{a:b}.told{a:b}.here{a:b}br{a:b}"
    assert styles_needed(css, page, script) == "[data-is=tip]{a:b}.told{a:b}.here{a:b}br{a:b}"


@pytest.mark.parametrize("folder", ["builder/runtime", "builder/blocks", "scorm_templates"])
def test_scripts_lose_their_comments_alone(folder: str) -> None:
    for file in sorted((ROOT / folder).rglob("*.js")):
        text = file.read_text("utf-8")
        assert rjsmin.jsmin(without_comments(text)) == rjsmin.jsmin(text), file


def test_words_that_a_script_says() -> None:
    words = {
        "done": "Done",
        "results_passed": "Passed",
        "results": "Results",
        "left_one": "One left",
        "review": "Review",
    }
    script = 'say("done"); say(`results_${status}`); say(many ? "left" : "left_one");'
    assert words_needed(words, script) == {
        "done": "Done",
        "results_passed": "Passed",
        "left_one": "One left",
    }


def test_a_package_leaves_out_what_only_others_need(tmp_path: Path) -> None:
    text = "---\ntitle: Plain\n---\n# Section\n\n## Page\n\nWords.\n\n"
    found = {}
    for name, more in (("plain", ""), ("rich", "> Said.\n\n### Question: Which?\n- [x] This\n- [ ] That\n")):
        outcome = run(
            Order(write_course(tmp_path / name, text + more), standards=("web",), out=tmp_path / "out" / name)
        )
        with zipfile.ZipFile(outcome.built[0].path) as package:
            data = re.search(r'id="ui--data">(.*?)</script>', package.read("index.html").decode())
            assert data
            found[name] = package.read("course.css").decode(), json.loads(data[1])["words"]
    assert "blockquote" not in found["plain"][0]
    assert "blockquote{" in found["rich"][0]
    assert "not_answered" not in found["plain"][1]
    assert "not_answered" in found["rich"][1]
    assert "months" in found["plain"][1]


def test_an_organisations_own_block_has_all_of_its_styles_and_words(tmp_path: Path) -> None:
    own = tmp_path / "courses/blocks/rating"
    shutil.copytree(ROOT / "tests/own_block/blocks/rating", own)
    (own / "block.css").write_text(".is-high{color:red}", "utf-8")
    (own / "en.toml").write_text('kind = "A rating"\nrate_high = "Much"\n', "utf-8")
    script = 'export const kind = { setUp: ($block, { data }, { sayOf }) => $block.classList.add("is-" + data.how) };\n'
    (own / "block.js").write_text(script, "utf-8")
    write_course(tmp_path / "courses/demo", "---\ntitle: Demo\n---\n\n## Page\n\nWords.\n\n### Rating: How?\n\n= 4\n")
    run_builder("trust", "--changes", cwd=tmp_path)
    done = run_builder("build", "courses/demo", "--to", "web", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "dist/demo-1.0-web.zip") as package:
        assert ".is-high{" in package.read("course.css").decode()
        assert '"rate_high":"Much"' in package.read("index.html").decode()
