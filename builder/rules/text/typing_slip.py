"""A line is written in an unusual way.

What it finds:
Headings such as `###Question 1:`; lists with the bullets of a word processor (`•`, `→`, `–`) or letters (`a)`, `(i)`);
tables as tabs, drawn with `+---+` or without `|---|`; text that a tab indents; names of files with blanks; `2*3`, whose
asterisks would make italics; a line of hyphens right below a text. In a block also boxes such as `(x)` or `☑`, a right
answer named below, feedback that is not indented, a label right under a list, and spaces that don't break.
`builder check --fix` writes all of it properly.

Why it matters:
The builder reads the line as you meant it. Other programs that show your text may not, and some such lines are easy to
get wrong.

Example:

    ### Question: Who may see the file?
    • (x) The case worker
    > Yes.
    • ( ) Everyone in the office

Use instead:

    ### Question: Who may see the file?
    - [x] The case worker
      > Yes.
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
