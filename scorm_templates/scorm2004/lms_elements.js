/**
 * The data model of SCORM 2004 as one table (RTE 4.2; SN 5.6 for navigation). Editions differ in limits, which come
 * with the launch, and in what the fourth added.
 *
 * @typedef {import("../../builder/lms/contract.js").Launch} Launch
 * @typedef {import("../scorm_lms_model.js").Element} Element
 */
import { KEYWORD, both, like, oneOf, read, text, write } from "../scorm_lms_types.js";
import { COMPLETION, DURATION, KIND, LANGUAGE, LONG_ID, REAL, RESULT, SUCCESS, TIME } from "./lms_types.js";
import { localised, pattern, response, within } from "./lms_types.js";

const PLAIN_REQUESTS = "continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_";
const SCALED = within(-1, 1);
const EXIT = oneOf("suspend", "normal", "time-out", "logout", "");

/**
 * @param {Launch} launch
 * @returns {Object<string, Element>}
 */
export function elementsOf2004(launch) {
  const { learner, limits, passMark, completionThreshold } = launch;
  const fourth = launch.edition.endsWith("4th");
  return {
    "cmi._version": { ...KEYWORD, first: "1.0" },
    ...COMMENTS,
    "cmi.completion_status": both(COMPLETION, "unknown"),
    "cmi.completion_threshold": read(measure(completionThreshold)),
    "cmi.credit": read(launch.mode === "normal" ? "credit" : "no-credit"),
    "cmi.entry": read("ab-initio"),
    "cmi.exit": write(EXIT),
    ...INTERACTIONS,
    "cmi.launch_data": read(launch.launchText || null),
    "cmi.learner_id": read(learner.id),
    "cmi.learner_name": read(learner.name),
    "cmi.learner_preference._children": KEYWORD,
    "cmi.learner_preference.audio_level": both(within(0, Infinity), "1"),
    "cmi.learner_preference.language": both(LANGUAGE, launch.language),
    "cmi.learner_preference.delivery_speed": both(within(0, Infinity), "1"),
    "cmi.learner_preference.audio_captioning": both(oneOf("-1", "0", "1"), "0"),
    "cmi.location": both(text(limits.location)),
    "cmi.max_time_allowed": read(launch.timeLimit || null),
    "cmi.mode": read(launch.mode),
    ...OBJECTIVES,
    "cmi.progress_measure": both(within(0, 1)),
    "cmi.scaled_passing_score": read(measure(passMark)),
    ...scoreAt("cmi"),
    "cmi.session_time": write(DURATION),
    "cmi.success_status": both(SUCCESS, "unknown"),
    "cmi.suspend_data": both(text(limits.saved_state)),
    "cmi.time_limit_action": read(launch.timeLimitAction || "continue,no message"),
    "cmi.total_time": read("PT0S"),
    "adl.nav.request": both(requests(fourth), "_none_"),
    "adl.nav.request_valid.continue": read(),
    "adl.nav.request_valid.previous": read(),
    "adl.nav.request_valid.choice.{target}": read(),
    ...(fourth ? FOURTH : {}),
  };
}

/** @param {number|null} share */
function measure(share) {
  return share === null ? null : String(share);
}

/** @param {boolean} fourth */
function requests(fourth) {
  const aimed = fourth ? "choice|jump" : "choice";
  const takes = `${PLAIN_REQUESTS.replace(/\|/g, ", ")} or {target=…}choice${fourth ? " or {target=…}jump" : ""}`;
  return like(new RegExp(`^(${PLAIN_REQUESTS}|\\{target=[^{}]+\\}(${aimed}))$`), takes);
}

/**
 * @param {string} entry
 * @returns {Object<string, Element>}
 */
function scoreAt(entry) {
  return {
    [`${entry}.score._children`]: KEYWORD,
    [`${entry}.score.scaled`]: both(SCALED),
    [`${entry}.score.raw`]: both(REAL),
    [`${entry}.score.min`]: both(REAL),
    [`${entry}.score.max`]: both(REAL),
  };
}

/** @type {Object<string, Element>} */
const COMMENTS = {
  "cmi.comments_from_learner._children": KEYWORD,
  "cmi.comments_from_learner._count": KEYWORD,
  "cmi.comments_from_learner.n.comment": both(localised(4000)),
  "cmi.comments_from_learner.n.location": both(text(250)),
  "cmi.comments_from_learner.n.timestamp": both(TIME),
  "cmi.comments_from_lms._children": KEYWORD,
  "cmi.comments_from_lms._count": KEYWORD,
  "cmi.comments_from_lms.n.comment": read(),
  "cmi.comments_from_lms.n.location": read(),
  "cmi.comments_from_lms.n.timestamp": read(),
};

/** @type {Object<string, Element>} */
const INTERACTIONS = {
  "cmi.interactions._children": KEYWORD,
  "cmi.interactions._count": KEYWORD,
  "cmi.interactions.n.id": both(LONG_ID),
  "cmi.interactions.n.type": both(KIND),
  "cmi.interactions.n.objectives._count": KEYWORD,
  "cmi.interactions.n.objectives.n.id": both(LONG_ID),
  "cmi.interactions.n.timestamp": both(TIME),
  "cmi.interactions.n.correct_responses._count": KEYWORD,
  "cmi.interactions.n.correct_responses.n.pattern": both(pattern),
  "cmi.interactions.n.weighting": both(REAL),
  "cmi.interactions.n.learner_response": both(response),
  "cmi.interactions.n.result": both(RESULT),
  "cmi.interactions.n.latency": both(DURATION),
  "cmi.interactions.n.description": both(localised(250)),
};

/** @type {Object<string, Element>} */
const OBJECTIVES = {
  "cmi.objectives._children": KEYWORD,
  "cmi.objectives._count": KEYWORD,
  "cmi.objectives.n.id": both(LONG_ID),
  ...scoreAt("cmi.objectives.n"),
  "cmi.objectives.n.success_status": both(SUCCESS),
  "cmi.objectives.n.completion_status": both(COMPLETION),
  "cmi.objectives.n.progress_measure": both(within(0, 1)),
  "cmi.objectives.n.description": both(localised(250)),
};

/** @type {Object<string, Element>} */
const FOURTH = {
  "adl.nav.request_valid.jump.{target}": read(),
  "adl.data._children": KEYWORD,
  "adl.data._count": KEYWORD,
  "adl.data.n.id": read(),
  "adl.data.n.store": both(text(64000)),
};
