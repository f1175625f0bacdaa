/** The engine could not do what was asked; the message says so to the author. */
export class Refused extends Error {}

/** The engine can't be reached. */
export class Gone extends Error {}

/**
 * Asks the engine.
 * @param {string} verb
 * @param {object} [given]
 * @returns {Promise<any>}  what contract.js says of the verb
 */
export async function ask(verb, given = {}) {
  return answerOf(await send(`engine/${verb}`, { body: JSON.stringify(given), headers: { "Content-Type": "application/json" } }));
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
  const events = new EventSource("events");
  events.onmessage = changed;
  return () => events.close();
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
    throw new Gone("The workbench has stopped");
  }
}

/** @param {Response} response */
async function answerOf(response) {
  const answer = await response.json().catch(() => ({ problem: "the workbench gave no answer" }));
  if (!response.ok) throw new Refused(answer.problem || "that could not be done");
  return answer;
}
