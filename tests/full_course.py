"""Courses as full as they get: every use twice with 200 questions in all, and 20 pages with every block once."""

from pathlib import Path

from tests.block_uses import FRONT, every_use_twice, uses, write_course

QUESTIONS = 200
A_PAGE = 20  # of what is asked more
PAGES = 20
ROOM = "### Question (choose all): Which of these rooms should be locked in case {number}?\nSettings: 3 tries\n\n"
ROOM += "- [x] The archive\n- [ ] The lobby\n- [x] The post room\n- [ ] The garden\n\n"


def with_200_questions(folder: Path, already: int) -> Path:
    """Every use twice, and as many questions more as make 200 with those that it has `already`."""
    course = every_use_twice(folder)
    more = ""
    for number in range(QUESTIONS - already):
        if number % A_PAGE == 0:
            more += f"## More questions from {number} on\n\n"
        more += ROOM.format(number=number)
    file = course / "course.md"
    text = file.read_text("utf-8").replace("# At the end\n", f"# More\n\n{more}\n# At the end\n")
    file.write_text(text, "utf-8")
    return course


def of_20_pages(folder: Path) -> Path:
    """Every block once, in its richest use, spread over 20 pages."""
    last = {use.kind: use for use in uses() if not use.is_page}
    text = FRONT + "# Section\n\n"
    pages: list[list[str]] = [[] for _ in range(PAGES)]
    for index, use in enumerate(last.values()):
        pages[index % PAGES].append(use.text)
    for number, blocks in enumerate(pages, 1):
        title = "Page" if number == 1 else f"Page {number}"
        words = "The council listens before it acts, because every call matters to someone who waits for help. " * 4
        text += f"## {title}\n\n{words}\n\n" + "\n".join(blocks) + "\n"
    return write_course(folder / "twenty-pages", text)
