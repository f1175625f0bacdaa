"""Pictures, films and sounds of a slide; their files are read when the course is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from builder.importers.draft import Figure, LinkCard, Words
from builder.importers.metafiles import METAFILES, bitmap_in
from builder.package.archive import RefusedError
from builder.source.photos.kinds import BROWSERS_SHOW, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.pptx.shapes import Shapes
    from builder.importers.source import SourceFile

LARGEST_PICTURE, LARGEST_CLIP = 60_000_000, 1_000_000_000  # bytes
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
MEDIA = "{http://schemas.microsoft.com/office/powerpoint/2010/main}media"
CLIPS = {
    qn("a:videoFile"): "video",
    qn("a:quickTimeFile"): "video",
    qn("a:audioFile"): "audio",
    qn("a:wavAudioFile"): "audio",
}
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
SOUNDS = {"mp3", "m4a", "wav", "wma", "aac", "ogg", "oga"}
PLAYED = {"mp4", "m4v", "webm", "mp3", "m4a", "ogg", "oga", "wav", "aac"}  # by browsers
GUESSED = re.compile(r"\s*(Description automatically generated.*|AI-generated content may be incorrect\.?)$", re.DOTALL)
NO_WORDS = re.compile(
    r"(picture|image|graphic|photo|img|dsc|screenshot|clip ?art|placeholder|content placeholder)?[\s_-]*\d*"
    r"|.*\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)|https?://\S+",
    re.IGNORECASE,
)
OFTEN, SHARE = 4, 1 / 3  # a picture on so many slides, and on that part of all, is a logo or an ornament
WHOLE = 100_000  # in which parts of a side are counted (ECMA-376 part 1, 20.1.10.40)
LEAST_CUT, MOST_CUT = 0.01, 0.99  # of a side: less does not count, more leaves nothing


@dataclass(slots=True)
class Pictures:
    """The pictures of a deck."""

    file: SourceFile
    reading: Reading
    uses: dict[str, int]  # on how many slides the picture of a part's name stands
    slides: int
    shown: set[str] = field(default_factory=set)  # the parts of those that the slide in hand shows
    _reported: set[tuple[str, str]] = field(default_factory=set)

    def read(self, shape: Any, shapes: Shapes) -> Iterator[Element]:
        """A picture as a figure; a film or a sound as what plays it."""
        element = shape._element  # noqa: SLF001 - its XML is not public
        clip = next((one for one in element.iter(*CLIPS)), None)
        media = next(element.iter(MEDIA), None)
        if clip is not None or media is not None:
            yield from self._clip(clip, media, element, shapes)
            return
        blip = element.find(f"{qn('p:blipFill')}/{qn('a:blip')}")
        if blip is None:
            self.reading.leave_out("empty places for pictures", shapes.slide.where)
            return
        yield from self._picture(blip, element.find(qn("p:blipFill")), element, shapes)

    def fill_of(self, shape: Any, shapes: Shapes) -> Iterator[Element]:
        """The picture that a shape is filled with."""
        fill = shape._element.find(f"{qn('p:spPr')}/{qn('a:blipFill')}")  # noqa: SLF001 - as above
        blip = fill.find(qn("a:blip")) if fill is not None else None
        if blip is not None:
            yield from self._picture(blip, fill, shape._element, shapes)  # noqa: SLF001 - as above

    def _picture(self, blip: Any, fill: Any, element: Any, shapes: Shapes) -> Iterator[Figure]:
        where = shapes.slide.where
        alt, decorative = _alt(element)
        embedded, linked = blip.get(qn("r:embed")), blip.get(qn("r:link"))
        if not embedded:
            address = str(shapes.page.part.rels[linked].target_ref) if linked in shapes.page.part.rels else ""
            self.reading.leave_out("pictures that are not in the file", where, " ".join(filter(None, [alt, address])))
            self.reading.doubt(
                where,
                "A picture is linked, and not in the file.",
                "Put the picture into the folder media, and show it.",
            )
            return
        name = str(shapes.page.part.related_part(embedded).partname).lstrip("/")
        self.shown.add(name)
        vector = next(blip.iter(SVG_BLIP), None)
        if (
            vector is not None
            and name.lower().endswith(METAFILES)
            and vector.get(qn("r:embed")) in shapes.page.part.rels
        ):
            name = part_name(shapes.page.part.rels[vector.get(qn("r:embed"))])
            self.shown.add(name)
        if decorative:
            self.reading.leave_out("pictures marked as decorative", where, alt)
            return
        if self._is_on_many(name):
            if (name, alt) not in self._reported:
                self.reading.leave_out("pictures that stand on many slides, such as a logo", where, alt)
            self._reported.add((name, alt))
            return
        media = self._name_of(name, _cut(fill), alt or shapes.slide.heading, where)
        if not media:
            self.reading.leave_out("pictures that browsers can't show", where, alt)
        else:
            yield Figure(media, alt, where=where)

    def _is_on_many(self, name: str) -> bool:
        uses = self.uses.get(name, 0)
        return uses >= OFTEN and uses > self.slides * SHARE

    def _name_of(self, name: str, cut: tuple[float, float, float, float], called: str, where: str) -> str:
        """What the picture is called in the course; "" where browsers can't show it."""
        from builder.importers.shown_pictures import as_browsers_show  # noqa: PLC0415 - only where there are pictures

        try:
            kind = kind_of(next(self.file.archive.chunks(name), b""))
        except (RefusedError, KeyError):
            kind = ""
        if not kind and name.lower().endswith(METAFILES):
            bitmap = bitmap_in(partial(self.file.part, name, LARGEST_PICTURE))
            if bitmap:
                made_of = partial(as_browsers_show, partial(bytes, bitmap), "png", cut)
                return self.reading.keep(f"{name}.png", made_of, called=_as_name(called), where=where)
        if not kind:
            self.reading.doubt(
                where,
                "It holds a picture in a form that browsers can't show, or that is damaged.",
                "In PowerPoint choose “Save as Picture”, PNG, put it into the folder media, and show it.",
            )
            return ""
        read = partial(self.file.part, name, LARGEST_PICTURE)
        stem, changed = name.rpartition(".")[0], kind not in BROWSERS_SHOW
        if any(cut) and kind != "svg":
            stem += "-" + "-".join(f"{side:.3f}" for side in cut)
            changed = True
        ending = kind if not changed or kind in {"jpg", "webp"} else "png"
        made = partial(as_browsers_show, read, ending, cut) if changed else read
        return self.reading.keep(f"{stem}.{ending}", made, called=_as_name(called), where=where)

    def _clip(self, clip: Any, media: Any, element: Any, shapes: Shapes) -> Iterator[Element]:
        """A film or a sound: one of the file's own, or one on the web."""
        where = shapes.slide.where
        alt, _ = _alt(element)
        rels = shapes.page.part.rels
        names = [
            media.get(qn("r:embed")) if media is not None else None,
            clip.get(qn("r:link")) if clip is not None else None,
        ]
        relation = next((rels[name] for name in names if name and name in rels), None)
        title = alt or shapes.slide.heading or "Film"
        still = next(element.iter(qn("a:blip")), None)
        if still is not None:
            self.shown |= {
                name for one in (still.get(qn("r:embed")),) if one in rels for name in [part_name(rels[one])]
            }
            self.reading.leave_out("stills of films and signs of sounds, which are pictures", where, alt)
        if relation is None:
            self.reading.leave_out("films and sounds that are not in the file", where, alt)
        elif relation.is_external:
            yield from self._clip_elsewhere(str(relation.target_ref), title, where)
        else:
            name = part_name(relation)
            yield self._clip_inside(name, CLIPS[clip.tag] if clip is not None else "", title, where)

    def _clip_elsewhere(self, address: str, title: str, where: str) -> Iterator[Element]:
        if re.match(r"https?:", address, re.IGNORECASE):
            yield LinkCard((Words(title),), _for_people(address), where=where)
            message = "It plays a film from the web, which is now a link."
            self.reading.doubt(where, message, "Say how long it takes, and what it is for; it needs the web.")
            return
        self.reading.leave_out("films and sounds that are not in the file", where, f"{title} {address}")
        self.reading.doubt(
            where,
            f"It plays a file that is not in the deck: {address}",
            "Put the file into the folder media, with captions and a transcript, and add a Video block.",
        )

    def _clip_inside(self, name: str, kind: str, title: str, where: str) -> LinkCard:
        """A link to the file: a block that plays it needs a transcript, which no deck has."""
        ending = name.rpartition(".")[2].lower()
        film = kind != "audio" and ending not in SOUNDS
        media = self.reading.keep(
            name, partial(self.file.part, name, LARGEST_CLIP), called=_as_name(title), where=where
        )
        stem = media.rpartition(".")[0]
        what, block = ("film", "Video") if film else ("sound", "Audio")
        if ending not in PLAYED:
            what += f", in a form that browsers don't play (.{ending}),"
        self.reading.doubt(
            where,
            f"Its {what} is a link that learners can download.",
            "To play it on the page, write down what is said in it, and put in place of the link: "
            f"“### {block}: {title}”, “![What it shows]({media})” and “- Transcript: {stem}.md”"
            + (f", with captions: “- Captions: {stem}.vtt”." if film else "."),
        )
        return LinkCard((Words(title),), media, where=where)


def part_name(relation: Any) -> str:
    """The name in the zip of the part that a relation leads to."""
    return str(relation.target_part.partname).lstrip("/")


def pictures_of(part: Any) -> set[str]:
    """The names of all pictures that a part names, whatever it does with them."""
    relations = (one for one in part.rels.values() if one.reltype.endswith("/image") and not one.is_external)
    return {part_name(one) for one in relations}


def _for_people(address: str) -> str:
    """The page of a film, for the address of a player."""
    found = re.match(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,20})", address)
    return f"https://www.youtube.com/watch?v={found[1]}" if found else address


def _alt(element: Any) -> tuple[str, bool]:
    """What somebody wrote that a picture shows, and whether they said that it shows nothing."""
    properties = next(element.iter(qn("p:cNvPr")), None)
    if properties is None:
        return "", False
    decorative = next(properties.iter(DECORATIVE), None)
    text = GUESSED.sub("", properties.get("descr") or properties.get("title") or "")
    words = " ".join(text.split())
    return (
        "" if NO_WORDS.fullmatch(words) else words,
        decorative is not None and decorative.get("val") in {"1", "true"},
    )


def _as_name(words: str) -> str:
    """The first words, for a file's name."""
    return " ".join(words.split()[:7])


def _cut(fill: Any) -> tuple[float, float, float, float]:
    """What is cut off: left, top, right, bottom, each as a part of the whole."""
    found = fill.find(qn("a:srcRect"))
    if found is None:
        return 0, 0, 0, 0
    sides = [found.get(side, "0") for side in "ltrb"]
    left, top, right, bottom = (int(side) / WHOLE if re.fullmatch(r"\d{1,6}", side) else 0.0 for side in sides)
    if max(left, top, right, bottom) < LEAST_CUT or max(left + right, top + bottom) > MOST_CUT:
        return 0, 0, 0, 0
    return left, top, right, bottom
