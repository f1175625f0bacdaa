"""S9, S10: what pages, styles and scripts take is found, wherever they name it; what only looks like it is not told."""

import time
from pathlib import Path

import pytest

from builder.doctor.links import links_in
from tests.doctor.zips import Files, said_of

# A file, what stands in it, and the way that is told as missing.
FOUND = {
    "a script from the top": ("index.html", '<script src="/js/x.js"></script>', "/js/x.js"),
    "a picture from the top": ("index.html", "<img alt='' src='/x.png'>", "/x.png"),
    "without quotes": ("index.html", "<script src=js/x.js defer></script>", "js/x.js"),
    "in capitals": ("index.html", '<IMG ALT="" SRC="x.png">', "x.png"),
    "over lines": ("index.html", '<img\n  alt=""\n  src = "x.png"\n>', "x.png"),
    "with an ampersand": ("index.html", '<img alt="" src="a&amp;b.png">', "a&b.png"),
    "after a > in quotes": ("index.html", '<img alt="a > b" src="x.png">', "x.png"),
    "a set": ("index.html", '<img alt="" src="media/plan.svg" srcset="media/plan.svg 1x, x@2x.png 2x">', "x@2x.png"),
    "a set of a source": ("index.html", "<picture><source srcset='x.webp, y.webp 2x'></picture>", "x.webp"),
    "a style": ("index.html", '<link href="x.css" rel="stylesheet">', "x.css"),
    "an icon": ("index.html", '<link rel="shortcut icon" href="x.ico">', "x.ico"),
    "a preloaded set": ("index.html", '<link rel="preload" as="image" imagesrcset="x.png 2x">', "x.png"),
    "a preloaded script": ("index.html", '<link rel="modulepreload" href="x.js">', "x.js"),
    "a source": ("index.html", '<video><source src="x.mp4"></video>', "x.mp4"),
    "a poster": ("index.html", '<video poster="x.jpg"></video>', "x.jpg"),
    "captions": ("index.html", '<video><track src="x.vtt"></video>', "x.vtt"),
    "an object": ("index.html", '<object type="image/svg+xml" data="x.svg"></object>', "x.svg"),
    "a frame of old": ("index.html", '<frameset><frame src="x.html"></frameset>', "x.html"),
    "a button": ("index.html", '<input type="image" alt="" src="x.png">', "x.png"),
    "a drawing's picture": ("media/a.svg", '<svg><image xlink:href="x.png"/></svg>', "x.png"),
    "a style in a page": ("index.html", "<style>p { background: url(x.png) }</style>", "x.png"),
    "a style of an element": ("index.html", "<p style=\"background: url('x.png')\">", "x.png"),
    "url in a style": ("a.css", "p { background: url(x.png) }", "x.png"),
    "url in quotes": ("a.css", "p { background: url( 'x y.png' ) }", "x y.png"),
    "url with a query": ("a.css", "@font-face { src: url(x.woff2?v=4) }", "x.woff2?v=4"),
    "the second url of a line": ("a.css", "p{background:url(media/plan.svg)}b{background:url(x.png)}", "x.png"),
    "an import of a style": ("a.css", '@import "x.css";', "x.css"),
    "an import by url": ("a.css", "@import url('x.css') screen;", "x.css"),
    "a style's own folder": ("media/a.css", "p { background: url(media/plan.svg) }", "media/plan.svg"),
    "an import": ("a.js", 'import { a } from "./x.js";', "./x.js"),
    "an import for its effect": ("a.mjs", "import './x.mjs';", "./x.mjs"),
    "an export": ("a.js", 'export * from "./x.js";', "./x.js"),
    "an import when needed": ("a.js", 'const x = await import("./x.js");', "./x.js"),
    "an import from the top": ("a.js", 'import "/js/x.js";', "/js/x.js"),
    "an import in a page": ("index.html", '<script type="module">import "./x.js";</script>', "./x.js"),
    "minified": ("a.js", 'import{a as b}from"./x.js";', "./x.js"),
    "out of the package": ("index.html", '<script src="../shared/x.js"></script>', "../shared/x.js"),
    "backwards": ("index.html", '<img alt="" src="media\\x.png">', "media\\x.png"),
    "after a script": ("index.html", "<script>if (a < b) c('</p>')</script><img alt='' src='x.png'>", "x.png"),
    "after a comment": ("index.html", "<!-- <img src='y.png'> --><img alt='' src='x.png'>", "x.png"),
    "with another base": ("index.html", "<base href='media/'><img alt='' src='x.png'>", "x.png"),
}
QUIET = {
    "S10 written by a script": ("a.html", "<script>document.write('<script src=\"../x.js\"><\\/script>')</script>"),
    "S10 written by a script's file": ("a.js", "document.write('<script src=\"../', path, '\"></script>')"),
    "S10 made in a script": ("a.html", "<script>html = '<img src=\"' + x + '.png\">' + \"<img src='x.png'>\"</script>"),
    "in a comment": ("a.html", "<!-- <script src='x.js'></script> -->"),
    "in a comment for old browsers": ("a.html", "<!--[if lt IE 9]><script src='html5shiv.js'></script><![endif]-->"),
    "in a text field": ("a.html", "<textarea><img src='x.png'></textarea>"),
    "in a template": ("a.html", '<script type="text/x-handlebars"><img src="x.png"></script>'),
    "a gap": ("a.html", '<img alt="" src="{{ picture }}"><img alt="" src="${x}.png"><img alt="" src="<%= x %>">'),
    "empty": ("a.html", '<img alt="" src=""><img alt="" src="#x"><img alt="" src="?x"><script src></script>'),
    "elsewhere": ("a.html", '<img alt="" src="data:image/png;base64,AA=="><iframe src="about:blank"></iframe>'),
    "to follow": ("a.html", '<a href="x.html">x</a> <link rel="next" href="x.html"> <link rel="canonical" href="/x">'),
    "a hidden field": ("a.html", '<input type="hidden" src="x.png">'),
    "data of a page": ("a.html", '<p data="x.png" src="y.png">'),
    "it is there": ("media/a.css", "p { background: url(plan.svg) } b { background: url('../media/plan.svg#a') }"),
    "there by another base": ("a.html", "<base href='media/'><img alt='' src='plan.svg'>"),
    "a base elsewhere": ("a.html", "<base href='https://a.example/'><img alt='' src='x.png'>"),
    "encoded": ("a.html", "<img alt='' src='media/%70lan.svg?v=1#x'>"),
    "a set that is there": ("a.html", "<img alt='' srcset='media/plan.svg, media/plan.svg 2x , media/plan.svg 3x'>"),
    "a set of data": ("a.html", "<img alt='' srcset='data:image/png;base64,AA==  1x, media/plan.svg 2x'>"),
    "in a style's comment": ("a.css", "/* url(x.png) @import 'x.css'; */"),
    "a font for old browsers": ("a.css", "@font-face { src: url(x.eot); src: url('x.eot?#iefix'), url(x.svg#x) }"),
    "a style's own mark": ("a.css", "p { mask: url(#m); background: url(data:image/gif;base64,R0) }"),
    "an import by its name": ("a.js", 'import a from "lodash"; import "https://cdn.example/a.js"; require("./x.js")'),
    "an import for a bundler": ("a.js", 'import a from "./x"; import b from "./y.vue";'),
    "an import in a comment": ("a.js", '// import a from "./x.js";\n/* import b from "./y.js"; */'),
}  # fmt: skip


def missing(tmp_path: Path, sound: dict[str, Files], name: str, text: str) -> list[str]:
    files = dict(sound["scorm12"])
    files[name] = files.get(name, b"") + text.encode()
    found = [one for one in said_of(tmp_path, files).found if one.rule == "page-lacks-file"]
    for one in found:  # each place is exact
        line = files[name].decode().split("\n")[one.span.line - 1]
        assert one.help
        assert one.span.length == len(line[one.span.column - 1 :][: one.span.length])
    return [f"{one.message} ({one.help})" for one in found]


@pytest.mark.parametrize("what", FOUND)
def test_s9_it_is_found(what: str, sound: dict[str, Files], tmp_path: Path) -> None:
    name, text, way = FOUND[what]
    found = missing(tmp_path, sound, name, text)
    expected = way.replace("\\", "/").removeprefix("./").partition("?")[0]
    assert any(f"{expected}”" in one for one in found), found


@pytest.mark.parametrize("what", QUIET)
def test_s10_it_is_not_told(what: str, sound: dict[str, Files], tmp_path: Path) -> None:
    name, text = QUIET[what]
    assert missing(tmp_path, sound, name, text) == []


def test_s9_where_it_lies_is_said(sound: dict[str, Files], tmp_path: Path) -> None:
    for name, way, said in (
        ("index.html", "/media/plan.svg", "write  media/plan.svg"),
        ("media/a.html", "/media/plan.svg", "write  plan.svg"),
        ("media/a.html", "/course.css", "write  ../course.css"),
        ("media/a.html", "../../plan.svg", "did you mean  plan.svg?"),
        ("media/a.html", "Plan.svg", "write  plan.svg"),
    ):
        (one,) = missing(tmp_path, sound, name, f'<img alt="" src="{way}">')
        assert said in one


HARMFUL = {
    "quotes": '<img src="' * 300_000,
    "quotes in turn": "<a\" '<a\"' " * 300_000,
    "tags": "<b" * 1_500_000,
    "one tag": "<img " + "a " * 1_400_000,
    "attributes": "<img" + " src=x" * 600 + ">" * 5 + ("<img" + " src=x" * 600 + ">") * 700,
    "equals": "<img " + "=" * 2_000_000,
    "comments": "<!--" * 700_000,
    "scripts": "<script>" * 350_000,
    "scripts that end": "<script></script>" * 150_000,
    "styles": "<p style='url('>" * 150_000,
    "urls": "url(" * 700_000,
    "blanks": "url(" + " " * 2_900_000,
    "imports": "import " * 400_000,
    "imports of something": 'import"./a.js";' * 190_000,
    "comments of styles": "/*" * 1_400_000,
    "sets": '<img srcset="' + "a, " * 1_300 + '">' + '<img srcset="a, b">' * 100_000,
    "bases": "<base href=a>" * 200_000,
}


@pytest.mark.parametrize("what", HARMFUL)
@pytest.mark.parametrize("name", ["a.html", "a.css", "a.js"])
def test_texts_made_to_do_harm_take_no_time(what: str, name: str) -> None:
    started = time.process_time()
    assert sum(1 for _ in links_in(name, HARMFUL[what][:3_000_000])) >= 0
    assert time.process_time() - started < 1
