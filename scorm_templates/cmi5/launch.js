/**
 * How an LMS launches the module (cmi5 8): five values in the address, and a token that is given once.
 *
 * @typedef {object} Launch
 * @property {string} endpoint     of the xAPI requests, with a slash at its end
 * @property {string} fetch        where the token is
 * @property {any} actor
 * @property {string} registration
 * @property {string} activityId
 */

/**
 * @param {string} query  of the module's address, its values in any order
 * @returns {Launch|null}  null: no cmi5 launch
 */
export function readLaunch(query) {
  const given = new URLSearchParams(query);
  const value = (/** @type {string} */ name) => given.get(name) || "";
  const launch = {
    endpoint: value("endpoint").replace(/\/*$/, "/"),
    fetch: value("fetch"),
    actor: asJson(value("actor")),
    registration: value("registration"),
    activityId: value("activityId"),
  };
  const isComplete = given.has("endpoint") && launch.fetch && launch.registration && launch.activityId && launch.actor;
  return isComplete ? launch : null;
}

/** Waits before further tries, in ms: a server that is restarted, or asked too much, answers again in a moment. */
const WAITS = [400, 1200, 3000];

/**
 * What an act gives, tried again while that may help.
 * @template T
 * @param {() => Promise<T>} act
 * @param {(given: T) => boolean} mayHelp  whether another try might
 * @returns {Promise<T>}
 */
export async function tryAgain(act, mayHelp) {
  let given = await act();
  for (const wait of WAITS) {
    if (!mayHelp(given)) break;
    await new Promise((go) => window.setTimeout(go, wait));
    given = await act();
  }
  return given;
}

/** Whether a server may answer otherwise in a moment. @param {number} status  of HTTP; 0: nobody answered */
export function isPassing(status) {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

/**
 * The token of this launch (8.2). A page that is loaded again in its window has it still: the LMS gives it only once.
 * @param {Launch} launch
 * @returns {Promise<{token: string, again: boolean}>}  again: this launch's session has ended before. Token "": none
 */
export async function fetchToken(launch) {
  const name = `launch:${launch.fetch}`;
  const stored = inWindow((storage) => storage.getItem(name));
  if (stored) return { token: stored, again: true };
  const { token } = await tryAgain(() => askToken(launch), ({ status }) => isPassing(status));
  if (token) inWindow((storage) => storage.setItem(name, token));
  return { token, again: false };
}

/** @param {Launch} launch @returns {Promise<{status: number, token: string}>} */
async function askToken(launch) {
  try {
    const answer = await fetch(launch.fetch, { method: "POST" });
    const text = await answer.text();
    return { status: answer.status, token: answer.ok ? String((asJson(text) || {})["auth-token"] || "") : "" };
  } catch (unreachable) {
    return { status: 0, token: "" };
  }
}

/** @param {any} wishes of the learner (cmi5 11); null: none are known */
export function applyPreferences(wishes) {
  const isSilent = Boolean(wishes) && wishes.audioPreference === "off"; // 11.2
  document.querySelectorAll("audio, video").forEach((clip) => {
    /** @type {HTMLMediaElement} */ (clip).muted = isSilent;
  });
}

/**
 * @template T
 * @param {(storage: Storage) => T} act
 * @returns {T|null}
 */
function inWindow(act) {
  try {
    return act(window.sessionStorage);
  } catch (refused) {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {any}  null: none
 */
function asJson(text) {
  try {
    return JSON.parse(text);
  } catch (malformed) {
    return null;
  }
}
