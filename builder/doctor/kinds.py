"""What a zip without a manifest of ours is, when it is something else that people know by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection

    from builder.doctor.tree import Node, Tree

AGAIN = "export it again from the program that made it, as a package of a standard that your LMS plays"
MOST_TYPES = 2_000  # resources whose types are looked at


@frozen
class Kind:
    """A form of package that is none of ours."""

    title: str
    advice: str  # what to do with it


# By their files, of which each pattern must meet one: the first kind that fits. More particular ones come first.
BY_FILES: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        Kind(
            "a Tin Can (Experience API) package",
            f"an LMS needs a record store and a player of Tin Can for it; or {AGAIN}",
        ),
        (r"(.*/)?tincan\.xml",),
    ),
    (
        Kind("an AICC package", f"few LMSs still play it: they take its .crs, .au, .des and .cst files; or {AGAIN}"),
        (r"(.*/)?[^/]*\.crs", r"(.*/)?[^/]*\.(au|des|cst)"),
    ),
    (
        Kind("an AICC package, or a part of one", AGAIN),
        (r"(.*/)?[^/]*\.cst", r"(.*/)?[^/]*\.des"),
    ),
    (
        Kind(
            "H5P content",
            "upload it where your LMS has an activity for H5P; or pack it as a course with another program",
        ),
        (r"h5p\.json", r"content/content\.json"),
    ),
    (
        Kind("a backup of a Moodle course", "restore it in Moodle: Course reuse → Restore"),
        (r"moodle_backup\.xml",),
    ),
    (Kind("a backup of Moodle (of before version 2)", "restore it in Moodle"), (r"moodle\.xml",)),
    (
        Kind("an export of a Blackboard course", "import it in Blackboard, or in an LMS that reads such exports"),
        (r"\.bb-package-info|\.bb-package-sig",),
    ),
    (
        Kind("a website made with Articulate Storyline", "publish it again for an LMS: Publish → LMS"),
        (r"(.*/)?story(_html5)?\.html", r"(.*/)?(story_content|html5|mobile)/.*"),
    ),
    (
        Kind("a website made with Articulate Rise", "export it again for an LMS: Publish → LMS"),
        (r"(.*/)?index\.html", r"(.*/)?lib/(rise/.*|icomoon.*|player-[^/]*)"),
    ),
    (
        Kind("a website made with Adobe Captivate", "publish it again with “eLearning output” for an LMS"),
        (r"(.*/)?assets/js/cp[^/]*\.js", r"(.*/)?(index|multiscreen)\.html"),
    ),
    (
        Kind("a website made with iSpring", "publish it again for an LMS: Publish → LMS"),
        (r"(.*/)?data/(ispring[^/]*|player\.js)", r"(.*/)?index\.html"),
    ),
    (
        Kind("a project of eXeLearning", "open it there, and export it for an LMS"),
        (r"content(v3)?\.xml", r"content\.(data|xsd)"),
    ),
    (Kind("an e-book (EPUB)", "give it to learners as a file; an LMS can't play it"), (r"META-INF/container\.xml",)),
    (
        Kind("a document of an office program", "save its text as Markdown, or publish it with an authoring program"),
        (r"\[Content_Types\]\.xml",),
    ),
    (
        Kind("a document of an office program", "save its text as Markdown, or publish it with an authoring program"),
        (r"mimetype", r"META-INF/manifest\.xml"),
    ),
)
CARTRIDGE = Kind("a Common Cartridge", "import it as a course (“Import Common Cartridge”), not as a module")
QUESTIONS = Kind("a package of questions (IMS QTI)", "import it into a question bank or a quiz")
BLACKBOARD = Kind("an export of a Blackboard course", "import it in Blackboard, or in an LMS that reads such exports")
LEARNING_DESIGN = Kind("a learning design (IMS LD)", AGAIN)
# What a first element's namespaces, or the types of a manifest's resources, hold.
BY_WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (CARTRIDGE, re.compile(r"/imscc(v1p\d|p_)|imsccv1p\d|common cartridge|thin cc", re.IGNORECASE)),
    (BLACKBOARD, re.compile(r"blackboard\.com/content-packaging", re.IGNORECASE)),
)
QUESTION_TYPE = re.compile(r"(imsqti|imsqtiasi|qti)[_\s-]", re.IGNORECASE)
LEARNING_TYPE = re.compile(r"imsld|www\.imsglobal\.org/xsd/imsld", re.IGNORECASE)
CARTRIDGE_TYPE = re.compile(r"^ims(wl|dt|bl?ti|_)?[a-z_]*_xmlv\d+p\d+(/|$)|^associatedcontent/imscc", re.IGNORECASE)


def kind_by_files(names: Collection[str]) -> Kind | None:
    """What a zip is by the names in it; None where they say nothing."""
    for kind, patterns in BY_FILES:
        if all(any(re.fullmatch(pattern, name, re.IGNORECASE) for name in names) for pattern in patterns):
            return kind
    return None


def kind_by_manifest(tree: Tree) -> Kind | None:
    """What a manifest is of, where it has the name of one of ours and is of something else."""
    names = {tree.root.namespace, *tree.prefixes.values(), tree.root.value("metadata/schema")}
    for kind, words in BY_WORDS:
        if any(words.search(one) for one in names):
            return kind
    types = [one.attributes.get("type", "") for one in tree.root.named("resources/resource")[:MOST_TYPES]]
    questions = sum(bool(QUESTION_TYPE.match(one)) for one in types)
    if questions and not _opens_pages(tree.root):
        return QUESTIONS
    if any(LEARNING_TYPE.search(one) for one in names):
        return LEARNING_DESIGN
    return CARTRIDGE if any(CARTRIDGE_TYPE.search(one) for one in types) and not _opens_pages(tree.root) else None


def _opens_pages(root: Node) -> bool:
    """Whether it declares what an LMS tracks."""
    return any("scormtype" in map(str.lower, one.attributes) for one in root.named("resources/resource")[:MOST_TYPES])
