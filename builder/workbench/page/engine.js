import { whenReleased } from "./press.js";

/** The engine could not do what was asked; the message says so to the author. */
export class Refused extends Error {}

/** The engine can't be reached; the message says so to the author, and what to do. */
export class Gone extends Error {}

export const STOPPED = "The workbench has stopped: start it again";
const UNKNOWN = "The workbench does not know this window any more: open it once more from where you started it, and this window goes on";
const AWAY = new Set([502, 503, 504]); // what a proxy says where nothing answers behind it (RFC 9110, 15.6)
const AGAIN = 2000; // ms until somebody listens again where a browser does not by itself

/**
 * Asks the engine. What it says is heard once nothing is pressed: whatever is drawn for it, no press is lost.
 * @param {string} verb
 * @param {object} [given]
 * @returns {Promise<any>}  what contract.js says of the verb
 */
export async function ask(verb, given = {}) {
  try {
    return await answerOf(await send(`engine/${verb}`, { body: JSON.stringify(given), headers: { "Content-Type": "application/json" } }));
  } finally {
    await whenReleased();
  }
}

/** Tells the engine something while the page goes, and waits for no answer. @param {string} verb @param {object} given */
export function leave(verb, given) {
  send(`engine/${verb}`, { body: JSON.stringify(given), headers: { "Content-Type": "application/json" }, keepalive: true }).catch(() => undefined);
}

/** Hands a file to the engine, and gives what verbs know it by. @param {File} file @returns {Promise<string>} */
export async function bring(file) {
  const { brought } = await answerOf(await send(`bring/${encodeURIComponent(file.name)}`, { body: file }));
  return brought;
}

export const CHANGED = "courses-changed"; // an event of the window: somebody has saved something

/** Calls `changed` whenever a file was saved, by whomever. @param {() => void} changed */
export function listen(changed) {
  /** @type {EventSource} */
  let events;
  let again = 0;
  const begin = () => {
    events = new EventSource("events");
    events.onmessage = changed;
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) again = window.setTimeout(begin, AGAIN); // it did not let this window in
    };
  };
  begin();
  return () => {
    window.clearTimeout(again);
    events.close();
  };
}

/** Where a file of a course can be seen. @param {string} path */
export function addressOf(path) {
  return `files/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** @param {string} address @param {RequestInit} request */
async function send(address, request) {
  try {
    return await fetch(address, { method: "POST", ...request });
  } catch {
    throw new Gone(STOPPED);
  }
}

/** What the engine says; what is no JSON comes from what stands before it. @param {Response} response */
async function answerOf(response) {
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer;
  if (answer && answer.problem) throw new Refused(answer.problem);
  if (AWAY.has(response.status)) throw new Gone(STOPPED);
  if (response.ok || response.status === 401 || response.status === 403) throw new Gone(UNKNOWN);
  throw new Refused("the workbench gave no answer");
}
