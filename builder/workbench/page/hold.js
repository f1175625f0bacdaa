import { notice } from "./notices.js";
import { areWriting, noteWriting, writersOn } from "./people.js";
import { toast } from "./say.js";

/** @typedef {import("./write.js").Write} Write */

/** A page is whose who writes on it: for the others it can be read, until they say that they write there, too. */
export class Hold {
  /** @param {Write} view */
  constructor(view) {
    this.view = view;
    this.words = ""; // who writes here; "": the text is free
  }

  /** Who else writes on the pages of a place in the outline. @param {import("./tree.js").Entry} entry */
  writersAt({ level, place }) {
    const { sections, course } = { ...this.view.opened, course: this.view.course };
    const section = level === 1 ? sections.find(({ file, line }) => file === place.file && line === place.line) : null;
    const page = section ? null : this.view.pageIn(place);
    const pages = section ? section.pages : page ? [page] : [];
    return [...new Set(pages.flatMap(({ file, id, title }) => writersOn({ course, file, page: title, id })))];
  }

  draw() {
    const { view } = this;
    const writers = view.saver?.stopped ? [] : writersOn(view.standing); // who has to choose a wording can
    const words = writers.length ? areWriting(writers) : "";
    if (words === this.words) return;
    const was = this.words;
    this.words = words;
    view.editor?.hold(words !== "");
    view.bar?.hold(words !== "");
    view.$editor?.classList.toggle("is-held", words !== "");
    view.form?.draw();
    notice("held", "calm", words ? [`${words} What they write appears here as it is saved.`] : [], [{ words: "Write here too", act: () => this.join() }]);
    if (was && !words) toast("You can write here now");
  }

  join() {
    noteWriting(this.view.standing);
    this.view.editor?.focus();
    this.draw();
  }
}
