import { make, one } from "../../runtime/kit/dom.js";
import { openPalette } from "./palette.js";

/** What the keys of every view do; a view adds its own. @type {[string, string][]} */
const EVERYWHERE = [
  ["Ctrl K", "Find or do; with words selected: link"],
  ["F6, Shift F6", "Next, previous pane"],
  ["F9", "Is it ready?"],
  ["Shift F9", "Build and hand over"],
  ["Ctrl P", "Print: handout, large print, pocket guide"],
  ["Ctrl S", "Name this version (it is saved already)"],
  ["F1", "The guide, at the right page"],
  ["Ctrl /", "These keys"],
];
/** @type {[string, string][]} */
const WRITING = [
  ["/", "On an empty line: insert a block"],
  ["Ctrl .", "The block as a form, and back"],
  ["Tab", "In a new block: next thing to fill in; Esc ends that"],
  ["Ctrl B, Ctrl I", "Bold, italic"],
  ["Alt ↑, Alt ↓", "Move line, block, page (text and outline)"],
  ["F8, Shift F8", "Next, previous fault"],
  ["Ctrl Enter", "To the fixes of the fault here"],
  ["Ctrl F", "Find and replace in the text"],
  ["Ctrl Z, Ctrl Y", "Undo, redo"],
  ["F2, Ctrl D, Del, Enter", "In the outline: rename, duplicate, delete, go to the text"],
  ["F2", "In the text: rename the page or the block"],
  ["Arrows, Home, End", "On the line between two panes: width"],
];
/** @type {WeakMap<Element, HTMLElement>} where the focus was in each pane */
const places = new WeakMap();

/**
 * @typedef {object} Keyed        what the view that is open does for a key of every view
 * @property {() => string} course  "": none
 * @property {() => void} nameVersion
 * @property {() => void} guide
 * @property {(event: KeyboardEvent) => boolean} pressed  whether the view has taken it
 */

/** @param {Keyed} view */
export function listenToKeys(view) {
  document.addEventListener("focusin", ({ target }) => {
    const $pane = target instanceof HTMLElement && paneOf(target);
    if ($pane && target !== $pane) places.set($pane, /** @type {HTMLElement} */ (target));
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (view.pressed(event) || everywhere(event, view)) event.preventDefault();
  });
}

/** @param {KeyboardEvent} event @param {Keyed} view */
function everywhere(event, view) {
  const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const course = view.course();
  if (mod && key === "k") openPalette();
  else if (key === "F6" && !event.altKey) nextPane(event.shiftKey ? -1 : 1);
  else if (key === "F9" && course) window.location.hash = `#/courses/${encodeURIComponent(course)}/${event.shiftKey ? "build" : "ready"}`;
  else if (mod && key === "p" && !event.shiftKey && course) window.location.hash = `#/courses/${encodeURIComponent(course)}/print`;
  else if (mod && key === "s") view.nameVersion();
  else if (mod && key === "/") showKeys();
  else if (key === "F1") view.guide();
  else return false;
  return true;
}

/** @param {HTMLElement} $element @returns {HTMLElement | null} */
function paneOf($element) {
  return $element.closest("[data-pane], #top, #foot");
}

/** The bar, the panes that can be seen, the line at the foot, round and round; each remembers its place. @param {number} step */
export function nextPane(step) {
  const panes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#top, [data-pane], #foot")]).filter(($one) => $one.offsetParent !== null || $one.getClientRects().length > 0);
  const all = panes.some(($one) => $one.matches("[data-pane]")) ? panes : [...panes, one(document, "#main")];
  const $now = document.activeElement instanceof HTMLElement ? paneOf(document.activeElement) || (one(document, "#main").contains(document.activeElement) ? one(document, "#main") : null) : null;
  const at = $now ? all.indexOf($now) : -1;
  const $next = all[(at + step + all.length) % all.length];
  const $kept = places.get($next);
  const $first = /** @type {HTMLElement | null} */ ($next.querySelector(".cm-content, iframe, [role=treeitem][tabindex='0'], textarea, a, button, input"));
  ($kept && $kept.isConnected && $kept.offsetParent ? $kept : $first || $next).focus();
}

/** The keys, to be read. */
export function showKeys() {
  const list = (/** @type {[string, string][]} */ keys) => make("dl", { class: "keys" }, ...keys.map(([key, does]) => make("div", {}, make("dt", {}, ...key.split(", ").map((one) => make("kbd", {}, one))), make("dd", {}, does))));
  showDialog("Keys", [make("h3", {}, "Everywhere"), list(EVERYWHERE), make("h3", {}, "While you write"), list(WRITING)]);
}

/** Something to be read, over the page. @param {string} title @param {HTMLElement[]} inside @param {string} [kind] */
export function showDialog(title, inside, kind = "") {
  const $shut = make("button", { type: "button" }, "Close");
  const $dialog = /** @type {HTMLDialogElement} */ (
    make("dialog", { class: `reading ${kind}`, "aria-labelledby": "reading-title" }, make("div", { class: "dialog-head" }, make("h2", { id: "reading-title", tabindex: "-1" }, title), make("span", { class: "push" }), $shut), make("div", { class: "read", tabindex: "0", role: "region", "aria-labelledby": "reading-title" }, ...inside))
  );
  const $back = /** @type {HTMLElement | null} */ (document.activeElement);
  $shut.addEventListener("click", () => $dialog.close());
  $dialog.addEventListener("close", () => {
    $dialog.remove();
    $back?.focus();
  });
  document.body.append($dialog);
  $dialog.showModal();
  return $dialog;
}

/** Asks for a few words; "" where there are none. @param {string} title @param {string} label @param {string} hint @param {string} button @returns {Promise<string>} */
export async function askForWords(title, label, hint, button) {
  const $field = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "asked", autocomplete: "off", required: true, "aria-describedby": "asked-hint" }));
  const $cancel = make("button", { type: "button" }, "Cancel");
  const $form = make("form", { method: "dialog" }, make("div", { class: "dialog-head" }, make("h2", { id: "asked-title" }, title)), make("div", { class: "asked" }, make("label", { for: "asked" }, label), make("span", { class: "hint", id: "asked-hint" }, hint), $field), make("div", { class: "dialog-foot" }, make("span", { class: "push" }), $cancel, make("button", { type: "submit", class: "main" }, button)));
  const $dialog = /** @type {HTMLDialogElement} */ (make("dialog", { "aria-labelledby": "asked-title" }, $form));
  const $back = /** @type {HTMLElement | null} */ (document.activeElement);
  $cancel.addEventListener("click", () => $dialog.close(""));
  $form.addEventListener("submit", () => $dialog.close($field.value.trim()));
  document.body.append($dialog);
  $dialog.showModal();
  $field.focus();
  await new Promise((resolve) => $dialog.addEventListener("close", resolve, { once: true }));
  $dialog.remove();
  $back?.focus();
  return $dialog.returnValue;
}
