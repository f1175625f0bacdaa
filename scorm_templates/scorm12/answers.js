/**
 * An answer in the words of SCORM 1.2 (RTE 3.4.2.7). Options are single characters there; what can't be told so is
 * told as text.
 *
 * @typedef {import("../../builder/runtime/contract.js").Interaction} Interaction
 * @typedef {import("../../builder/runtime/contract.js").Option} Option
 */
import { plainLetters } from "./plain_letters.js"; // only for: typed answers
import { asDecimal, cutText, printable } from "../scorm_values.js";

const SINGLE = /^[0-9a-z]$/;
const NOT_ASCII = /[^\x20-\x7e]/gu;
const CUT_MARK = /&#\d*$/;
const PAIR = /^[0-9a-z]\.[0-9a-z]$/;

/**
 * @typedef {object} Form12  how a kind of answer is written
 * @property {string} type
 * @property {(parts: string[]) => string} write
 */

/**
 * Kinds written with the options' characters; all the rest is text.
 * @type {Object<string, Form12>}
 */
const CLOSED = {
  "true-false": { type: "true-false", write: (parts) => (parts[0] || "").slice(0, 1) },
  choice: { type: "choice", write: (parts) => unique(parts).join(",") },
  sequencing: { type: "sequencing", write: (parts) => parts.join(",") },
  matching: { type: "matching", write: (parts) => parts.join(",") },
  likert: { type: "likert", write: (parts) => parts[0] || "" },
  numeric: { type: "numeric", write: writeNumber },
};
/** @type {Form12} */
const TEXT = { type: "fill-in", write: (parts) => parts.filter((part) => part !== "").join(", ") };

/**
 * @param {Interaction} answer
 * @param {Object<string, number>} limits
 * @returns {{type: string, response: string, patterns: string[], result: string}}
 */
export function answerIn12(answer, limits) {
  const form = formOf(answer, limits);
  const named = form === TEXT || form.type === "performance";
  const write = (/** @type {string[]} */ parts) => {
    const known = parts.map((part) => inAscii(named ? inNames(part, answer) : printable(part)));
    const written = form.write(known);
    return written.length <= limits.text ? written : cutText(written, limits.text).replace(CUT_MARK, "");
  };
  return {
    type: form.type,
    response: write(answer.response),
    patterns: unique(answer.right.slice(0, limits.patterns).map(write)).filter(Boolean),
    result: resultIn12(answer.result),
  };
}

/**
 * @param {Interaction} answer
 * @param {Object<string, number>} limits
 * @returns {Form12}
 */
function formOf(answer, limits) {
  if (answer.kind === "performance") return { type: "performance", write: TEXT.write };
  const form = CLOSED[answer.kind];
  if (!form) return TEXT;
  const given = [answer.response, ...answer.right];
  if (answer.kind === "numeric") return form;
  if (answer.kind === "true-false")
    return given.flat().every((part) => part === "true" || part === "false") ? form : TEXT;
  const few = [answer.options, answer.targets, ...given].every((list) => list.length <= limits.options);
  const offered = [...answer.options, ...answer.targets].every((option) => SINGLE.test(option.key));
  const one = answer.kind === "matching" ? PAIR : SINGLE;
  return few && offered && given.flat().every((part) => one.test(part)) ? form : TEXT;
}

/**
 * A part of an answer with names for keys, so that it can be read: "b" becomes "tell_the_manager".
 * @param {string} part
 * @param {Interaction} answer
 * @returns {string}
 */
function inNames(part, answer) {
  if (answer.kind !== "matching" && answer.kind !== "performance") return printable(optionName(part, answer.options));
  const dot = part.indexOf(".");
  if (dot < 0) return printable(optionName(part, answer.options));
  const source = optionName(part.slice(0, dot), answer.options);
  return printable(`${source}=${optionName(part.slice(dot + 1), answer.targets)}`);
}

/**
 * As the standard's strings are (RTE 3.4.1.1, CMIString255: ASCII): plain letters where there are any, numbers else.
 * @param {string} text
 * @returns {string}
 */
function inAscii(text) {
  return (plainLetters ? plainLetters(text) : text).replace(NOT_ASCII, (letter) => `&#${letter.codePointAt(0)};`);
}

/**
 * @param {string} key
 * @param {Option[]} options
 * @returns {string}
 */
function optionName(key, options) {
  const option = options.find((one) => one.key === key);
  return option ? option.name : key;
}

/**
 * One number. A range has no form in 1.2, so only a range of one number is a pattern.
 * @param {string[]} parts
 * @returns {string}
 */
function writeNumber(parts) {
  const numbers = unique(parts.map((part) => asDecimal(part, 7)));
  return numbers.length === 1 ? numbers[0] : "";
}

/**
 * @param {Interaction["result"]} result
 * @returns {string}
 */
function resultIn12(result) {
  if (result === "right" || result === 1) return "correct";
  if (result === "wrong" || result === 0) return "wrong";
  return typeof result === "number" ? asDecimal(result, 2) || "neutral" : "neutral";
}

/**
 * @param {string[]} parts
 * @returns {string[]}
 */
function unique(parts) {
  return [...new Set(parts)];
}
