import { make, one } from "../../runtime/kit/dom.js";
import { Gone, Refused, ask } from "./engine.js";
import { icon } from "./icons.js";
import { say } from "./say.js";

/** @typedef {import("./contract.js").Person} Person */

const EACH = 10_000; // ms; for a team alone: by oneself nothing is asked

/** Who one is, as the proxy of a team says it; "" where there is none. */
export const who = /** @type {HTMLMetaElement} */ (one(document, "meta[name=who]")).content;

/**
 * Says who else is in the course, and on the same page. Nobody is kept out: what both write is joined.
 * @param {() => {course: string, file: string, page: string}} where
 */
export function watchPeople(where) {
  if (!who) return;
  let announced = "";
  const look = async () => {
    const place = where();
    if (!place.course) {
      draw([], "");
      return;
    }
    try {
      /** @type {Person[]} */
      const others = await ask("here", place);
      const words = sentence(others);
      draw(others, words);
      if (words && words !== announced) say(words);
      announced = words;
    } catch (reason) {
      if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
    }
  };
  window.setInterval(look, EACH);
  window.addEventListener("hashchange", look);
  window.addEventListener("keyup", (event) => {
    if (["PageDown", "PageUp"].includes(event.key)) look();
  });
  look();
}

/** @param {Person[]} others */
function sentence(others) {
  const here = others.filter((person) => person.here).map(({ by }) => by);
  if (!here.length) return "";
  return `${here.join(" and ")} ${here.length === 1 ? "is" : "are"} on this page, too. What you both write is joined; where you change the same line, you are shown both.`;
}

/** @param {Person[]} others @param {string} words */
function draw(others, words) {
  document.querySelector("#people")?.remove();
  if (!others.length) return;
  const elsewhere = others.filter((person) => !person.here).map(({ by, page }) => (page ? `${by} on “${page}”` : by));
  const $people = make("section", { id: "people", class: "notice", "data-tone": words ? "" : "calm", "aria-label": "Who else is here" }, icon("people"), make("span", {}, [words, elsewhere.length ? `In this course: ${elsewhere.join(", ")}.` : ""].filter(Boolean).join(" ")));
  one(document, "#notices").append($people);
}
