import { ask } from "./engine.js";
import { lookAgain } from "./people.js";
import { takeOthers } from "./others.js";
import { shiftPlaces } from "./places.js";

/** @typedef {import("./write.js").Write} Write */

const LONG = 0.4; // seconds that a course takes to build, from which on that waits for a pause
const REST = 1200; // ms: such a pause

/** What is in a course as its files are now, asked of the engine and shown in the view in which it is written. */
export class Refreshing {
  /** @param {Write} view */
  constructor(view) {
    this.view = view;
    this.asking = 0; // the number of the last question
  }

  /**
   * Outline, faults, module. Of a long course what was just changed comes first, and the rest once its author pauses: both at once would
   * take both of them long.
   * @param {boolean} whole  all of it is waited for
   */
  async refresh(whole) {
    const { view } = this;
    this.asking += 1;
    const mine = this.asking;
    if (!whole && view.opened.seconds > LONG && (await this.refreshPage(mine))) await new Promise((rested) => window.setTimeout(rested, REST));
    if (this.isOld(mine)) return;
    view.module?.show();
    const seen = await this.heard("seen");
    if (this.isOld(mine)) return;
    const isFirst = view.opened.soon && seen !== view.opened;
    if (isFirst) await view.learnLanguage(); // an organisation may have blocks of its own
    view.opened = { ...view.opened, ...seen, soon: view.opened.soon && !isFirst };
    if (isFirst && view.editor?.at.line === 1 && !view.$editor?.contains(document.activeElement)) view.begin();
    view.draw();
    view.editor?.lint();
    if (!view.isUnsaved) view.showAll();
    lookAgain();
    await takeOthers(view);
  }

  /** What is wrong now that one page was changed, and that page in the module: whether it is one. @param {number} mine */
  async refreshPage(mine) {
    const { view } = this;
    view.module?.showPage();
    const { faults } = await this.heard("faults_now");
    if (faults && !this.isOld(mine)) {
      view.opened = { ...view.opened, faults };
      view.draw();
      view.editor?.lint();
    }
    return Boolean(faults);
  }

  /** Whether more was asked since, or nobody waits any more. @param {number} question */
  isOld(question) {
    return question !== this.asking || this.view.isClosed;
  }

  /** What the engine says of the course; its places are those of the text as it is by then. @param {"seen" | "faults_now"} verb */
  async heard(verb) {
    const { view } = this;
    const { editor, file } = view;
    const mark = editor?.mark();
    const answer = await ask(verb, { course: view.course }).catch(() => view.opened);
    const shift = mark && editor?.shiftSince(mark);
    if (shift && editor === view.editor && answer !== view.opened && answer.faults) shiftPlaces({ sections: [], ...answer }, file, shift);
    return answer;
  }
}
