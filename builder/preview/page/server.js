import { one } from "../../runtime/kit/dom.js";

/**
 * What the preview's server answers.
 *
 * @typedef {object} Library
 * @property {string[]} courses   names, which are those of their folders
 * @property {Object<string, string>} themes  titles by name
 *
 * @typedef {object} Fault
 * @property {"error"|"warning"} severity
 * @property {string} rule
 * @property {string} message
 * @property {string} file
 * @property {number} line        0: the file as a whole
 * @property {string[]} frame     the line of the source, and what points at the place
 * @property {string} help
 *
 * @typedef {object} Played
 * @property {string} standard
 * @property {string} title       of the standard
 * @property {string} folder      that holds the standard's lms.js
 * @property {string} version     of all files but the page
 * @property {string} page        that is launched
 * @property {Omit<import("../contract.js").Launch, "learner" | "attempt">} launch
 * @property {Part[]} parts       of a programme, in the order of its contents; [] for a module
 *
 * @typedef {object} Part         a line of a programme's contents
 * @property {number} number
 * @property {string} id
 * @property {string} title
 * @property {number} depth
 * @property {boolean} listed
 * @property {string} page
 * @property {Played["launch"]|null} launch  null: a group
 *
 * @typedef {object} Titles       what the author calls what an LMS knows by its id alone
 * @property {Object<string, string>} pages  by the module's own names for its places
 * @property {Object<string, Question>} questions
 *
 * @typedef {object} Question     in its author's words
 * @property {string} title
 * @property {Object<string, string>} options  texts by keys
 * @property {Object<string, string>} targets  of what is matched to them
 *
 * @typedef {object} Build
 * @property {string} title
 * @property {number} pages
 * @property {number} questions
 * @property {boolean} found      whether the course is where it was
 * @property {boolean} failed     an error keeps it from being shown as it is now
 * @property {number} revision    of what can be played
 * @property {boolean} ordered    learners go through its pages in order
 * @property {Fault[]} faults
 * @property {Played[]} played    by standard
 * @property {Titles} titles      of what is played
 */

/**
 * @param {string} address
 * @param {object} [sent]
 * @returns {Promise<any>} the answer; rejected where the server is gone, or has nothing there
 */
export async function ask(address, sent) {
  const options = sent ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) } : {};
  const answer = await fetch(address, options);
  if (!answer.ok && answer.status !== 500) throw new Error(await answer.text());
  return answer.json();
}

/** Says how the page stands, to those who hear it too. @param {string} words @param {boolean} [bad] */
export function say(words, bad = false) {
  const $standing = one(document, "#standing");
  if ($standing.textContent !== words) $standing.textContent = words;
  $standing.dataset.bad = bad ? "yes" : "no";
}

/** @param {number} number @param {string} noun */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
