import { make } from "../../runtime/kit/dom.js";
import { icon } from "./icons.js";
import { button, openMenu } from "./menu.js";

/**
 * @typedef {object} TextActs     what the toolbar does
 * @property {() => void} insert
 * @property {(sign: string) => void} wrap
 * @property {() => void} link
 * @property {() => void} list
 * @property {() => void} steps
 * @property {() => void} table
 * @property {(kind: string) => void} callout
 * @property {() => void} picture
 * @property {() => void} form
 * @property {(whole: boolean) => void} whole
 */

const CALLOUTS = ["Tip", "Note", "Important", "Warning", "Example"];

/** The toolbar over the text (ARIA, toolbar pattern): one stop of Tab, arrows inside. */
export class TextBar {
  /** @param {TextActs} acts @param {boolean} isWhole */
  constructor(acts, isWhole) {
    const $insert = make("button", { type: "button", class: "bare", "aria-keyshortcuts": "/" }, "Insert", make("kbd", { "aria-hidden": "true" }, "/"));
    $insert.prepend(icon("plus"));
    $insert.addEventListener("click", acts.insert);
    this.$form = make("button", { type: "button", class: "bare", "aria-pressed": "false", "aria-keyshortcuts": "Control+.", title: "Form (Ctrl .)" }, icon("form"), "Form");
    this.$form.addEventListener("click", acts.form);
    const $callout = button("callout", "Callout", () => openMenu($callout, "Callout", CALLOUTS.map((words) => ({ words, drawn: "callout", act: () => acts.callout(words) }))));
    $callout.setAttribute("aria-haspopup", "menu");
    const extra = [button("list", "List", acts.list), button("table", "Table", acts.table), $callout];
    for (const $one of extra) $one.dataset.extra = "";
    $callout.dataset.extra = "last";
    this.$page = make("button", { type: "button" }, "Page");
    this.$file = make("button", { type: "button" }, "File");
    const $pick = make("div", { class: "pick", role: "group", "aria-label": "Show" }, this.$page, this.$file);
    const choose = (/** @type {boolean} */ whole) => {
      this.$page.setAttribute("aria-pressed", String(!whole));
      this.$file.setAttribute("aria-pressed", String(whole));
    };
    choose(isWhole);
    for (const [$one, whole] of /** @type {[HTMLElement, boolean][]} */ ([[this.$page, false], [this.$file, true]])) {
      $one.addEventListener("click", () => {
        choose(whole);
        acts.whole(whole);
      });
    }
    const gap = () => make("span", { class: "gap" });
    this.$bar = make("div", { class: "pane-bar", role: "toolbar", "aria-label": "Text" });
    this.$bar.append($insert, gap(), button("bold", "Bold", () => acts.wrap("**"), "Ctrl B"), button("italic", "Italic", () => acts.wrap("*"), "Ctrl I"), button("link", "Link", acts.link, "Ctrl K"), ...extra, button("picture", "Picture", acts.picture), gap(), this.$form, make("span", { class: "push" }), $pick);
    this.$bar.addEventListener("click", (event) => {
      if (/** @type {Element} */ (event.target).closest("[aria-disabled=true]")) event.stopImmediatePropagation();
    }, true);
    this.rove();
  }

  /** Whether somebody else writes here: what writes into the text waits. @param {boolean} held */
  hold(held) {
    for (const $one of this.$bar.querySelectorAll("button")) if (!$one.closest(".pick") && $one !== this.$form) $one.setAttribute("aria-disabled", String(held));
  }

  rove() {
    const all = () => /** @type {HTMLElement[]} */ ([...this.$bar.querySelectorAll("button")]).filter(($one) => $one.offsetParent !== null || !$one.isConnected);
    const stop = (/** @type {HTMLElement} */ $now) => {
      for (const $one of this.$bar.querySelectorAll("button")) $one.setAttribute("tabindex", $one === $now ? "0" : "-1");
    };
    stop(/** @type {HTMLElement} */ (this.$bar.querySelector("button")));
    this.$bar.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLButtonElement) stop(target);
    });
    this.$bar.addEventListener("keydown", (event) => {
      const some = all();
      const at = some.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const to = { ArrowRight: some[(at + 1) % some.length], ArrowLeft: some[(at + some.length - 1) % some.length], Home: some[0], End: some[some.length - 1] }[event.key];
      if (!to) return;
      event.preventDefault();
      to.focus();
    });
  }
}
