import { AuthorsFolder, isPackage } from "./folder.js";
import { forgetImage, startPython } from "./python.js";
import { whyNot } from "./reasons.js";

/**
 * Python, and in it the builder. Messages:
 *
 *     to it      {open: FileSystemDirectoryHandle}     the author's folder
 *                {port}                                 of the service worker: requests come by it
 *                {request: {asked, port}}               one of them, that came another way
 *                {look: true}                           something may have changed in the folder
 *                {copy: true}, {bring: ArrayBuffer}     the whole folder as a zip; files out of such a zip
 *                {makeRoom: true}                       packages that were built are kept no longer
 *     from it    {step: number, of: number, loading: string}  on the way to being ready
 *                {ready: true}, {copied: Uint8Array}, {brought: true}, {madeRoom: true}
 *                {failed: string, whole: boolean}       whole: nothing can be done without it
 */

const PLACE = new URL("../../", self.location.href);
const HOME = "/home/author/"; // in which the author's folder is, in Python's memory
const STEPS = 3;
const TAKEN = /^\/made\//; // that a package was taken away is noted
const TRIES = 4; // at an answer, while other programs write the same files

/** @type {AuthorsFolder | null} */
let folder = null;
let turn = Promise.resolve();
let isLooking = false;
let unseen = ""; // why the folder could not be looked at the last time

let step = { step: 0, of: STEPS, loading: "Fetching the builder" };
const python = startPython(tell);
/** @type {(handle: FileSystemDirectoryHandle) => void} */
let open = () => undefined;
/** The builder, over the folder that was opened. @type {Promise<any>} */
const home = new Promise((resolve) => {
  open = resolve;
}).then(begin);
for (const one of [python, home]) {
  one.catch(async (reason) => {
    post({ failed: whyNot(reason), whole: true });
    await forgetImage(); // should the next try fail, that is not why
  });
}

/** @param {FileSystemDirectoryHandle} handle */
async function begin(handle) {
  const opened = new AuthorsFolder(handle);
  const [files, make] = await Promise.all([opened.suspects().then((all) => opened.changed(all)), python]);
  const made = make(`${HOME}${handle.name || "courses"}`, PLACE.origin);
  made.take(files);
  folder = opened;
  post({ ready: true });
  return made;
}

/** @param {number} number @param {string} loading */
function tell(number, loading) {
  step = { ...step, step: number, loading };
  post(step);
}

/** @param {object} message @param {Transferable[]} [given] */
function post(message, given = []) {
  /** @type {any} */ (self).postMessage(message, given);
}

self.addEventListener("message", ({ data }) => {
  if (data.port) data.port.onmessage = (/** @type {MessageEvent} */ event) => void answer(event.data);
  else if (data.request) answer(data.request);
  else if (data.look) lookAgain();
  else if (!data.open) inTurn(() => does(data));
  else {
    post(step); // nobody listened before
    open(data.open);
  }
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
    if (data.copy) {
      const copied = (await home).as_zip();
      post({ copied }, [copied.buffer]);
    } else if (data.bring) {
      const refused = (await home).add_zip(new Uint8Array(data.bring));
      const why = refused || (await written());
      if (why) throw why;
      post({ brought: true });
    } else if (data.makeRoom) {
      await home;
      await Promise.all([/** @type {AuthorsFolder} */ (folder).forgetPackages(), forgetImage()]);
      post({ madeRoom: true });
    }
  } catch (reason) {
    post({ failed: whyNot(reason), whole: false });
  }
}

/** Takes in what other programs have changed. A large folder takes its time: nobody waits for that, and no second look is begun meanwhile. */
async function lookAgain() {
  if (!folder || isLooking) return;
  isLooking = true;
  try {
    const suspects = await folder.suspects();
    if (suspects.size) await inTurn(() => takeIn(suspects));
    unseen = "";
  } catch (reason) {
    const why = whyNot(reason);
    if (why !== unseen) post({ failed: why, whole: false }); // once, and not at each look
    unseen = why;
  } finally {
    isLooking = false;
  }
}

/** @param {import("./folder.js").Suspects} suspects */
async function takeIn(suspects) {
  const changed = await /** @type {AuthorsFolder} */ (folder).changed(suspects);
  if (changed.size) (await home).take(changed);
}

/**
 * Writes what the builder made to the author's folder: all of it, or none, and then the builder has none of it either. A package that
 * finds no room stays in memory, to be downloaded.
 * @returns {Promise<unknown>}  why it is not written; `Changed`: other programs have changed the same files; null: it is
 */
async function written() {
  const builder = await home;
  const [packages, texts] = parted(builder.made());
  if (packages.size) await /** @type {AuthorsFolder} */ (folder).write(packages).catch(() => false);
  if (!texts.size) return null;
  try {
    if (await /** @type {AuthorsFolder} */ (folder).write(texts)) return null;
    await takeBack(texts);
    await takeIn(await /** @type {AuthorsFolder} */ (folder).suspects());
    return new Changed();
  } catch (reason) {
    await takeBack(texts);
    return reason;
  }
}

class Changed extends Error {}

/** @param {Map<string, Uint8Array | null>} made */
function parted(made) {
  const all = [...made];
  return [new Map(all.filter(([path]) => isPackage(path))), new Map(all.filter(([path]) => !isPackage(path)))];
}

/** What could not be written is forgotten; where the folder itself is not to be had, it stays in memory, and is written when that is there again. @param {Map<string, Uint8Array | null>} made */
async function takeBack(made) {
  const builder = await home;
  const there = await /** @type {AuthorsFolder} */ (folder).again(made.keys());
  builder.take(there);
  builder.not_written([...made.keys()].filter((path) => !there.has(path)));
}

/** @param {{asked: any, port: MessagePort}} request */
async function answer({ asked, port }) {
  try {
    const builder = await home.catch((reason) => Promise.reject(new Error(`the builder could not be started: ${whyNot(reason)}`)));
    if (asked.method === "POST" || TAKEN.test(asked.path)) {
      for (const message of await inTurn(() => answerAndWrite(builder, asked))) port.postMessage(message);
      return;
    }
    const answered = builder.answer(asked, (/** @type {any} */ message) => port.postMessage(message));
    port.onmessage = () => answered.cancel?.();
  } catch (reason) {
    for (const message of refusal(503, whyNot(reason))) port.postMessage(message);
  }
}

/**
 * It is answered once what was made is on the disk: else the page keeps it, and tries again. Where another program has changed the
 * same files meanwhile, it is asked anew, of the files as they are now.
 * @param {any} builder @param {any} asked
 */
async function answerAndWrite(builder, asked) {
  for (let tried = 1; ; tried += 1) {
    /** @type {any[]} */
    const held = [];
    await builder.answer(asked, (/** @type {any} */ message) => held.push(message));
    const why = await written();
    if (!why || asked.method !== "POST") return held; // what is taken away needs no room here
    if (!(why instanceof Changed)) return refusal(507, whyNot(why));
    if (tried === TRIES) return refusal(507, "another program is writing the same file again and again");
  }
}

/** @param {number} status @param {string} problem */
function refusal(status, problem) {
  const chunk = new TextEncoder().encode(JSON.stringify({ problem }));
  return [{ start: { status, headers: [["Content-Type", "application/json"]] } }, { chunk }, { end: true }];
}
