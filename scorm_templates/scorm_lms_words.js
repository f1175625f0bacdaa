/**
 * What an LMS holds, in words that the people who asked for the module read.
 *
 * @typedef {import("../builder/lms/contract.js").Summary} Summary
 */
import { givenNumber } from "./scorm_values.js";

/** What is said of types of questions: those of both families. @type {Object<string, string>} */
export const KINDS = {
  "true-false": "true or false",
  choice: "choice",
  "fill-in": "typed answer",
  "long-fill-in": "long typed answer",
  matching: "matching",
  performance: "steps done",
  sequencing: "order",
  likert: "opinion",
  numeric: "number",
  other: "other",
};

/**
 * An identifier as it may have been meant: "offer_to_pass_on_a_message" is "offer to pass on a message". Our own ids of
 * second tries end in __2.
 * @param {string} id
 * @returns {string}
 */
export function readable(id) {
  const again = /^(.+?)__(\d+)$/.exec(id);
  const words = (again ? again[1] : id)
    .replace(/^urn:.*:/i, "")
    .replace(/%20/g, " ")
    .replace(/[_-]+/g, " ")
    .trim();
  return (words || id) + (again ? ` (try ${again[2]})` : "");
}

/**
 * @param {string} result
 * @returns {{result: string, score: number|null}}
 */
export function resultInWords(result) {
  if (result === "correct") return { result: "right", score: 1 };
  if (result === "wrong" || result === "incorrect") return { result: "wrong", score: 0 };
  if (result === "neutral") return { result: "no right or wrong", score: null };
  if (result === "unanticipated") return { result: "not foreseen", score: null };
  const number = givenNumber(result);
  if (number === null) return { result: "", score: null };
  if (number === 1) return { result: "right", score: 1 };
  if (number === 0) return { result: "wrong", score: 0 };
  return { result: number > 0 && number < 1 ? `partly right (${result})` : result, score: number };
}

/**
 * A score within its scale.
 * @param {Object<string, string>} values
 * @param {string} entry
 * @returns {{score: number|null, raw: string}}
 */
export function scoreIn(values, entry) {
  const [raw, least, most] = ["raw", "min", "max"].map((name) => givenNumber(values[`${entry}.${name}`] || ""));
  if (raw === null) return { score: null, raw: "" };
  const [from, to] = [least || 0, most === null ? 100 : most];
  const message = `${raw} of ${to}${from === 0 ? "" : ` (from ${from})`}`;
  return { score: to > from ? share((raw - from) / (to - from)) : null, raw: message };
}

/** @param {number} number */
export function share(number) {
  return Math.min(1, Math.max(0, number));
}

/** @returns {Summary} */
export function nothingKept() {
  return {
    completion: "not attempted",
    success: "unknown",
    score: null,
    raw: "",
    progress: null,
    seconds: 0,
    location: "",
    state: "",
    suspended: false,
    objectives: [],
    answers: [],
    comments: [],
    values: [],
    navigation: "",
  };
}

/**
 * The fields of an entry that stand under numbers, in order: ids of objectives, patterns.
 * @param {Object<string, string>} entry
 * @param {string} list
 * @returns {string[]}
 */
export function under(entry, list) {
  return Object.entries(entry)
    .filter(([name]) => name.startsWith(`${list}.`))
    .map(([, value]) => value);
}
