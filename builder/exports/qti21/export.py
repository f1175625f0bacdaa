"""QTI 2.1, the standard for questions that most assessment systems read (1EdTech): a zip with a manifest and a test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from builder.exports import Export
from builder.exports.media_names import media_names
from builder.exports.qti21.items import KINDS, item_of
from builder.exports.qti21.xhtml import DEFAULT, tag
from builder.exports.wording import report_left_out, report_missing

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.exports import Pool, Question, Questions
    from builder.model import MediaFile

NAME = "QTI 2.1"
OF_MANIFEST = "http://www.imsglobal.org/xsd/imscp_v1p1"
ITEM_TYPE, TEST_TYPE = "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"
TEST_FILE = "test.xml"


def write(questions: Questions, report: Report) -> dict[str, bytes | MediaFile]:
    """The manifest, the test, an item each question, and the pictures that they show."""
    files: dict[str, bytes | MediaFile] = {}
    shown: dict[str, list[str]] = {}  # pictures by item
    names = {address: f"media/{name}" for address, name in media_names(questions.media).items()}
    media = {names[address]: file for address, file in questions.media.items()}
    pools = [(pool, [one for one in pool.questions if _has_equal(one, report)]) for pool in questions.pools]
    for question in (one for _, questions_of in pools for one in questions_of):
        _report_losses(question, report)
        root, pictures = item_of(question, questions.language, names)
        files[f"items/{question.id}.xml"] = _written(root)
        shown[question.id] = pictures
        files |= {picture: media[picture] for picture in pictures}
    files[TEST_FILE] = _written(
        _test(questions, [(pool, questions_of) for pool, questions_of in pools if questions_of])
    )
    return {"imsmanifest.xml": _written(_manifest(questions, shown)), **files}


def _has_equal(question: Question, report: Report) -> bool:
    known = question.interaction.kind in KINDS and not question.interaction.parts
    if not known:
        report_left_out(question, NAME, "there is nothing like it", report)
    return known


def _report_losses(question: Question, report: Report) -> None:
    report_missing(question, ["the hint"] if question.drawn.hint else [], NAME, report)


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _test(questions: Questions, pools: list[tuple[Pool, list[Question]]]) -> etree._Element:
    """A test with a section for each pool."""
    root = etree.Element(tag("assessmentTest"), nsmap=DEFAULT, identifier="test", title=questions.title)
    etree.SubElement(root, tag("outcomeDeclaration"), identifier="SCORE", cardinality="single", baseType="float")
    part = etree.SubElement(
        root, tag("testPart"), identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    for number, (pool, asked_of) in enumerate(pools, 1):
        section = etree.SubElement(
            part, tag("assessmentSection"), identifier=f"section{number}", title=": ".join(pool.path), visible="true"
        )
        if pool.draw and pool.draw < len(asked_of):
            etree.SubElement(section, tag("selection"), select=str(pool.draw))
        for question in asked_of:
            etree.SubElement(section, tag("assessmentItemRef"), identifier=question.id, href=f"items/{question.id}.xml")
    return root


def _manifest(questions: Questions, shown: dict[str, list[str]]) -> etree._Element:
    root = etree.Element("manifest", xmlns=OF_MANIFEST, identifier=re.sub(r"\W", "_", f"m_{questions.id}"))
    about = etree.SubElement(root, "metadata")
    etree.SubElement(about, "schema").text = "QTIv2.1 Package"
    etree.SubElement(about, "schemaversion").text = "1.0.0"
    etree.SubElement(root, "organizations")
    resources = etree.SubElement(root, "resources")
    test = etree.SubElement(resources, "resource", identifier="test", type=TEST_TYPE, href=TEST_FILE)
    etree.SubElement(test, "file", href=TEST_FILE)
    for name, pictures in shown.items():
        etree.SubElement(test, "dependency", identifierref=f"r_{name}")
        item = etree.SubElement(resources, "resource", identifier=f"r_{name}", type=ITEM_TYPE, href=f"items/{name}.xml")
        for file in (f"items/{name}.xml", *pictures):
            etree.SubElement(item, "file", href=file)
    return root


EXPORT = Export("QTI 2.1, a zip that most assessment systems read", ".qti.zip", write)
