/**
 * Types of data of SCORM 2004 (RTE 4.1.1.7), and how answers are written by type of interaction (RTE 4.2.9).
 *
 * @typedef {import("../scorm_lms_types.js").Type} Type
 */
import { either, like, listOf, oneOf, pairOf, text } from "../scorm_lms_types.js";

const IN_LANGUAGE = /^\{lang=([^{}]*)\}/;
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;
/** Characters of a URI, which an identifier is; brackets part answers. */
const SHORT = /^[\w\-.~:/?#@!$&'()*;=%+]{1,250}$/;
const LONG = /^(?!urn:)\S{1,4000}$|^urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:\S{1,3960}$/i;
const YEARS = [1970, 2038];

export const REAL = like(/^-?\d+(\.\d+)?$/, "a number", (value) =>
  /\.\d{8}/.test(value) ? "has more than 7 decimal places, which some LMSs refuse." : "",
);
/** @type {(least: number, most: number) => Type} */
export const within = (least, most) => ({
  ...REAL,
  takes: most === Infinity ? `a number from ${least} on` : `a number from ${least} to ${most}`,
  inRange: (value) => Number(value) >= least && Number(value) <= most,
});
export const LONG_ID = like(LONG, "an id without spaces");
export const SHORT_ID = like(SHORT, "an id of at most 250 characters without spaces and brackets", (value) =>
  /[^\w.]/.test(value) ? "holds an id with more than letters, digits, dots and underscores, which Moodle refuses." : "",
);
export const LANGUAGE = either(like(LANGUAGE_TAG, 'a language as "en-GB"'), oneOf(""));
export const COMPLETION = oneOf("completed", "incomplete", "not attempted", "unknown");
export const SUCCESS = oneOf("passed", "failed", "unknown");
export const RESULT = either(oneOf("correct", "incorrect", "unanticipated", "neutral"), REAL);

export const DURATION = like(
  /^P(?!$)(\d+Y)?(\d+M)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/,
  "a duration as PT1H2M3.45S",
);
/** @type {Type} */
export const TIME = {
  takes: "a time as 2026-11-22T10:00:00",
  fits: isTime,
  hurts: (value) => (/\.|Z|T.*[+-]/.test(value) ? "has a fraction or a zone, which Moodle refuses." : ""),
};

/** @param {string} value */
function isTime(value) {
  const found =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d{1,2}(?:Z|[+-]\d\d(?::\d\d)?)?)?)?)?)?)?)?$/.exec(
      value,
    );
  if (!found) return false;
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const days = month >= 1 && month <= 12 ? new Date(Date.UTC(Number(year), month, 0)).getUTCDate() : 0;
  const known = Number(year) >= YEARS[0] && Number(year) <= YEARS[1];
  return known && day >= 1 && day <= days && hour <= 23 && minute <= 59 && second <= 59;
}

/**
 * Text that may start with its language.
 * @param {number} limit
 * @returns {Type}
 */
export function localised(limit) {
  const bare = (/** @type {string} */ value) => value.replace(IN_LANGUAGE, "");
  return {
    takes: text(limit).takes,
    fits: (value) => {
      const tag = IN_LANGUAGE.exec(value);
      return (tag ? LANGUAGE_TAG.test(tag[1]) : !value.startsWith("{lang=")) && bare(value).length <= limit;
    },
    hurts: (value) => {
      if (/[\r\n]/.test(value)) return "has more than one line, which some LMSs refuse.";
      return bare(value).startsWith("{") ? "starts with a brace, in which some LMSs look for a language." : "";
    },
  };
}

/**
 * A pattern that may start with what matters in it: {case_matters=false}{order_matters=true}.
 * @param {string[]} names
 * @param {Type} type
 * @returns {Type}
 */
function mattering(names, type) {
  const bare = (/** @type {string} */ value) => {
    let rest = value;
    for (let left = [...names]; ;) {
      const found = /^\{(\w+_matters)=(true|false)\}/.exec(rest);
      if (!found || !left.includes(found[1])) return rest;
      left = left.filter((name) => name !== found[1]);
      rest = rest.slice(found[0].length);
    }
  };
  return {
    takes: type.takes,
    fits: (value) => !/^\{(case|order)_matters/.test(bare(value)) && type.fits(bare(value)),
    hurts: (value) => (type.hurts ? type.hurts(bare(value)) : ""),
  };
}

/** @param {Type} answer */
const steps = (answer) => {
  const step = pairOf("[.]", either(SHORT_ID, oneOf("")), answer);
  return { ...step, fits: (/** @type {string} */ value) => value !== "[.]" && step.fits(value) };
};
const NUMBER_OR_NONE = either(REAL, oneOf(""));
const RANGE = pairOf("[:]", NUMBER_OR_NONE, NUMBER_OR_NONE);
/** @type {Type} */
const ORDERED_RANGE = {
  ...RANGE,
  takes: "least[:]most, of which either may be missing",
  fits: (value) => {
    const [least, most] = value.split("[:]");
    return RANGE.fits(value) && (least === "" || most === "" || Number(least) <= Number(most));
  },
};

/** @type {Object<string, Type>} */
const RESPONSES = {
  "true-false": oneOf("true", "false"),
  choice: listOf("[,]", SHORT_ID, { most: 36, differ: true, none: true }),
  "fill-in": listOf("[,]", localised(250), { most: 10 }),
  "long-fill-in": localised(4000),
  likert: SHORT_ID,
  matching: listOf("[,]", pairOf("[.]", SHORT_ID, SHORT_ID), { most: 36 }),
  performance: listOf("[,]", steps(text(250)), { most: 250 }),
  sequencing: listOf("[,]", SHORT_ID, { most: 36 }),
  numeric: REAL,
  other: text(4000),
};
/** @type {Object<string, Type>} */
const PATTERNS = {
  ...RESPONSES,
  "fill-in": mattering(["case_matters", "order_matters"], RESPONSES["fill-in"]),
  "long-fill-in": mattering(["case_matters"], RESPONSES["long-fill-in"]),
  performance: mattering(["order_matters"], listOf("[,]", steps(either(ORDERED_RANGE, text(250))), { most: 125 })),
  numeric: ORDERED_RANGE,
};

export const KIND = oneOf(...Object.keys(RESPONSES));
export const response = (/** @type {string} */ kind) => RESPONSES[kind] || text(4000);
export const pattern = (/** @type {string} */ kind) => PATTERNS[kind] || text(4000);
/** Types that have one right answer at most (RTE 4.2.9.1). */
export const ONE_PATTERN = ["true-false", "likert", "numeric", "other"];
