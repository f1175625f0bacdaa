/**
 * What an LMS holds of a module in SCORM 1.2, in words.
 *
 * @typedef {import("../../builder/lms/contract.js").Answer} Answer
 * @typedef {import("../../builder/lms/contract.js").LmsState} LmsState
 * @typedef {import("../../builder/lms/contract.js").Summary} Summary
 */
import { entriesIn } from "../scorm_lms_model.js";
import { KINDS, nothingKept, readable, resultInWords, scoreIn, under } from "../scorm_lms_words.js";

/**
 * @param {LmsState} state
 * @returns {Summary}
 */
export function read(state) {
  if (!state) return nothingKept();
  /** @type {Object<string, string>} */
  const values = state.values;
  const comments = values["cmi.comments"] || "";
  return {
    ...standing(values["cmi.core.lesson_status"]),
    ...scoreIn(values, "cmi.core.score"),
    progress: null,
    seconds: secondsIn(values["cmi.core.total_time"]),
    location: values["cmi.core.lesson_location"] || "",
    state: values["cmi.suspend_data"] || "",
    suspended: state.suspended,
    objectives: entriesIn(values, "cmi.objectives").map((entry) => ({
      id: entry.id || "",
      score: scoreIn(entry, "score").score,
      ...standing(entry.status || "not attempted"),
      progress: null,
    })),
    answers: entriesIn(values, "cmi.interactions").map(answerInWords),
    comments: comments === "" ? [] : [comments],
    values: Object.entries(values),
    navigation: "",
  };
}

/**
 * Two things in one word (RTE 3.4.4, cmi.core.lesson_status). Failed doesn't say that all was seen.
 * @param {string} status
 * @returns {Pick<Summary, "completion" | "success">}
 */
function standing(status) {
  const done = status === "completed" || status === "passed";
  const completion = done ? "completed" : status === "not attempted" ? status : "incomplete";
  return { completion, success: status === "passed" || status === "failed" ? status : "unknown" };
}

/**
 * @param {Object<string, string>} entry
 * @returns {Answer}
 */
function answerInWords(entry) {
  const kind = entry.type || "";
  const inWords = (/** @type {string} */ response) => responseInWords(kind, response);
  return {
    id: entry.id || "",
    question: readable(entry.id || ""),
    kind: KINDS[kind] || "",
    response: inWords(entry.student_response || ""),
    right: under(entry, "correct_responses").map(inWords).join(" or "),
    ...resultInWords(entry.result || ""),
    weight: entry.weighting || "",
    latency: entry.latency ? secondsIn(entry.latency) : null,
    time: entry.time || "",
    objective: under(entry, "objectives").map(readable).join(", "),
  };
}

/**
 * Options are single characters here, and stay so.
 * @param {string} kind
 * @param {string} response
 * @returns {string}
 */
function responseInWords(kind, response) {
  if (kind === "true-false") return /^[t1]/.test(response) ? "true" : /^[f0]/.test(response) ? "false" : response;
  if (!["choice", "sequencing", "matching"].includes(kind)) return response;
  const parts = response.replace(/^\{(.*)\}$/, "$1").split(",");
  if (kind === "matching") return parts.map((part) => part.replace(".", " with ")).join(", ");
  return parts.join(kind === "sequencing" ? ", then " : ", ");
}

/**
 * @param {string} span  HHHH:MM:SS.SS
 * @returns {number}
 */
export function secondsIn(span) {
  const [hours = 0, minutes = 0, seconds = 0] = span.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
