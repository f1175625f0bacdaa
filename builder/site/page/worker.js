import { AuthorsFolder } from "./folder.js";

/**
 * Python, and in it the builder. Messages:
 *
 *     to it      {open: FileSystemDirectoryHandle}     the author's folder
 *                {port}                                 of the service worker: requests come by it
 *                {look: true}                           something may have changed in the folder
 *                {copy: true}, {bring: ArrayBuffer}     the whole folder as a zip; files out of such a zip
 *     from it    {loading: string}, {ready: true}, {failed: string}, {copied: Uint8Array}, {brought: number}
 */

const PLACE = new URL("../../", self.location.href);
const ROOT = "/home/author/courses";

/** @type {AuthorsFolder | null} */
let folder = null;
let turn = Promise.resolve();

const python = start();

async function start() {
  post({ loading: "Fetching the builder" });
  const { loadPyodide } = await import(new URL("pyodide/pyodide.mjs", PLACE).href);
  const [pyodide, libraries] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", PLACE).href }),
    fetch(new URL("builder.zip", PLACE)).then((answer) => answer.arrayBuffer()),
  ]);
  post({ loading: "Starting the builder" });
  pyodide.unpackArchive(libraries, "zip", { extractDir: "/builder" });
  pyodide.globals.set("PLACE", PLACE.origin);
  pyodide.globals.set("ROOT", ROOT);
  return pyodide.runPython(`
import sys
sys.path.insert(0, "/builder")
from builder.site.in_browser import start
start(ROOT, PLACE)
`);
}

/** @param {object} message @param {Transferable[]} [given] */
function post(message, given = []) {
  /** @type {any} */ (self).postMessage(message, given);
}

self.addEventListener("message", ({ data }) => {
  if (data.port) data.port.onmessage = (/** @type {MessageEvent} */ event) => void answer(event.data.asked, event.data.port);
  else inTurn(() => does(data));
});

/** What touches the folder happens one after the other. @template T @param {() => Promise<T>} act @returns {Promise<T>} */
function inTurn(act) {
  const done = turn.then(act);
  turn = done.then(
    () => undefined,
    () => undefined,
  );
  return done;
}

/** @param {any} data */
async function does(data) {
  try {
    if (data.open) {
      folder = new AuthorsFolder(data.open);
      const home = await python;
      home.take(await folder.changed());
      post({ ready: true });
    } else if (data.look) {
      await look();
    } else if (data.copy) {
      const copied = (await python).as_zip();
      post({ copied }, [copied.buffer]);
    } else if (data.bring) {
      const count = (await python).add_zip(new Uint8Array(data.bring));
      await write();
      post({ brought: count });
    }
  } catch (reason) {
    post({ failed: reason instanceof Error ? reason.message : String(reason) });
  }
}

/** Takes in what other programs have changed in the author's folder. */
async function look() {
  if (!folder) return;
  const changed = await folder.changed();
  if (changed.size) (await python).take(changed);
}

/** Writes what the builder made to the author's folder; rejects where that can't be done. */
async function write() {
  const home = await python;
  if (!folder) return;
  const made = home.made();
  const failed = await folder.write(made);
  if (failed.length) home.not_written(failed.map(({ name }) => name));
  if (failed.length) throw failed[0].reason;
}

/** @param {any} asked @param {MessagePort} port */
async function answer(asked, port) {
  const home = await python;
  const writes = asked.method === "POST";
  /** @type {any[]} */
  const waiting = [];
  const send = (/** @type {any} */ message) => {
    if (writes) waiting.push(message);
    else port.postMessage(message);
  };
  if (writes) await inTurn(look).catch(() => undefined); // a save is joined with what the folder has now; what can't be read is told where it is written
  const answered = home.answer(asked, send);
  port.onmessage = () => answered.cancel?.();
  if (!writes) return;
  await answered;
  await inTurn(write).catch((reason) => {
    // It is not on the disk, so it is not saved: the page keeps it, and tries again.
    const problem = new TextEncoder().encode(JSON.stringify({ problem: `the folder can’t be written: ${reason instanceof Error ? reason.message : reason}` }));
    waiting.splice(0, waiting.length, { start: { status: 507, headers: [["Content-Type", "application/json"]] } }, { chunk: problem }, { end: true });
  });
  for (const message of waiting) port.postMessage(message);
}
