import { LanguageSupport, StreamLanguage, HighlightStyle, foldService, syntaxHighlighting } from "@codemirror/language";
import { Tag } from "@lezer/highlight";

/**
 * The author's language, coloured: few colours, each with one meaning. It is read line by line, as authors write it; what it means
 * is the builder's business, whose faults and outline stand beside it.
 */
const tags = {
  mark: Tag.define(), keyword: Tag.define(), setting: Tag.define(), label: Tag.define(), variable: Tag.define(), title: Tag.define(),
  strong: Tag.define(), emphasis: Tag.define(), code: Tag.define(), right: Tag.define(), box: Tag.define(), feedback: Tag.define(), caption: Tag.define(),
};

const HEADING = /^(#{1,6})(\s+)/;
const SETTING = /^(?:Settings|Objectives?|For)(?=:)/i;
const LABEL = /^[A-Z][A-Za-z]*(?: [a-z]+){0,2}(?=:(?:\s|$))/;
const BOX = /^\[( |x|X|✓)?\]/;

/**
 * @typedef {object} State
 * @property {"text" | "heading" | "title" | "feedback" | "front"} place  what of a line comes next
 * @property {boolean} fenced  in a fence of code
 * @property {boolean} front   in the lines at the top
 * @property {number} line
 * @property {Set<string>} keywords
 * @property {Set<string>} labels
 */

/** @param {Set<string>} keywords  of blocks, in lower case @param {Set<string>} labels  likewise @param {boolean} isSettings  the file has nothing but such lines as stand at the top of others */
function parser(keywords, labels, isSettings) {
  return {
    name: "course",
    tokenTable: tags,
    startState: () => ({ place: "text", fenced: false, front: isSettings, line: 0, keywords, labels }),
    copyState: (/** @type {State} */ state) => ({ ...state }),
    blankLine: (/** @type {State} */ state) => {
      state.line += 1;
    },
    token: read,
    languageData: { commentTokens: undefined, closeBrackets: { brackets: ["(", "{", '"'] } },
  };
}

/** @param {import("@codemirror/language").StringStream} stream @param {State} state @returns {string | null} */
function read(stream, state) {
  if (stream.sol()) {
    state.line += 1;
    const special = startOfLine(stream, state);
    if (special !== undefined) return special;
  }
  if (state.place === "heading") return headingWord(stream, state);
  return inline(stream, state);
}

/** @param {import("@codemirror/language").StringStream} stream @param {State} state @returns {string | null | undefined}  undefined: nothing special */
function startOfLine(stream, state) {
  state.place = "text";
  if (stream.match(/^---\s*$/)) {
    if (state.line === 1) state.front = true;
    else state.front = false;
    return "mark";
  }
  if (state.front) {
    if (stream.match(/^\s*#.*/)) return "feedback";
    if (stream.match(/^\s*[\p{L}\p{N}_ -]+(?=:(\s|$))/u)) return "setting";
    stream.skipToEnd();
    return null;
  }
  if (stream.match(/^\s*(```|~~~)/)) {
    state.fenced = !state.fenced;
    stream.skipToEnd();
    return "code";
  }
  if (state.fenced) {
    stream.skipToEnd();
    return "code";
  }
  if (stream.match(HEADING)) {
    state.place = "heading";
    return "mark";
  }
  if (stream.match(/^\s{0,3}>\s?\[!\w+\]/)) return "keyword";
  if (stream.match(/^\s*>\s?/)) {
    state.place = "feedback";
    return "mark";
  }
  if (stream.match(/^\s*(?:[-*+•–]|\d+[.)])\s+(?=\[(?: |x|X|✓)?\])/)) return "mark";
  if (stream.match(/^\s*(?:[-*+]|\d+[.)])\s+/)) return "mark";
  if (stream.match(SETTING)) return "setting";
  const label = /** @type {RegExpMatchArray | null} */ (stream.match(LABEL, false));
  if (label && state.labels.has(label[0].toLowerCase())) {
    stream.match(LABEL);
    return "label";
  }
  return undefined;
}

/** @param {import("@codemirror/language").StringStream} stream @param {State} state */
function headingWord(stream, state) {
  state.place = "title";
  const word = /** @type {RegExpMatchArray | null} */ (stream.match(/^([^:(#]{1,40}?)(?:\s*\([^)]*\))?(?:\s+\d+)?(?=\s*:)/, false));
  if (word && state.keywords.has(word[1].trim().toLowerCase())) {
    stream.match(word[0]);
    return "keyword";
  }
  return inline(stream, state);
}

/** @param {import("@codemirror/language").StringStream} stream @param {State} state */
function inline(stream, state) {
  const plain = state.place === "title" ? "title" : state.place === "feedback" ? "feedback" : null;
  if (stream.match(BOX)) return /x|✓/i.test(stream.current()) ? "right" : "box";
  if (stream.match(/^\{\{[^}]*\}\}/)) return "variable";
  if (stream.match(/^`[^`]*`/)) return "code";
  if (stream.match(/^\[\[.*?\]\]/)) return "right";
  if (stream.match(/^\*\*[^*]+\*\*/)) return "strong";
  if (stream.match(/^[*_][^*_\s][^*_]*[*_](?!\w)/)) return "emphasis";
  if (stream.match(/^\]\(\S+?(?=[\s)])/)) return "variable";
  if (stream.match(/^"[^"]*"(?=\))/)) return "caption";
  if (stream.match(/^!?\[/) || stream.match(/^[\])|:]/)) return "mark";
  stream.next();
  stream.eatWhile(/[^[\]{}`*_!|:()"]/);
  return plain;
}

const style = HighlightStyle.define([
  { tag: tags.mark, class: "t-m" }, { tag: tags.keyword, class: "t-k" }, { tag: tags.setting, class: "t-s" }, { tag: tags.label, class: "t-l" },
  { tag: tags.variable, class: "t-v" }, { tag: tags.title, class: "t-b" }, { tag: tags.strong, class: "t-b" }, { tag: tags.emphasis, class: "t-i" },
  { tag: tags.code, class: "t-c" }, { tag: tags.right, class: "t-x yes" }, { tag: tags.box, class: "t-x no" }, { tag: tags.feedback, class: "t-f" },
  { tag: tags.caption, class: "t-l" },
]);

/** A heading folds what stands below it, up to the next of its level or a higher one. */
const folding = foldService.of((state, start) => {
  const line = state.doc.lineAt(start);
  const level = (HEADING.exec(line.text) || [""])[0].trim().length;
  if (!level) return null;
  let end = line.to;
  for (let number = line.number + 1; number <= state.doc.lines; number += 1) {
    const next = state.doc.line(number);
    const other = (HEADING.exec(next.text) || [""])[0].trim().length;
    if (other && other <= level) break;
    if (next.text.trim()) end = next.to;
  }
  return end > line.to ? { from: line.to, to: end } : null;
});

/** @param {{keywords: string[], labels: string[], isSettings?: boolean}} words  of all blocks; and whether the file has settings alone */
export function courseLanguage({ keywords, labels, isSettings = false }) {
  const lower = (/** @type {string[]} */ list) => new Set(list.map((word) => word.toLowerCase()));
  return new LanguageSupport(StreamLanguage.define(parser(lower([...keywords, "Assessment", "Bank"]), lower(labels), isSettings)), [syntaxHighlighting(style), folding]);
}
