import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { ask } from "./engine.js";
import { icon } from "./icons.js";
import { button, headline, isSeen, linkButton, madeAt, viewOf } from "./parts.js";
import { say } from "./say.js";
import { size } from "./words.js";

/** @typedef {import("./contract.js").EditionOffer} EditionOffer @typedef {import("./contract.js").Made} Made */

/** @type {[string, string][]} */
const FORMS = [["html", "A page for the browser"], ["pdf", "PDF"], ["epub", "A book for e-readers"]];

/** Printed editions of a course. @param {HTMLElement} $main @param {string} course @param {string} at  the edition that is wanted */
export async function show($main, course, at) {
  /** @type {[import("./contract.js").Card, EditionOffer[]]} */
  const [card, editions] = await Promise.all([ask("card", { course }), ask("editions")]);
  if (!isSeen($main)) return;
  drawBar({ name: course, title: card.title, view: "build", errors: card.errors });
  document.title = `Print – ${card.title} – Workbench`;
  const $list = make("ul", { class: "editions" }, ...editions.map((one) => edition(course, one, one.name === at)));
  const $faulty = make("p", { class: "card plain", hidden: !card.errors }, icon("error"), " It has faults, so that nothing is printed. ", make("a", { href: viewOf(course, "ready") }, "Mend them first"));
  const $pdf = make("p", { class: "card plain", hidden: editions.every(({ forms }) => forms.includes("pdf")) }, icon("print"), " PDFs can’t be made here: that takes the builder that is installed on a computer, with WeasyPrint. Take the page for the browser instead, open it, print it, and choose “Save as PDF” as the printer.");
  $main.replaceChildren(make("div", { class: "page" }, headline("Print", ["The same text on paper: everything that you change is in the next print."], linkButton("Back to Build", viewOf(course, "build"), { icon: "fold" })), $faulty, $pdf, $list));
}

/** @param {string} course @param {EditionOffer} offer @param {boolean} isWanted */
function edition(course, { name, title, about, forms }, isWanted) {
  const $made = make("div", { class: "made", role: "status" });
  let asked = 0;
  const make_ = (/** @type {string} */ form) => async () => {
    asked += 1;
    const mine = asked;
    $made.replaceChildren(make("p", { class: "soft" }, "Being made …"));
    try {
      /** @type {Made} */
      const { file, size: bytes } = await ask("print_course", { course, edition: name, form });
      if (mine !== asked) return; // another form was chosen meanwhile
      $made.replaceChildren(linkButton("Download", madeAt(file), { icon: "down2", look: "main", download: file }), make("span", { class: "small" }, make("span", { class: "name" }, file), ` ${size(bytes)}`));
      say(`${title} is made`);
    } catch (reason) {
      if (mine === asked) $made.replaceChildren(make("p", { class: "bad-ink" }, icon("error"), ` ${/** @type {Error} */ (reason).message}.`));
    }
  };
  const $card = make("li", { class: "card edition" }, make("h2", {}, title), make("p", { class: "soft" }, `${about.charAt(0).toUpperCase()}${about.slice(1)}.`), make("div", { class: "row" }, ...FORMS.filter(([form]) => forms.includes(form)).map(([form, words]) => button(words, make_(form), { label: `${words}: ${title}` }))), $made);
  $card.classList.toggle("wanted", isWanted);
  return $card;
}
