import { make, one } from "../../runtime/kit/dom.js";
import { count } from "./server.js";

/** @typedef {import("../contract.js").Call} Call */

const MOST = 2000; // calls that are kept

/** The log of what a module said to the LMS. */
export class Calls {
  /** @param {HTMLElement} $details */
  constructor($details) {
    this.$details = $details;
    this.$list = one($details, "ol");
    this.$only = /** @type {HTMLInputElement} */ (one($details, "#only-faults"));
    /** @type {Call[]} */
    this.calls = [];
    this.drawn = 0;
    this.isHabitTold = false;
    $details.addEventListener("toggle", () => this.draw());
    this.$only.addEventListener("change", () => this.drawAll());
  }

  clear() {
    this.calls = [];
    this.isHabitTold = false;
    this.drawAll();
  }

  /** @param {Call} call */
  add(call) {
    this.calls.push(this.isHabitTold ? { ...call, habit: "" } : call);
    if (call.habit) this.isHabitTold = true;
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
    const said = this.calls.length ? `${count(this.calls.length, "call")}, ${faults ? count(faults, "fault") : "no fault"}` : "No calls yet";
    one(this.$details, ".count").textContent = said;
    this.$details.dataset.bad = faults ? "yes" : "no";
    if (!(/** @type {HTMLDetailsElement} */ (this.$details).open)) return;
    const fresh = this.calls.slice(this.drawn).filter((call) => call.fault || !this.$only.checked);
    this.drawn = this.calls.length;
    this.$list.append(...fresh.map(asItem));
  }
}

/** @param {Call} call */
function asItem(call) {
  const clock = new Date(call.time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const $call = make("code", {}, `${call.verb}(${call.args.map((part) => JSON.stringify(part)).join(", ")})`);
  const answer = call.answer === "" ? "nothing" : call.answer;
  const $answer = make("span", { class: "answer" }, ` → ${answer}${call.error && call.error !== "0" ? `, error ${call.error}` : ""}`);
  const $item = make("li", call.fault ? { class: "faulty" } : {}, make("span", { class: "clock" }, clock), " ", $call, $answer);
  if (call.fault) $item.append(make("p", {}, make("strong", {}, "Fault: "), call.fault));
  if (call.habit) $item.append(make("p", {}, make("strong", {}, "A habit: "), call.habit));
  return $item;
}
