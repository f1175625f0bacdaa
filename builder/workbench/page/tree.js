import { make } from "../../runtime/kit/dom.js";

/**
 * @typedef {import("./contract.js").OutlineSection} OutlineSection
 * @typedef {import("./contract.js").Fault} Fault
 * @typedef {import("./contract.js").Place} Place
 */

/** The outline beside the text: sections, pages, and the blocks of the page where the cursor is (ARIA, tree view pattern). */
export class Tree {
  /** @param {HTMLElement} $tree @param {(place: Place) => void} go */
  constructor($tree, go) {
    this.$tree = $tree;
    this.go = go;
    /** @type {Map<string, HTMLElement>} */
    this.items = new Map();
    /** @type {Map<HTMLElement, Place>} */
    this.places = new Map();
    this.$current = /** @type {HTMLElement | null} */ (null);
    $tree.addEventListener("keydown", (event) => this.pressed(event));
    $tree.addEventListener("click", (event) => {
      const $item = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[role=treeitem]"));
      const place = $item && this.places.get($item);
      if (place) this.go(place);
    });
  }

  /** @param {OutlineSection[]} sections @param {Fault[]} faults */
  draw(sections, faults) {
    const had = this.$tree.contains(document.activeElement);
    this.items.clear();
    this.places.clear();
    this.$tree.replaceChildren(
      ...sections.map((section) =>
        this.item(section, 1, section.title, "", section.pages.map((page) =>
          this.item(page, 2, page.title, `${Math.max(1, Math.round(page.seconds / 60))}`, page.blocks.map((block) => this.item(block, 3, block.title || block.keyword, "", [], faults, block.keyword)), faults))),
      ),
    );
    if (had) (this.$current || /** @type {HTMLElement | null} */ (this.$tree.querySelector("[role=treeitem]")))?.focus();
  }

  /**
   * @param {Place & {id?: string}} place @param {number} level @param {string} title @param {string} minutes @param {HTMLElement[]} inside
   * @param {Fault[]} [faults] @param {string} [kind]
   */
  item(place, level, title, minutes, inside, faults = [], kind = "") {
    const $item = make("li", { role: "treeitem", class: `lvl${level}`, "aria-level": String(level), tabindex: "-1", "aria-selected": "false" });
    const $words = make("div", { class: "it" }, make("span", { class: "name" }, kind ? make("span", { class: "unseen" }, `${kind}: `) : "", title));
    const wrong = level === 3 ? faults.find((fault) => fault.file === place.file && fault.line === place.line) : undefined;
    if (wrong) $words.append(make("span", { class: `dot ${wrong.severity === "error" ? "" : "warn"}` }), make("span", { class: "unseen" }, wrong.severity === "error" ? "a fault" : "a suggestion"));
    if (minutes) $words.append(make("span", { class: "mins" }, minutes, make("span", { class: "unseen" }, " minutes")));
    $item.append($words);
    if (inside.length) {
      $item.append(make("ul", { role: "group" }, ...inside));
      $item.setAttribute("aria-expanded", level === 1 ? "true" : "false");
    }
    if (place.id) this.items.set(place.id, $item);
    this.places.set($item, place);
    return $item;
  }

  /** The place where the cursor is. @param {(Place & {id: string}) | null} place */
  mark(place) {
    for (const $item of this.$tree.querySelectorAll("[role=treeitem]")) {
      $item.setAttribute("aria-selected", "false");
      $item.setAttribute("tabindex", "-1");
      if ($item.matches(".lvl2[aria-expanded]")) $item.setAttribute("aria-expanded", "false");
    }
    const $item = place && this.items.get(place.id);
    this.$current = $item || null;
    const $first = $item || this.$tree.querySelector("[role=treeitem]");
    $first?.setAttribute("tabindex", "0");
    if (!$item) return;
    $item.setAttribute("aria-selected", "true");
    const $page = $item.closest(".lvl2");
    if ($page && $page.hasAttribute("aria-expanded")) $page.setAttribute("aria-expanded", "true");
    $item.scrollIntoView({ block: "nearest" });
  }

  /** Those that can be seen, in order. */
  get shown() {
    return /** @type {HTMLElement[]} */ ([...this.$tree.querySelectorAll("[role=treeitem]")].filter(($item) => $item instanceof HTMLElement && $item.offsetParent !== null));
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const $here = /** @type {HTMLElement | null} */ (document.activeElement);
    if (!$here || !this.places.has($here)) return;
    const shown = this.shown;
    const at = shown.indexOf($here);
    const to = { ArrowDown: shown[at + 1], ArrowUp: shown[at - 1], Home: shown[0], End: shown[shown.length - 1] }[event.key];
    if (to) focusItem(this.$tree, to);
    else if (event.key === "ArrowRight" && $here.getAttribute("aria-expanded") === "false") $here.setAttribute("aria-expanded", "true");
    else if (event.key === "ArrowLeft" && $here.getAttribute("aria-expanded") === "true" && !$here.matches(".lvl1")) $here.setAttribute("aria-expanded", "false");
    else if (event.key === "ArrowLeft") {
      const $above = /** @type {HTMLElement | null | undefined} */ ($here.parentElement?.closest("[role=treeitem]"));
      if ($above) focusItem(this.$tree, $above);
    } else if (event.key === "Enter") this.go(/** @type {Place} */ (this.places.get($here)));
    else return;
    event.preventDefault();
  }
}

/** @param {HTMLElement} $tree @param {HTMLElement} $item */
function focusItem($tree, $item) {
  for (const $other of $tree.querySelectorAll('[tabindex="0"]')) $other.setAttribute("tabindex", "-1");
  $item.setAttribute("tabindex", "0");
  $item.focus();
}
