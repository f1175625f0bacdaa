"""A path leads out of the course's folder.

What it finds:
A link, picture or file whose path starts with `/` or climbs out with `../`, and shortcuts in the folder to files elsewhere.

Why it matters:
The package holds the course's own folder only, so the file would be missing in the LMS.

Example:

    ![A tidy desk](../pictures/desk.png)

Use instead:

    ![A tidy desk](media/desk.png)

Copy the file into the course's folder `media` first.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
