/**
 * The data model of SCORM 1.2 as one table (RTE 3.4.4), with its types of data.
 *
 * @typedef {import("../../builder/lms/contract.js").Launch} Launch
 * @typedef {import("../scorm_lms_types.js").Type} Type
 * @typedef {import("../scorm_lms_model.js").Element} Element
 */
import { KEYWORD, both, either, like, listOf, oneOf, pairOf, read, text, write } from "../scorm_lms_types.js";

const DECIMAL = like(/^-?\d+(\.\d+)?$/, "a number");
const BLANK = oneOf("");
/** @type {(least: number, most: number) => Type} */
const whole = (least, most) => ({
  takes: `a whole number from ${least} to ${most}`,
  fits: (value) => /^[+-]?\d+$/.test(value),
  inRange: (value) => Number(value) >= least && Number(value) <= most,
});
/** @type {Type} */
const SCORE = {
  takes: "a number from 0 to 100, or nothing",
  fits: (value) => value === "" || DECIMAL.fits(value),
  inRange: (value) => Number(value) >= 0 && Number(value) <= 100,
};
const IDENTIFIER = like(/^[\x21-\x7e]{1,255}$/, "an id of at most 255 plain characters without spaces");
const TIMESPAN = like(/^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/, "a time span as HHHH:MM:SS.SS", (value) =>
  /:[6-9]\d/.test(value) ? "has more than 59 minutes or seconds, which some LMSs refuse." : "",
);
const TIME = like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/, "a time of day as HH:MM:SS");
const ASCII = /^[\x00-\x7f]*$/;
const plain = (/** @type {string} */ value) =>
  ASCII.test(value) ? "" : "holds text outside ASCII, which some LMSs count double or spoil.";
const STATUS = oneOf("passed", "completed", "failed", "incomplete", "browsed");

const CHARACTER = like(/^[0-9a-z]$/, "one character of 0-9 and a-z");
/** Sets may stand in braces (RTE 3.4.4, correct_responses). @type {(type: Type) => Type} */
const braced = (type) => {
  const bare = (/** @type {string} */ value) => value.replace(/^\{(.*)\}$/, "$1");
  return { takes: type.takes, fits: (value) => type.fits(bare(value)) };
};
/** How responses and patterns are written, by type of interaction. @type {Object<string, Type>} */
const ANSWERS = {
  "true-false": oneOf("t", "f", "1", "0"),
  choice: braced(listOf(",", CHARACTER, { most: 36, differ: true })),
  "fill-in": text(255),
  matching: braced(listOf(",", pairOf(".", CHARACTER, CHARACTER), { most: 127 })),
  performance: text(255),
  sequencing: braced(listOf(",", CHARACTER, { most: 127 })),
  likert: either(CHARACTER, BLANK),
  numeric: DECIMAL,
};
const answer = (/** @type {string} */ kind) => ANSWERS[kind] || text(255);

/**
 * @param {number} passMark  0 to 1
 * @returns {number}  0 to 100
 */
export function masteryScore(passMark) {
  return Number((passMark * 100).toFixed(2));
}

/**
 * @param {Launch} launch
 * @returns {Object<string, Element>}
 */
export function elementsOf12(launch) {
  const { learner, limits, passMark } = launch;
  return {
    "cmi._version": { ...KEYWORD, first: "3.4" },
    "cmi.core._children": KEYWORD,
    "cmi.core.student_id": read(learner.id),
    "cmi.core.student_name": read(learner.name),
    "cmi.core.lesson_location": both(text(limits.location)),
    "cmi.core.credit": read(launch.mode === "normal" ? "credit" : "no-credit"),
    "cmi.core.lesson_status": both(STATUS, "not attempted"),
    "cmi.core.entry": read("ab-initio"),
    ...scoreAt("cmi.core"),
    "cmi.core.total_time": read("0000:00:00.00"),
    "cmi.core.lesson_mode": read(launch.mode),
    "cmi.core.exit": write(oneOf("suspend", "time-out", "logout", "")),
    "cmi.core.session_time": write(TIMESPAN),
    "cmi.suspend_data": both(text(limits.saved_state, plain)),
    "cmi.launch_data": read(launch.launchText),
    "cmi.comments": both(text(4096)),
    "cmi.comments_from_lms": read(""),
    "cmi.objectives._children": KEYWORD,
    "cmi.objectives._count": KEYWORD,
    "cmi.objectives.n.id": both(IDENTIFIER),
    ...scoreAt("cmi.objectives.n"),
    "cmi.objectives.n.status": both(either(STATUS, oneOf("not attempted"))),
    "cmi.student_data._children": KEYWORD,
    "cmi.student_data.mastery_score": read(passMark === null ? "" : String(masteryScore(passMark))),
    "cmi.student_data.max_time_allowed": read(launch.timeLimit),
    "cmi.student_data.time_limit_action": read(launch.timeLimitAction),
    "cmi.student_preference._children": KEYWORD,
    "cmi.student_preference.audio": both(whole(-1, 100), "0"),
    "cmi.student_preference.language": both(text(255), launch.language),
    "cmi.student_preference.speed": both(whole(-100, 100), "0"),
    "cmi.student_preference.text": both(whole(-1, 1), "0"),
    ...INTERACTIONS,
  };
}

/**
 * @param {string} entry
 * @returns {Object<string, Element>}
 */
function scoreAt(entry) {
  return {
    [`${entry}.score._children`]: KEYWORD,
    [`${entry}.score.raw`]: both(SCORE),
    [`${entry}.score.min`]: both(SCORE),
    [`${entry}.score.max`]: both(SCORE),
  };
}

/** What a learner answered can be told, but never read back. @type {Object<string, Element>} */
const INTERACTIONS = {
  "cmi.interactions._children": KEYWORD,
  "cmi.interactions._count": KEYWORD,
  "cmi.interactions.n.id": write(IDENTIFIER),
  "cmi.interactions.n.objectives._count": KEYWORD,
  "cmi.interactions.n.objectives.n.id": write(IDENTIFIER),
  "cmi.interactions.n.time": write(TIME),
  "cmi.interactions.n.type": write(oneOf(...Object.keys(ANSWERS))),
  "cmi.interactions.n.correct_responses._count": KEYWORD,
  "cmi.interactions.n.correct_responses.n.pattern": write(answer),
  "cmi.interactions.n.weighting": write(DECIMAL),
  "cmi.interactions.n.student_response": write(answer),
  "cmi.interactions.n.result": write(either(oneOf("correct", "wrong", "unanticipated", "neutral"), DECIMAL)),
  "cmi.interactions.n.latency": write(TIMESPAN),
};
