import { make, one } from "../../runtime/kit/dom.js";
import { ContentsList } from "../../lms/page/contents_list.js";
import { replaceWhereChanged, say } from "../../lms/page/drawing.js";
import { LmsPanel } from "../../lms/page/lms_panel.js";
import { UNKNOWN } from "../../lms/page/lms_state.js";
import { ModulePlace } from "../../lms/page/module_place.js";
import { ask, listen, oneAtATime } from "../../lms/page/server.js";
import { COMPLETION, SUCCESS, capital, count, duration, percent } from "../../lms/page/words.js";

/**
 * @typedef {import("../../lms/contract.js").Summary} Summary
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
 * @property {boolean} saved      whether what is held could be written
 * @property {string[]} unsupported  what the package asks for and the player doesn't do
 * @property {Part[]} parts
 * @property {number} first       where the course begins
 * @property {number | null} next
 * @property {number | null} back
 * @property {number | null} requested  the module that one which has ended asks for
 * @property {{token: string, number: number, finished: boolean, over: boolean} | null} session
 * @property {boolean} down
 * @property {import("../../lms/contract.js").Call[]} calls  those after `called` of the answer before
 * @property {number} called      calls so far
 */

const PATIENCE = 2000; // ms that a module may take to say its last words
// A package is a stranger's: it may not lead the player's own window elsewhere.
const ALLOWED = "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads";

const modulePlace = new ModulePlace(() => open(current()));
const panel = new LmsPanel({
  leave: () => (isOpen() ? goOut() : open(current())),
  startAgain: () => open(current(), true),
  switchConnection,
});
const contents = new ContentsList(one(document, "#contents"), { next: one(document, "#next"), back: one(document, "#back") }, (number) => open(number));
const refresh = oneAtATime(async () => {
  course = await ask(`/course?calls=${seen}`);
  await draw(/** @type {Course} */ (course));
});
/** @type {Course | null} */
let course = null;
/** @type {HTMLIFrameElement | null} */
let $stage = null;
let token = "";
let seen = 0;

/** @param {Course} now */
async function draw(now) {
  seen = now.called;
  document.title = `${now.title} – Player`;
  one(document, "#title").textContent = now.title;
  say(now.saved ? `${now.standard}${now.sure ? "" : " (the nearest: the manifest doesn’t say)"}` : "What is done can’t be kept on this computer", !now.saved);
  replaceWhereChanged(one(document, "#notes"), now.unsupported.map((words) => make("p", {}, `${capital(words)}.`)));
  one(document, "#notes").hidden = now.unsupported.length === 0;
  drawContents(now);
  for (const call of now.calls) panel.calls.add(call);
  panel.calls.draw();
  panel.drawConnection(now.down);
  drawHeld(now);
  replaceWhereChanged(one(document, "#report"), now.parts.filter((part) => part.summary).map(row));
  if (isOpen() && now.requested !== null && now.session && now.session.token === token) await open(now.requested);
}

/** @param {Course} now */
function drawContents(now) {
  const number = isOpen() && now.session ? now.session.number : -1;
  const lines = now.parts.map((part) => ({ ...part, why: part.reasons ? part.reasons[0] : "" }));
  contents.draw(lines, number, now);
  one(document, ".turn").hidden = now.parts.filter((part) => part.summary).length < 2;
}

/** What the LMS holds of the module that is open, or would be opened. @param {Course} now */
function drawHeld(now) {
  const part = now.parts.find((one) => one.number === current());
  if (!part || !part.summary) return;
  const { summary, attempt } = part;
  panel.draw({ summary, isLaunched: isOpen(), isFinished: Boolean(now.session && now.session.finished), attempt, titles: UNKNOWN }, isOpen());
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
  modulePlace.$frames.replaceChildren($stage);
  if (modulePlace.lift()) panel.$leave.focus();
  await refresh();
}

/** The module says its last words, and goes. */
async function leave() {
  if (!$stage || !course) return;
  const $gone = $stage;
  const { stage } = course;
  $stage = null;
  await new Promise((resolve) => {
    const hear = (/** @type {MessageEvent} */ event) => {
      if (event.source === $gone.contentWindow && event.origin === stage && event.data && event.data.left === true) resolve(null);
    };
    window.addEventListener("message", hear);
    window.setTimeout(resolve, PATIENCE);
    if ($gone.contentWindow) $gone.contentWindow.postMessage({ leave: true }, stage);
  });
  $gone.remove();
}

async function goOut() {
  await leave();
  modulePlace.goOut();
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

async function forget() {
  if (!window.confirm("Delete all that is kept of this package, and start it anew?")) return;
  await leave();
  await ask("/forget", {});
  panel.calls.clear();
  modulePlace.wait();
  await refresh();
}

function hearAll() {
  one(document, "#forget").addEventListener("click", forget);
  window.addEventListener("message", (event) => {
    const own = $stage !== null && event.source === $stage.contentWindow && course !== null && event.origin === course.stage;
    if (own && event.data && event.data.ended === true) goOut();
  });
  listen(refresh, () => say("The player has stopped. Start it again, and load this page anew.", true));
}

async function start() {
  one(document, "#module").append(modulePlace.$element);
  one(document, ".columns").append(panel.$element);
  await refresh();
  hearAll();
  if (course) document.documentElement.dataset.ready = count(course.parts.length, "part");
  if (course && course.parts.filter((part) => part.summary).length === 1) await open(current());
}

start();
