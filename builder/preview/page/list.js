import { all, make, one } from "../../runtime/kit/dom.js";
import { ask } from "../../lms/page/server.js";
import { count } from "../../lms/page/words.js";

/**
 * The list of courses: their names at once, then what is known of each, one after the other.
 * @param {HTMLElement} $list
 * @param {string[]} names
 * @param {() => boolean} isStale  whether to stop: there is something newer to draw
 */
export async function drawList($list, names, isStale) {
  if (all($list, "li").map(($row) => $row.dataset.course).join("/") !== names.join("/")) $list.replaceChildren(...names.map(row));
  for (const $row of all($list, "li")) {
    if (isStale()) return;
    /** @type {import("./contract.js").Build} */
    const build = await ask(`courses/${encodeURIComponent($row.dataset.course || "")}`);
    one($row, ".name").textContent = build.title || $row.dataset.course || "";
    one($row, ".about").textContent = about(build);
    one($row, ".about").dataset.bad = build.failed ? "yes" : "no";
  }
}

/** @param {string} name */
function row(name) {
  const $link = make("a", { href: `#${encodeURIComponent(name)}` }, make("span", { class: "name" }, name), make("span", { class: "about" }, "Looking…"));
  return make("li", { "data-course": name }, $link);
}

/** @param {import("./contract.js").Build} build */
function about(build) {
  const errors = build.faults.filter((fault) => fault.severity === "error").length;
  const size = `${count(build.pages, "page")}, ${count(build.questions, "question")}`;
  const warnings = build.faults.length - errors;
  return [size, errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(" · ");
}
