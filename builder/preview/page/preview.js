import { focusOn, one } from "../../runtime/kit/dom.js";
import { Faults } from "./faults.js";
import { drawList } from "./list.js";
import { foldPanel } from "./panel.js";
import { Play } from "./play.js";
import { ask, say } from "./server.js";

/** @typedef {import("./server.js").Library} Library */

const PATIENCE = 1500; // ms without the server before it counts as stopped

const faults = new Faults(one(document, "#faults"));
const play = new Play(faults);
/** @type {Library} */
let library = { courses: [], themes: {} };
let busy = false;
let again = false;

/** The course that the address names; "" for the list. */
function wanted() {
  return decodeURIComponent(window.location.hash.slice(1));
}

/** Makes the page true. What comes while it is under way is done after it, once. */
async function refresh() {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    await draw().catch((reason) => {
      if (!(reason instanceof TypeError)) say(`There is no course “${wanted()}” here.`, true); // else the server has stopped: `listen` says so
    });
  }
  busy = false;
}

async function draw() {
  const course = wanted();
  one(document, "#list").hidden = course !== "";
  one(document, "#play").hidden = course === "";
  one(document, "#all").hidden = course === "" || library.courses.length < 2;
  if (course) {
    await play.show(course, library.themes);
    return;
  }
  play.end();
  library = await ask("/courses");
  say("Up to date");
  document.title = "Preview";
  await drawList(one(document, ".courses"), library.courses, () => again);
}

/** Hears of every saved file; a hidden page hears nothing, and looks again when it is shown. */
function listen() {
  const source = new EventSource("/events");
  let timer = 0;
  source.addEventListener("message", () => {
    window.clearTimeout(timer);
    timer = 0;
    refresh();
  });
  source.addEventListener("error", () => {
    timer = timer || window.setTimeout(() => say("The preview has stopped. Start it again, and this page goes on.", true), PATIENCE);
  });
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
}

/** The address names a course, so that this link must not change it. @param {Event} event */
function skip(event) {
  event.preventDefault();
  const $frame = document.querySelector("#frames iframe:not(.behind)");
  if ($frame instanceof HTMLElement) $frame.focus();
  else focusOn(one(document, "#main"));
}

async function start() {
  library = await ask("/courses");
  if (library.courses.length === 1 && !wanted()) window.location.replace(`#${encodeURIComponent(library.courses[0])}`);
  one(document, ".skip").addEventListener("click", skip);
  foldPanel();
  let stop = listen();
  document.addEventListener("visibilitychange", () => {
    stop();
    if (document.visibilityState === "visible") stop = listen();
  });
  window.addEventListener("hashchange", () => {
    play.end();
    refresh();
  });
  window.addEventListener("pagehide", () => play.end());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

start();
