"""The text has markup that other programs read.

What it finds:
What MkDocs, Docusaurus, Quarto, Obsidian, Pandoc, Jekyll, wikis and the like have beside Markdown: boxes (`:::`, `!!!`,
`???`), tabs (`===`), attributes (`{#id}`, `{.class}`), names in `[[two brackets]]`, `==marks==`, `%%remarks%%`,
`[TOC]`, page breaks, tags of templates (`{% %}`), citations (`[@smith]`), formulas (`$x^2$`), names of picture signs
(`:smile:`), diagrams in words, components (`<Tabs>`), front matter between `+++` or behind `%`. It is told once a page
for each kind. `builder check --fix` writes properly what is understood.

Why it matters:
A course reads Markdown alone. Where it is clear what was meant, it is read so; else learners would read the signs. What
has no meaning here is left out, and the message quotes it.

Example:

    !!! warning "Take care"
        Never share a password.

Use instead:

    > [!WARNING]
    > **Take care**
    >
    > Never share a password.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
