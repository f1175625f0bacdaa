"""What HTML is drawn for: a module's page, paper, a book, another program."""

from __future__ import annotations

from builder.frozen import frozen


@frozen
class Medium:
    """What HTML is drawn for."""

    scripted: bool = False  # a learner's browser with the module's script, in which wide tables scroll
    plain: bool = False  # another program's page, on which our classes mean nothing
    deeper: int = 0  # by how many levels its headings lie below those of a module's page
    answers: bool = True  # whether answers stand where the question does
    printed: bool = True  # whether it is laid out on sheets, which can be folded
    drawings: bool = True  # whether drawings stand in the text; False: as backgrounds, which a tagged PDF leaves unsaid

    @property
    def ending(self) -> str:
        """How an element without content ends: elsewhere than in a module's page it has to be XML, too."""
        return "" if self.scripted else " /"


SCREEN = Medium(scripted=True, printed=False)
PAPER = Medium(deeper=1, answers=False)
BOOK = Medium(deeper=1, answers=False, printed=False)
TAGGED = Medium(deeper=1, answers=False, drawings=False)  # a tagged PDF
ELSEWHERE = Medium(plain=True, printed=False)  # what is exported
