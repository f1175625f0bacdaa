import { hash } from "./chance.js";

/*
 * Saved state, version 1, is printable ASCII that no XML and no LMS alters: letters, digits and - _ . ~ * !
 *
 *   1 CCCCC seed revision ~ page seen… ~ answer.answer… ~ sitting.sitting… [~ audience]
 *
 * CCCCC is a checksum of all behind it. Pages and blocks stand by their three-character keys, so that a course can be edited under it.
 * An answer is key, verdict (n none, r right, w wrong, p and two digits in part; capital: done), tries, count, then its response:
 * `_` and single characters, `!` and the targets of the pairs a.x b.y c.z …, or `*` and texts parted by `!`. A sitting is key, attempt, h (handed in) or o (open), two digits a
 * score, and behind `*` the keys drawn.
 */
const VERSION = "1";
const LONGEST = 3800;
const SHORTER = [500, 250, 120, 60, 30, 14, 0, -1, -2];
const DAY = /^\d{4}-2D\d\d-2D\d\d/; // 2026-11-22, escaped: a day that counts is never cut
const MOST = 35;
/** @type {Map<string, number|null>} */
const SCORES = new Map([["n", null], ["r", 1], ["w", 0]]);

/**
 * The state in at most `longest` characters: where it would not fit, typed texts are cut, then left out but for the day that begins
 * one; what was scored never is.
 * @param {import("./contract.js").State} state
 * @param {number} [longest]
 * @returns {string}
 */
export function encode(state, longest = LONGEST) {
  let text = "";
  for (const limit of [1000, ...SHORTER]) {
    text = seal(body(state, limit));
    if (text.length <= longest) break;
  }
  return text;
}

/**
 * The state that a text holds, or null where it is none of ours, damaged, or of a version we do not know.
 * @param {string} text
 * @returns {import("./contract.js").State | null}
 */
export function decode(text) {
  if (typeof text !== "string" || text[0] !== VERSION || seal(text.slice(6)) !== text) return null;
  const [head, pages, answers, sittings, audience = ""] = text.slice(6).split("~");
  if (sittings === undefined) return null;
  const keys = chunks(pages);
  return {
    seed: head.slice(0, 4),
    revision: parseInt(head.slice(4), 36) || 0,
    page: keys[0] === "..." ? "" : keys[0] || "",
    seen: new Set(keys.slice(1)),
    answers: new Map(parts(answers).map(readAnswer)),
    sittings: new Map(parts(sittings).map(readSitting)),
    audience,
  };
}

/** @param {string} inside */
function seal(inside) {
  return VERSION + (hash(inside) % 60466176).toString(36).padStart(5, "0") + inside;
}

/**
 * @param {import("./contract.js").State} state
 * @param {number} limit of a typed text; −1: no responses but for days; −2: none at all
 */
function body(state, limit) {
  const answers = [...state.answers].map(([key, answer]) => writeAnswer(key, answer, limit));
  const sittings = [...state.sittings].map(([key, sitting]) => writeSitting(key, sitting));
  const pages = (state.page || "...") + [...state.seen].join("");
  const audience = state.audience ? [state.audience] : [];
  return [state.seed + state.revision.toString(36), pages, answers.join("."), sittings.join("."), ...audience].join("~");
}

/**
 * @param {string} key
 * @param {import("./contract.js").Answer} answer
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
  return score <= 0 ? "w" : `p${twoDigits(Math.round(score * 100))}`;
}

/** @param {number} number */
function digit(number) {
  return Math.min(number, MOST).toString(36);
}

/** @param {number} number */
function twoDigits(number) {
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
  if (response.every((part) => /^[0-9a-z]$/.test(part))) return `_${response.join("")}`;
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
  const whole = text.replace(/\p{Surrogate}/gu, "?"); // halves of characters, which nothing can encode
  return encodeURIComponent(whole)
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
 * @returns {[string, import("./contract.js").Answer]}
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
 * @param {import("./contract.js").Sitting} sitting
 */
function writeSitting(key, sitting) {
  const scores = sitting.scores.slice(-MOST).map(twoDigits).join("");
  return `${key}${digit(sitting.attempt)}${sitting.handedIn ? "h" : "o"}${scores}*${sitting.drawn.join("")}`;
}

/**
 * @param {string} text
 * @returns {[string, import("./contract.js").Sitting]}
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
