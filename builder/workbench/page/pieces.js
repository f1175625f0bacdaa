/**
 * A block's text, taken apart as its author typed it: each piece knows where its words stand, so that a form can put other words
 * there and leave every other letter as it is. It knows no kind of block, only what Markdown looks like.
 *
 * @typedef {object} Words        some words, and where they stand
 * @property {number} from        in the block's text
 * @property {number} to
 * @property {string} value       as a field shows them
 * @property {string} between     what begins each further line
 *
 * @typedef {object} Item         a line of a list, with what belongs to it
 * @property {"item"} type
 * @property {number} from        of its line
 * @property {number} to          the end of its own last line
 * @property {number} end         that of what stands in it, too
 * @property {string} indent
 * @property {string} marker      “-”, “1.”
 * @property {{at: number, length: number, right: boolean} | null} box
 * @property {Words} words
 * @property {Words | null} said  what stands behind “>”
 *
 * @typedef {object} Row
 * @property {number} from
 * @property {number} to
 * @property {(Words & {blank: boolean})[]} cells
 *
 * @typedef {{type: "setting", name: string, from: number, to: number, words: Words}} SettingLine
 * @typedef {{type: "label", name: string, from: number, to: number, words: Words}} Label
 * @typedef {{type: "table", from: number, to: number, rows: Row[]}} Table
 * @typedef {{from: number, at: number, to: number, value: string}} Mark  words in bold that end a part; `at`: behind the blanks before them
 * @typedef {{type: "text", from: number, to: number, words: Words, mark: Mark | null}} Passage  the mark stands behind its words
 * @typedef {{type: "part", from: number, to: number, level: number, headed: number, title: Words, body: Words, pieces: Piece[]}} Part
 * @typedef {SettingLine | Label | Table | Passage | Part | Item} Piece
 *
 * @typedef {object} Block
 * @property {string} keyword     as it is typed; "" for a page
 * @property {number} level
 * @property {Words} title
 * @property {number} headed      where its heading's line ends
 * @property {Piece[]} pieces
 * @property {number} end         of its last words
 */

const HEADING = /^( {0,3})(#{1,6})([ \t]+|$)/;
const KEYWORD = /^((?:[^:\\]|\\.){1,60}):[ \t]*/;
const SETTING = /^(Settings|Objectives?|For):[ \t]*/i;
const ITEM = /^(\s*)([-*+•–]|\d+[.)])(\s+|$)/;
const BOX = /^\[( |x|X|✓)?\](\s+|$)/;
const FENCE = /^\s{0,3}(```+|~~~+)/;
const LABEL = /^([A-Z][\w’' ]{0,40}):(?:[ \t]+|$)/;

/**
 * @param {string} text  from the heading on
 * @param {string[]} labels  that the block declares, in lower case
 * @param {string} [marks]  a pattern of the words in bold that end a part
 * @returns {Block | null}  null: it begins with no heading
 */
export function readBlock(text, labels, marks = "") {
  const lines = linesOf(text);
  const heading = HEADING.exec(lines[0].text);
  if (!heading) return null;
  const head = heading[0].length;
  const keyword = KEYWORD.exec(lines[0].text.slice(head));
  const rest = lines[0].text.replace(/[ \t]+#+[ \t]*$/, "").trimEnd();
  const at = Math.min(rest.length, head + (keyword ? keyword[0].length : 0));
  const mark = marks ? new RegExp(`[ \\t]*(\\*\\*|__)(?:${marks})\\1[.:]?[ \\t]*$`, "i") : null;
  const pieces = new Reader(lines.slice(1), new Set(labels), mark).read();
  return {
    keyword: keyword ? keyword[1].trim() : "",
    level: heading[2].length,
    title: { from: at, to: Math.max(at, rest.length), value: rest.slice(at), between: " " },
    headed: lines[0].to,
    pieces,
    end: text.trimEnd().length,
  };
}

/** @typedef {{text: string, from: number, to: number}} Line */

/** @param {string} text @returns {Line[]} */
function linesOf(text) {
  let from = 0;
  return text.split("\n").map((line) => {
    const here = { text: line, from, to: from + line.length };
    from += line.length + 1;
    return here;
  });
}

class Reader {
  /** @param {Line[]} lines @param {Set<string>} labels @param {RegExp | null} mark */
  constructor(lines, labels, mark) {
    this.lines = lines;
    this.labels = labels;
    this.mark = mark;
    this.at = 0;
    /** @type {Piece[]} */
    this.pieces = [];
  }

  read() {
    while (this.at < this.lines.length) {
      const line = this.lines[this.at];
      if (!line.text.trim()) this.at += 1;
      else if (HEADING.test(line.text)) this.part();
      else if (SETTING.test(line.text)) this.setting();
      else if (this.isLabel(line)) this.label();
      else if (/^\s*\|/.test(line.text)) this.table();
      else if (ITEM.test(line.text)) this.item();
      else this.passage();
    }
    return this.pieces;
  }

  /** @param {Line} line */
  isLabel({ text }) {
    const found = LABEL.exec(text);
    return Boolean(found && this.labels.has(found[1].trim().toLowerCase()));
  }

  /** Whether a line begins something else than more words of the same paragraph. @param {Line} line */
  begins(line) {
    return !line.text.trim() || HEADING.test(line.text) || SETTING.test(line.text) || this.isLabel(line) || ITEM.test(line.text) || /^\s*\|/.test(line.text) || FENCE.test(line.text);
  }

  setting() {
    const line = this.lines[this.at];
    const [sign, name] = /** @type {RegExpExecArray} */ (SETTING.exec(line.text));
    const from = line.from + sign.length;
    this.pieces.push({ type: "setting", name: name.toLowerCase().replace(/s$/, (s) => (/^objectives$/i.test(name) ? "" : s)), from: line.from, to: line.to, words: { from, to: line.to, value: line.text.slice(sign.length).trimEnd(), between: " " } });
    this.at += 1;
  }

  label() {
    const first = this.lines[this.at];
    const [sign, name] = /** @type {RegExpExecArray} */ (LABEL.exec(first.text));
    this.at += 1;
    while (this.at < this.lines.length && !this.begins(this.lines[this.at])) this.at += 1;
    const { to } = this.lines[this.at - 1];
    const from = first.from + sign.length;
    this.pieces.push({ type: "label", name: name.trim().toLowerCase(), from: first.from, to, words: this.words(from, to, "") });
  }

  table() {
    const first = this.at;
    while (this.at < this.lines.length && /^\s*\|/.test(this.lines[this.at].text)) this.at += 1;
    const lines = this.lines.slice(first, this.at);
    const rows = lines.filter(({ text }) => !/^\s*\|[-| :]+\|?\s*$/.test(text) || !/-/.test(text)).map((line) => ({ from: line.from, to: line.to, cells: cellsOf(line) }));
    this.pieces.push({ type: "table", from: lines[0].from, to: lines[lines.length - 1].to, rows });
  }

  item() {
    const line = this.lines[this.at];
    const [sign, indent, marker] = /** @type {RegExpExecArray} */ (ITEM.exec(line.text));
    const box = BOX.exec(line.text.slice(sign.length));
    const from = line.from + sign.length + (box ? box[0].length : 0);
    this.at += 1;
    const inner = (/** @type {Line} */ one) => one.text.trim() && !ITEM.test(one.text) && one.text.length - one.text.trimStart().length > indent.length;
    let last = line;
    while (this.at < this.lines.length && inner(this.lines[this.at]) && !/^\s*>/.test(this.lines[this.at].text)) last = this.lines[this.at++];
    const words = this.words(from, Math.max(from, last.to), `${indent}  `);
    let said = null;
    if (this.at < this.lines.length && inner(this.lines[this.at]) && /^\s*>/.test(this.lines[this.at].text)) {
      const start = this.lines[this.at];
      while (this.at < this.lines.length && inner(this.lines[this.at]) && /^\s*>/.test(this.lines[this.at].text)) last = this.lines[this.at++];
      const mark = /** @type {RegExpExecArray} */ (/^\s*> ?/.exec(start.text))[0];
      said = this.words(start.from + mark.length, last.to, mark);
    }
    /** @type {Item} */
    const made = { type: "item", from: line.from, to: last.to, end: last.to, indent, marker, box: box ? { at: line.from + sign.length, length: box[0].trimEnd().length, right: /x|✓/i.test(box[1] || "") } : null, words, said };
    for (let index = this.pieces.length - 1; index >= 0; index -= 1) {
      const above = this.pieces[index];
      if (above.type !== "item") break;
      if (above.indent.length < indent.length && above.end < made.to) above.end = made.to;
      if (!above.indent.length) break;
    }
    this.pieces.push(made);
  }

  part() {
    const line = this.lines[this.at];
    const heading = /** @type {RegExpExecArray} */ (HEADING.exec(line.text));
    const level = heading[2].length;
    this.at += 1;
    let fence = "";
    while (this.at < this.lines.length) {
      const { text } = this.lines[this.at];
      const mark = FENCE.exec(text);
      if (mark) fence = fence ? "" : mark[1];
      const next = fence ? null : HEADING.exec(text);
      if (next && next[2].length <= level) break;
      this.at += 1;
    }
    const first = this.lines.indexOf(line);
    let last = this.at - 1;
    while (last > first && !this.lines[last].text.trim()) last -= 1;
    const from = line.from + heading[0].length;
    const start = Math.min(line.to + 1, this.lines[last].to);
    const body = this.lines[last] === line ? { from: line.to, to: line.to, value: "", between: "" } : this.words(start, this.lines[last].to, "");
    const rest = line.text.replace(/[ \t]+#+[ \t]*$/, "").trimEnd();
    const title = { from, to: Math.max(from, line.from + rest.length), value: rest.slice(heading[0].length), between: " " };
    const pieces = new Reader(this.lines.slice(first + 1, last + 1), this.labels, this.mark).read();
    this.pieces.push({ type: "part", from: line.from, to: this.lines[last].to, level, headed: line.to, title, body, pieces });
  }

  /** Words that are none of these, and what follows them of that sort. */
  passage() {
    const first = this.lines[this.at];
    let last = first;
    let fence = "";
    while (this.at < this.lines.length) {
      const line = this.lines[this.at];
      const mark = FENCE.exec(line.text);
      if (mark && (!fence || mark[1].startsWith(fence))) fence = fence ? "" : mark[1];
      else if (!fence && line !== first && line.text.trim() && this.begins(line)) break;
      if (line.text.trim()) last = line;
      this.at += 1;
    }
    const marked = this.mark && !fence && this.mark.exec(last.text);
    const to = marked ? this.endBefore(first, last, last.text.length - marked[0].length) : last.to;
    const mark = marked ? { from: to, at: last.from + marked.index + marked[0].search(/\S/), to: last.to, value: marked[0].replace(/[*_.:!]/g, "").trim().toLowerCase() } : null;
    this.pieces.push({ type: "text", from: first.from, to: last.to, words: this.words(first.from, to, ""), mark });
  }

  /** Where the words of a passage end before what stands at the end of its last line. @param {Line} first @param {Line} last @param {number} length  of what is left of that line */
  endBefore(first, last, length) {
    let at = this.lines.indexOf(last);
    if (last.text.slice(0, length).trim()) return last.from + length;
    while (this.lines[at] !== first && !this.lines[at - 1].text.trim()) at -= 1;
    return this.lines[at] === first ? first.from : this.lines[at - 1].to;
  }

  /** @param {number} from @param {number} to @param {string} between @returns {Words} */
  words(from, to, between) {
    const typed = this.lines.filter((line) => line.to >= from && line.from <= to).map((line) => line.text.slice(Math.max(0, from - line.from), to - line.from));
    const sign = between.trim() ? /^\s*> ?/ : /^\s+/;
    const value = typed.map((line, index) => (index && between ? line.replace(sign, "") : line)).join("\n");
    const second = typed[1] && between ? /** @type {RegExpExecArray} */ ((between.trim() ? /^\s*> ?/ : /^\s*/).exec(typed[1]))[0] : between;
    return { from, to, value, between: second };
  }
}

/** @param {Line} line @returns {(Words & {blank: boolean})[]} */
function cellsOf({ text, from }) {
  const cells = [];
  let start = text.indexOf("|") + 1;
  for (let at = start; at <= text.length; at += 1) {
    if (at < text.length && (text[at] !== "|" || text[at - 1] === "\\")) continue;
    const raw = text.slice(start, at);
    if (at < text.length || raw.trim()) {
      const lead = raw.length - raw.trimStart().length;
      const blank = !raw.trim();
      const [begin, end] = blank ? [start, at] : [start + lead, start + raw.trimEnd().length];
      cells.push({ from: from + begin, to: from + end, value: raw.trim().replace(/\\\|/g, "|"), between: " ", blank });
    }
    start = at + 1;
  }
  return cells;
}

/** What stands in a field, as it is typed in the text. @param {Words} words @param {string} value */
export function typed({ between }, value) {
  const lines = value.split("\n");
  return between ? lines.filter((line, index) => line.trim() || !index).map((line) => line.trim()).join(between.trim() || between.length > 1 ? `\n${between}` : " ") : value;
}

/** @param {string} value @param {boolean} blank */
export function typedCell(value, blank) {
  const words = value.replace(/\s*\n\s*/g, " ").replace(/\\?\|/g, "\\|");
  return blank ? ` ${words} ` : words;
}

const TIMES = /** @type {Object<string, number>} */ ({ once: 1, one: 1, twice: 2, two: 2, three: 3, thrice: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 });

/**
 * The phrase behind “Settings:” that sets something. "": none does.
 * @param {string} line @param {import("./contract.js").SettingOf} setting
 */
export function phraseOf(line, { pattern }) {
  try {
    const whole = new RegExp(`^(?:${pattern})$`, "i");
    return line.split(/[,;]/).map((phrase) => phrase.trim()).find((phrase) => phrase && whole.test(phrase)) || "";
  } catch {
    return ""; // a regular expression that only Python knows: its phrase is written by hand
  }
}

/** @param {string} phrase */
export function numberOf(phrase) {
  const digits = /\d+/.exec(phrase);
  if (digits) return digits[0];
  const word = phrase.toLowerCase().split(/\s+/).find((one) => one in TIMES);
  return word ? String(TIMES[word]) : "";
}

/** A phrase with another number. @param {string} phrase @param {string} number */
export function withNumber(phrase, number) {
  if (/\d/.test(phrase)) {
    const [, , noun] = /^(\d+)\s+(marks?|tries|try)$/.exec(phrase) || [];
    if (noun) return `${number} ${noun.startsWith("m") ? (number === "1" ? "mark" : "marks") : "tries"}`;
    return phrase.replace(/\d+/, number);
  }
  const times = number === "1" ? "once" : number === "2" ? "twice" : `${number} times`;
  return phrase.replace(/\b(?:once|twice|thrice|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?: times)?)\b/i, times);
}

/**
 * The line behind “Settings:” with another phrase for one thing; "" takes it out.
 * @param {string} line @param {string} before  the phrase that stands there, or "" @param {string} after
 */
export function withPhrase(line, before, after) {
  if (!before) return [line.trim().replace(/[,;]\s*$/, ""), after].filter(Boolean).join(", ");
  if (after) return line.replace(before, after);
  return line.split(/([,;])/).reduce((kept, part, index, all) => (index % 2 ? kept : part.trim() === before ? kept : kept + (kept ? all[index - 1] : "") + (kept ? part : part.trimStart())), "");
}
