"""Blocks of ours that ask something, each as its author writes it: a function a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.draft import Bullets, Paragraph, Words
from builder.importers.html.tree import name
from builder.importers.markdown import DEEPEST, indented
from builder.importers.own_package.block import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

    from builder.importers.draft import Elements, Inline
    from builder.importers.own_package.block import Block

ALL = "choose all"


def _asked(block: Block) -> list[str]:
    """What stands between the heading and the answers."""
    return block.chunks(block.sides("choices")[0])


def _options(block: Block) -> dict[str, _Element]:
    """The labels of what can be chosen, by their keys, in the author's order."""
    return {one.get("data-option") or "": one for one in block.element.iter() if one.get("data-option")}


def question(block: Block) -> str:
    """Answers with their boxes and feedback."""
    options, several = _options(block), bool(block.element.xpath(".//input[@type='checkbox']"))
    lines = []
    for key, label in options.items():
        first, *rest = block.prose.inside(label) or (Paragraph((Words(label.get("aria-label") or ""),)),)
        text, rest = (first.text, rest) if isinstance(first, Paragraph) else ((), [first, *rest])
        lines.append(f"- [{'x' if key in block.right else ' '}] {block.line(text)}".rstrip())
        lines += [indented(one, 2) for one in block.written(tuple(rest))]
        lines += [indented(block.writer.quoted(feedback, DEEPEST), 2)] if (feedback := block.feedback_of(key)) else []
    body = [*_asked(block), "\n".join(lines)]
    for key, name_of in (("if-right", "If right"), ("if-wrong", "If wrong")):
        body += block.labelled(name_of, block.feedback_of(key))
    all_or_nothing = ["all or nothing"] if several and not block.own.get("parts") else []
    variant = ALL if several and len(block.right) < 2 else ""  # noqa: PLR2004 - two right ones say it themselves
    return block.as_written([*body, *block.after()], settings=all_or_nothing, variant=variant)


def true_or_false(block: Block) -> str:
    """The verdict, and why."""
    verdict = "True." if block.right[:1] == ["true"] else "False."
    explained = [inner for one in block.all("explanation") for inner in block.prose.inside(one)]
    hint = [one for one in block.after() if one.startswith("Hint:")]
    if explained and isinstance(explained[0], Paragraph):
        lines = block.labelled(verdict, tuple(explained))
        lines[0] = lines[0].replace(f"{verdict}: ", f"{verdict} ", 1)
        return block.as_written([*_asked(block), *lines, *hint])
    return block.as_written([*_asked(block), verdict, *hint, *block.written(tuple(explained))])


def match(block: Block) -> str:
    """A table of pairs; what is right for nothing stands below, with nothing beside it."""
    lefts = {one.get("data-part") or "": one.find("label") for one in block.all("pair") if one.get("data-part")}
    first = next(iter(block.element.iter("select")), None)
    keys = [one.get("value") or "" for one in first.iter("option")][1:] if first is not None else []
    offered = block.first("offered")
    texts = [block.prose.inline(one) for one in offered.iter("li")] if offered is not None else []
    targets = dict(zip(keys, texts, strict=False))
    rows: list[tuple[Inline, ...]] = [
        (block.prose.inline(left), targets.get(block.pairs.get(key, ""), ())) for key, left in lefts.items()
    ]
    rows += [((), text) for key, text in sorted(targets.items()) if key not in block.pairs.values()]
    head = [one for one in block.all("heads") if "pair" in (one.get("class") or "")]
    heads = [block.prose.inline(one) for one in head[0] if name(one) == "span"] if head else [(), ()]
    table = block.writer.table(tuple(heads), rows)
    return block.as_written([*block.chunks(block.sides("choices")[0]), table, *block.after()])


def sort(block: Block) -> str:
    """Groups, below each what belongs to it, with what is said of it there."""
    lines = [one for one in block.element.iter("fieldset") if one.get("data-part")]
    labels = list(lines[0].iter("label")) if lines else []
    groups = {label.get("data-target") or "": block.prose.inline(label) for label in labels}
    things = {line.get("data-part") or "": block.prose.inline(line.find("legend")) for line in lines}
    entries = []
    for group, title in groups.items():
        entries.append(f"- {block.begun(title)}")
        for key in sorted(key for key in things if block.pairs.get(key) == group):
            entries.append(f"  - {block.begun(things[key])}")
            note = block.feedback_of(f"{key}-note")
            entries += [indented(block.writer.quoted(note, DEEPEST), 4)] if note else []
    return block.as_written([*_asked(block), "\n".join(entries), *block.after()])


def put_in_order(block: Block) -> str:
    """The steps in their right order."""
    options = _options(block)
    steps = [block.begun(block.prose.inline(options.get(key))) for key in block.right]
    listed = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    return block.as_written([*_asked(block), listed, *block.after()])


def number(block: Block) -> str:
    """The answer behind its sign, and from where to where one is accepted."""
    feedback = text_of(block.first("said", block.of_data("feedback", "number")))
    answer = (block.filled("range", feedback) or block.filled("answer", feedback)).get("answer", "")
    least, most = [*block.right, "", ""][:2]
    accept = f" (accept {least} to {most})" if least != most else ""
    right = f"{least} to {most}" if answer == f"{least}–{most}" else f"{answer or least}{accept}"
    before, after = block.sides("number")
    lines = [*block.chunks(before), f"= {right}", *block.chunks(after), *block.after()]
    return block.as_written(lines)


def fill_in(block: Block) -> str:
    """The text with its gaps."""
    accepted = block.own.get("accepted") or []
    gaps = {str(at): tuple(map(str, one)) for at, one in enumerate(accepted, 1) if isinstance(one, list)}
    block.prose.gaps = gaps
    body = block.chunks(block.body())
    exact = ["exact spelling"] if block.own.get("exact") else []
    return block.as_written([*body, *block.after()], settings=exact)


def poll(block: Block) -> str:
    """One list to choose from, or statements by grades."""
    before, after = block.sides("choices")
    lines = [one for one in block.element.iter("fieldset") if "line" in (one.get("class") or "").split()]
    offer, variant = _grid(block, lines) if lines else _list(block)
    private = ["private"] if block.own.get("private") else []
    seen = block.first("afterwards")
    feedback = block.labelled("Afterwards", block.prose.inside(seen.find("div") if seen is not None else None))
    after = [one for one in after if isinstance(one, str) or "telling" not in (one.get("class") or "")]
    body = [*block.chunks(before), offer, *block.chunks(after), *feedback]
    return block.as_written(body, settings=private, variant=variant)


def _list(block: Block) -> tuple[str, str]:
    offered = [f"- [ ] {block.line(block.prose.inline(one))}" for one in _labels(block.all("answer"))]
    several = bool(block.element.xpath(".//input[@type='checkbox']"))
    return "\n".join(offered), ALL if several else ""


def _grid(block: Block, lines: list[_Element]) -> tuple[str, str]:
    grades = [block.prose.inline(one) for one in _labels(block.all("answer", lines[0]))]
    rows = [(block.prose.inline(one.find("legend")), *((Words("[ ]"),) for _ in grades)) for one in lines]
    return block.writer.table(((), *grades), rows).replace("\\[ ]", "[ ]"), ""


def _labels(answers: Iterable[_Element]) -> list[_Element]:
    return [label for one in answers for label in one.iter("label")]


def self_check(block: Block) -> str:
    """Statements to rate oneself by, and the scale where it is not the usual one."""
    ratings = block.all("rating")
    usual = [word.strip() for word in (block.say.get("scale") or "").split(",")]
    scale = [text_of(one) for one in ratings[0].iter("label")] if ratings else usual
    nodes = [one for one in block.element if "rating" not in (one.get("class") or "").split()]
    before = block.chunks([one for one in nodes if one in block.body("rating", "ratings")])
    text = "\n".join(_item(block, one.find("legend")) for one in ratings)
    settings = [f"scale {', '.join(scale)}"] if scale != usual else []
    return block.as_written([*before, text], settings=settings)


def _item(block: Block, element: _Element | None) -> str:
    """An entry of a list, with what stands below its first words."""
    first, *rest = block.prose.inside(element) or (Paragraph(()),)
    text, rest = (first.text, rest) if isinstance(first, Paragraph) else ((), [first, *rest])
    return entry(f"- {block.begun(text)}", tuple(rest), block)


def entry(first: str, below: Elements, block: Block) -> str:
    """An entry of a list: its first line, and what stands below that."""
    joint = "\n" if below and isinstance(below[0], Bullets) else "\n\n"
    width = len(first) - len(first.lstrip("-0123456789. "))
    return joint.join([first, *(indented(one, min(width, 4)) for one in block.written(below))])


def statement(block: Block) -> str:
    """What to tick, and what to type."""
    ticks = block.first("choices")
    lines = [_item(block, one).replace("- ", "- [ ] ", 1) for one in (ticks.iter("label") if ticks is not None else ())]
    before, after = block.sides("choices")
    typing = block.first("typing")
    typed = block.filled("type", text_of(typing)).get("what", "") if typing is not None else ""
    rest = [one for one in after if isinstance(one, str) or "typing" not in (one.get("class") or "").split()]
    return block.as_written(
        [*block.chunks(before), "\n".join(lines), *block.chunks(rest), *([f"Type: {typed}"] if typed else [])]
    )


def reflect(block: Block) -> str:
    """What to think about, and an answer to compare with."""
    model = block.first("model-answer")
    model_answer = block.labelled("Model answer", block.prose.inside(model.find("div") if model is not None else None))
    return block.as_written([*_prompt(block), *model_answer])


def reveal(block: Block) -> str:
    """A question, and the answer that waits."""
    seen = block.first("revealed")
    answer = block.labelled("Answer", block.prose.inside(seen.find("div") if seen is not None else None))
    return block.as_written([*_prompt(block), *answer])


def _prompt(block: Block) -> list[str]:
    asked = next((one for one in block.element.iter("div") if one.get("id") == f"{block.id}--prompt"), None)
    return block.written(block.prose.inside(asked))


def action_plan(block: Block) -> str:
    """Prompts; how many boxes each gets stands in its words."""
    prompts = []
    for one in block.all("plan"):
        nodes = [inner for inner in one if inner.get("data-scripted") is None]
        lead = block.begun(block.prose.inline(nodes[0] if nodes else None))
        prompts.append(entry(f"- {lead}", block.prose.elements(nodes[1:]), block))
    return block.as_written([*block.chunks(block.body("plan")), "\n".join(prompts)])


def first_paragraph(elements: Elements) -> tuple[Inline, Elements]:
    """The words that elements begin with, and the rest."""
    if elements and isinstance(elements[0], Paragraph):
        return elements[0].text, elements[1:]
    return (), elements


ASKING: dict[str, Callable[[Block], str]] = {
    "question": question,
    "true_or_false": true_or_false,
    "match": match,
    "sort": sort,
    "put_in_order": put_in_order,
    "number": number,
    "fill_in": fill_in,
    "poll": poll,
    "self_check": self_check,
    "statement": statement,
    "reflect": reflect,
    "reveal": reveal,
    "action_plan": action_plan,
}
