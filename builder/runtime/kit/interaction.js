import { all } from "./dom.js";

const LONGEST_NAME = 48; // characters
/** Letters without a mark to take off. @type {Object<string, string>} */
const SPELT = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe" };

/**
 * The neutral record of an answer. Its words (the question, what could be chosen) are those of the page.
 * @param {HTMLElement} $block
 * @param {import("../contract.js").BlockData} block
 * @param {import("../contract.js").Answer} answer
 * @param {number} latency seconds
 * @returns {import("../contract.js").Interaction}
 */
export function interactionOf($block, block, answer, latency) {
  const { score } = answer;
  return {
    id: block.id,
    attempt: answer.count,
    kind: block.interaction?.kind || "other",
    description: titleOf($block),
    options: options($block, "option"),
    targets: options($block, "target"),
    response: answer.response || [],
    right: block.interaction?.right || [],
    result: score === null ? "neutral" : score >= 1 ? "right" : score <= 0 ? "wrong" : score,
    weight: block.weight ?? 1,
    latency,
    time: Date.now(),
    objective: block.objective || "",
  };
}

/**
 * All records of a course that an LMS can get, in its order. What is neither right nor wrong has one, of the last answer.
 * @param {import("../contract.js").CourseData} course
 * @returns {import("../contract.js").RecordPlace[]}
 */
export function recordsOf({ blocks, pages }) {
  return blocks.flatMap((block) => {
    const page = pages.find((one) => one.blocks.includes(block.key));
    const most = block.weight ? (page?.assessment ? page.assessment.attempts : block.tries) ?? null : 1;
    const ids = block.interaction ? (block.interaction.parts || [""]).map((part) => recordId(block.id, part)) : [];
    return ids.map((id) => ({ id, most }));
  });
}

/** The id of a record, of a block or of a part of it. @param {string} id @param {string} part "" for all of it */
export function recordId(id, part) {
  return part ? `${id}__${part}` : id;
}

/** The first pattern of right answers, in the form of a response. @param {import("../contract.js").BlockData} block */
export function rightOf(block) {
  return block.interaction?.right[0] || [];
}

/** The heading of a block. @param {Element} $block */
export function titleOf($block) {
  const $title = $block.querySelector(".block-title");
  return words(($title && $title.textContent) || "");
}

/**
 * What `data-option` or `data-target` marks, in the author's order, with names that an LMS's report can show.
 * @param {HTMLElement} $block
 * @param {"option"|"target"} role
 */
function options($block, role) {
  const marked = all($block, `[data-${role}]`).map(($option) => [$option.dataset[role] || "", words(labelOf($option))]);
  /** @type {Set<string>} */
  const taken = new Set();
  return marked.sort(([first], [second]) => asWritten(first, second)).map(([key, text]) => {
    const plain = slugOf(text) || `option_${key}`;
    const name = taken.has(plain) ? `${plain}_${key}` : plain;
    taken.add(name);
    return { key, name, text };
  });
}

/** What an element says: its words, else what its pictures show. @param {Element} $element */
function labelOf($element) {
  const pictures = [...$element.querySelectorAll("img")].map(($image) => $image.alt);
  return ($element.textContent || "").trim() || pictures.join(" ");
}

/** The first words of a text as [a-z0-9_]+. @param {string} text */
function slugOf(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'\u2019]/g, "").replace(/[łøđßæœ]/g, (letter) => SPELT[letter]);
  const name = (plain.match(/[a-z0-9]+/g) || []).join("_");
  return name.length <= LONGEST_NAME ? name : name.slice(0, LONGEST_NAME + 1).replace(/_?[^_]*$/, "") || name.slice(0, LONGEST_NAME);
}

/** @param {string} text */
function words(text) {
  return text.trim().replace(/\s+/g, " ");
}

/**
 * Compares two keys of options by the author's order: a to z, then 0 to 9.
 * @param {string} first
 * @param {string} second
 */
export function asWritten(first, second) {
  const [one, other] = [first, second].map((key) => key.replace(/\d/g, "{$&"));
  return one < other ? -1 : 1;
}
