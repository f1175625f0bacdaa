import { make } from "../../runtime/kit/dom.js";
import { icon } from "./icons.js";

/**
 * @typedef {object} Action       what can be found or done
 * @property {string} words
 * @property {string} drawn       its icon
 * @property {() => void} act
 * @property {string} [key]       that does the same
 * @property {string} [sort]      of what is found rather than done: “Page”
 * @property {string} [also]      other words that find it
 */

/** @type {Set<() => Action[]>} */
const offers = new Set();
const MOST = 60;
const OPENS = "Ctrl K"; // opens it; with words selected, it makes them a link

/** Puts actions into the palette until what is given back is called. @param {() => Action[]} actions */
export function offer(actions) {
  offers.add(actions);
  return () => offers.delete(actions);
}

/**
 * Find or do: a list that letters narrow down (ARIA, combobox pattern).
 * @param {string} [typed] @param {string} [key]  what does the same as this key is chosen at first
 */
export function openPalette(typed = "", key = "") {
  if (document.querySelector("dialog.palette")) return;
  const all = [...offers].reverse().flatMap((some) => some());
  const $back = /** @type {HTMLElement | null} */ (document.activeElement);
  const $input = /** @type {HTMLInputElement} */ (make("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list", "aria-label": "A page, a block, or what you want to do", placeholder: "A page, a block, or what you want to do", autocomplete: "off", value: typed }));
  const $list = make("ul", { role: "listbox", id: "palette-list", "aria-label": "Found" });
  const $none = make("p", { class: "none soft", hidden: true }, "Nothing is called like that.");
  const $dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "palette", "aria-label": "Find or do" }, $input, $list, $none));
  /** @type {Action[]} */
  let found = [];
  let at = 0;
  const close = (/** @type {Action | null} */ action) => {
    $dialog.close();
    $dialog.remove();
    if ($back && $back.isConnected) $back.focus();
    action?.act();
  };
  const choose = (/** @type {number} */ to) => {
    at = found.length ? (to + found.length) % found.length : 0;
    [...$list.children].forEach(($one, index) => $one.setAttribute("aria-selected", String(index === at)));
    const $now = $list.children[at];
    if (!$now) return $input.removeAttribute("aria-activedescendant");
    $input.setAttribute("aria-activedescendant", $now.id);
    $now.scrollIntoView({ block: "nearest" });
    return undefined;
  };
  const draw = () => {
    found = ranked(all, $input.value).slice(0, MOST);
    $list.replaceChildren(...found.map((action, index) => line(action, index, () => close(action))));
    $list.hidden = !found.length;
    $none.hidden = Boolean(found.length);
    choose(0);
  };
  $input.addEventListener("input", draw);
  $dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close(null);
  });
  $dialog.addEventListener("click", (event) => {
    if (event.target === $dialog) close(null);
  });
  $input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at - 1);
    else if (event.key === "Enter" && found[at]) close(found[at]);
    else return;
    event.preventDefault();
  });
  document.body.append($dialog);
  $dialog.showModal();
  $input.focus();
  $input.select();
  draw();
  choose(Math.max(0, found.findIndex((action) => key && key !== OPENS && action.key === key)));
}

/** @param {Action} action @param {number} index @param {() => void} act */
function line({ words, drawn, key, sort }, index, act) {
  const $line = make("li", { role: "option", id: `palette-${index}`, "aria-selected": "false" });
  $line.append(icon(drawn), make("span", {}, words), make("span", {}, key ? make("kbd", {}, key) : make("span", { class: "small soft" }, sort || "")));
  $line.addEventListener("click", act);
  return $line;
}

/** Those that hold every word that is typed, the best first. @param {Action[]} all @param {string} typed */
function ranked(all, typed) {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [...all.filter(({ sort }) => !sort), ...all.filter(({ sort }) => sort)];
  const rank = (/** @type {Action} */ { words: said, also = "", sort = "" }) => {
    const first = said.toLowerCase();
    const rest = `${first} ${also.toLowerCase()} ${sort.toLowerCase()}`;
    if (!words.every((word) => rest.includes(word))) return -1;
    if (first.startsWith(words.join(" "))) return 3;
    return first.split(/[^\p{L}\d]+/u).some((word) => word.startsWith(words[0])) ? 2 : 1;
  };
  return all
    .map((action, index) => ({ action, index, rank: rank(action) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .map(({ action }) => action);
}
