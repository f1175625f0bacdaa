import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { ask } from "./engine.js";
import { icon } from "./icons.js";
import { size } from "./words.js";

/** @typedef {import("./contract.js").Built} Built @typedef {import("./contract.js").Card} Card @typedef {import("./contract.js").Fault} Fault @typedef {import("./contract.js").LmsOffer} LmsOffer */

const CHOSEN = "workbench-lms"; // in the browser's storage

/** @param {string} course @param {string} view @returns {Promise<HTMLElement>} */
async function begin(course, view) {
  /** @type {Card} */
  const card = await ask("card", { course });
  drawBar({ name: course, title: card.title, view, errors: card.errors });
  document.title = `${card.title} – Workbench`;
  const [title, words] = view === "build" ? ["Build and hand over", "From here to your LMS. You choose where it goes; the format follows from that."] : ["Ready?", "All that is worth a look before learners get it."];
  return make("div", { class: "page" }, make("div", { class: "headline" }, make("div", {}, make("h1", { tabindex: "-1" }, title), make("p", {}, words))));
}

/** Which LMS, the package for it, and how it gets there. @param {HTMLElement} $main @param {string} course */
export async function showBuild($main, course) {
  const [$page, offers] = await Promise.all([begin(course, "build"), /** @type {Promise<LmsOffer[]>} */ (ask("list_lms"))]);
  const $choices = make("div", { class: "lmses" });
  const $package = make("div", { class: "in", role: "status" });
  const $steps = make("div", { class: "in" });
  const $upload = step(3, "Upload it", $steps);
  $upload.hidden = true;
  for (const offer of offers) {
    const $radio = /** @type {HTMLInputElement} */ (make("input", { type: "radio", name: "lms", value: offer.name }));
    $radio.checked = offer.name === recalled();
    $radio.addEventListener("change", () => choose(offer));
    $choices.append(make("label", {}, $radio, offer.name));
  }
  const choose = async (/** @type {LmsOffer} */ offer) => {
    remember(offer.name);
    $upload.hidden = true;
    $package.replaceChildren(make("p", { class: "soft" }, "Building …"));
    /** @type {Built} */
    const built = await ask("build", { course, standard: offer.standard });
    if (built.failed) $package.replaceChildren(make("p", {}, "No package was built: it has faults. The last package stays as it is."), faultList(built.faults, course));
    else $package.replaceChildren(...built.packages.map(({ file, size: bytes }) => parcel(file, `${size(bytes)}, for ${offer.format}`)));
    $upload.hidden = built.failed;
    drawSteps($steps, offer);
  };
  $page.append(make("ol", { class: "steps" }, step(1, "Which LMS?", make("fieldset", { class: "in" }, make("legend", { class: "unseen" }, "Which LMS?"), $choices)), step(2, "The package", $package), $upload));
  $main.replaceChildren($page);
  const known = offers.find(({ name }) => name === recalled());
  if (known) await choose(known);
  else $package.append(make("p", { class: "soft" }, "It is built as soon as you have chosen."));
}

/** @param {number} number @param {string} title @param {HTMLElement} $inside */
function step(number, title, $inside) {
  return make("li", { class: "card step" }, make("span", { class: "num", "aria-hidden": "true" }, String(number)), make("h2", {}, title), $inside);
}

/** @param {string} file @param {string} about */
function parcel(file, about) {
  const $parcel = make("div", { class: "parcel" });
  const $get = make("a", { class: "button main", href: `packages/${encodeURIComponent(file)}`, download: file });
  $get.append(icon("down2"), "Download");
  $parcel.append(icon("box"), make("span", { class: "name" }, file), make("span", { class: "small soft" }, about), $get);
  return $parcel;
}

/** @param {HTMLElement} $steps @param {LmsOffer} offer */
function drawSteps($steps, { name, steps, update, source, looked_up: day }) {
  const list = (/** @type {string[]} */ lines, /** @type {string} */ id) => make("ol", { class: "todo" }, ...lines.map((line, index) => make("li", {}, make("input", { type: "checkbox", id: `${id}-${index}` }), make("label", { for: `${id}-${index}` }, line))));
  $steps.replaceChildren(make("h3", {}, `The first time, in ${name}`), list(steps, "new"), make("h3", {}, "Instead of an earlier version"), list(update, "update"));
  if (source) $steps.append(make("p", { class: "small soft" }, `From ${source}, looked up on ${new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}.`));
}

/** Everything that is worth a look. @param {HTMLElement} $main @param {string} course */
export async function showReady($main, course) {
  const [$page, { faults }] = await Promise.all([begin(course, "ready"), /** @type {Promise<{faults: Fault[]}>} */ (ask("seen", { course }))]);
  $page.append(faultList(faults, course));
  $main.replaceChildren($page);
}

/** @param {Fault[]} faults @param {string} course */
function faultList(faults, course) {
  if (!faults.length) return make("p", { class: "good-ink" }, "Nothing is wrong with it.");
  const $list = make("ul", { class: "faults" });
  for (const { severity, message, help, file, line } of faults) {
    const bad = severity === "error";
    $list.append(make("li", { class: "card fault-line" }, make("b", { class: bad ? "bad-ink" : "warn-ink" }, bad ? "Fault: " : "Suggestion: "), `${message}. `, help ? `${help} ` : "", make("a", { href: `#/courses/${encodeURIComponent(course)}/write/${encodeURIComponent(`${file}:${line}`)}` }, "Go there")));
  }
  return $list;
}

function recalled() {
  try {
    return localStorage.getItem(CHOSEN) || "";
  } catch {
    return "";
  }
}

/** @param {string} name */
function remember(name) {
  try {
    localStorage.setItem(CHOSEN, name);
  } catch {
    // It is asked again next time.
  }
}
