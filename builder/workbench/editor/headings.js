import { formAt } from "./completing.js";

const DEEPEST = 6; // level of a heading

/** @param {string} line  0: it is no heading */
function levelOf(line) {
  const found = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line);
  return found ? found[1].length : 0;
}

/**
 * Lines with their numbers, and whether they stand in a fence of code.
 * @param {import("@codemirror/state").Text} doc @param {number} first  from 1 @param {number} last
 * @returns {Generator<[number, string, boolean]>}
 */
export function* linesFrom(doc, first, last) {
  let fence = "";
  for (let number = first; number <= Math.min(last, doc.lines); number += 1) {
    const { text } = doc.line(number);
    const mark = /^ {0,3}(```+|~~~+)/.exec(text);
    const isFence = Boolean(mark && (!fence || mark[1].startsWith(fence)));
    yield [number, text, Boolean(fence) || isFence];
    if (isFence && mark) fence = fence ? "" : mark[1];
  }
}

/** The last line that belongs to a heading, empty ones left out. @param {import("@codemirror/state").Text} doc @param {number} first  from 1: the heading's @param {number} last  at most */
export function blockEnd(doc, first, last) {
    const level = levelOf(doc.line(first).text) || DEEPEST;
  let end = first;
  for (const [number, text, isFenced] of linesFrom(doc, first + 1, last)) {
    if (!isFenced && levelOf(text) && levelOf(text) <= level) break;
    if (text.trim()) end = number;
  }
  return end;
}

/**
 * The heading of the block that a line stands in, else of its page, with what it declares.
 * @param {import("@codemirror/state").Text} doc @param {number} line @param {Object<string, import("../page/contract.js").FormOf>} forms
 */
export function headingAbove(doc, line, forms) {
    /** @type {{line: number, level: number, form: import("../page/contract.js").FormOf, isBlock: boolean}[]} */
  let open = [];
  for (const [number, text, isFenced] of linesFrom(doc, 1, line)) {
    const level = isFenced ? 0 : levelOf(text);
    if (!level) continue;
    open = open.filter((one) => one.level < level);
    const form = formAt(doc, number, forms);
    if (form && (form.keywords.length || level <= 2)) open.push({ line: number, level, form, isBlock: form.keywords.length > 0 });
  }
  const here = open.pop();
  if (!here) return null;
  let settings = 0;
  while (here.line + settings < doc.lines && /^(?:Settings|Objectives?|For):/i.test(doc.line(here.line + settings + 1).text)) settings += 1;
  return { ...here, settings };
}
