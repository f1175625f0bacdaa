"""Sort: things to be put into the group where each belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import Choice, by_alphabet, choices
from builder.blocks.items import unplaced_item
from builder.blocks.settings import ANY_TRIES, MARKS, TRIES
from builder.frozen import frozen
from builder.model import Interaction, Item, Listing, Node, Paragraph, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.diagnostics import Report
    from builder.model import Flow

FEWEST_GROUPS = 2
EXAMPLE = "- Internal\n  - A colleague in another team\n- External\n  - A local business"


@frozen
class Thing:
    """What is to be sorted."""

    choice: Choice
    group: Choice  # where it belongs
    note: Flow  # said beside it when it is in its place


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # between the heading and the things
    things: tuple[Thing, ...]  # in an order that gives nothing away
    groups: tuple[Choice, ...]
    explanation: Flow
    hint: Flow
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """The outer list names the groups, the lists inside it what belongs to each."""
    lists = [node for node in source.nodes if isinstance(node, Listing)]
    listed = [item for listing in lists for item in listing.items]
    at = source.nodes.index(lists[0]) if lists else len(source.nodes)
    _check(listed, source, report)
    groups = choices([group.text for group in listed])
    belongs = [(item, group) for one, group in zip(listed, groups, strict=True) for item in one.items]
    sorted_out = zip(choices([item.text for item, _ in belongs]), belongs, strict=True)
    things = {choice: Thing(choice, group, item.feedback) for choice, (item, group) in sorted_out}
    content = Content(
        prose=source.nodes[:at],
        things=tuple(things[choice] for choice in by_alphabet(things)),
        groups=groups,
        explanation=(*_prose(source.nodes[at:]), *source.labels.get("explanation", ())),
        hint=source.labels.get("hint", ()),
        assessed=source.assessed,
    )
    interaction = Interaction(
        "matching",
        options=tuple(choice.option for choice in things),
        targets=tuple(group.option for group in groups),
        right=(tuple(f"{one.choice.option.key}.{one.group.option.key}" for one in things.values()),) if things else (),
        spans=tuple(item.span for item, _ in belongs),
        wording=Wording(content.prose, content.hint, (*_feedback(belongs), *content.explanation)),
    )
    return Reading(content, interaction, {"shuffle": True}, unplaced=tuple(_without_place(listed)))


def _feedback(belongs: Iterable[tuple[Item, Choice]]) -> Iterator[Node]:
    """What is said of each thing that is in its place."""
    for item, _ in belongs:
        if item.feedback:
            yield Paragraph(item.text.inside, item.span)
            yield from item.feedback


def _prose(nodes: tuple[Node, ...]) -> list[Node]:
    return [node for node in nodes if not isinstance(node, Listing)]


def _without_place(groups: list[Item]) -> list[Node]:
    """What stands under a group or a thing, and belongs to neither."""
    found: list[Node] = [node for group in groups for node in (*group.notes, *group.rest)]
    for item in (item for group in groups for item in group.items):
        found += [*map(unplaced_item, item.items), *item.rest]
    return found + [
        unplaced_item(item) for group in groups for item in (group, *group.items) if item.checked is not None
    ]


def _check(groups: list[Item], source: BlockSource, report: Report) -> None:
    if len(groups) < FEWEST_GROUPS:
        message = (
            "there are no groups to sort into"
            if not groups
            else "there is one group only, so that nothing is to be sorted"
        )
        report(
            "too-few-groups",
            source.span,
            message,
            help=f"list the groups, and under each what belongs to it:\n{EXAMPLE}",
        )
        return
    for group in groups:
        if not group.items:
            message = f"nothing belongs to the group “{group.text.plain}”"
            help_ = f"indent under it what belongs to it:\n- {group.text.plain}\n  - A local business"
            report("empty-group", group.span, message, help=help_)


KIND = BlockKind(
    keywords=("Sort", "Sorting", "Sort into groups", "Categorise", "Categorize", "Group"),
    also=(
        "Sort it",
        "Sort them",
        "Sort it out",
        "Sort the …",
        "Sort these …",
        "Sort each …",
        "Sort … into …",
        "Sort … by …",
        "Group the …",
        "Group these …",
        "Categorise …",
        "Categorize …",
        "Classify",
        "Classify …",
        "Classification",
        "Categorisation",
        "Sorting activity",
        "Sorting exercise",
        "Drag and drop",
        "Drag …",
        "Put … in the right …",
        "Put … into groups",
        "Put … into … groups",
        "Put … into categories",
        "Place … into groups",
        "Put … in the correct …",
    ),
    shape="groups",
    read=read,
    settings=(MARKS, TRIES, ANY_TRIES),
    labels=("explanation", "hint"),
)
