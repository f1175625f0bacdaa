/** How far up a chain of frames the search goes: LMSs nest a few frames, a loop in a broken one never ends. */
const DEEPEST = 500;

/**
 * The API object that an LMS offers under a global name, or null. Looked for as the run-time standards ask: in this window,
 * its parents, then the window that opened it and that one's parents. Another origin's window throws, so each look is guarded.
 * @param {string} name
 * @returns {any}
 */
export function findApi(name) {
  const opener = attempt(() => window.top && window.top.opener) || attempt(() => window.opener);
  return searchUpwards(window, name) || (opener ? searchUpwards(opener, name) : null);
}

/**
 * @param {Window} start
 * @param {string} name
 * @returns {any}
 */
function searchUpwards(start, name) {
  let frame = start;
  for (let step = 0; step < DEEPEST; step += 1) {
    const here = frame;
    const api = attempt(() => /** @type {any} */ (here)[name]);
    if (api) return api;
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
