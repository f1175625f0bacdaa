import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { ask } from "./engine.js";
import { button, headline, isSeen, linkButton, madeAt, table, viewOf, writeAt } from "./parts.js";
import { say } from "./say.js";
import { count, size } from "./words.js";

/** @typedef {import("./contract.js").OutlineFacts} OutlineFacts */

/** What a course holds at a glance. @param {HTMLElement} $main @param {string} course */
export async function show($main, course) {
  /** @type {[import("./contract.js").Card, OutlineFacts[]]} */
  const [card, modules] = await Promise.all([ask("card", { course }), ask("outline", { course })]);
  if (!isSeen($main)) return;
  drawBar({ name: course, title: card.title, view: "build", errors: card.errors });
  document.title = `Outline – ${card.title} – Workbench`;
  const $made = make("span", { class: "row", role: "status" });
  const send = async () => {
    const { file } = await ask("outline_page", { course });
    $made.replaceChildren(linkButton("Download", madeAt(file), { icon: "down2", look: "main", download: file }));
    say("The page is made");
  };
  $main.replaceChildren(make("div", { class: "page" }, headline("Outline", ["What is in it, and how long it takes. Times are estimates."], $made, button("Make a page of it", send, { icon: "page" }), linkButton("Back to Build", viewOf(course, "build"), { icon: "fold" })), ...modules.map((one) => drawn(course, one, modules.length > 1))));
}

/** @param {string} course @param {OutlineFacts} facts @param {boolean} isOne  of several */
function drawn(course, { title, minutes, declared, words, questions, reading_age: age, pages, files }, isOne) {
  /** @type {[string, string][]} */
  const figures = [["pages", String(pages.length)], [declared && declared !== minutes ? `minutes; the course says ${declared}` : "minutes", String(minutes)], ["words", words.toLocaleString("en-GB")], ["questions", String(questions)], ...(age ? /** @type {[string, string][]} */ ([["years: reading age", String(age)]]) : [])];
  const rows = pages.map(({ section, title: name, audience, seconds, words: number, questions: asked, activities, file, line }) => [make("a", { href: writeAt(course, { file, line }) }, name), section, audience || "Everyone", minutesOf(seconds), String(number), asked ? String(asked) : "", tally(activities)]);
  const $section = make("section", { class: "stack", "aria-label": title }, ...(isOne ? [make("h2", {}, title)] : []), make("dl", { class: "card tally" }, ...figures.map(([what, number]) => make("div", {}, make("dt", {}, what), make("dd", {}, number)))), table(`Pages of ${title}`, ["Page", "Section", "For", "Time", "Words", "Questions", "Activities"], rows));
  if (files.length) $section.append(make("details", { class: "card plain" }, make("summary", {}, count(files.length, "file")), make("ul", {}, ...files.map(({ name, size: bytes, packed }) => make("li", {}, `${name}: ${size(bytes)}`, packed !== bytes ? `, ${size(packed)} in the package` : "")))));
  return $section;
}

/** @param {number} seconds */
function minutesOf(seconds) {
  return seconds < 50 ? `${Math.max(10, Math.round(seconds / 10) * 10)} s` : `${Math.round(seconds / 60)} min`;
}

/** “2 Questions, 1 Steps”. @param {string[]} activities */
function tally(activities) {
  /** @type {Map<string, number>} */
  const counted = new Map();
  for (const one of activities) counted.set(one, (counted.get(one) || 0) + 1);
  return [...counted].map(([name, number]) => (number > 1 ? `${name} × ${number}` : name)).join(", ");
}
