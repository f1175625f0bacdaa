import { make } from "../../runtime/kit/dom.js";
import { replaceWhereChanged } from "./drawing.js";
import { COMPLETION, SUCCESS, capital, duration, percent } from "./words.js";

/**
 * @typedef {import("../contract.js").Answer} Answer
 * @typedef {import("../contract.js").ObjectiveSummary} ObjectiveSummary
 *
 * @typedef {object} Titles       what the author calls what an LMS knows by its id alone
 * @property {Object<string, string>} pages  by the module's own names for its places
 * @property {Object<string, Question>} questions
 *
 * @typedef {object} Question     in its author's words
 * @property {string} title
 * @property {Object<string, string>} options  texts by keys
 * @property {Object<string, string>} targets  of what is matched to them
 *
 * @typedef {object} StoredState         what the LMS holds of a module
 * @property {import("../contract.js").Summary} summary
 * @property {boolean} isLaunched  a session is open
 * @property {boolean} isFinished  the module itself has ended it
 * @property {number} attempt
 * @property {Titles} titles      as far as they are known
 */

/** @type {Titles} */
export const UNKNOWN = { pages: {}, questions: {} };

/** What the LMS holds of a module, in words; in a panel, whose parts lie in it in this order. */
export class LmsState {
  constructor() {
    this.$line = make("span", { class: "line" }); // the same in a few words, where there is room for no more
    this.$facts = make("dl", { id: "facts" });
    this.$answersTitle = make("h3", { id: "answers-title" }, "Answers");
    this.$answers = make("ol", { id: "answers" });
    this.$answersPart = make("section", { "aria-labelledby": "answers-title" }, this.$answersTitle, this.$answers);
    this.$objectives = make("ul");
    this.$objectivesPart = make("section", { id: "objectives", "aria-labelledby": "objectives-title", hidden: true }, make("h3", { id: "objectives-title" }, "Objectives"), this.$objectives);
    this.$values = make("dl");
    this.$valuesPart = make("details", { id: "values" }, make("summary", {}, "Everything it holds, as the standard says it"), this.$values);
  }

  /** @param {StoredState} held */
  draw({ summary, isLaunched, isFinished, attempt, titles }) {
    const { completion, success, score } = summary;
    const good = success === "failed" ? "bad" : success === "passed" || completion === "completed" ? "good" : "";
    const status = isLaunched && completion === "not attempted" ? "Nothing saved yet" : COMPLETION[completion] || completion;
    const result = success === "passed" || success === "failed" ? SUCCESS[success] : "";
    const line = [status, result, score === null ? "" : percent(score), titles.pages[summary.location] || ""].filter(Boolean).join(" · ");
    if (this.$line.textContent !== line) this.$line.textContent = line;
    drawPairs(this.$facts, [
      ["Status", status, completion === "completed" ? "good" : ""],
      ["Result", SUCCESS[success] || success, good === "bad" || success === "passed" ? good : ""],
      ["Score", score === null ? "None yet" : percent(score), ""],
      ["Progress", summary.progress === null ? "Not told" : percent(summary.progress), ""],
      ["Time", duration(summary.seconds), ""],
      ["Place", titles.pages[summary.location] || summary.location || "At the beginning", ""],
      ["Next time", summary.suspended ? "Goes on from here" : isLaunched && !isFinished ? "Known when the module is left" : "Starts afresh", ""],
      ["Attempt", String(attempt), ""],
    ]);
    this.drawAnswers(summary.answers, titles.questions);
    this.drawObjectives(summary.objectives);
    drawPairs(this.$values, summary.values.map(([name, value]) => [name, value === "" ? "(empty)" : value, ""]));
  }

  /** The last answer to each question. @param {Answer[]} answers @param {Object<string, Question>} questions  that are known */
  drawAnswers(answers, questions) {
    const last = [...new Map(answers.map((answer) => [idOf(answer, questions), answer])).entries()];
    const judged = last.filter(([, answer]) => /^(right|wrong|partly)/.test(answer.result));
    const right = judged.filter(([, answer]) => answer.result === "right").length;
    this.$answersTitle.textContent = !last.length ? "No answers yet" : judged.length ? `Answers: ${right} of ${judged.length} right` : "Answers";
    const $items = last.map(([id, answer]) =>
      make(
        "li",
        { "data-result": answer.result.split(" ")[0] },
        make("p", { class: "question" }, questions[id] ? questions[id].title : capital(answer.question || id)),
        make("p", { class: "response" }, inWords(answer.response, questions[id]) || "(no words)"),
        make("p", { class: "result" }, [capital(answer.result), answer.objective && `objective ${answer.objective}`].filter(Boolean).join(" · ")),
      ),
    );
    replaceWhereChanged(this.$answers, $items);
  }

  /** @param {ObjectiveSummary[]} objectives */
  drawObjectives(objectives) {
    this.$objectivesPart.hidden = objectives.length === 0;
    const $items = objectives.map(({ id, completion, success, score }) => {
      const words = [COMPLETION[completion], success !== "unknown" && SUCCESS[success], score !== null && percent(score)].filter(Boolean).join(", ");
      return make("li", {}, make("strong", {}, capital(id.replace(/[_-]+/g, " "))), ` ${words}`);
    });
    replaceWhereChanged(this.$objectives, $items);
  }
}

/** @param {HTMLElement} $list @param {string[][]} pairs  term, words, and "good" or "bad" */
function drawPairs($list, pairs) {
  const $items = pairs.map(([term, words, tone]) => make("div", tone ? { "data-tone": tone } : {}, make("dt", {}, term), make("dd", {}, words)));
  replaceWhereChanged($list, $items);
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
