"""The contract of a rule of packages: as in `builder/rules`, but `find(package, report)` looks at a `Package`.

`Why it matters` says which LMSs mind: `builder inspect` prints it beside each finding.
"""
