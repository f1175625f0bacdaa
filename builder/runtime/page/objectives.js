import { all, content, make, one } from "../kit/dom.js";

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../contract.js").BlockData} BlockData */
/** @typedef {import("../contract.js").PageData} PageData */

const STRONG = 0.8; // of the marks

/**
 * How each objective went, in words.
 * @param {HTMLElement} $results
 * @param {Module} module
 * @param {BlockData[]} asked  the questions that are answered
 * @param {(block: BlockData) => boolean} isRight
 * @returns {{page: PageData, missed: BlockData[]}[]} the pages that teach what was missed
 */
export function drawObjectives($results, module, asked, isRight) {
  const { session } = module;
  /** @type {{page: PageData, missed: BlockData[]}[]} */
  const again = [];
  for (const $line of all($results, "[data-objective]")) {
    const id = $line.dataset.objective || "";
    const questions = ofObjective(asked, id, session);
    $line.hidden = !questions.length;
    if (!questions.length) continue;
    const missed = questions.filter((block) => !isRight(block));
    drawLine($line, module, session.shareOf(questions), questions.length - missed.length, questions.length);
    if (missed.length) for (const page of session.pages) if (teaches(page, id, session)) again.push({ page, missed });
  }
  const $strengths = $results.querySelector(".strengths");
  if ($strengths instanceof HTMLElement) $strengths.hidden = !$strengths.querySelector("li:not([hidden])");
  return again;
}

/**
 * What shows how well a learner knows an objective: its questions in assessments; where none is answered there, those between them.
 * @param {BlockData[]} asked
 * @param {string} id
 * @param {import("../state/session.js").Session} session
 */
function ofObjective(asked, id, session) {
  const questions = asked.filter((block) => block.objective === id);
  const marked = new Set(session.assessments().flatMap((page) => page.blocks));
  const assessed = questions.filter((block) => marked.has(block.key));
  return assessed.length ? assessed : questions;
}

/** @param {PageData} page @param {string} id @param {import("../state/session.js").Session} session */
function teaches(page, id, session) {
  if (page.assessment) return false;
  return Boolean(page.objectives?.includes(id)) || page.blocks.some((key) => session.block(key).objective === id && !session.block(key).weight);
}

/** @param {HTMLElement} $line @param {Module} module @param {number} share of the marks @param {number} right @param {number} total */
function drawLine($line, { say }, share, right, total) {
  const level = share >= STRONG ? "strong" : share > 0 ? "getting_there" : "not_yet";
  const inWords = (/** @type {string} */ list, /** @type {number} */ number) => say(list).split(" ")[number] || String(number);
  const all = ["right_some", "outcome_right", "right_both"][total] || "right_all";
  const some = total > 1 ? "right_some" : share > 0 ? "outcome_partly" : "part_wrong";
  const message = say(right === total ? all : some, { count: inWords("counts", right), total: inWords("totals", total) });
  $line.className = level;
  one($line, ".strength-mark").replaceChildren(content(level === "strong" ? "right" : "again"));
  one($line, ".strength").replaceChildren(make("strong", {}, say(level)), ` ${message}`);
}
