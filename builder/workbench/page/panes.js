import { make } from "../../runtime/kit/dom.js";
import { splitter } from "./splitter.js";

const NARROW = "(max-width: 62rem)"; // one pane at a time
const TABS = [["outline", "Outline"], ["text", "Text"], ["form", "Form"], ["module", "Module"]];

/** Outline, form, text and module side by side; on a narrow screen one of them, chosen by tabs at the foot. */
export class Panes {
  /** @param {HTMLElement} $outline @param {import("./form_pane.js").FormPane} form @param {HTMLElement[]} text  what stands in its pane @param {HTMLElement} $module */
  constructor($outline, form, text, $module) {
    this.form = form;
    const $panes = make("div", { class: "panes", "data-show": "text" });
    this.$panes = $panes;
    const $text = make("section", { class: "pane text", "data-pane": true, "aria-label": "Text", tabindex: "-1" }, ...text);
    const share = (/** @type {number} */ part) => {
      $panes.style.setProperty("--text-share", `${Math.round(part * 100)}fr`);
      $panes.style.setProperty("--module-share", `${Math.round((1 - part) * 100)}fr`);
    };
    const widen = (/** @type {number} */ part) => $panes.style.setProperty("--w-outline", `${(part * 100).toFixed(1)}%`);
    $panes.append(
      $outline,
      splitter($panes, "Width of the outline", { name: "outline", least: 0.1, most: 0.35, usual: 0.18, set: widen }),
      form.$pane,
      $text,
      splitter($panes, "Width of the text", { name: "text", least: 0.25, most: 0.75, usual: 0.5, set: share }),
      $module,
    );
    this.$tabs = make("div", { class: "tabs", role: "group", "aria-label": "Panes" });
    for (const [show, words] of TABS) {
      const $tab = make("button", { type: "button", "aria-pressed": String(show === "text"), "data-tab": show }, words);
      $tab.addEventListener("click", () => this.show(show));
      this.$tabs.append($tab);
    }
  }

  /** @param {string} name  of a tab */
  show(name) {
    this.$panes.dataset.show = name;
    if (name === "form") this.showForm(true);
    for (const $tab of this.$tabs.children) $tab.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ ($tab).dataset.tab === name));
  }

  /** Whether one pane is seen at a time. */
  get isNarrow() {
    return window.matchMedia(NARROW).matches;
  }

  /** On a narrow screen, the text. */
  toText() {
    if (this.isNarrow) this.show("text");
  }

  /** @param {boolean} open */
  showForm(open) {
    const { form } = this;
    if (!open) {
      form.$pane.hidden = true;
      delete this.$panes.dataset.form;
      return this.$panes.dataset.show === "form" ? this.show("text") : undefined;
    }
    if (this.$panes.dataset.show !== "form" && this.isNarrow) return this.show("form");
    this.$panes.dataset.form = "yes";
    form.open();
    return undefined;
  }
}
