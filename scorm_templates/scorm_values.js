/**
 * Values as the SCORM data models want them, where both standards agree: plain lines of text, identifiers, decimals,
 * parts of a time. What differs between them is in each standard's own folder.
 */

/** Control characters, line ends and what XML can't carry: LMSs keep values in XML and check them a line at a time. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]+/g;
/** Half of a pair that stands for a character past 65,535. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
const HIGH_SURROGATE = /[\ud800-\udbff]$/;
const NOT_IN_IDENTIFIERS = /[^A-Za-z0-9_]/g;

/**
 * Text on one line, without anything that can't be printed.
 * @param {unknown} text
 * @returns {string}
 */
export function printable(text) {
  return String(text ?? "").replace(LONE_SURROGATE, "\ufffd").replace(UNPRINTABLE, " ").trim();
}

/**
 * The first characters of a text, without half a character at the end.
 * @param {string} text
 * @param {number} limit
 * @returns {string}
 */
export function cutText(text, limit) {
  return text.length <= limit ? text : text.slice(0, limit).replace(HIGH_SURROGATE, "").trim();
}

/**
 * As much of a text as fits, cut between words, with dots that say so.
 * @param {string} text
 * @param {number} limit
 * @returns {string}
 */
export function cutAtWord(text, limit) {
  if (text.length <= limit) return text;
  const start = cutText(text, limit - 3);
  const space = start.lastIndexOf(" ");
  return `${space > limit / 2 ? start.slice(0, space) : start}...`;
}

/**
 * An identifier of letters, digits and underscores: Moodle refuses a hyphen or a space in those of answers.
 * @param {unknown} text
 * @param {number} limit
 * @returns {string}
 */
export function asIdentifier(text, limit) {
  return printable(text).replace(NOT_IN_IDENTIFIERS, "_").slice(0, limit);
}

/**
 * The id of an answer: that of the question, then __2, __3 … for another try, within the limit. No question has such an id: those of
 * equal headings, or of headings that end in a number, have _2.
 * @param {{id: string, attempt: number}} answer
 * @param {number} limit
 * @returns {string}
 */
export function answerId(answer, limit) {
  const again = answer.attempt > 1 ? `__${Math.floor(answer.attempt)}` : "";
  return (asIdentifier(answer.id, limit - again.length) || "question") + again;
}

/**
 * A number without exponent or needless zeros; "" when it is none.
 * @param {unknown} number
 * @param {number} places  at most
 * @returns {string}
 */
export function asDecimal(number, places) {
  const value = typeof number === "string" && number.trim() === "" ? NaN : Number(number);
  if (!Number.isFinite(value) || Math.abs(value) >= 1e10) return "";
  const digits = value.toFixed(places);
  const short = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  return short === "-0" ? "0" : short;
}

/**
 * A score on a scale up to `top`, rounded, but never up across the pass mark: an LMS compares the two itself.
 * @param {number} score     0 to 1
 * @param {number|null} passMark  0 to 1
 * @param {number} top
 * @param {number} places
 * @returns {string}
 */
export function asScore(score, passMark, top, places) {
  const share = Math.min(1, Math.max(0, score));
  const step = 10 ** places;
  const steps = Math.round(share * top * step);
  const needed = passMark === null ? 0 : Math.round(passMark * top * step);
  return asDecimal((passMark !== null && share < passMark && steps >= needed ? needed - 1 : steps) / step, places);
}

/**
 * Hours, minutes and seconds, the seconds in hundredths so that rounding can't make sixty of them.
 * @param {number} seconds
 * @returns {{hours: number, minutes: number, hundredths: number}}
 */
export function clockParts(seconds) {
  const all = Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 100) : 0;
  return { hours: Math.floor(all / 360000), minutes: Math.floor(all / 6000) % 60, hundredths: all % 6000 };
}

/**
 * @param {number} number
 * @param {number} [width]
 * @returns {string}
 */
export function twoDigits(number, width = 2) {
  return String(number).padStart(width, "0");
}

/**
 * The number that an LMS gave as text, or null: Number("") would make nothing into zero.
 * @param {string} text
 * @returns {number|null}
 */
export function givenNumber(text) {
  return text.trim() === "" || !Number.isFinite(Number(text)) ? null : Number(text);
}

/**
 * The pass mark that an LMS gave, from 0 to 1, or null. None is 0: that is what some LMSs say where they have none. No mark is at most
 * one in a hundred: an LMS that says so means a share of one.
 * @param {string} text
 * @param {number} top  of its scale
 * @returns {number|null}
 */
export function givenMark(text, top) {
  const given = givenNumber(text) ?? 0;
  const mark = given > 1 ? given / top : given;
  return mark > 0 && mark <= 1 ? mark : null;
}
