import { focusOn, make, one } from "./dom.js";

/** @typedef {import("./contract.js").Module} Module */

/**
 * Ends the session and says that the window can be closed; closes it where that harms nobody.
 * @param {Module} module
 * @param {boolean} atLms whether an LMS plays the module
 */
export function leaveModule(module, atLms) {
  const { say, saving } = module;
  const taken = saving.leave();
  const words = !taken ? "closed_text_unsaved" : atLms ? "closed_text" : "closed_text_device";
  const $again = make("button", { type: "button", class: "quiet" }, say("reopen"));
  $again.addEventListener("click", () => window.location.reload());
  const $heading = make("h1", { tabindex: "-1" }, say("closed_title"));
  one(document, "main").replaceChildren($heading, make("p", {}, say(words)), $again);
  for (const selector of ["nav", "#ui--exit", ".bar .standing", "progress"]) one(document, selector).hidden = true;
  document.title = say("closed_title");
  focusOn($heading);
  if (taken && window.parent === window) window.close(); // a window with a parent is the LMS's own
}
