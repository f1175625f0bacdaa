/** @typedef {import("./contract.js").Source} Source */

/**
 * @typedef {object} ModuleEvents what a module is seen to do
 * @property {(id: string) => void} pageShown  another page than before, by its id
 * @property {(ids: string[]) => void} clicked  the ids of what was clicked and of what it lies in, the innermost first
 */

/** Hears what happens in a module, which knows nothing of it. @param {Document} page @param {ModuleEvents} events */
export function hearModule(page, { pageShown, clicked }) {
  let shown = "";
  const look = () => {
    const seen = [...page.querySelectorAll("section.page:not([hidden])")].map(($page) => $page.id);
    if (seen.length !== 1 || seen[0] === shown) return; // all of them are there until the script has started
    [shown] = seen;
    pageShown(shown);
  };
  new MutationObserver(look).observe(page.body, { subtree: true, attributes: true, attributeFilter: ["hidden"] });
  look();
  page.addEventListener("click", (event) => clicked(idsAround(/** @type {Element} */ (event.target))));
}

/** @param {Element | null} $element @returns {string[]} */
function idsAround($element) {
  const $near = $element && $element.closest("[id]");
  return $near ? [$near.id, ...idsAround($near.parentElement)] : [];
}
