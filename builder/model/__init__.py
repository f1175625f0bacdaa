"""What a course is, from the author's words to the neutral records that every standard can report.

Only data, frozen, and nothing else of the project is imported: every other module may use these names.
"""

from builder.model.activity import Bank, Block, Interaction, InteractionKind, Option, Wording
from builder.model.course import (
    CheckedCourse,
    Completion,
    Course,
    Details,
    Link,
    Navigation,
    Organisation,
    Passage,
    Scos,
    Segment,
    Term,
)
from builder.model.prose import Definition, Definitions, Grid, Item, Listing, Node, Part, Picture, Prose, Text
from builder.model.source import CourseSource, MediaFile, ProgrammeSource, SourceText, Span
from builder.model.structure import Assessment, Feedback, Objective, Page, Section
from builder.model.whole import Module, Programme, Whole

__all__ = [
    "Assessment",
    "Bank",
    "Block",
    "CheckedCourse",
    "Completion",
    "Course",
    "CourseSource",
    "Definition",
    "Definitions",
    "Details",
    "Feedback",
    "Grid",
    "Interaction",
    "InteractionKind",
    "Item",
    "Link",
    "Listing",
    "MediaFile",
    "Module",
    "Navigation",
    "Node",
    "Objective",
    "Option",
    "Organisation",
    "Page",
    "Part",
    "Passage",
    "Picture",
    "Programme",
    "ProgrammeSource",
    "Prose",
    "Scos",
    "Section",
    "Segment",
    "SourceText",
    "Span",
    "Term",
    "Text",
    "Whole",
    "Wording",
]
