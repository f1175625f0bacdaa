import { make } from "../../runtime/kit/dom.js";
import { icon } from "./icons.js";

/**
 * @typedef {import("./contract.js").OutlineSection} OutlineSection
 * @typedef {import("./contract.js").Fault} Fault
 * @typedef {import("./contract.js").Place} Place
 *
 * @typedef {object} Entry        what a line of the outline stands for
 * @property {Place} place
 * @property {1 | 2 | 3} level    section, page, block
 * @property {string} title
 * @property {string} kind        “section”, “page”, or a block's keyword
 * @property {string} key         the same one, when the outline is drawn anew: its words, and which of those alike it is
 *
 * @typedef {object} Acts         what the outline asks for; all but `go` change the text
 * @property {(place: Place, stay: boolean) => void} go  `stay`: the focus is to stay in the outline
 * @property {(entry: Entry, step: number) => void} move
 * @property {(entry: Entry, on: Entry, where: "before" | "after" | "inside") => void} drop
 * @property {(entry: Entry) => void} duplicate
 * @property {(entry: Entry) => void} remove
 * @property {(entry: Entry, title: string, back?: () => void) => void} rename
 * @property {(entry: Entry) => Promise<string>} named  the title as it is typed
 * @property {() => void} undo
 * @property {(entry: Entry, $from: HTMLElement) => void} menu
 */

const KINDS = /** @type {const} */ ({ 1: "section", 2: "page" });
const EDGE = 0.3; // of a line's height: what is dropped there stands before or after it, else inside

/**
 * The outline beside the text: sections, pages, and the blocks of the page where the cursor is (ARIA, tree view pattern). What is
 * folded stays so when the outline is drawn anew.
 */
export class Tree {
  /** @param {HTMLElement} $tree @param {Acts} acts */
  constructor($tree, acts) {
    this.$tree = $tree;
    this.acts = acts;
    /** @type {Map<string, HTMLElement>} by the ids of pages and blocks */
    this.items = new Map();
    /** @type {Map<HTMLElement, Entry>} */
    this.entries = new Map();
    /** @type {Map<string, number>} how many there are, by `keyOf` */
    this.alike = new Map();
    /** @type {Set<string>} what the author has folded, by `keyOf` */
    this.folded = new Set();
    /** @type {Set<string>} pages that the author has opened */
    this.opened = new Set();
    this.drawn = "";
    this.wanted = ""; // what the outline is narrowed down to
    /** @type {Entry | null} */
    this.dragged = null;
    this.$current = /** @type {HTMLElement | null} */ (null);
    this.marked = ""; // the key of the place where the cursor was last
    this.isSecond = false; // the click that has begun is on what was chosen in the outline already
    $tree.addEventListener("keydown", (event) => this.pressed(event));
    $tree.addEventListener("mousedown", (event) => {
      this.isSecond = event.target instanceof Element && event.target.closest("[role=treeitem]") === document.activeElement;
    });
    $tree.addEventListener("click", (event) => this.clicked(event));
    $tree.addEventListener("dblclick", (event) => this.at(event.target, ($item) => this.rename($item)));
    $tree.addEventListener("contextmenu", (event) => {
      this.at(event.target, ($item, entry) => {
        event.preventDefault();
        this.focus($item);
        this.acts.menu(entry, $item);
      });
    });
    $tree.addEventListener("dragstart", (event) => this.dragStarts(event));
    $tree.addEventListener("dragover", (event) => this.draggedOver(event));
    $tree.addEventListener("drop", (event) => this.dropped(event));
    $tree.addEventListener("dragend", () => this.dragEnds());
  }

  /** @param {OutlineSection[]} sections @param {Fault[]} faults */
  draw(sections, faults) {
    const drawn = JSON.stringify([sections, faults.map(({ file, line, severity }) => [file, line, severity])]);
    if (drawn === this.drawn || this.$tree.querySelector("input")) return;
    this.drawn = drawn;
    const $focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const had = $focused && this.entries.get($focused);
    this.items.clear();
    this.entries.clear();
    this.alike.clear();
    this.$tree.replaceChildren(
      ...sections.map((section) => {
        const pages = section.pages.map((page) => {
          const blocks = page.blocks.filter(({ line }) => line !== page.line).map((block) => this.item(block, 3, block.title || block.keyword, block.keyword, [], faults));
          return this.item(page, 2, page.title, KINDS[2], blocks, faults, Math.max(1, Math.round(page.seconds / 60)));
        });
        return this.item(section, 1, section.title, KINDS[1], pages, []);
      }),
    );
    this.narrow(this.wanted);
    if (had) this.focusAt(this.placeNow(had));
  }

  /** The text has changed, and is not known anew yet. @param {string} file @param {import("../editor/shift.js").Shift} shift */
  shift(file, { movesLines, now }) {
    if (!movesLines) return;
    for (const { place } of this.entries.values()) if (place.file === file) place.line = now(place.line, 1).line;
  }

  /** Where what a line stood for is now: the outline may have been drawn anew. @param {Entry} entry @returns {Place} */
  placeNow(entry) {
    const { file, line } = ([...this.entries.values()].find(({ key }) => key === entry.key) || entry).place;
    return { file, line };
  }

  /**
   * @param {Place & {id?: string}} place @param {1 | 2 | 3} level @param {string} title @param {string} kind
   * @param {HTMLElement[]} inside @param {Fault[]} faults @param {number} [minutes]
   */
  item(place, level, title, kind, inside, faults, minutes = 0) {
    const $item = make("li", { role: "treeitem", class: `lvl${level}`, tabindex: "-1", "aria-selected": "false" });
    const entry = { place: { file: place.file, line: place.line }, level, title: title || "Without a title", kind, key: "" };
    const alike = (this.alike.get(keyOf(entry)) || 0) + 1;
    this.alike.set(keyOf(entry), alike);
    entry.key = `${keyOf(entry)} ${alike}`;
    const $words = make("div", { class: "it", draggable: "true" });
    if (level < 3) {
      const $fold = make("span", { class: "folds", "aria-hidden": "true" });
      if (inside.length) $fold.append(icon("unfold"));
      $words.append($fold);
    } else $words.append(icon(kind === "Reflect" ? "reflect" : "question"));
    $words.append(make("span", { class: "name" }, level === 3 ? make("span", { class: "unseen" }, `${kind}: `) : "", entry.title));
    const wrong = faults.filter((fault) => fault.file === place.file && fault.line === place.line);
    const error = wrong.some(({ severity }) => severity === "error");
    if (wrong.length && level > 1) $words.append(make("span", { class: `dot ${error ? "" : "warn"}` }), make("span", { class: "unseen" }, error ? "a fault" : "a suggestion"));
    if (minutes) $words.append(make("span", { class: "mins" }, String(minutes), make("span", { class: "unseen" }, " minutes")));
    $item.append($words);
    this.entries.set($item, entry);
    if (place.id) this.items.set(place.id, $item);
    if (inside.length) {
      $item.append(make("ul", { role: "group", "aria-label": entry.title }, ...inside));
      const key = keyOf(entry);
      $item.setAttribute("aria-expanded", String(level === 1 ? !this.folded.has(key) : this.opened.has(key)));
    }
    return $item;
  }

  /** The place where the cursor is. @param {(Place & {id: string}) | null} place */
  mark(place) {
    const $item = place ? this.items.get(place.id) || this.find(place) : null;
    this.$current = $item || null;
    for (const $old of this.$tree.querySelectorAll('[aria-selected="true"]')) $old.setAttribute("aria-selected", "false");
    const $page = $item ? $item.closest(".lvl2") : null;
    for (const [$one, entry] of this.entries) {
      if (entry.level === 2 && $one.hasAttribute("aria-expanded")) $one.setAttribute("aria-expanded", String($one === $page || this.opened.has(keyOf(entry))));
    }
    if (!this.$tree.contains(document.activeElement)) this.roveTo($item || /** @type {HTMLElement | null} */ (this.$tree.querySelector("[role=treeitem]")));
    if (!$item) return;
    $item.setAttribute("aria-selected", "true");
    const { key = "" } = this.entries.get($item) || {};
    if (key !== this.marked) $item.scrollIntoView({ block: "nearest" }); // else its reader may have scrolled on
    this.marked = key;
  }

  /** Shows what holds some words, and what stands above it. @param {string} words */
  narrow(words) {
    this.wanted = words;
    const wanted = words.trim().toLowerCase();
    for (const $item of this.entries.keys()) $item.hidden = Boolean(wanted) && !($item.textContent || "").toLowerCase().includes(wanted);
    this.$tree.toggleAttribute("data-narrowed", Boolean(wanted));
    let found = 0;
    for (const [$item, entry] of this.entries) {
      if (!wanted || !entry.title.toLowerCase().includes(wanted)) continue;
      found += 1;
      for (const $in of $item.querySelectorAll("[role=treeitem]")) /** @type {HTMLElement} */ ($in).hidden = false;
    }
    return found;
  }

  /** @param {Place} place @returns {HTMLElement | null} */
  find({ file, line }) {
    for (const [$item, { place }] of [...this.entries].reverse()) if (place.file === file && place.line === line) return $item;
    return null;
  }

  /** The focus to what stands in a line; to what comes nearest, where it is gone. @param {Place} place */
  focusAt(place) {
    const before = [...this.entries].filter(([, { place: one }]) => one.file === place.file && one.line <= place.line);
    const $item = this.find(place) || (before.length ? before[before.length - 1][0] : null) || /** @type {HTMLElement | null} */ (this.$tree.querySelector("[role=treeitem]"));
    if (!$item) return;
    for (let $up = $item.parentElement; $up && $up !== this.$tree; $up = $up.parentElement) if ($up.hasAttribute("aria-expanded")) $up.setAttribute("aria-expanded", "true");
    this.focus($item);
  }

  /** @param {HTMLElement} $item */
  focus($item) {
    this.roveTo($item);
    $item.focus();
    $item.scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLElement | null} $item */
  roveTo($item) {
    for (const $other of this.$tree.querySelectorAll('[tabindex="0"]')) $other.setAttribute("tabindex", "-1");
    $item?.setAttribute("tabindex", "0");
  }

  /** What the keys mean when the focus is elsewhere in the pane. @returns {Entry | null} */
  get chosen() {
    const $item = /** @type {HTMLElement | null} */ (this.$tree.querySelector('[role=treeitem][tabindex="0"]'));
    return ($item && this.entries.get($item)) || null;
  }

  /** Those that can be seen, in order. */
  get shown() {
    return [...this.entries.keys()].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)).filter(($item) => $item.offsetParent !== null);
  }

  /** @param {HTMLElement} $item @param {boolean} open */
  fold($item, open) {
    const entry = /** @type {Entry} */ (this.entries.get($item));
    $item.setAttribute("aria-expanded", String(open));
    const [set, holds] = entry.level === 1 ? [this.folded, !open] : [this.opened, open];
    if (holds) set.add(keyOf(entry));
    else set.delete(keyOf(entry));
  }

  /** A field in the place of the title. @param {HTMLElement} $item @param {() => void} [back]  where the focus goes then */
  rename($item, back) {
    const entry = /** @type {Entry} */ (this.entries.get($item));
    let typed = entry.title;
    const $name = /** @type {HTMLElement} */ ($item.querySelector(".name"));
    const $field = /** @type {HTMLInputElement} */ (make("input", { type: "text", class: "naming", value: typed, "aria-label": `New title of “${entry.title}”` }));
    let done = false;
    const end = (/** @type {boolean} */ keep, /** @type {boolean} */ focus) => {
      if (done) return;
      done = true;
      $field.replaceWith($name);
      if (focus && back) back();
      else if (focus) this.focus($item);
      const title = $field.value.trim();
      if (keep && title && title !== typed) this.acts.rename(entry, title, back);
    };
    $field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && !event.isComposing) end(true, true);
      if (event.key === "Escape") end(false, true);
    });
    $field.addEventListener("blur", () => end(true, false));
    $field.addEventListener("click", (event) => event.stopPropagation());
    $field.addEventListener("dblclick", (event) => event.stopPropagation());
    $name.replaceWith($field);
    $field.focus();
    $field.select();
    // With its signs for bold and the like, unless somebody has begun to write in it.
    this.acts.named(entry).then((title) => {
      const isAll = $field.selectionStart === 0 && $field.selectionEnd === $field.value.length;
      if (done || $field.value !== typed || !isAll) return;
      typed = title;
      $field.value = title;
      $field.select();
    }, () => undefined);
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    this.at(event.target, ($item, entry) => {
      const folds = $item.hasAttribute("aria-expanded") && /** @type {Element} */ (event.target).closest(".folds");
      if (folds) this.fold($item, $item.getAttribute("aria-expanded") !== "true");
      else if (event.detail < 2) {
        this.acts.go(entry.place, !this.isSecond);
        if (this.isSecond) return;
        if ($item.isConnected) this.focus($item);
        else this.focusAt(entry.place);
      }
    });
  }

  /** @param {EventTarget | null} target @param {($item: HTMLElement, entry: Entry) => void} then */
  at(target, then) {
    const $item = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[role=treeitem]")) : null;
    const entry = $item && this.entries.get($item);
    if ($item && entry) then($item, entry);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const $here = /** @type {HTMLElement} */ (document.activeElement);
    const entry = this.entries.get($here);
    if (!entry) return;
    const { key } = event;
    const mod = event.ctrlKey || event.metaKey;
    if (event.altKey && !mod && (key === "ArrowUp" || key === "ArrowDown")) this.acts.move(entry, key === "ArrowUp" ? -1 : 1);
    else if (event.altKey) return;
    else if (mod && key.toLowerCase() === "d") this.acts.duplicate(entry);
    else if (mod && key.toLowerCase() === "z") this.acts.undo();
    else if (mod) return;
    else if (key === "F2") this.rename($here);
    else if (key === "Delete") this.acts.remove(entry);
    else if (key === "Enter") this.acts.go(entry.place, false);
    else if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) this.acts.menu(entry, $here);
    else if (!this.walk($here, key)) return;
    event.preventDefault();
  }

  /** Goes where a key leads in the tree. @param {HTMLElement} $here @param {string} key */
  walk($here, key) {
    const { shown } = this;
    const at = shown.indexOf($here);
    const to = { ArrowDown: shown[at + 1], ArrowUp: shown[at - 1], Home: shown[0], End: shown[shown.length - 1] }[key];
    const open = $here.getAttribute("aria-expanded");
    if (to) this.focus(to);
    else if (key === "ArrowRight" && open === "false") this.fold($here, true);
    else if (key === "ArrowRight" && open === "true") this.focus(shown[at + 1]);
    else if (key === "ArrowLeft" && open === "true") this.fold($here, false);
    else if (key === "ArrowLeft") this.at($here.parentElement, ($above) => this.focus($above));
    else if (key.length === 1 && key !== " ") {
      const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find(($one) => this.entries.get($one)?.title.toLowerCase().startsWith(key.toLowerCase()));
      if (next) this.focus(next);
    } else return ["ArrowDown", "ArrowUp"].includes(key);
    return true;
  }

  /** @param {DragEvent} event */
  dragStarts(event) {
    this.at(event.target, (_, entry) => {
      this.dragged = entry;
      event.dataTransfer?.setData("text/plain", entry.title);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
    });
  }

  /** @param {DragEvent} event */
  draggedOver(event) {
    const where = this.whereOf(event);
    this.clearDrop();
    if (!where) return;
    event.preventDefault();
    where.$item.dataset.drop = where.where;
  }

  /** @param {DragEvent} event */
  dropped(event) {
    const where = this.whereOf(event);
    const { dragged } = this;
    this.dragEnds();
    if (!where || !dragged) return;
    event.preventDefault();
    this.acts.drop(dragged, where.on, where.where);
  }

  /** @param {DragEvent} event @returns {{$item: HTMLElement, on: Entry, where: "before" | "after" | "inside"} | null} */
  whereOf(event) {
    const { dragged } = this;
    /** @type {{$item: HTMLElement, on: Entry, where: "before" | "after" | "inside"} | null} */
    let found = null;
    this.at(event.target, ($item, on) => {
      if (!dragged || on === dragged) return;
      const { top, height } = /** @type {HTMLElement} */ ($item.firstElementChild).getBoundingClientRect();
      const share = (event.clientY - top) / height;
      if (on.level === dragged.level) found = { $item, on, where: share < 0.5 ? "before" : "after" };
      else if (on.level === dragged.level - 1) found = { $item, on, where: "inside" };
      else if (on.level === 3 && dragged.level === 2) found = { $item, on, where: share < EDGE ? "before" : "after" };
    });
    return found;
  }

  dragEnds() {
    this.dragged = null;
    this.clearDrop();
  }

  clearDrop() {
    for (const $item of this.$tree.querySelectorAll("[data-drop]")) $item.removeAttribute("data-drop");
  }
}

/** What is folded is known by its words, since its lines change. @param {Entry} entry */
function keyOf({ place, level, title }) {
  return `${level} ${place.file} ${title}`;
}
