import { icon, make, one } from "./dom.js";
import { titleOf } from "./interaction.js";

/** @typedef {import("./contract.js").Module} Module */

/**
 * The results page: what is done, the score and what it counts, what is left, and a record to print.
 * @param {Module} module
 * @param {string} learner their name, or ""
 */
export function drawResults(module, learner) {
  const { say } = module;
  const $print = make("button", { type: "button", class: "quiet" }, say("print_record"));
  $print.addEventListener("click", () => window.print());
  const left = whatIsLeft(module);
  one(document, "#results").replaceChildren(
    make("h1", { tabindex: "-1" }, say("results")),
    tally(module),
    ...(left.length ? [make("h2", {}, say("results_left")), make("ul", { class: "left" }, ...left)] : []),
    make("div", { class: "record" }, ...issuer(module), make("h2", {}, say("record")), facts(record(module, learner))),
    make("div", { class: "row" }, $print),
  );
}

/** The score writ large, and in words how things stand. @param {Module} module */
function tally(module) {
  const { say, session } = module;
  const score = session.score();
  const status = statusOf(session);
  const drawn = status === "incomplete" ? [] : [icon(status === "failed" ? "wrong" : "right")];
  const $words = make("div", { class: status }, make("p", { class: "lead verdict" }, ...drawn, say(`results_intro_${introOf(session)}`)));
  $words.append(make("p", {}, whatCounted(module)));
  const figure = score === null ? [] : [make("p", { class: "figure" }, `${Math.round(score * 100)}%`)];
  return make("div", { class: "tally" }, ...figure, $words);
}

/** Whose record it is: their logo, else the page's mark and their name. @param {Module} module */
function issuer({ course }) {
  const $sign = document.querySelector(".banner .logo, .banner .mark");
  if (!$sign || (!course.organisation && $sign.matches(".mark"))) return [];
  return [make("p", { class: "issuer" }, $sign.cloneNode(true), $sign.matches(".logo") ? "" : course.organisation)];
}

/** @param {import("./session.js").Session} session */
function introOf(session) {
  if (session.success() === "failed") return "failed";
  return session.completion();
}

/** @param {Module} module */
function whatCounted({ say, session, course }) {
  const assessments = session.assessments();
  if (assessments.length === 1) return say("counted_assessment", { title: assessments[0].title });
  if (assessments.length) return say("counted_assessments");
  return say(course.blocks.some((block) => block.weight) ? "counted_questions" : "counted_none");
}

/** @param {Module} module @returns {HTMLElement[]} what the learner can still do, as links */
function whatIsLeft({ say, session, course }) {
  /** @type {HTMLElement[]} */
  const left = [];
  /** @param {import("./contract.js").PageData} page @param {string} words @param {string} title */
  const add = (page, words, title) => left.push(make("li", {}, make("a", { href: `#${page.id}` }, say(words, { title }))));
  for (const page of course.pages) {
    if (!session.state.seen.has(page.key)) add(page, "left_page", page.title || course.title);
    else if (page.assessment && session.successOf(page) !== "passed" && !(session.attemptsLeft(page) === 0)) add(page, "left_pass", page.title);
    else if (!page.assessment) {
      for (const block of session.tasksOn(page)) if (!session.isAnswered(block)) add(page, "left_question", titleOf(one(document, `#${CSS.escape(block.id)}`)));
    }
  }
  return left;
}

/** @param {Module} module @param {string} learner @returns {[string, string][]} */
function record({ say, session, course }, learner) {
  const score = session.score();
  const questions = session.questions();
  const answered = questions.filter((block) => session.isAnswered(block)).length;
  const seen = course.pages.filter((page) => session.state.seen.has(page.key)).length;
  const today = new Intl.DateTimeFormat(course.language, { dateStyle: "long" }).format(new Date());
  /** @type {[string, string][]} */
  const rows = [
    [say("record_name"), learner],
    [say("record_module"), course.title],
    [say("status"), say(`status_${statusOf(session)}`)],
    [say("your_score"), score !== null ? `${Math.round(score * 100)}%` : questions.length ? say("no_score") : ""],
    [say("pass_mark"), course.passMark === null ? "" : `${Math.round(course.passMark * 100)}%`],
    [say("pages_read"), say("of_total", { count: seen, total: course.pages.length })],
    [say("questions_answered"), questions.length ? say("of_total", { count: answered, total: questions.length }) : ""],
    [say("record_date"), today],
    [say("record_version"), course.version],
    [say("record_organisation"), course.organisation],
  ];
  return rows.filter(([, value]) => value);
}

/** @param {import("./session.js").Session} session */
function statusOf(session) {
  if (session.success() === "failed") return "failed";
  if (session.completion() === "incomplete") return "incomplete";
  return session.success() === "passed" ? "passed" : "completed";
}

/** @param {[string, string][]} rows */
function facts(rows) {
  return make("dl", { class: "facts" }, ...rows.flatMap(([term, value]) => [make("dt", {}, term), make("dd", {}, value)]));
}
