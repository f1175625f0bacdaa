"""scorm_templates/README.md, followed to the letter: the standard that it makes up is built, valid, and plays."""

import json
import re
import shutil
import subprocess
import textwrap
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from tests.packages import ROOT, run_builder
from tests.patience import PATIENCE
from tests.standards.reference import read_schema

SNIPPET = re.compile(
    r"`scorm_templates/(example/[\w.]+)`(?:(?!`scorm_templates/example).)*?^   ```\w+\n(.*?)^   ```$",
    re.DOTALL | re.MULTILINE,
)
COURSE = "---\ntitle: Followed\n---\n# One\n\n## Page\n\n### Question: Who?\n- [x] You\n- [ ] Me\n"
PLAY = """
const told = [];
const tell = (name, answer) => (...given) => { told.push([name, ...given]); return answer; };
globalThis.window = globalThis;
globalThis.ExampleLms = {
  open: tell("open", true), read: tell("read", { state: "1~a", location: "page" }), tell: tell("tell", true),
  write: tell("write", true), close: tell("close", true),
};
const { adapter } = await import(process.argv[1]);
const progress = { state: "2~b", location: "page", completion: "completed" };
const given = [
  await adapter.connect({ edition: "example" }),
  adapter.restore().state,
  adapter.record({ id: "who", response: ["a", "b"] }),
  adapter.save(progress), adapter.finish(progress),
];
process.stdout.write(JSON.stringify({ told, given }));
"""


def test_the_standard_of_the_readme_works(tmp_path: Path, node: Path) -> None:
    snippets = dict(SNIPPET.findall((ROOT / "scorm_templates" / "README.md").read_text("utf-8")))
    assert {Path(name).name for name in snippets} == {
        "standard.toml", "manifest.xml.jinja", "example.xsd", "adapter.js", "words.js",
    }  # fmt: skip
    for name, text in snippets.items():
        file = tmp_path / "courses" / "scorm_templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), "utf-8")
    (tmp_path / "courses" / "followed").mkdir()
    (tmp_path / "courses" / "followed" / "course.md").write_text(COURSE, "utf-8")
    run_builder("trust", "courses", "--changes", cwd=tmp_path)
    done = run_builder("build", "--to", "example", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "dist" / "followed-1.0-example.zip") as package:
        package.extractall(tmp_path / "package")
        names = package.namelist()
    assert names == ["example.xml", "course.css", "course.js", "example.xsd", "index.html"]
    manifest = etree.parse(tmp_path / "package" / "example.xml")
    assert read_schema(tmp_path / "package" / "example.xsd").validate(manifest)
    [module] = manifest.getroot()
    assert module.get("id") == "followed_item"
    subprocess.run([str(node), "--check", str(tmp_path / "package" / "course.js")], check=True)
    assert play(node, tmp_path / "courses") == {
        "told": [
            ["open", "example"],
            ["read"],
            ["tell", "who: a, b"],
            *[["write", "2~b", "page", "completed"]] * 2,
            ["close"],
        ],
        "given": ["open", "1~a", True, True, True],
    }


def play(node: Path, courses: Path) -> Any:
    """The adapter's five verbs at a made-up LMS: what that was told, and what they gave."""
    (courses / "package.json").write_text('{"type": "module", "imports": {"#runtime/*": "./runtime/*"}}', "utf-8")
    shutil.copytree(ROOT / "builder" / "runtime" / "lms", courses / "runtime" / "lms")
    adapter = (courses / "scorm_templates" / "example" / "adapter.js").as_uri()
    command = [str(node), "--input-type=module", "--eval", PLAY, adapter]
    played = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=PATIENCE)
    assert played.returncode == 0, played.stderr
    return json.loads(played.stdout)
