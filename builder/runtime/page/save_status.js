import { make, one } from "../kit/dom.js";
import { notify } from "./message.js";

/** @typedef {import("../contract.js").Module} Module */
/** @typedef {import("../lms/launch.js").Launch} Launch */
/** @typedef {import("../state/standing.js").Standing} Standing */

/** Says beside the page number how the work stands. @param {Module} module */
export function drawStanding({ saving, say }) {
  if (saving.standing === "left") return;
  const $saved = one(document, ".banner .saved");
  const isHere = !saving.stores && (saving.standing === "offline" || saving.standing === "closed");
  const isCalm = saving.isQuiet && saving.standing === "waiting"; // a page that was turned is nothing to speak of
  const words = say(`standing_${isCalm ? "saved" : saving.standing}${isHere ? "_here" : ""}`);
  if ($saved.textContent !== words) $saved.textContent = words;
}

/**
 * Says what has changed in how the work stands.
 * @param {Module} module
 * @param {Launch} launch
 * @param {Standing} standing
 * @param {Standing} before
 */
export function notifyOfStanding(module, launch, standing, before) {
  const { say } = module;
  if (standing === "failed" || standing === "unkept") notifyOfFailure(module, launch);
  else if (standing === "closed") notify("saving", say(module.saving.stores ? "session_ended" : "session_ended_here"), "bad");
  else if (before === "failed" && standing === "saved") notify("saving", say("save_mended"), "good");
  drawStanding(module);
}

/** Says that the work could not be saved, and where it is. @param {Module} module @param {Launch} launch */
export function notifyOfFailure({ say, saving: { stores } }, { connection }) {
  const atLms = connection !== "none";
  const isFramed = window.parent !== window; // a page of another site, which may be all that keeps the browser from it
  const way = !atLms && !stores && isFramed ? [make("p", {}, make("a", { href: window.location.href, target: "_blank" }, say("own_window")))] : [];
  notify("saving", say(stores ? "save_failed" : atLms ? "save_failed_here" : "keeps_nothing"), "bad", ...way);
}

/** Says at once what the learner must know of this launch. @param {Module} module @param {Launch} launch */
export function notifyOfLaunch({ say }, { connection, stores, recovery, owner, lacksLms }) {
  const phrase =
    connection === "closed" ? (owner && stores ? "session_closed" : "session_closed_here")
    : connection === "refused" ? "lms_refused"
    : lacksLms ? "no_lms"
    : recovery.isDamaged ? "state_damaged"
    : "";
  if (phrase) notify("launch", say(phrase), "bad");
}
