import { one } from "../../runtime/kit/dom.js";
import { Gone, STOPPED } from "./engine.js";

// What a first view does without: it comes when it is asked for, or before that, once nobody waits for anything.

const SETTLED = 2000; // ms after which what was asked for first is there

/** What is fetched once all is quiet. @type {(() => void)[]} */
let waiting = [];
let isQuiet = false;

/** The styles that were asked for. @type {Map<string, Promise<void>>} */
const sheets = new Map();

/**
 * Scripts that come later.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}  which fails as Gone where they are not here yet, and nothing answers
 */
export function later(load) {
  const loaded = () =>
    load().catch((reason) => {
      throw reason instanceof TypeError ? new Gone(STOPPED) : reason;
    });
  const ahead = () => void loaded().catch(() => undefined); // it is said when they are wanted
  if (isQuiet) whenIdle(ahead);
  else waiting.push(ahead);
  return loaded;
}

/** The styles of a view, which it is not drawn without. @param {string} name */
export function styles(name) {
  const there = sheets.get(name) || fetched(/** @type {HTMLLinkElement} */ (one(document, `link[href$="/${name}.css"]`)));
  sheets.set(name, there);
  there.catch(() => sheets.delete(name));
  return there;
}

/** @param {HTMLLinkElement} $link  disabled, so that it was not fetched (HTML, 4.2.4) @returns {Promise<void>} */
function fetched($link) {
  return new Promise((resolve, reject) => {
    $link.addEventListener("load", () => resolve(), { once: true });
    $link.addEventListener("error", () => {
      $link.disabled = true;
      reject(new Gone(STOPPED));
    }, { once: true });
    $link.disabled = false;
  });
}

/** The first view is there: what others need may come. */
export function isThere() {
  window.setTimeout(() => {
    isQuiet = true;
    waiting.forEach(whenIdle);
    waiting = [];
  }, SETTLED);
}

/** @param {() => void} act */
function whenIdle(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act);
  else window.setTimeout(act); // Safari
}
