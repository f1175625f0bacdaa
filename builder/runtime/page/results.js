import { dateOf, dayOf } from "../kit/dates.js";
import { all, content, make, one } from "../kit/dom.js";
import { titleOf } from "../kit/interaction.js";

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../state/session.js").Session} Session */

/**
 * Fills in the results page: how things stand, what is left, and the record to print. What has nothing to say is hidden.
 * @param {Module} module
 * @param {string} learner their name, or ""
 */
export function drawResults(module, learner) {
  const { say, session } = module;
  const $results = one(document, "#results");
  const status = statusOf(session);
  const questions = session.questions();
  const score = session.score();
  const percent = score === null ? "" : `${Math.round(score * 100)}%`;
  const left = status === "passed" || status === "completed" ? [] : whatIsLeft(module, status === "failed");
  const forGood = status === "failed" && isForGood(session);
  const $words = one($results, ".verdict");
  $words.replaceChildren(...(status === "incomplete" ? [] : [content(status === "failed" ? "wrong" : "right")]), say(forGood ? "results_failed_for_good" : `results_${status}`));
  one($results, ".for-good").hidden = !forGood;
  one($results, ".tally div").className = status;
  show(one($results, ".figure"), percent);
  one($results, ".left").replaceChildren(...left);
  one($results, ".to-do").hidden = !left.length;
  /** @type {Object<string, string>} */
  const facts = {
    learner,
    status: say(`status_${status}`),
    score: percent || (questions.length ? say("no_score") : ""),
    pages: say("of_total", { count: session.pages.filter((page) => session.state.seen.has(page.key)).length, total: session.pages.length }),
    questions: questions.length ? say("of_total", { count: questions.filter((block) => session.isAnswered(block)).length, total: questions.length }) : "",
    date: session.state.day ? dayOf(dateOf(session.state.day), module) : "",
    printed: dayOf(new Date(), module),
  };
  for (const $fact of all($results, "[data-fact]")) $fact.hidden = !show(one($fact, "dd"), facts[$fact.dataset.fact || ""]);
}

/** @param {HTMLElement} $element @param {string} text @returns {boolean} whether there is anything to show */
function show($element, text) {
  $element.textContent = text;
  $element.hidden = !text;
  return text !== "";
}

/**
 * @param {Module} module
 * @param {boolean} failed  so that a question which is answered is worth another try
 * @returns {HTMLElement[]} what the learner can still do, as links
 */
function whatIsLeft({ say, session, course }, failed) {
  /** @type {HTMLElement[]} */
  const left = [];
  const practice = session.assessments().length > 0 && course.completion !== "all questions"; // as the page says of the score
  /** @param {import("../contract.js").PageData} page @param {string} words @param {string} title */
  const add = (page, words, title) => left.push(make("li", {}, make("a", { href: `#${page.id}` }, say(words, { title }))));
  for (const page of session.pages) {
    if (!session.state.seen.has(page.key)) add(page, "left_page", page.title || course.title);
    else if (page.assessment && session.successOf(page) !== "passed" && !isOver(session, page)) add(page, "left_pass", page.title);
    else if (!page.assessment && !practice) {
      for (const block of session.tasksOn(page)) {
        const open = failed ? !session.answer(block.key).done : !session.isAnswered(block);
        if (open) add(page, "left_question", titleOf(one(document, `#${CSS.escape(block.id)}`)));
      }
    }
  }
  return left;
}

/** Whether nothing that the learner can do would pass the module any more. @param {Session} session */
function isForGood(session) {
  const assessments = session.assessments();
  if (assessments.length) return assessments.some((page) => session.successOf(page) === "failed" && isOver(session, page));
  return session.questions().every((block) => session.answer(block.key).done);
}

/** Whether another attempt would change nothing. @param {Session} session @param {import("../contract.js").PageData} page */
function isOver(session, page) {
  return session.attemptsLeft(page) === 0 || (page.assessment?.counts === "first" && session.counted(page) !== null);
}

/** @param {Session} session */
function statusOf(session) {
  const success = session.success();
  const completion = session.completion();
  return success === "failed" || (success === "passed" && completion === "completed") ? success : completion;
}
