"""What is asked of blocks in the page itself, in one call for all of them."""

# What can be seen of blocks, by their ids, in lines. Words for ears alone are left out, since they tell of a moment.
SEEN = """ids => {
  const apart = ".unseen[role=status], .private .said";
  const visit = ($one, seen, depth) => {
    if (!$one.checkVisibility() || $one.matches(apart)) return;
    const own = [...$one.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join(" ");
    const field = $one.matches("input, select, textarea, button, fieldset")
      ? [$one.value ?? "", $one.checked ?? "", $one.disabled] : [];
    const said = ["aria-pressed", "aria-current", "aria-selected", "open"].map(name => $one.getAttribute(name) ?? "-");
    const classes = [...$one.classList].sort().join(".");
    const text = own.replace(/\\s+/g, " ").trim();
    seen.push([" ".repeat(depth) + $one.localName, classes, text, ...field, ...said].join("|"));
    for (const $child of $one.children) visit($child, seen, depth + 1);
  };
  return Object.fromEntries(ids.map(id => {
    const $block = document.getElementById(id), $page = $block.closest("section.page"), { hidden } = $page, seen = [];
    $page.hidden = false;
    visit($block, seen, 0);
    $page.hidden = hidden;
    return [id, seen];
  }));
}"""
# What only its writer may see goes with the window: so it is emptied before what is seen is noted.
EMPTY = """ids => {
  for (const id of ids) {
    const $block = document.getElementById(id);
    [...$block.querySelectorAll(".private button")].find($one => $one.textContent === "Clear")?.click();
    for (const $field of $block.querySelector(".privacy") ? $block.querySelectorAll("textarea, input") : []) {
      if ($field.matches("[type=radio], [type=checkbox]")) $field.checked = false;
      else $field.value = "";
    }
  }
}"""
# By the address, as a link does: a click on one costs five times as much.
GO = """page => document.getElementById(page).hidden && new Promise(done => {
  window.addEventListener("hashchange", done, { once: true });
  location.hash = page;
})"""
OUTCOME = """block => {
  const $outcome = [...block.querySelectorAll(".outcome")].find($one => $one.checkVisibility());
  const icons = $in => $in.querySelectorAll("svg.icon").length;
  const parts = [...block.querySelectorAll(".right[data-part], .wrong[data-part]")];
  return {
    words: $outcome.innerText,
    icons: icons($outcome),
    classes: [...$outcome.classList],
    form: block.querySelector("form") !== null,
    focused: $outcome === document.activeElement,
    // Of a part that is all there is the outcome gives the verdict: it is said once.
    verdicts: parts.map($part => $part.querySelector(".verdict")).map(
      $said => [$said.textContent || (parts.length <= 2 ? $outcome.textContent : ""), icons($said)]),
  };
}"""
# In words, where the focus is: on what is missing.
FAULT_IS_SAID = """block => {
  const $fault = block.querySelector(".fault"), $now = document.activeElement;
  const says = $fault.checkVisibility() && $fault.textContent.startsWith("Error: ");
  return says && block.contains($now) && ($now.getAttribute("aria-describedby") || "").split(" ").includes($fault.id);
}"""
OPERABLE = """ids => ids.map(id =>
  document.getElementById(id).querySelector("button, input, select, textarea, summary") !== null)"""
# What is there for more than the tab, but for copies of what the LMS is told: they hold questions in words, too.
STORED = "() => JSON.stringify(Object.entries(localStorage).filter(([name]) => !name.includes(':copy:')))"
