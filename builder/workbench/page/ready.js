import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { ask } from "./engine.js";
import { icon } from "./icons.js";
import { button, headline, isSeen, linkButton, showRefusal, sign, table, tag, viewOf, writeAt } from "./parts.js";
import { toast } from "./say.js";
import { count, day, size } from "./words.js";

/** @typedef {import("./contract.js").Readiness} Readiness @typedef {import("./contract.js").Found} Found @typedef {import("./contract.js").Place} Place */
/** @typedef {(some: Found[]) => Promise<void>} Mend  writes them as they should be */

const MOST_SHOWN = 12; // of a heading, before there are more
const LIGHT = 2_000_000; // bytes that open at once on an office line
/** The headings, in order: what stands under each, in which drawing and tone. @type {[Found["kind"], string, string, string][]} */
const HEADINGS = [
  ["must", "Must be mended", "error", "bad-ink"],
  ["worth", "Worth mending", "warn", "warn-ink"],
  ["accessibility", "Accessibility", "people", "warn-ink"],
  ["objectives", "Objectives", "target", "warn-ink"],
  ["weight", "Weight", "weight", "warn-ink"],
];

/** Everything that is worth a look, in one list. @param {HTMLElement} $main @param {string} course */
export async function show($main, course) {
  /** @type {Readiness} */
  const found = await ask("ready", { course });
  if (!isSeen($main)) return;
  const errors = found.found.filter(({ kind }) => kind === "must").length;
  drawBar({ name: course, title: found.title, view: "ready", errors });
  document.title = `Ready? – ${found.title} – Workbench`;
  const again = () => show($main, course);
  const fixable = found.found.filter(isFixable);
  const $print = button("Print the list", () => window.print(), { icon: "print" });
  const mend = (/** @type {Found[]} */ some) => fix(some, found.revisions, again);
  const $fix = button(`Mend all that can be (${fixable.length})`, () => mend(fixable), { icon: "check" });
  $fix.hidden = !fixable.length;
  const $sections = HEADINGS.map(([kind, title, drawn, tone]) => section(course, found, kind, title, drawn, tone, mend)).filter(($section) => $section !== null);
  const $rail = make("nav", { class: "side-list", "aria-label": "Kinds" }, ...HEADINGS.map(([kind, title, drawn, tone]) => railLink(found, kind, title, drawn, tone)), railLink(found, "review", "Review date", "calendar", found.overdue ? "warn-ink" : "good-ink"));
  $main.replaceChildren(make("div", { class: "page" }, headline("Is it ready?", ["Everything that was found, in one list. Each leads to its place."], $print, $fix), make("div", { class: "ready" }, make("aside", { class: "rail", "aria-label": "Kinds of what was found" }, $rail), make("div", {}, .../** @type {HTMLElement[]} */ ($sections), review(found)), verdict(course, found))));
}

/** @param {Found} found */
function isFixable({ fixes, help }) {
  return fixes.length > 0 && help !== "";
}

/** @param {Readiness} found @param {string} kind @param {string} title @param {string} drawn @param {string} tone */
function railLink({ found }, kind, title, drawn, tone) {
  const number = found.filter((one) => one.kind === kind).length;
  const $link = make("a", { href: `#${kind}` }, make("span", { class: number ? tone : "good-ink", "data-icon": true }, icon(number || kind === "review" ? drawn : "check")), title);
  if (kind !== "review") $link.append(make("span", { class: kind === "must" && number ? "count bad" : "count" }, String(number)));
  $link.addEventListener("click", (event) => {
    event.preventDefault(); // the address says which view is shown
    const $heading = document.querySelector(`#${kind}`);
    if (!($heading instanceof HTMLElement)) return;
    $heading.scrollIntoView();
    $heading.focus();
  });
  return $link;
}

/** @param {string} course @param {Readiness} found @param {Found["kind"]} kind @param {string} title @param {string} drawn @param {string} tone @param {Mend} mend */
function section(course, found, kind, title, drawn, tone, mend) {
  const mine = found.found.filter((one) => one.kind === kind);
  const $section = make("section", { "aria-labelledby": kind });
  const $heading = make("h2", { id: kind, tabindex: "-1" }, title, " ");
  $section.append($heading);
  if (mine.length) $heading.append(make("span", { class: kind === "must" ? "count bad" : "count" }, String(mine.length)));
  else if (kind === "must" || kind === "worth") $heading.append(tag("check", "Nothing", "good"));
  else if (kind === "accessibility") $heading.append(tag("check", "Nothing found", "good"));
  if (mine.length) $section.append(list(course, mine, drawn, tone, mend));
  if (kind === "accessibility") $section.append(make("p", { class: "card plain small" }, make("span", { class: "soft" }, "What only a person can judge: "), "does each description say what the picture is for, do the captions say what is said, and would you find your way by keys alone?"));
  if (kind === "objectives") $section.append(objectives(course, found));
  if (kind === "weight") $section.append(weight(found));
  return $section;
}

/** @param {string} course @param {Found[]} all @param {string} drawn @param {string} tone @param {Mend} mend */
function list(course, all, drawn, tone, mend) {
  const $list = make("ol", { class: "card faults" }, ...all.slice(0, MOST_SHOWN).map((one) => line(course, one, drawn, tone, mend)));
  if (all.length > MOST_SHOWN) {
    const $more = make("li", { class: "more-line" }, button(`and ${all.length - MOST_SHOWN} more`, () => {
      $more.replaceWith(...all.slice(MOST_SHOWN).map((one) => line(course, one, drawn, tone, mend)));
      /** @type {HTMLElement | null} */ ($list.children[MOST_SHOWN].querySelector("a"))?.focus();
    }, { look: "link" }));
    $list.append($more);
  }
  return $list;
}

/** @param {string} course @param {Found} found @param {string} drawn @param {string} tone @param {Mend} mend */
function line(course, found, drawn, tone, mend) {
  const { message, help, page, quote, rule } = found;
  const $why = make("p", { class: "text why", hidden: true });
  const $acts = make("div", { class: "acts" });
  const place = ownPlace(course, found);
  if (isFixable(found)) $acts.append(button("Mend it", () => mend([found]), { look: "small" }));
  if (place) $acts.append(linkButton("Go there", writeAt(course, place)));
  const $ask = button("Why", async () => {
    $why.hidden = !$why.hidden;
    $ask.setAttribute("aria-expanded", String(!$why.hidden));
    if ($why.textContent) return;
    const { short } = await ask("why", { rule });
    $why.textContent = short;
  }, { look: "bare", label: `Why: ${message}` });
  $ask.setAttribute("aria-expanded", "false");
  $acts.append($ask);
  const words = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  const $text = make("p", { class: "text" }, quote ? make("q", {}, quote) : "", quote && help ? " " : "", help ? `${help.charAt(0).toUpperCase()}${help.slice(1)}` : "");
  return make("li", {}, make("span", { class: tone, "data-icon": true }, icon(drawn)), make("p", { class: "what" }, words, page && place ? " " : "", page && place ? make("a", { class: "place", href: writeAt(course, place) }, page) : ""), make("div", { class: "text" }, $text, $why), $acts);
}

/** Where it can be mended in Write; null: in another file than the course's texts. @param {string} course @param {Place} place @returns {Place | null} */
function ownPlace(course, { file, line: number }) {
  return file.startsWith(`${course}/`) && number > 0 ? { file, line: number } : null;
}

/**
 * Writes what was understood as it should be, in each file from its end; nothing into a text that has changed since it was looked at.
 * @param {Found[]} all @param {Object<string, string>} revisions @param {() => Promise<void>} again
 */
async function fix(all, revisions, again) {
  /** @type {{file: string, base: string, text: string, before: string}[]} */
  const undo = [];
  let isOld = false;
  for (const file of new Set(all.map((one) => one.file))) {
    const { revision, text } = await ask("read", { file });
    if (revisions[file] && revisions[file] !== revision) {
      isOld = true;
      continue;
    }
    const lines = text.split("\n");
    const edits = all.filter((one) => one.file === file).flatMap(({ fixes }) => fixes).sort((a, b) => b.line - a.line || b.column - a.column);
    for (const { line: number, column, length, text: words } of edits) {
      const now = lines[number - 1] || "";
      lines[number - 1] = now.slice(0, column - 1) + words + now.slice(column - 1 + length);
    }
    const saved = await ask("write", { file, base: revision, text: lines.join("\n"), before: text });
    undo.push({ file, base: saved.revision, text, before: saved.text });
  }
  await again();
  if (isOld) toast("The text has changed since it was looked at: this is what is found now");
  else {
    toast(all.length === 1 ? "Mended, in the text too" : `${count(all.length, "place")} mended, in the text too`, "Undo", async () => {
      await ask("take_back", { texts: undo }).catch(showRefusal);
      await again();
    });
  }
  if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (document.querySelector("#main h1"))?.focus();
}

/** @param {string} course @param {Readiness} found */
function objectives(course, { objectives: rows }) {
  if (!rows.length) return make("p", { class: "card plain" }, "None are written. ", make("span", { class: "soft" }, "Write under “objectives” at the top of the course what learners will be able to do."));
  const links = (/** @type {(Place & {title: string})[]} */ places, /** @type {string} */ nothing) => places.length ? make("span", {}, ...places.flatMap((place, index) => [index ? ", " : "", make("a", { href: writeAt(course, place) }, place.title)])) : make("span", { class: "warn-ink" }, icon("warn"), ` ${nothing}`);
  return table("Objectives, where they are taught and tested", ["Learners will be able to", "Taught on", "Tested on"], rows.map(({ text, taught, tested }) => [text, links(taught, "Nothing yet"), links(tested, "Nothing yet")]));
}

/** @param {Readiness} found */
function weight({ weight: kinds, state: [needed, room] }) {
  const all = kinds.reduce((sum, { bytes }) => sum + bytes, 0);
  const $bar = make("div", { class: "bar", role: "img", "aria-label": kinds.map(({ kind, bytes }) => `${kind} ${size(bytes)}`).join(", ") });
  for (const { bytes } of kinds) {
    const $part = make("i");
    $part.style.inlineSize = `${(bytes / Math.max(1, all)) * 100}%`;
    $bar.append($part);
  }
  const words = kinds.map(({ kind, bytes }) => `${kind} ${size(bytes)}`).join(", ");
  const $state = make("p", { class: "small" }, `What an LMS keeps of a learner: at most ${needed.toLocaleString("en-GB")} of ${room.toLocaleString("en-GB")} letters. `, needed > room * 0.8 ? make("b", { class: "warn-ink" }, "Nearly full") : make("span", { class: "good-ink" }, "There is room"));
  if (!all) return make("div", { class: "card plain" }, make("p", {}, "It is known once the faults are mended."), $state);
  return make("div", { class: "card plain" }, make("p", {}, make("b", {}, size(all)), all < LIGHT ? ", light" : ", heavy for a slow line"), $bar, make("p", { class: "small soft" }, `${words.charAt(0).toUpperCase()}${words.slice(1)}.`), $state);
}

/** @param {Readiness} found */
function review({ review: until, overdue, owner }) {
  const words = until ? (overdue ? `Its review was due on ${day(until)}.` : `To be reviewed by ${day(until)}.`) : "No date of review is written.";
  const more = [owner ? `Owner: ${owner}.` : "", until ? "" : "Write “review by: 2027-10-31” at the top of the course, and you are told in time."].filter(Boolean).join(" ");
  return make("section", { "aria-labelledby": "review" }, make("h2", { id: "review", tabindex: "-1" }, "Review date"), make("ol", { class: "card faults" }, make("li", {}, make("span", { class: overdue ? "warn-ink" : "good-ink", "data-icon": true }, icon("calendar")), make("p", { class: "what" }, words), make("p", { class: "text" }, more))));
}

/** @param {string} course @param {Readiness} found */
function verdict(course, { found, objectives: rows, overdue }) {
  const number = (/** @type {string} */ kind) => found.filter((one) => one.kind === kind).length;
  const [must, worth, access] = [number("must"), number("worth") + number("objectives") + number("weight"), number("accessibility")];
  const untaught = rows.filter(({ taught, tested }) => !taught.length || !tested.length).length;
  const title = must === 1 ? "Not yet: one thing is left" : must ? `Not yet: ${must} things are left` : worth + access ? "It can go out" : "It is ready";
  const $card = make("div", { class: "card verdict", "data-ok": !must }, make("h2", {}, title), make("ul", {}, sign(must ? "error" : "check", must ? "bad-ink" : "good-ink", must ? `${count(must, "fault")} stop${must === 1 ? "s" : ""} the package` : "Nothing stops the package"), sign(worth ? "warn" : "check", worth ? "warn-ink" : "good-ink", worth ? `${count(worth, "thing")} ${worth === 1 ? "is" : "are"} worth a look` : "Nothing else is worth a look"), sign(access ? "warn" : "check", access ? "warn-ink" : "good-ink", access ? `Accessibility: ${access} to look at` : "Accessibility: nothing found"), ...(untaught ? [sign("target", "warn-ink", `${count(untaught, "objective")} not taught, or not tested`)] : []), ...(overdue ? [sign("calendar", "warn-ink", "Its review is due")] : [])));
  const first = found.find(({ kind }) => kind === "must");
  const place = first && ownPlace(course, first);
  $card.append(must && place ? linkButton(must === 1 ? "Mend the fault" : "Mend the first", writeAt(course, place), { look: "main" }) : linkButton("Build", viewOf(course, "build"), { look: "main" }));
  $card.append(make("p", { class: "small soft" }, must ? "Checked as you type. The last package stays as it is." : "Checked as you type."));
  return make("aside", { "aria-label": "In short" }, $card);
}
