import { make, one } from "../../runtime/kit/dom.js";
import { showHere } from "./here.js";
import { PreviewPane } from "./pane.js";

/**
 * The pane on an origin of its own, in a frame of another page of this computer. They talk by messages, and by nothing else:
 *
 *     to it      {show: course}              the course as its files are now
 *                {showPage: course}         the one page of it that was just changed, ahead of all else
 *                {choose: {…}}               in another way: `Choice` in pane.js
 *                {here: {id, page, module}}  the block or page where the author is; it comes into view, and is marked. `module`: of
 *                                            a programme, the one that it is in
 *                {seen: {id, page}}          what is at the top of what the author reads; it comes into view, unmarked
 *                {startAgain: true}, {print: true}
 *     from it    {name: "built", detail}     the events of the pane, without what can't be sent
 *                {name: "scrolled", detail: {id, source}}  what somebody has scrolled to the top of the module
 *                {name: "away", detail: 1}   F6 was pressed in it: -1 with Shift
 *     `used` says whether somebody had just touched the module, so that what follows is their doing.
 */

const PAUSE = 150; // ms
const TRIES = 200; // a module in the browser alone, on an old computer, takes long to start
const LATELY = 700; // ms since somebody touched the module, so that what happens is their doing

/** @param {import("./served.js").Supplies} supplies @param {string} holder  the origin of the page around it */
export function embed(supplies, holder) {
  return new EmbeddedPane(supplies, holder);
}

class EmbeddedPane {
  /** @param {import("./served.js").Supplies} supplies @param {string} holder */
  constructor(supplies, holder) {
    this.holder = holder;
    this.pane = new PreviewPane(one(document, ".columns"), supplies);
    /** @type {{id: string, page: string, module?: string} | null} */
    this.here = null;
    this.marking = 0;
    /** @type {WeakSet<Document>} */
    this.followed = new WeakSet();
    this.usedAt = -LATELY;
    this.pane.programme.$element.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("button") && this.bringAlong());
    this.scrolledTo = "";
    this.quieten();
    for (const name of ["built", "shown", "page", "source"]) {
      this.pane.$place.addEventListener(`preview:${name}`, (event) => {
        this.tell(name, /** @type {CustomEvent} */ (event).detail);
        if (name === "shown") {
          this.mark();
          this.follow();
        }
      });
    }
    window.addEventListener("message", (event) => this.obey(event));
    window.addEventListener("keydown", (event) => this.goAway(event));
    this.tell("ready", null);
  }

  /** The module has the room: what the LMS holds is one line below it, which unfolds. */
  quieten() {
    const { $element, state } = this.pane.panel;
    const $quiet = make("details", { class: "quiet" });
    $element.replaceWith($quiet);
    $quiet.append(make("summary", {}, "LMS", state.$line), $element);
  }

  /** Somebody has chosen another module of a programme: its author comes along, to its first page. */
  bringAlong() {
    const [first] = Object.entries(this.pane.sources).sort(([, one], [, other]) => one.line - other.line);
    if (!first) return;
    this.here = null;
    this.usedAt = performance.now();
    this.tell("page", { id: first[0], source: first[1] });
  }

  /** @param {string} name @param {unknown} detail */
  tell(name, detail) {
    window.parent.postMessage({ name, detail, used: performance.now() - this.usedAt < LATELY }, this.holder);
  }

  /** The module's page, where one is open. */
  get page() {
    return this.pane.frames.$frame && this.pane.frames.$frame.contentDocument;
  }

  /** Listens to a module that was loaded anew: who scrolls it, and keys that are the page's around it. */
  follow(tries = TRIES) {
    const { page } = this;
    if (!page || !page.documentElement || page.documentElement.dataset.state !== "ready") {
      if (tries) window.setTimeout(() => this.follow(tries - 1), PAUSE);
      return;
    }
    if (this.followed.has(page)) return;
    this.followed.add(page);
    for (const act of ["wheel", "pointerdown", "keydown", "touchmove", "click"]) page.addEventListener(act, () => (this.usedAt = performance.now()), { capture: true, passive: true });
    page.addEventListener("keydown", (event) => this.goAway(event));
    page.addEventListener("scroll", () => window.requestAnimationFrame(() => this.tellTop(page)), { capture: true, passive: true });
  }

  /** @param {KeyboardEvent} event */
  goAway(event) {
    if (event.key !== "F6" || event.altKey) return;
    event.preventDefault();
    this.tell("away", event.shiftKey ? -1 : 1);
  }

  /** What stands at the top of what is seen, where somebody has scrolled. @param {Document} page */
  tellTop(page) {
    if (performance.now() - this.usedAt > LATELY || !this.pane.build) return;
    const { sources } = this.pane;
    const $top = [...page.querySelectorAll("[id]")].find(($one) => $one.id in sources && $one.getClientRects().length > 0 && $one.getBoundingClientRect().bottom > page.documentElement.clientHeight / 4 && $one.querySelectorAll("[id]").length < 200 && !$one.matches("section.page"));
    if (!$top || $top.id === this.scrolledTo) return;
    this.scrolledTo = $top.id;
    this.tell("scrolled", { id: $top.id, source: sources[$top.id] });
  }

  /** Brings the place where the author is into view: a module that starts, or that is loaded anew, takes its time. */
  mark(tries = TRIES) {
    window.clearTimeout(this.marking);
    const { page, here } = this;
    if (here && here.module && this.turnTo(here.module)) return; // it is marked once it is shown
    if (!here || (page && showHere(page, here)) || !tries) return;
    this.marking = window.setTimeout(() => this.mark(tries - 1), PAUSE);
  }

  /** Opens a module of a programme. False: it is open. @param {string} module  its id, by which its folder in a package is called */
  turnTo(module) {
    const { played, programme } = this.pane;
    const part = played && played.parts.find((one) => one.launch && one.page.startsWith(`${module}/`));
    if (!part || part.number === programme.number) return false;
    this.pane.openPart(part.number);
    return true;
  }

  /** @param {MessageEvent} event */
  async obey({ origin, data }) {
    if (origin !== this.holder || typeof data !== "object" || !data) return;
    const { pane } = this;
    if (data.here) this.here = data.here; // at once: while a course is made ready to be shown, its author goes on
    if (typeof data.show === "string") await pane.show(data.show).catch(() => undefined); // the server has stopped
    if (typeof data.showPage === "string") pane.showPage(data.showPage);
    if (data.choose) await pane.choose(data.choose);
    if (data.here) this.mark();
    if (data.seen && this.page) showHere(this.page, data.seen, false);
    if (data.startAgain) pane.startAgain();
    if (data.print) pane.frames.print();
  }
}
