"""Code that lies beside courses runs only once the person at the computer has said so, and this is told."""

import json
import os
import py_compile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder import discover, trust
from builder.cli import main
from builder.editions import editions
from builder.incremental import inputs
from builder.language import interface
from builder.order import Order
from builder.pipeline import run
from builder.preview.courses import Courses
from builder.render.bundle import read_module
from builder.render.pages import templates_in
from tests.packages import ROOT

PLAIN = "---\ntitle: {}\n---\n\n## Page\n\nWords.\n"
MARK = "from pathlib import Path\nPath({!r}).touch()\n"
BLOCK = """
from builder.blocks import BlockKind, Reading

def read(source, report):
    return Reading(source.nodes)

KIND = BlockKind(keywords=("Shout",), read=read)
"""
RULE = '''"""A page says nothing.

What it finds:
It.

Why it matters:
So.

Example:

    x

Use instead:

    y
"""
from builder.diagnostics import Severity

SEVERITY = Severity.WARNING


def find(course, report):
    report("own-rule", course.span, f"found in {course.details.title}")
'''
EDITION = (ROOT / "builder/editions/handout/template.html.jinja").read_text("utf-8")
DRAWS = (
    "{{% set x = cycler.__init__.__globals__.os.close(cycler.__init__.__globals__.os.open({!r}, 64)) %}}"  # 64: create
)
THEME = (ROOT / "themes/plain/theme.toml").read_text("utf-8")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two courses, at a computer at which nothing is trusted."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    for name in ("one", "two"):
        write(tmp_path, f"courses/{name}/course.md", PLAIN.format(name.title()))
    forget()
    return tmp_path


def forget() -> None:
    """As in a new process."""
    discover.forget()
    interface.forget()
    for found in (editions, inputs._shared, read_module, templates_in):  # noqa: SLF001 - as a new process
        found.cache_clear()


def at(place: Path, *words: str) -> Result:
    """What the command says in a folder."""
    forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        return CliRunner().invoke(main, words)


def write(place: Path, name: str, text: str) -> Path:
    file = place / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def add_block(place: Path) -> Path:
    """A block whose code leaves a file where it runs; gives that file."""
    ran = place / "ran"
    write(place, "courses/blocks/shout/block.py", MARK.format(str(ran)) + BLOCK)
    write(place, "courses/blocks/shout/template.html.jinja", "<p>{{ block.title }}</p>\n")
    write(place, "courses/blocks/shout/en.toml", 'kind = "Shout"\n')
    return ran


def add_rule(place: Path) -> Path:
    ran = place / "ran"
    write(place, "courses/rules/own_rule.py", RULE + f"    __import__('pathlib').Path({str(ran)!r}).touch()\n")
    return ran


def add_edition(place: Path) -> Path:
    ran = place / "ran"
    write(place, "courses/editions/own/edition.py", MARK.format(str(ran)) + "\ndef gather(papers): return {}\n")
    write(place, "courses/editions/own/template.html.jinja", EDITION)
    words = 'name = "Own"\ndescription = "Own."\ntells = ""\n'
    write(place, "courses/editions/own/en.toml", words)
    return ran


def add_theme(place: Path) -> Path:
    ran = place / "ran"
    write(place, "courses/themes/loud/theme.toml", THEME)
    page = (ROOT / "builder/render/templates/index.html.jinja").read_text("utf-8")
    write(place, "courses/themes/loud/index.html.jinja", DRAWS.format(str(ran)) + page)
    return ran


def add_standard(place: Path) -> Path:
    ran = place / "ran"
    for file in (ROOT / "scorm_templates/web").iterdir():
        text = file.read_text("utf-8").replace('name = "web"', 'name = "acme"')
        write(place, f"courses/scorm_templates/acme/{file.name}", text)
    settings = place / "courses/scorm_templates/acme/standard.toml"
    schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="acme"/></xs:schema>'
    write(place, "courses/scorm_templates/acme/acme.xsd", schema)
    settings.write_text(f'manifest = "acme.xml"\nschema = "acme.xsd"\n{settings.read_text("utf-8")}', "utf-8")
    write(place, "courses/scorm_templates/acme/manifest.xml.jinja", DRAWS.format(str(ran)) + "<acme/>")
    return ran


KINDS = {
    "block": (add_block, ("build", "--to", "web")),
    "rule": (add_rule, ("check",)),
    "edition": (add_edition, ("print", "--as", "own")),
    "theme": (add_theme, ("build", "--to", "web", "--theme", "loud")),
    "standard": (add_standard, ("build", "--to", "acme")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_code_runs_only_where_it_is_trusted(kind: str, place: Path) -> None:
    add, command = KINDS[kind]
    ran = add(place)
    if kind == "block":
        write(place, "courses/one/course.md", PLAIN.format("One") + "\n### Shout: Hello\n\nWords.\n")
    before = at(place, *command)
    assert not ran.exists()
    assert isinstance(before.exception, SystemExit | None)
    assert before.stderr.count("builder trust courses") == 1 + (kind == "block"), before.stderr
    trusted = at(place, "trust", "courses")
    assert trusted.exit_code == 0
    assert not ran.exists()
    after = at(place, *command)
    assert after.exit_code == 0, after.stderr
    assert "builder trust" not in after.stderr
    assert ran.exists()


def test_what_would_run_is_told_once_and_courses_that_need_none_of_it_are_built(place: Path) -> None:
    add_block(place)
    add_rule(place)
    done = at(place, "build", "--to", "web")
    assert done.exit_code == 0
    assert done.stderr.count("[untrusted-code]") == 1
    for file in ("blocks/shout/block.py", "blocks/shout/template.html.jinja", "rules/own_rule.py"):
        assert file in done.stderr
    assert len(list((place / "dist").glob("*.zip"))) == 2
    again = at(place, "build", "--to", "web")
    assert again.stderr.count("[untrusted-code]") == 1
    assert (
        again.stderr == done.stderr.replace("2 packages written", "nothing was written") or "[untrusted" in again.stderr
    )


def test_a_course_that_needs_a_block_is_not_built_without_it_and_the_others_are(place: Path) -> None:
    add_block(place)
    write(place, "courses/one/course.md", PLAIN.format("One") + "\n### Shout: Hello\n\nWords.\n")
    write(place, "courses/two/course.md", PLAIN.format("Two") + "\n    ### Shout: as code\n")
    done = at(place, "build", "--to", "web")
    assert done.exit_code == 1
    assert "[untrusted-block]" in done.stderr
    assert [one.name for one in (place / "dist").glob("*.zip")] == ["two-1.0-web.zip"]
    alone = at(place, "check", "courses/one").stderr
    assert alone.count("[untrusted-") == 1


def test_a_changed_file_is_asked_about_again(place: Path) -> None:
    ran = add_block(place)
    add_rule(place)
    assert "block.py" in at(place, "trust").stdout
    write(place, "courses/blocks/shout/block.py", MARK.format(str(ran)) + BLOCK + "# changed\n")
    done = at(place, "build", "--to", "web")
    assert not ran.exists()
    assert "code has changed since you trusted it, and does not run: blocks/shout/block.py" in done.stderr
    assert "own_rule.py" not in done.stderr
    at(place, "trust")
    assert "[own-rule]" in at(place, "build", "--to", "web").stderr
    write(place, "courses/rules/other_rule.py", RULE.replace("own-rule", "other-rule"))
    assert "rules/other_rule.py" in at(place, "check").stderr
    (place / "courses/rules/other_rule.py").unlink()
    assert "[own-rule]" in at(place, "check").stderr


def test_what_one_writes_oneself_may_change(place: Path) -> None:
    add_rule(place)
    at(place, "trust", "--changes")
    write(place, "courses/rules/own_rule.py", RULE.replace("found in", "seen in"))
    assert "seen in One" in at(place, "check").stderr
    assert at(place, "trust", "--list").stdout == f"{place / 'courses'}: as it changes\n"
    at(place, "trust", "--revoke")
    assert "[untrusted-code]" in at(place, "check").stderr
    assert at(place, "trust", "--list").stdout == "Nothing is trusted.\n"


def test_a_build_that_rests_sees_that_trust_was_given_and_taken(place: Path) -> None:
    add_rule(place)
    said = []
    for command in ((), ("trust",), ("trust", "--revoke")):
        if command:
            at(place, *command)
        said += [at(place, "build", "--to", "web").stderr for _ in range(2)]
    assert ["[own-rule]" in one for one in said] == [False, False, True, True, False, False]
    assert ["[untrusted-code]" in one for one in said] == [True, True, False, False, True, True]


def test_the_preview_runs_it_once_it_is_trusted(place: Path) -> None:
    ran = add_block(place)
    write(place, "courses/one/course.md", PLAIN.format("One") + "\n### Shout: Hello\n\nWords.\n")
    courses = Courses(place / "courses")
    assert [one.rule for one in courses.build("one", "").outcome.diagnostics] == ["untrusted-block"]
    assert [one.rule for one in courses.build("two", "").outcome.diagnostics] == ["untrusted-code"]
    assert courses.build("two", "").played
    assert not ran.exists()
    at(place, "trust")
    assert courses.trusted
    courses.changed([courses.trusted / trust.RECORD])  # as the watch says it
    build = courses.build("one", "")
    assert build.outcome.diagnostics == ()
    assert build.played
    assert ran.exists()


def test_the_folder_of_an_organisation_is_trusted_by_itself(place: Path) -> None:
    add_rule(place)
    (place / "council").mkdir()
    (place / "courses/rules").rename(place / "council/rules")
    write(place, "council/organisation.yaml", "organisation: East\n")
    given = ("--organisation", "council")
    assert "builder trust council" in at(place, "check", *given).stderr
    assert "[untrusted" not in at(place, "check").stderr
    assert at(place, "trust", "council/organisation.yaml").exit_code == 0
    assert "[own-rule]" in at(place, "check", *given).stderr


def test_a_compiled_file_is_not_taken_for_what_its_source_says(place: Path) -> None:
    ran = add_block(place)
    block = place / "courses/blocks/shout/block.py"
    honest = block.read_text("utf-8").replace(MARK.format(str(ran)), "#" * (len(MARK.format(str(ran))) - 1) + "\n")
    py_compile.compile(str(block))
    times = block.stat()
    block.write_text(honest, "utf-8")
    os.utime(block, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert block.stat().st_size == times.st_size
    trust.trust(place / "courses")
    write(place, "courses/one/course.md", PLAIN.format("One") + "\n### Shout: Hello\n\nWords.\n")
    forget()
    assert run(Order(place / "courses/one")).diagnostics == ()
    assert not ran.exists()


def test_code_behind_a_link_counts(place: Path) -> None:
    ran = add_block(place)
    (place / "courses/blocks/shout").rename(place / "shout")
    (place / "courses/blocks/shout").symlink_to(place / "shout")
    (place / "shout/around").symlink_to(place / "shout")
    assert "blocks/shout/block.py" in at(place, "check").stderr
    at(place, "trust")
    write(place, "shout/block.py", MARK.format(str(ran)) + BLOCK + "# changed\n")
    assert "has changed since" in at(place, "check").stderr
    assert not ran.exists()


@pytest.mark.parametrize(
    "held", ["", "[]", "{", '{"form": 2, "places": {}}', '{"form": 1, "places": 3}', '{"form": 1, "places": {"x": 1}}']
)
def test_a_record_that_cant_be_read_trusts_nothing(held: str, place: Path) -> None:
    add_rule(place)
    write(place, "home/builder/trust/places.json", held)
    done = at(place, "check")
    assert "[untrusted-code]" in done.stderr
    assert at(place, "trust").exit_code == 0
    assert "[own-rule]" in at(place, "check").stderr
    assert list(json.loads((place / "home/builder/trust/places.json").read_text("utf-8"))["places"])


def test_where_nothing_can_be_kept_nothing_is_trusted(place: Path) -> None:
    add_rule(place)
    (place / "home").write_text("in the way")
    done = at(place, "trust")
    assert done.exit_code == 1
    assert "could not be kept" in done.stderr


def test_a_folder_without_code_is_wrong_use(place: Path) -> None:
    write(place, "courses/themes/quiet/theme.toml", THEME)
    done = at(place, "trust")
    assert done.exit_code == 2
    assert "holds no code" in done.stderr
    assert at(place, "check", "courses").stderr == ""
    assert at(place, "build", "--to", "web", "--theme", "quiet").exit_code == 0


def test_an_organisations_rules_are_found_flat_and_by_subject_and_explained(place: Path) -> None:
    add_rule(place)
    write(place, "courses/rules/style/no_shouting.py", RULE.replace("own-rule", "no-shouting"))
    at(place, "trust")
    said = at(place, "check").stderr
    assert "[own-rule]" in said
    assert "[no-shouting]" in said
    assert at(place, "explain", "no-shouting").stdout.startswith("no-shouting (warning)")
    write(place, "courses/organisation.yaml", "checks:\n  own-rule: off\n  no-shouting: error\n")
    done = at(place, "check")
    assert "[own-rule]" not in done.stderr
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RULE.replace("course.details.title", "course.nothing"), "own_rule.py:23: AttributeError"),
        (RULE.replace('report("own-rule"', 'report("no-rule"'), "own_rule.py:23: KeyError"),
        (RULE.replace("SEVERITY = ", "severity = "), "own_rule.py: a rule needs SEVERITY and a docstring"),
        (RULE + "\n)", "own_rule.py: SyntaxError"),
    ],
)
def test_an_organisations_rule_that_fails_is_told_in_a_line(text: str, said: str, place: Path) -> None:
    write(place, "courses/rules/own_rule.py", text)
    at(place, "trust")
    done = at(place, "check")
    assert done.exit_code == 1
    assert said in done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("block.py", "return Reading(source.nodes)", "return Reading(source.node)", "block.py:7: AttributeError"),
        ("block.py", "return Reading(source.nodes)", "return 1 / 0", "block.py:7: ZeroDivisionError"),
        ("template.html.jinja", "block.title", "block.title.html", "template.html.jinja:1: UndefinedError"),
        ("template.html.jinja", "{{ block.title }}", "{{ block.title", "template.html.jinja:1: TemplateSyntaxError"),
    ],
)
def test_an_organisations_block_that_fails_is_told_in_a_line(
    file: str, old: str, new: str, said: str, place: Path
) -> None:
    add_block(place)
    write(place, "courses/one/course.md", PLAIN.format("One") + "\n### Shout: Hello\n\nWords.\n")
    text = (place / "courses/blocks/shout" / file).read_text("utf-8")
    assert old in text
    write(place, f"courses/blocks/shout/{file}", text.replace(old, new))
    at(place, "trust")
    for command in (("build", "--to", "web"), ("print", "--as", "handout")):
        done = at(place, *command)
        assert isinstance(done.exception, SystemExit)
        assert said in done.stderr


def test_of_a_folder_that_is_not_known_to_hold_code_nothing_is_found(place: Path) -> None:
    """What a new family would run is asked about, or it doesn't run."""
    for family in (*trust.FAMILIES, "plugins"):
        write(place, f"courses/{family}/x/x.py", "")
    extension_roots = (place / "courses",)
    forget()
    assert not [
        root for family in (*trust.FAMILIES, "plugins") for root in [*discover.roots(extension_roots, family)][1:]
    ]
    trust.trust(place / "courses")
    forget()
    found = [
        root.name for family in (*trust.FAMILIES, "plugins") for root in [*discover.roots(extension_roots, family)][1:]
    ]
    assert found == list(trust.FAMILIES)


def test_an_organisations_rule_does_not_take_the_place_of_ours(place: Path) -> None:
    write(place, "courses/rules/no_title.py", RULE)
    at(place, "trust")
    assert "no_title.py: there is a rule of this name; give it another" in at(place, "check").stderr
