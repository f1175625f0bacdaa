import { make, one } from "../../runtime/kit/dom.js";
import { button } from "./menu.js";

const FAULT = "ui--fault-"; // of the buttons in the place of what is faulty

/**
 * The module at the right, in the small LMS, on an origin of its own: they talk by messages (`preview/page/embedded.js`).
 *
 * @typedef {object} Heard        what it tells
 * @property {() => void} ready
 * @property {(file: string, line: number, faulty: boolean) => void} source  that line was clicked; `faulty`: to mend what is wrong there
 * @property {(id: string, file: string, line: number) => void} page  another page was turned to
 * @property {(file: string, line: number) => void} scrolled  this is what is seen at its top
 * @property {(step: number) => void} away  F6 was pressed in it
 */
export class ModulePane {
  /** @param {string} course @param {Heard} heard */
  constructor(course, heard) {
    const { content: stage } = /** @type {HTMLMetaElement} */ (one(document, "meta[name=stage]"));
    this.origin = new URL(stage, document.baseURI).origin;
    this.address = `${stage}/`;
    this.heard = heard;
    this.name = /** @type {string} */ (course.split("/").pop()); // by which the module's server knows the course
    this.$frame = /** @type {HTMLIFrameElement} */ (make("iframe", { src: this.address, title: "The module, as learners see it", allow: "fullscreen" }));
    this.isThere = false; // what is in the frame, and hears
    this.isLoading = true;
    this.$frame.addEventListener("load", () => (this.isLoading = false));
    this.$soon = make("p", { class: "soon", hidden: true }, "The module is here in a moment");
    this.$screen = make("div", { class: "screen" }, this.$soon, this.$frame);
    const $full = make("button", { type: "button", "aria-pressed": "true" }, "Full");
    const $phone = make("button", { type: "button", "aria-pressed": "false" }, "Phone");
    for (const [$one, width] of /** @type {[HTMLElement, string][]} */ ([[$full, "full"], [$phone, "phone"]])) {
      $one.addEventListener("click", () => {
        this.$screen.dataset.width = width;
        for (const $each of [$full, $phone]) $each.setAttribute("aria-pressed", String($each === $one));
      });
    }
    this.$pane = make(
      "section",
      { class: "pane seen", "data-pane": true, "aria-label": "Module, as learners see it", tabindex: "-1" },
      make("div", { class: "pane-bar" }, make("h2", {}, "As learners see it"), make("span", { class: "push" }), make("div", { class: "pick", role: "group", "aria-label": "Width" }, $full, $phone), button("again", "Start again", () => this.post({ startAgain: true }))),
      this.$screen,
    );
    this.hear = (/** @type {MessageEvent} */ event) => this.receive(event);
    window.addEventListener("message", this.hear);
  }

  /** @param {MessageEvent} event */
  receive({ origin, data }) {
    if (origin !== this.origin || !data || typeof data !== "object") return;
    const source = data.detail && data.detail.source;
    if (data.name === "ready") {
      this.isThere = true;
      this.heard.ready();
    }
    if (data.name === "source" && source) this.heard.source(source.file, source.line, data.detail.id.startsWith(FAULT));
    if (data.name === "page" && source && data.used) this.heard.page(data.detail.id, source.file, source.line);
    if (data.name === "scrolled" && source && data.used) this.heard.scrolled(source.file, source.line);
    if (data.name === "away") this.heard.away(data.detail);
  }

  /** It is not there before the builder is. @param {boolean} [soon] */
  wait(soon = false) {
    this.$soon.hidden = !soon;
    this.$frame.hidden = soon;
  }

  /** Whether somebody works in it rather than in the text. */
  get isUsed() {
    return document.activeElement === this.$frame;
  }

  /** The module as its files are now. Where its frame could not be loaded, since the server had stopped, that is done once more. */
  show() {
    if (!this.isThere && !this.isLoading) {
      this.isLoading = true;
      this.$frame.src = this.address;
    }
    this.post({ show: this.name });
  }

  /** The one page that was just changed, ahead of all else. */
  showPage() {
    this.post({ showPage: this.name });
  }

  /** @param {object} message */
  post(message) {
    if (this.isThere) this.$frame.contentWindow?.postMessage(message, this.origin);
  }

  close() {
    window.removeEventListener("message", this.hear);
  }
}
