import { make, one } from "../../runtime/kit/dom.js";

/** @typedef {import("../contract.js").Answer} Answer */
/** @typedef {import("../contract.js").ObjectiveSummary} ObjectiveSummary */
/** @typedef {import("./server.js").Question} Question */

/**
 * @typedef {object} Shown        a learner at a module
 * @property {() => import("../contract.js").Summary} summary
 * @property {object | null} session  what is open
 * @property {boolean} finished   the module ended it
 * @property {number} attempt
 * @property {import("./server.js").Titles} titles  as far as we know them
 */

/** @type {Object<string, string>} */
export const COMPLETION = { "not attempted": "Not started", incomplete: "Not completed yet", completed: "Completed", unknown: "Not known" };
/** @type {Object<string, string>} */
export const SUCCESS = { passed: "Passed", failed: "Failed", unknown: "Not decided" };

/** What the LMS holds, in words. @param {Shown} learning */
export function drawHeld(learning) {
  const held = learning.summary();
  const good = held.success === "failed" ? "bad" : held.success === "passed" || held.completion === "completed" ? "good" : "";
  drawPairs(one(document, "#facts"), [
    ["Status", learning.session && held.completion === "not attempted" ? "Nothing saved yet" : COMPLETION[held.completion] || held.completion, held.completion === "completed" ? "good" : ""],
    ["Result", SUCCESS[held.success] || held.success, good === "bad" || held.success === "passed" ? good : ""],
    ["Score", held.score === null ? "None yet" : percent(held.score), ""],
    ["Progress", held.progress === null ? "Not told" : percent(held.progress), ""],
    ["Time", duration(held.seconds), ""],
    ["Place", learning.titles.pages[held.location] || held.location || "At the beginning", ""],
    ["Next time", held.suspended ? "Goes on from here" : learning.session && !learning.finished ? "Known when the module is left" : "Starts afresh", ""],
    ["Attempt", String(learning.attempt), ""],
  ]);
  drawAnswers(held.answers, learning.titles.questions);
  drawObjectives(held.objectives);
  drawPairs(one(document, "#values dl"), held.values.map(([name, value]) => [name, value === "" ? "(empty)" : value, ""]));
}

/** @param {HTMLElement} $list @param {string[][]} pairs  term, words, and "good" or "bad" */
function drawPairs($list, pairs) {
  const $items = pairs.map(([term, words, tone]) => make("div", tone ? { "data-tone": tone } : {}, make("dt", {}, term), make("dd", {}, words)));
  replaceWhereChanged($list, $items);
}

/** The last answer to each question. @param {Answer[]} answers @param {Object<string, Question>} questions  that we know */
function drawAnswers(answers, questions) {
  const last = [...new Map(answers.map((answer) => [idOf(answer, questions), answer])).entries()];
  const judged = last.filter(([, answer]) => /^(right|wrong|partly)/.test(answer.result));
  const right = judged.filter(([, answer]) => answer.result === "right").length;
  one(document, "#answers-title").textContent = !last.length ? "No answers yet" : judged.length ? `Answers: ${right} of ${judged.length} right` : "Answers";
  const $items = last.map(([id, answer]) =>
    make(
      "li",
      { "data-result": answer.result.split(" ")[0] },
      make("p", { class: "question" }, questions[id] ? questions[id].title : capital(answer.question || id)),
      make("p", { class: "response" }, inWords(answer.response, questions[id]) || "(no words)"),
      make("p", { class: "result" }, [capital(answer.result), answer.objective && `objective ${answer.objective}`].filter(Boolean).join(" · ")),
    ),
  );
  replaceWhereChanged(one(document, "#answers"), $items);
}

/** The question's own id: that of a second try begins with it. @param {Answer} answer @param {Object<string, Question>} questions */
function idOf(answer, questions) {
  const ids = Object.keys(questions).filter((id) => answer.id.startsWith(id));
  return ids.sort((a, b) => b.length - a.length)[0] || answer.id;
}

/** An answer that names options by their keys, as their texts. @param {string} response @param {Question | undefined} question */
function inWords(response, question) {
  if (!question) return response;
  const parts = response.split(/(, then |, | with )/);
  const texts = parts.map((part, index) => (index % 2 ? part : (parts[index - 1] === " with " ? question.targets : question.options)[part]));
  return texts.some((text) => text === undefined) ? response : texts.map((text, index) => (index % 2 ? text : `“${text}”`)).join("");
}

/** @param {ObjectiveSummary[]} objectives */
function drawObjectives(objectives) {
  one(document, "#objectives").hidden = objectives.length === 0;
  const $items = objectives.map((one) => {
    const words = [COMPLETION[one.completion], one.success !== "unknown" && SUCCESS[one.success], one.score !== null && percent(one.score)].filter(Boolean).join(", ");
    return make("li", {}, make("strong", {}, capital(one.id.replace(/[_-]+/g, " "))), ` ${words}`);
  });
  replaceWhereChanged(one(document, "#objectives ul"), $items);
}

/** What is the same stays, so that a text can be selected and a screen reader keeps its place. @param {HTMLElement} $list @param {HTMLElement[]} $items */
export function replaceWhereChanged($list, $items) {
  $items.forEach(($item, index) => {
    const $old = $list.children[index];
    if (!$old) $list.append($item);
    else if (!$old.isEqualNode($item)) $old.replaceWith($item);
  });
  while ($list.children.length > $items.length) $list.lastElementChild?.remove();
}

/** @param {number} share */
export function percent(share) {
  return `${Math.round(share * 1000) / 10}%`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor((whole % 3600) / 60), "min"],
    [whole % 60, "s"],
  ];
  return parts.filter(([number, unit]) => number || (unit === "s" && whole < 60)).map((part) => part.join(" ")).join(" ");
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
