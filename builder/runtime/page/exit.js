import { content, focusOn, one } from "../kit/dom.js";

/** @typedef {import("../contract.js").Module} Module */

/**
 * Ends the session and says that the window can be closed; goes where the LMS wants its learners, or closes it where that harms nobody.
 * @param {Module} module
 * @param {import("../lms/launch.js").Launch} launch
 */
export async function leaveModule(module, { connection }) {
  const { say, saving } = module;
  const atLms = connection !== "none";
  const isLook = saving.standing === "looking";
  const taken = await saving.end();
  const words = isLook ? "closed_text_looking" : taken ? (atLms ? "closed_text" : "closed_text_device") : saving.stores ? "closed_text_unsaved" : "closed_text_lost";
  const $main = one(document, "main");
  $main.replaceChildren(content("closed"));
  one($main, "p").textContent = say(words);
  const $again = one($main, "button");
  if (atLms) $again.remove(); // it is for the LMS to open the module again
  else $again.addEventListener("click", () => window.location.reload());
  for (const selector of ["nav", "#ui--exit", ".bar .standing", "progress"]) one(document, selector).hidden = true;
  document.documentElement.dataset.at = "end"; // what is said here lies as on a page, where the cover was shown, too
  const $heading = one($main, "h1");
  document.title = $heading.textContent || "";
  focusOn($heading);
  if (taken && !saving.adapter.leave?.() && window.parent === window) window.close(); // a window with a parent is the LMS's own
}
