/**
 * Python with the builder in it: as it was kept at an earlier visit, else started anew, and kept.
 *
 * What is kept is an image of Python's memory from before anything of the author's was in it (`builder/site/image.py`). It is of
 * this version of the site and this browser, which made it; where it is of no use it is forgotten, and Python is started anew. A
 * browser that has not come through with one a few times does without.
 */

const PLACE = new URL("../../", self.location.href);
const BUILDER = "/builder"; // where the builder's files are, in Python's memory
const KEEPS = `["${BUILDER}", str(Path.home())]`; // folders
const ROOMS = 4; // times its size must be free for it to be kept: the room is the author's first
const MARK = "Content-SHA-256"; // a header of what is kept
const TRIES = 3; // with an image; each that came to no end counts
const START = `
from builder.site.in_browser import start
start`;
/** Pyodide's own scripts, on their way at once. @type {Promise<[any, any]>} */
const scripts = /** @type {any} */ (Promise.all(["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(new URL(`pyodide/${name}`, PLACE).href))));

/** What makes a home of a folder's path. @typedef {(root: string, origin: string) => any} Start */

/** @param {(step: number, loading: string) => void} tell @returns {Promise<Start>} */
export async function startPython(tell) {
  const wheels = JSON.parse(new TextDecoder().decode(await fetched("wheels.json")));
  if (wheels.length) return startAnew(tell, wheels, false); // what is loaded of them is not in memory alone
  const tried = await triesSoFar().catch(() => TRIES);
  const image = tried < TRIES ? await keptImage().catch(() => undefined) : undefined;
  if (!image) return startAnew(tell, [], tried < TRIES);
  try {
    await noteTries(tried + 1).catch(() => undefined); // no room
    const made = await resume(image, tell);
    await noteTries(0);
    return made;
  } catch {
    await forgetImage();
    return startAnew(tell, [], false);
  }
}

/** @param {(step: number, loading: string) => void} tell @param {string[]} wheels @param {boolean} keeps  an image @returns {Promise<Start>} */
async function startAnew(tell, wheels, keeps) {
  const [{ loadPyodide }] = await scripts;
  const started = loadPyodide({ indexURL: new URL("pyodide/", PLACE).href, _makeSnapshot: keeps });
  started.then(() => tell(1, "Fetching the builder"));
  const [pyodide, libraries] = await Promise.all([started, fetched("builder.zip")]);
  await pyodide.loadPackage(wheels.map((wheel) => new URL(wheel, PLACE).href)); // those that the site was made with
  pyodide.unpackArchive(libraries, "zip", { extractDir: BUILDER });
  tell(2, "Starting the builder");
  pyodide.runPython(`import sys; sys.path.insert(0, "${BUILDER}")`);
  if (keeps) takeImage(pyodide);
  return pyodide.runPython(START);
}

/** @param {ArrayBuffer} image @param {(step: number, loading: string) => void} tell @returns {Promise<Start>} */
async function resume(image, tell) {
  tell(2, "Starting the builder");
  const [{ loadPyodide }, { default: create }] = await scripts;
  const withRoom = async (/** @type {object} */ settings) => {
    const made = await create(settings);
    made._malloc(image.byteLength); // memory grows by that; whatever is in it, the image replaces
    return made;
  };
  const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", PLACE).href, _loadSnapshot: image, createPyodideModule: withRoom });
  pyodide.runPython("from builder.site import image; image.resume()");
  return pyodide.runPython(START);
}

/** @param {any} pyodide */
function takeImage(pyodide) {
  pyodide.runPython(`from pathlib import Path; from builder.site import image; image.prepare(${KEEPS})`);
  const memory = pyodide.makeMemorySnapshot();
  pyodide.runPython("image.taken()");
  keep(memory.subarray(0, endOf(memory))).catch(() => undefined); // the next visit is as this one
}

/** Where what is in memory ends: the rest is zeros, as memory is from the start. @param {Uint8Array} memory */
function endOf(memory) {
  let end = memory.length;
  while (end && !memory[end - 1]) end -= 1;
  return Math.ceil(end / 16) * 16;
}

/** @param {Uint8Array} image */
async function keep(image) {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  if (quota - usage < ROOMS * image.length) return;
  await forgetImage();
  const { cache, image: name } = await place();
  await cache.put(name, new Response(/** @type {Uint8Array<ArrayBuffer>} */ (image), { headers: { [MARK]: await hashOf(image) } }));
}

/** Whole, as it was kept; undefined: there is none. */
async function keptImage() {
  const { cache, image } = await place();
  const found = await cache.match(image);
  const content = await found?.arrayBuffer();
  if (!found || !content || found.headers.get(MARK) === (await hashOf(content))) return content;
  await forgetImage(); // the rest of a memory would be worse than none
  return undefined;
}

/** @param {any} content  bytes */
async function hashOf(content) {
  return String(new Uint8Array(await crypto.subtle.digest("SHA-256", content)));
}

async function triesSoFar() {
  const { cache, tries } = await place();
  return Number((await (await cache.match(tries))?.text()) || 0);
}

/** @param {number} count */
async function noteTries(count) {
  const { cache, tries } = await place();
  if (count) await cache.put(tries, new Response(String(count)));
  else await cache.delete(tries);
}

export async function forgetImage() {
  const { cache, image } = await place();
  await cache.delete(image, { ignoreSearch: true });
}

/** @type {Promise<{cache: Cache, image: string, tries: string}> | undefined} */
let known;

/** In the cache of this version, which goes with it: `service_worker.js`. */
function place() {
  known ??= findPlace();
  return known;
}

async function findPlace() {
  const { version } = JSON.parse(new TextDecoder().decode(await fetched("site.json")));
  const cache = await caches.open(`workbench ${PLACE.pathname} ${version}`);
  const address = (/** @type {string} */ name) => new URL(`${name}?${encodeURIComponent(navigator.userAgent)}`, PLACE).href;
  return { cache, image: address("memory"), tries: address("memory-tried") };
}

/** @param {string} name */
async function fetched(name) {
  const answer = await fetch(new URL(name, PLACE));
  if (!answer.ok) throw new Error(`its server does not have “${name}”`);
  return answer.arrayBuffer();
}
