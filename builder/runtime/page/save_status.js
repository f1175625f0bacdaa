import { make, one, setOrRemove } from "../kit/dom.js";
import { tell } from "./message.js";

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../contract.js").Place} Place */

/** Says beside the page number how the work stands. @param {Module} module */
export function drawStanding({ saving, say }) {
  if (saving.standing === "left") return;
  const $saved = one(document, ".banner .saved");
  const words = say(`standing_${saving.standing}`);
  setOrRemove($saved, "aria-live", saving.isQuiet && "off"); // a page that was turned is nothing to speak of
  if ($saved.textContent !== words) $saved.textContent = words;
}

/** Says that the work could not be saved, and where it is. @param {Module} module @param {Place} place */
export function tellOfFailure({ say }, { connection, keeps }) {
  const atLms = connection !== "none";
  const isFramed = window.parent !== window; // a page of another site, which may be all that keeps the browser from it
  const way = !atLms && !keeps && isFramed ? [make("p", {}, make("a", { href: window.location.href, target: "_blank" }, say("own_window")))] : [];
  tell(say(keeps ? "save_failed" : atLms ? "save_failed_here" : "keeps_nothing"), "bad", ...way);
}

/**
 * Says at once what the learner must know of this launch.
 * @param {Module} module
 * @param {import("../lms/launch.js").Launch} launch
 */
export function tellOfLaunch({ say }, { place, recovery, owner, lacksLms }) {
  const { connection, keeps } = place;
  if (connection === "closed") tell(say(owner && keeps ? "session_closed" : "session_closed_here"), "bad");
  else if (connection === "refused") tell(say("lms_refused"), "bad");
  else if (lacksLms) tell(say("no_lms"), "bad");
  else if (recovery.isDamaged) tell(say("state_damaged"), "bad");
}
