"""Scripts of others that many courses carry, known by the name in their first lines.

What such a script can do, a course need not ask of it: it is told once, and mildly, and not at each place.
"""

from __future__ import annotations

import re

HEAD = 1_500  # characters of a script in which its name stands
NAMES = [
    "jQuery",
    "Sizzle",
    "Zepto",
    "Prototype",
    "MooTools",
    "Dojo",
    "YUI",
    "ExtJS",
    "Backbone",
    "Underscore",
    "Lodash",
    "Knockout",
    "AngularJS",
    "Angular",
    "React",
    "Preact",
    "Vue",
    "Ember",
    "Svelte",
    "Handlebars",
    "Mustache",
    "RequireJS",
    "Modernizr",
    "Bootstrap",
    "Foundation",
    "Popper",
    "Select2",
    "Slick",
    "Swiper",
    "FancyBox",
    "Video.js",
    "MediaElement",
    "jPlayer",
    "Plyr",
    "Flowplayer",
    "SWFObject",
    "Howler",
    "SoundManager",
    "CreateJS",
    "EaselJS",
    "TweenJS",
    "PreloadJS",
    "GSAP",
    "TweenMax",
    "TweenLite",
    "Hammer",
    "D3",
    "Chart.js",
    "Highcharts",
    "Raphael",
    "Snap.svg",
    "Three.js",
    "PixiJS",
    "Phaser",
    "Moment.js",
    "Day.js",
    "core-js",
    "Babel",
    "Bluebird",
    "Axios",
    "MathJax",
    "KaTeX",
    "PDF.js",
    "reveal.js",
    "impress.js",
    "socket.io",
    "CKEditor",
    "TinyMCE",
    "Polymer",
    "Fabric.js",
    "Konva",
    "Lottie",
    "AOS",
    "Typed.js",
]
# The name behind the start of a comment, as those who publish a script write it: “/*! jQuery v3.7.1 | (c) …”.
BANNER = re.compile(
    rf"/\*[!*\s=-]*+(?:@(?:license|preserve|fileoverview|overview|name)\s+)?\*?\s*({'|'.join(map(re.escape, NAMES))})\b"
    rf"|^\s*//\s*({'|'.join(map(re.escape, NAMES))})\b[^\n]{{0,40}}\d",
    re.IGNORECASE,
)
# A script that isn't in a folder or under a name of its own may be joined with the course's.
OWN_FILE = re.compile(
    r"(^|/)(libs?|librar(y|ies)|vendors?|third[-_]?party|plugins?|bower_components|node_modules)/", re.IGNORECASE
)
# What jQuery does by itself, and stands in scripts that it was joined to.
IDIOMS = re.compile(
    r"_evalUrl|dataType\s{0,9}:\s{0,9}[\"']script[\"']|unloadHandler|xhrCallbacks|xhrOnUnloadAbort|setDocument"
    r"|attachEvent\(\s{0,9}[\"']onunload[\"']\s{0,9},\s{0,9}[\w$]{1,3}\s{0,9}\)|\.defaultView.{0,80}\.top\b",
)
AROUND = 160  # characters beside a place in which its idiom stands


def library_in(name: str, text: str) -> str:
    """The name of the library that a script is, as it is known; "" where it is none, or more than that."""
    found = BANNER.search(text[:HEAD])
    if not found:
        return ""
    known = next(one for one in NAMES if one.lower() == (found[1] or found[2]).lower())
    word = re.sub(r"[^a-z0-9]", "", known.lower().removesuffix(".js"))
    file = re.sub(r"[^a-z0-9]", "", name.lower().rpartition("/")[2])
    return known if word in file or OWN_FILE.search(name) else ""


def is_idiom(text: str, start: int, end: int) -> bool:
    """Whether a library's own code stands at a place of a script."""
    return IDIOMS.search(text[max(0, start - AROUND) : end + AROUND]) is not None
