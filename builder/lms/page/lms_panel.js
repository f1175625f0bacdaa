import { make } from "../../runtime/kit/dom.js";
import { CallLog } from "./call_log.js";
import { LmsState } from "./lms_state.js";

/**
 * @typedef {object} Actions      what a learner may do beside the module
 * @property {() => void} leave   or come back
 * @property {() => void} startAgain
 * @property {() => void} switchConnection
 */

/** The panel beside a module: what the LMS holds of it, each call, and ways to leave the module, or to lose the LMS. */
export class LmsPanel {
  /** @param {Actions} actions */
  constructor(actions) {
    this.state = new LmsState();
    this.calls = new CallLog();
    this.$offline = make("p", { class: "offline", id: "offline", hidden: true }, "The connection is lost. The module goes on, and the LMS learns nothing of it.");
    this.$quirk = make("p", { class: "offline", id: "quirk-says", role: "status" });
    this.$leave = button("leave", "Leave the module", actions.leave);
    this.$again = button("again", "Start a new attempt", actions.startAgain);
    this.$connection = button("connection", "Lose the connection", actions.switchConnection);
    this.$element = make(
      "aside",
      { class: "lms", id: "lms", "aria-labelledby": "held" },
      make("h2", { id: "held" }, "What the LMS holds now"),
      this.$offline,
      this.$quirk,
      this.state.$facts,
      make("div", { class: "acts" }, this.$leave, this.$again, this.$connection),
      this.state.$answersPart,
      this.state.$objectivesPart,
      this.calls.$element,
      this.state.$valuesPart,
    );
    this.drawConnection(false);
  }

  /** @param {import("./lms_state.js").StoredState} state @param {boolean} isOpen  the module is there and can go on */
  draw(state, isOpen) {
    this.state.draw(state);
    this.calls.draw();
    this.$leave.textContent = isOpen ? "Leave the module" : "Come back";
  }

  /** @param {boolean} isDown */
  drawConnection(isDown) {
    this.$connection.setAttribute("aria-pressed", String(isDown));
    this.$connection.textContent = isDown ? "Connect again" : "Lose the connection";
    this.$offline.hidden = !isDown;
  }
}

/** @param {string} id @param {string} words @param {() => void} act */
function button(id, words, act) {
  const $button = make("button", { type: "button", id }, words);
  $button.addEventListener("click", act);
  return $button;
}
