import { make, one } from "../../runtime/kit/dom.js";
import { Calls } from "../../preview/page/calls.js";
import { COMPLETION, SUCCESS, drawHeld, duration, percent, replaceWhereChanged } from "../../preview/page/held.js";
import { ask, count, say } from "../../preview/page/server.js";

/**
 * @typedef {import("../../preview/contract.js").Summary} Summary
 *
 * @typedef {object} Part         a line of the contents
 * @property {number} number
 * @property {string} title
 * @property {number} depth
 * @property {boolean} listed
 * @property {[string, string] | null} reasons  why it can't be chosen, and why "next" passes it over; null: a group
 * @property {Summary | null} summary
 * @property {number} attempt
 * @property {boolean} silent     it never talks to the LMS
 *
 * @typedef {object} Course
 * @property {string} title
 * @property {string} standard
 * @property {boolean} sure       whether the manifest says that standard in words that are known
 * @property {string} stage       the package's origin
 * @property {boolean} kept       whether what is held could be written
 * @property {string[]} unheeded  what the package asks for and the player doesn't do
 * @property {Part[]} parts
 * @property {number} first       where the course begins
 * @property {number | null} next
 * @property {number | null} back
 * @property {number | null} wanted  where the module that has ended asked to go
 * @property {{token: string, number: number, finished: boolean, over: boolean} | null} session
 * @property {boolean} down
 * @property {import("../../preview/contract.js").Call[]} calls  those after `told` of the answer before
 * @property {number} told        calls so far
 */

const PATIENCE = 2000; // ms that a module may take to say its last words
// A package is a stranger's: it may not lead the player's own window elsewhere.
const ALLOWED = "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads";

const calls = new Calls(one(document, "#calls"));
/** @type {Course | null} */
let course = null;
/** @type {HTMLIFrameElement | null} */
let $stage = null;
let token = "";
let seen = 0;
let busy = false;
let again = false;

/** Makes the page true. What comes while it is under way is done after it, once. */
async function refresh() {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    try {
      course = await ask(`/course?calls=${seen}`);
      await draw(/** @type {Course} */ (course));
    } catch (reason) {
      if (!(reason instanceof TypeError)) throw reason; // the server has stopped: `listen` says so
    }
  }
  busy = false;
}

/** @param {Course} now */
async function draw(now) {
  seen = now.told;
  document.title = `${now.title} – Player`;
  one(document, "#title").textContent = now.title;
  say(now.kept ? `${now.standard}${now.sure ? "" : " (the nearest: the manifest doesn’t say)"}` : "What is done can’t be kept on this computer", !now.kept);
  const notes = now.unheeded.map((words) => make("p", {}, `${words.charAt(0).toUpperCase()}${words.slice(1)}.`));
  replaceWhereChanged(one(document, "#notes"), notes);
  one(document, "#notes").hidden = notes.length === 0;
  replaceWhereChanged(one(document, "#contents"), now.parts.filter((part) => part.listed).map((part) => item(part, now)));
  drawTurns(now);
  for (const call of now.calls) calls.add(call);
  calls.draw();
  drawPart(now);
  replaceWhereChanged(one(document, "#report"), now.parts.filter((part) => part.summary).map(row));
  if (isOpen() && now.wanted !== null && now.session && now.session.token === token) await open(now.wanted);
}

/** @param {Course} now */
function drawTurns(now) {
  for (const [id, to] of /** @type {[string, number | null][]} */ ([["#next", now.next], ["#back", now.back]])) {
    /** @type {HTMLButtonElement} */ (one(document, id)).disabled = to === null;
  }
  one(document, ".turn").hidden = now.parts.filter((part) => part.summary).length < 2;
  const $connection = one(document, "#connection");
  $connection.setAttribute("aria-pressed", String(now.down));
  $connection.textContent = now.down ? "Connect again" : "Lose the connection";
  one(document, "#offline").hidden = !now.down;
}

/** What the LMS holds of the module that is open, or would be opened. @param {Course} now */
function drawPart(now) {
  const number = now.session ? now.session.number : now.first;
  const part = now.parts.find((one) => one.number === number);
  if (!part || !part.summary) return;
  const { summary, attempt } = part;
  drawHeld({ summary: () => summary, session: isOpen() ? {} : null, finished: Boolean(now.session && now.session.finished), attempt, titles: { pages: {}, questions: {} } });
  one(document, "#leave").textContent = isOpen() ? "Leave the module" : "Come back";
}

/** @param {Part} part @param {Course} now */
function item(part, now) {
  const $item = make("li");
  $item.style.setProperty("--depth", String(part.depth));
  if (!part.summary || !part.reasons) {
    $item.className = "group";
    $item.textContent = part.title;
    return $item;
  }
  const current = isOpen() && now.session !== null && now.session.number === part.number;
  const why = part.reasons[0];
  const state = why ? `Closed: ${why}` : standing(part.summary);
  const $button = make("button", { type: "button", "data-number": String(part.number), "aria-current": String(current), disabled: why !== "" }, part.title, make("span", { class: "standing-of" }, state));
  $item.append($button);
  return $item;
}

/** @param {Summary} summary */
function standing(summary) {
  const words = [COMPLETION[summary.completion] || summary.completion];
  if (summary.success !== "unknown") words.push(SUCCESS[summary.success] || summary.success);
  if (summary.score !== null) words.push(percent(summary.score));
  return words.join(", ");
}

/** @param {Part} part */
function row(part) {
  const held = /** @type {Summary} */ (part.summary);
  const answers = held.answers.map((one) => make("li", {}, make("strong", {}, one.question || one.id), ` ${one.response} `, make("em", {}, one.result)));
  const cells = [COMPLETION[held.completion] || held.completion, SUCCESS[held.success] || held.success, held.score === null ? "–" : percent(held.score), duration(held.seconds)];
  return make("tr", {}, make("th", { scope: "row" }, part.title), ...cells.map((words) => make("td", {}, words)), make("td", {}, answers.length ? make("ol", {}, ...answers) : "–"));
}

function isOpen() {
  return $stage !== null;
}

/** @param {number} number @param {boolean} [anew]  of a new attempt */
async function open(number, anew = false) {
  await leave();
  const opened = await ask("/open", { number, anew });
  if (opened.refused) {
    say(`This module can’t be opened: ${opened.refused}`, true);
    return;
  }
  if (!course) return;
  token = opened.token;
  const part = course.parts.find((one) => one.number === number);
  $stage = /** @type {HTMLIFrameElement} */ (make("iframe", { title: part ? part.title : "The module", sandbox: ALLOWED, allow: "fullscreen; autoplay", src: `${course.stage}/stage/${token}` }));
  one(document, "#frames").replaceChildren($stage);
  one(document, "#curtain").hidden = true;
  await refresh();
}

/** The module says its last words, and goes. */
async function leave() {
  if (!$stage || !course) return;
  const $gone = $stage;
  const { stage } = course;
  $stage = null;
  await new Promise((resolve) => {
    const heard = (/** @type {MessageEvent} */ event) => {
      if (event.source === $gone.contentWindow && event.origin === stage && event.data && event.data.left === true) resolve(null);
    };
    window.addEventListener("message", heard);
    window.setTimeout(resolve, PATIENCE);
    if ($gone.contentWindow) $gone.contentWindow.postMessage({ leave: true }, stage);
  });
  $gone.remove();
}

async function goOut() {
  await leave();
  one(document, "#curtain").hidden = false;
  one(document, "#curtain h2").textContent = "You have left the module";
  one(document, "#return").textContent = "Come back";
  one(document, "#curtain h2").focus();
  await refresh();
}

/** The module that was open last, or where the course begins. */
function current() {
  return course ? (course.session ? course.session.number : course.first) : 0;
}

async function switchConnection() {
  if (!course) return;
  const down = !course.down;
  if ($stage && $stage.contentWindow) $stage.contentWindow.postMessage({ down }, course.stage);
  await ask("/connection", { down });
}

function listen() {
  const on = (/** @type {string} */ id, /** @type {() => void} */ act) => one(document, id).addEventListener("click", act);
  on("#leave", () => (isOpen() ? goOut() : open(current())));
  on("#return", () => open(current()));
  on("#again", () => open(current(), true));
  on("#connection", switchConnection);
  on("#next", () => course && course.next !== null && open(course.next));
  on("#back", () => course && course.back !== null && open(course.back));
  on("#forget", async () => {
    if (!window.confirm("Delete all that is kept of this package, and start it anew?")) return;
    await leave();
    await ask("/forget", {});
    calls.clear();
    one(document, "#curtain").hidden = false;
    await refresh();
  });
  one(document, "#contents").addEventListener("click", (event) => {
    const $button = event.target instanceof Element && event.target.closest("button");
    if ($button instanceof HTMLElement) open(Number($button.dataset.number));
  });
  window.addEventListener("message", (event) => {
    const own = $stage !== null && event.source === $stage.contentWindow && course !== null && event.origin === course.stage;
    if (own && event.data && event.data.ended === true) goOut();
  });
  const source = new EventSource("/events");
  source.addEventListener("message", refresh);
  source.addEventListener("error", () => say("The player has stopped. Start it again, and load this page anew.", true));
}

async function start() {
  await refresh();
  listen();
  if (course) document.documentElement.dataset.ready = count(course.parts.length, "part");
  if (course && course.parts.filter((part) => part.summary).length === 1) await open(current());
}

start();
