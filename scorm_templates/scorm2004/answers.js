/**
 * An answer in the words of SCORM 2004 (RTE 4.2.9, "Correct Responses Pattern" and "Learner Response"). Options go by
 * names that can be read in an LMS's report.
 *
 * @typedef {import("../../builder/runtime/contract.js").Interaction} Interaction
 * @typedef {import("./names.js").Names} Names
 */
import { asDecimal, cutText, printable } from "../scorm_values.js";
import { named, namesOf } from "./names.js";

const AND = "[,]";
const WITH = "[.]";
const TO = "[:]";
/** Kinds with one pattern at most (RTE 4.2.9.1, the table of limits). */
const SINGLE = ["true-false", "likert", "numeric", "other"];
const DELIMITERS = /\[([,.:])\]/g;

/**
 * How each kind is written; null when an answer doesn't fit its form.
 * @type {Object<string, (parts: string[], names: Names, limits: Object<string, number>) => string|null>}
 */
const FORMS = {
  "true-false": (parts) => (parts.every((part) => part === "true" || part === "false") ? parts[0] || "" : null),
  choice: inList,
  sequencing: inList,
  likert: (parts, names, limits) => named(parts[0] || "", names.options, limits),
  matching: (parts, names, limits) => inSet(parts.map((part) => inPair(part, names, limits)).filter(isWhole), limits),
  performance: (parts, names, limits) => inSet(parts.map((part) => inPair(part, names, limits)), limits),
  "fill-in": fillIn,
};

/**
 * @param {Interaction} answer
 * @param {Object<string, number>} limits
 * @returns {{type: string, response: string, patterns: string[], result: string}}
 */
export function answerIn2004(answer, limits) {
  const written = inForm(answer, limits) || inText(answer, limits);
  const patterns = [...new Set(written.patterns)].filter(Boolean);
  return {
    ...written,
    patterns: SINGLE.includes(written.type) ? patterns.slice(0, 1) : patterns,
    result: resultIn2004(answer.result),
  };
}

/**
 * @typedef {{type: string, response: string, patterns: string[]}} Written
 *
 * An answer in its kind's own form; null when something in it doesn't fit.
 * @param {Interaction} answer
 * @param {Object<string, number>} limits
 * @returns {Written|null}
 */
function inForm(answer, limits) {
  const names = namesOf(answer, limits);
  const right = answer.right.slice(0, limits.patterns);
  if (answer.kind === "numeric") {
    return { type: "numeric", response: asDecimal(answer.response[0], 7), patterns: right.map(inRange) };
  }
  const form = FORMS[answer.kind];
  if (!form) return null;
  const response = form(answer.response, names, limits);
  const patterns = right.map((pattern) => form(pattern, names, limits));
  if (response === null || patterns.includes(null)) return null;
  return {
    type: answer.kind,
    response,
    patterns: patterns.map((pattern) => apart(pattern || "", answer.kind, limits)),
  };
}

/**
 * An answer as one text.
 * @param {Interaction} answer
 * @param {Object<string, number>} limits
 * @returns {Written}
 */
function inText(answer, limits) {
  const names = namesOf(answer, limits);
  const inWords = (/** @type {string[]} */ parts) => words(parts, answer, names, limits);
  return {
    type: answer.kind === "other" ? "other" : "long-fill-in",
    response: inWords(answer.response),
    // Without commas: some LMSs take one in a pattern for the end of a text. A model answer is only read.
    patterns: answer.right.slice(0, limits.patterns).map((pattern) => inWords(pattern).replace(/,/g, ";")),
  };
}

/**
 * Names of options, each once.
 * @param {string[]} parts
 * @param {Names} names
 * @param {Object<string, number>} limits
 */
function inList(parts, names, limits) {
  return inSet([...new Set(parts.map((part) => named(part, names.options, limits)))], limits);
}

/**
 * @param {string} part  source.target
 * @param {Names} names
 * @param {Object<string, number>} limits
 * @returns {string}
 */
function inPair(part, names, limits) {
  const dot = part.indexOf(".");
  const source = named(dot < 0 ? "" : part.slice(0, dot), names.options, limits);
  const target = named(part.slice(dot + 1), dot < 0 ? names.options : names.targets, limits);
  return source === "" && target === "" ? "" : source + WITH + target;
}

/**
 * A step of a performance may lack its name; a match lacks neither side.
 * @param {string} pair
 * @returns {boolean}
 */
function isWhole(pair) {
  return !pair.startsWith(WITH) && !pair.endsWith(WITH);
}

/**
 * @param {string[]} parts
 * @param {Object<string, number>} limits
 * @returns {string|null}
 */
function inSet(parts, limits) {
  const given = parts.filter((part) => part !== "");
  return given.length <= limits.options ? given.join(AND) : null;
}

/**
 * One text a gap. A text with many commas doesn't fit: some LMSs split a single text at them.
 * @param {string[]} parts
 * @param {Names} _names
 * @param {Object<string, number>} limits
 * @returns {string|null}
 */
function fillIn(parts, _names, limits) {
  const texts = parts.map((part) => cutText(plainText(part), limits.text));
  const commas = texts.length === 1 ? texts[0].split(",").length : 0;
  return texts.length <= limits.gaps && commas <= limits.gaps ? texts.join(AND) : null;
}

/**
 * Two small courtesies to LMSs that read more into a fill-in pattern than the standard does: no blank after a comma
 * in a single text, and twice the same text set apart by saying the default (RTE 4.2.9.1, case_matters).
 * @param {string} pattern
 * @param {string} kind
 * @param {Object<string, number>} limits
 * @returns {string}
 */
function apart(pattern, kind, limits) {
  if (kind !== "fill-in") return pattern;
  const texts = pattern.split(AND);
  if (texts.length === 1) return pattern.replace(/\s*,\s*/g, ",");
  if (new Set(texts).size === texts.length) return pattern;
  const marked = `{case_matters=false}${texts[0]}`;
  // Nobody's right answer is that long; if it is, it stays out, for the mark may count as part of it.
  return marked.length <= limits.text ? [marked, ...texts.slice(1)].join(AND) : "";
}

/**
 * Typed text in which nothing can be taken for a delimiter or for a {lang=…} in front.
 * @param {string} text
 * @returns {string}
 */
export function plainText(text) {
  const line = printable(text).replace(DELIMITERS, "($1)");
  return line.startsWith("{") ? line.replace(/\{/g, "(").replace(/\}/g, ")") : line;
}

/**
 * @param {string[]} range  least and most, either may be missing; or one number
 * @returns {string}
 */
function inRange(range) {
  const least = asDecimal(range[0], 7);
  const most = asDecimal(range.length > 1 ? range[1] : range[0], 7);
  return least === "" && most === "" ? "" : least + TO + most;
}

/**
 * An answer as one text, with names for keys.
 * @param {string[]} parts
 * @param {Interaction} answer
 * @param {Names} names
 * @param {Object<string, number>} limits
 * @returns {string}
 */
function words(parts, answer, names, limits) {
  const paired = answer.kind === "matching" || answer.kind === "performance";
  const read = (/** @type {string} */ part) =>
    paired ? inPair(part, names, limits).replace(WITH, "=") : names.options.get(part) || plainText(part);
  return cutText(parts.map(read).filter(Boolean).join("; "), limits.long_text);
}

/**
 * @param {Interaction["result"]} result
 * @returns {string}
 */
function resultIn2004(result) {
  if (result === "right" || result === 1) return "correct";
  if (result === "wrong" || result === 0) return "incorrect";
  return typeof result === "number" ? asDecimal(result, 4) || "neutral" : "neutral";
}
