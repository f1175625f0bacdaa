import { make } from "../../runtime/kit/dom.js";
import { Gone, Refused } from "./engine.js";
import { icon } from "./icons.js";
import { toast } from "./say.js";

/** @typedef {import("./contract.js").Place} Place */

/** Whether a view still is the one that its author wants to see: another may have come while an answer was waited for. @param {HTMLElement} $place */
export function isSeen($place) {
  return $place.isConnected && $place.classList.contains("view");
}

/** Says to the author what could not be done; any other error is our own bug. @param {unknown} reason */
export function showRefusal(reason) {
  if (!(reason instanceof Refused || reason instanceof Gone)) throw reason;
  const { message } = reason;
  toast(`${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, "")}.`);
}

/**
 * A button. While what it does goes on, it does not do it once more.
 * @param {string} words
 * @param {() => void | Promise<void>} act
 * @param {{icon?: string, look?: string, label?: string}} [how]  `look`: classes; `label`: more words, for those who hear it
 */
export function button(words, act, { icon: drawn = "", look = "", label = "" } = {}) {
  const $button = make("button", { type: "button", class: look, "aria-label": label || false });
  if (drawn) $button.append(icon(drawn));
  $button.append(words);
  $button.addEventListener("click", async () => {
    if ($button.ariaBusy === "true") return;
    $button.ariaBusy = "true";
    try {
      await act();
    } catch (reason) {
      showRefusal(reason);
    } finally {
      $button.ariaBusy = "false";
    }
  });
  return $button;
}

/** A link that looks like a button. @param {string} words @param {string} href @param {{icon?: string, look?: string, download?: string, label?: string}} [how] */
export function linkButton(words, href, { icon: drawn = "", look = "", download = "", label = "" } = {}) {
  const $link = make("a", { href, class: `button ${look}`, download: download || false, "aria-label": label || false });
  if (drawn) $link.append(icon(drawn));
  $link.append(words);
  return $link;
}

/** The top of a page. @param {string} title @param {(Node | string)[]} about @param {...Node} acts */
export function headline(title, about, ...acts) {
  return make("div", { class: "headline" }, make("div", {}, make("h1", { tabindex: "-1" }, title), make("p", {}, ...about)), make("span", { class: "push" }), ...acts);
}

/** Where a place in a course can be written. @param {string} course @param {Place} place */
export function writeAt(course, { file, line }) {
  return `#/courses/${encodeURIComponent(course)}/write/${encodeURIComponent(`${file}:${line}`)}`;
}

/** A view of a course. @param {string} course @param {string} view */
export function viewOf(course, view) {
  return `#/courses/${encodeURIComponent(course)}/${view}`;
}

/** Where a file that was made can be taken away. @param {string} file */
export function madeAt(file) {
  return `made/${encodeURIComponent(file)}`;
}

/** @param {string} drawn @param {string} words @param {string} [tone] */
export function tag(drawn, words, tone = "") {
  const $tag = make("span", { class: `tag ${tone}` });
  if (drawn) $tag.append(icon(drawn));
  $tag.append(words);
  return $tag;
}

/** Words in a tone behind a drawing. @param {string} drawn @param {string} tone @param {...(Node | string)} words */
export function toned(drawn, tone, ...words) {
  return make("span", { class: `with-icon ${tone}` }, icon(drawn), make("span", {}, ...words));
}

/** A line of a list, behind a drawing. @param {string} drawn @param {string} tone @param {...(Node | string)} words */
export function sign(drawn, tone, ...words) {
  return make("li", {}, make("span", { class: tone, "data-icon": true }, icon(drawn)), make("span", {}, ...words));
}

/**
 * Buttons of which one is chosen.
 * @param {string} label @param {[string, string][]} choices  value and words @param {string} chosen @param {(value: string) => void} choose
 */
export function pick(label, choices, chosen, choose) {
  const $pick = make("div", { class: "pick", role: "group", "aria-label": label });
  for (const [value, words] of choices) {
    const $button = make("button", { type: "button", "aria-pressed": String(value === chosen) }, words);
    $button.addEventListener("click", () => {
      for (const $other of $pick.children) $other.setAttribute("aria-pressed", String($other === $button));
      choose(value);
    });
    $pick.append($button);
  }
  return $pick;
}

/**
 * A place where files can be dropped, or chosen.
 * @param {string} words @param {string} hint @param {(files: File[]) => void | Promise<void>} take @param {{accept?: string, multiple?: boolean}} [how]
 */
export function dropPlace(words, hint, take, { accept = "", multiple = false } = {}) {
  const choose = async () => {
    const files = await chooseFiles(accept, multiple);
    if (files.length) await take(files);
  };
  const $drop = make("div", { class: "drop" }, icon("down2"), make("p", {}, make("b", {}, words), " ", button("Choose", choose, { look: "main", label: `Choose: ${words.replace(/, or$/, "")}` })), make("p", { class: "small" }, hint));
  $drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    $drop.classList.add("over");
  });
  $drop.addEventListener("dragleave", () => $drop.classList.remove("over"));
  $drop.addEventListener("drop", (event) => {
    event.preventDefault();
    $drop.classList.remove("over");
    const files = [...(event.dataTransfer ? event.dataTransfer.files : [])];
    if (files.length) Promise.resolve(take(multiple ? files : files.slice(0, 1))).catch(showRefusal);
  });
  return $drop;
}

/** @param {string} accept @param {boolean} multiple @returns {Promise<File[]>} */
export function chooseFiles(accept, multiple) {
  return new Promise((resolve) => {
    const $input = /** @type {HTMLInputElement} */ (make("input", { type: "file", multiple, accept: accept || false, hidden: true }));
    for (const end of ["change", "cancel"]) {
      $input.addEventListener(end, () => {
        $input.remove();
        resolve([...($input.files || [])]);
      });
    }
    document.body.append($input); // a field that is nowhere may be gone before its author has chosen
    $input.click();
  });
}

/** A table with a caption for those who hear it. @param {string} caption @param {string[]} heads @param {(Node | string)[][]} rows */
export function table(caption, heads, rows) {
  const $head = make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)));
  const $rows = rows.map(([first, ...cells]) => make("tr", {}, make("th", { scope: "row", class: "of-row" }, first), ...cells.map((cell) => make("td", {}, cell))));
  return make("div", { class: "card table-box", tabindex: "0", role: "region", "aria-label": caption }, make("table", {}, make("caption", { class: "unseen" }, caption), make("thead", {}, $head), make("tbody", {}, ...$rows)));
}
