/** The course's side of SCORM 2004: an LMS's `API_1484_11` object (RTE 2004, 3 and 4). */
import { scormAdapter } from "../scorm_adapter.js";
import { asDecimal, asIdentifier, asScore, cutAtWord, givenNumber } from "../scorm_values.js";
import { answerIn2004, plainText } from "./answers.js"; // only for: answers
import { duration, localTime } from "./times.js";

/** @typedef {import("../scorm_adapter.js").Result} Result */

/** Completion, success and score, each by itself, of the module and of its objectives. */
class Status2004 {
  whole = "cmi";
  #session;
  /** The best that the LMS knows, by entry. @type {Map<string, Result>} */
  #best = new Map();

  /** @param {import("../scorm_api.js").ScormSession} session */
  constructor(session) {
    this.#session = session;
  }

  /** @param {string} entry @returns {Result} */
  read(entry) {
    const completion = this.#session.get(`${entry}.completion_status`);
    const success = this.#session.get(`${entry}.success_status`);
    const scaled = givenNumber(this.#session.get(`${entry}.score.scaled`));
    /** @type {Result} */
    const result = {
      completion: completion === "completed" ? completion : "incomplete",
      success: success === "passed" || success === "failed" ? success : "unknown",
      score: scaled === null ? null : Math.min(1, Math.max(0, scaled)),
    };
    this.#session.noteCommitted(`${entry}.completion_status`, completion);
    this.#session.noteCommitted(`${entry}.success_status`, success);
    this.#best.set(entry, result);
    return result;
  }

  begin() {
    this.#session.send("cmi.completion_status", this.#known("cmi").completion);
  }

  /** @param {string} entry @returns {Result} */
  #known(entry) {
    return this.#best.get(entry) || { completion: "incomplete", success: "unknown", score: null };
  }

  /**
   * @param {string} entry
   * @param {Result} result
   * @param {number|null} passMark
   * @param {boolean} mayFall
   */
  write(entry, { completion, success, score }, passMark, mayFall) {
    const known = this.#known(entry);
    const better = score !== null && (mayFall || known.score === null || score >= known.score) ? score : null;
    /** @type {Result} */
    const result = {
      completion: known.completion === "completed" ? known.completion : completion,
      success: (known.success === "passed" && !mayFall) || success === "unknown" ? known.success : success,
      score: better ?? known.score,
    };
    this.#best.set(entry, result);
    const taken = [better === null || this.#writeScore(entry, better, passMark)];
    if (result.success !== "unknown") taken.push(this.#session.send(`${entry}.success_status`, result.success));
    taken.push(this.#session.send(`${entry}.completion_status`, result.completion));
    return taken.every(Boolean);
  }

  /**
   * Scaled for the LMS's own reckoning with the pass mark; raw out of 100 because Moodle's grade is the raw score.
   * @param {string} entry
   * @param {number} score
   * @param {number|null} passMark
   */
  #writeScore(entry, score, passMark) {
    const scaled = this.#session.send(`${entry}.score.scaled`, asScore(score, passMark, 1, 4));
    if (entry !== "cmi") return scaled; // an objective's measure is the scaled score; four calls for each would be many
    this.#session.send(`${entry}.score.raw`, asScore(score, passMark, 100, 2));
    this.#session.send(`${entry}.score.min`, "0");
    this.#session.send(`${entry}.score.max`, "100");
    return scaled;
  }

  isCompleted() {
    return this.#known("cmi").completion === "completed";
  }
}

/**
 * The type right after the id: the forms of response and pattern depend on it (RTE 4.2.9).
 * @param {import("../scorm_adapter.js").Interaction} answer
 * @param {Object<string, number>} limits
 * @returns {[string, string][]}
 */
function fields(answer, limits) {
  const { type, patterns, response, result } = answerIn2004(answer, limits);
  return [
    ["type", type],
    ["objectives.0.id", asIdentifier(answer.objective, limits.identifier)],
    ["timestamp", localTime(answer.time)],
    ...patterns.map((pattern, index) => /** @type {[string, string]} */ ([`correct_responses.${index}.pattern`, pattern])),
    ["weighting", asDecimal(answer.weight, 4)],
    ["learner_response", response],
    ["result", result],
    ["latency", duration(answer.latency)],
    ["description", cutAtWord(plainText(answer.description), limits.description)],
  ];
}

export const adapter = scormAdapter({
  api: "API_1484_11",
  verbs: { prefix: "", terminate: "Terminate", always: "cmi.completion_status" },
  elements: {
    exit: "cmi.exit",
    mode: "cmi.mode",
    location: "cmi.location",
    learnerId: "cmi.learner_id",
    learnerName: "cmi.learner_name",
    passMark: "cmi.scaled_passing_score",
    time: "cmi.session_time",
    measure: "cmi.progress_measure",
  },
  topMark: 1,
  readsRecords: true,
  duration,
  fields,
  makeStatus: (session) => new Status2004(session),
});
