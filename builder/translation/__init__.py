"""Translations of courses: what is kept beside a course, and the files that go to translators and come back."""
