"""Says what any package is and what is wrong with it: a zip → `Package` → facts, findings, a comparison.

What tells standards apart stands in the `[doctor]` table of each `standard.toml`; `profile.py` says what it may hold.
"""
