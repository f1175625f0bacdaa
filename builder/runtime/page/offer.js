import { dayOf } from "../kit/dates.js";
import { make } from "../kit/dom.js";
import { notify, withdraw } from "./message.js";

/**
 * Where nobody is named, only the learner can say whether what was kept on this computer is theirs.
 * @param {import("../contract.js").Module} module
 * @param {import("../state/copies.js").Copy} copy
 * @param {(copy: import("../state/copies.js").Copy) => void} taken  called when they say so
 */
export function offerCopy({ say }, copy, taken) {
  const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    const $button = make("button", { type: "button", class: "quiet" }, say(name));
    $button.addEventListener("click", () => {
      withdraw("copy");
      act();
    });
    return $button;
  };
  const time = new Date(copy.time);
  const clock = `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`;
  const $answers = make("p", { class: "row" }, button("whose_mine", () => taken(copy)), " ", button("whose_other", () => undefined));
  notify("copy", say("whose", { day: dayOf(time, { say }), time: clock }), "good", $answers);
}
