"""The contract of a rule: a file in a folder here, one a subject, or in a block's `rules/`, is one fault.

The file's name is the rule's, with `-` for `_`. Its docstring is the author's documentation: a first line that
names the fault, then the four parts `What it finds:`, `Why it matters:`, `Example:` and `Use instead:`. It holds
`SEVERITY` and either `find(course, report)`, which reports what it finds in a parsed course, or `RAISED_BY`, the rooms
that raise the fault while they read: then the file only documents it.

A rule that looks at the day says in `until(course)` the last one on which it finds the same (None: it always will). One
that is told only until `ids.lock` is written holds `ONCE = True`. By these a build is known to be up to date.

Where it is known exactly what to write, a report carries it as `fix`: edits, each of one line.
"""
