import { hash } from "./chance.js";

/*
 * Saved state, version 2, is printable ASCII that no XML and no LMS alters: letters, digits and - _ . ~ * !
 *
 *   2 CCCCC part.part.part…
 *
 * CCCCC is a checksum of all behind it. Each part begins with a sign of its own, which tells a part that was damaged from those that
 * can be saved: a text that an LMS cut short, or gave back with a character changed, loses the part that was hit and no other. Pages
 * and blocks are named by their three-character keys, so that a course can be edited under it. Behind its signs a part is:
 *
 *   * seed page revision [_ day]   the head, first and once more at the end; the day of completion counts from 1970
 *   _ seen…                        up to eight pages
 *   ! sitting                      key, attempt, h (handed in) or o (open), two digits a score, and behind * the keys drawn
 *   - audience
 *   key answer                     verdict (n none, r right, w wrong, p and two digits in part; capital: done), tries, count, then the
 *                                  response: _ and single characters, ! and the targets of the pairs a.x b.y c.z …, or * and texts
 *                                  parted by !
 *
 * Version 1, of the first packages, had the same words in four lists, and is still read.
 */
const VERSION = "2";
const READS = "12"; // every version that is read, so that learners go on in a package that was made by a newer builder
const LONGEST = 3800;
const SHORTER = [1000, 500, 250, 120, 60, 30, 14, 0, -1, -2];
const DAY = /^\d{4}-2D\d\d-2D\d\d/; // 2026-11-22, escaped: a day that counts is never cut
const MOST = 35;
const NO_PAGE = "---";
/** All that may stand in a part. They are a prime number, so that a sum of weighted places notices each single change. */
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_~*!";
const PART_FORM = /^(\*\w{4}(---|\w{3})\w+|_(\w{3})+|!\w{4}[ho](\w\w)*\*(\w{3})*|-[\w-]+|[^\W_]{3}([nrw]|p\w\w)\w\w([_!*][\w~*!-]*)?)$/i;
/** @type {Map<string, number|null>} */
const SCORES = new Map([["n", null], ["r", 1], ["w", 0]]);

/** @typedef {import("../contract.js").State} State */

/**
 * The state in at most `longest` characters: where it would not fit, typed texts are cut, then left out but for the day that begins
 * one; what was scored never is.
 * @param {State} state
 * @param {number} [longest]
 * @returns {string}
 */
export function encode(state, longest = LONGEST) {
  let text = "";
  for (const limit of SHORTER) {
    text = seal(VERSION, partsOf(state, limit).map(signed).join("."));
    if (text.length <= longest) break;
  }
  return text;
}

/** Characters as HTML, addresses, and scripts write them, as often as it was done over. */
const WRITTEN_OTHERWISE = /(?:&(?:amp;)*#x|%(?:25)*|\\+u00)([0-9a-f]{2});?|&(?:amp;)*#(\d{2,3});/gi;

/** A text without what LMSs add to it: blanks and line ends, quotation marks, other ways to write a sign. @param {unknown} text */
function asSent(text) {
  const signs = String(text).replace(WRITTEN_OTHERWISE, (_, hex, decimal) => String.fromCharCode(hex ? parseInt(hex, 16) : Number(decimal)));
  return signs.replace(/[^\w.~*!-]/g, "");
}

/**
 * The state that a text holds, or null where it is none of ours, damaged, or of a version we do not know.
 * @param {unknown} given
 * @returns {State | null}
 */
export function decode(given) {
  const text = asSent(given);
  if (seal(text.slice(0, 1), text.slice(6)) !== text) return null;
  if (!READS.includes(text[0])) return null;
  return text[0] === VERSION ? salvage(text) : firstVersion(text.slice(6));
}

/**
 * What can be read of a damaged text: each part that is whole; null where that is not even a head, or the text is a later version's.
 * @param {unknown} given
 * @returns {State | null}
 */
export function salvage(given) {
  const text = asSent(given);
  if (text[0] !== VERSION && seal(text.slice(0, 1), text.slice(6)) === text) return null;
  const found = text.slice(6).split(".").filter(isSound);
  const of = (/** @type {string} */ kind) => found.filter((part) => part[2] === kind).map((part) => part.slice(3));
  const [head] = of("*");
  if (head === undefined) return null;
  const [revision, day = "0"] = head.slice(7).split("_");
  const answers = found.map((part) => part.slice(2)).filter((part) => /^[^\W_]/.test(part));
  return {
    seed: head.slice(0, 4),
    revision: parseInt(revision, 36) || 0,
    day: parseInt(day, 36) || 0,
    page: head.slice(4, 7) === NO_PAGE ? "" : head.slice(4, 7),
    seen: new Set(of("_").flatMap(chunks)),
    answers: new Map(answers.map(readAnswer)),
    sittings: new Map(of("!").map(readSitting)),
    audience: of("-")[0] || "",
  };
}

/** @param {string} body @returns {State | null} */
function firstVersion(body) {
  const [head, pages, answers, sittings, audience = ""] = body.split("~");
  if (sittings === undefined) return null;
  const keys = chunks(pages);
  return {
    seed: head.slice(0, 4),
    revision: parseInt(head.slice(4), 36) || 0,
    day: 0,
    page: keys[0] === "..." ? "" : keys[0] || "",
    seen: new Set(keys.slice(1)),
    answers: new Map(parts(answers).map(readAnswer)),
    sittings: new Map(parts(sittings).map(readSitting)),
    audience,
  };
}

/** @param {string} version @param {string} inside */
function seal(version, inside) {
  return version + (hash(version === "1" ? inside : version + inside) % 60466176).toString(36).padStart(5, "0") + inside;
}

/** Whether a part is as it was written, and could be one. @param {string} part */
function isSound(part) {
  return signed(part.slice(2)) === part && PART_FORM.test(part.slice(2));
}

/** One sign notices each single change for certain, the other nearly all else. @param {string} inside of a part */
function signed(inside) {
  let sum = 0;
  for (let index = 0; index < inside.length; index += 1) sum += (SIGNS.indexOf(inside[index]) + 1) * ((index % 66) + 1);
  return SIGNS[sum % SIGNS.length] + SIGNS[hash(inside) % SIGNS.length] + inside;
}

/**
 * @param {State} state
 * @param {number} limit of a typed text; −1: no responses but for days; −2: none at all
 * @returns {string[]}
 */
function partsOf(state, limit) {
  const head = `*${state.seed}${state.page || NO_PAGE}${state.revision.toString(36)}${state.day ? `_${state.day.toString(36)}` : ""}`;
  const seen = ([...state.seen].join("").match(/.{1,24}/g) || []).map((keys) => `_${keys}`);
  const answers = [...state.answers].map(([key, answer]) => writeAnswer(key, answer, limit));
  const sittings = [...state.sittings].map(([key, sitting]) => `!${writeSitting(key, sitting)}`);
  return [head, ...seen, ...sittings, ...(state.audience ? [`-${state.audience}`] : []), ...answers, head];
}

/**
 * @param {string} key
 * @param {import("../contract.js").Answer} answer
 * @param {number} limit
 */
function writeAnswer(key, answer, limit) {
  const mark = verdict(answer.score);
  const shown = answer.done ? mark[0].toUpperCase() + mark.slice(1) : mark;
  return key + shown + digit(answer.tries) + digit(answer.count) + (answer.response ? writeResponse(answer.response, limit) : "");
}

/** @param {number|null} score */
function verdict(score) {
  if (score === null) return "n";
  if (score >= 1) return "r";
  return score <= 0 ? "w" : `p${twoPlaces(Math.round(score * 100))}`;
}

/** @param {number} number */
function digit(number) {
  return Math.min(number, MOST).toString(36);
}

/** @param {number} number */
function twoPlaces(number) {
  return number.toString(36).padStart(2, "0");
}

/**
 * @param {string[]} response
 * @param {number} limit
 */
function writeResponse(response, limit) {
  const texts = response.map(escapeText);
  const day = DAY.exec(texts[0]);
  const least = day ? `*${day[0]}` : "";
  if (limit < 0) return limit > -2 ? least : "";
  if (response.every((part) => /^[0-9a-z]$/i.test(part))) return `_${response.join("")}`;
  if (response.every(isPairInOrder)) return `!${response.map((pair) => pair[2]).join("")}`;
  return texts.some((text) => text.length > limit) && limit === 0 ? least : `*${texts.map((text) => cut(text, limit)).join("!")}`;
}

/** Whether every source is there, so that the targets alone say it all. @param {string} part @param {number} index */
function isPairInOrder(part, index) {
  return /^..[0-9a-z]$/.test(part) && part.startsWith(sourceAt(index));
}

/** The beginning of a pair: its source's key, in the author's order (a to z, then 0 to 9), and a point. @param {number} index */
function sourceAt(index) {
  return `${((index + 10) % 36).toString(36)}.`;
}

/** Cuts an escaped text, but never within an escape. @param {string} text @param {number} limit */
function cut(text, limit) {
  return text.length <= limit ? text : text.slice(0, limit).replace(/-[0-9A-F]?$/, "");
}

/** @param {string} text */
function escapeText(text) {
  const wellFormed = text.replace(/\p{Surrogate}/gu, "?"); // halves of characters, which nothing can encode
  return encodeURIComponent(wellFormed)
    .replace(/[-_.!~*'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "_")
    .replace(/%/g, "-");
}

/** @param {string} text */
function unescapeText(text) {
  const escaped = text.replace(/-/g, "%").replace(/_/g, "%20");
  for (let end = escaped.length; end > 0; end -= 1) {
    try {
      return decodeURIComponent(escaped.slice(0, end));
    } catch (cutWithinCharacter) {
      continue;
    }
  }
  return "";
}

/**
 * @param {string} text
 * @returns {[string, import("../contract.js").Answer]}
 */
function readAnswer(text) {
  const mark = text[3] || "n";
  const part = mark.toLowerCase() === "p";
  const rest = text.slice(part ? 6 : 4);
  const response = rest.slice(2);
  return [
    text.slice(0, 3),
    {
      score: part ? parseInt(text.slice(4, 6), 36) / 100 : SCORES.get(mark.toLowerCase()) ?? null,
      done: mark !== mark.toLowerCase(),
      tries: parseInt(rest[0], 36) || 0,
      count: parseInt(rest[1], 36) || 0,
      response: response ? readResponse(response) : null,
    },
  ];
}

/** @param {string} text */
function readResponse(text) {
  if (text[0] === "!") return text.slice(1).split("").map((target, index) => sourceAt(index) + target);
  return text[0] === "_" ? text.slice(1).split("") : text.slice(1).split("!").map(unescapeText);
}

/**
 * @param {string} key
 * @param {import("../contract.js").Sitting} sitting
 */
function writeSitting(key, sitting) {
  const scores = sitting.scores.slice(-MOST).map(twoPlaces).join("");
  return `${key}${digit(sitting.attempt)}${sitting.handedIn ? "h" : "o"}${scores}*${sitting.drawn.join("")}`;
}

/**
 * @param {string} text
 * @returns {[string, import("../contract.js").Sitting]}
 */
function readSitting(text) {
  const [front, drawn] = text.split("*");
  const scores = (front.slice(5).match(/../g) || []).map((pair) => parseInt(pair, 36) || 0);
  return [front.slice(0, 3), { attempt: parseInt(front[3], 36) || 1, handedIn: front[4] === "h", scores, drawn: chunks(drawn || "") }];
}

/** @param {string} text */
function chunks(text) {
  return text.match(/.../g) || [];
}

/** @param {string} text */
function parts(text) {
  return text ? text.split(".") : [];
}
