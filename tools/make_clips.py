"""Draws the clips of a course: scenes and dialogue become a film, its poster, captions and transcript.

    python tools/make_clips.py courses/internal-customers/media [NAME …]

Each `tools/clips/NAME.toml` is a clip, shot by shot; the SVG files beside it are its scenes, and `figures.svg` holds
the people in them. Times follow from the length of what is said, so that captions can be read at leisure. Chromium
draws the frames and ffmpeg makes the film: both must be installed. `make build` and `make test` do without, because the
clips are kept with their course. The films are silent: a voice that is nobody's sounds like a machine.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SOURCES = Path(__file__).parent / "clips"
FRAMES_A_SECOND = 10
CHARACTERS_A_SECOND = 14  # about 150 words a minute; broadcasters go up to 17
SHORTEST, GAP = 2.0, 0.4  # seconds of a caption, and between two
LINE = 37  # characters of a line of captions; there are at most two
BYTES = 400_000
MOUTH = (True, True, False, True, False, False)  # by tenths of a second, again and again
BLINK_EVERY = 23  # frames; people take turns
NOTICE = "This film has no sound. Captions say what is said."

PAGE = """<!doctype html><style>
body {{ margin: 0; background: #17212b }} svg {{ display: block }}
[data-layer] {{ display: none }} {style}
p {{ margin: 0; font: 18px/72px "DejaVu Sans", sans-serif; color: #fff; text-align: center }}
</style>{figures}{scene}<p>{notice}</p>"""
FACES = {
    "glad": "--glad: visible; --plain: hidden",
    "sad": "--sad: visible; --plain: hidden",
    "open": "--open: visible; --plain: hidden; --glad: hidden; --sad: hidden",
    "blinking": "--blinking: visible; --looking: hidden",
    "talks": "--talks: visible",
}


@dataclass(frozen=True, slots=True)
class Shot:
    """What is seen until somebody else speaks, or something changes."""

    scene: str
    start: float
    seconds: float
    layers: tuple[str, ...] = ()
    faces: dict[str, str] = field(default_factory=dict)
    who: str = ""
    says: str = ""
    shows: str = ""
    pause: bool = False
    unseen: bool = False  # who speaks is not in the picture

    @property
    def name(self) -> str:
        return self.who.replace("-", " ").title()

    @property
    def caption(self) -> str:
        return f"{self.name}: {self.says}"


def read(name: str) -> tuple[str, list[Shot]]:
    """Title and shots of a clip, with the time of each."""
    clip = tomllib.loads((SOURCES / f"{name}.toml").read_text("utf-8"))
    shots: list[Shot] = []
    scene, now = "", 0.0
    for one in clip["shots"]:
        scene = one.get("scene", scene)
        shots.append(_shot(one, scene, now))
        now = round(now + shots[-1].seconds, 1)
    return clip["title"], shots


def _shot(one: dict[str, Any], scene: str, start: float) -> Shot:
    seconds = one.get("seconds", 0.0)
    if one.get("pause"):  # prompts stop at whole seconds, so one must lie well within
        seconds = math.ceil(start + 0.5) + 0.5 - start
    shot = Shot(
        scene=scene,
        start=start,
        seconds=round(seconds, 1),
        layers=tuple(one.get("layers", ())),
        faces=one.get("faces", {}),
        who=one.get("who", ""),
        says=one.get("says", ""),
        shows=one.get("shows", ""),
        pause=one.get("pause", False),
        unseen=one.get("speaker_unseen", False),
    )
    if not shot.says:
        return shot
    reading = max(SHORTEST, len(shot.caption) / CHARACTERS_A_SECOND)
    return replace(shot, seconds=math.ceil(reading * 10) / 10 + GAP)


def frames(shots: list[Shot]) -> Iterator[tuple[str, str, str]]:
    """Scene, style and notice of every frame."""
    number = 0
    for shot in shots:
        people = sorted({*shot.faces, *(() if not shot.who or shot.unseen else (shot.who,))})
        blinks = cycle(people or [""])
        blinker = ""
        count = round(shot.seconds * FRAMES_A_SECOND)
        for index in range(count):
            number += 1
            if number % BLINK_EVERY == 0:
                blinker = next(blinks)
            looks = [(who, FACES[face]) for who, face in shot.faces.items()]
            if shot.says and not shot.unseen:
                looks.append((shot.who, FACES["talks"]))
                if index < count - GAP * FRAMES_A_SECOND and MOUTH[index % len(MOUTH)]:
                    looks.append((shot.who, FACES["open"]))
            if blinker and number % BLINK_EVERY in {0, 1}:
                looks.append((blinker, FACES["blinking"]))
            style = "".join(f".{who} {{ {face} }} " for who, face in looks)
            style += "".join(f'[data-layer="{layer}"] {{ display: inline }} ' for layer in shot.layers)
            yield shot.scene, style, NOTICE if shot is shots[0] else ""


def draw(name: str, shots: list[Shot], page: Page, folder: Path, media: Path) -> None:
    """The film, and its first picture as the poster, where the player's controls would hide the notice."""
    figures = (SOURCES / "figures.svg").read_text("utf-8")
    first, style, _ = next(frames(shots))
    svg = (SOURCES / f"{first}.svg").read_text("utf-8")
    page.set_content(PAGE.format(style=style, figures=figures, scene=svg, notice=""))
    page.screenshot(path=media / f"{name}.png")
    drawn: dict[tuple[str, str, str], Path] = {}
    lines = []
    for frame in frames(shots):
        if frame not in drawn:
            scene, style, notice = frame
            svg = (SOURCES / f"{scene}.svg").read_text("utf-8")
            page.set_content(PAGE.format(style=style, figures=figures, scene=svg, notice=notice))
            drawn[frame] = folder / f"{len(drawn):04}.png"
            page.screenshot(path=drawn[frame])
        lines.append(f"file '{drawn[frame]}'\nduration {1 / FRAMES_A_SECOND}\n")
    listing = folder / "frames.txt"
    listing.write_text("".join(lines), "utf-8")
    film = media / f"{name}.mp4"
    encode(listing, film)
    if film.stat().st_size > BYTES:
        raise SystemExit(f"{film} has {film.stat().st_size:,} bytes; at most {BYTES:,} are wanted")


def encode(listing: Path, film: Path) -> None:
    """H.264 in its plainest form: old office computers and phones play it."""
    ffmpeg = shutil.which("ffmpeg")
    if not ffmpeg:
        raise SystemExit("ffmpeg is not installed")
    source = ["-f", "concat", "-safe", "0", "-i", str(listing), "-an", "-r", str(FRAMES_A_SECOND)]
    codec = ["-c:v", "libx264", "-profile:v", "baseline", "-level", "3.0", "-pix_fmt", "yuv420p", "-crf", "24"]
    same = ["-g", "20", "-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"]
    command = [ffmpeg, "-loglevel", "error", "-y", *source, *codec, *same, "-movflags", "+faststart", str(film)]
    subprocess.run(command, check=True)  # noqa: S603 - all of it is written above


def captions(shots: list[Shot]) -> str:
    """A WebVTT file; each caption names who speaks."""
    cues = [
        f"{_time(shot.start)} --> {_time(shot.start + shot.seconds - GAP)}\n{_broken(shot.caption)}\n"
        for shot in shots
        if shot.says
    ]
    return "\n".join(["WEBVTT\n", *cues])


def _time(seconds: float) -> str:
    return f"{int(seconds // 60):02}:{seconds % 60:06.3f}"


def _broken(text: str) -> str:
    """In two lines where one is too short, as equal as can be."""
    if len(text) <= LINE:
        return text
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    at = min(spaces, key=lambda place: max(place, len(text) - place - 1))
    if max(at, len(text) - at - 1) > LINE:
        raise SystemExit(f"too long for a caption: {text}")
    return f"{text[:at]}\n{text[at + 1 :]}"


def transcript(shots: list[Shot]) -> str:
    """All that is said and shown."""
    parts = ["This film has no sound. Here is all that it shows, and all that people say."]
    for shot in shots:
        parts += [f"*{shot.shows}*"] if shot.shows else []
        parts += [f"**{shot.name}:** {shot.says}"] if shot.says else []
    return "\n\n".join(parts) + "\n"


def main(media: Path, names: list[str]) -> None:
    media.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 640, "height": 360})
        for name in names or sorted(path.stem for path in SOURCES.glob("*.toml")):
            title, shots = read(name)
            folder = Path(scratch) / name
            folder.mkdir()
            draw(name, shots, page, folder, media)
            (media / f"{name}.en.vtt").write_text(captions(shots), "utf-8")
            (media / f"{name}.md").write_text(transcript(shots), "utf-8")
            stops = [str(math.ceil(shot.start + 0.5)) for shot in shots if shot.pause]
            length = shots[-1].start + shots[-1].seconds
            size = (media / f"{name}.mp4").stat().st_size
            sys.stdout.write(f"{title}: {length:.1f} s, {size:,} bytes, pauses at {' and '.join(stops)} s\n")
        browser.close()


main(Path(sys.argv[1]), sys.argv[2:])
