import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { ask } from "./engine.js";
import { icon } from "./icons.js";
import { askForCourse, askForFiles, importFiles } from "./new_course.js";
import { ago, count } from "./words.js";

/** @typedef {import("./contract.js").Card} Card */

const TALL = 4 * 60; // seconds that fill a strip's height

/** The courses as cards. @param {HTMLElement} $main */
export async function showHome($main) {
  drawBar(null);
  document.title = "Courses – Workbench";
  const [{ folder, courses }, templates] = await Promise.all([ask("library"), ask("templates")]);
  const $new = make("button", { type: "button", class: "main" }, "New course");
  $new.prepend(icon("plus"));
  $new.addEventListener("click", () => askForCourse(templates));
  const $bring = make("button", { type: "button" }, "Bring in a file");
  $bring.prepend(icon("down2"));
  $bring.addEventListener("click", askForFiles);
  const $list = make("ul", { class: "courses" });
  const $page = make("div", { class: "page" });
  const $search = /** @type {HTMLInputElement} */ (make("input", { type: "search", "aria-label": "Search titles", placeholder: "Search titles" }));
  $search.addEventListener("input", () => {
    for (const $card of $list.children) /** @type {HTMLElement} */ ($card).hidden = !(($card.textContent || "").toLowerCase().includes($search.value.toLowerCase()));
  });
  $page.append(
    make("div", { class: "headline" }, make("div", {}, make("h1", { tabindex: "-1" }, "Courses"), make("p", {}, `${count(courses.length, "course")}, in the folder `, make("span", { class: "mono" }, folder))), make("span", { class: "push" }), make("div", {}, $search), $bring, $new),
    courses.length ? $list : firstRun(),
  );
  $page.addEventListener("dragover", (event) => event.preventDefault());
  $page.addEventListener("drop", (event) => {
    event.preventDefault();
    importFiles([...(event.dataTransfer ? event.dataTransfer.files : [])]);
  });
  $main.replaceChildren($page);
  for (const name of courses) {
    const $card = make("li", { class: "card course" }, make("h2", {}, make("a", { href: `#/courses/${encodeURIComponent(name)}/write` }, name)));
    $list.append($card);
    ask("card", { course: name }).then((/** @type {Card} */ card) => drawCard($card, card), () => undefined);
  }
}

/** What is said where there is no course yet. */
function firstRun() {
  return make("p", { class: "lead" }, "There is no course here yet. Start one, or bring in what you have: a Word document, slides, a quiz, an old package. You can also drop a file here.");
}

/** @param {HTMLElement} $card @param {Card} card */
function drawCard($card, card) {
  const states = make("div", { class: "states" });
  states.append(card.errors ? tag("page", "Draft") : tag("check", "Ready", "good"));
  if (card.programme) states.append(make("span", { class: "push" }), make("span", { class: "tag own" }, count(card.modules, "module")));
  const figures = [`${card.minutes} min`, count(card.pages, "page"), count(card.questions, "question")].map((words) => make("span", {}, words));
  $card.replaceChildren(
    states,
    make("h2", {}, make("a", { href: `#/courses/${encodeURIComponent(card.course)}/write` }, card.title)),
    strip(card),
    make("div", { class: "figures" }, ...figures),
    make("div", { class: "last" }, faultsOf(card), make("span", {}, `Changed ${ago(card.changed * 1000)}`)),
  );
}

/** @param {string} drawn @param {string} words @param {string} [tone] */
function tag(drawn, words, tone = "") {
  const $tag = make("span", { class: `tag ${tone}` });
  $tag.append(icon(drawn), words);
  return $tag;
}

/** A course as a strip: a bar a page, as high as it is long, darker with a question, red with an error. @param {Card} card */
export function strip({ strip: bars }) {
  const $strip = make("div", { class: "strip", "aria-hidden": "true" });
  for (const { seconds, questions, faulty } of bars) {
    const $bar = make("i", { class: faulty ? "bad" : questions > 3 ? "a" : questions ? "q" : "" });
    $bar.style.blockSize = `${Math.max(12, Math.min(100, (seconds / TALL) * 100))}%`;
    $strip.append($bar);
  }
  return $strip;
}

/** @param {Card} card */
function faultsOf({ errors, warnings }) {
  const [drawn, tone, words] = errors ? ["error", "bad-ink", count(errors, "fault")] : warnings ? ["warn", "warn-ink", count(warnings, "warning")] : ["check", "good-ink", "No faults"];
  const $faults = make("span", { class: tone });
  $faults.append(icon(drawn), ` ${words}`);
  return $faults;
}
