const STYLE = "[data-here]{box-shadow:-.5rem 0 0 0 #b27b00;background-color:rgba(255,200,61,.18)}";

/**
 * Brings a block or a page of a module into view, and marks it as the place where its author is. The module knows nothing of it.
 * @param {Document} page
 * @param {{id: string, page: string}} wanted  ids in the module; of a page, both are alike
 * @param {boolean} [mark]  whether it is marked; else it comes into view, where its page is open
 * @returns {boolean}  whether it is there now; else its page is being turned to, or the module has not started yet
 */
export function showHere(page, { id, page: onPage }, mark = true) {
  const $root = page.documentElement; // null in the first moment of a document
  const $page = $root && $root.dataset.state === "ready" && page.getElementById(onPage);
  if (!$page) return false;
  if (!mark) {
    if ($page.offsetParent !== null) (id === onPage ? $page : page.getElementById(id))?.scrollIntoView({ block: "start" });
    return true;
  }
  if ($page.offsetParent === null) {
    if (page.defaultView) {
      const { location } = page.defaultView;
      location.replace(`${location.href.split("#")[0]}#${onPage}`); // the browser's way back is the author's own
    }
    return false;
  }
  for (const $old of page.querySelectorAll("[data-here]")) $old.removeAttribute("data-here");
  const $block = id === onPage ? null : page.getElementById(id);
  if (!$block) return true;
  addStyle(page);
  $block.setAttribute("data-here", "");
  $block.scrollIntoView({ block: "nearest" }); // one that is seen already stays where it is
  return true;
}

/** @param {Document} page */
function addStyle(page) {
  if (page.querySelector("style[data-of-preview]")) return;
  const $style = page.createElement("style");
  $style.dataset.ofPreview = "";
  $style.textContent = STYLE;
  page.head.append($style);
}
