/*
 * The thin page around a package: it holds the LMS, whose calls must be answered at once, and tells the server what was said. The
 * package shares this page's origin and may do to it what it likes: it reaches its own session, and nothing else.
 */

/** @typedef {import("../../preview/contract.js").Call} Call */
/** @typedef {import("../../preview/contract.js").Lms} Lms */
/** @typedef {import("../../preview/contract.js").Session} Session */

const token = window.location.pathname.split("/").pop();
const address = `/session/${token}`;
const MOST_KEPT_ALIVE = 50000; // characters that a browser lets outlive the page: it takes 64 KiB of all requests together

/** @type {{player: string, title: string, page: string, script: string, launch: any, kept: any, down: boolean}} */
let opened;
/** @type {{lms: Lms} | null} */
let side = null;
const network = { isDown: () => opened.down };
/** @type {Session | null} */
let session = null;
/** @type {any} */
let kept = null;
/** @type {Call[]} */
let calls = [];
let timer = 0;
let number = 0;
let going = false; // the window closes: what is told must leave at once
/** @type {any} */
let sent = null;

/** @param {boolean} [over] @returns {Promise<any>} */
function tell(over = false) {
  window.clearTimeout(timer);
  timer = 0;
  number += 1;
  if (session) kept = session.keep();
  sent = kept;
  const summary = side && side.lms.read(kept);
  const body = JSON.stringify({ number, calls, kept, summary, finished: session !== null && session.finished, over });
  calls = [];
  return fetch(address, { method: "POST", body, keepalive: body.length < MOST_KEPT_ALIVE }).catch(() => null); // the player has ended
}

/** @param {Call} call */
function hear(call) {
  calls.push(call);
  if (going && session && session.keep() !== sent) tell();
  else timer = timer || window.setTimeout(tell, 20);
}

function open() {
  if (!side) return;
  session = side.lms.open(kept, opened.launch, network, hear);
  /** @type {any} */ (window)[side.lms.apiName] = session.api;
}

/** The module's page is gone: what it did not commit is lost. */
function close() {
  if (!session) return;
  kept = session.close();
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
      tell();
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
  await tell(true);
  window.parent.postMessage({ left: true }, opened.player);
}

async function start() {
  opened = await (await fetch(address)).json();
  side = opened.script ? await import(opened.script) : null;
  kept = sent = opened.kept;
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
