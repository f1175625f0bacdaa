"""Texts as others write them for other programs: training modules of a public administration, and of site generators.

Nothing in them was written for the builder. The words are our own; shapes, front matter and habits are those of
Jekyll, Hugo, MkDocs, Quarto, Docusaurus, GitBook, Pandoc and of plain files on a code host.
"""

from __future__ import annotations

from itertools import cycle, islice

TOPICS = (
    "Agile delivery", "User research", "Content design", "Accessibility", "Data ethics", "Procurement",
    "Open standards", "Service assessment", "Information security", "Records management",
    "Plain language", "Risk", "Governance",
    "Team health", "Measuring success", "Roadmaps", "Prototyping", "Working in the open", "Stakeholders",
)  # fmt: skip
SENTENCES = (
    "A service is what people do to reach a goal, from the first letter to the last payment.",
    "Start with what people need, and not with what the department has always done.",
    "Show your work early: it is cheaper to change a sketch than a finished form.",
    "Ask who is left out, and go to where they are.",
    "A decision that nobody wrote down is taken again each month.",
    "Small teams that stay together learn faster than large ones that are formed anew.",
)
JEKYLL = """---
layout: module
title: "{topic}: what everyone should know"
permalink: /modules/{slug}/
date: 2024-03-01 10:00:00 +0000
categories: [training, digital]
tags: [beginner, {slug}]
nav_order: 4
published: true
---
"""
QUARTO = (
    '---\ntitle: "{topic}"\nsubtitle: A short course\nauthor:\n  - name: Jo Bell\n    affiliation: Us\ndate: today\n'
    + "".join(f"option-{number}: {value}\n" for number, value in enumerate(islice(cycle(("true", "3", "wide")), 38)))
    + "format:\n  html:\n    toc: true\n    number-sections: true\nexecute:\n  echo: false\n---\n"
)
HUGO = """---
title: {topic}
description: Why {slug} matters
weight: 20
draft: false
menu:
  main:
    identifier: {slug}
    parent: training
aliases:
- /old/{slug}
---
"""
MKDOCS = "---\ntitle: {topic}\nhide:\n  - navigation\nstatus: new\nicon: material/school\n---\n"
DOCUSAURUS = "---\nid: {slug}\nsidebar_position: 2\nsidebar_label: {topic}\nslug: /learn/{slug}\n---\n"
PANDOC = "---\ntitle: {topic}\nauthors: [Jo Bell, Sam Osei]\nlang: en\ngeometry: margin=2cm\nreview: yearly\n---\n"
TOPS = ("", JEKYLL, "", QUARTO, HUGO, "", MKDOCS, DOCUSAURUS, PANDOC, "")


def texts(long: int = 12) -> dict[str, str]:
    """Nineteen modules by name, each longer than the one before, in every form of front matter."""
    made = {}
    for number, (topic, top) in enumerate(zip(TOPICS, cycle(TOPS), strict=False), 1):
        slug = topic.lower().replace(" ", "-")
        pages = "\n".join(_page(topic, page, number + page) for page in range(1, 1 + number * long // 4))
        made[f"{number:02}-{slug}"] = top.replace("{topic}", topic).replace("{slug}", slug) + _opening(topic) + pages
    return made


def _opening(topic: str) -> str:
    return (
        f"# Module: {topic}\n\n{SENTENCES[0]}\n\n"
        "## Learning objectives\n\nBy the end of this module you will be able to:\n\n"
        f"* explain why {topic.lower()} matters\n* name three habits of teams that do it well\n\n"
        "Jump to [the summary](#summary), the [next module](../next/README.md) or [the form](/forms/a11.pdf).\n\n"
    )


def _page(topic: str, page: int, seed: int) -> str:
    words = [" ".join(islice(cycle(SENTENCES[(seed + part) % 6 :]), 4)) for part in range(3)]
    return (
        f"## {page}. {topic} in practice: part {page}\n\n{words[0]}\n\n"
        f"![A drawing of a team at a wall](https://images.example.org/{topic.split(maxsplit=1)[0].lower()}-{page}.png)\n\n"
        f"### Why {topic} matters: the short answer\n\n{words[1]}\n\n"
        f"1. First, look.\n2. Then, [read on](https://www.example.org/{page}).\n3. Ask {{{{ site.owner }}}}.\n\n"
        f"> **Remember:** {SENTENCES[seed % 6]}\n\n"
        "| Habit | What it is |\n|---|---|\n| Showing | A demonstration a week |\n| Asking | Five calls a week |\n\n"
        f"#### Example: a parking permit\n\n{words[2]}[^{page}]\n\n[^{page}]: From the report of {2010 + page % 9}.\n\n"
        "```yaml\nname: service\nsteps: [discover, alpha]\n```\n\n* * *\n"
    )
