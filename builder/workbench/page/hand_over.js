import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { ask } from "./engine.js";
import { size } from "./words.js";

/** @typedef {import("./contract.js").Built} Built @typedef {import("./contract.js").Card} Card */

/** The course's packages, or what keeps them from being built. @param {HTMLElement} $main @param {string} course @param {string} view */
export async function showBuild($main, course, view) {
  /** @type {Card} */
  const card = await ask("card", { course });
  drawBar({ name: course, title: card.title, view, errors: card.errors });
  document.title = `${card.title} – Workbench`;
  /** @type {Built} */
  const built = view === "build" ? await ask("build", { course }) : { packages: [], up_to_date: false, failed: card.errors > 0, faults: (await ask("seen", { course })).faults };
  const $page = make("div", { class: "page" }, make("div", { class: "headline" }, make("div", {}, make("h1", { tabindex: "-1" }, view === "build" ? "Build and hand over" : "Ready?"))));
  for (const { file, standard, size: bytes } of built.packages) {
    $page.append(make("p", { class: "card step" }, make("b", {}, file), ` ${standard}, ${size(bytes)} `, make("a", { class: "button", href: `/packages/${encodeURIComponent(file)}`, download: file }, "Download")));
  }
  if (view === "build" && built.failed) $page.append(make("p", {}, "No package was built: it has faults. The last package stays as it is."));
  const $list = make("ul", { class: "faults" });
  for (const { severity, message, help, file, line } of built.faults) {
    $list.append(make("li", { class: "card step" }, make("b", { class: severity === "error" ? "bad-ink" : "warn-ink" }, severity === "error" ? "Fault: " : "Suggestion: "), message, ". ", help, " ", make("a", { href: `#/courses/${encodeURIComponent(course)}/write/${encodeURIComponent(`${file}:${line}`)}` }, "Go there")));
  }
  if (built.faults.length) $page.append($list);
  else $page.append(make("p", { class: "good-ink" }, "Nothing is wrong with it."));
  $main.replaceChildren($page);
}
