/**
 * The LMS's side of SCORM 2004, all editions (RTE 3 and 4): what an LMS holds, what it decides itself, and what it
 * hands back.
 *
 * @typedef {import("../../builder/lms/contract.js").LmsState} LmsState
 * @typedef {import("../../builder/lms/contract.js").Launch} Launch
 * @typedef {import("../../builder/lms/contract.js").Lms} Lms
 * @typedef {import("../scorm_lms.js").Family} Family
 * @typedef {import("../scorm_lms.js").Refusal} Refusal
 * @typedef {import("../scorm_lms_model.js").Model} Model
 * @typedef {import("../scorm_lms_model.js").Place} Place
 */
import { ScormLms } from "../scorm_lms.js";
import { openWithQuirks } from "../scorm_lms_with_quirks.js";
import { QUIRKS } from "../scorm_lms_quirks.js";
import { CALLS } from "./lms_calls.js";
import { elementsOf2004 } from "./lms_elements.js";
import { ONE_PATTERN } from "./lms_types.js";
import { read, secondsIn } from "./lms_words.js";
import { duration } from "./times.js";

/** What ends with each session. */
const OF_THE_SESSION = ["cmi.exit", "cmi.session_time", "adl.nav.request"];
const VALID = "adl.nav.request_valid.";
/** Sections of RTE 4.2, in the order of the alphabet as the specification has them. */
const SECTIONS = [
  "_version",
  "comments_from_learner",
  "comments_from_lms",
  "completion_status",
  "completion_threshold",
  "credit",
  "entry",
  "exit",
  "interactions",
  "launch_data",
  "learner_id",
  "learner_name",
  "learner_preference",
  "location",
  "max_time_allowed",
  "mode",
  "objectives",
  "progress_measure",
  "scaled_passing_score",
  "score",
  "session_time",
  "success_status",
  "suspend_data",
  "time_limit_action",
  "total_time",
];

/** @type {Family} */
const FAMILY = {
  ...CALLS,
  title: "SCORM 2004",
  table: elementsOf2004,
  begin,
  rule,
  hurts: () => "",
  taken: (_model, _place, value) => value,
  given,
  end,
  farewell,
  clause,
};

/**
 * Only a session that ended with suspend is gone on with: any other end was the end of the attempt (RTE 4.2.8).
 * @param {Model} model
 * @param {LmsState} state
 * @param {Launch} launch
 */
function begin(model, state, launch) {
  if (state && state.suspended) {
    for (const [name, value] of Object.entries(/** @type {Object<string, string>} */ (state.values))) {
      const place = model.find(name);
      const own = place && place.element.access === "read" && name !== "cmi.total_time";
      if (place && !own && !OF_THE_SESSION.includes(name)) model.put(name, value);
    }
    model.put("cmi.entry", "resume");
  }
  const known = idsOf(model, "cmi.objectives");
  for (const { id } of launch.objectives) {
    if (id !== "" && !known.includes(id)) model.put(`cmi.objectives.${model.count("cmi.objectives")}.id`, id);
  }
  if (model.table["adl.data.n.id"]) {
    (launch.stores || []).forEach((id, index) => model.put(`adl.data.${index}.id`, id));
  }
}

/**
 * @param {Model} model
 * @param {string} list
 */
function idsOf(model, list) {
  return Array.from({ length: model.count(list) }, (_, index) => model.values.get(`${list}.${index}.id`) || "");
}

/**
 * What comes first, what may be said once, and how often.
 * @param {Model} model
 * @param {Place} place
 * @param {string} value
 * @returns {Refusal|null}
 */
function rule(model, { name, pattern, entries }, value) {
  if (entries.length === 0) return null;
  const [list, index] = entries[0];
  const entry = `${list}.${index}`;
  if (list !== "cmi.objectives" && list !== "cmi.interactions") return null;
  const id = model.values.get(`${entry}.id`);
  if (pattern !== `${list}.n.id`) {
    if (id === undefined) return ["408", `${name} comes before ${entry}.id`];
  } else if (id !== undefined && id !== value) {
    return ["351", `${name} was set to ${id}, once and for all`];
  }
  if (pattern === "cmi.objectives.n.id" || pattern === "cmi.interactions.n.objectives.n.id") {
    const [own, at] = entries[entries.length - 1];
    const twin = idsOf(model, own).findIndex((id, other) => id === value && other !== at);
    return twin < 0 ? null : ["351", `${name} is the id of ${own}.${twin} already`];
  }
  if (pattern.endsWith(".pattern") || pattern.endsWith(".learner_response")) {
    const kind = model.values.get(`${entry}.type`);
    if (kind === undefined) return ["408", `${name} comes before ${entry}.type`];
    if (pattern.endsWith(".pattern")) return rulePattern(model, name, entries[1], kind, value);
  }
  return null;
}

/**
 * @param {Model} model
 * @param {string} name
 * @param {[string, number]} entry
 * @param {string} kind
 * @param {string} value
 * @returns {Refusal|null}
 */
function rulePattern(model, name, [list, index], kind, value) {
  if (index > 0 && ONE_PATTERN.includes(kind)) return ["351", `${name} is a second pattern, and ${kind} has one`];
  const others = Array.from({ length: model.count(list) }, (_, other) => model.values.get(`${list}.${other}.pattern`));
  const twin = kind === "choice" ? others.findIndex((one, other) => one === value && other !== index) : -1;
  return twin < 0 ? null : ["351", `${name} says the same as ${list}.${twin}.pattern`];
}

/**
 * The value as an LMS hands it out: with a threshold or a pass mark in the manifest it decides status itself (RTE
 * 4.2.4.1 and 4.2.22.1).
 * @param {Model} model
 * @param {string} name
 * @param {Launch} launch
 * @returns {string|null}
 */
function given(model, name, launch) {
  if (name.startsWith(VALID)) return String((launch.moves || []).includes(name.slice(VALID.length)));
  const decided = decisions(model, launch)[name];
  if (decided !== undefined) return decided;
  const value = model.values.get(name);
  if (value !== undefined) return value;
  return /^cmi\.objectives\.\d+\.(success|completion)_status$/.test(name) ? "unknown" : null;
}

/**
 * @param {Model} model
 * @param {Launch} launch
 * @returns {Object<string, string>}
 */
function decisions(model, { passMark, completionThreshold }) {
  /** @type {Object<string, string>} */
  const decided = {};
  const judge = (/** @type {string} */ element, /** @type {number} */ mark, /** @type {string[]} */ [yes, no]) => {
    const value = model.values.get(element);
    return value === undefined ? "unknown" : Number(value) >= mark ? yes : no;
  };
  if (completionThreshold !== null) {
    decided["cmi.completion_status"] = judge("cmi.progress_measure", completionThreshold, ["completed", "incomplete"]);
  }
  if (passMark !== null) decided["cmi.success_status"] = judge("cmi.score.scaled", passMark, ["passed", "failed"]);
  return decided;
}

/**
 * @param {Model} model
 * @param {Launch} launch
 * @param {boolean} finished
 * @returns {NonNullable<LmsState>}
 */
function end(model, launch, finished) {
  const values = { ...model.stored(), ...decisions(model, launch) };
  const request = values["adl.nav.request"];
  values["cmi.total_time"] = duration(
    secondsIn(values["cmi.total_time"]) + secondsIn(values["cmi.session_time"] || ""),
  );
  const suspended = values["cmi.exit"] === "suspend" || (finished && request === "suspendAll");
  return { values, suspended, navigation: finished && request !== "_none_" ? request : "" };
}

/**
 * What a module said that the LMS overrules.
 * @param {Model} model
 * @param {Launch} launch
 * @returns {string}
 */
function farewell(model, launch) {
  const reasons = { "cmi.completion_status": "the completion threshold", "cmi.success_status": "the pass mark" };
  for (const [name, decided] of Object.entries(decisions(model, launch))) {
    const status = model.values.get(name) || "unknown";
    const why = reasons[/** @type {keyof typeof reasons} */ (name)];
    if (status !== "unknown" && status !== decided) {
      return `${name} was set to ${status}, but by ${why} of the manifest it is ${decided} (${clause(name)}).`;
    }
  }
  return "";
}

/** @param {string} pattern */
function clause(pattern) {
  if (pattern === "") return "SCORM 2004 RTE 3.1";
  if (pattern.startsWith("adl.nav")) return "SCORM 2004 SN 5.6";
  if (pattern.startsWith("adl.data")) return "SCORM 2004 RTE 4.3";
  const section = SECTIONS.indexOf(pattern.split(".")[1]) + 1;
  return `SCORM 2004 RTE 4.2${section > 0 ? `.${section}` : ""}`;
}

/** @type {Lms} */
export const lms = {
  apiName: "API_1484_11",
  quirks: QUIRKS,
  open: (state, launch, network, log) =>
    openWithQuirks(FAMILY, state, launch, network, log, (...how) => new ScormLms(FAMILY, ...how).session()),
  read,
};
