/**
 * The course's side of SCORM 2004: five verbs between the neutral runtime and an LMS's `API_1484_11` object (RTE
 * 2004, 3 and 4).
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
import { asDecimal, asIdentifier, asScore, cutAtWord, cutText, givenMark, givenNumber } from "../scorm_values.js";
import { answerIn2004, plainText } from "./answers.js";
import { duration, localTime } from "./times.js";

const VERBS = {
  initialize: "Initialize",
  terminate: "Terminate",
  get: "GetValue",
  set: "SetValue",
  commit: "Commit",
  error: "GetLastError",
  always: "cmi.completion_status",
};

/** @typedef {Pick<Progress, "completion"|"success"|"score">} Standing */

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
/** The best that the LMS knows of the course ("cmi") and of its objectives. @type {Map<string, Standing>} */
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
  session = new ScormSession(await findApi("API_1484_11"), VERBS);
  records = new Records(session, settings.records || [], limits, true);
  const connection = session.open();
  ended = connection !== "open";
  return connection;
}

/** @returns {Restored} */
function restore() {
  const get = (/** @type {string} */ element) => session.get(element);
  const mode = get("cmi.mode");
  recording = !ended && mode !== "review" && mode !== "browse";
  // At once, and for good: Moodle hands the state back only after this, and the page may die at any moment. It stays so
  // after completion, for an exit of another kind ends the attempt, and with it the state. Who only looks changes nothing.
  if (recording) session.send("cmi.exit", "suspend");
  const standing = learnStanding("cmi");
  // Read whatever cmi.entry says: Chamilo answers ab-initio after a suspend.
  const state = get("cmi.suspend_data");
  const location = get("cmi.location");
  session.holds("cmi.suspend_data", state);
  session.holds("cmi.location", location);
  if (recording) session.send("cmi.completion_status", standing.completion);
  return {
    state,
    location,
    learner: { id: get("cmi.learner_id"), name: get("cmi.learner_name") },
    ...standing,
    passMark: givenMark(get("cmi.scaled_passing_score"), 1),
    mode: mode === "review" || mode === "browse" ? mode : "normal",
  };
}

/**
 * What an earlier session left of the course or of an objective.
 * @param {string} entry
 * @returns {Standing}
 */
function learnStanding(entry) {
  const completion = session.get(`${entry}.completion_status`);
  const success = session.get(`${entry}.success_status`);
  const scaled = givenNumber(session.get(`${entry}.score.scaled`));
  /** @type {Standing} */
  const standing = {
    completion: completion === "completed" ? completion : "incomplete",
    success: success === "passed" || success === "failed" ? success : "unknown",
    score: scaled === null ? null : Math.min(1, Math.max(0, scaled)),
  };
  session.holds(`${entry}.completion_status`, completion);
  session.holds(`${entry}.success_status`, success);
  best.set(entry, standing);
  return standing;
}

/**
 * @param {Interaction} interaction
 * @returns {boolean}
 */
function record(interaction) {
  if (ended) return false;
  if (!recording) return true;
  const told = answerIn2004(interaction, limits);
  /** @type {[string, string][]} */
  const patterns = told.patterns.map((pattern, index) => [`correct_responses.${index}.pattern`, pattern]);
  return records.tell(interaction, [
    // The type right after the id: the forms of response and pattern depend on it (RTE 4.2.9).
    ["type", told.type],
    ["objectives.0.id", asIdentifier(interaction.objective, limits.identifier)],
    ["timestamp", localTime(interaction.time)],
    ...patterns,
    ["weighting", asDecimal(interaction.weight, 4)],
    ["learner_response", told.response],
    ["result", told.result],
    ["latency", duration(interaction.latency)],
    ["description", cutAtWord(plainText(interaction.description), limits.description)],
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
  session.send("cmi.exit", "suspend");
  const taken = [
    sendStanding("cmi", progress, progress.passMark, progress.mayFall),
    // A state that doesn't fit can't be cut: it would be unreadable.
    progress.state.length <= limits.saved_state && session.send("cmi.suspend_data", progress.state),
  ];
  session.send("cmi.progress_measure", asDecimal(progress.progress, 2));
  session.send("cmi.location", cutText(progress.location, limits.location));
  progress.objectives.forEach(saveObjective);
  session.send("cmi.session_time", duration(progress.seconds));
  const saved = session.commit() && taken.every(Boolean);
  const completed = (best.get("cmi") || {}).completion === "completed";
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
  const entry = session.objective(asIdentifier(objective.id, limits.identifier), learnStanding);
  if (entry) sendStanding(entry, objective, null);
}

/**
 * Score, then success and completion, each by itself, of the course or an objective: never lower than what the LMS
 * knows.
 * @param {string} entry
 * @param {Standing} now
 * @param {number|null} passMark
 * @param {boolean} [mayFall]  by the author's wish: then score and success may
 * @returns {boolean}
 */
function sendStanding(entry, now, passMark, mayFall = false) {
  /** @type {Standing} */
  const known = best.get(entry) || { completion: "incomplete", success: "unknown", score: null };
  const better = now.score !== null && (mayFall || known.score === null || now.score >= known.score) ? now.score : null;
  /** @type {Standing} */
  const standing = {
    completion: known.completion === "completed" ? known.completion : now.completion,
    success: (known.success === "passed" && !mayFall) || now.success === "unknown" ? known.success : now.success,
    score: better === null ? known.score : better,
  };
  best.set(entry, standing);
  const taken = [better === null || sendScore(entry, better, passMark)];
  if (standing.success !== "unknown") taken.push(session.send(`${entry}.success_status`, standing.success));
  taken.push(session.send(`${entry}.completion_status`, standing.completion));
  return taken.every(Boolean);
}

/**
 * Scaled for the LMS's own reckoning with the pass mark; raw out of 100 because Moodle's grade is the raw score.
 * @param {string} entry
 * @param {number} score
 * @param {number|null} passMark
 * @returns {boolean}
 */
function sendScore(entry, score, passMark) {
  const scaled = session.send(`${entry}.score.scaled`, asScore(score, passMark, 1, 4));
  if (entry !== "cmi") return scaled; // an objective's measure is the scaled score; four calls for each would be many
  session.send(`${entry}.score.raw`, asScore(score, passMark, 100, 2));
  session.send(`${entry}.score.min`, "0");
  session.send(`${entry}.score.max`, "100");
  return scaled;
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
