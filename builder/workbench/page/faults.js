import { showWhy } from "./guide.js";
import { sentence, upper } from "./words.js";

/** @typedef {import("./contract.js").Fault} Fault @typedef {import("../editor/fault_card.js").Told} Told */

const WORDINGS = new Set(["plainer-word", "outdated-term", "bad-term"]);
const LONGEST = 48; // characters of a fix that a button can say
const MOST = 4; // wordings that are offered
const UNMARKED = "no-right-answer"; // its fixes are its answers
const ANSWER = /^(\s*[-*+]\s+\[)( ?)\]\s+(\S.*)$/;
const HEADING = /^#{1,6}\s/;

/**
 * What mends a fault, by the words of its button.
 * @param {Fault} fault
 * @param {string[]} lines  that it stands in, and those below
 * @param {(edits: import("./contract.js").Edit[]) => void} fix
 */
export function fixesOf(fault, lines, fix) {
  const [line] = lines;
  if (fault.rule === UNMARKED) return answersIn(lines).map(({ below, column, length, words }) => ({ name: words, apply: () => fix([{ line: fault.line + below, column, length, text: "x" }]) }));
  if (fault.fixes.length) return [{ name: nameOf(fault), apply: () => fix(fault.fixes) }];
  if (!WORDINGS.has(fault.rule) || !fault.length) return [];
  const typed = line.slice(fault.column - 1, fault.column - 1 + fault.length);
  return wordingsOf(fault.help).map((words) => {
    const text = /^\p{Lu}/u.test(typed) && !/^\p{Lu}{2}/u.test(typed) ? words.slice(0, 1).toUpperCase() + words.slice(1) : words;
    return { name: `Write “${text}”`, apply: () => fix([{ line: fault.line, column: fault.column, length: fault.length, text }]) };
  });
}

/** The answers of the question that begins the lines, and where their boxes are. @param {string[]} lines */
function answersIn(lines) {
  const end = lines.findIndex((line, index) => index > 0 && HEADING.test(line));
  return lines.slice(0, end < 0 ? lines.length : end).flatMap((line, below) => {
    const [, before, inside, words] = ANSWER.exec(line) || [];
    return words ? [{ below, column: before.length + 1, length: inside.length, words: words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words }] : [];
  });
}

/** @param {Fault} fault */
function nameOf({ fixes, help }) {
  const [{ text, length }] = fixes;
  if (fixes.length > 1 || text.includes("\n") || text.length > LONGEST) return "Mend it";
  if (!text.trim()) return length ? "Take it out" : "Mend it";
  return length || help ? `Write “${text.trim()}”` : "Mend it";
}

/** What a list of words offers instead: “write: end or stop”. @param {string} help */
function wordingsOf(help) {
  const [, message = ""] = /^write: (.+)$/m.exec(help) || [];
  if (/[:;…“”()]|\bor another\b/.test(message)) return [];
  return message.split(/,\s+(?:or\s+)?|\s+or\s+/).filter(Boolean).slice(0, MOST);
}

/**
 * A fault as its card tells it.
 * @param {Fault} fault @param {string[]} lines  its own, and those below @param {number} from @param {(edits: import("./contract.js").Edit[]) => void} fix
 * @returns {Told}
 */
export function cardOf(fault, lines, from, fix) {
  const fixes = fixesOf(fault, lines, fix);
  return {
    from,
    to: from + fault.length,
    kind: fault.advice ? "advice" : fault.severity,
    message: sentence(fault.message),
    help: fixes.length && fault.rule === UNMARKED ? "Which one is right?" : upper(fixes.length ? fault.help.replace(/^write: .*\n?/, "") : fault.help),
    fixes,
    why: () => showWhy(fault.rule),
  };
}

/**
 * The fault after a place, or before it, round and round; errors first, where there are any.
 * @param {Fault[]} faults @param {string[]} files  in order @param {{file: string, line: number, column: number}} at @param {number} step
 */
export function faultFrom(faults, files, at, step) {
  const rank = (/** @type {{file: string, line: number, column: number}} */ one) => files.indexOf(one.file) * 1e9 + one.line * 1e3 + Math.min(one.column, 999);
  const errors = faults.filter(({ severity }) => severity === "error");
  const known = (errors.length ? errors : faults).filter(({ file }) => files.includes(file)).sort((a, b) => rank(a) - rank(b));
  if (step < 0) return [...known].reverse().find((one) => rank(one) < rank(at)) || known[known.length - 1];
  return known.find((one) => rank(one) > rank(at)) || known[0];
}
