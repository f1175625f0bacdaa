import { make } from "../../runtime/kit/dom.js";
import { icon } from "./icons.js";

/**
 * @typedef {object} Choice
 * @property {string} words
 * @property {string} drawn  its icon
 * @property {string} [key]  that does the same
 * @property {() => void} act
 */

/** A button that is a drawing. @param {string} drawn @param {string} words @param {() => void} act @param {string} [key]  that does the same */
export function button(drawn, words, act, key = "") {
  const $button = make("button", { type: "button", class: "bare only", "aria-label": words, title: key ? `${words} (${key})` : words });
  $button.append(icon(drawn));
  $button.addEventListener("click", act);
  return $button;
}

/**
 * A menu under a button (ARIA, menu button pattern): arrows, letters, Enter; Escape and Tab close it.
 * @param {HTMLElement} $from @param {string} label @param {Choice[]} choices
 */
export function openMenu($from, label, choices) {
  const $menu = make("div", { role: "menu", class: "float choices", "aria-label": label });
  const close = (/** @type {boolean} */ back) => {
    $menu.remove();
    $from.removeAttribute("aria-expanded");
    document.removeEventListener("pointerdown", outside, true);
    if (back) $from.focus();
  };
  const outside = (/** @type {Event} */ event) => {
    if (!$menu.contains(/** @type {Node} */ (event.target))) close(false);
  };
  const $items = choices.map(({ words, drawn, key, act }) => {
    const $item = make("div", { role: "menuitem", tabindex: "-1" });
    $item.append(icon(drawn), make("span", {}, words));
    if (key) $item.append(make("kbd", {}, key));
    $item.addEventListener("click", () => {
      close(true);
      act();
    });
    return $item;
  });
  const focus = (/** @type {HTMLElement} */ $item) => {
    for (const $one of $items) $one.setAttribute("tabindex", $one === $item ? "0" : "-1");
    $item.focus();
  };
  $menu.append(...$items);
  $menu.addEventListener("keydown", (event) => {
    const at = $items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const last = $items.length - 1;
    const letter = event.key.length === 1 ? $items.findIndex(($item, index) => index > at && ($item.textContent || "").toLowerCase().startsWith(event.key.toLowerCase())) : -1;
    const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at < 1 ? last : at - 1, Home: 0, End: last }[event.key];
    event.stopPropagation();
    if (to !== undefined) focus($items[to]);
    else if (letter >= 0) focus($items[letter]);
    else if (event.key === "Enter" || event.key === " ") $items[at]?.click();
    else if (event.key === "Escape" || event.key === "Tab") close(true);
    else return;
    event.preventDefault();
  });
  (document.querySelector("#main > .view") || document.body).append($menu);
  if ($from.hasAttribute("aria-haspopup")) $from.setAttribute("aria-expanded", "true");
  const { left, bottom } = ($from.matches("[role=treeitem]") ? /** @type {HTMLElement} */ ($from.firstElementChild) : $from).getBoundingClientRect();
  $menu.style.insetInlineStart = `${Math.max(8, Math.min(left, window.innerWidth - $menu.offsetWidth - 8))}px`;
  $menu.style.insetBlockStart = `${Math.max(8, Math.min(bottom + 2, window.innerHeight - $menu.offsetHeight - 8))}px`;
  document.addEventListener("pointerdown", outside, true);
  focus($items[0]);
}
