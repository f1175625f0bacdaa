import { make } from "../../runtime/kit/dom.js";
import { UNKNOWN } from "../../lms/page/lms_state.js";
import { LmsPanel } from "../../lms/page/lms_panel.js";
import { ModulePlace } from "../../lms/page/module_place.js";
import { Enrolment, renameLearner } from "./enrolment.js";
import { hearModule } from "./module_events.js";
import { ModuleFrames } from "./module_frames.js";
import { Programme } from "./programme.js";

/**
 * @typedef {import("./contract.js").Build} Build
 * @typedef {import("../../lms/contract.js").Lms} Lms
 *
 * @typedef {object} Choice       what is shown, and how; "" for what the course or the standard says itself
 * @property {string} course      its name
 * @property {string} theme
 * @property {string} standard
 * @property {string} quirk       of the LMS
 * @property {boolean} strict     the order that learners keep is kept for the author, too
 */

/**
 * A course as learners get it, in the small LMS: the module, the panel beside it, and the contents of a programme. It fills a node of
 * any page that has lms.css, and the page hears by events at that node, which bubble:
 *
 *     preview:built     {choice, build}   the course as its files are now; `build` is as the server said it
 *     preview:launch    {choice, lms}     the module, or a newer version of it, is opened
 *     preview:shown     {build}           it can be seen
 *     preview:page      {id, source}      the module shows another page
 *     preview:source    {id, source}      what was clicked in the module: the nearest page or block
 *
 * `source` is a place in the author's files, or null where it is not known. At each saved file the page calls `show`.
 */
export class PreviewPane {
  /** @param {HTMLElement} $place @param {import("./served.js").Supplies} supplies */
  constructor($place, supplies) {
    this.$place = $place;
    this.supplies = supplies;
    this.programme = new Programme(supplies, (number) => this.openPart(number));
    this.modulePlace = new ModulePlace(() => this.launch());
    this.panel = new LmsPanel({
      leave: () => (this.isOpen ? this.goOut() : this.launch()),
      startAgain: () => this.startAgain(),
      switchConnection: () => this.switchConnection(),
    });
    this.frames = new ModuleFrames(this.modulePlace.$frames, supplies, () => this.reopen(), (page) => this.hear(page));
    this.$stage = make("div", { class: "stage" }, this.modulePlace.$element);
    $place.append(this.programme.$element, this.$stage, this.panel.$element);
    this.modulePlace.lift(); // one is opened at once
    this.network = { down: false, isDown: () => this.network.down };
    /** @type {Choice} */
    this.choice = { course: "", theme: "", standard: "", quirk: "", strict: false };
    this.shown = ""; // what the frame holds: course, theme, standard, revision
    /** @type {Build | null} */
    this.build = null;
    this.buildOf = ""; // course and theme
    /** @type {Enrolment | null} */
    this.enrolment = null;
    /** @type {Lms | null} */
    this.lms = null;
    /** Each that was loaded, by its standard's folder. @type {Map<string, Lms>} */
    this.lmsOf = new Map();
    this.drawing = 0;
    this.isOut = false; // the module was left, and a newer version waits, too
  }

  /** @param {string} name @param {object} detail */
  emit(name, detail) {
    this.$place.dispatchEvent(new CustomEvent(`preview:${name}`, { detail, bubbles: true }));
  }

  /** Shows a course as it is now. @param {string} course */
  async show(course) {
    if (course !== this.choice.course) {
      this.choice = { ...this.choice, course, theme: "" };
      this.panel.calls.clear();
    }
    const { theme } = this.choice;
    this.showPage(course);
    /** @type {Build} */
    const build = await this.supplies.ask(`courses/${encodeURIComponent(course)}?theme=${encodeURIComponent(theme)}`);
    if (course !== this.choice.course || theme !== this.choice.theme) return;
    const of = [course, theme].join("\n");
    if (this.build && !build.problem && of === this.buildOf && build.revision < this.build.revision) return; // a newer one was there before it
    if (!build.problem) [this.build, this.buildOf] = [build, of];
    const played = this.played;
    if (!build.problem && played) this.choice.standard = played.standard;
    this.emit("built", { choice: this.choice, build });
    if (build.problem || !played) return;
    this.programme.show(course, theme, played);
    const wanted = [course, theme, played.standard, build.revision].join("\n");
    if (wanted === this.shown) return;
    const anew = this.shown.split("\n")[0] !== course || !this.isOut; // also in place of one that is still being loaded
    this.shown = wanted;
    try {
      if (anew) await this.launch();
    } catch (reason) {
      if (this.shown === wanted) this.shown = ""; // the server has stopped in the midst of it
      throw reason;
    }
  }

  /** The one page that was just changed, ahead of all else. @param {string} course */
  async showPage(course) {
    const { frames } = this;
    const { theme } = this.choice;
    const { turn, page } = frames;
    if (!page) return;
    const asked = performance.now();
    const query = new URLSearchParams({ theme, has: frames.ahead.id });
    /** @type {import("./contract.js").PageNow | null} */
    const now = await this.supplies.ask(`courses/${encodeURIComponent(course)}/page?${query}`).catch(() => null); // the server has stopped
    if (now && turn === frames.turn && course === this.choice.course && theme === this.choice.theme) frames.takeAhead(now, asked);
  }

  /** What is played: in the standard that was chosen, else in the first. */
  get played() {
    const all = this.build ? this.build.played : [];
    return all.find((one) => one.standard === this.choice.standard) || all[0];
  }

  /** Where pages and blocks of the module that is open stand, by their ids. @returns {Object<string, import("./contract.js").Source>} */
  get sources() {
    const { build, played } = this;
    const [folder, inside] = played ? this.programme.chosen(played).played.page.split("/") : [];
    return (build && folder !== undefined && build.sources[inside ? folder : ""]) || {};
  }

  /** Opens the module, or its newest version in place of the one that is open. */
  async launch() {
    const { build, played } = this;
    if (!build || !played) return;
    this.isOut = false;
    const { course, theme } = this.choice;
    const base = ["played", course, theme ? `theme-${theme}` : "theme", played.standard, played.version].map(encodeURIComponent).join("/");
    const lms = this.lmsOf.get(played.folder) || (await this.loadLms(played.folder));
    if (course !== this.choice.course) return;
    if (!(lms.quirks || []).some(({ name }) => name === this.choice.quirk)) this.choice.quirk = "";
    this.drawQuirk(lms);
    this.emit("launch", { choice: this.choice, lms });
    if (this.modulePlace.lift()) this.panel.$leave.focus();
    this.lms = lms;
    const chosen = this.programme.chosen(played);
    const isThere = await this.frames.show(`${base}/${chosen.played.page}${this.isStrict ? "?order=kept" : ""}`, "The module", () => {
      if (this.enrolment) this.enrolment.close();
      const { quirk } = this.choice;
      this.enrolment = new Enrolment(chosen.place, chosen.played, lms, this.supplies.storage, { network: this.network, log: (call) => this.log(call), quirks: quirk ? [quirk] : [] });
      this.enrolment.open();
    });
    if (!isThere) {
      this.shown = ""; // as above, and it is asked for again
      return;
    }
    this.emit("shown", { build });
    this.redraw();
  }

  /** @param {string} folder  of a standard @returns {Promise<Lms>} */
  async loadLms(folder) {
    const lms = await this.supplies.lms(folder);
    this.lmsOf.set(folder, lms);
    return lms;
  }

  /** What the LMS is like, where that is not as the standard says. @param {Lms} lms */
  drawQuirk(lms) {
    const quirk = (lms.quirks || []).find(({ name }) => name === this.choice.quirk);
    this.panel.$quirk.textContent = quirk ? quirk.says : "";
  }

  /** Whether the author is kept to the order that learners go in. */
  get isStrict() {
    return this.build !== null && this.build.ordered && this.choice.strict;
  }

  /** Whether the module is there and can go on. */
  get isOpen() {
    return this.frames.$frame !== null && this.enrolment !== null && !this.enrolment.isFinished;
  }

  /** The module loads itself again: a new launch, but where the LMS has one session until the learner leaves. */
  reopen() {
    if (!this.enrolment) return;
    if (!this.enrolment.session?.lasting) {
      this.enrolment.close();
      this.enrolment.open();
    }
    this.redraw();
  }

  /** @param {Document} page */
  hear(page) {
    const { sources } = this;
    hearModule(page, {
      pageShown: (id) => this.emit("page", { id, source: sources[id] || null }),
      clicked: (ids) => {
        const id = ids.find((one) => sources[one]);
        if (id) this.emit("source", { id, source: sources[id] });
      },
    });
  }

  /** @param {import("../../lms/contract.js").Call} call */
  log(call) {
    this.panel.calls.add(call);
    this.redraw();
  }

  redraw() {
    if (this.drawing) return;
    this.drawing = window.setTimeout(() => {
      this.drawing = 0;
      const { enrolment, build, played, lms } = this;
      if (!enrolment) return;
      enrolment.store(); // a page around that goes may not hear the module's last word
      const state = { summary: enrolment.summary(), isLaunched: enrolment.session !== null, isFinished: enrolment.isFinished, attempt: enrolment.attempt, titles: build ? build.titles : UNKNOWN };
      this.panel.draw(state, this.isOpen);
      if (played && lms) this.programme.draw(played, lms, enrolment, this.isStrict).catch(() => undefined); // the server has stopped
    }, 30);
  }

  /** Another module of a programme. @param {number} number */
  openPart(number) {
    this.leave();
    this.programme.number = number;
    this.launch();
  }

  leave() {
    this.frames.clear();
    if (this.enrolment) this.enrolment.close();
    this.redraw();
  }

  /** The module is left by the author's wish, and waits for them to come back. */
  goOut() {
    this.leave();
    this.isOut = true;
    this.modulePlace.goOut();
  }

  startAgain() {
    this.leave();
    if (this.enrolment) this.enrolment.startAgain();
    this.panel.calls.clear();
    this.launch();
  }

  switchConnection() {
    this.network.down = !this.network.down;
    this.panel.drawConnection(this.network.down);
  }

  /** Shows the course in another way. @param {Partial<Choice>} choice  what is to be other than it is */
  async choose(choice) {
    const { standard, quirk } = this.choice;
    this.choice = { ...this.choice, ...choice };
    if (this.choice.standard !== standard || this.choice.quirk !== quirk) {
      this.leave();
      this.panel.calls.clear();
      this.shown = "";
    }
    if (choice.strict !== undefined) await this.launch();
    else await this.show(this.choice.course);
  }

  /** Another learner's name: the module is opened anew. @param {string} name */
  setLearner(name) {
    renameLearner(this.supplies.storage, name);
    this.leave();
    this.launch();
  }

  /** The course is left for the list, or the page for good. */
  end() {
    this.leave();
    this.choice = { ...this.choice, course: "" };
    this.shown = "";
    this.build = null;
    this.enrolment = null;
  }
}
