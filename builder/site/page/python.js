/**
 * Python with the builder in it: as it was kept at an earlier visit, else started anew, and kept.
 *
 * What is kept is an image of Python's memory from before anything of the author's was in it (`builder/site/image.py`). It is of
 * this version of the site and this browser, which made it; where it is of no use it is forgotten, and Python is started anew.
 */

const PLACE = new URL("../../", self.location.href);
const BUILDER = "/builder"; // where the builder's files are, in Python's memory
const KEEPS = `["${BUILDER}", str(Path.home())]`; // folders
const ROOMS = 4; // times its size must be free for it to be kept: the room is the author's first
const START = `
from builder.site.in_browser import start
start`;
/** Pyodide's own scripts, on their way at once. @type {Promise<[any, any]>} */
const scripts = /** @type {any} */ (Promise.all(["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(new URL(`pyodide/${name}`, PLACE).href))));

/** What makes a home of a folder's path. @typedef {(root: string, origin: string) => any} Start */

/** @param {(step: number, loading: string) => void} tell @returns {Promise<Start>} */
export async function startPython(tell) {
  const wheels = JSON.parse(new TextDecoder().decode(await fetched("wheels.json")));
  if (wheels.length) return startAnew(tell, wheels); // what is loaded of them is not in memory alone
  const image = await keptImage().catch(() => undefined);
  if (!image) return startAnew(tell, []);
  try {
    return await resume(image, tell);
  } catch {
    await forgetImage();
    return startAnew(tell, []);
  }
}

/** @param {(step: number, loading: string) => void} tell @param {string[]} wheels @returns {Promise<Start>} */
async function startAnew(tell, wheels) {
  const [{ loadPyodide }] = await scripts;
  const started = loadPyodide({ indexURL: new URL("pyodide/", PLACE).href, _makeSnapshot: !wheels.length });
  started.then(() => tell(1, "Fetching the builder"));
  const [pyodide, libraries] = await Promise.all([started, fetched("builder.zip")]);
  await pyodide.loadPackage(wheels.map((wheel) => new URL(wheel, PLACE).href)); // those that the site was made with
  pyodide.unpackArchive(libraries, "zip", { extractDir: BUILDER });
  tell(2, "Starting the builder");
  pyodide.runPython(`import sys; sys.path.insert(0, "${BUILDER}")`);
  if (!wheels.length) takeImage(pyodide);
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
  const [cache, name] = await place();
  await cache.put(name, new Response(/** @type {Uint8Array<ArrayBuffer>} */ (image)));
}

async function keptImage() {
  const [cache, name] = await place();
  return (await cache.match(name))?.arrayBuffer();
}

export async function forgetImage() {
  const [cache, name] = await place();
  await cache.delete(name, { ignoreSearch: true });
}

/** In the cache of this version, which goes with it: `service_worker.js`. @returns {Promise<[Cache, string]>} */
async function place() {
  const { version } = JSON.parse(new TextDecoder().decode(await fetched("site.json")));
  return [await caches.open(`workbench ${PLACE.pathname} ${version}`), new URL(`memory?${encodeURIComponent(navigator.userAgent)}`, PLACE).href];
}

/** @param {string} name */
async function fetched(name) {
  const answer = await fetch(new URL(name, PLACE));
  if (!answer.ok) throw new Error(`its server does not have “${name}”`);
  return answer.arrayBuffer();
}
