import { dayOf } from "./dates.js";
import { make } from "./dom.js";
import { tell } from "./message.js";

/**
 * Where nobody is named, or the LMS has nothing of what it had, only the learner can say whether to go on with what was kept on this computer.
 * @param {import("./contract.js").Module} module
 * @param {import("./copies.js").Copy} copy
 * @param {() => void} taken  called when they say so
 * @param {() => void} left   called when they don't want it
 */
export function offerCopy({ say }, copy, taken, left) {
  const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    const $button = make("button", { type: "button", class: "quiet" }, say(name));
    $button.addEventListener("click", () => {
      tell("", "good");
      act();
    });
    return $button;
  };
  const time = new Date(copy.time);
  const clock = `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`;
  const $answers = make("p", { class: "row" }, button("whose_mine", taken), " ", button("whose_other", left));
  tell(say("whose", { day: dayOf(time, { say }), time: clock }), "good", $answers);
}
