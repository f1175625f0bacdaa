import { make } from "../../runtime/kit/dom.js";
import { Scenes } from "./form_scenes.js";
import { numberOf, phraseOf, typed, typedCell, withNumber, withPhrase } from "./pieces.js";
import { upper } from "./words.js";

/**
 * @typedef {import("./form.js").Change} Change
 * @typedef {import("./form.js").Field} Field
 * @typedef {import("./form.js").Form} Form
 * @typedef {import("./pieces.js").Block} Block
 * @typedef {import("./pieces.js").Item} Item
 * @typedef {import("./pieces.js").Words} Words
 * @typedef {import("./contract.js").FormOf} FormOf
 */

/** What a form shows of one block, from top to bottom. */
export class Rows {
  /** @param {Form} form @param {Block} block @param {FormOf} of @param {string} text  the block's */
  constructor(form, block, of, text) {
    this.form = form;
    this.block = block;
    this.of = of;
    this.text = text;
    /** @type {{shape: string, draw: () => HTMLElement}[]} */
    this.rows = [];
  }

  all() {
    const { block, of } = this;
    const asks = of.choices || of.settings.some(({ name }) => name === "marks");
    this.push("title", this.form.text("title", wordsField(block.title), asks && of.choices ? "What do you ask?" : "Heading", { rows: 2 }));
    if (of.endings.length) new Scenes(this).all();
    else this.pieces();
    this.labels();
    this.settings();
    return this.rows;
  }

  pieces() {
    const { block, of } = this;
    const { pieces } = block;
    const items = pieces.filter(({ type }) => type === "item");
    let texts = 0;
    let lists = 0;
    let tables = 0;
    let parts = 0;
    pieces.forEach((piece, index) => {
      if (piece.type === "text") this.push("text", this.form.text(`text-${texts}`, wordsField(piece.words), texts || items.length === 0 || index > pieces.indexOf(items[0]) ? "Text" : "Before the list", { rows: 3 })), (texts += 1);
      else if (piece.type === "item" && (index === 0 || pieces[index - 1].type !== "item")) this.list(runOf(pieces, index), `list-${lists++}`);
      else if (piece.type === "table") this.table(piece, tables++);
      else if (piece.type === "part") this.part(piece, parts++);
    });
    if (parts || of.parts) this.addPart(parts);
    if (!items.length && of.choices) this.addFirst();
  }

  /** @param {string} shape @param {() => HTMLElement} draw */
  push(shape, draw) {
    this.rows.push({ shape, draw });
  }

  /** Rows that belong together, in one box. @param {string} shape @param {() => void} fill @param {(rows: HTMLElement[]) => HTMLElement} draw */
  group(shape, fill, draw) {
    const { rows } = this;
    this.rows = [];
    fill();
    const inner = this.rows;
    this.rows = rows;
    this.push(`${shape} {${inner.map((one) => one.shape).join("; ")}}`, () => draw(inner.map((one) => one.draw())));
  }

  /**
   * @param {Item[]} items @param {string} key
   * @param {{noun: string, where: string, choice: (item: Item, key: string, name: string) => {words: Field, leads: () => HTMLElement}, more: string}} [how]  of items that
   *   lead somewhere: what each is, and what another one holds
   */
  list(items, key, how) {
    const { form } = this;
    const boxes = items.some(({ box }) => box);
    const noun = how ? how.noun : boxes ? "Answer" : "Item";
    if (boxes) this.push("head", () => make("p", { class: "label" }, "Answers ", make("span", { class: "hint" }, "Tick each right one.")));
    items.forEach((item, index) => {
      const name = how?.where ? `${how.where}: ${noun.toLowerCase()} ${index + 1}` : `${noun} ${index + 1}`;
      const choice = how?.choice(item, `${key}-${index}-leads`, name);
      const depth = items.filter((one) => one !== item && one.from < item.from && one.end >= item.end && one.indent.length < item.indent.length).length;
      const words = form.text(`${key}-${index}`, choice ? choice.words : wordsField(item.words), name, { small: true, enter: `add-${key}` });
      const box = item.box ? form.tick(`${key}-${index}-box`, boxField(item), `${name} is right`, "bare") : null;
      const why = boxes || item.said ? form.text(`${key}-${index}-why`, saidField(item), `Feedback to ${noun.toLowerCase()} ${index + 1}`, { small: true, hint: boxes ? "Feedback" : "What is said of it" }) : null;
      const before = items.slice(0, index).reverse().find((one) => one.indent.length <= item.indent.length);
      const up = before && before.indent.length === item.indent.length ? form.act(`${key}-${index}-up`, () => swapped(this.form, before, item), "up", `Move ${name.toLowerCase()} up`, `${key}-${Math.max(0, items.indexOf(before))}`) : null;
      const bin = form.act(`${key}-${index}-bin`, () => [withoutLines(item)], "bin", `Delete ${name.toLowerCase()}`, `${key}-${Math.max(0, index - 1)}`);
      this.push(`item ${key} ${index} ${depth} ${Boolean(box)} ${Boolean(why)} ${Boolean(up)}`, () => {
        const $moves = make("div", { class: "moves" });
        if (up) $moves.append(up());
        $moves.append(bin());
        const $row = make("div", { class: `answer${box ? "" : " plain"}`, "data-list": key }, ...(box ? [box()] : []), make("div", { class: "words" }, words()), $moves);
        if (depth) $row.style.marginInlineStart = `${depth * 1.25}rem`;
        if (choice) $row.append(make("div", { class: "why" }, choice.leads()));
        if (why) $row.append(make("div", { class: "why" }, why()));
        return $row;
      });
    });
    const add = form.act(`add-${key}`, () => [added(items[items.length - 1], how?.more)], "plus", noun);
    this.push(`add ${key}`, () => make("div", {}, add(true)));
  }

  /** A question that has no answers yet. */
  addFirst() {
    const add = this.form.act("add-first", () => [{ from: this.block.headed, to: this.block.headed, insert: "\n- [x] \n- [ ] " }], "plus", "Answers", "list-0-0");
    this.push("add first", () => make("div", {}, add(true)));
  }

  /** @param {import("./pieces.js").Table} table @param {number} number */
  table(table, number) {
    const key = `table-${number}`;
    table.rows.forEach((row, index) => {
      const cells = row.cells.map((cell, column) => {
        if (/^\[[ xX]?\]$/.test(cell.value)) return null;
        const label = index ? `Line ${index}, column ${column + 1}` : `Head of column ${column + 1}`;
        const field = { value: cell.value, write: (/** @type {string} */ value) => [{ from: cell.from, to: cell.to, insert: typedCell(value, cell.blank) }] };
        return this.form.text(`${key}-${index}-${column}`, field, label, { small: true });
      });
      const bin = index ? this.form.act(`${key}-${index}-bin`, () => [withoutLines({ ...row, end: row.to })], "bin", `Delete line ${index}`, `${key}-${index - 1}-0`) : null;
      this.push(`row ${key} ${cells.map(Boolean).join()}`, () => make("div", { class: `pair${index ? "" : " heads"}` }, ...cells.filter((cell) => cell !== null).map((cell) => cell()), ...(bin ? [bin()] : [])));
    });
    const last = table.rows[table.rows.length - 1];
    const insert = `\n|${last.cells.map(({ value }) => (/^\[[ xX]?\]$/.test(value) ? " [ ] |" : "  |")).join("")}`;
    const add = this.form.act(`add-${key}`, () => [{ from: table.to, to: table.to, insert }], "plus", "Line", `${key}-${table.rows.length}-0`);
    this.push(`add ${key}`, () => make("div", {}, add(true)));
  }

  /** @param {import("./pieces.js").Part} part @param {number} number */
  part(part, number) {
    const { form } = this;
    const title = form.text(`part-${number}`, wordsField(part.title), `Heading of part ${number + 1}`, { small: true });
    const empty = part.body.from === part.body.to;
    const body = form.text(`part-${number}-body`, { value: part.body.value, write: (value) => [{ from: part.body.from, to: part.body.to, insert: empty && value ? `\n${value}` : value }] }, `Text of part ${number + 1}`, { small: true, rows: 3 });
    const bin = form.act(`part-${number}-bin`, () => [withoutLines({ ...part, end: part.to })], "bin", `Delete part ${number + 1}`, `part-${Math.max(0, number - 1)}`);
    this.push("part", () => make("div", { class: "answer plain part" }, make("div", { class: "words" }, title()), make("div", { class: "moves" }, bin()), make("div", { class: "why" }, body())));
  }

  /** @param {number} parts @param {string} [noun] @param {string} [title] */
  addPart(parts, noun = "Part", title = "New part") {
    const add = this.form.act("add-part", () => [this.newPart(title)], "plus", noun, `part-${parts}`);
    this.push("add part", () => make("div", {}, add(true)));
  }

  /** @param {string} title @returns {Change} */
  newPart(title) {
    const { end, level, pieces } = this.block;
    const first = pieces.find(({ type }) => type === "part");
    const signs = "#".repeat(first && first.type === "part" ? first.level : Math.min(6, level + 1));
    return { from: end, to: end, insert: `\n\n${signs} ${title}\n` };
  }

  labels() {
    const { block, form } = this;
    for (const name of this.of.labels) {
      const piece = block.pieces.find((one) => one.type === "label" && one.name === name);
      const firstPart = block.pieces.find(({ type }) => type === "part");
      const at = firstPart ? block.pieces.filter(({ type, to }) => type !== "part" && to < firstPart.from).reduce((end, { to }) => Math.max(end, to), block.headed) : block.end;
      const write = (/** @type {string} */ value) => {
        const words = value.replace(/\n\s*\n+/g, "\n");
        if (!piece || piece.type !== "label") return words.trim() ? [{ from: at, to: at, insert: `\n\n${upper(name)}: ${words}` }] : [];
        return words.trim() ? [{ from: piece.words.from, to: piece.words.to, insert: words }] : [withoutLines({ ...piece, end: piece.to })];
      };
      this.push(`label ${name}`, form.text(`label-${name}`, { value: piece && piece.type === "label" ? piece.words.value : "", write }, upper(name), { rows: 2 }));
    }
  }

  settings() {
    const { block, form, of } = this;
    const line = block.pieces.find((piece) => piece.type === "setting" && piece.name === "settings");
    const value = line && line.type === "setting" ? line.words.value : "";
    const put = (/** @type {string} */ next) => this.settingLine("settings", next);
    const numbers = of.settings.filter(({ kind }) => kind === "number");
    const fields = numbers.map((setting) => {
      const phrase = phraseOf(value, setting);
      return form.number(`set-${setting.name}`, { value: numberOf(phrase), write: (number) => put(withPhrase(value, phrase, number && withNumber(phrase || setting.example, number))) }, upper(setting.name));
    });
    if (fields.length) this.push(`numbers ${numbers.map(({ name }) => name).join()}`, () => make("div", { class: "numbers" }, ...fields.map((field) => field())));
    for (const setting of of.settings.filter(({ kind }) => kind === "flag")) {
      const phrase = phraseOf(value, setting);
      const write = (/** @type {string} */ ticked) => put(withPhrase(value, phrase, ticked ? setting.example : ""));
      this.push(`flag ${setting.name}`, form.tick(`set-${setting.name}`, { value: phrase ? "yes" : "", write }, upper(setting.example), "row"));
    }
    for (const setting of of.settings.filter(({ kind }) => kind === "words")) {
      const phrase = phraseOf(value, setting);
      const write = (/** @type {string} */ words) => put(withPhrase(value, phrase, words.replace(/[,;\n]/g, " ").trim()));
      this.push(`words ${setting.name}`, form.text(`set-${setting.name}`, { value: phrase, write }, upper(setting.name), { hint: `For example: ${setting.example}` }));
    }
    for (const [name, label] of [["objective", "Objective"], ["for", "Only for"]]) {
      const piece = block.pieces.find((one) => one.type === "setting" && one.name === name);
      const field = { value: piece && piece.type === "setting" ? piece.words.value : "", write: (/** @type {string} */ words) => this.settingLine(name, words) };
      this.push(`name ${name}`, form.text(`name-${name}`, field, label, { list: name }));
    }
  }

  /** A line under the heading; none where it says nothing. @param {string} name @param {string} words @returns {Change[]} */
  settingLine(name, words) {
    const { block } = this;
    const piece = block.pieces.find((one) => one.type === "setting" && one.name === name);
    if (piece && piece.type === "setting") return words.trim() ? [{ from: piece.words.from, to: piece.words.to, insert: words }] : [{ from: piece.from - 1, to: piece.to, insert: "" }];
    return words.trim() ? [{ from: block.headed, to: block.headed, insert: `\n${upper(name)}: ${words}` }] : [];
  }
}

/** Items that follow one another. @param {import("./pieces.js").Piece[]} pieces @param {number} first @returns {Item[]} */
export function runOf(pieces, first) {
  const run = [];
  for (const piece of pieces.slice(first)) {
    if (piece.type !== "item") break;
    run.push(piece);
  }
  return run;
}

/** @param {Words} words @returns {Field} */
export function wordsField(words) {
  return { value: words.value, write: (value) => [{ from: words.from, to: words.to, insert: typed(words, value) }] };
}

/** @param {Item} item @returns {Field} */
function boxField({ box }) {
  const { at, length, right } = /** @type {{at: number, length: number, right: boolean}} */ (box);
  return { value: right ? "yes" : "", write: (value) => [{ from: at, to: at + length, insert: value ? "[x]" : "[ ]" }] };
}

/** @param {Item} item @returns {Field} */
function saidField({ said, words, indent }) {
  if (!said) return { value: "", write: (value) => (value.trim() ? [{ from: words.to, to: words.to, insert: `\n${indent}  > ${value}` }] : []) };
  return { value: said.value, write: (value) => (value.trim() ? [{ from: said.from, to: said.to, insert: typed(said, value) }] : [{ from: words.to, to: said.to, insert: "" }]) };
}

/** One more line of a list, as the last one is. @param {Item} last @param {string} [words] @returns {Change} */
function added({ end, indent, marker, box }, words = "") {
  const number = /^(\d+)(.)/.exec(marker);
  return { from: end, to: end, insert: `\n${indent}${number ? Number(number[1]) + 1 + number[2] : marker} ${box ? "[ ] " : ""}${words}` };
}

/** @param {{from: number, end: number}} lines @returns {Change} */
export function withoutLines({ from, end }) {
  return { from: from - 1, to: end, insert: "" };
}

/** An item goes past the one above it; numbers stay where they are. @param {Form} form @param {Item} above @param {Item} item @returns {Change[]} */
function swapped(form, above, item) {
  const here = form.source.block();
  if (!here) return [];
  const [first, between, second] = [here.text.slice(above.from, above.end), here.text.slice(above.end, item.from), here.text.slice(item.from, item.end)];
  const marked = (/** @type {string} */ text, /** @type {string} */ old, /** @type {string} */ marker) => (/^\d/.test(marker) ? text.replace(old, marker) : text);
  return [{ from: above.from, to: item.end, insert: marked(second, item.marker, above.marker) + between + marked(first, above.marker, item.marker) }];
}
