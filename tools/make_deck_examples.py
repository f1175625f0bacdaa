"""Makes the examples of the importers of decks and PDFs."""

from __future__ import annotations

import sys
from pathlib import Path

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from weasyprint import HTML

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.importers.decks import Maker, box, comment, drawn, hide, picture  # noqa: E402 - found only then
from tests.importers.samples import EXAMPLES  # noqa: E402

LEAFLET = """<html lang=en-GB><head><title>Lone working</title><style>
@page { size: A5; margin: 15mm; @bottom-center { content: "Northmere Council, page " counter(page) } }
body { font: 10pt sans-serif }</style></head><body><h1>Lone working</h1>
<p>If you visit people at home, someone must know where you are. This leaflet says how, and what to do if a visit goes
wrong.</p><h2>Before you go</h2><ul><li>Tell your manager<ul><li>where you are going</li><li>when you will be
back</li></ul></li><li>Charge your phone</li></ul><h2>While you are there</h2><p>Stay near the door. If you feel
<b>unsafe</b>, leave at once. You need no excuse.</p><h2>Afterwards</h2><ol><li>Ring in</li><li>Write down what
happened</li></ol><p>See <a href="https://www.hse.gov.uk/lone-working">the regulator's advice</a>.</p></body></html>"""


def visits() -> bytes:
    """A short deck with most of what decks hold."""
    made = Maker("Visiting people at home", "For new starters in social care")
    made.points("Agenda", "Before you go", "While you are there", "Check yourself")
    made.section("Before you go")
    notes = "Ask who has forgotten this once.\nAllow five minutes."
    places = (" Where you are going", " When you will be back")
    made.points("Tell someone", "Your manager", *places, "A colleague you trust", notes=notes)
    made.points("Tell someone (continued)", "The person you visit", "Reception")
    slide = made.blank("Visits last year")
    data = CategoryChartData()  # type: ignore[no-untyped-call]  # python-pptx gives it no types
    data.categories = ["Told someone", "Told nobody"]
    data.add_series("Visits", (0.75, 0.25), number_format="0%")  # type: ignore[no-untyped-call]  # as above
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, Inches(1), Inches(2), Inches(6), Inches(4), data)
    made.section("While you are there")
    slide = made.blank("Where to stand")
    picture(slide, drawn("navy", (120, 80)), "A hall, with a cross next to the front door", 1, 2)
    box(slide, "Tip: let the other person go in first.", 5, 2, 4)
    comment(slide, "Is there a better picture?")
    hide(made.points("Addresses", "Number 12: beware of the dog"))
    made.points("Check yourself")
    made.points("Question 1: Who must know where you are?", "A) Nobody", "B) Your manager", "C) Everybody",
                notes="Answer: B. It is the manager who will look for you.")  # fmt: skip
    made.points("True or false: you need a reason to leave", "False. If you feel unsafe, go.")
    made.points("Thank you", "Any questions?")
    return made.bytes()


def main() -> None:
    (EXAMPLES / "pptx" / "examples" / "visiting-people-at-home.pptx").write_bytes(visits())
    (EXAMPLES / "pdf" / "examples" / "lone-working.pdf").write_bytes(HTML(string=LEAFLET).write_pdf() or b"")


if __name__ == "__main__":
    main()
