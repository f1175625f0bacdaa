import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { ask, bring } from "./engine.js";
import { icon } from "./icons.js";
import { button, dropPlace, headline, sign, showRefusal } from "./parts.js";
import { say } from "./say.js";
import { count, size } from "./words.js";

/** @typedef {import("./contract.js").Inspected} Inspected @typedef {import("./contract.js").PackageChanges} PackageChanges */

const MOST_ALIKE = 3; // findings of a rule, before there are more

/** Any package, whoever made it: what it is, and what is wrong with it. @param {HTMLElement} $main */
export async function show($main) {
  drawBar(null, "doctor");
  document.title = "Look at a package – Workbench";
  const $found = make("div", { class: "stack" });
  const $progress = make("p", { class: "progress", role: "status" });
  /** The package that was looked at last, as the engine knows it. */
  let before = "";
  let looks = 0;
  const look = async (/** @type {File[]} */ [file]) => {
    $progress.replaceChildren(icon("again"), `Reading ${file.name}`);
    looks += 1;
    const mine = looks;
    try {
      const known = await bring(file);
      /** @type {Inspected} */
      const inspected = await ask("inspect", { file: known });
      if (mine !== looks) return; // another was given meanwhile
      const earlier = before;
      before = known;
      $found.replaceChildren(inspectedAs(inspected));
      if (earlier) $found.append(button("What changed since the package before this one?", () => compare(earlier, known, $found), { icon: "history" }));
      say(`${inspected.name}: ${inspected.found.length ? count(inspected.found.length + inspected.more, "finding") : "nothing is wrong with it"}`);
    } catch (reason) {
      showRefusal(reason);
    } finally {
      if (mine === looks) $progress.replaceChildren();
    }
  };
  $main.replaceChildren(make("div", { class: "page" }, headline("Look at a package", ["Yours or anybody's: what it is, what is wrong with it, and which LMSs mind. Drop a second one to see what changed."]), make("div", { class: "stack" }, dropPlace("Drop a package here, or", "The .zip as your LMS takes it, whichever its format is. It is only read; nothing of it runs.", look, { accept: ".zip" }), $progress, $found)));
}

/** @param {Inspected} inspected */
function inspectedAs({ name, facts, found, more }) {
  const errors = found.filter(({ severity }) => severity === "error");
  const $whole = make("section", { class: "stack", "aria-label": name }, make("h2", {}, name));
  if (facts) {
    const figures = [["standard", facts.standard || "not known"], ["modules", String(facts.modules.length)], ["size", size(facts.size)], ["unpacked", size(facts.unpacked)], ["files", String(facts.files)]];
    $whole.append(make("dl", { class: "card tally" }, ...figures.map(([what, words]) => make("div", {}, make("dt", {}, what), make("dd", {}, words)))));
    if (facts.title) $whole.append(make("p", {}, make("b", {}, facts.title)));
    $whole.append(make("ul", { class: "card modules" }, ...facts.modules.map(({ title, page, pass_mark: mark, completion }) => make("li", {}, make("b", {}, title || "(no title)"), make("span", { class: "small soft" }, [`opens ${page || "nothing"}`, mark === null ? "no pass mark" : `pass mark ${Math.round(mark * 100)} %`, ...completion].join("; "))))));
  }
  if (!found.length) {
    $whole.append(make("p", { class: "good-ink" }, icon("check"), " Nothing is wrong with it."));
    return $whole;
  }
  const rules = [...new Set([...errors, ...found].map(({ rule }) => rule))];
  const $list = make("ol", { class: "card faults" }, ...rules.flatMap((rule) => {
    const alike = found.filter((one) => one.rule === rule);
    const $lines = alike.slice(0, MOST_ALIKE).map(finding);
    if (alike.length > MOST_ALIKE) $lines.push(make("li", { class: "more-line" }, `and ${alike.length - MOST_ALIKE} more like this`));
    return $lines;
  }));
  $whole.append(make("h3", {}, `${count(errors.length, "fault")}, ${count(found.length - errors.length, "warning")}${more ? `, and ${more} more` : ""}`), $list);
  return $whole;
}

/** @param {Inspected["found"][0]} found */
function finding({ severity, message, help, file, line, why }) {
  const isBad = severity === "error";
  return make("li", {}, make("span", { class: isBad ? "bad-ink" : "warn-ink", "data-icon": true }, icon(isBad ? "error" : "warn")), make("p", { class: "what" }, `${message.charAt(0).toUpperCase()}${message.slice(1)}`, " ", make("span", { class: "place soft" }, line ? `${file}, line ${line}` : file)), make("p", { class: "text" }, [help, why].filter(Boolean).join(" ")));
}

/** @param {string} old @param {string} now @param {HTMLElement} $found */
async function compare(old, now, $found) {
  const $shown = $found.firstChild;
  /** @type {PackageChanges & {names: string[]}} */
  const { names, learners, lms } = await ask("compare_packages", { old, new: now });
  if ($found.firstChild === $shown) $found.append(make("section", { class: "card changes", "aria-label": "What changed" }, make("h2", {}, `From ${names[0]} to ${names[1]}`), make("ul", {}, ...learners.map((words) => sign("advice", "note-ink", words)), ...lms.map((words) => sign("box", "soft", words)))));
}
