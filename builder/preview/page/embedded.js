import { make, one } from "../../runtime/kit/dom.js";
import { showHere } from "./here.js";
import { PreviewPane } from "./pane.js";

/**
 * The pane on an origin of its own, in a frame of another page of this computer. They talk by messages, and by nothing else:
 *
 *     to it      {show: course}              the course as its files are now
 *                {choose: {…}}               in another way: `Choice` in pane.js
 *                {here: {id, page}}          the block or page where the author is; it comes into view, and is marked
 *                {seen: {id, page}}          what is at the top of what the author reads; it comes into view, unmarked
 *                {startAgain: true}, {print: true}
 *     from it    {name: "built", detail}     the events of the pane, without what can't be sent
 *                {name: "scrolled", detail: {id, source}}  what somebody has scrolled to the top of the module
 *                {name: "away", detail: 1}   F6 was pressed in it: -1 with Shift
 *     `used` says whether somebody had just touched the module, so that what follows is their doing.
 */

const holder = /** @type {HTMLMetaElement} */ (one(document, "meta[name=holder]")).content;
const pane = new PreviewPane(one(document, ".columns"));
quieten();
/** @type {{id: string, page: string} | null} */
let here = null;
let marking = 0;

for (const name of ["built", "shown", "page", "source"]) {
  pane.$place.addEventListener(`preview:${name}`, (event) => {
    tell(name, /** @type {CustomEvent} */ (event).detail);
    if (name === "shown") {
      mark();
      follow();
    }
  });
}

const PAUSE = 150; // ms
const LATELY = 700; // ms since somebody touched the module, so that what happens is their doing
/** @type {WeakSet<Document>} */
const followed = new WeakSet();
let usedAt = -LATELY;
let scrolledTo = "";

/** The module has the room: what the LMS holds is one line below it, which unfolds. */
function quieten() {
  const { $element, state } = pane.panel;
  const $quiet = make("details", { class: "quiet" });
  $element.replaceWith($quiet);
  $quiet.append(make("summary", {}, "LMS", state.$line), $element);
}

/** @param {string} name @param {unknown} detail */
function tell(name, detail) {
  window.parent.postMessage({ name, detail, used: performance.now() - usedAt < LATELY }, holder);
}

/** Listens to a module that was loaded anew: who scrolls it, and keys that are the page's around it. */
function follow(tries = TRIES) {
  const page = pane.frames.$frame && pane.frames.$frame.contentDocument;
  if (!page || !page.documentElement || page.documentElement.dataset.state !== "ready") {
    if (tries) window.setTimeout(() => follow(tries - 1), PAUSE);
    return;
  }
  if (followed.has(page)) return;
  followed.add(page);
  for (const act of ["wheel", "pointerdown", "keydown", "touchmove"]) page.addEventListener(act, () => (usedAt = performance.now()), { capture: true, passive: true });
  page.addEventListener("keydown", goAway);
  page.addEventListener("scroll", () => window.requestAnimationFrame(() => tellTop(page)), { capture: true, passive: true });
}

/** @param {KeyboardEvent} event */
function goAway(event) {
  if (event.key !== "F6" || event.altKey) return;
  event.preventDefault();
  tell("away", event.shiftKey ? -1 : 1);
}

/** What stands at the top of what is seen, where somebody has scrolled. @param {Document} page */
function tellTop(page) {
  if (performance.now() - usedAt > LATELY || !pane.build) return;
  const { sources } = pane.build;
  const $top = [...page.querySelectorAll("[id]")].find(($one) => $one.id in sources && $one.getClientRects().length > 0 && $one.getBoundingClientRect().bottom > page.documentElement.clientHeight / 4 && $one.querySelectorAll("[id]").length < 200 && !$one.matches("section.page"));
  if (!$top || $top.id === scrolledTo) return;
  scrolledTo = $top.id;
  tell("scrolled", { id: $top.id, source: sources[$top.id] });
}

const TRIES = 200; // a module in the browser alone, on an old computer, takes long to start

/** Brings the place where the author is into view: a module that starts, or that is loaded anew, takes its time. */
function mark(tries = TRIES) {
  window.clearTimeout(marking);
  const page = pane.frames.$frame && pane.frames.$frame.contentDocument;
  if (!here || (page && showHere(page, here)) || !tries) return;
  marking = window.setTimeout(() => mark(tries - 1), PAUSE);
}

window.addEventListener("message", async ({ origin, data }) => {
  if (origin !== holder || typeof data !== "object" || !data) return;
  if (data.here) here = data.here; // at once: while a course is made ready to be shown, its author goes on
  if (typeof data.show === "string") await pane.show(data.show).catch(() => undefined); // the server has stopped
  if (data.choose) await pane.choose(data.choose);
  if (data.here) mark();
  if (data.seen) {
    const page = pane.frames.$frame && pane.frames.$frame.contentDocument;
    if (page) showHere(page, data.seen, false);
  }
  if (data.startAgain) pane.startAgain();
  if (data.print) pane.frames.print();
});
window.addEventListener("keydown", goAway);
tell("ready", null);
