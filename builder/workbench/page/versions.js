import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { CHANGED, ask } from "./engine.js";
import { icon } from "./icons.js";
import { button, isSeen, pick, showRefusal, sign, viewOf } from "./parts.js";
import { say, toast } from "./say.js";
import { untouched } from "./touched.js";
import { ago, count, day } from "./words.js";

/** @typedef {import("./contract.js").KeptVersion} KeptVersion @typedef {import("./contract.js").Compared} Compared @typedef {import("./contract.js").ComparedRow} Row */

const DRAWN = { new: "plus", gone: "cross", moved: "move", changed: "form" };
/** Which versions stand under which heading. @type {[string, (one: KeptVersion) => boolean][]} */
const GROUPS = [
  ["Named", ({ id, name }) => name !== "" && !id.startsWith("git:")],
  ["By time", ({ name }) => name === ""],
  ["In Git", ({ id }) => id.startsWith("git:")],
];

/** Earlier versions of a course, and what has changed between any two. @param {HTMLElement} $main @param {string} course @param {string} at */
export async function show($main, course, at) {
  const [card, /** @type {KeptVersion[]} */ versions] = await Promise.all([ask("card", { course }), ask("list_versions", { course })]);
  if (!isSeen($main)) return;
  drawBar({ name: course, title: card.title, view: "write", errors: card.errors });
  document.title = `Versions – ${card.title} – Workbench`;
  const page = new Versions($main, course, versions, at);
  const renew = () => {
    if (isSeen($main)) page.renew().catch(() => undefined); // the server has stopped
    else window.removeEventListener(CHANGED, renew);
  };
  window.addEventListener(CHANGED, renew);
  await page.draw();
}

class Versions {
  /** @param {HTMLElement} $main @param {string} course @param {KeptVersion[]} versions @param {string} at  the version that is looked at */
  constructor($main, course, versions, at) {
    this.$main = $main;
    this.course = course;
    this.versions = versions;
    this.old = versions.some(({ id }) => id === at) ? at : versions.length ? versions[0].id : "";
    this.now = ""; // what it is compared to; "": the texts as they are now
    this.form = "sides";
    this.asked = 0; // how often two were compared, and versions were listed: an answer to an older question is of no use
    this.listed = 0;
    this.$part = make("div", { class: "main-part" });
    this.$kept = make("div", { class: "kept" });
    /** @type {Map<string, HTMLElement>} */
    this.buttons = new Map();
  }

  async draw() {
    const $name = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "version-name", autocomplete: "off", placeholder: "Sent to legal", maxlength: "200" }));
    const $form = make("form", { class: "name-it" }, make("label", { class: "field", for: "version-name" }, "Name the texts as they are now", $name), make("button", { type: "submit" }, "Keep"));
    $form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep($name).catch(showRefusal);
    });
    const $back = make("a", { class: "button bare", href: viewOf(this.course, "write") }, icon("fold"), "Back to the text");
    const $list = make("div", { class: "list" }, $back, make("h1", { tabindex: "-1" }, "Versions"), $form);
    $list.append(this.$kept);
    this.drawKept();
    this.$main.replaceChildren(make("div", { class: "versions" }, $list, this.$part));
    await this.compare();
  }

  /** The versions that there are, by how they were kept. */
  drawKept() {
    const had = [...this.buttons].find(([, $button]) => $button === document.activeElement);
    this.buttons.clear();
    const groups = GROUPS.flatMap(([title, holds]) => {
      const mine = this.versions.filter(holds);
      return mine.length ? [make("h2", {}, title), make("ul", {}, ...mine.map((one) => make("li", {}, this.choice(one))))] : [];
    });
    const thinned = "By time: every ten minutes of the last day, each hour of the last month, each day before that. Named ones stay for ever.";
    this.$kept.replaceChildren(...groups, make("p", { class: "soft small" }, groups.length ? thinned : "There is none yet."));
    if (had) this.buttons.get(had[0])?.focus();
  }

  /** Somebody has saved something: a version may have been kept, and there is more to compare. @param {boolean} [told]  whether that is said, too */
  async renew(told = true) {
    this.listed += 1;
    const mine = this.listed;
    /** @type {KeptVersion[]} */
    const now = await ask("list_versions", { course: this.course });
    if (mine !== this.listed) return;
    const isNew = now.length !== this.versions.length || now.some(({ id }, index) => id !== this.versions[index].id);
    this.versions = now;
    if (!this.old && now.length) this.old = now[0].id;
    if (isNew) this.drawKept();
    if (isNew && told) say("A version was kept");
    if (!this.now && !this.$part.contains(document.activeElement)) await this.compare(false);
  }

  /** @param {KeptVersion} one */
  choice(one) {
    const $choice = make("button", { type: "button", "aria-pressed": String(one.id === this.old) }, make("span", {}, one.name || clock(one.time)), make("span", { class: "small soft" }, [one.name ? `${day(one.time)}, ${hour(one.time)}` : ago(new Date(one.time).getTime()), one.by].filter(Boolean).join(", by ")));
    $choice.addEventListener("click", () => {
      this.old = one.id;
      for (const [id, $other] of this.buttons) $other.setAttribute("aria-pressed", String(id === one.id));
      this.compare().catch(showRefusal);
    });
    this.buttons.set(one.id, $choice);
    return $choice;
  }

  /** @param {HTMLInputElement} $name */
  async keep($name) {
    const name = $name.value;
    if (!name.trim()) return;
    const { kept } = await ask("keep_version", { course: this.course, name });
    toast(kept ? `“${name.trim()}” is kept` : "Nothing has changed since the last version");
    if ($name.value === name) $name.value = ""; // else the next one is being written
    await this.renew(false);
  }

  /** @param {string} id */
  title(id) {
    const one = this.versions.find((version) => version.id === id);
    return one ? one.name || clock(one.time) : "Now";
  }

  /** @param {boolean} [told]  whether what changed is said, too */
  async compare(told = true) {
    if (!this.old) {
      this.$part.replaceChildren(...aboutVersions());
      return;
    }
    this.asked += 1;
    const mine = this.asked;
    /** @type {Compared} */
    const found = await ask("compare_versions", { course: this.course, old: this.old, new: this.now });
    if (mine !== this.asked || (!told && this.$part.contains(document.activeElement))) return; // another was chosen, or is read, meanwhile
    const $with = /** @type {HTMLSelectElement} */ (make("select", { id: "compare-with", "aria-label": "Compare with" }, make("option", { value: "" }, "Now"), ...this.versions.filter(({ id }) => id !== this.old).map(({ id }) => make("option", { value: id, selected: id === this.now }, this.title(id)))));
    $with.addEventListener("change", () => {
      this.now = $with.value;
      const still = untouched();
      this.compare().then(() => still() && /** @type {HTMLElement | null} */ (document.querySelector("#compare-with"))?.focus()).catch(showRefusal);
    });
    const $form = pick("How", [["sides", "Side by side"], ["one", "In one"]], this.form, (value) => {
      this.form = value;
      $texts.dataset.form = value;
    });
    const $texts = make("div", { class: "compared", "data-form": this.form }, ...found.files.map((file) => this.file(file)));
    const $words = make("ul", { class: "inwords" }, ...found.words.map(({ kind, text }) => sign(DRAWN[kind], "", text)));
    if (!found.words.length) $words.append(sign("check", "good-ink", "Nothing has changed."));
    const $all = button("Bring all back", () => this.bringBack(""), { icon: "history" });
    this.$part.replaceChildren(make("div", { class: "row head" }, make("h2", {}, `“${this.title(this.old)}” and`), $with, make("span", { class: "push" }), $form, $all), $words, $texts);
    if (told) say(found.words.map(({ text }) => text).join(" ") || "Nothing has changed.");
  }

  /** @param {Compared["files"][0]} file */
  file({ file, changes, rows, more }) {
    const $rows = make("tbody", {}, ...rows.map(drawRow));
    const $changed = () => /** @type {HTMLElement[]} */ ([...$rows.querySelectorAll("tr.changed")]);
    let at = -1;
    const go = (/** @type {number} */ step) => {
      const places = $changed();
      at = (at + step + places.length) % places.length;
      places[at].setAttribute("tabindex", "-1");
      places[at].focus();
      places[at].scrollIntoView({ block: "center" });
    };
    const $table = make("table", { class: "sides-table" }, make("caption", { class: "unseen" }, `What changed in ${file}`), make("thead", {}, make("tr", {}, make("th", { scope: "col" }, this.title(this.old)), make("th", { scope: "col" }, this.title(this.now)))), $rows);
    return make("section", { "aria-label": file }, make("div", { class: "row" }, make("h3", {}, file), make("span", { class: "small soft" }, count(changes, "change")), make("span", { class: "push" }), button("Earlier change", () => go(-1), { icon: "up", look: "bare" }), button("Next change", () => go(1), { icon: "down", look: "bare" }), button("Bring this file back", () => this.bringBack(file), { label: `Bring this file back: ${file}` })), make("div", { class: "card table-box", tabindex: "0", role: "region", "aria-label": `${file}, both versions` }, $table), more ? make("p", { class: "small soft" }, `and ${count(more, "line")} more`) : "");
  }

  /** @param {string} file  “”: all */
  async bringBack(file) {
    const still = untouched();
    await ask("bring_back", { course: this.course, id: this.old, file: file && `${this.course}/${file}` });
    this.versions = await ask("list_versions", { course: this.course });
    const before = this.versions[0];
    if (!isSeen(this.$main)) return;
    await this.draw();
    toast(file ? `“${file}” is as it was` : `The course is as it was: “${this.title(this.old)}”`, "Undo", () => {
      this.old = before.id;
      this.bringBack(file).catch(showRefusal);
    });
    if (still()) /** @type {HTMLElement | null} */ (this.$main.querySelector("h1"))?.focus();
  }
}

/** What versions are, for who has none yet. */
function aboutVersions() {
  const kinds = [
    ["history", "By time.", "While somebody writes, one is kept every ten minutes, by itself. The first comes with the first change, and shows how the course was before."],
    ["save", "By name.", "When something is done, give it a name at the side: “sent to legal”. Ctrl S does it from the text."],
    ["folder", "In Git.", "If your folder is a Git repository, its commits are here, too. You need no Git."],
  ];
  const $kinds = make("ul", { class: "inwords" }, ...kinds.map(([drawn, title, words]) => sign(drawn, "", make("b", {}, title), " ", words)));
  const about = "A version is how all texts of a course were at one moment. You see here what has changed since, in words and side by side, and bring all of it, or one file, back.";
  return [make("div", { class: "about-versions" }, make("h2", {}, "No version yet"), make("p", { class: "soft" }, about), $kinds)];
}

/** @param {Row} row */
function drawRow(row) {
  if ("gap" in row) return make("tr", { class: "gap" }, make("td", { colspan: "2" }, `${count(row.gap || 0, "line")} the same`));
  if ("same" in row) return make("tr", {}, make("td", {}, row.same || ""), make("td", { class: "twin" }, row.same || ""));
  return make("tr", { class: "changed" }, side(row.left), side(row.right));
}

/** @param {[string, string][] | undefined} parts */
function side(parts) {
  if (!parts) return make("td", { class: "none" });
  const tags = { gone: "del", new: "ins", same: "span" };
  return make("td", {}, ...parts.map(([kind, words]) => make(tags[/** @type {"gone" | "new" | "same"} */ (kind)], {}, words)));
}

/** @param {string} time */
function hour(time) {
  return new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** When a version was kept that has no name. @param {string} time */
function clock(time) {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  return isToday ? hour(time) : `${day(time)}, ${hour(time)}`;
}
