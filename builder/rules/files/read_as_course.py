"""A folder of Markdown that was written for another program is read as a course.

What it finds:
A folder that was named as a course and holds no `course.md`, but Markdown: a site of MkDocs, Docusaurus or Hugo, a
book of mdBook, Quarto or Jupyter, a vault of Obsidian, a wiki, or files of your own.

Why it matters:
It is built as it is, which is a quick way to see how it reads. Its files come in the order of its index
(`mkdocs.yml`, `SUMMARY.md`, `_toc.yml`, a sidebar), else as its first page links to them, else by their names; see
whether that is right. What means nothing here is told in other messages.

Example:

    handbook/docs/index.md
    handbook/mkdocs.yml

Use instead:

    builder import handbook --to courses/handbook
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("source",)
