import { make } from "../../runtime/kit/dom.js";
import { Rows } from "./form_rows.js";
import { icon } from "./icons.js";
import { button } from "./menu.js";
import { readBlock } from "./pieces.js";

/**
 * @typedef {import("./contract.js").FormOf} FormOf
 * @typedef {import("./contract.js").Known} Known
 * @typedef {{from: number, to: number, insert: string}} Change  in the block's text
 *
 * @typedef {object} Source       the text that the form is of
 * @property {() => {from: number, text: string, form: FormOf, name: string} | null} block  where the cursor is
 * @property {(changes: Change[]) => void} write  positions in the whole text
 * @property {() => Known | null} known
 * @property {() => void} shut
 * @property {() => string} held  who writes here, so that the text waits; "": nobody else
 *
 * @typedef {object} Field
 * @property {string} value
 * @property {(value: string) => Change[]} write
 * @property {[string, string][]} [options]  values and words, of a field to choose in
 */

const LIST = "form-names-"; // ids of what fields offer

/**
 * The block where the cursor is, as fields. The text stays the truth: a field writes what an author would type in its place, and is
 * filled anew from the text whenever that changes.
 */
export class Form {
  /** @param {Source} source @param {HTMLElement} $title @param {HTMLElement} $body */
  constructor(source, $title, $body) {
    this.source = source;
    this.drawn = "";
    /** @type {Map<string, Field>} */
    this.fields = new Map();
    /** @type {Map<string, () => Change[]>} */
    this.acts = new Map();
    this.from = 0;
    /** The links that go with a heading while it is written anew. @type {{part: number, title: string, links: number[]} | null} */
    this.following = null;
    this.$title = $title;
    this.$body = $body;
  }

  /** The text has changed, or the cursor stands in another block. */
  draw() {
    const here = this.source.block();
    const block = here && readBlock(here.text, here.form.labels, here.form.marks);
    this.fields.clear();
    this.acts.clear();
    const held = this.source.held();
    if (!here || !block || held) {
      this.drawn = "";
      this.$title.textContent = "Form";
      this.$body.replaceChildren(make("p", { class: "soft" }, held || "Put the cursor into a block or a page: its parts are here to be filled in."));
      return;
    }
    this.from = here.from;
    const rows = new Rows(this, block, here.form, here.text).all();
    const drawn = `${here.name}\n${rows.map(({ shape }) => shape).join("\n")}`;
    if (drawn !== this.drawn) this.rebuild(rows, here.name, drawn);
    this.fill();
  }

  /** @param {{draw: () => HTMLElement}[]} rows @param {string} name @param {string} drawn */
  rebuild(rows, name, drawn) {
    const $had = /** @type {HTMLElement | null} */ (document.activeElement);
    const key = $had && this.$body.contains($had) ? $had.dataset.field || "" : "";
    this.drawn = drawn;
    this.$title.textContent = name;
    this.$body.replaceChildren(...rows.map((row) => row.draw()), ...this.offers());
    if (key) (this.control(key) || /** @type {HTMLElement} */ (this.$body)).focus();
  }

  /** The names that fields offer. */
  offers() {
    const known = this.source.known();
    const lists = { objective: known?.objectives, for: known?.audiences };
    return Object.entries(lists).map(([name, values]) => make("datalist", { id: LIST + name }, ...Object.entries(values || {}).map(([id, words]) => make("option", { value: id }, words))));
  }

  fill() {
    for (const $field of this.$body.querySelectorAll("[data-field]")) {
      const field = this.fields.get(/** @type {HTMLElement} */ ($field).dataset.field || "");
      if (!field) continue;
      if ($field instanceof HTMLSelectElement) fillOptions($field, field);
      else if ($field instanceof HTMLInputElement && $field.type === "checkbox") {
        $field.checked = field.value === "yes";
        $field.closest(".answer")?.classList.toggle("is-right", $field.checked);
      } else if (($field instanceof HTMLInputElement || $field instanceof HTMLTextAreaElement) && $field.value !== field.value && !($field === document.activeElement && $field.value.trim() === field.value.trim())) $field.value = field.value;
    }
  }

  /** @param {string} key @returns {HTMLElement | null} */
  control(key) {
    return this.$body.querySelector(`[data-field="${CSS.escape(key)}"]`);
  }

  /** @param {Change[]} changes */
  write(changes) {
    this.source.write(changes.map(({ from, to, insert }) => ({ from: from + this.from, to: to + this.from, insert })));
  }

  /** @param {string} key @param {Field} field @param {string} label @param {{rows?: number, hint?: string, list?: string, small?: boolean, enter?: string}} [look] */
  text(key, field, label, { rows = 1, hint = "", list = "", small = false, enter = "" } = {}) {
    this.fields.set(key, field);
    return () => {
      const id = `form-${key}`;
      const $field = /** @type {HTMLTextAreaElement} */ (make(list ? "input" : "textarea", { id, "data-field": key, ...(list ? { type: "text", list: LIST + list } : { rows: String(rows) }) }));
      $field.addEventListener("input", () => this.write(/** @type {Field} */ (this.fields.get(key)).write($field.value)));
      if (enter) {
        $field.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          this.do(enter);
        });
      }
      if (small) {
        $field.setAttribute("aria-label", label);
        $field.setAttribute("placeholder", hint || label);
        return $field;
      }
      const $field_label = make("label", { for: id }, label);
      const $box = make("div", { class: "field" }, $field_label);
      if (hint) {
        $field.setAttribute("aria-describedby", `${id}-hint`);
        $box.append(make("span", { class: "hint", id: `${id}-hint` }, hint));
      }
      $box.append($field);
      return $box;
    };
  }

  /** @param {string} key @param {Field} field @param {string} label @param {"bare" | "row"} look */
  tick(key, field, label, look) {
    this.fields.set(key, field);
    return () => {
      const $field = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: `form-${key}`, "data-field": key }));
      $field.addEventListener("change", () => this.write(/** @type {Field} */ (this.fields.get(key)).write($field.checked ? "yes" : "")));
      if (look === "bare") {
        $field.setAttribute("aria-label", label);
        return $field;
      }
      return make("label", { class: "row" }, $field, label);
    };
  }

  /** One of some. @param {string} key @param {Field} field @param {string} label */
  choose(key, field, label) {
    this.fields.set(key, field);
    return () => {
      const $field = /** @type {HTMLSelectElement} */ (make("select", { id: `form-${key}`, "data-field": key, "aria-label": label }));
      $field.addEventListener("change", () => {
        this.write(/** @type {Field} */ (this.fields.get(key)).write($field.value));
        this.draw();
      });
      return $field;
    };
  }

  /** @param {string} key @param {Field} field @param {string} label */
  number(key, field, label) {
    this.fields.set(key, field);
    return () => {
      const id = `form-${key}`;
      const $field = /** @type {HTMLInputElement} */ (make("input", { type: "number", min: "1", max: "999", id, "data-field": key }));
      $field.addEventListener("input", () => {
        if ($field.validity.valid) this.write(/** @type {Field} */ (this.fields.get(key)).write($field.value));
      });
      return make("div", { class: "field" }, make("label", { for: id }, label), $field);
    };
  }

  /** A button that changes the text; the focus goes on to `then`. @param {string} key @param {() => Change[]} act @param {string} drawn @param {string} words @param {string} [then] */
  act(key, act, drawn, words, then = "") {
    this.acts.set(key, act);
    return (/** @type {boolean} */ wide = false) => {
      const go = () => {
        this.do(key);
        if (then) this.control(then)?.focus();
      };
      if (!wide) {
        const $button = button(drawn, words, go);
        $button.dataset.field = key;
        return $button;
      }
      const $wide = make("button", { type: "button", "data-field": key }, drawn === "plus" ? make("span", { class: "unseen" }, "Add: ") : "", words);
      $wide.prepend(icon(drawn));
      $wide.addEventListener("click", go);
      return $wide;
    };
  }

  /** @param {string} key */
  do(key) {
    const act = this.acts.get(key);
    if (!act) return;
    this.write(act());
    this.draw();
    const [, list] = /^add-(.+)$/.exec(key) || [];
    if (list) this.control(`${list}-${this.$body.querySelectorAll(`[data-list="${list}"]`).length - 1}`)?.focus();
  }
}

/** @param {HTMLSelectElement} $field @param {Field} field */
function fillOptions($field, { options = [], value }) {
  const now = [...$field.options].map((one) => `${one.value}\n${one.text}`).join("\n");
  if (now !== options.map(([name, words]) => `${name}\n${words}`).join("\n")) $field.replaceChildren(...options.map(([name, words]) => make("option", { value: name }, words)));
  $field.value = value;
}
