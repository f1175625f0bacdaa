/**
 * The course's side of SCORM 1.2: five verbs between the neutral runtime and an LMS's `API` object (RTE 1.2, section
 * 3).
 *
 * @typedef {import("../../builder/runtime/contract.js").Interaction} Interaction
 * @typedef {import("../../builder/runtime/contract.js").Progress} Progress
 * @typedef {import("../../builder/runtime/contract.js").Restored} Restored
 * @typedef {import("../../builder/runtime/contract.js").ObjectiveProgress} ObjectiveProgress
 * @typedef {import("../../builder/runtime/contract.js").AdapterSettings} AdapterSettings
 */
import { findApi } from "#runtime/lms/find_api.js";
import { ScormSession } from "../scorm_api.js";
import { Records } from "../scorm_records.js";
import { asDecimal, asIdentifier, asScore, clockParts } from "../scorm_values.js";
import { cutText, givenMark, givenNumber, twoDigits } from "../scorm_values.js";
import { answerIn12 } from "./answers.js";

const VERBS = {
  initialize: "LMSInitialize",
  terminate: "LMSFinish",
  get: "LMSGetValue",
  set: "LMSSetValue",
  commit: "LMSCommit",
  error: "LMSGetLastError",
  always: "cmi.core.lesson_status",
};

/** Statuses in the order in which they may follow one another. */
const RANK = ["incomplete", "failed", "completed", "passed"];

/** Set by `connect`, before any other verb. @type {ScormSession} */
let session;
/** @type {Records} */
let records;
/** @type {Object<string, number>} */
let limits = {};
let recording = false;
let ended = true;
/** Whether all was kept at the end. */
let kept = false;
/** Whether the LMS goes on holding the saved state that it had when the module was completed, whatever it answers. */
let isLocked = false;
/**
 * The best status and score of the course and of its objectives that the LMS knows.
 * @type {Map<string, {status: string, score: number|null}>}
 */
let best = new Map();

/**
 * @param {AdapterSettings} settings
 * @returns {Promise<import("../../builder/runtime/contract.js").Connection>}
 */
async function connect(settings) {
  limits = settings.limits;
  recording = false;
  kept = false;
  best = new Map();
  session = new ScormSession(await findApi("API"), VERBS);
  records = new Records(session, settings.records || [], limits, false);
  const connection = session.open();
  ended = connection !== "open";
  return connection;
}

/** @returns {Restored} */
function restore() {
  const get = (/** @type {string} */ element) => session.get(element);
  const mode = get("cmi.core.lesson_mode");
  recording = !ended && mode !== "review" && mode !== "browse";
  // At once, and for good: a page that dies must not cost the learner the saved state. Who only looks changes nothing.
  if (recording) session.send("cmi.core.exit", "suspend");
  const status = get("cmi.core.lesson_status");
  const raw = givenNumber(get("cmi.core.score.raw"));
  const score = raw === null ? null : Math.min(1, Math.max(0, raw / 100));
  // Read whatever cmi.core.entry says: some LMSs call every launch a first one.
  const state = get("cmi.suspend_data");
  const location = get("cmi.core.lesson_location");
  const learner = { id: get("cmi.core.student_id"), name: get("cmi.core.student_name") };
  best.set("cmi.core", { status: RANK.includes(status) ? status : "incomplete", score });
  session.holds("cmi.core.lesson_status", status);
  session.holds("cmi.suspend_data", state);
  session.holds("cmi.core.lesson_location", location);
  // An LMS calls a course completed that says nothing (RTE 3.4.4), so say that it has only begun.
  if (recording && !RANK.includes(status)) session.send("cmi.core.lesson_status", "incomplete");
  return {
    state,
    location,
    learner,
    completion: status === "completed" || status === "passed" ? "completed" : "incomplete",
    success: status === "passed" || status === "failed" ? status : "unknown",
    score,
    passMark: givenMark(get("cmi.student_data.mastery_score"), 100),
    mode: mode === "review" || mode === "browse" ? mode : "normal",
  };
}

/**
 * @param {Interaction} interaction
 * @returns {boolean}
 */
function record(interaction) {
  if (ended) return false;
  if (!recording) return true;
  const told = answerIn12(interaction, limits);
  /** @type {[string, string][]} */
  const patterns = told.patterns.map((pattern, index) => [`correct_responses.${index}.pattern`, pattern]);
  return records.tell(interaction, [
    ["objectives.0.id", asIdentifier(interaction.objective, limits.identifier)],
    ["time", clockTime(interaction.time)],
    ["type", told.type],
    ["weighting", asDecimal(Math.min(100, Math.max(0, interaction.weight)), 2)],
    ...patterns,
    ["student_response", told.response],
    ["result", told.result],
    ["latency", timespan(interaction.latency)],
  ]);
}

/**
 * @param {Progress} progress
 * @returns {boolean}
 */
function save(progress) {
  if (ended) return false;
  if (!recording) return true;
  session.resend();
  session.send("cmi.core.exit", "suspend");
  const taken = [
    // Score before status: Cornerstone loses it otherwise.
    sendStanding("cmi.core", statusOf(progress), progress.success, progress.score, progress.passMark, progress.mayFall),
    // A state that doesn't fit can't be cut: it would be unreadable.
    progress.state.length <= limits.saved_state && session.send("cmi.suspend_data", progress.state),
  ];
  session.send("cmi.core.lesson_location", cutText(progress.location, limits.location));
  progress.objectives.forEach(saveObjective);
  session.send("cmi.core.session_time", timespan(progress.seconds));
  const saved = session.commit() && taken.every(Boolean);
  const completed = ["completed", "passed"].includes((best.get("cmi.core") || {}).status || "");
  isLocked = saved && completed && session.ignores("cmi.suspend_data");
  return saved;
}

/**
 * @param {Progress} progress
 * @returns {boolean}
 */
function finish(progress) {
  if (ended) return kept;
  const saved = save(progress);
  ended = true;
  kept = session.close() && saved;
  return kept;
}

/**
 * @param {ObjectiveProgress} objective
 */
function saveObjective(objective) {
  const entry = session.objective(asIdentifier(objective.id, limits.identifier), learnObjective);
  if (entry) sendStanding(entry, statusOf(objective), objective.success, objective.score, null);
}

/**
 * What an earlier session left in an objective.
 * @param {string} entry
 */
function learnObjective(entry) {
  const status = session.get(`${entry}.status`);
  const raw = givenNumber(session.get(`${entry}.score.raw`));
  best.set(entry, { status: RANK.includes(status) ? status : "incomplete", score: raw === null ? null : raw / 100 });
  session.holds(`${entry}.status`, status);
}

/**
 * Score, then status, of the course or an objective: never lower than what the LMS knows.
 * @param {string} entry
 * @param {string} status
 * @param {string} success
 * @param {number|null} score
 * @param {number|null} passMark
 * @param {boolean} [mayFall]  by the author's wish: then score and success may
 * @returns {boolean}
 */
function sendStanding(entry, status, success, score, passMark, mayFall = false) {
  const known = best.get(entry) || { status: "incomplete", score: null };
  const better = score !== null && (mayFall || known.score === null || score >= known.score) ? score : null;
  const scored = better === null || session.send(`${entry}.score.raw`, asScore(better, passMark, 100, 2));
  if (better !== null && entry === "cmi.core") {
    session.send(`${entry}.score.min`, "0");
    session.send(`${entry}.score.max`, "100");
  }
  // Failed gives way to incomplete for a learner who has passed since, and has pages left to see.
  const mended = (known.status === "failed" && success === "passed") || (mayFall && status !== "incomplete");
  const higher = mended || RANK.indexOf(status) >= RANK.indexOf(known.status) ? status : known.status;
  best.set(entry, { status: higher, score: better === null ? known.score : better });
  const element = entry === "cmi.core" ? "cmi.core.lesson_status" : `${entry}.status`;
  return session.send(element, higher) && scored;
}

/**
 * One word for two things (RTE 3.4.2.2.3): passed only when there is also nothing left to do.
 * @param {{completion: string, success: string}} standing
 * @returns {string}
 */
function statusOf(standing) {
  if (standing.success === "failed") return "failed";
  if (standing.completion !== "completed") return "incomplete";
  return standing.success === "passed" ? "passed" : "completed";
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

export const adapter = {
  connect,
  restore,
  record,
  save,
  finish,
  hasEnded: () => session.hasEnded,
  isLocked: () => isLocked,
  hasReopened: () => {
    const anew = session.hasReopened();
    if (anew) records.restart();
    return anew;
  },
  doubt: () => session.doubt(),
  view: () => session.view(),
};
