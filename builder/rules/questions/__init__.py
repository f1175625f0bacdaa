"""Faults of questions, banks, assessments and objectives."""
