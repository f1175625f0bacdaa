import { hasNextSnippetField, hasPrevSnippetField, snippet } from "@codemirror/autocomplete";

/**
 * @typedef {object} BlockOffer a kind of block, as the menu offers it
 * @property {string} name
 * @property {string} keyword
 * @property {string[]} other    words for it
 * @property {string} about      a sentence
 * @property {string} purpose
 * @property {string} example    as an author types it
 */

const WORDS = /^(\s*(?:#{1,6}\s+|[-*]\s+(?:\[[ x]\]\s+)?|\d+\.\s+|>\s+|=\s*|(?:[A-Z][a-z ]+):\s+)*)(.*)$/;
const PLAIN = /^(?:Settings|Objective|For):/;

/**
 * On an empty line, a slash offers blocks; letters narrow them down. What is chosen is written as its own example says, and Tab goes
 * from one piece of it to the next.
 * @param {BlockOffer[]} blocks
 * @returns {import("@codemirror/autocomplete").CompletionSource}
 */
export function blockCompletions(blocks) {
  const options = blocks.filter(({ example }) => example).map((block) => ({
    label: `/${block.keyword}`,
    displayLabel: block.keyword,
    detail: block.about,
    info: () => shown(block),
    apply: inserted(block),
  }));
  return (context) => {
    const typed = context.matchBefore(/^\/[\w -]*/);
    return typed ? { from: typed.from, options, validFor: /^\/[\w -]*$/ } : null;
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
function shown({ about, example }) {
  const $shown = document.createElement("div");
  $shown.className = "offer";
  const $about = document.createElement("p");
  $about.textContent = about;
  const $example = document.createElement("pre");
  $example.textContent = example;
  $shown.append($about, $example);
  return $shown;
}
