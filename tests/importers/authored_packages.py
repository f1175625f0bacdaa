# ruff: noqa: E501 - pieces of files are easier to read on one line each
"""Packages as authoring programs write them, small and made up: their own files, in their own shapes."""

from __future__ import annotations

import base64
import json
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
        "_id": "course",
        "title": "Lone visits",
        "displayTitle": "Lone visits",
        "description": "Visits to people at home.",
        "body": "<p>You go alone. <b>Somebody knows where you are.</b></p>",
        "_assessment": {"_scoreToPass": 75},
        "_resources": {
            "_resourcesItems": [
                {
                    "_type": "document",
                    "title": "Log of visits",
                    "description": "To print.",
                    "_link": "course/en/files/log.pdf",
                }
            ]
        },
        "_glossary": {"_glossaryItems": [{"term": "Buddy", "description": "Who waits for your call."}]},
    }
    objects = [
        {
            "_id": "co-1",
            "_parentId": "course",
            "_type": "page",
            "title": "Before",
            "displayTitle": "Before you go",
            "body": "Tell your buddy.",
        },
        {"_id": "co-2", "_parentId": "course", "_type": "page", "title": "There", "displayTitle": "At the door"},
        {"_id": "co-3", "_parentId": "course", "_type": "page", "title": "Test", "displayTitle": "What you know"},
    ]
    articles = [
        {"_id": "a-1", "_parentId": "co-1", "_type": "article", "title": "Article", "displayTitle": ""},
        {"_id": "a-2", "_parentId": "co-2", "_type": "article", "title": "Article", "displayTitle": "Look first"},
        {
            "_id": "a-3",
            "_parentId": "co-3",
            "_type": "article",
            "title": "Test",
            "displayTitle": "",
            "_assessment": {"_isEnabled": True, "_scoreToPass": 75, "_isPercentageBased": True, "_attempts": 2},
        },
    ]
    blocks = [{"_id": f"b-{at}", "_parentId": f"a-{at}", "_type": "block", "title": "Block"} for at in (1, 2, 3)]
    told = {"correct": "Yes. Your buddy can act.", "_incorrect": {"final": "Think of who waits for you."}}
    components = [
        component(
            "c-01",
            "b-1",
            "text",
            title="Text",
            displayTitle="Your buddy",
            body="<p>Agree on a time.</p><ul><li>Say where.</li><li>Say how long.</li></ul>",
        ),
        component(
            "c-02",
            "b-1",
            "graphic",
            title="Picture",
            displayTitle="",
            _graphic={"large": "course/en/images/door.png", "alt": "A closed door", "attribution": "Our own"},
        ),
        component(
            "c-03",
            "b-1",
            "accordion",
            title="Three words",
            displayTitle="Three words",
            body="One each.",
            instruction="Select a heading.",
            _items=[{"title": "Where", "body": "The street and the number."}, {"title": "When", "body": "A time."}],
        ),
        component(
            "c-04",
            "b-1",
            "media",
            title="The call",
            displayTitle="The call",
            body="Listen.",
            _media={"mp3": "course/en/audio/call.mp3"},
            _transcript={"_inlineTranscript": True, "inlineTranscriptBody": "<p>Good morning, I am there.</p>"},
        ),
        component(
            "c-05",
            "b-2",
            "hotgraphic",
            title="The hall",
            displayTitle="The hall",
            body="What do you see?",
            _graphic={"src": "course/en/images/hall.png", "alt": "A hall"},
            _items=[
                {"title": "The way out", "body": "Keep it free.", "_top": 20, "_left": 30, "strapline": "Out"},
                {"title": "The dog", "body": "Ask for it to be shut in.", "_top": 70, "_left": 55.5},
            ],
        ),
        component(
            "c-06",
            "b-2",
            "narrative",
            title="Step by step",
            displayTitle="Step by step",
            _items=[
                {
                    "title": "Knock",
                    "body": "Step back.",
                    "_graphic": {"src": "course/en/images/door.png", "alt": "A door"},
                },
                {"title": "Wait", "body": "Look at who opens."},
            ],
        ),
        component(
            "c-07",
            "b-2",
            "matching",
            title="Who does what?",
            displayTitle="Who does what?",
            _items=[
                {
                    "text": "Buddy",
                    "_options": [{"text": "rings you", "_isCorrect": True}, {"text": "drives", "_isCorrect": False}],
                },
                {
                    "text": "You",
                    "_options": [{"text": "answer", "_isCorrect": True}, {"text": "drives", "_isCorrect": False}],
                },
            ],
            _feedback={"correct": "That is so."},
        ),
        component(
            "c-08",
            "b-2",
            "slider",
            title="Minutes",
            displayTitle="Minutes",
            body="How late may you call?",
            _scaleStart=1,
            _scaleEnd=30,
            labelStart="minute",
            labelEnd="minutes",
            _correctAnswer="",
            _correctRange={"_bottom": 5, "_top": 10},
        ),
        component(
            "c-09",
            "b-2",
            "textinput",
            title="The word",
            displayTitle="The word",
            body="Fill it in.",
            _items=[{"prefix": "My buddy", "suffix": "for my call.", "_answers": ["waits", "will wait"]}],
        ),
        component("c-10", "b-2", "wheel-of-words", title="Wheel", displayTitle="A wheel", spokes="Turn it and read."),
        component(
            "c-11",
            "b-3",
            "mcq",
            title="The dog",
            displayTitle="The dog",
            _attempts=1,
            _isRandom=False,
            _selectable=1,
            body="A dog barks behind the door. What do you do?",
            _items=[
                {"text": "Go in", "_shouldBeSelected": False, "feedback": "It may bite."},
                {"text": "Ask for it to be shut in", "_shouldBeSelected": True},
            ],
            _feedback=told,
        ),
        component(
            "c-12",
            "b-3",
            "gmcq",
            title="Safe",
            displayTitle="Safe",
            _selectable=2,
            _questionWeight=2,
            body="Which are safe? Choose two.",
            _items=[
                {
                    "text": "Light",
                    "_shouldBeSelected": True,
                    "_graphic": {"src": "course/en/images/door.png", "alt": "Lamp"},
                },
                {
                    "text": "Dark",
                    "_shouldBeSelected": False,
                    "_graphic": {"src": "course/en/images/hall.png", "alt": "Dark"},
                },
                {"text": "Street", "_shouldBeSelected": True},
            ],
        ),
        component(
            "c-13",
            "b-3",
            "assessmentResults",
            title="Results",
            displayTitle="",
            body="",
            _bands=[{"feedback": "You passed."}],
        ),
    ]
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
            "id": "l1",
            "type": "blocks",
            "title": "Picking up",
            "description": "",
            "items": [
                block(
                    "text",
                    "text",
                    "heading paragraph",
                    [{"heading": "<p>Three rings</p>", "paragraph": "<p>Pick up <em>before</em> the fourth.</p>"}],
                ),
                block("text", "impact", "note", [{"paragraph": "<p>Nobody likes to wait.</p>"}]),
                block("text", "quote", "a", [{"paragraph": "<p>She let it ring.</p>", "name": "Mrs Patel"}]),
                block(
                    "list", "list", "numbered", [{"paragraph": "<p>Smile</p>"}, {"paragraph": "<p>Say your name</p>"}]
                ),
                block("image", "image", "hero", [{"media": DOOR, "caption": "<p>The way in</p>"}]),
                block("divider", "continue", "continue", [{"title": "CONTINUE"}]),
                block(
                    "interactive",
                    "interactive",
                    "accordion",
                    [
                        {"title": "Morning", "description": "<p>Many calls.</p>"},
                        {"title": "Noon", "description": "<p>Few.</p>"},
                    ],
                ),
                block(
                    "interactive",
                    "interactive",
                    "tabs",
                    [
                        {"title": "In", "description": "<p>They ring.</p>", "media": DOOR},
                        {"title": "Out", "description": "<p>You ring.</p>"},
                    ],
                ),
                block(
                    "interactive",
                    "interactive",
                    "process",
                    [
                        {"type": "intro", "title": "Passing on", "description": "<p>Three steps.</p>"},
                        {"type": "step", "title": "Ask", "description": "<p>May I pass you on?</p>"},
                        {"type": "summary", "title": "Done", "description": "<p>Stay until they talk.</p>"},
                    ],
                ),
                block(
                    "flashcard",
                    "flashcard",
                    "grid",
                    [
                        {
                            "front": {"type": "text", "description": "<p>Hold</p>"},
                            "back": {"type": "text", "description": "<p>Say how long.</p>"},
                        },
                        {
                            "front": {"type": "text", "description": "<p>Busy</p>"},
                            "back": {"type": "text", "description": "<p>Ring back.</p>"},
                        },
                    ],
                ),
                block(
                    "interactive",
                    "interactive",
                    "timeline",
                    [
                        {"date": "1990", "title": "One phone", "description": "<p>In the hall.</p>"},
                        {"date": "2020", "title": "Many", "description": "<p>On each desk.</p>"},
                    ],
                ),
                block(
                    "interactive",
                    "interactive",
                    "labeled graphic",
                    [
                        {"x": "10", "y": "20.5", "title": "Handle", "description": "<p>Hold it here.</p>"},
                        {"x": "60", "y": "40", "title": "Lock", "description": "<p>Locked at six.</p>"},
                    ],
                    media=DOOR,
                ),
                block(
                    "interactive",
                    "interactive",
                    "sorting activity",
                    [
                        {"title": "Name", "pile": "p1"},
                        {"title": "Health", "pile": "p2"},
                        {"title": "Street", "pile": "p1"},
                    ],
                    piles=[{"id": "p1", "title": "Ask"}, {"id": "p2", "title": "Do not ask"}],
                ),
                block(
                    "interactive",
                    "interactive",
                    "scenario",
                    [
                        {
                            "slides": [
                                {
                                    "dialogue": "<p>Nobody rang me back!</p>",
                                    "responses": [
                                        {"title": "I am sorry.", "feedback": "<p>He calms down.</p>", "correct": True}
                                    ],
                                }
                            ]
                        }
                    ],
                ),
                block(
                    "knowledgeCheck",
                    "knowledgeCheck",
                    "multiple choice",
                    [
                        {
                            "type": "MULTIPLE_CHOICE",
                            "title": "<p>Who is on the phone?</p>",
                            "answers": [
                                {"title": "Somebody who waits", "correct": True, "feedback": "<p>So it is.</p>"},
                                {"title": "A number", "correct": False},
                            ],
                            "feedbackCorrect": "<p>Right: a person.</p>",
                            "feedbackIncorrect": "<p>No: think of Mrs Patel.</p>",
                        }
                    ],
                ),
                block(
                    "multimedia",
                    "multimedia",
                    "attachment",
                    [{"media": {"attachment": {"key": "assets/form.pdf", "originalUrl": "form.pdf"}}}],
                ),
                block(
                    "multimedia",
                    "multimedia",
                    "embed",
                    [
                        {
                            "media": {
                                "embed": {
                                    "src": "//player.example/embed",
                                    "originalUrl": "https://films.example/call",
                                    "title": "A call",
                                }
                            },
                            "caption": "<p>Two minutes</p>",
                        }
                    ],
                ),
                block(
                    "text",
                    "text",
                    "table",
                    [
                        {
                            "paragraph": "<table><tr><th>Ring</th><th>Say</th></tr><tr><td>1</td><td>Hello</td></tr></table>"
                        }
                    ],
                ),
                block(
                    "hologram",
                    "hologram",
                    "hologram",
                    [{"title": "Turn it", "description": "<p>See it from behind.</p>"}],
                ),
            ],
        },
        {
            "id": "l2",
            "type": "quiz",
            "title": "Quiz",
            "description": "<p>Four questions.</p>",
            "settings": {"passingScore": 80, "randomizeAnswers": True},
            "items": [
                {
                    "type": "MULTIPLE_RESPONSE",
                    "title": "Which are yours to say?",
                    "answers": [
                        {"title": "Your name", "correct": True},
                        {"title": "Your team", "correct": True},
                        {"title": "Your age", "correct": False},
                    ],
                    "feedback": "<p>Name and team.</p>",
                },
                {
                    "type": "FILL_IN_THE_BLANK",
                    "title": "You pick up before the … ring.",
                    "answers": [{"title": "fourth", "correct": True}, {"title": "4th", "correct": True}],
                },
                {
                    "type": "MATCHING",
                    "title": "Match them",
                    "answers": [
                        {"title": "Hold", "matchTitle": "say how long"},
                        {"title": "Busy", "matchTitle": "ring back"},
                    ],
                },
            ],
        },
    ],
}


# ---- eXeLearning --------------------------------------------------------------------------------------------------


def elpx() -> dict[str, bytes | str]:
    """A project of version 3 or later: content.xml."""
    games = json.dumps(
        {
            "typeGame": "QuExt",
            "questionsGame": [
                {"quextion": "Where do bikes stand?", "options": ["In the rack", "On the stairs"], "solution": 0}
            ],
        }
    )
    hidden = "".join(chr(ord(letter) ^ 146) for letter in games)
    quoted = "".join(f"%{ord(letter):02X}" if ord(letter) < 256 else letter for letter in hidden)
    quoted = "".join(f"&#{ord(letter)};" for letter in hidden)
    pages: list[tuple[str, str, str, list[tuple[str, str, str, dict[str, Any]]]]] = [
        (
            "p1",
            "",
            "Stairs and ways",
            [
                (
                    "text",
                    "Text",
                    "<div class='exe-text-template'><p>Keep ways free.</p></div>",
                    {
                        "textTextarea": "<p>Keep ways <b>free</b>.</p><p><img src='{{context_path}}/way.png' alt='A free way'></p>",
                        "textFeedbackInput": "Why?",
                        "textFeedbackTextarea": "<p>People fall.</p>",
                    },
                )
            ],
        ),
        (
            "p2",
            "p1",
            "Fire doors",
            [
                (
                    "trueorfalse",
                    "A door stands open",
                    "<div></div>",
                    {
                        "questionsGame": [
                            {
                                "question": "<p>A fire door may be wedged.</p>",
                                "feedback": "<p>It must close.</p>",
                                "solution": False,
                            }
                        ]
                    },
                ),
                (
                    "form",
                    "Test",
                    "<div></div>",
                    {
                        "eXeFormInstructions": "<p>Answer all.</p>",
                        "questionsData": [
                            {
                                "activityType": "selection",
                                "selectionType": "single",
                                "baseText": "<p>What holds it open?</p>",
                                "answers": [[True, "A magnet"], [False, "A wedge"]],
                            },
                            {"activityType": "true-false", "baseText": "<p>Smoke kills.</p>", "answer": "1"},
                            {"activityType": "fill", "baseText": "<p>Doors must <u>close</u> by themselves.</p>"},
                        ],
                    },
                ),
            ],
        ),
        (
            "p3",
            "p1",
            "Bikes",
            [
                (
                    "casestudy",
                    "Tom's bike",
                    "<div></div>",
                    {
                        "history": "<p>Tom leaves his bike in the hall.</p>",
                        "activities": [
                            {"activity": "<p>What may happen?</p>", "feedback": "<p>Somebody falls over it.</p>"}
                        ],
                    },
                ),
                (
                    "scrambled-list",
                    "In order",
                    "<div></div>",
                    {"instructions": "<p>How do you clear a way?</p>", "options": ["Look", "Lift", "Tell"]},
                ),
                (
                    "quick-questions",
                    "Quick",
                    f'<div><p>Play.</p><div class="quext-DataGame js-hidden">{quoted}</div></div>',
                    {},
                ),
            ],
        ),
    ]
    xml = [
        '<?xml version="1.0" encoding="UTF-8"?><ode xmlns="http://www.intef.es/xsd/ode" version="2.0"><odeProperties>'
    ]
    about = {"pp_title": "Free ways", "pp_lang": "en", "pp_author": "Facilities", "pp_description": "Ways out."}
    xml += [f"<odeProperty><key>{key}</key><value>{value}</value></odeProperty>" for key, value in about.items()]
    xml.append("</odeProperties><odeNavStructures>")
    for order, (name, parent, title, devices) in enumerate(pages):
        xml.append(
            f"<odeNavStructure><odePageId>{name}</odePageId><odeParentPageId>{parent}</odeParentPageId>"
            f"<pageName>{title}</pageName><odeNavStructureOrder>{order}</odeNavStructureOrder><odePagStructures>"
        )
        for at, (kind, named, view, said) in enumerate(devices):
            xml.append(
                f"<odePagStructure><blockName>{named}</blockName><odePagStructureOrder>{at}</odePagStructureOrder>"
                f"<odeComponents><odeComponent><odeIdeviceTypeName>{kind}</odeIdeviceTypeName>"
                f"<htmlView><![CDATA[{view}]]></htmlView><jsonProperties><![CDATA[{json.dumps(said)}]]></jsonProperties>"
                f"<odeComponentsOrder>0</odeComponentsOrder></odeComponent></odeComponents></odePagStructure>"
            )
        xml.append("</odePagStructures></odeNavStructure>")
    xml.append("</odeNavStructures></ode>")
    return {"content.xml": "".join(xml), "content/resources/way.png": PICTURE, "theme/style.css": "p {}"}


def _object(kind: str, number: int, **fields: str) -> str:
    inside = "".join(f'<string role="key" value="{name}"></string>{value}' for name, value in fields.items())
    return f'<instance class="exe.engine.{kind}" reference="{number}"><dictionary>{inside}</dictionary></instance>'


def _unicode(text: str) -> str:
    return f'<unicode value="{text}"></unicode>'.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;")


def _field(number: int, text: str) -> str:
    quoted = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return _object("field.TextAreaField", number, content_w_resourcePaths=f'<unicode value="{quoted}"></unicode>')


def elp() -> dict[str, bytes | str]:
    """A project of version 2: contentv3.xml, objects of Python written as XML."""
    wrong = _object(
        "field.QuizOptionField",
        21,
        answerTextArea=_field(22, "<p>Run</p>"),
        isCorrect='<bool value="0"></bool>',
        feedbackTextArea=_field(23, "<p>You would fall.</p>"),
    )
    right = _object(
        "field.QuizOptionField",
        24,
        answerTextArea=_field(25, "<p>Walk</p>"),
        isCorrect='<bool value="1"></bool>',
        feedbackTextArea=_field(26, ""),
    )
    question = _object(
        "field.QuizQuestionField",
        20,
        questionTextArea=_field(27, "<p>The bell rings. What do you do?</p>"),
        hintTextArea=_field(28, "<p>Not fast.</p>"),
        options=f"<list>{wrong}{right}</list>",
    )
    judged = _object(
        "truefalseidevice.TrueFalseQuestion",
        30,
        questionTextArea=_field(31, "<p>Lifts are safe then.</p>"),
        isCorrect='<bool value="0"></bool>',
        feedbackTextArea=_field(32, "<p>They stop.</p>"),
    )
    cloze = _object(
        "field.ClozeField",
        41,
        _encodedContent='<unicode value="&lt;p&gt;Meet at the &lt;u&gt;gate&lt;/u&gt;.&lt;/p&gt;"></unicode>',
    )
    devices = "".join(
        (
            _object(
                "freetextidevice.FreeTextIdevice",
                10,
                _title=_unicode("Free Text"),
                content=_field(11, "<p>Go to the <b>gate</b>.</p>"),
            ),
            _object(
                "multichoiceidevice.MultichoiceIdevice",
                12,
                _title=_unicode("The bell"),
                questions=f"<list>{question}</list>",
            ),
            _object(
                "truefalseidevice.TrueFalseIdevice", 13, _title=_unicode("Lifts"), questions=f"<list>{judged}</list>"
            ),
            _object("clozeidevice.ClozeIdevice", 40, _title=_unicode("The place"), content=cloze),
            _object(
                "reflectionidevice.ReflectionIdevice",
                50,
                _title=_unicode("You"),
                activityTextArea=_field(51, "<p>Who needs help?</p>"),
                answerTextArea=_field(52, "<p>Whoever can't walk.</p>"),
            ),
        )
    )
    child = _object(
        "node.Node",
        3,
        _title=_unicode("When the bell rings"),
        idevices=f"<list>{devices}</list>",
        children="<list></list>",
        parent='<reference key="2"></reference>',
    )
    root = _object("node.Node", 2, _title=_unicode("Home"), idevices="<list></list>", children=f"<list>{child}</list>")
    package = _object(
        "package.Package", 1, _title=_unicode("Bells"), _lang=_unicode("en"), _author=_unicode("Facilities"), _root=root
    )
    return {
        "contentv3.xml": f'<?xml version="1.0" encoding="utf-8"?>{package}',
        "content.data": "x",
        "gate.png": PICTURE,
    }


# ---- Storyline ----------------------------------------------------------------------------------------------------


def _text_shape(name: str, tab: int, *lines: str, listed: bool = False, bold: bool = False) -> dict[str, Any]:
    style = {"listStyle": {"listType": "bullet" if listed else "none"}}
    blocks = [
        {"spans": [{"text": one, "style": {"fontIsBold": bold, "fontIsItalic": False}}], "style": style}
        for one in lines
    ]
    return {
        "kind": "vectorshape",
        "id": name,
        "accType": "text",
        "tabIndex": tab,
        "xPos": 0,
        "yPos": tab * 10,
        "textLib": [{"kind": "textdata", "vartext": {"blocks": blocks}}],
        "data": {"vectorData": {"altText": " ".join(lines)}},
    }


def _given(kind: str, said: dict[str, Any]) -> str:
    text = json.dumps(said).replace("\\", "\\\\").replace("'", "\\'")
    return f"window.globalProvideData('{kind}', '{text}');"


def storyline() -> dict[str, bytes | str]:
    """A course of three slides, of which one asks."""
    picture = {
        "kind": "vectorshape",
        "id": "pic",
        "tabIndex": 3,
        "imagelib": [{"kind": "imagedata", "url": "story_content/a1.png", "altText": "A desk with a phone"}],
    }
    first = {
        "title": "Welcome",
        "id": "s1",
        "slideLayers": [
            {
                "objects": [
                    _text_shape("b", 2, "Pick up by the third ring.", "Say your name."),
                    picture,
                    _text_shape("a", 1, "Welcome", bold=True),
                    _text_shape("c", 4, "Next"),
                    _text_shape("l", 5, "Morning", "Noon", listed=True),
                ]
            },
            {"name": "More", "objects": [_text_shape("m", 1, "It's the ring that counts.")]},
        ],
    }
    asked = {
        "title": "Question 1",
        "id": "s2",
        "slideLayers": [
            {
                "objects": [
                    _text_shape("q", 1, "Who is on the phone?"),
                    _text_shape("c1", 2, "Somebody who waits"),
                    _text_shape("c2", 3, "A number"),
                ]
            },
            {"name": "Correct", "objects": [_text_shape("r", 1, "Correct"), _text_shape("r2", 2, "Yes: a person.")]},
            {
                "name": "Incorrect",
                "objects": [_text_shape("w", 1, "Incorrect"), _text_shape("w2", 2, "Think of Mrs Patel.")],
            },
        ],
    }
    interaction = {
        "kind": "interaction",
        "id": "i",
        "lmstext": "Who is on the phone?",
        "choices": [
            {"kind": "choice", "id": "choice_c1", "lmstext": "Somebody who waits"},
            {"kind": "choice", "id": "choice_c2", "lmstext": "A number"},
        ],
        "answers": [
            {
                "kind": "answer",
                "status": "correct",
                "evaluate": {"statements": [{"kind": "equals", "choiceid": "choices.choice_c1"}]},
            }
        ],
    }
    data = {
        "version": "3.75",
        "scenes": [
            {
                "kind": "scene",
                "id": "sc",
                "slides": [
                    {"kind": "slideref", "id": "sc.s1"},
                    {"kind": "slideref", "id": "sc.s2", "interactions": [interaction]},
                    {"kind": "slideref", "id": "sc.s3"},
                ],
            }
        ],
    }
    frame = {
        "title": "On the phone",
        "notesData": [{"slideId": "_player.sc.s1", "content": "<p>Let them pick up a real phone.</p>"}],
        "navData": {"outline": {"links": [{"slideid": "_player.sc.s1", "displaytext": "Welcome"}]}},
    }
    folder = "html5/data/js/"
    files: dict[str, bytes | str] = {"imsmanifest.xml": manifest("On the phone", {"index_lms.html": "On the phone"})}
    files |= {
        "index_lms.html": "<html></html>",
        "story.html": "<html></html>",
        "story_content/a1.png": PICTURE,
        "story_content/x.png": PICTURE,
    }
    files |= {f"{folder}data.js": _given("data", data), f"{folder}frame.js": _given("frame", frame)}
    files |= {
        f"{folder}s1.js": _given("slide", first),
        f"{folder}s2.js": f"window.globalProvideData('slide',\n{json.dumps(asked)});",
    }
    return files | {f"{folder}s3.js": _given("slide", {"title": "Empty", "id": "s3", "slideLayers": []})}


# ---- others -------------------------------------------------------------------------------------------------------


def captivate() -> dict[str, bytes | str]:
    """Two slides, one of which asks, as the classic form of CPM.js has them."""
    model = (
        "{pref:{acc:0},Slide1:{lb:'A red valve',id:1,from:1,to:90,mdi:'Slide1c',st:'Normal Slide',"
        "si:[{n:'Cap2',t:19},{n:'Cap1',t:19},{n:'Img1',t:15},{n:'Btn1',t:13}],qs:''},"
        "Slide1c:{b:[0,0,0,0],uid:1,dn:'Slide1',visible:'1'},"
        "Cap1:{type:19,mdi:'Cap1c'},Cap1c:{b:[10,20,300,60],uid:11,ip:'dr/Cap1.png',accstr:'Look for what\\'s red. ',visible:1},"
        "Cap2:{type:19,mdi:'Cap2c'},Cap2c:{b:[10,100,300,140],uid:12,accstr:'Turn it to the right. ',visible:1},"
        "Img1:{type:15,mdi:'Img1c'},Img1c:{b:[10,200,600,300],uid:14,ip:'dr/photo.png',accstr:'A valve on a wall ',visible:1},"
        "Btn1:{type:13,mdi:'Btn1c'},Btn1c:{b:[0,300,100,340],uid:15,accstr:'Button 4 ',visible:1},"
        "Slide2:{lb:'Check',id:2,from:91,to:180,mdi:'Slide2c',st:'Question Slide',si:[{n:'A1',t:612},{n:'A2',t:612},{n:'Fb1',t:19}],"
        "qs:'Slide2q'},Slide2c:{b:[0,0,0,0],uid:2,dn:'Slide2',visible:'1'},"
        "Slide2q:{qt:'Which valve do you turn?',qtp:'MCQ',cal:'A2',osc:'Fb1',ifc:[],ao:['A1c:0','A2c:1']},"
        "A1:{type:612,mdi:'A1c'},A1c:{b:[0,0,1,1],uid:21,accstr:'The blue one ',visible:1},"
        "A2:{type:612,mdi:'A2c'},A2c:{b:[0,10,1,1],uid:22,accstr:'The red one ',visible:1},"
        "Fb1:{type:19,mdi:'Fb1c'},Fb1c:{b:[0,50,1,1],uid:23,accstr:'That is it! ',visible:0}}"
    )
    return {
        "imsmanifest.xml": manifest("Valves", {"index.html": "Valves"}),
        "index.html": "<html></html>",
        "project.txt": json.dumps({"metadata": {"generator": "Captivate", "title": "Valves"}}),
        "assets/js/CPM.js": f"cp.CPProjInit = function(){{cp.model = {{}}; cp.D = cp.model.data = {model};}};",
        "dr/photo.png": PICTURE,
    }


def ispring() -> dict[str, bytes | str]:
    """Two slides and a quiz."""
    slides = {
        "t": "Keys",
        "s": [{"t": "Keys", "x": "Keys\r\nHand them back.\r\nNever lend them."}, {"t": "Thanks", "x": "Thanks"}],
    }
    quiz = {
        "d": {
            "T": "Test",
            "sl": {"g": [{"S": [{"D": {"h": "<p>Who may hold a key?</p>"}, "C": [{"rt": {"h": "Whoever signed"}}]}]}]},
        }
    }
    packed = base64.b64encode(zlib.compress(json.dumps(slides).encode())).decode()
    return {
        "imsmanifest.xml": manifest("Keys", {"index.html": "Keys"}),
        "index.html": f'<html><body><script>var presInfo = "{packed}";</script></body></html>',
        "data/player.js": "",
        "data/quiz1.js": f'var quizInfo = "{base64.b64encode(json.dumps(quiz).encode()).decode()}";',
    }


def pages() -> dict[str, bytes | str]:
    """Two modules of plain pages, of which the first leads to a third."""
    frame = "<html lang='en'><head><title>{0}</title><script>alert(1)</script></head><body><nav>Menu {0}</nav><main>{1}</main></body></html>"
    first = (
        "<h1>Ladders</h1><p>Look at the <b>feet</b> of a ladder before you climb it.</p><h3>Three points</h3>"
        "<ul><li>Two hands and a foot</li><li>Or two feet and a hand</li></ul><p><img src='../img/ladder.png' alt='A ladder'></p>"
        "<p><a href='more.html'>More</a> and <a href='../files/list.pdf'>a list</a>.</p>"
    )
    second = "<h1>Scaffolds</h1><p>Never climb a scaffold that bears no tag. Ask who is in charge of it, and wait for the answer.</p>"
    more = "<h1>More on ladders</h1><table><tr><th>Length</th><th>Foot</th></tr><tr><td>4 m</td><td>1 m out</td></tr></table>"
    return {
        "imsmanifest.xml": manifest("At height", {"a/ladders.html": "Ladders", "b/scaffolds.html": "Scaffolds"}),
        "b/scaffolds.html": frame.format("Scaffolds", second),
        "a/ladders.html": frame.format("Ladders", first),
        "a/more.html": frame.format("More", more),
        "blank.html": "<html><body></body></html>",
        "img/ladder.png": PICTURE,
        "img/spare.png": PICTURE,
        "files/list.pdf": b"%PDF-1.4 list",
    }


ALL: dict[str, Callable[[], dict[str, bytes | str]]] = {
    "adapt": adapt,
    "rise": rise,
    "elpx": elpx,
    "elp": elp,
    "storyline": storyline,
    "captivate": captivate,
    "ispring": ispring,
    "pages": pages,
}
