/** The course's side of SCORM 1.2: an LMS's `API` object (RTE 1.2, section 3). */
import { scormAdapter } from "../scorm_adapter.js";
import { asDecimal, asIdentifier, asScore, clockParts, givenNumber, twoDigits } from "../scorm_values.js";
import { answerIn12 } from "./answers.js"; // only for: answers

/** @typedef {import("../scorm_adapter.js").Result} Result */

/** Statuses in the order in which they may follow one another. */
const RANK = ["incomplete", "failed", "completed", "passed"];
const CORE = "cmi.core";

/** Status and score of the module and of its objectives. */
class Status12 {
  whole = CORE;
  #session;
  /** The best that the LMS knows, by entry. @type {Map<string, {status: string, score: number|null}>} */
  #best = new Map();
  #isNew = false;

  /** @param {import("../scorm_api.js").ScormSession} session */
  constructor(session) {
    this.#session = session;
  }

  /** @param {string} entry */
  #element(entry) {
    return entry === CORE ? `${CORE}.lesson_status` : `${entry}.status`;
  }

  /** @param {string} entry @returns {Result} */
  read(entry) {
    const status = this.#session.get(this.#element(entry));
    const raw = givenNumber(this.#session.get(`${entry}.score.raw`));
    const score = raw === null ? null : Math.min(1, Math.max(0, raw / 100));
    const isKnown = RANK.includes(status);
    if (entry === CORE) this.#isNew = !isKnown;
    this.#best.set(entry, { status: isKnown ? status : RANK[0], score });
    this.#session.noteCommitted(this.#element(entry), status);
    return {
      completion: status === "completed" || status === "passed" ? "completed" : "incomplete",
      success: status === "passed" || status === "failed" ? status : "unknown",
      score,
    };
  }

  /** An LMS calls a course completed that says nothing (RTE 3.4.4), so this says that it has only begun. */
  begin() {
    if (this.#isNew) this.#session.send(this.#element(CORE), RANK[0]);
  }

  /**
   * Score, then status: Cornerstone loses the score otherwise.
   * @param {string} entry
   * @param {Result} result
   * @param {number|null} passMark
   * @param {boolean} mayFall
   */
  write(entry, result, passMark, mayFall) {
    const known = this.#best.get(entry) || { status: RANK[0], score: null };
    const score = result.score !== null && (mayFall || known.score === null || result.score >= known.score) ? result.score : null;
    const scored = score === null || this.#session.send(`${entry}.score.raw`, asScore(score, passMark, 100, 2));
    if (score !== null && entry === CORE) {
      this.#session.send(`${entry}.score.min`, "0");
      this.#session.send(`${entry}.score.max`, "100");
    }
    const status = lessonStatus(result);
    // Failed gives way to incomplete for a learner who has passed since, and has pages left to see.
    const mended = (known.status === "failed" && result.success === "passed") || (mayFall && status !== RANK[0]);
    const higher = mended || RANK.indexOf(status) >= RANK.indexOf(known.status) ? status : known.status;
    this.#best.set(entry, { status: higher, score: score ?? known.score });
    return this.#session.send(this.#element(entry), higher) && scored;
  }

  isCompleted() {
    return ["completed", "passed"].includes(this.#best.get(CORE)?.status || "");
  }
}

/** One word for two things (RTE 3.4.2.2.3): passed only when there is also nothing left to do. @param {Result} result */
function lessonStatus({ completion, success }) {
  if (success === "failed") return "failed";
  if (completion !== "completed") return RANK[0];
  return success === "passed" ? "passed" : "completed";
}

/**
 * @param {import("../scorm_adapter.js").Interaction} answer
 * @param {Object<string, number>} limits
 * @returns {[string, string][]}
 */
function fields(answer, limits) {
  const { type, patterns, response, result } = answerIn12(answer, limits);
  return [
    ["objectives.0.id", asIdentifier(answer.objective, limits.identifier)],
    ["time", clockTime(answer.time)],
    ["type", type],
    ["weighting", asDecimal(Math.min(100, Math.max(0, answer.weight)), 2)],
    ...patterns.map((pattern, index) => /** @type {[string, string]} */ ([`correct_responses.${index}.pattern`, pattern])),
    ["student_response", response],
    ["result", result],
    ["latency", timespan(answer.latency)],
  ];
}

/**
 * CMITimespan, HHHH:MM:SS.SS: at least two digits of hours, at most two decimals (Moodle refuses others).
 * @param {number} seconds
 * @returns {string}
 */
function timespan(seconds) {
  const { hours, minutes, hundredths } = clockParts(seconds);
  const whole = twoDigits(Math.floor(hundredths / 100));
  return `${twoDigits(Math.min(hours, 9999))}:${twoDigits(minutes)}:${whole}.${twoDigits(hundredths % 100)}`;
}

/**
 * CMITime, HH:MM:SS, on the learner's clock.
 * @param {number} time
 * @returns {string}
 */
function clockTime(time) {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return "";
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => twoDigits(part)).join(":");
}

export const adapter = scormAdapter({
  api: "API",
  verbs: { prefix: "LMS", terminate: "Finish", always: "cmi.core.lesson_status" },
  elements: {
    exit: "cmi.core.exit",
    mode: "cmi.core.lesson_mode",
    location: "cmi.core.lesson_location",
    learnerId: "cmi.core.student_id",
    learnerName: "cmi.core.student_name",
    passMark: "cmi.student_data.mastery_score",
    time: "cmi.core.session_time",
  },
  topMark: 100,
  readsRecords: false,
  duration: timespan,
  fields,
  makeStatus: (session) => new Status12(session),
});
