/**
 * What an LMS holds of a module in SCORM 2004, in words.
 *
 * @typedef {import("../../builder/lms/contract.js").Answer} Answer
 * @typedef {import("../../builder/lms/contract.js").LmsState} LmsState
 * @typedef {import("../../builder/lms/contract.js").ObjectiveSummary} ObjectiveSummary
 * @typedef {import("../../builder/lms/contract.js").Summary} Summary
 */
import { entriesIn } from "../scorm_lms_model.js";
import { KINDS, nothingKept, readable, resultInWords, scoreIn, share, under } from "../scorm_lms_words.js";
import { givenNumber } from "../scorm_values.js";

/** Lengths in seconds; years and months as LMSs reckon them. */
const UNITS = { Y: 31536000, M: 2592000, D: 86400, TH: 3600, TM: 60, TS: 1 };

/**
 * @param {LmsState} state
 * @returns {Summary}
 */
export function read(state) {
  if (!state) return nothingKept();
  /** @type {Object<string, string>} */
  const values = state.values;
  return {
    completion: completionIn(values["cmi.completion_status"]),
    success: successIn(values["cmi.success_status"]),
    ...scoreOf(values, "cmi.score"),
    progress: givenNumber(values["cmi.progress_measure"] || ""),
    seconds: secondsIn(values["cmi.total_time"]),
    location: values["cmi.location"] || "",
    state: values["cmi.suspend_data"] || "",
    suspended: state.suspended,
    objectives: entriesIn(values, "cmi.objectives").map(objectiveInWords),
    answers: entriesIn(values, "cmi.interactions").map(answerInWords),
    comments: entriesIn(values, "cmi.comments_from_learner").map((entry) => plain(entry.comment || "")),
    values: Object.entries(values),
    navigation: state.navigation,
  };
}

/**
 * @param {string} [status]
 * @returns {Summary["completion"]}
 */
function completionIn(status) {
  return status === "completed" || status === "incomplete" || status === "not attempted" ? status : "unknown";
}

/**
 * @param {string} [status]
 * @returns {Summary["success"]}
 */
function successIn(status) {
  return status === "passed" || status === "failed" ? status : "unknown";
}

/**
 * @param {Object<string, string>} values
 * @param {string} entry
 * @returns {{score: number|null, raw: string}}
 */
function scoreOf(values, entry) {
  const scaled = givenNumber(values[`${entry}.scaled`] || "");
  const { score, raw } = scoreIn(values, entry);
  return { score: scaled === null ? score : share(scaled), raw };
}

/**
 * @param {Object<string, string>} entry
 * @returns {ObjectiveSummary}
 */
function objectiveInWords(entry) {
  return {
    id: entry.id || "",
    score: scoreOf(entry, "score").score,
    success: successIn(entry.success_status),
    completion: completionIn(entry.completion_status),
    progress: givenNumber(entry.progress_measure || ""),
  };
}

/**
 * @param {Object<string, string>} entry
 * @returns {Answer}
 */
function answerInWords(entry) {
  const kind = entry.type || "";
  const id = entry.id || "";
  return {
    id,
    question: plain(entry.description || "") || readable(id),
    kind: KINDS[kind] || "",
    response: inWords(kind, entry.learner_response || ""),
    right: under(entry, "correct_responses")
      .map((pattern) => inWords(kind, pattern.replace(/^(\{\w+_matters=\w+\})+/, "")))
      .join(" or "),
    ...resultInWords(entry.result || ""),
    weight: entry.weighting || "",
    latency: entry.latency ? secondsIn(entry.latency) : null,
    time: (entry.timestamp || "").replace("T", " "),
    objective: under(entry, "objectives").map(readable).join(", "),
  };
}

/** @type {Object<string, (parts: string[]) => string>} */
const JOINED = {
  choice: (parts) => parts.map(readable).join(", "),
  likert: (parts) => parts.map(readable).join(", "),
  sequencing: (parts) => parts.map(readable).join(", then "),
  matching: (parts) => parts.map((part) => part.split("[.]").map(readable).join(" with ")).join(", "),
  performance: (parts) => parts.map(stepInWords).join(", then "),
  "fill-in": (parts) => parts.map(plain).join("; "),
};

/**
 * @param {string} kind
 * @param {string} response
 * @returns {string}
 */
function inWords(kind, response) {
  if (response === "") return "";
  if (kind === "numeric") return rangeInWords(response);
  return JOINED[kind] ? JOINED[kind](response.split("[,]")) : plain(response);
}

/** @param {string} step */
function stepInWords(step) {
  const [name, answer = ""] = step.split("[.]");
  const given = answer.includes("[:]") ? rangeInWords(answer) : answer;
  return name === "" ? given : given === "" ? readable(name) : `${readable(name)}: ${given}`;
}

/** @param {string} range */
function rangeInWords(range) {
  const [least, most] = range.split("[:]");
  if (most === undefined || least === most) return least;
  if (least === "") return most === "" ? "any number" : `at most ${most}`;
  return most === "" ? `at least ${least}` : `from ${least} to ${most}`;
}

/**
 * Text without its language.
 * @param {string} text
 * @returns {string}
 */
function plain(text) {
  return text.replace(/^\{lang=[^{}]*\}/, "");
}

/**
 * @param {string} span  a duration as PT1H2M3S
 * @returns {number}
 */
export function secondsIn(span) {
  const [days = "", hours = ""] = span.replace(/^P/, "").split("T");
  const sum = (/** @type {string} */ part, /** @type {string} */ before) =>
    [...part.matchAll(/([\d.]+)([A-Z])/g)].reduce(
      (total, [, count, unit]) => total + Number(count) * UNITS[/** @type {keyof typeof UNITS} */ (before + unit)],
      0,
    );
  return sum(days, "") + sum(hours, "T");
}
