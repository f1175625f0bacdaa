import { one } from "../../runtime/kit/dom.js";
import { showHere } from "./here.js";
import { PreviewPane } from "./pane.js";

/**
 * The pane on an origin of its own, in a frame of another page of this computer. They talk by messages, and by nothing else:
 *
 *     to it      {show: course}              the course as its files are now
 *                {choose: {…}}               in another way: `Choice` in pane.js
 *                {here: {id, page}}          the block or page where the author is; it comes into view, and is marked
 *                {startAgain: true}, {print: true}
 *     from it    {name: "built", detail}     the events of the pane, without what can't be sent
 */

const holder = /** @type {HTMLMetaElement} */ (one(document, "meta[name=holder]")).content;
const pane = new PreviewPane(one(document, ".columns"));
/** @type {{id: string, page: string} | null} */
let here = null;
let marking = 0;

for (const name of ["built", "shown", "page", "source"]) {
  pane.$place.addEventListener(`preview:${name}`, (event) => {
    window.parent.postMessage({ name, detail: /** @type {CustomEvent} */ (event).detail }, holder);
    if (name === "shown") mark();
  });
}

const PAUSE = 150; // ms
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
  if (typeof data.show === "string") await pane.show(data.show).catch(() => undefined); // the server has stopped
  if (data.choose) await pane.choose(data.choose);
  if (data.here) {
    here = data.here;
    mark();
  }
  if (data.startAgain) pane.startAgain();
  if (data.print) pane.frames.print();
});
window.parent.postMessage({ name: "ready", detail: null }, holder);
