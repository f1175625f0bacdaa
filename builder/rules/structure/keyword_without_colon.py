"""A heading is a block's name without a colon, and what stands below it looks like such a block.

What it finds:
A heading such as `### Timeline`, with parts, or `### Action plan`, with a list, below it. It is read as a plain
heading.

Why it matters:
You may have meant a block. With a plain heading learners read all of it as text.

Example:

    ### Timeline
    #### 1930
    The building opens.
    #### 1974
    The council moves in.

Use instead:

    ### Timeline: Our building
    #### 1930
    The building opens.
    #### 1974
    The council moves in.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
