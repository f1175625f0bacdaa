"""A translation lacks something that its text has, or has something more.

What it finds:
A translation that does not lead to the same addresses, show the same pictures, name the same footnotes, use the same
`{{ variables }}` or have as many `[[gaps]]` as the author's text; or one with `** words**` that are not bold, since a
blank stands inside the signs. It is told when a translation comes back, and at each build.

Why it matters:
A learner could not follow a link, or would be asked for a word that no gap takes. They see the author's own text until
the translation is fixed.

Example:

    Ring the [front desk](#who-to-ring) first.
    Ffoniwch y dderbynfa yn gyntaf.

Use instead:

    Ring the [front desk](#who-to-ring) first.
    Ffoniwch [y dderbynfa](#who-to-ring) yn gyntaf.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("commands", "parse")
