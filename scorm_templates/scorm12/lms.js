/**
 * The LMS's side of SCORM 1.2 (RTE 3.3 and 3.4): what an LMS holds, what it does at the end of a session, and what it
 * says of it.
 *
 * @typedef {import("../../builder/lms/contract.js").LmsState} LmsState
 * @typedef {import("../../builder/lms/contract.js").Launch} Launch
 * @typedef {import("../../builder/lms/contract.js").Lms} Lms
 * @typedef {import("../scorm_lms.js").Family} Family
 * @typedef {import("../scorm_lms_model.js").Model} Model
 * @typedef {import("../scorm_lms_model.js").Place} Place
 */
import { ScormLms } from "../scorm_lms.js";
import { openWithQuirks } from "../scorm_lms_with_quirks.js";
import { QUIRKS } from "../scorm_lms_quirks.js";
import { clockParts, twoDigits } from "../scorm_values.js";
import { CALLS } from "./lms_calls.js";
import { elementsOf12, masteryScore } from "./lms_elements.js";
import { read, secondsIn } from "./lms_words.js";

const LONGEST_COMMENTS = 4096;
/** What ends with each session, and what an LMS makes anew. */
const OF_THE_SESSION = ["cmi.core.exit", "cmi.core.session_time"];
/** Handed back only where the last session ended with suspend: all LMSs keep them then, and some only then. */
const SUSPENDED = ["cmi.suspend_data", "cmi.core.lesson_location"];

/** @type {Family} */
const FAMILY = {
  ...CALLS,
  title: "SCORM 1.2",
  table: elementsOf12,
  begin,
  rule: (model, { name }, value) =>
    name === "cmi.comments" && commentsWith(model, value).length > LONGEST_COMMENTS
      ? ["405", `${name} takes ${LONGEST_COMMENTS} characters in all, and is full`]
      : null,
  hurts,
  // What a learner says is added to what they said before (RTE 3.4.4, cmi.comments).
  taken: (model, { name }, value) => (name === "cmi.comments" ? commentsWith(model, value) : value),
  given: (model, name) => model.values.get(name) || "",
  end,
  farewell,
  clause: (pattern) => `SCORM 1.2 RTE ${pattern === "" ? "3.3" : "3.4.4"}`,
};

/**
 * @param {Model} model
 * @param {LmsState} state
 */
function begin(model, state) {
  if (!state) return;
  for (const [name, value] of Object.entries(/** @type {Object<string, string>} */ (state.values))) {
    const place = model.find(name);
    const lost = OF_THE_SESSION.includes(name) || (SUSPENDED.includes(name) && !state.suspended);
    const own = place && place.element.access === "read" && name !== "cmi.core.total_time";
    if (place && !lost && !own) model.put(name, value);
  }
  model.put("cmi.core.entry", state.suspended ? "resume" : "");
}

/**
 * @param {Model} model
 * @param {string} value
 * @returns {string}
 */
function commentsWith(model, value) {
  return (model.values.get("cmi.comments") || "") + value;
}

/**
 * Ids come first, and types before what is written by them: the standard leaves the order open, LMSs don't.
 * @param {Model} model
 * @param {Place} place
 * @param {string} value
 * @returns {string}
 */
function hurts(model, { name, pattern, entries }, value) {
  if (entries.length === 0) return "";
  const [list, index] = entries[0];
  const id = model.values.get(`${list}.${index}.id`);
  if (pattern === `${list}.n.id`) {
    if (id !== undefined && id !== value) return `was ${id} before: some LMSs refuse another id.`;
    const twin = list === "cmi.objectives" && idsOf(model, list).indexOf(value);
    return typeof twin === "number" && twin >= 0 && twin !== index ? `is the id of objective ${twin} already.` : "";
  }
  if (id === undefined) return `comes before ${list}.${index}.id: some LMSs refuse it.`;
  const written = name.endsWith(".pattern") || name.endsWith(".student_response");
  if (written && !model.values.has(`${list}.${index}.type`))
    return `comes before ${list}.${index}.type: some LMSs refuse it.`;
  return "";
}

/**
 * @param {Model} model
 * @param {string} list
 */
function idsOf(model, list) {
  return Array.from({ length: model.count(list) }, (_, index) => model.values.get(`${list}.${index}.id`) || "");
}

/**
 * What an LMS makes of a session: the time is added; a module that said no status has one at its end (RTE 3.4.4,
 * cmi.core.lesson_status).
 * @param {Model} model
 * @param {Launch} launch
 * @param {boolean} finished
 * @returns {NonNullable<LmsState>}
 */
function end(model, launch, finished) {
  const values = model.stored();
  const seconds = secondsIn(values["cmi.core.total_time"]) + secondsIn(values["cmi.core.session_time"] || "");
  values["cmi.core.total_time"] = timespan(seconds);
  if (finished && values["cmi.core.lesson_status"] === "not attempted") {
    values["cmi.core.lesson_status"] = statusAtEnd(values, launch);
  }
  return { values, suspended: values["cmi.core.exit"] === "suspend" };
}

/**
 * @param {Object<string, string>} values
 * @param {Launch} launch
 * @returns {string}
 */
function statusAtEnd(values, launch) {
  if (launch.mode === "browse") return "browsed";
  return (launch.mode === "normal" && byMastery(values["cmi.core.score.raw"] || "", launch)) || "completed";
}

/**
 * What the pass mark of the manifest makes of a score; "" when one of them is missing.
 * @param {string} raw
 * @param {Launch} launch
 * @returns {string}
 */
function byMastery(raw, { passMark }) {
  if (passMark === null || raw === "") return "";
  return Number(raw) >= masteryScore(passMark) ? "passed" : "failed";
}

/**
 * @param {Model} model
 * @param {Launch} launch
 * @returns {string}
 */
function farewell(model, launch) {
  const status = model.values.get("cmi.core.lesson_status") || "";
  const decided = byMastery(model.values.get("cmi.core.score.raw") || "", launch);
  const differs = decided !== "" && decided !== status && (status === "passed" || status === "failed");
  return differs
    ? `cmi.core.lesson_status was set to ${status}, but by the pass mark of the manifest some LMSs make it ${decided}.`
    : "";
}

/**
 * @param {number} seconds
 * @returns {string}
 */
function timespan(seconds) {
  const { hours, minutes, hundredths } = clockParts(seconds);
  const rest = `${twoDigits(Math.floor(hundredths / 100))}.${twoDigits(hundredths % 100)}`;
  return `${twoDigits(Math.min(hours, 9999), 4)}:${twoDigits(minutes)}:${rest}`;
}

/** @type {Lms} */
export const lms = {
  apiName: "API",
  quirks: QUIRKS,
  open: (state, launch, network, log) =>
    openWithQuirks(FAMILY, state, launch, network, log, (...how) => new ScormLms(FAMILY, ...how).session()),
  read,
};
