"""The contract of a check of packages: as in `builder/checks`, but `find(package, report)` looks at a `Package`.

`Why it matters` says which LMSs mind: `builder inspect` prints it beside each finding.
"""
