import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { CHANGED, ask } from "./engine.js";
import { icon } from "./icons.js";
import { button, headline, isSeen, linkButton, madeAt, showRefusal, sign, tag, viewOf, writeAt } from "./parts.js";
import { recalled, remember } from "./recall.js";
import { OF_COURSE } from "./views.js";
import { say, toast } from "./say.js";
import { count, day, size } from "./words.js";

/** @typedef {import("./contract.js").Built} Built @typedef {import("./contract.js").Card} Card @typedef {import("./contract.js").Fault} Fault @typedef {import("./contract.js").LmsOffer} LmsOffer */

const CHOSEN = "workbench-lms"; // in the browser's storage
const SLOW = 300; // ms after which it is said that something goes on
/** What waits for a change, for the package that is on show. @type {(() => void) | null} */
let watching = null;

const MOST_SHOWN = 3; // faults; the others are in “Ready?”

/** Which LMS, the package for it, and how it gets there. @param {HTMLElement} $main @param {string} course */
export async function show($main, course) {
  /** @type {[Card, LmsOffer[], {name: string, title: string}[]]} */
  const [card, offers, formats] = await Promise.all([ask("card", { course }), ask("list_lms"), ask("list_formats")]);
  if (!isSeen($main)) return;
  drawBar({ name: course, title: card.title, view: "build", errors: card.errors });
  document.title = `Build – ${card.title} – Workbench`;
  const parts = { package: make("div", { class: "in", role: "status" }), steps: make("div", { class: "in" }), means: make("p", { class: "soft" }), changes: make("div", {}) };
  const [$which, $package, $upload] = [step(1, "Which LMS?"), step(2, "The package"), step(3, "Upload it")];
  let asked = 0;
  const build = async (/** @type {string} */ standard, /** @type {LmsOffer | null} */ offer) => {
    asked += 1;
    const mine = asked;
    const slow = window.setTimeout(() => parts.package.replaceChildren(make("p", { class: "soft" }, "Building …"), make("progress", { "aria-label": "Building" })), SLOW);
    const seen = await ask("seen", { course }).catch(() => null); // before it is built: what comes after that is not in it
    try {
      /** @type {Built} */
      const built = await ask("build", { course, standard });
      if (mine !== asked) return; // another was chosen meanwhile
      drawBuilt(built, course, parts, [$which, $package, $upload]);
      if (offer && !built.failed) drawSteps(parts.steps, $upload, offer, card);
    } catch (reason) {
      showRefusal(reason);
    } finally {
      window.clearTimeout(slow);
    }
    if (seen && mine === asked) tellWhenChanged($main, course, seen.revision, parts.package, () => build(standard, offer));
  };
  const choose = (/** @type {LmsOffer} */ offer) => {
    remember(CHOSEN, offer.name);
    parts.means.replaceChildren("That means ", make("b", {}, offer.format), ". ");
    return build(offer.standard, offer);
  };
  const $choices = make("div", { class: "lmses" });
  for (const offer of offers) {
    const $radio = /** @type {HTMLInputElement} */ (make("input", { type: "radio", name: "lms", value: offer.name, checked: offer.name === recalled(CHOSEN) }));
    $radio.addEventListener("change", () => choose(offer));
    $choices.append(make("label", {}, $radio, offer.name));
  }
  const $format = /** @type {HTMLSelectElement} */ (make("select", { id: "format", "aria-label": "Format" }, make("option", { value: "" }, "As the LMS needs it"), ...formats.map(({ name, title }) => make("option", { value: name }, title))));
  $format.addEventListener("change", () => {
    const offer = offers.find(({ name }) => name === recalled(CHOSEN)) || null;
    build($format.value || (offer ? offer.standard : ""), offer);
  });
  const $own = make("details", {}, make("summary", {}, "Choose a format myself"), make("div", { class: "row" }, $format));
  inside($which).append(make("fieldset", {}, make("legend", { class: "unseen" }, "Which LMS?"), $choices), parts.means, $own);
  $package.append(parts.package);
  inside($package).remove();
  $upload.append(parts.steps);
  inside($upload).remove();
  $upload.hidden = true;
  const $others = make("div", { class: "card changes" }, make("h2", {}, "Other ways to hand it over"), make("ul", { class: "side-list" }, ...OF_COURSE.filter(({ at }) => !["ready", "build", "versions"].includes(at)).map(({ at, drawn, words }) => make("li", {}, make("a", { href: viewOf(course, at) }, icon(drawn), words))), make("li", {}, make("a", { href: "#/doctor" }, icon("help"), "Look at any package"))));
  $main.replaceChildren(make("div", { class: "page" }, headline("Build and hand over", ["From here to your LMS. You choose where it goes; the format follows from that."]), make("div", { class: "build" }, make("ol", { class: "steps" }, $which, $package, $upload), make("aside", { "aria-label": "More about it" }, parts.changes, $others))));
  const known = offers.find(({ name }) => name === recalled(CHOSEN));
  if (known) await choose(known);
  else parts.package.append(make("p", { class: "soft" }, "It is built as soon as you have chosen."));
}

/**
 * Somebody may change the course while its package is on show: then that is said. What was told before is told no more.
 * @param {HTMLElement} $main @param {string} course @param {number} revision @param {HTMLElement} $package @param {() => void} again
 */
function tellWhenChanged($main, course, revision, $package, again) {
  if (watching) window.removeEventListener(CHANGED, watching);
  const look = async () => {
    if (!isSeen($main)) return window.removeEventListener(CHANGED, look);
    const seen = await ask("seen", { course }).catch(() => null);
    if (!seen || seen.revision === revision || watching !== look) return undefined;
    window.removeEventListener(CHANGED, look);
    watching = null; // it is said once
    $package.prepend(make("p", { class: "row stale" }, icon("warn"), make("b", {}, "The course has changed since. "), button("Build it again", again)));
    return undefined;
  };
  watching = look;
  window.addEventListener(CHANGED, look);
}

/** @param {number} number @param {string} title */
function step(number, title) {
  return make("li", { class: "card step" }, make("span", { class: "num", "aria-hidden": "true" }, String(number)), make("h2", {}, title), make("div", { class: "in" }));
}

/** @param {HTMLElement} $step */
function inside($step) {
  return /** @type {HTMLElement} */ ($step.querySelector(":scope > .in"));
}

/** @param {HTMLElement} $step @param {boolean} isDone */
function mark($step, isDone) {
  const $number = /** @type {HTMLElement} */ ($step.querySelector(".num"));
  $step.classList.toggle("done", isDone);
  if (isDone) $number.replaceChildren(icon("check"));
}

/**
 * @param {Built} built @param {string} course @param {{package: HTMLElement, changes: HTMLElement}} parts @param {HTMLElement[]} steps
 */
function drawBuilt(built, course, parts, [$which, $package, $upload]) {
  mark($which, true);
  const $heading = /** @type {HTMLElement} */ ($package.querySelector("h2"));
  $upload.hidden = built.failed || !built.packages.length;
  if (built.failed) {
    mark($package, false);
    $heading.replaceChildren("The package ", tag("error", "Not built", "bad"));
    parts.package.replaceChildren(make("p", {}, "No package was built: it has faults. The last package stays as it is."), faultList(built.faults, course));
    parts.changes.replaceChildren();
    return;
  }
  mark($package, true);
  $heading.replaceChildren("The package ", tag("check", built.up_to_date ? "Up to date" : `Built in ${built.seconds} s`, "good"));
  parts.package.replaceChildren(...built.packages.map((one) => parcel(one, built)), make("p", { class: "row" }, linkButton("Try it as a learner", viewOf(course, "write"), { icon: "eye" }), linkButton("Print the answer key", viewOf(course, "print/answer-key"), { icon: "print" })));
  drawChanges(parts.changes, built.packages[0]);
}

/** @param {Built["packages"][0]} one @param {Built} built */
function parcel({ file, format, size: bytes, plays }, { pages, questions }) {
  const about = [size(bytes), count(pages, "page"), count(questions, "question"), format, plays].filter(Boolean).join(", ");
  const $get = linkButton("Download", madeAt(file), { icon: "down2", look: "main", download: file });
  return make("div", { class: "parcel" }, make("span", { "data-icon": true }, icon("box")), make("span", { class: "name" }, file), make("span", { class: "small soft about" }, `${about}.`), make("div", { class: "row" }, $get));
}

/** What a new package does to learners who have the one before. @param {HTMLElement} $place @param {Built["packages"][0]} [one] */
function drawChanges($place, one) {
  if (!one) return;
  const { changes } = one;
  const $card = make("div", { class: "card changes" }, make("h2", {}, "What changed for learners"));
  $place.replaceChildren($card);
  if (!changes) {
    $card.append(make("p", { class: "soft" }, "Once you have downloaded a package, the next one is compared to it: who goes on where they were, which pages and questions are new, what reads or is marked otherwise."));
    return;
  }
  $card.append(make("p", { class: "small soft" }, `Since the package that you downloaded on ${day(changes.since)}`));
  if (changes.same) {
    $card.append(make("ul", {}, sign("check", "good-ink", make("b", {}, "Nothing"), ": it is the same package.")));
    return;
  }
  const isBad = (/** @type {string} */ words) => /lose|lost|anew|otherwise|identifier is gone/.test(words.replace(/“[^”]*”/g, "")); // whatever a page is called
  const [before, now] = changes.sizes;
  const grown = now - before;
  const $list = make("ul", {}, ...changes.learners.map((words) => sign(isBad(words) ? "warn" : /^New/.test(words) ? "plus" : "check", isBad(words) ? "warn-ink" : "good-ink", words)), ...changes.lms.map((words) => sign("advice", "note-ink", words)));
  if (Math.abs(grown) > 1000) $list.append(sign("weight", "soft", `The package ${grown > 0 ? "grew" : "shrank"} by ${size(Math.abs(grown))}.`));
  const copy = async () => {
    await navigator.clipboard.writeText(changes.learners.join("\n"));
    toast("Copied");
  };
  $card.append($list, make("p", { class: "row" }, button("Copy as a note", copy, { icon: "copy" })));
}

/** @param {HTMLElement} $steps @param {HTMLElement} $upload @param {LmsOffer} offer @param {Card} card */
function drawSteps($steps, $upload, { name, steps, update, source, looked_up: looked }, { title }) {
  const isReal = !/[,:]/.test(name); // not “another one, or …”, nor “none: …”
  const first = isReal ? `The first time, in ${name}` : "The first time";
  /** @type {HTMLElement} */ ($upload.querySelector("h2")).replaceChildren(name.includes(":") ? "Put it where learners find it" : `Upload it to ${isReal ? name : "your LMS"}`);
  const list = (/** @type {string[]} */ lines, /** @type {string} */ id) => make("ol", { class: "todo" }, ...lines.map((line, index) => make("li", {}, make("input", { type: "checkbox", id: `${id}-${index}` }), make("label", { for: `${id}-${index}` }, line))));
  const text = [`${title}: upload to ${name}`, "", first, ...steps.map((line, index) => `${index + 1}. ${line}`), "", "Instead of an earlier version", ...update.map((line, index) => `${index + 1}. ${line}`)].join("\n");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast("The steps are copied");
  };
  $steps.replaceChildren(make("h3", {}, first), list(steps, "new"), make("h3", {}, "Instead of an earlier version"), list(update, "update"), make("p", { class: "row" }, button("Copy these steps for a colleague", copy, { icon: "copy" }), button("Print", () => window.print(), { icon: "print", look: "bare" })));
  if (source) $steps.append(make("p", { class: "small soft" }, `From ${source}, looked up on ${day(looked)}.`));
  say("The package is built");
}

/** The first faults; the others stand in “Ready?”. @param {Fault[]} faults @param {string} course */
function faultList(faults, course) {
  const errors = faults.filter(({ severity }) => severity === "error");
  const $list = make("ul", { class: "card faults" });
  for (const { message, help, file, line } of errors.slice(0, MOST_SHOWN)) $list.append(make("li", {}, make("span", { class: "bad-ink", "data-icon": true }, icon("error")), make("p", { class: "what" }, `${message.charAt(0).toUpperCase()}${message.slice(1)}`), make("p", { class: "text" }, help), make("div", { class: "acts" }, linkButton("Go there", writeAt(course, { file, line }), { label: `Go there: ${message}` }))));
  if (errors.length > MOST_SHOWN) $list.append(make("li", { class: "more-line" }, make("a", { href: viewOf(course, "ready") }, `and ${errors.length - MOST_SHOWN} more`)));
  return $list;
}
