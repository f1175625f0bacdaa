import { make } from "../../runtime/kit/dom.js";
import { Gone, Refused, ask } from "./engine.js";
import { icon } from "./icons.js";
import { button, openMenu } from "./menu.js";
import { linkButton, viewOf } from "./parts.js";
import { areWriting } from "./people.js";
import { say, toast } from "./say.js";
import { untouched } from "./touched.js";
import { Tree } from "./tree.js";
import { count, upper } from "./words.js";

/**
 * @typedef {import("./tree.js").Entry} Entry
 * @typedef {import("./contract.js").Arranged} Arranged
 * @typedef {import("./contract.js").Place} Place
 *
 * @typedef {object} Text         what the outline needs of the view that it stands in
 * @property {string} course
 * @property {(place: Place, stay: boolean) => void} go  `stay`: the focus is to stay in the outline
 * @property {() => Promise<() => void>} settled  all that is typed is on the disk, and the outline is as it is; what is typed from then on
 *   waits until what is given is called
 * @property {(done: Arranged, go: () => boolean) => Promise<void>} arranged  the texts are others now; `go`: whether the cursor goes there
 * @property {() => void} insertBlock
 * @property {(entry: Entry) => string[]} writers  who else writes there
 */

const MANY = 40; // pages from which the outline can be narrowed down

/** The pane at the left: the outline, and all that can be done with it. */
export class OutlinePane {
  /** @param {Text} text */
  constructor(text) {
    this.text = text;
    /** @type {Arranged | null} what can be taken back */
    this.last = null;
    this.busy = Promise.resolve();
    this.acting = 0; // acts that are not done yet: what they change is not somebody else's
    const $tree = make("ul", { role: "tree", id: "tree", "aria-label": "Sections, pages and blocks" });
    this.tree = new Tree($tree, {
      go: (place, stay) => text.go(place, stay),
      move: (entry, step) => this.act("move", entry, () => ({ step }), `Moved “${entry.title}”`),
      drop: (entry, on, where) => this.act("drop", entry, () => dropped(this.tree.placeNow(on), where), `Moved “${entry.title}”`),
      duplicate: (entry) => this.act("duplicate", entry, () => ({}), `Copied “${entry.title}”`),
      remove: (entry) => this.act("delete", entry, () => ({}), `Deleted “${entry.title}”`),
      rename: (entry, title, back) => this.act("rename", entry, () => ({ title }), `Renamed “${title}”`, back),
      named: async (entry) => (await ask("named", { course: text.course, ...this.tree.placeNow(entry) })).title,
      undo: () => this.undo(),
      menu: (entry, $from) => this.menu(entry, $from),
    });
    this.$filter = /** @type {HTMLInputElement} */ (make("input", { type: "search", "aria-label": "Find in the outline", placeholder: "Find in the outline" }));
    this.$filter.addEventListener("input", () => this.narrowed());
    this.$filter.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") this.tree.shown[0]?.focus();
    });
    this.$narrow = make("div", { class: "narrow", hidden: true }, this.$filter);
    const $add = button("plus", "Add", () => this.adding($add));
    const $more = button("more", "Change what is chosen", () => {
      const { chosen } = this.tree;
      if (chosen) this.menu(chosen, $more);
    });
    for (const $one of [$add, $more]) $one.setAttribute("aria-haspopup", "menu");
    this.$soon = make("p", { class: "soon", hidden: true }, "In a moment");
    this.$bar = make("div", { class: "pane-bar" }, make("h2", {}, "Outline"), make("span", { class: "push" }), $add, $more);
    const $page = make("button", { type: "button", class: "bare" }, icon("plus"), make("span", { class: "unseen" }, "Add: "), "Page");
    $page.addEventListener("click", () => this.add("page"));
    const $section = make("button", { type: "button", class: "bare" }, icon("plus"), make("span", { class: "unseen" }, "Add: "), "Section");
    $section.addEventListener("click", () => this.add("section"));
    this.$pane = make("section", { class: "pane outline", "data-pane": true, "aria-label": "Outline", tabindex: "-1" }, this.$bar, this.$narrow, make("div", { class: "scroll" }, this.$soon, $tree), make("div", { class: "foot" }, $page, $section, linkButton("Versions", viewOf(text.course, "versions"), { icon: "history", look: "bare" })));
  }

  /** @param {import("./contract.js").OutlineSection[]} sections @param {import("./contract.js").Fault[]} faults @param {boolean} [soon]  they are not known yet */
  draw(sections, faults, soon = false) {
    const pages = sections.reduce((sum, section) => sum + section.pages.length, 0);
    this.$narrow.hidden = pages < MANY && !this.$filter.value;
    this.$soon.hidden = !soon;
    this.tree.draw(sections, faults);
  }

  narrowed() {
    const found = this.tree.narrow(this.$filter.value);
    if (this.$filter.value.trim()) say(found ? `${count(found, "place")} found` : "Nothing found");
  }

  /** One act after the other, each on the texts as the one before has left them. @param {(still: () => boolean) => Promise<void>} act  `still`: nobody has gone on to something else meanwhile */
  inTurn(act) {
    this.acting += 1;
    const still = untouched();
    /** @type {() => void} */
    let letGo = () => undefined;
    const done = () => {
      this.acting -= 1;
      letGo();
    };
    const begin = async () => {
      letGo = await this.text.settled();
      await act(still);
    };
    this.busy = this.busy.then(begin).finally(done).catch((reason) => {
      if (!(reason instanceof Gone || reason instanceof Refused)) throw reason;
      toast(upper(reason.message));
    });
    return this.busy;
  }

  /** @param {string} verb @param {Entry} entry @param {() => object} given @param {string} words @param {() => void} [back]  where the focus goes then */
  act(verb, entry, given, words, back) {
    const writers = verb === "duplicate" ? [] : this.text.writers(entry);
    if (writers.length) return toast(areWriting(writers));
    return this.inTurn(async (still) => {
      const place = this.tree.placeNow(entry);
      await this.done({ ...(await ask(verb, { course: this.text.course, ...place, ...given() })), from: place }, words, still, back);
    });
  }

  /** @param {Arranged} done @param {string} words @param {() => boolean} still @param {() => void} [back] */
  async done(done, words, still, back) {
    this.last = done;
    await this.text.arranged(done, still);
    if (still()) (back || (() => this.tree.focusAt(done.at)))();
    toast(words, "Undo", () => this.undo());
  }

  /** Takes the last act back, whatever others have written since. */
  undo() {
    return this.inTurn(async (still) => {
      const { last } = this;
      if (!last) return;
      this.last = null;
      const texts = [...last.changes].reverse().map(({ file, before, after }) => ({ file, base: after.revision, text: before.text, before: after.text }));
      await ask("take_back", { texts });
      await this.text.arranged({ changes: last.changes, at: last.at }, still);
      if (still()) this.tree.focusAt(last.from || last.at);
      toast("Taken back");
    });
  }

  /** @param {"page" | "section"} what */
  add(what) {
    return this.inTurn(async (still) => {
      const entry = this.tree.$current ? this.tree.entries.get(this.tree.$current) : this.tree.chosen;
      const after = (this.tree.$tree.contains(document.activeElement) ? this.tree.chosen : entry) || [...this.tree.entries.values()].pop();
      if (!after) return;
      await this.done(await ask("add", { course: this.text.course, ...this.tree.placeNow(after), what, title: `New ${what}` }), `New ${what}`, still);
      const $item = still() && this.last && this.tree.find(this.last.at);
      if ($item) this.tree.rename($item);
    });
  }

  /** @param {HTMLElement} $from */
  adding($from) {
    openMenu($from, "Add", [
      { words: "Page", drawn: "page", act: () => this.add("page") },
      { words: "Section", drawn: "folder", act: () => this.add("section") },
      { words: "Block", drawn: "form", key: "/", act: () => this.text.insertBlock() },
    ]);
  }

  /** @param {Entry} entry @param {HTMLElement} $from */
  menu(entry, $from) {
    const { acts } = this.tree;
    const $item = this.tree.find(entry.place);
    openMenu($from, `“${entry.title}”`, [
      { words: "Rename", drawn: "keys", key: "F2", act: () => $item && this.tree.rename($item) },
      { words: "Duplicate", drawn: "copy", key: "Ctrl D", act: () => acts.duplicate(entry) },
      { words: "Move up", drawn: "up", key: "Alt ↑", act: () => acts.move(entry, -1) },
      { words: "Move down", drawn: "down", key: "Alt ↓", act: () => acts.move(entry, 1) },
      { words: "Delete", drawn: "bin", key: "Del", act: () => acts.remove(entry) },
    ]);
  }
}

/** @param {Place} on @param {string} where */
function dropped({ file, line }, where) {
  return { on_file: file, on_line: line, where };
}
