"""Who speaks in a translated scenario, and in one of which a translator has not done all lines yet."""

import zipfile
from pathlib import Path

from builder.source.load import translation_file
from tests.packages import run_builder

COURSE = """---
title: A call
---
## On the telephone

### Scenario: Three lost calls
People:
- The caller: ![A woman with a telephone](media/caller.svg)

The caller (cross): "No."

You: "I will find out."
The caller (glad): "Thank you."

- [Ring](#ring)

#### Ring
It ends. **Good ending.**
"""
WELSH = {
    'The caller (cross): "No."': 'Y galwr (yn flin): "Na."',
    "The caller: ![A woman with a telephone](media/caller.svg)": "Y galwr: ![Menyw gyda ffôn](media/caller.svg)",
}


def test_speech_is_translated_by_the_line(tmp_path: Path) -> None:
    folder = tmp_path / "call"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "caller.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "utf-8")
    (folder / "course.md").write_text(COURSE, "utf-8")
    assert run_builder("translate", folder, "--to", "cy").returncode == 0
    file = translation_file(folder, "cy")
    text = file.read_text("utf-8")
    for english, welsh in WELSH.items():
        escaped = english.replace('"', "&quot;") if english not in text else english
        assert escaped in text, "a translator gets the line whole"
        head, _, tail = text.partition(f">{escaped}</source>")
        text = f'{head}>{escaped}</source><target xml:space="preserve">{welsh}</target>{tail}'
    assert "People" not in text, "what opens the list is no text"
    file.write_text(text, "utf-8")
    done = run_builder("build", folder, "--language", "cy", "--to", "web", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr + done.stdout
    [package] = (tmp_path / "out").glob("*.zip")
    with zipfile.ZipFile(package) as opened:
        page = opened.read("index.html").decode()
    assert "<b>Y galwr</b>" in page
    assert 'data-mood="cross"' in page
    assert 'alt="Menyw gyda ffôn"' in page
    assert '<div class="says mine"' in page, "a line that nobody has translated yet has its speaker, too"
    assert page.count("<b>The caller</b>") == 2, "its bubble, and the large face"
