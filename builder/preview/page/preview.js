import { focusOn, one } from "../../runtime/kit/dom.js";
import { say } from "../../lms/page/drawing.js";
import { ask, listen, oneAtATime } from "../../lms/page/server.js";
import { Faults } from "./faults.js";
import { foldPanel } from "./fold.js";
import { drawList } from "./list.js";
import { PreviewPane } from "./pane.js";
import { Toolbar } from "./toolbar.js";

/** @typedef {import("./contract.js").Build} Build */
/** @typedef {import("./contract.js").Library} Library */

const FLASH = 200; // ms that a fault must last to be shown: a file may be read when it is half written

const $view = one(document, "#play");
const pane = new PreviewPane(one($view, ".columns"));
const toolbar = new Toolbar(one($view, ".tools"), pane);
const faults = new Faults();
pane.$stage.prepend(faults.$element);
const refresh = oneAtATime(draw);
/** @type {Library} */
let library = { courses: [], themes: {} };
let timer = 0;

/** The course that the address names; "" for the list. */
function wanted() {
  return decodeURIComponent(window.location.hash.slice(1));
}

async function draw() {
  const course = wanted();
  one(document, "#list").hidden = course !== "";
  $view.hidden = course === "";
  one(document, "#all").hidden = course === "" || library.courses.length < 2;
  try {
    if (course) await pane.show(course);
    else await showList();
  } catch (reason) {
    if (reason instanceof TypeError) throw reason;
    say(`There is no course “${course}” here.`, true);
  }
}

async function showList() {
  end();
  library = await ask("courses");
  say("Up to date");
  document.title = "Preview";
  await drawList(one(document, ".courses"), library.courses, () => refresh.isStale);
}

/** The course is left. */
function end() {
  window.clearTimeout(timer);
  pane.end();
  faults.draw([], "", "");
}

/** How the page stands, in a line; faults above the module. @param {import("./pane.js").Choice} choice @param {Build} build */
function drawBuild(choice, build) {
  if (build.problem) {
    say(build.problem, true);
    return;
  }
  const title = build.title || choice.course;
  document.title = `${title} – Preview`;
  one(document, "#title").textContent = title;
  toolbar.drawBuild(choice, build, library.themes);
  const act = () => {
    const found = build.found ? build.faults : [];
    faults.draw(found, choice.course, choice.theme);
    const last = build.partly ? "The rest is shown." : build.played.length ? "Your last good version is shown." : "There is no good version to show yet.";
    const first = found.find((fault) => fault.severity === "error");
    if (!build.found) say(`The folder of this course is gone. ${last} If it comes back, it is shown again.`, true);
    else if (first) say(`Not shown yet: ${first.message}. ${last}`, true);
    else say("Up to date");
  };
  window.clearTimeout(timer);
  timer = window.setTimeout(act, build.failed || !build.found ? FLASH : 0);
}

/** The address names a course, so that this link must not change it. @param {Event} event */
function skip(event) {
  event.preventDefault();
  focusOn(pane.frames.$seen || one(document, "#main"));
}

async function start() {
  library = await ask("courses");
  if (library.courses.length === 1 && !wanted()) window.location.replace(`#${encodeURIComponent(library.courses[0])}`);
  one(document, ".skip").addEventListener("click", skip);
  foldPanel(one(document, "#fold"), $view, pane.panel.$element);
  const on = (/** @type {string} */ name, /** @type {(detail: any) => void} */ act) => $view.addEventListener(`preview:${name}`, (event) => act(/** @type {CustomEvent} */ (event).detail));
  on("built", ({ choice, build }) => drawBuild(choice, build));
  on("source", ({ id }) => faults.openAt(id));
  on("launch", ({ choice, lms }) => toolbar.drawLms(choice, lms));
  on("shown", ({ build }) => (document.documentElement.dataset.shown = String(build.revision)));
  listen(refresh, () => say("The preview has stopped. Start it again, and this page goes on.", true));
  window.addEventListener("hashchange", () => {
    end();
    refresh();
  });
  window.addEventListener("pagehide", end);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

start();
