import { make, one } from "../../runtime/kit/dom.js";
import { Gone, Refused, ask, leave } from "./engine.js";
import { icon } from "./icons.js";
import { say } from "./say.js";

/**
 * @typedef {import("./contract.js").Person} Person
 * @typedef {{course: string, file: string, page: string, id: string}} Standing  where somebody is; `page` is a title, `id` the page's
 */

const EACH = 10_000; // ms; for a team alone: by oneself nothing is asked
const IDLE = 180_000; // ms after which somebody who wrote does not write any more
const me = `${Date.now()}-${Math.random()}`; // this window

/** Who one is, as the proxy of a team says it; "" where there is none. */
export const who = /** @type {HTMLMetaElement} */ (one(document, "meta[name=who]")).content;

/** The others, as they were heard of last. @type {Person[]} */
let others = [];
/** The page that was written on in this window last, and when. */
let wrote = { id: "", at: -IDLE };
/** @type {() => void} */
let look = () => undefined;

/**
 * Says who else is in the course, and on the same page.
 * @param {() => Standing} where
 * @param {() => void} heard  called each time that it is known who is where
 */
export function watchPeople(where, heard) {
  if (!who) return;
  let told = "";
  look = async () => {
    const standing = where();
    try {
      others = await ask("here", { ...standing, writing: isWriting(standing), window: me });
      const held = writersOn(standing); // who they are is said where the text is
      const words = standing.course ? sentence(others.filter(({ by }) => !held.includes(by))) : "";
      draw(standing.course ? others : [], words);
      if (words && words !== told) say(words);
      told = words;
      heard();
    } catch (reason) {
      if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
    }
  };
  window.setInterval(look, EACH);
  window.addEventListener("hashchange", look);
  window.addEventListener("pagehide", () => leave("here", { course: "", window: me }));
  look();
}

/** Somebody has gone to another page, or others have saved something. */
export function lookAgain() {
  look();
}

/** Somebody writes on a page in this window, or has chosen to. @param {Standing} standing */
export function noteWriting(standing) {
  const isNew = !isWriting(standing);
  wrote = { id: standing.id, at: performance.now() };
  if (isNew) look();
}

/** Whether somebody writes on a page in this window. @param {Standing} standing */
function isWriting({ id }) {
  return id !== "" && wrote.id === id && performance.now() - wrote.at < IDLE;
}

/** Who writes on a page that this window does not write on: it is theirs for the moment. @param {Standing} standing @returns {string[]} */
export function writersOn(standing) {
  if (isWriting(standing)) return [];
  return namesOf(others.filter(({ writing, file, id }) => writing && file === standing.file && id === standing.id));
}

/** @param {string[]} names */
export function areWriting(names) {
  return `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} writing on this page.`;
}

/** @param {Person[]} people */
function namesOf(people) {
  return [...new Set(people.map(({ by }) => by))];
}

/** @param {Person[]} people */
function sentence(people) {
  const here = namesOf(people.filter((person) => person.here));
  if (!here.length) return "";
  return `${here.join(" and ")} ${here.length === 1 ? "is" : "are"} on this page, too. What you both write is joined; where you change the same line, you are shown both.`;
}

/** @param {Person[]} people @param {string} words */
function draw(people, words) {
  const elsewhere = [...new Set(people.filter((person) => !person.here).map(({ by, page }) => (page ? `${by} on “${page}”` : by)))];
  const said = [words, elsewhere.length ? `In this course: ${elsewhere.join(", ")}.` : ""].filter(Boolean).join(" ");
  const $old = document.querySelector("#people");
  if ($old && $old.textContent === said) return;
  $old?.remove();
  if (!said) return;
  one(document, "#notices").append(make("section", { id: "people", class: "notice", "data-tone": words ? "" : "calm", "aria-label": "Who else is here" }, icon("people"), make("span", {}, said)));
}
