import { make, one } from "../../runtime/kit/dom.js";
import { icon } from "./icons.js";
import { showKeys } from "./keys.js";
import { openPalette } from "./palette.js";
import { redraw } from "./redraw.js";

/** @typedef {{name: string, title: string, view: string, errors: number}} Where  the course that is open, and the view of it */

const CHOSEN = "workbench-mode"; // light or dark, in the browser's storage

/** The pages of the whole folder, by their addresses. */
const PAGES = [["", "Courses"], ["bring-in", "Bring in"], ["organisation", "Organisation"]];

/** Where one was when it was drawn last. */
let last = "";

/**
 * The bar on top: where one is, the views, whether all is saved. The focus stays in it as long as one is in the same view.
 * @param {Where | null} course @param {string} [page]  of the whole folder
 */
export function drawBar(course, page = "") {
  const $home = make("a", { class: "home", href: "#/" }, make("span", { class: "mark", "aria-hidden": "true" }), course ? "Courses" : "Workbench");
  const $views = make("nav", { class: "views", "aria-label": course ? course.title : "Workbench" });
  if (course) {
    const at = `#/courses/${encodeURIComponent(course.name)}`;
    $views.append(link(`${at}/write`, "Write", course.view === "write"), link(`${at}/ready`, "Ready?", course.view === "ready", course.errors), link(`${at}/build`, "Build", course.view === "build"));
  } else $views.append(...PAGES.map(([at, words]) => link(`#/${at}`, words, at === page)));
  const $mode = make("button", { type: "button", class: "bare only mode", "aria-label": "Light or dark" });
  $mode.append(icon("moon"));
  $mode.addEventListener("click", switchMode);
  const $find = make("button", { type: "button", class: "find", "aria-keyshortcuts": "Control+K" });
  $find.append(icon("search"), make("span", { class: "words" }, "Find or do…"), make("kbd", { "aria-hidden": "true" }, "Ctrl K"));
  $find.addEventListener("click", () => openPalette());
  const $help = make("button", { type: "button", class: "bare only", "aria-label": "Help: keys and guide", title: "Keys (Ctrl /)" });
  $help.append(icon("help"));
  $help.addEventListener("click", showKeys);
  const $saved = make("span", { class: "saved", id: "saved", role: "status" });
  const where = course ? [make("span", { class: "slash", "aria-hidden": "true" }, "/"), make("span", { class: "where" }, course.title)] : [];
  const stands = JSON.stringify([course && [course.name, course.view], page]);
  if (stands !== last) one(document, "#top").replaceChildren();
  last = stands;
  redraw(one(document, "#top"), $home, ...where, $views, make("span", { class: "push" }), $saved, $find, $mode, $help);
}

/** @param {string} href @param {string} words @param {boolean} current @param {number} [errors] */
function link(href, words, current, errors = 0) {
  const $link = make("a", { href }, words);
  if (current) $link.setAttribute("aria-current", "page");
  if (errors) $link.append(make("span", { class: "count bad" }, String(errors), make("span", { class: "unseen" }, errors === 1 ? " fault" : " faults")));
  return $link;
}

/** Whether all is on the disk, always in sight and never untrue. @param {"saved" | "writing" | "lost" | ""} state @param {string} [why] */
export function drawSaved(state, why = "") {
  const $saved = document.querySelector("#saved");
  if (!($saved instanceof HTMLElement)) return;
  const words = { saved: "Saved", writing: "Saving…", lost: `Not saved: ${why}`, "": "" }[state];
  if ($saved.textContent === words) return;
  $saved.dataset.state = state;
  $saved.replaceChildren(...(state ? [icon(state === "lost" ? "error" : "check")] : []), make("span", {}, words));
}

export function switchMode() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem(CHOSEN, root.dataset.theme);
  } catch {
    // The browser keeps nothing: it is as the system says, next time.
  }
}

/** As it was chosen last. */
export function recallMode() {
  try {
    const chosen = localStorage.getItem(CHOSEN);
    if (chosen) document.documentElement.dataset.theme = chosen;
  } catch {
    // As above.
  }
}
