"""Zips made to do harm. As a script: looks at each zip of a folder, and prints as JSON what is said and how fast."""

import json
import os
import resource
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

MEMORY = 200_000_000  # bytes
MANIFEST = "imsmanifest.xml"
NAMESPACE = 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"'
Make = Callable[[Path], None]


def plain(path: Path, *entries: tuple[zipfile.ZipInfo | str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", method) as package:
        for entry, content in entries or [("a.txt", b"a")]:
            package.writestr(entry, content)


def named(name: str) -> Make:
    return lambda path: plain(path, (name, b"x"))


def manifest(text: str) -> Make:
    return lambda path: plain(path, (MANIFEST, text))


def patched(change: Callable[[bytearray, int], object], *names: str) -> Make:
    """A zip whose bytes are changed from its index on; two files, so that they can overlap."""

    def make(path: Path) -> None:
        plain(path, *((name, b"hello " * 20) for name in (*names, MANIFEST, "a.txt")))
        content = bytearray(path.read_bytes())
        change(content, content.index(b"PK\x01\x02"))
        path.write_bytes(content)

    return make


def put(form: str, offset: int, value: int) -> Callable[[bytearray, int], object]:
    """Writes a number into the first entry of the index."""
    return lambda content, index: struct.pack_into(form, content, index + offset, value)


def overlap(content: bytearray, index: int) -> None:
    second = content.index(b"PK\x01\x02", index + 4)
    struct.pack_into("<L", content, second + 42, 0)


def at_end(form: str, offset: int, value: int) -> Callable[[bytearray, int], object]:
    return lambda content, _: struct.pack_into(form, content, content.rindex(b"PK\x05\x06") + offset, value)


def text(path: Path) -> None:
    path.write_text("no zip at all")


def cut_off(path: Path) -> None:
    plain(path)
    os.truncate(path, path.stat().st_size - 5)


def special(mode: int) -> Make:
    entry = zipfile.ZipInfo("link")
    entry.create_system = 3
    entry.external_attr = mode << 16
    return lambda path: plain(path, (entry, b"/etc/passwd"))


def twice(path: Path) -> None:
    plain(path, ("a.txt", b"a"), ("b.txt", b"b"))
    path.write_bytes(path.read_bytes().replace(b"b.txt", b"a.txt"))


def zip64(path: Path) -> None:
    entry = zipfile.ZipInfo("a.txt")
    entry.extract_version = zipfile.ZIP64_VERSION  # what force_zip64 writes is not the same in every Python 3.11
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(entry, b"a")


def many(count: int) -> Make:
    """So many entries in the index, all of one file."""

    def make(path: Path) -> None:
        plain(path)
        content = path.read_bytes()
        start, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
        index = content[start:end] * count
        tail = bytearray(content[end:])
        struct.pack_into("<HHL", tail, 8, count & 0xFFFF, count & 0xFFFF, len(index))
        path.write_bytes(content[:start] + index + tail)

    return make


def attributes(count: int) -> str:
    return "<m " + "".join(f' a{n}="1"' for n in range(count)) + "/>"


def many_faults() -> str:
    """Each name is unlike any other, so that looking for the nearest finds none."""
    return "".join(f"<item identifier='i{n}' identifierref='r{n}' x{n}=''/><file href='f{n}'/>" for n in range(14_000))


def nested(depth: int) -> str:
    return f"<manifest {NAMESPACE}>" + "<item>" * depth + "</item>" * depth + "</manifest>"


def held(attributes: str, files: str) -> str:
    """A manifest of one module with many files."""
    item = '<item identifier="i" identifierref="r"><title>t</title></item>'
    organizations = f'<organizations default="o"><organization identifier="o">{item}</organization></organizations>'
    resource = f'<resource identifier="r" type="webcontent" href="x">{files}</resource>'
    return f"<manifest {NAMESPACE}>{organizations}<resources {attributes}>{resource}</resources></manifest>"


def scopes() -> str:
    """Prefixes on each of many levels."""
    starts = ["<m" + "".join(f' xmlns:a{level}_{n}="u"' for n in range(900)) + ">" for level in range(90)]
    return "".join(starts) + '<a0_0:x a1_1:y="">' * 5 + "</a0_0:x>" * 5 + "<x/>" * 25_000 + "</m>" * 90


# R1: what is written once and would hold for many elements, if it were written out at each.
LONG_SPACE = f"<manifest {NAMESPACE} xmlns:a='{'u' * 35_000}'>" + "<a:b a:c='d'/>" * 29_000 + "</manifest>"
LONG_BASE, ODD_BASE = f'xml:base="{"a" * 100_000}"', f'xml:base="{"a/../%41" * 500}"'
DEFAULTS = '<!DOCTYPE m [<!ATTLIST a b CDATA "' + "x" * 1_000_000 + '">]><m>' + "<a/>" * 29_000 + "</m>"
MANY_DEFAULTS = (
    f"<!DOCTYPE m [<!ATTLIST a {' '.join(f'b{n} CDATA {chr(34)}x{chr(34)}' for n in range(900))}>]><m>"
    + "<a/>" * 29_000
    + "</m>"
)
TITLES = "<item identifier='i' identifierref='r'><title>" * 45 + "word " * 900_000 + "</title></item>" * 45

ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
BOMB = f'<!DOCTYPE m [<!ENTITY e0 "ha">{ENTITIES}]><m>&e12;</m>'
FILE = '<!DOCTYPE m [<!ENTITY e SYSTEM "file:///etc/passwd">]><m>&e;</m>'
PARAMETER = '<!DOCTYPE m [<!ENTITY % e SYSTEM "http://127.0.0.1:9/a.dtd"> %e;]><m/>'
CATCHING = '<img src="' * 50_000 + "<b " + " src" * 100_000 + ".open('GET'," * 20_000 + "onunload" + " " * 500_000

# what it is: how it is made, and a part of what is said of it
HOSTILE: dict[str, tuple[Make, str]] = {
    "text": (text, "no zip"),
    "empty": (Path.touch, "no zip"),
    "cut off": (cut_off, "no zip"),
    "a folder": (Path.mkdir, "no file"),
    "a pipe": (os.mkfifo, "no file"),
    "ratio": (lambda path: plain(path, ("a.html", bytes(50_000_000))), "times its size"),
    "overlap": (patched(overlap), "overlap"),
    "10,001 files": (lambda path: plain(path, *((f"{n}.txt", b"") for n in range(10_001))), "10,000 files"),
    "index of 60,000": (many(60_000), "10,000 files"),
    "index of 500,000": (many(500_000), "10,000 files"),
    "index lies about its length": (patched(at_end("<L", 12, 9)), "damaged"),
    "index begins elsewhere": (patched(at_end("<L", 16, 5)), "damaged"),
    "declared 4 GB": (patched(put("<L", 24, 0xFFFFFFF0)), "times its size"),
    "absolute": (named("/etc/passwd"), "absolute"),
    "drive": (named("C:/windows/a.dll"), "absolute"),
    "up": (named("media/../../a.sh"), "“..”"),
    "backslash": (named("media\\a.png"), "backslash"),
    "a line break": (named("a\nb.txt"), "none that a file can have"),
    "an escape": (named("a\x1b[2Jb.txt"), "none that a file can have"),
    "a name cut short": (patched(lambda content, at: content.__setitem__(at + 50, 0)), "none that a file can have"),
    "dots": (named("./a.txt"), "none that a file can have"),
    "a name not in its encoding": (patched(put("<B", 46, 0xFF), "é.txt"), "damaged"),
    "deep": (named("a/" * 25 + "a.txt"), "folders deep"),
    "a huge name": (named("a" * 60_000), "longer than"),
    "twice": (twice, "both called"),
    "password": (patched(put("<H", 8, 1)), "password"),
    "strong password": (patched(put("<H", 8, 0x41)), "password"),
    "zip64 entry": (zip64, "zip64"),
    "zip64 end": (patched(at_end("<L", 16, 0xFFFFFFFF)), "zip64"),
    "bzip2": (lambda path: plain(path, method=zipfile.ZIP_BZIP2), "method"),
    "lzma": (lambda path: plain(path, method=zipfile.ZIP_LZMA), "method"),
    "an unknown method": (patched(put("<H", 10, 99)), "method"),
    "symbolic link": (special(0o120777), "link to another file"),
    "device": (special(0o020666), "link to another file"),
    "less than declared": (patched(put("<L", 24, 9_000)), "is damaged"),
    "more than declared": (patched(put("<L", 24, 9)), "is damaged"),
    "another checksum": (patched(put("<L", 16, 9)), "is damaged"),
    "another name inside": (patched(lambda content, _: content.__setitem__(30, 65)), "is damaged"),
    "another method": (patched(put("<H", 10, 0)), "is damaged"),
    "a bomb of entities": (manifest(BOMB), "declares an entity"),
    "an entity of a file": (manifest(FILE), "declares an entity"),
    "an entity of the web": (manifest(PARAMETER), "declares an entity"),
    "a deep tree": (manifest(nested(50_000)), "100 levels"),
    "a broad tree": (manifest(f"<manifest {NAMESPACE}>" + "<a/>" * 300_000), "30,000 elements"),
    "a million attributes": (manifest(attributes(300_000)), "200,000 attributes"),
    "many attributes of one element": (manifest(attributes(190_000)), "1,000 attributes"),
    "one huge text": (manifest(f"<manifest {NAMESPACE}>" + "a <!-- --> " * 400_000 + "</manifest>"), "missing"),
    "texts in texts": (manifest(f"<m>{'<title>' * 90}{'word ' * 900_000}{'</title>' * 90}</m>"), "letters"),
    "many faults": (manifest(f"<manifest {NAMESPACE}>" + many_faults() + "</manifest>"), "no element has the id"),
    "a huge manifest": (manifest(" " + "".join(f"<a{n}/>" for n in range(600_000))), "larger than 5 MB"),
    "R1 a long namespace": (manifest(LONG_SPACE), "1,000 letters in a namespace"),
    "R1 a long default namespace": (manifest(f"<m xmlns='{'u' * 35_000}'>{'<a/>' * 29_000}</m>"), "in a namespace"),
    "R1 many namespaces": (manifest(scopes()), "first element is"),
    "R1 a namespace for each": (manifest("<m>" + "<a:b xmlns:a='u'/>" * 29_000 + "</m>"), "first element is"),
    "R1 prefixed elements": (manifest(f"<m xmlns:a='u'>{'<a:b/>' * 100_000}</m>"), "30,000 elements"),
    "R1 no meaning": (manifest("<m><a:b xmlns:a='u'/><a:b/></m>"), "the prefix “a” stands for nothing"),
    "R1 a meaning taken back": (manifest("<m xmlns:a='u'><b xmlns:a=''><a:c/></b></m>"), "stands for nothing"),
    "R1 a long name": (manifest(f"<m><{'n' * 2_000_000}/></m>"), "1,000 letters in a name"),
    "R1 a long name of an attribute": (manifest(f"<m {'n' * 2_000_000}='1'/>"), "1,000 letters in a name"),
    "R1 a long attribute": (manifest(held(f'a="{"x" * 4_000_000}"', "")), "not in the zip"),
    "R1 a long id": (manifest(held(f'identifier="{"1" * 4_000_000}"', "")), "bad-id: “111"),
    "R1 a default for each": (manifest(DEFAULTS), "declares attributes"),
    "R1 many defaults": (manifest(MANY_DEFAULTS), "declares attributes"),
    "R1 a long base": (manifest(held(LONG_BASE, "<file href='x'/>" * 25_000)), "not in the zip"),
    "R1 an odd base": (manifest(held(ODD_BASE, "<file href='x'/>" * 25_000)), "not in the zip"),
    "R1 a long title in many": (manifest(f"<manifest {NAMESPACE}>{TITLES}</manifest>"), "no attribute"),
    "R1 pieces of text": (manifest(f"<manifest {NAMESPACE}>{'<![CDATA[a]]>' * 350_000}</manifest>"), "no element"),
    "R1 instructions": (manifest("<?a b?>" * 700_000 + "<m/>"), "first element is"),
    "R1 lines": (manifest(f"<manifest {NAMESPACE}>{chr(10) * 4_900_000}</manifest>"), "200,000 lines"),
    "R1 the same in cmi5": (lambda path: plain(path, ("cmi5.xml", LONG_SPACE)), "1,000 letters in a namespace"),
    "R1 in what a manifest names": (
        lambda path: plain(path, (MANIFEST, nested(1)), ("lom.xml", LONG_SPACE), ("a.xsd", BOMB)),
        "no element",
    ),
    "R1 zips in zips": (
        lambda path: plain(path, (MANIFEST, nested(1)), *((f"{n}.zip", b"PK\x03\x04" * 9_000) for n in range(300))),
        "zip within the zip",
    ),
    "nulls": (manifest("\0" * 1000), "can't be read"),
    "catching": (lambda path: plain(path, (MANIFEST, nested(1)), ("a.html", CATCHING), ("a.js", CATCHING)), "“"),
}


def look(folder: Path) -> None:
    from builder import discover  # noqa: PLC0415 - the script's part
    from builder.doctor.examine import examine  # noqa: PLC0415
    from builder.doctor.text import examined_as_text  # noqa: PLC0415

    list(discover.finders("package"))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    told = {}
    for path in sorted(folder.iterdir()):
        started = time.process_time()
        examined = examine(path)
        examined_as_text(examined, lambda said, **_: said)
        found = [f"{one.rule}: {one.message}" for one in examined.found]
        told[path.stem] = (found, time.process_time() - started)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    look(Path(sys.argv[1]))
