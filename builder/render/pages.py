"""A checked course and a theme become the files of a module, alike for every standard but for its script."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import rcssmin
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from markupsafe import Markup

from builder.discover import INSIDE, block_folders, block_kinds
from builder.language.interface import block_words, words
from builder.model import LAUNCH, Bank, Block, Course, MediaFile, Module, PackageContent, Page
from builder.package.addresses import packed
from builder.patterns import pattern
from builder.render.audiences import audiences_of
from builder.render.bundle import RUNTIME, Bundle, versions_of_saved_state
from builder.render.drawings.library import library_of
from builder.render.drawings.sprite import Sprite
from builder.render.features import features_of
from builder.render.filters import set_up
from builder.render.fonts import font_face, font_files
from builder.render.html import Renderer
from builder.render.journey import has_cover, parts_of
from builder.render.medium import SCREEN, Medium
from builder.render.minutes import minutes_of
from builder.render.needed import styles_needed, words_needed
from builder.render.pattern import pattern_of
from builder.render.theming import stylesheet
from builder.templating import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from builder.blocks import BlockKind
    from builder.discover import Standard, Theme
    from builder.model import Figure, Objective

DEFAULT_TRIES = 2  # at a question outside assessments
PAGE = INSIDE / "render" / "templates"
STYLES = INSIDE / "render" / "styles"
ONLY_WITH = pattern(r"/\* Only with: ([\w .-]+) \*/")
TAG = pattern(r"<([a-z]+)")
CLASSES = pattern(r'class="([^"]*)"')
CONTENTS = (RUNTIME / "page" / "contents.js", "showContents")  # of a programme
HANDOUT = "handout.html"  # no file of an author has that name: theirs lie in media/


def render(content: PackageContent, theme: Theme, extension_roots: tuple[Path, ...]) -> dict[str, bytes | MediaFile]:
    """The files of the package by their names in it, but for scripts and handouts: what modules share is there once."""
    folders = block_folders(extension_roots)
    script = _script_of(content, extension_roots)
    pages = {f"{one.folder}{LAUNCH}": _page(one, content, theme, extension_roots, script) for one in content.modules}
    if content.is_programme:
        pages[LAUNCH] = _contents(content, theme, extension_roots)
    html = "".join(pages.values())
    kinds = [folders[kind] for kind in _kinds(content)]
    ours = [*(folder / "block.css" for folder in kinds if folder.is_relative_to(INSIDE)), theme.folder / "theme.css"]
    css = styles_needed(_minified("\n".join([*styles_for(html), *_texts_of(ours)])), html, script)
    # An organisation's own script may have other ways to name its classes: its block has all of its styles.
    css += _minified(
        "\n".join(_texts_of(folder / "block.css" for folder in kinds if not folder.is_relative_to(INSIDE)))
    )
    fonts = font_files(theme, html)
    tokens = (font_face(theme) if fonts else "") + stylesheet(theme, content.organisation, html + css)
    files: dict[str, bytes | MediaFile] = {**fonts, "course.css": (_minified(tokens) + css).encode()}
    for module in content.modules:
        files |= packed(module)
    files |= {name: page.encode() for name, page in pages.items()}
    return files | (_contents_script(content) if content.is_programme else {})


def _minified(css: str) -> str:
    return str(rcssmin.cssmin(css))


def _texts_of(files: Iterable[Path]) -> Iterator[str]:
    return (file.read_text("utf-8") for file in files if file.is_file())


def styles_for(html: str) -> Iterator[str]:
    """The page's styles and, of those that serve some pages only, the ones that serve these: see `styles/README.md`."""
    yield (STYLES / "page.css").read_text("utf-8")
    tags, classes = (set(found) for found in (TAG.findall(html), " ".join(CLASSES.findall(html)).split()))
    there = tags | {f".{name}" for name in classes}
    for wanted, text in _feature_styles():
        if not there.isdisjoint(wanted):
            yield text


@cache
def _feature_styles() -> tuple[tuple[tuple[str, ...], str], ...]:
    texts = (file.read_text("utf-8") for file in sorted(STYLES.glob("*.css")))
    return tuple((tuple(found[1].split()), text) for text in texts if (found := ONLY_WITH.match(text)))


def _kinds(content: PackageContent) -> list[str]:
    return sorted({block.kind for module in content.modules for block in module.course.blocks})


def render_script(content: PackageContent, standard: Standard, extension_roots: tuple[Path, ...]) -> bytes:
    """The modules' script for a standard: the runtime, the blocks that they use, and the standard's adapter."""
    bundle, start, kinds = _bundle(content, extension_roots)
    adapter = bundle.add(standard.folder / "adapter.js", "adapter")
    settings: dict[str, Any] = {"edition": standard.name, "limits": dict(standard.limits)}
    if content.waits and (objective := standard.programme.get("done_objective")):
        settings["doneObjective"] = objective
    return bundle.script(f"{start}({adapter},{kinds},{_as_json(settings)});").encode()


def _bundle(content: PackageContent, extension_roots: tuple[Path, ...]) -> tuple[Bundle, str, str]:
    """The runtime and the blocks, and in it the expressions for what starts them and for the kinds of blocks."""
    folders = block_folders(extension_roots)
    bundle = Bundle(features_of(content))
    scripts = {kind: folders[kind] / "block.js" for kind in _kinds(content)}
    start = bundle.add(RUNTIME / "start.js", "start")
    return bundle, start, bundle.table({kind: path for kind, path in scripts.items() if path.is_file()}, "kind")


def _script_of(content: PackageContent, extension_roots: tuple[Path, ...]) -> str:
    """What all standards' scripts of a package hold, as it was written."""
    bundle, _, _ = _bundle(content, extension_roots)
    if content.is_programme:
        bundle.add(*CONTENTS)
    return "\n".join(bundle.parts)


def _contents(content: PackageContent, theme: Theme, extension_roots: tuple[Path, ...]) -> str:
    """A page of a programme's modules, for learners without an LMS."""
    templates = templates_in((theme.folder,), extension_roots)
    sprite = Sprite(lambda: library_of(theme, extension_roots))
    html: str = templates.get_template("contents.html.jinja").render(
        package=content,
        words=words(content.details.language, extension_roots),
        logo=content.modules[0].logo,
        pattern=Markup(pattern_of(content.details.id)),  # noqa: S704 - our own drawing
        cards=[_card(module, sprite, extension_roots) for module in content.modules],
        sprite=lambda: Markup(sprite.markup),  # noqa: S704 - escaped where it is drawn
    )
    return html


def _card(module: Module, sprite: Sprite, extension_roots: tuple[Path, ...]) -> dict[str, Any]:
    """A module as a programme's contents show it: with its cover's picture, the way to which begins at the top."""
    course = module.course
    renderer = renderer_of(course, module.addresses.__getitem__, extension_roots, sprite.image)
    view = '<svg viewBox="0 0 240 120" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
    picture = renderer.image(course.cover, "") if course.cover else f"{view}{pattern_of(course.details.id)}</svg>"
    time = course.details.duration_minutes or sum(minutes_of(course, block_kinds(extension_roots)).values())
    return {"module": module, "picture": Markup(picture), "minutes": time}  # noqa: S704 - escaped where it is drawn


def _contents_script(content: PackageContent) -> dict[str, bytes | MediaFile]:
    bundle = Bundle(features_of(content))
    show = bundle.add(*CONTENTS)
    return {"contents.js": bundle.script(f"{show}();").encode()}


@cache
def templates_in(folders: tuple[Path, ...], extension_roots: tuple[Path, ...]) -> Environment:
    """The templates of some folders, of the page and, as `blocks/<kind>/…`, of the blocks."""
    blocks = {name: FileSystemLoader(folder) for name, folder in block_folders(extension_roots).items()}
    loader = ChoiceLoader([FileSystemLoader((*folders, PAGE)), PrefixLoader({"blocks": PrefixLoader(blocks)})])
    made = environment(loader)
    made.filters["as_json"] = _as_json
    set_up(made)
    return made


def _page(module: Module, content: PackageContent, theme: Theme, extension_roots: tuple[Path, ...], script: str) -> str:
    course = module.course
    templates = templates_in((theme.folder,), extension_roots)
    texts = words(course.details.language, extension_roots)
    sprite = Sprite(lambda: library_of(theme, extension_roots))
    renderer = renderer_of(course, module.address_of, extension_roots, sprite.image)
    html: str = templates.get_template("index.html.jinja").render(
        renderer=renderer,
        course=course,
        module=module,
        package=content,
        theme=theme,
        words=texts,
        body=lambda page, shown: page_html(_without(shown, page), module, theme, extension_roots, renderer),
        sprite=lambda: Markup(sprite.markup),  # noqa: S704 - escaped where it is drawn
        footnotes=lambda page: Markup(renderer.footnotes(page.footnotes)),  # noqa: S704 - drawn from the tree
        data=course_data(course, extension_roots, script)
        | {"id": content.id_of(module)}
        | ({} if module.graded else {"ungraded": True})
        | _missed(module),
        audiences=audiences_of(course),
        features=features_of(content),
        logo=module.logo,
        first_paint=_first_paint(),
        learn=_to_learn(course),
        covered=has_cover(course),
        pattern=Markup(pattern_of(course.details.id)),  # noqa: S704 - our own drawing
        parts=parts_of(course, block_kinds(extension_roots)),
    )
    return html


def _without(shown: Figure | None, page: Page) -> Page:
    """The page without what stands in its band."""
    return replace(page, items=page.items[1:]) if shown else page


def page_html(
    page: Page, module: Module, theme: Theme, extension_roots: tuple[Path, ...], renderer: Renderer | None = None
) -> Markup:
    """What stands on one page, as learners get it; by the renderer that draws all of the module, where it does."""
    sprite = Sprite(lambda: library_of(theme, extension_roots))
    course = module.course
    renderer = renderer or renderer_of(course, module.address_of, extension_roots, sprite.image)
    templates, language = templates_in((theme.folder,), extension_roots), course.details.language
    running = renderer.on_a_page()

    def drawn(block: Block) -> str:
        say = block_words(block.kind, language, extension_roots)
        return draw(block, templates, say, renderer=renderer, running=running)

    return body_of(page, course, running, drawn) + Markup(sprite.markup)  # noqa: S704 - escaped where it is drawn


def _missed(module: Module) -> dict[str, Any]:
    """Where a module notes what learners miss, for the refresher of its course; {} where there is none."""
    if not module.refresher and not module.course.details.refresher:
        return {}
    return {"missed": {"of": module.missed_in or module.course.details.id, "isRefresher": module.refresher}}


@cache
def _first_paint() -> Markup:
    return Markup(rcssmin.cssmin((STYLES / "first_paint.css").read_text("utf-8")))  # noqa: S704 - our own style


def _to_learn(course: Course) -> tuple[Objective, ...]:
    """The objectives, for the first page; none where it says them itself."""
    first = next((page.id for page in course.pages), "")
    texts = " ".join(" ".join(one.text.casefold().split()) for one in course.passages if one.page == first)
    wanted = course.details.objectives
    missing = [one for one in wanted if " ".join(one.text.casefold().split()).rstrip(".") not in texts]
    return wanted if missing else ()


def draw(  # noqa: PLR0913 - a block, and all that is around it
    block: Block,
    templates: Environment,
    say: Mapping[str, Any],
    *names: str,
    renderer: Renderer,
    running: Renderer,
    number: int | None = None,
) -> str:
    """A block's HTML: by the first of the templates that its folder holds, the learner's in the end.

    `renderer` draws what it holds, `running` where it is running words, in which terms are links. `number`: that of a
    question, on paper.
    """
    wanted = [f"blocks/{block.kind}/{name}" for name in (*names, "template.html.jinja")]
    template = templates.select_template(wanted)
    around = {"words": renderer.words, "say": say, "renderer": renderer, "running": running, "number": number}
    return template.render(block=block, content=block.content, **around)


def body_of(page: Page, course: Course, running: Renderer, draw: Callable[[Block], str]) -> Markup:
    """What stands on a page."""
    items = [inner for item in page.items for inner in (item.items if isinstance(item, Bank) else (item,))]
    parts = (draw(_for_whom(item, course)) if isinstance(item, Block) else running.flow((item,)) for item in items)
    return Markup("".join(parts))  # noqa: S704 - rendered and escaped piece by piece


def renderer_of(  # noqa: PLR0913, PLR0917 - a course, and what is around its text
    course: Course,
    address_of: Callable[[str], str],
    extension_roots: tuple[Path, ...] = (),
    drawing: Callable[[str, str], str] = lambda *_: "",
    medium: Medium = SCREEN,
    within: str = "",
) -> Renderer:
    """What draws a course's text; `address_of`, `drawing` and `within` as `Renderer` has them."""
    texts, there = words(course.details.language, extension_roots), {page.id for page in course.pages}
    return Renderer(texts, address_of, drawing, there, medium, within)


def _for_whom(block: Block, course: Course) -> Block:
    """A block that names its audience as the front matter does."""
    return replace(block, audience=course.details.audiences.get(block.audience, block.audience))


def _as_json(value: Any) -> str:
    """JSON that can stand inside a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def course_data(course: Course, extension_roots: tuple[Path, ...], script: str) -> dict[str, Any]:
    """What the runtime must know of a course; the shape is `CourseData` in `runtime/contract.js`.

    `script`: that of its package, which gets the words that it says.
    """
    details = course.details
    kinds = sorted({block.kind for block in course.blocks})
    spoken = {kind: _messages_of(kind, details.language, extension_roots, script) for kind in kinds}
    written, read = versions_of_saved_state()
    minutes = minutes_of(course, block_kinds(extension_roots))
    weights = {objective.id: objective.weight for objective in details.objectives if objective.weight != 1}
    return {
        "id": details.id,
        "version": details.version,
        "savedAs": written,
        "reads": read,
        "title": details.title,
        "language": details.language,
        "organisation": course.organisation.name,
        "navigation": details.navigation,
        "completion": course.completion,
        "passMark": course.pass_mark,
        "pages": [
            _page_data(page, section.audience, minutes[page.id])
            for section in course.sections
            for page in section.pages
        ],
        "blocks": [_block_data(block, block_kinds(extension_roots)[block.kind], weights) for block in course.blocks],
        "objectives": [objective.id for objective in details.objectives],
        "words": words_needed(words(details.language, extension_roots)["script"], script)
        | {"blocks": {kind: messages for kind, messages in spoken.items() if messages}},
    }


def _messages_of(kind: str, language: str, extension_roots: tuple[Path, ...], script: str) -> dict[str, str]:
    """What a block's script may say; of an organisation's own block all, since its script may have other ways."""
    spoken = block_words(kind, language, extension_roots)
    is_ours = block_folders(extension_roots)[kind].is_relative_to(INSIDE)
    return words_needed(spoken, script) if is_ours else spoken


def _page_data(page: Page, audience: str, minutes: int) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": page.id,
        "key": page.key,
        "title": page.title.plain,
        "minutes": minutes,
        "blocks": [block.key for block in page.blocks],
    }
    if page.objectives:
        data["objectives"] = page.objectives
    if page.audience or audience:
        data["audience"] = page.audience or audience
    if page.assessment:
        data["assessment"] = {
            "passMark": page.assessment.pass_mark,
            "attempts": page.assessment.attempts,
            "feedback": page.assessment.feedback,
            "counts": page.assessment.counts,
            "preTest": page.assessment.pre_test,
            "oneAtATime": page.one_at_a_time,
            "banks": [{"draw": bank.draw, "blocks": [block.key for block in bank.blocks]} for bank in page.banks],
        }
    return data


def _block_data(block: Block, kind: BlockKind, weights: Mapping[str, float]) -> dict[str, Any]:
    """A block without the words that the page holds anyway: the script reads those there."""
    data: dict[str, Any] = {"key": block.key, "id": block.id, "kind": block.kind}
    if block.data:
        data["data"] = dict(block.data)
    interaction = block.interaction
    if interaction:
        data["interaction"] = {"kind": interaction.kind, "right": [list(pattern) for pattern in interaction.right]}
    if interaction and interaction.parts:
        data["interaction"]["parts"] = [part.key for part in interaction.parts]
    if interaction and interaction.judged:
        data["weight"] = block.settings.get("marks", 1) * weights.get(block.objective, 1)
        data["tries"] = (
            None
            if block.settings.get("any tries")
            else block.settings.get("tries", block.data.get("tries", DEFAULT_TRIES))
        )
    if kind.required:
        data["required"] = True
    if block.objective:
        data["objective"] = block.objective
    if block.audience:
        data["audience"] = block.audience
    return data
