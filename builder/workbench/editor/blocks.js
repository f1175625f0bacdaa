import { hasNextSnippetField, hasPrevSnippetField, snippet } from "@codemirror/autocomplete";
import { blockPicture } from "../page/block_picture.js";
import { isVerbatim } from "./pasting.js";

/**
 * @typedef {object} BlockOffer a kind of block, as the menu offers it
 * @property {string} name
 * @property {string} keyword
 * @property {string[]} other    words for it
 * @property {string} about      a sentence
 * @property {string} purpose    the part of the guide that it stands in
 * @property {string} example    as an author types it
 * @property {string} picture    of what it becomes, as SVG; "": none is drawn
 * @property {() => void} [act]  in place of writing its example
 *
 * @typedef {import("@codemirror/autocomplete").Completion & {block?: BlockOffer}} Offered
 */

/** The parts of the menu, by what blocks are for, in the order in which a course needs them. @type {Object<string, string>} */
const PARTS = { questions: "Questions", thinking: "Think and plan", parts: "Text in parts", media: "Pictures and clips", keeping: "To keep, and for others" };

const WORDS = /^(\s*(?:#{1,6}\s+|[-*]\s+(?:\[[ x]\]\s+)?|\d+\.\s+|>\s+|=\s*|(?:[A-Z][a-z ]+):\s+)*)(.*)$/;
const FIRST = "question"; // of all, for who has not said yet what is wanted
const PLAIN = /^(?:(?:Settings|Objective|For):|>\s*\[!)/;

/**
 * On an empty line, a slash offers blocks; letters narrow them down. What is chosen is written as its own example says, and Tab goes
 * from one piece of it to the next.
 * @param {BlockOffer[]} blocks
 * @returns {import("@codemirror/autocomplete").CompletionSource}
 */
export function blockCompletions(blocks) {
  const names = Object.keys(PARTS);
  /** @type {Offered[]} */
  const options = blocks.filter(({ example }) => example).map((block) => ({
    label: `/${[block.keyword, ...block.other].join(" ")}`,
    displayLabel: block.keyword,
    info: () => shown(block),
    apply: block.act ? instead(block.act) : inserted(block),
    block,
  }));
  const inParts = options.map((option) => {
    const { purpose = "" } = option.block || {};
    return { ...option, boost: option.block?.name === FIRST ? 1 : 0, section: { name: PARTS[purpose] || "Your own", rank: names.includes(purpose) ? names.indexOf(purpose) : names.length } };
  });
  return (context) => {
    const typed = context.matchBefore(/^\/[\w -]*/);
    if (typed && isVerbatim(context.state.doc, context.state.doc.lineAt(context.pos).number)) return null;
    return typed ? { from: typed.from, options: typed.text === "/" ? inParts : options } : null; // what fits best is the first
  };
}

/** How a block stands in the menu: what it becomes, and below its name what it is. */
export const blocksInMenu = {
  optionClass: (/** @type {Offered} */ { block }) => (block ? "of-block" : ""),
  addToOptions: [
    { render: (/** @type {Offered} */ { block }) => (block ? blockPicture(block.picture) : null), position: 10 },
    { render: (/** @type {Offered} */ { block }) => (block ? told(block.about) : null), position: 90 },
  ],
};

/** @param {string} words */
function told(words) {
  const $told = document.createElement("span");
  $told.className = "about";
  $told.textContent = words.replace(/\.$|`/g, "");
  return $told;
}

/** What was typed for it goes, and something else happens. @param {() => void} act */
function instead(act) {
  return (/** @type {import("@codemirror/view").EditorView} */ view, /** @type {unknown} */ _, /** @type {number} */ from, /** @type {number} */ to) => {
    view.dispatch({ changes: { from, to } });
    act();
  };
}

/** Whether a new block is being filled in, so that Tab goes on in it. @param {import("@codemirror/state").EditorState} state */
export function fieldsLeft(state) {
  return hasNextSnippetField(state) || hasPrevSnippetField(state);
}

/** The example as fields to fill in; a page of its own needs no more than its place. @param {BlockOffer} block */
export function inserted({ example }) {
  const fields = example.replace(/\n+$/, "").split("\n").map((line) => (PLAIN.test(line) ? escaped(line) : withFields(line)));
  return snippet(`${fields.join("\n")}\n\${}`);
}

/** @param {string} line */
function withFields(line) {
  if (/^\s*\|[-| :]+\|\s*$/.test(line)) return line;
  if (/^\s*\|/.test(line)) return line.split("|").map((cell) => (cell.trim() && !/^\s*\[[ x]?\]\s*$/.test(cell) ? ` ${field(cell.trim())} ` : cell)).join("|");
  const [, start, words] = /** @type {RegExpExecArray} */ (WORDS.exec(line));
  const keyword = /^#{1,6}\s+[^:]+:\s*/.exec(line);
  const head = keyword ? keyword[0] : start;
  const rest = keyword ? line.slice(head.length) : words;
  return rest.trim() ? `${escaped(head)}${field(rest)}` : escaped(line);
}

/** @param {string} words */
function field(words) {
  return `\${${words.replace(/[{}\\]/g, "\\$&")}}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[$#]\{/g, "\\$&");
}

/** What the author will have, beside the menu. @param {BlockOffer} block */
function shown({ about, example, picture }) {
  const $shown = document.createElement("div");
  $shown.className = "offer";
  const $about = document.createElement("p");
  $about.textContent = about;
  const $example = document.createElement("pre");
  $example.textContent = example;
  $shown.append(blockPicture(picture) || "", $about, $example);
  return $shown;
}
