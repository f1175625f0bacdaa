import { make, one } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { Refused, ask, bring } from "./engine.js";
import { icon } from "./icons.js";
import { button, dropPlace, headline, linkButton, pick, tag, showRefusal, viewOf, writeAt } from "./parts.js";
import { say, toast } from "./say.js";
import { upper } from "./words.js";

/** @typedef {import("./contract.js").Brought} Brought @typedef {import("./contract.js").Imports} Imports */

const MOST_SHOWN = 40; // doubts, before there are more

/** What was brought in last, for who comes back to it. @type {Brought | null} */
let last = null;

/** What falls on another page waits for this one. @type {File[]} */
let waiting = [];

/** The page to which files of other programs are brought, and what became of them. @param {HTMLElement} $main @param {string} at */
export async function show($main, at) {
  drawBar(null, "bring-in");
  document.title = "Bring in – Workbench";
  if (at === "result" && last) showResult($main, last);
  else await showPlace($main);
}

/** @param {HTMLElement} $main */
async function showPlace($main) {
  /** @type {Imports} */
  const { formats, courses } = await ask("bringing_in");
  const $into = /** @type {HTMLSelectElement} */ (make("select", { id: "into" }, make("option", { value: "" }, "A new course"), ...courses.map(({ course, files }) => make("option", { value: course }, `${course}, which was made of ${files.join(", ")}`))));
  const $field = make("label", { class: "field", for: "into", hidden: !courses.length }, "Make of it", make("span", { class: "hint" }, "Bring in a later version of a file into the course that was made of it: what you have written since stays."), $into);
  const take = async (/** @type {File[]} */ files) => {
    const known = courses.find((course) => files.some(({ name }) => course.files.includes(name)));
    await importFiles(files, $into.value || (known ? known.course : ""));
  };
  const $drop = dropPlace("Drop files here, or", "Several become one course. Nothing is sent anywhere: they are read on this computer.", take, { multiple: true });
  const listed = (/** @type {boolean} */ here) => formats.filter((one) => one.here === here).map(({ title, endings }) => ({ title: upper(title), endings })).sort((a, b) => a.title.localeCompare(b.title)).map(({ title, endings }) => make("li", {}, make("b", {}, title), " ", make("span", { class: "small soft" }, endings.join(", "))));
  const $formats = make("ul", { class: "formats" }, ...listed(true));
  const elsewhere = listed(false);
  const $elsewhere = make("section", { hidden: !elsewhere.length }, make("h2", {}, "What can’t be brought in here"), make("p", { class: "soft" }, "In a browser alone these can’t be read. Bring them in with the builder that is installed on a computer, and open the course here; or open the file in its own program, and copy its words into a page."), make("ul", { class: "formats" }, ...elsewhere));
  $main.replaceChildren(
    make("div", { class: "page" }, headline("Bring in", ["What you have becomes a course: documents, slides, quizzes, packages. Nothing of a file vanishes; what is in doubt is shown."], linkButton("Look at a package", "#/doctor", { icon: "help" })), make("div", { class: "bring" }, $drop, $field, make("p", { id: "progress", class: "progress", role: "status" })), make("section", {}, make("h2", {}, "What can be brought in"), $formats), $elsewhere),
  );
  const [...files] = waiting;
  waiting = [];
  if (files.length) await take(files);
}

/** Brings files in, wherever they fell. @param {File[]} files */
export async function bringIn(files) {
  waiting.push(...files);
  if (!document.querySelector("#progress")) window.location.hash = "#/bring-in";
  else await showPlace(one(document, "#main .view"));
}

/** Brings files in, and shows what became of them. @param {File[]} files @param {string} course  that they were brought into before */
async function importFiles(files, course) {
  const $progress = one(document, "#progress");
  const tell = (/** @type {string} */ words) => $progress.replaceChildren(icon("again"), words);
  try {
    const known = [];
    for (const [index, file] of files.entries()) {
      tell(files.length > 1 ? `Taking in ${index + 1} of ${files.length}: ${file.name}` : `Taking in ${file.name}`);
      known.push(await bring(file));
    }
    tell(`Reading ${files.length > 1 ? `${files.length} files` : files[0].name}`);
    last = await ask("import_brought", { files: known, course });
    if (!isHere($progress)) return tellBrought(/** @type {Brought} */ (last));
    window.location.hash = "#/bring-in/result";
    showResult(one(document, "#main .view"), /** @type {Brought} */ (last));
  } catch (reason) {
    if (!(reason instanceof Refused) || !isHere($progress)) return showRefusal(reason);
    $progress.replaceChildren(icon("error"), make("span", { class: "bad-ink" }, reason.message));
  }
  return undefined;
}

/** Whether who has brought files still waits for what becomes of them. @param {HTMLElement} $progress */
function isHere($progress) {
  return Boolean($progress.closest(".view")?.isConnected);
}

/** Who has gone on to something else meanwhile is told, and not taken away from it. @param {Brought} brought */
function tellBrought({ files, sentence }) {
  toast(`${files.map(({ name }) => name).join(", ")}: ${sentence}`, "Look at it", () => {
    window.location.hash = "#/bring-in/result";
  });
}

/** @param {HTMLElement} $main @param {Brought} brought */
function showResult($main, brought) {
  drawBar(null, "bring-in");
  const { course, again, seconds, sentence, files, doubts, left_out: left, refused } = brought;
  const names = files.map(({ name }) => name).join(", ");
  const sum = (/** @type {"pages" | "questions" | "activities" | "media"} */ what) => files.reduce((total, file) => total + file[what], 0);
  /** @type {[string, number, string][]} */
  const figures = [["pages", sum("pages"), ""], ["questions", sum("questions"), ""], ["other activities", sum("activities"), ""], ["pictures and files", sum("media"), ""], ["left out", left.length, ""], ["in doubt", doubts.length, doubts.length ? "warn-ink" : ""]];
  const $tally = make("dl", { class: "card tally" }, ...figures.map(([what, number, tone]) => make("div", {}, make("dt", {}, what), make("dd", { class: tone }, String(number)))));
  const $ledger = make("ol", { class: "card doubts" });
  let all = false;
  const draw = () => {
    const shown = all ? doubts : doubts.slice(0, MOST_SHOWN);
    $ledger.replaceChildren(...shown.map((doubt) => doubtLine(course, doubt)));
    if (shown.length < doubts.length) {
      $ledger.append(make("li", {}, button(`and ${doubts.length - shown.length} more`, () => {
        all = true;
        draw();
      }, { look: "link" })));
    }
  };
  draw();
  const $left = make("ul", { class: "card left-out" }, ...left.map(({ kind, where, words }) => make("li", {}, make("b", {}, where || "In the file"), ` ${kind}`, words ? make("q", {}, words) : "")));
  const $page = make("div", { class: "page" }, headline(names, [again ? "Its changes are in the course; what you have written since stays. " : `Read in ${seconds} seconds. `, make("b", {}, sentence)], linkButton("Bring in more", "#/bring-in"), linkButton("Open the course", viewOf(course, "write"), { look: "main" })), $tally);
  if (refused.length) $page.append(make("section", { class: "card refused", "aria-label": "Not brought in" }, ...refused.map((words) => make("p", {}, icon("error"), ` ${words}`))));
  const $doubts = make("section", { "aria-label": "In doubt" }, make("h2", {}, "In doubt"), doubts.length ? $ledger : make("p", { class: "good-ink" }, "Nothing is in doubt."));
  const $out = make("section", { "aria-label": "Left out", hidden: !left.length }, make("h2", {}, "Left out"), $left);
  if (doubts.length && left.length) {
    $page.append(make("div", { class: "row between" }, make("span", {}), pick("Show", [["both", "All"], ["doubts", `In doubt (${doubts.length})`]], "both", (value) => {
      $out.hidden = value === "doubts";
    })));
  }
  $page.append($doubts, $out, make("p", { class: "soft small" }, "The full list is in ", make("span", { class: "mono" }, "import-report.md"), " beside the course. Bring in a later version of the file, and what you have written since stays."));
  $main.replaceChildren($page);
  /** @type {HTMLElement | null} */ ($page.querySelector("h1"))?.focus();
  say(`${names}: ${sentence}`);
}

/** @param {string} course @param {Brought["doubts"][0]} doubt */
function doubtLine(course, { where, what, todo, text, file, line, from }) {
  const $line = make("li", {}, make("div", {}, make("b", {}, where ? `${where.charAt(0).toUpperCase()}${where.slice(1)}` : from), tag("", "In doubt", "warn")), make("p", {}, `${what} `, make("span", { class: "soft" }, todo), text ? make("pre", { class: "became" }, text) : ""), linkButton("Go there", writeAt(course, { file: `${course}/${file}`, line })));
  return $line;
}
