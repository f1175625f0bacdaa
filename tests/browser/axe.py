"""Two accessibility engines, asked about a page as it stands now. What they only suspect is left out."""

import json
from functools import cache
from typing import Any

from playwright.sync_api import Frame, Page

from tests.packages import ROOT

# WCAG 2.2 A and AA, what axe calls best practice, and the contrast of AAA (learner.md asks for 7:1).
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE_RULES = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
AXE_OPTIONS = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "rules": AXE_RULES, "resultTypes": ["violations"]}
# What a theme or a scheme can break. All else is the same in every look, since the HTML is. AAA asks for more contrast
# than AA.
LOOK_RULES = ["color-contrast-enhanced", "link-in-text-block", "target-size"]
IBM_POLICIES = ["WCAG_2_2"]
# These only ever suspect something, and take a third of the engine's time.
IBM_APART = ["element_tabbable_unobscured", "element_tabbable_visible", "style_focus_visible"]

RUN_AXE = """async options => (await axe.run(options.within || document, options)).violations
  .flatMap(found => found.nodes.map(node =>
  `axe ${found.id}: ${found.help}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`))"""
RUN_IBM = """async ({ policies, apart }) => {
  const checker = new ace.Checker();
  for (const name of policies)
    checker.rulesetRules[name] = checker.rulesetRules[name].filter(rule => !apart.includes(rule));
  return (await checker.check(document, policies)).results
    .filter(found => found.value[0] === "VIOLATION" && found.value[1] === "FAIL")
    .map(found => `ibm ${found.ruleId}: ${found.message}: ${found.path.dom}: ${found.snippet}`);
}"""
AT_REST = """() => Promise.allSettled(document.getAnimations()
  .filter(one => one.playState === "running" && Number.isFinite(one.effect.getComputedTiming().endTime))
  .map(one => one.finished)).then(() => null)"""


def violations(where: Page | Frame) -> list[str]:
    """What both engines find wrong, a line each, once nothing on the page is on its way to another colour or place."""
    where.evaluate(AT_REST)
    return axe_violations(where) + ibm_violations(where)


def axe_violations(where: Page | Frame, within: str = "") -> list[str]:
    """What axe finds wrong, in the whole document or within what a selector means."""
    return _run(where, "axe", "axe-core/axe.min.js", RUN_AXE, {**AXE_OPTIONS, "within": within})


def ibm_violations(where: Page | Frame) -> list[str]:
    options = {"policies": IBM_POLICIES, "apart": IBM_APART}
    return _run(where, "ace", "accessibility-checker-engine/ace.js", RUN_IBM, options)


def look_violations(where: Page | Frame) -> list[str]:
    """What looks can break; all that can be wrong, where axe has not yet seen the page."""
    if not where.evaluate("'axe' in globalThis"):
        return axe_violations(where)
    return _run(where, "axe", "axe-core/axe.min.js", RUN_AXE, {"runOnly": LOOK_RULES})


def violations_in_both(page: Page) -> list[str]:
    """What is wrong with the page in light colours, and what those of the dark can break."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    page.evaluate(AT_REST)
    found += [f"dark: {line}" for line in look_violations(page)]
    page.emulate_media(color_scheme="light")
    page.evaluate(AT_REST)
    return found


def _run(where: Page | Frame, name: str, file: str, expression: str, options: object) -> list[str]:
    # Evaluated, not added as an element: that would change the page which is looked at.
    if not where.evaluate(f"'{name}' in globalThis"):
        where.evaluate(_source(name, file))
    found: Any = where.evaluate(f"async options => ({expression})(options)", json.loads(json.dumps(options)))
    return [str(line) for line in found]


@cache
def _source(name: str, file: str) -> str:
    # ace.js declares a `var`, which would stay inside the function that Playwright runs it in.
    return f"() => {{ {(ROOT / 'node_modules' / file).read_text('utf-8')}\n;globalThis.{name} = {name}; }}"
