import { Gone, Refused, ask } from "./engine.js";
import { takeOthers } from "./others.js";
import { lookAgain } from "./people.js";
import { shiftPlaces } from "./places.js";

/** @typedef {import("./write.js").Write} Write @typedef {import("./contract.js").Seen} Seen */

const LONG = 0.4; // seconds that a course takes to build, from which on that waits for a pause
const REST = 2000; // ms: such a pause

/**
 * What is in a course as its files are now, asked of the engine and shown in the view in which it is written. One look follows the other:
 * where a team saves again and again, none of many at once would ever be the last, which is the one to be drawn.
 */
export class Refreshing {
  /** @param {Write} view */
  constructor(view) {
    this.view = view;
    /** The look that goes on, and the next one. @type {Promise<void> | null} */
    this.looking = null;
    /** @type {Promise<void> | null} */
    this.following = null;
    /** Ends the pause before all of a long course is looked at; null: there is none, or it is over. @type {(() => void) | null} */
    this.wake = null;
    this.isAgain = false; // it was asked for in that pause
    this.isWhole = false; // all of it, and without a pause
  }

  /** @param {boolean} whole  all of it, without a pause */
  refresh(whole) {
    this.isWhole ||= whole;
    if (!this.isLong) this.view.module?.show(); // of a long one it comes with the rest
    if (this.looking && this.wake) {
      this.isAgain = true;
      this.wake();
      return this.looking;
    }
    if (!this.looking) return this.begin();
    if (this.isLong && !this.isWhole) this.lookAtPage().catch(() => undefined); // it need not wait for all of the course; the server may have stopped
    this.following ||= this.looking.catch(() => undefined).then(() => this.begin());
    return this.following;
  }

  begin() {
    this.following = null;
    this.looking = this.look().finally(() => (this.looking = null));
    return this.looking;
  }

  get isLong() {
    return this.view.opened.seconds > LONG;
  }

  /** Of a long course what was just changed, and the rest once its author pauses: both at once would take both of them long. */
  async look() {
    do {
      this.isAgain = false;
      if (!this.isLong || this.isWhole) break;
      const rested = new Promise((resolve) => (this.wake = () => resolve(undefined)));
      if (!(await this.lookAtPage()) || this.isWhole) break;
      const timer = window.setTimeout(() => this.wake?.(), REST);
      await rested;
      window.clearTimeout(timer);
    } while (this.isAgain);
    this.wake = null;
    this.isWhole = false;
    if (!this.view.isClosed) await this.lookAtAll();
  }

  /** What is wrong now that one page was changed, and that page in the module: whether it is one. */
  async lookAtPage() {
    const { view } = this;
    view.module?.showPage();
    const { faults } = await this.heard("faults_now");
    if (faults && !view.isClosed) {
      view.opened = { ...view.opened, faults };
      view.draw();
      view.editor?.lint();
    }
    return Boolean(faults);
  }

  /** Outline, faults, module. */
  async lookAtAll() {
    const { view } = this;
    if (this.isLong) view.module?.show();
    const seen = await this.heard("seen");
    if (view.isClosed) return;
    const isFirst = view.opened.soon && seen !== view.opened;
    if (isFirst) await view.learnLanguage(); // an organisation may have blocks of its own
    view.opened = { ...view.opened, ...seen, soon: view.opened.soon && !isFirst };
    if (isFirst && view.editor?.at.line === 1 && !view.$editor?.contains(document.activeElement)) view.begin();
    view.draw();
    view.editor?.lint();
    if (!view.isUnsaved) view.showAll();
    lookAgain();
    await takeOthers(view).catch((reason) => {
      if (!(reason instanceof Gone || reason instanceof Refused)) throw reason; // where it can't be read, a fault says so
    });
  }

  /** What the engine says of the course; its places are those of the text as it is by then. @param {"seen" | "faults_now"} verb */
  async heard(verb) {
    const { view } = this;
    const { editor, file, saver } = view;
    const base = saver?.base;
    const mark = editor?.mark();
    const answer = await ask(verb, { course: view.course, file, has: base?.revision || "" }).catch(() => view.opened);
    const shift = mark && editor?.shiftSince(mark);
    if (editor && shift && editor === view.editor && answer !== view.opened && answer.faults) {
      // Others may have saved before it was looked at, or their words have come into the text since.
      const of = answer.of ?? (saver?.base === base ? undefined : base?.text);
      shiftPlaces({ sections: [], ...answer }, file, of === undefined ? shift : editor.shiftFrom(of));
    }
    return answer;
  }
}
