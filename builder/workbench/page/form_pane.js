import { make } from "../../runtime/kit/dom.js";
import { later } from "./later.js";
import { button } from "./menu.js";
import { showRefusal } from "./parts.js";

/**
 * @typedef {import("./form.js").Form} Form
 * @typedef {import("./form.js").Source} Source
 */

const filling = later(() => import("./form.js"));

/** The pane in which the form stands; what fills it in comes when it is opened. */
export class FormPane {
  /** @param {Source} source */
  constructor(source) {
    this.source = source;
    /** @type {Form | null} */
    this.form = null;
    this.$title = make("h2", {}, "Form");
    this.$body = make("div", { class: "scroll", tabindex: "-1" });
    const $shut = button("cross", "Close the form", () => source.shut());
    this.$pane = make("section", { class: "pane form", "data-pane": true, "aria-label": "Form", tabindex: "-1", hidden: true }, make("div", { class: "pane-bar" }, this.$title, make("span", { class: "push" }), $shut), this.$body);
    this.$pane.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) source.shut();
    });
  }

  /** Shows the form, with the focus on its first field, unless its author has gone on elsewhere before that is here. */
  async open() {
    this.$pane.hidden = false;
    this.$pane.focus();
    try {
      if (!this.form) this.form = new (await filling()).Form(this.source, this.$title, this.$body);
    } catch (reason) {
      showRefusal(reason);
      this.source.shut();
    }
    if (this.$pane.hidden) return; // it was closed meanwhile
    this.draw();
    const $first = /** @type {HTMLElement | null} */ (this.$body.querySelector("[data-field]"));
    if ($first && document.activeElement === this.$pane) $first.focus();
  }

  /** The text has changed, or the cursor stands in another block. */
  draw() {
    if (!this.$pane.hidden) this.form?.draw();
  }
}
