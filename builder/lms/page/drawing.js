import { one } from "../../runtime/kit/dom.js";

/** Says how the page stands, to those who hear it too. @param {string} words @param {boolean} [bad] */
export function say(words, bad = false) {
  const $standing = one(document, "#standing");
  if ($standing.textContent !== words) $standing.textContent = words;
  $standing.dataset.bad = bad ? "yes" : "no";
}

/**
 * Draws a list anew. What is there stays, and becomes what it is now: so that a press that began on it is one on it, the focus stays, a
 * text can be selected, and a screen reader keeps its place.
 * @param {HTMLElement} $list
 * @param {HTMLElement[]} $items
 */
export function replaceWhereChanged($list, $items) {
  $items.forEach(($item, index) => {
    const $old = $list.children[index];
    if ($old) become($old, $item);
    else $list.append($item);
  });
  while ($list.children.length > $items.length) $list.lastElementChild?.remove();
}

/** @param {ChildNode} $old @param {ChildNode} $now */
function become($old, $now) {
  if ($old.isEqualNode($now)) return;
  if (!($old instanceof Element && $now instanceof Element && isOfOneKind($old, $now))) {
    $old.replaceWith($now);
    return;
  }
  for (const name of $old.getAttributeNames()) if (!$now.hasAttribute(name)) $old.removeAttribute(name);
  for (const name of $now.getAttributeNames()) $old.setAttribute(name, $now.getAttribute(name) || "");
  const [$there, $wanted] = [[...$old.childNodes], [...$now.childNodes]];
  $wanted.forEach(($child, index) => ($there[index] ? become($there[index], $child) : $old.append($child)));
  for (const $left of $there.slice($wanted.length)) $left.remove();
}

/** Whether one can become the other: no page of ours may write a `style`. @param {Element} $one @param {Element} $other */
function isOfOneKind($one, $other) {
  return $one.tagName === $other.tagName && $one.getAttribute("style") === $other.getAttribute("style");
}
