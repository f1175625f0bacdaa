import { one } from "../../runtime/kit/dom.js";
import { Calls } from "./calls.js";
import { drawHeld } from "./held.js";
import { Learning, learner } from "./learning.js";
import { drawOptions } from "./options.js";
import { Programme } from "./programme.js";
import { ask, say } from "./server.js";
import { Stage } from "./stage.js";

/** @typedef {import("./server.js").Build} Build */
/** @typedef {import("./server.js").Played} Played */

const FLASH = 200; // ms that a fault must last to be shown: a file may be read when it is half written

/** One course in the small LMS. */
export class Play {
  /** @param {import("./faults.js").Faults} faults */
  constructor(faults) {
    this.faults = faults;
    this.stage = new Stage(one(document, "#frames"), () => this.reopen());
    this.calls = new Calls(one(document, "#calls"));
    this.programme = new Programme(one(document, "#programme"), (number) => this.openPart(number));
    this.network = { down: false, isDown: () => this.network.down };
    this.course = "";
    this.theme = "";
    this.standard = "";
    this.quirk = ""; // of the LMS; "": as the standard says
    this.shown = ""; // what the frame holds: course, theme, standard, revision
    /** @type {Build | null} */
    this.build = null;
    /** @type {Learning | null} */
    this.learning = null;
    /** @type {import("../contract.js").Lms | null} */
    this.lms = null;
    this.timer = 0;
    this.drawing = 0;
    this.listen();
  }

  listen() {
    const chosen = (/** @type {string} */ id) => /** @type {HTMLSelectElement | HTMLInputElement} */ (one(document, id));
    const on = (/** @type {string} */ id, /** @type {string} */ event, /** @type {() => void} */ act) => one(document, id).addEventListener(event, act);
    on("#standard", "change", () => this.switchTo({ standard: chosen("#standard").value }));
    on("#theme", "change", () => this.switchTo({ theme: chosen("#theme").value }));
    on("#width", "change", () => (one(document, "#screen").dataset.width = chosen("#width").value));
    on("#learner", "change", () => {
      learner.name = chosen("#learner").value.trim();
      this.leave();
      this.launch();
    });
    chosen("#learner").value = learner.name;
    on("#quirk", "change", () => {
      this.quirk = chosen("#quirk").value;
      this.leave();
      this.calls.clear();
      this.launch();
    });
    on("#print", "click", () => this.stage.print());
    on("#leave", "click", () => (this.isOpen ? this.goOut() : this.launch()));
    on("#return", "click", () => this.launch());
    on("#again", "click", () => this.startAgain());
    on("#connection", "click", () => this.switchConnection());
    on("#keep-order input", "change", () => this.launch());
  }

  /**
   * Shows a course as it is now.
   * @param {string} course
   * @param {Object<string, string>} themes  titles by name
   */
  async show(course, themes) {
    if (course !== this.course) {
      this.course = course;
      this.theme = "";
      this.calls.clear();
      drawOptions(one(document, "#theme"), [["", "The course’s own"], ...Object.entries(themes)], "");
    }
    const { theme } = this;
    /** @type {Build & {problem?: string}} */
    const build = await ask(`/courses/${encodeURIComponent(course)}?theme=${encodeURIComponent(theme)}`);
    if (course !== this.course || theme !== this.theme) return;
    if (build.problem) {
      say(build.problem, true);
      return;
    }
    this.build = build;
    this.drawStanding(build);
    await this.draw(build);
  }

  /** @param {Build} build */
  async draw(build) {
    const title = build.title || this.course;
    document.title = `${title} – Preview`;
    one(document, "#title").textContent = title;
    const played = build.played.find((one) => one.standard === this.standard) || build.played[0];
    if (!played) return;
    this.standard = played.standard;
    one(document, "#keep-order").hidden = !build.ordered;
    this.programme.show(this.course, this.theme, played);
    drawOptions(
      one(document, "#standard"),
      build.played.map((one) => [one.standard, one.title]),
      played.standard,
    );
    const wanted = [this.course, this.theme, played.standard, build.revision].join("\n");
    if (wanted === this.shown) return;
    const anew = this.shown.split("\n")[0] !== this.course || this.stage.$frame !== null;
    this.shown = wanted;
    if (anew) await this.launch();
  }

  /** How the page stands, in a line; faults above the module. @param {Build} build */
  drawStanding(build) {
    window.clearTimeout(this.timer);
    const act = () => {
      const faults = build.found ? build.faults : [];
      this.faults.draw(faults, this.course, this.theme);
      const last = build.played.length ? "Your last good version is shown." : "There is no good version to show yet.";
      const first = faults.find((fault) => fault.severity === "error");
      if (!build.found) say(`The folder of this course is gone. ${last} If it comes back, it is shown again.`, true);
      else if (first) say(`Not shown yet: ${first.message}. ${last}`, true);
      else say("Up to date");
    };
    this.timer = window.setTimeout(act, build.failed || !build.found ? FLASH : 0);
  }

  /** Opens the module, or its newest version in place of the one that is open. */
  async launch() {
    const { build } = this;
    const played = build && build.played.find((one) => one.standard === this.standard);
    if (!build || !played) return;
    const { course } = this;
    const theme = this.theme ? `theme-${this.theme}` : "theme";
    const base = ["played", course, theme, played.standard, played.version].map(encodeURIComponent).join("/");
    const { lms } = await import(`/standards/${played.folder}/lms.js`);
    if (course !== this.course) return;
    this.drawQuirks(lms);
    this.lift();
    this.lms = lms;
    const chosen = this.programme.chosen(played);
    await this.stage.show(`/${base}/${chosen.played.page}${this.order}`, "The module", () => {
      if (this.learning) this.learning.close();
      this.learning = new Learning(chosen.place, chosen.played, build.titles, lms, this.network, (call) => this.told(call));
      this.learning.quirks = this.quirk ? [this.quirk] : [];
      this.learning.open();
    });
    document.documentElement.dataset.shown = String(build.revision);
    this.redraw();
  }

  /** What is asked of the server where the course keeps an order, and the author wants it kept; else they go anywhere. */
  get order() {
    const $keep = /** @type {HTMLInputElement} */ (one(document, "#keep-order input"));
    return this.build && this.build.ordered && $keep.checked ? "?order=kept" : "";
  }

  /** Whether the module is there and can go on. */
  get isOpen() {
    return this.stage.$frame !== null && this.learning !== null && !this.learning.finished;
  }

  /** What the LMS may be like, and what that means. @param {import("../contract.js").Lms} lms */
  drawQuirks({ quirks = [] }) {
    const quirk = quirks.find(({ name }) => name === this.quirk);
    if (!quirk) this.quirk = "";
    /** @type {[string, string][]} */
    const options = quirks.map(({ name, title }) => [name, title]);
    drawOptions(one(document, "#quirk"), [["", "As the standard says"], ...options], this.quirk);
    one(document, "#quirk-says").textContent = quirk ? quirk.says : "";
  }

  /** The module loads itself again: a new launch, but where the LMS has one session until the learner leaves. */
  reopen() {
    if (!this.learning) return;
    if (!this.learning.session?.lasting) {
      this.learning.close();
      this.learning.open();
    }
    this.redraw();
  }

  /** @param {import("../contract.js").Call} call */
  told(call) {
    this.calls.add(call);
    this.redraw();
  }

  redraw() {
    if (this.drawing) return;
    this.drawing = window.setTimeout(() => {
      this.drawing = 0;
      if (!this.learning) return;
      drawHeld(this.learning);
      this.calls.draw();
      this.drawProgramme();
      one(document, "#leave").textContent = this.isOpen ? "Leave the module" : "Come back";
    }, 30);
  }

  /** Another module of a programme. @param {number} number */
  openPart(number) {
    this.leave();
    this.programme.number = number;
    this.launch();
  }

  drawProgramme() {
    const played = this.build && this.build.played.find((one) => one.standard === this.standard);
    if (played && this.lms) this.programme.draw(played, this.lms, this.learning, this.order !== "").catch(() => undefined); // the server has stopped
  }

  leave() {
    this.stage.clear();
    if (this.learning) this.learning.close();
    this.redraw();
  }

  /** The module is left by the author's wish, and waits for them to come back. */
  goOut() {
    this.leave();
    one(document, "#curtain").hidden = false;
    one(document, "#curtain h2").focus();
  }

  lift() {
    const $curtain = one(document, "#curtain");
    const moved = $curtain.contains(document.activeElement);
    $curtain.hidden = true;
    if (moved) one(document, "#leave").focus();
  }

  startAgain() {
    this.leave();
    if (this.learning) this.learning.startAgain();
    this.calls.clear();
    this.launch();
  }

  switchConnection() {
    this.network.down = !this.network.down;
    const $button = one(document, "#connection");
    $button.setAttribute("aria-pressed", String(this.network.down));
    $button.textContent = this.network.down ? "Connect again" : "Lose the connection";
    one(document, "#offline").hidden = !this.network.down;
  }

  /** @param {{standard?: string, theme?: string}} choice */
  async switchTo({ standard = this.standard, theme = this.theme }) {
    const other = standard !== this.standard;
    this.standard = standard;
    this.theme = theme;
    if (other) {
      this.leave();
      this.calls.clear();
      this.shown = "";
    }
    await this.show(this.course, {});
  }

  /** The course is left for the list, or the page for good. */
  end() {
    this.leave();
    this.course = "";
    this.shown = "";
    this.build = null;
    this.learning = null;
    this.faults.draw([], "", "");
  }
}
