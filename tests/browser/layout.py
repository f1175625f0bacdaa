"""What is wrong with where things lie on a page, and with their size: found in the page itself."""

from playwright.sync_api import Frame, Page

# Each line of text that shows, where it is: none may leave the window, be cut off by a box, or lie on another.
FAULTS = """() => {
  const hides = $one => $one.matches(".skip") || getComputedStyle($one).clipPath === "inset(50%)";
  const unseen = $one => $one && (hides($one) || unseen($one.parentElement));
  const faults = [], lines = [], width = document.documentElement.clientWidth;
  const needed = document.documentElement.scrollWidth;
  if (needed > width) faults.push(`scrolls sideways: ${needed}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, $in = node.parentElement;
    const apart = $in.closest("script, noscript") || unseen($in);
    if (!node.data.trim() || !$in.checkVisibility() || apart) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = $in.closest("nav, .scroll, html").getBoundingClientRect();  // what is scrolled out of one shows nowhere
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (bottom > box.top && top < box.bottom) lines.push({ $in, node, left, right, top, bottom });
    }
  }
  const scrolls = $element => getComputedStyle($element).overflowX === "auto";
  for (const { $in, node, left, right } of lines) {
    const outside = left < -1 || right > width + 1;
    if (outside && !$in.closest(".scroll")) faults.push(`leaves the window: ${node.data.trim()}`);
  }
  for (const $box of document.body.querySelectorAll("*")) {
    if (!$box.checkVisibility() || $box.closest("svg") || unseen($box)) continue;
    const style = getComputedStyle($box);
    const cuts = style.overflowX !== "visible" && !scrolls($box) && !$box.matches("textarea, input");
    const over = $box.scrollWidth > $box.clientWidth + 1 || $box.scrollHeight > $box.clientHeight + 1;
    if (cuts && over) faults.push(`is cut off: ${$box.className}`);
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.top > one.bottom) break;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = one.bottom - other.top;
      const covers = one.node !== other.node && across > 2 && down > .4 * (other.bottom - other.top);
      if (covers) faults.push(`“${one.node.data}” lies on “${other.node.data}”`);
    }
  });
  return [...new Set(faults)];
}"""

# Pointer targets of 44 × 44 CSS pixels (WCAG 2.2, 2.5.5): a link in a line of text is excepted.
TARGETS = "a[href], button, summary, select, textarea, input"
SMALL = """targets => [...document.querySelectorAll(targets)].flatMap($target => {
  if (!$target.checkVisibility() || $target.disabled || $target.closest(".skip, .unseen")) return [];
  if ($target.tagName === "A" && getComputedStyle($target).display === "inline") return [];
  const label = $target.matches("[type=radio], [type=checkbox]") && $target.labels[0];
  (label || $target).scrollIntoView({ block: "center" });
  let { left, right, top, bottom } = (label || $target).getBoundingClientRect();
  if (label) {
    const box = $target.getBoundingClientRect();
    bottom = Math.min(bottom, top + 44);
    const rtl = getComputedStyle(label).direction === "rtl";
    [left, right] = rtl ? [box.right - 40, box.right + 4] : [box.left - 4, box.left + 40];
    const corners = [[left + 1, top + 1], [left + 1, bottom - 1], [right - 1, top + 1], [right - 1, bottom - 1]];
    const hits = corners.map(([x, y]) => document.elementFromPoint(x, y));
    const around = hits.every($hit => $hit === label || $hit === $target);
    if (!around) return [`${$target.id}: its label does not reach around it`];
  }
  const small = right - left < 43.9 || bottom - top < 43.9;
  return small ? [`${$target.outerHTML.slice(0, 120)}: ${Math.round(right - left)} × ${Math.round(bottom - top)}`] : [];
})"""


def layout_faults(where: Page | Frame) -> list[str]:
    """What is cut off, covered, out of the window, or too small for a finger."""
    return [str(fault) for fault in [*where.evaluate(FAULTS), *where.evaluate(SMALL, TARGETS)]]
