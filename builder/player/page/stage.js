/*
 * The thin page around a package: it holds the LMS, whose calls must be answered at once, and tells the server what happened. The
 * package shares this page's origin and may do to it what it likes: it reaches its own session, and nothing else.
 */

/** @typedef {import("../../lms/contract.js").Call} Call */
/** @typedef {import("../../lms/contract.js").Lms} Lms */
/** @typedef {import("../../lms/contract.js").LmsState} LmsState */
/** @typedef {import("../../lms/contract.js").Session} Session */

/**
 * @typedef {object} Message      what the server gets of it
 * @property {number} number      one more each time
 * @property {Call[]} calls       since the message before
 * @property {LmsState} state     that the LMS would hold if the window vanished now
 * @property {import("../../lms/contract.js").Summary | null} summary  of that state
 * @property {boolean} finished   the module ended its session
 * @property {boolean} over       the module is gone
 */

const token = window.location.pathname.split("/").pop();
const address = `/session/${token}`;
const MOST_KEPT_ALIVE = 50000; // characters that a browser lets outlive the page: it takes 64 KiB of all requests together

/** @type {{player: string, title: string, page: string, script: string, launch: any, state: LmsState, down: boolean}} */
let opened;
/** @type {{lms: Lms} | null} */
let standard = null;
const network = { isDown: () => opened.down };
/** @type {Session | null} */
let session = null;
/** @type {LmsState} */
let state = null;
/** @type {Call[]} */
let calls = [];
let timer = 0;
let number = 0;
let going = false; // the window closes: what is said must leave at once
/** @type {LmsState} */
let sent = null;

/** @param {boolean} [over] @returns {Promise<any>} */
function send(over = false) {
  window.clearTimeout(timer);
  timer = 0;
  number += 1;
  if (session) state = session.committed();
  sent = state;
  const summary = standard && standard.lms.read(state);
  /** @type {Message} */
  const message = { number, calls, state, summary, finished: session !== null && session.finished, over };
  const body = JSON.stringify(message);
  calls = [];
  return fetch(address, { method: "POST", body, keepalive: body.length < MOST_KEPT_ALIVE }).catch(() => null); // the player has ended
}

/** @param {Call} call */
function log(call) {
  calls.push(call);
  if (going && session && session.committed() !== sent) send();
  else timer = timer || window.setTimeout(send, 20);
}

function open() {
  if (!standard) return;
  session = standard.lms.open(state, opened.launch, network, log);
  /** @type {any} */ (window)[standard.lms.apiName] = session.api;
}

/** The module's page is gone: what it did not commit is lost. */
function close() {
  if (!session) return;
  state = session.close();
  session = null;
}

const $frame = document.createElement("iframe");
$frame.allow = "fullscreen; autoplay";

/** A module that ended its session and loads another page begins a new one; one that ended for good has gone where it was told. */
function listen() {
  const inner = $frame.contentWindow;
  if (!inner) return;
  if (inner.location.pathname === `/left/${token}`) window.parent.postMessage({ ended: true }, opened.player);
  inner.addEventListener("pagehide", () => {
    window.setTimeout(() => {
      if (going || !session || !session.finished) return;
      close();
      open();
      send();
    });
  });
}

/** @param {MessageEvent} event */
async function obey(event) {
  if (event.origin !== opened.player || event.source !== window.parent) return;
  if (event.data.down !== undefined) opened.down = event.data.down === true;
  if (event.data.leave !== true) return;
  $frame.remove(); // the module says its last words
  close();
  await send(true);
  window.parent.postMessage({ left: true }, opened.player);
}

async function start() {
  opened = await (await fetch(address)).json();
  standard = opened.script ? await import(opened.script) : null;
  state = sent = opened.state;
  window.addEventListener("message", obey);
  window.addEventListener("pagehide", () => {
    going = true;
  });
  open();
  $frame.title = opened.title;
  $frame.src = opened.page;
  $frame.addEventListener("load", listen);
  document.body.append($frame);
}

start();
