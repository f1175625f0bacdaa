import { one } from "../kit/dom.js";
import { setUpPrivateText } from "../kit/private_text.js";
import { printPart } from "./print_part.js";

/** @typedef {import("../contract.js").Module} Module */

const LONG = 28; // characters of a name, past which it is set smaller

/**
 * The certificate, for those who have completed the module, and passed where it can be passed. It names whom the LMS names; where
 * nobody is named it asks, and keeps the name as what only its writer sees.
 * @param {HTMLElement} $results
 * @param {Module} module
 * @param {string} learner their name at the LMS, or ""
 * @returns {(earned: string) => void}  shows it for what is earned, "passed" or "completed", or hides it
 */
export function setUpCertificate($results, module, learner) {
  const $part = one($results, ".of-certificate");
  const $bearer = one($part, ".bearer");
  const sign = (/** @type {string} */ name) => {
    $bearer.textContent = name || "\u00a0"; // a line to write on
    $bearer.classList.toggle("long", name.length > LONG);
  };
  if (learner) sign(firstNameFirst(learner));
  else {
    const $asked = one($part, ".bearer-asked");
    const $name = /** @type {HTMLInputElement} */ (one($asked, "input"));
    const show = () => sign($name.value.trim());
    setUpPrivateText($asked, { key: "name", id: "name", kind: "" }, module, show);
    $name.addEventListener("input", show);
    $asked.hidden = false;
    show();
  }
  one($part, ".print-certificate").addEventListener("click", () => printPart($results, "certificate"));
  return (earned) => {
    for (const $one of [$part, one($results, ".to-certificate")]) $one.hidden = !earned;
    if (earned) one($part, ".deed").textContent = module.say(`deed_${earned}`);
  };
}

/** A name as people say it: LMSs give “Roberts, Leanne”. @param {string} name */
function firstNameFirst(name) {
  const parts = name.split(",").map((part) => part.trim());
  return parts.length === 2 && parts.every(Boolean) ? `${parts[1]} ${parts[0]}` : name.trim();
}
