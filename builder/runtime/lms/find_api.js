/** How far up a chain of frames the search goes: LMSs nest a few frames, a loop in a broken one never ends. */
const DEEPEST = 500;

/** LMSs put their API into their page when that is ready, which may be after the module's. In ms. */
const PATIENCE = 5000;
const BETWEEN = 200;

/**
 * The API object that an LMS offers under a global name, and the window that holds it, or null. Looked for as the run-time standards
 * ask: in this window, its parents, then the window that opened it and that one's parents; for some seconds, where there is such a
 * window at all.
 * @param {string} name
 * @returns {Promise<{api: any, home: Window} | null>}
 */
export async function findApi(name) {
  for (let waited = 0; ; waited += BETWEEN) {
    const opener = attempt(() => window.top && window.top.opener) || attempt(() => window.opener);
    const found = searchUpwards(window, name) || (opener ? searchUpwards(opener, name) : null);
    if (found || waited >= PATIENCE || (window.parent === window && !opener)) return found;
    await new Promise((again) => window.setTimeout(again, BETWEEN));
  }
}

/**
 * Another origin's window throws, so each look is guarded.
 * @param {Window} start
 * @param {string} name
 * @returns {{api: any, home: Window} | null}
 */
function searchUpwards(start, name) {
  let frame = start;
  for (let step = 0; step < DEEPEST; step += 1) {
    const here = frame;
    const api = attempt(() => /** @type {any} */ (here)[name]);
    if (api) return { api, home: here };
    const parent = attempt(() => here.parent);
    if (!parent || parent === here) return null;
    frame = parent;
  }
  return null;
}

/**
 * @template T
 * @param {() => T} look
 * @returns {T | null}
 */
function attempt(look) {
  try {
    return look();
  } catch (refused) {
    return null;
  }
}
