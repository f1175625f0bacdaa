import { dayOf } from "../kit/dates.js";
import { make } from "../kit/dom.js";
import { notify, withdraw } from "./message.js";

/**
 * Where nobody is named, or the LMS has nothing of what it had, only the learner can say whether to go on with what was kept on this computer.
 * @param {import("../contract.js").Module} module
 * @param {import("../state/copies.js").Copy} copy
 * @param {import("../state/copies.js").Copies | null} copies
 * @param {(copy: import("../state/copies.js").Copy) => void} taken  called when they say so
 */
export function offerCopy({ say }, copy, copies, taken) {
  const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    const $button = make("button", { type: "button", class: "quiet" }, say(name));
    $button.addEventListener("click", () => {
      withdraw("copy");
      act();
    });
    return $button;
  };
  const leave = () => copies?.isNamed && copies.remove(copy.state.seed); // what is nobody's may yet be another's
  const time = new Date(copy.time);
  const clock = `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`;
  const $answers = make("p", { class: "row" }, button("whose_mine", () => taken(copy)), " ", button("whose_other", leave));
  notify("copy", say("whose", { day: dayOf(time, { say }), time: clock }), "good", $answers);
}
