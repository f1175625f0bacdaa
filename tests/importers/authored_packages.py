"""Packages as authoring programs write them, small and made up: their own files, in their own shapes."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path
from typing import Any

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82"
)
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nGood morning.\n"
MANIFEST = """<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>{title}</title>{items}</organization></organizations>
<resources>{resources}</resources></manifest>"""


def manifest(title: str, pages: dict[str, str]) -> bytes:
    """A manifest of SCORM 1.2: titles by the pages that they open."""
    items = "".join(
        f'<item identifier="i{at}" identifierref="r{at}"><title>{name}</title></item>'
        for at, name in enumerate(pages.values())
    )
    resources = "".join(
        f'<resource identifier="r{at}" type="webcontent" adlcp:scormtype="sco" href="{page}"><file href="{page}"/></resource>'
        for at, page in enumerate(pages)
    )
    return MANIFEST.format(title=title, items=items, resources=resources).encode()


def write_zip(path: Path, files: dict[str, bytes | str]) -> Path:
    """A zip of these files, with the same bytes each time."""
    with zipfile.ZipFile(path, "w") as file:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return path


# ---- Adapt ------------------------------------------------------------------------------------------------------


def component(name: str, parent: str, kind: str, **more: Any) -> dict[str, Any]:
    """A component as Adapt's components.json has it."""
    return {"_id": name, "_parentId": parent, "_type": "component", "_component": kind, "_layout": "full", **more}


def adapt() -> dict[str, bytes | str]:
    """A course of two pages and a test."""
    course = {
        "_id": "course", "title": "Lone visits", "displayTitle": "Lone visits", "description": "Visits to people at home.",
        "body": "<p>You go alone. <b>Somebody knows where you are.</b></p>", "_assessment": {"_scoreToPass": 75},
        "_resources": {"_resourcesItems": [
            {"_type": "document", "title": "Log of visits", "description": "To print.", "_link": "course/en/files/log.pdf"}
        ]},
        "_glossary": {"_glossaryItems": [{"term": "Buddy", "description": "Who waits for your call."}]},
    }  # fmt: skip
    objects = [
        {"_id": "co-1", "_parentId": "course", "_type": "page", "title": "Before", "displayTitle": "Before you go",
         "body": "Tell your buddy."},
        {"_id": "co-2", "_parentId": "course", "_type": "page", "title": "There", "displayTitle": "At the door"},
        {"_id": "co-3", "_parentId": "course", "_type": "page", "title": "Test", "displayTitle": "What you know"},
    ]  # fmt: skip
    articles = [
        {"_id": "a-1", "_parentId": "co-1", "_type": "article", "title": "Article", "displayTitle": ""},
        {"_id": "a-2", "_parentId": "co-2", "_type": "article", "title": "Article", "displayTitle": "Look first"},
        {"_id": "a-3", "_parentId": "co-3", "_type": "article", "title": "Test", "displayTitle": "",
         "_assessment": {"_isEnabled": True, "_scoreToPass": 75, "_isPercentageBased": True, "_attempts": 2}},
    ]  # fmt: skip
    blocks = [{"_id": f"b-{at}", "_parentId": f"a-{at}", "_type": "block", "title": "Block"} for at in (1, 2, 3)]
    told = {"correct": "Yes. Your buddy can act.", "_incorrect": {"final": "Think of who waits for you."}}
    components = [
        component("c-01", "b-1", "text", title="Text", displayTitle="Your buddy",
                  body="<p>Agree on a time.</p><ul><li>Say where.</li><li>Say how long.</li></ul>"),
        component("c-02", "b-1", "graphic", title="Picture", displayTitle="",
                  _graphic={"large": "course/en/images/door.png", "alt": "A closed door", "attribution": "Our own"}),
        component("c-03", "b-1", "accordion", title="Three words", displayTitle="Three words", body="One each.",
                  instruction="Select a heading.", _items=[
                      {"title": "Where", "body": "The street and the number."}, {"title": "When", "body": "A time."}]),
        component("c-04", "b-1", "media", title="The call", displayTitle="The call", body="Listen.",
                  _media={"mp3": "course/en/audio/call.mp3"},
                  _transcript={"_inlineTranscript": True, "inlineTranscriptBody": "<p>Good morning, I am there.</p>"}),
        component("c-05", "b-2", "hotgraphic", title="The hall", displayTitle="The hall", body="What do you see?",
                  _graphic={"src": "course/en/images/hall.png", "alt": "A hall"}, _items=[
                      {"title": "The way out", "body": "Keep it free.", "_top": 20, "_left": 30, "strapline": "Out"},
                      {"title": "The dog", "body": "Ask for it to be shut in.", "_top": 70, "_left": 55.5}]),
        component("c-06", "b-2", "narrative", title="Step by step", displayTitle="Step by step", _items=[
            {"title": "Knock", "body": "Step back.", "_graphic": {"src": "course/en/images/door.png", "alt": "A door"}},
            {"title": "Wait", "body": "Look at who opens."}]),
        component("c-07", "b-2", "matching", title="Who does what?", displayTitle="Who does what?", _items=[
            {"text": "Buddy", "_options": [{"text": "rings you", "_isCorrect": True}, {"text": "drives", "_isCorrect": False}]},
            {"text": "You", "_options": [{"text": "answer", "_isCorrect": True}, {"text": "drives", "_isCorrect": False}]}],
                  _feedback={"correct": "That is so."}),
        component("c-08", "b-2", "slider", title="Minutes", displayTitle="Minutes", body="How late may you call?",
                  _scaleStart=1, _scaleEnd=30, labelStart="minute", labelEnd="minutes",
                  _correctAnswer="", _correctRange={"_bottom": 5, "_top": 10}),
        component("c-09", "b-2", "textinput", title="The word", displayTitle="The word", body="Fill it in.",
                  _items=[{"prefix": "My buddy", "suffix": "for my call.", "_answers": ["waits", "will wait"]}]),
        component("c-10", "b-2", "wheel-of-words", title="Wheel", displayTitle="A wheel", spokes="Turn it and read."),
        component("c-11", "b-3", "mcq", title="The dog", displayTitle="The dog", _attempts=1, _isRandom=False, _selectable=1,
                  body="A dog barks behind the door. What do you do?", _items=[
                      {"text": "Go in", "_shouldBeSelected": False, "feedback": "It may bite."},
                      {"text": "Ask for it to be shut in", "_shouldBeSelected": True}], _feedback=told),
        component("c-12", "b-3", "gmcq", title="Safe", displayTitle="Safe", _selectable=2, _questionWeight=2,
                  body="Which are safe? Choose two.", _items=[
                      {"text": "Light", "_shouldBeSelected": True, "_graphic": {"src": "course/en/images/door.png", "alt": "Lamp"}},
                      {"text": "Dark", "_shouldBeSelected": False, "_graphic": {"src": "course/en/images/hall.png", "alt": "Dark"}},
                      {"text": "Street", "_shouldBeSelected": True}]),
        component("c-13", "b-3", "assessmentResults", title="Results", displayTitle="", body="",
                  _bands=[{"feedback": "You passed."}]),
    ]  # fmt: skip
    folder = "course/en/"
    data = {
        "course": course,
        "contentObjects": objects,
        "articles": articles,
        "blocks": blocks,
        "components": components,
    }
    files: dict[str, bytes | str] = {"imsmanifest.xml": manifest("Lone visits", {"index_lms.html": "Lone visits"})}
    files |= {"index_lms.html": "<html><body></body></html>", "course/config.json": '{"_defaultLanguage": "en"}'}
    files |= {f"{folder}{name}.json": json.dumps(said, indent=1) for name, said in data.items()}
    files |= {f"{folder}images/{name}.png": PICTURE for name in ("door", "hall", "unused")}
    return files | {f"{folder}audio/call.mp3": b"ID3\x03\x00", f"{folder}files/log.pdf": b"%PDF-1.4 log"}


# ---- Rise -------------------------------------------------------------------------------------------------------


def rise(form: str = "deserialize") -> dict[str, bytes | str]:
    """A course of two lessons and a quiz, as one of the forms in which Rise has written it: data, courseData, deserialize."""
    return rise_of(RISE, form) | {
        "scormcontent/assets/door.png": PICTURE,
        "scormcontent/assets/form.pdf": b"%PDF-1.4 form",
    }


def rise_of(course: dict[str, Any], form: str) -> dict[str, bytes | str]:
    said: Any = course if form == "data" else {"course": course, "labelSet": {"labels": {"quizNext": "NEXT"}}}
    code = base64.b64encode(json.dumps(said).encode()).decode()
    script = {
        "data": f"(function(root) {{ var data = '{code}'; root.start(data); }})(window);",
        "courseData": f'window.courseData = "{code}";',
        "deserialize": f'window.__fetchCourse = () => Promise.resolve(deserialize("{code}"));',
    }[form]
    page = f"<!DOCTYPE html><html lang='en'><head><title>x</title></head><body><div id='app'></div><script>{script}</script></body></html>"
    first = manifest(str(course["title"]), {"scormdriver/indexAPI.html": str(course["title"])})
    return {"imsmanifest.xml": first, "scormdriver/indexAPI.html": "<html></html>", "scormcontent/index.html": page}


def block(kind: str, family: str, variant: str, items: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A block as Rise has it."""
    return {"id": "b", "type": kind, "family": family, "variant": variant, "items": items, "settings": {}, **more}


DOOR = {"image": {"key": "assets/door.png", "type": "image", "originalUrl": "door.png", "alt": "A door"}}
RISE: dict[str, Any] = {
    "title": "Answering the phone",
    "description": "<p>Each call is somebody who <strong>waits</strong>.</p>",
    "id": "x",
    "navigationMode": "restricted",
    "lessons": [
        {"id": "s", "type": "section", "title": "First words", "items": []},
        {
            "id": "l1", "type": "blocks", "title": "Picking up", "description": "", "items": [
                block("text", "text", "heading paragraph", [
                    {"heading": "<p>Three rings</p>", "paragraph": "<p>Pick up <em>before</em> the fourth.</p>"}]),
                block("text", "impact", "note", [{"paragraph": "<p>Nobody likes to wait.</p>"}]),
                block("text", "quote", "a", [{"paragraph": "<p>She let it ring.</p>", "name": "Mrs Patel"}]),
                block("list", "list", "numbered", [{"paragraph": "<p>Smile</p>"}, {"paragraph": "<p>Say your name</p>"}]),
                block("image", "image", "hero", [{"media": DOOR, "caption": "<p>The way in</p>"}]),
                block("divider", "continue", "continue", [{"title": "CONTINUE"}]),
                block("interactive", "interactive", "accordion", [
                    {"title": "Morning", "description": "<p>Many calls.</p>"}, {"title": "Noon", "description": "<p>Few.</p>"}]),
                block("interactive", "interactive", "tabs", [
                    {"title": "In", "description": "<p>They ring.</p>", "media": DOOR}, {"title": "Out", "description": "<p>You ring.</p>"}]),
                block("interactive", "interactive", "process", [
                    {"type": "intro", "title": "Passing on", "description": "<p>Three steps.</p>"},
                    {"type": "step", "title": "Ask", "description": "<p>May I pass you on?</p>"},
                    {"type": "summary", "title": "Done", "description": "<p>Stay until they talk.</p>"}]),
                block("flashcard", "flashcard", "grid", [
                    {"front": {"type": "text", "description": "<p>Hold</p>"}, "back": {"type": "text", "description": "<p>Say how long.</p>"}},
                    {"front": {"type": "text", "description": "<p>Busy</p>"}, "back": {"type": "text", "description": "<p>Ring back.</p>"}}]),
                block("interactive", "interactive", "timeline", [
                    {"date": "1990", "title": "One phone", "description": "<p>In the hall.</p>"},
                    {"date": "2020", "title": "Many", "description": "<p>On each desk.</p>"}]),
                block("interactive", "interactive", "labeled graphic", [
                    {"x": "10", "y": "20.5", "title": "Handle", "description": "<p>Hold it here.</p>"},
                    {"x": "60", "y": "40", "title": "Lock", "description": "<p>Locked at six.</p>"}], media=DOOR),
                block("interactive", "interactive", "sorting activity", [
                    {"title": "Name", "pile": "p1"}, {"title": "Health", "pile": "p2"}, {"title": "Street", "pile": "p1"}],
                    piles=[{"id": "p1", "title": "Ask"}, {"id": "p2", "title": "Do not ask"}]),
                block("interactive", "interactive", "scenario", [
                    {"slides": [{"dialogue": "<p>Nobody rang me back!</p>", "responses": [
                        {"title": "I am sorry.", "feedback": "<p>He calms down.</p>", "correct": True}]}]}]),
                block("knowledgeCheck", "knowledgeCheck", "multiple choice", [
                    {"type": "MULTIPLE_CHOICE", "title": "<p>Who is on the phone?</p>", "answers": [
                        {"title": "Somebody who waits", "correct": True, "feedback": "<p>So it is.</p>"}, {"title": "A number", "correct": False}],
                     "feedbackCorrect": "<p>Right: a person.</p>", "feedbackIncorrect": "<p>No: think of Mrs Patel.</p>"}]),
                block("multimedia", "multimedia", "attachment", [
                    {"media": {"attachment": {"key": "assets/form.pdf", "originalUrl": "form.pdf"}}}]),
                block("multimedia", "multimedia", "embed", [
                    {"media": {"embed": {"src": "//player.example/embed", "originalUrl": "https://films.example/call", "title": "A call"}},
                     "caption": "<p>Two minutes</p>"}]),
                block("text", "text", "table", [{"paragraph": "<table><tr><th>Ring</th><th>Say</th></tr><tr><td>1</td><td>Hello</td></tr></table>"}]),
                block("hologram", "hologram", "hologram", [{"title": "Turn it", "description": "<p>See it from behind.</p>"}]),
            ],
        },
        {
            "id": "l2", "type": "quiz", "title": "Quiz", "description": "<p>Four questions.</p>",
            "settings": {"passingScore": 80, "randomizeAnswers": True},
            "items": [
                {"type": "MULTIPLE_RESPONSE", "title": "Which are yours to say?", "answers": [
                    {"title": "Your name", "correct": True}, {"title": "Your team", "correct": True}, {"title": "Your age", "correct": False}],
                 "feedback": "<p>Name and team.</p>"},
                {"type": "FILL_IN_THE_BLANK", "title": "You pick up before the … ring.", "answers": [
                    {"title": "fourth", "correct": True}, {"title": "4th", "correct": True}]},
                {"type": "MATCHING", "title": "Match them", "answers": [
                    {"title": "Hold", "matchTitle": "say how long"}, {"title": "Busy", "matchTitle": "ring back"}]},
            ],
        },
    ],
}  # fmt: skip
