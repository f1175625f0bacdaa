import { one } from "../../runtime/kit/dom.js";

/** Says how the page stands, to those who hear it too. @param {string} words @param {boolean} [bad] */
export function say(words, bad = false) {
  const $standing = one(document, "#standing");
  if ($standing.textContent !== words) $standing.textContent = words;
  $standing.dataset.bad = bad ? "yes" : "no";
}

/** What is the same stays, so that a text can be selected and a screen reader keeps its place. @param {HTMLElement} $list @param {HTMLElement[]} $items */
export function replaceWhereChanged($list, $items) {
  $items.forEach(($item, index) => {
    const $old = $list.children[index];
    if (!$old) $list.append($item);
    else if (!$old.isEqualNode($item)) $old.replaceWith($item);
  });
  while ($list.children.length > $items.length) $list.lastElementChild?.remove();
}
