import { make } from "../../runtime/kit/dom.js";
import { count } from "./words.js";

/** @typedef {import("../contract.js").Call} Call */

const MOST = 2000; // calls that are kept

/** The log of what a module said to the LMS. */
export class CallLog {
  constructor() {
    this.$count = make("span", { class: "count" }, "No calls yet");
    this.$only = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: "only-faults" }));
    this.$list = make("ol", { tabindex: "0", "aria-label": "Calls" });
    const $filter = make("label", { class: "only" }, this.$only, " Only those with a fault");
    this.$element = /** @type {HTMLDetailsElement} */ (make("details", { id: "calls" }, make("summary", {}, this.$count), $filter, this.$list));
    /** @type {Call[]} */
    this.calls = [];
    this.drawn = 0;
    this.isHabitShown = false;
    this.$element.addEventListener("toggle", () => this.draw());
    this.$only.addEventListener("change", () => this.drawAll());
  }

  clear() {
    this.calls = [];
    this.isHabitShown = false;
    this.drawAll();
  }

  /** @param {Call} call */
  add(call) {
    this.calls.push(this.isHabitShown ? { ...call, habit: "" } : call);
    if (call.habit) this.isHabitShown = true;
    if (this.calls.length > MOST) {
      this.calls.splice(0, MOST / 2);
      this.drawn = 0;
      this.$list.replaceChildren();
    }
  }

  drawAll() {
    this.drawn = 0;
    this.$list.replaceChildren();
    this.draw();
  }

  draw() {
    const faults = this.calls.filter((call) => call.fault).length;
    this.$count.textContent = this.calls.length ? `${count(this.calls.length, "call")}, ${faults ? count(faults, "fault") : "no fault"}` : "No calls yet";
    this.$element.dataset.bad = faults ? "yes" : "no";
    if (!this.$element.open) return;
    const fresh = this.calls.slice(this.drawn).filter((call) => call.fault || !this.$only.checked);
    this.drawn = this.calls.length;
    this.$list.append(...fresh.map(item));
  }
}

/** @param {Call} call */
function item(call) {
  const clock = new Date(call.time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const $call = make("code", {}, `${call.verb}(${call.args.map((part) => JSON.stringify(part)).join(", ")})`);
  const answer = call.answer === "" ? "nothing" : call.answer;
  const $answer = make("span", { class: "answer" }, ` → ${answer}${call.error && call.error !== "0" ? `, error ${call.error}` : ""}`);
  const $item = make("li", call.fault ? { class: "faulty" } : {}, make("span", { class: "clock" }, clock), " ", $call, $answer);
  if (call.fault) $item.append(make("p", {}, make("strong", {}, "Fault: "), call.fault));
  if (call.habit) $item.append(make("p", {}, make("strong", {}, "A habit: "), call.habit));
  return $item;
}
