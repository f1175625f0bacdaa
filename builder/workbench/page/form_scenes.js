import { make } from "../../runtime/kit/dom.js";
import { runOf, withoutLines, wordsField } from "./form_rows.js";
import { typed } from "./pieces.js";
import { linkName } from "./slugs.js";
import { upper } from "./words.js";

/**
 * @typedef {import("./form.js").Change} Change
 * @typedef {import("./form.js").Field} Field
 * @typedef {import("./form_rows.js").Rows} Rows
 * @typedef {import("./pieces.js").Item} Item
 * @typedef {import("./pieces.js").Part} Part
 * @typedef {import("./pieces.js").Passage} Passage
 * @typedef {import("./pieces.js").Piece} Piece
 */

const LINK = /\]\(#([^()\s]*)\)/; // to a place in the course; its name
const ALONE = /^\[((?:[^[\]\\]|\\[^]|\[[^[\]]*\])*)\]\(#([^()\s]*)\)$/; // all that an item holds
const NO_MORE = /^\s*(?:>|\||```|~~~|<)/; // a line that takes no words behind it
const NEW = "New scene";

/** A story: an opening and its scenes, each with what is told, what can be done next and where that leads, and how it ends. */
export class Scenes {
  /** @param {Rows} rows */
  constructor(rows) {
    this.rows = rows;
    this.form = rows.form;
    this.text = rows.text;
    this.parts = /** @type {Part[]} */ (rows.block.pieces.filter(({ type }) => type === "part"));
    this.names = this.parts.map(({ title }) => linkName(title.value));
    this.pages = Object.keys(rows.form.source.known()?.pages || {});
  }

  all() {
    const { rows, parts } = this;
    const opening = rows.block.pieces.filter(({ type }) => !["part", "setting", "label"].includes(type));
    rows.group("opening", () => this.told("opening", "Opening", opening, rows.block.headed), boxed("Opening"));
    parts.forEach((part, number) => this.scene(part, number));
    rows.addPart(parts.length, "Scene", this.newName());
  }

  /** @param {Part} part @param {number} number */
  scene(part, number) {
    const { rows, form } = this;
    const name = `Scene ${number + 1}`;
    const title = form.text(`part-${number}`, this.titleField(part, number), `Heading of ${name.toLowerCase()}`, { small: true });
    const bin = form.act(`part-${number}-bin`, () => [withoutLines({ ...part, end: part.to })], "bin", `Delete ${name.toLowerCase()}`, `part-${Math.max(0, number - 1)}`);
    const fill = () => {
      rows.push("heading", () => make("div", { class: "heads scene-head" }, title(), bin()));
      this.told(`scene-${number}`, name, part.pieces, part.headed);
      this.ending(part, number, name);
    };
    rows.group("scene", fill, boxed(name));
  }

  /** What is told in a scene, and what can be done next. @param {string} key @param {string} name @param {Piece[]} pieces @param {number} headed  where its heading ends */
  told(key, name, pieces, headed) {
    const { rows, form } = this;
    const about = name === "Opening" ? "the opening" : name.toLowerCase();
    let texts = 0;
    const text = (/** @type {Field} */ field) => {
      const label = texts ? `Text of ${about}, ${texts + 1}` : `Text of ${about}`;
      rows.push("text", form.text(`${key}-text-${texts}`, field, label, { small: true, rows: 3 }));
      texts += 1;
    };
    if (!pieces.some(({ type }) => type === "text")) text({ value: "", write: (value) => (value.trim() ? [{ from: headed, to: headed, insert: `\n${value}\n` }] : []) });
    let lists = 0;
    let choices = 0;
    pieces.forEach((piece, index) => {
      if (piece.type === "text") text(passageField(piece));
      else if (piece.type !== "item") text(this.rawField(piece));
      else if (index === 0 || pieces[index - 1].type !== "item") {
        const run = runOf(pieces, index);
        if (run.some((item) => this.leads(item))) rows.list(run, `${key}-choices-${choices++}`, { noun: "Choice", where: name, choice: (item, at, called) => this.choice(item, at, called), more: "[](#)" });
        else rows.list(run, `${key}-list-${lists++}`);
      }
    });
    if (choices) return;
    const last = pieces[pieces.length - 1];
    const end = last ? last.to : headed;
    const add = form.act(`add-${key}-choices-0`, () => [{ from: end, to: end, insert: `${last && last.type !== "item" ? "\n\n" : "\n"}- [](#)` }], "plus", "Choice");
    rows.push("add choices", () => make("div", {}, add(true)));
  }

  /** @param {Piece} piece @returns {Field} */
  rawField({ from, to }) {
    return { value: this.text.slice(from, to), write: (value) => [{ from, to, insert: value }] };
  }

  /** Whether an item is a link to a scene, or to none that is there. @param {Item} item */
  leads({ words }) {
    const [, name] = LINK.exec(this.text.slice(words.from, words.to)) || [];
    return name !== undefined && (this.sceneOf(name) >= 0 || !this.pages.includes(linkName(plain(name))));
  }

  /** The number of the scene that a link names, by its heading or how that begins; -1: none. @param {string} name */
  sceneOf(name) {
    const wanted = linkName(plain(name));
    const at = wanted ? this.names.indexOf(wanted) : -1;
    const begun = wanted && at < 0 ? this.names.filter((one) => one.startsWith(`${wanted}-`)) : [];
    return begun.length === 1 ? this.names.indexOf(begun[0]) : at;
  }

  /** @param {Item} item @param {string} key @param {string} name */
  choice(item, key, name) {
    const { from, to, between } = item.words;
    const typedHere = this.text.slice(from, to);
    const alone = ALONE.exec(typedHere);
    const link = LINK.exec(typedHere);
    const inside = alone ? { from: from + 1, to: from + 1 + alone[1].length, value: alone[1].replace(/\n\s*/g, "\n"), between } : item.words;
    const words = alone ? { value: inside.value, write: (/** @type {string} */ value) => [{ from: inside.from, to: inside.to, insert: typed(inside, balanced(value)) }] } : wordsField(item.words);
    const target = link ? from + link.index + 3 : -1;
    const now = link ? this.sceneOf(link[1]) : -1;
    const none = link && link[1] ? `“${plain(link[1])}”: no such scene` : "Choose a scene";
    const write = (/** @type {string} */ chosen) => {
      if (chosen === "") return [];
      const title = chosen === "new" ? this.newName() : this.parts[Number(chosen)].title.value;
      const led = link ? [{ from: target, to: target + link[1].length, insert: linkName(title) }] : [{ from, to: from, insert: "[" }, { from: to, to, insert: `](#${linkName(title)})` }];
      return chosen === "new" ? [...led, this.rows.newPart(title)] : led;
    };
    const scenes = this.parts.map(({ title }, number) => /** @type {[string, string]} */ ([String(number), `→ ${title.value || `Scene ${number + 1}`}`]));
    /** @type {[string, string][]} */
    const options = [...(now < 0 ? [/** @type {[string, string]} */ (["", none])] : []), ...scenes, ["new", "→ A new scene"]];
    return { words, leads: this.form.choose(key, { value: now < 0 ? "" : String(now), options, write }, `${name} leads to`) };
  }

  newName() {
    let number = 1;
    const name = () => (number > 1 ? `${NEW} ${number}` : NEW);
    while (this.names.includes(linkName(name()))) number += 1;
    return name();
  }

  /** A scene's heading: the links to it go with it. @param {Part} part @param {number} number @returns {Field} */
  titleField({ title }, number) {
    const write = (/** @type {string} */ value) => {
      const { form } = this;
      const links = [...this.text.matchAll(new RegExp(LINK, "g"))];
      if (!form.following || form.following.part !== number || form.following.title !== title.value.trim()) {
        form.following = { part: number, title: "", links: links.flatMap(([, name], at) => (this.sceneOf(name) === number ? [at] : [])) };
      }
      const written = typed(title, value);
      form.following.title = written.trim();
      const name = linkName(written);
      const isFree = name !== "" && this.names.every((one, at) => at === number || one !== name);
      const followed = isFree ? form.following.links.filter((at) => links[at]).map((at) => ({ from: links[at].index + 3, to: links[at].index + 3 + links[at][1].length, insert: name })) : [];
      return [{ from: title.from, to: title.to, insert: written }, ...followed];
    };
    return { value: title.value, write };
  }

  /** How the story ends in a scene, if it does. @param {Part} part @param {number} number @param {string} name */
  ending(part, number, name) {
    const { of } = this.rows;
    const passages = /** @type {Passage[]} */ (part.pieces.filter(({ type }) => type === "text"));
    const marked = passages.find(({ mark }) => mark);
    if (!marked && new RegExp(`(\\*\\*|__)(?:${of.marks})\\1`, "i").test(this.text.slice(part.headed, part.to))) return; // among other words: there it can be changed
    const known = of.endings.map((words) => /** @type {[string, string]} */ ([nameOf(words), words.replace(/\.$/, "")]));
    const mark = marked && marked.mark;
    const value = mark ? mark.value : "";
    /** @type {[string, string][]} */
    const options = [["", "The story goes on"], ...known, ...(value && !known.some(([one]) => one === value) ? [/** @type {[string, string]} */ ([value, upper(value)])] : [])];
    const write = (/** @type {string} */ chosen) => {
      const words = of.endings.find((one) => nameOf(one) === chosen);
      if (marked && mark) {
        if (words) return [{ from: mark.at, to: mark.to, insert: `**${words}**` }];
        return marked.words.value.trim() ? [{ from: mark.from, to: mark.to, insert: "" }] : [withoutLines({ ...marked, end: marked.to })];
      }
      if (!words) return [];
      const last = passages[passages.length - 1];
      if (!last) return [{ from: part.headed, to: part.headed, insert: `\n**${words}**` }];
      const line = this.text.slice(last.from, last.to).split("\n").pop() || "";
      return [{ from: last.to, to: last.to, insert: `${NO_MORE.test(line) ? "\n\n" : " "}**${words}**` }];
    };
    const choose = this.form.choose(`scene-${number}-ending`, { value, options, write }, `Ending of ${name.toLowerCase()}`);
    this.rows.push("ending", () => make("div", { class: "ending" }, choose()));
  }
}

/** @param {string} words */
function nameOf(words) {
  return words.replace(/[.:!]/g, "").trim().toLowerCase();
}

/** @param {string} name  behind “#”, as it is typed */
function plain(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Words in brackets, which end where they are meant to. @param {string} words */
function balanced(words) {
  let open = 0;
  for (const [sign] of words.matchAll(/\\[^]|[[\]]/g)) {
    if (sign === "[") open += 1;
    if (sign === "]") open -= 1;
    if (open < 0) break;
  }
  return open ? words.replace(/\\[^]|[[\]]/g, (sign) => (sign.length > 1 ? sign : `\\${sign}`)) : words;
}

/** A passage, whose ending stands behind it. @param {Passage} passage @returns {Field} */
function passageField({ words, mark, from }) {
  if (mark && !words.value.trim()) return { value: "", write: (value) => (value.trim() ? [{ from, to: mark.at, insert: `${value} ` }] : []) };
  return { value: words.value, write: (value) => [{ from: words.from, to: words.to, insert: value }] };
}

/** @param {string} legend @returns {(rows: HTMLElement[]) => HTMLElement} */
function boxed(legend) {
  return (rows) => make("fieldset", { class: "scene" }, make("legend", {}, legend), ...rows);
}
