/** What the browser keeps, so that what was done can be undone when the page was closed meanwhile. */

const UNDO = "undo:"; // in the browser's storage, before the file's path
const LONGEST = 400_000; // characters of one file's
const MOST = 8; // files
const PAUSE = 2000; // ms after a save

let timer = 0;

/** The text as it was left, with what was done to it. @param {string} file @returns {{doc: string} | null} */
export function undoOf(file) {
  try {
    const { kept } = JSON.parse(localStorage.getItem(UNDO + file) || "null");
    return typeof kept.doc === "string" && kept.history ? kept : null;
  } catch {
    return null;
  }
}

/** @param {string} file @param {{kept: () => object}} editor */
export function keepUndo(file, editor) {
  window.clearTimeout(timer);
  timer = 0;
  try {
    const kept = JSON.stringify({ at: Date.now(), kept: editor.kept() });
    localStorage.removeItem(UNDO + file);
    if (kept.length > LONGEST) return;
    for (const { name } of others().slice(MOST - 1)) localStorage.removeItem(name);
    localStorage.setItem(UNDO + file, kept);
  } catch {
    // The browser keeps nothing, or has no room.
  }
}

/** A moment after the last save. @param {string} file @param {{kept: () => object}} editor */
export function keepUndoSoon(file, editor) {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => keepUndo(file, editor), PAUSE);
}

/** Those of other files, the latest first. */
function others() {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(UNDO));
  const timed = names.map((name) => ({ name, at: Number(/^\{"at":(\d+)/.exec(localStorage.getItem(name) || "")?.[1] || 0) }));
  return timed.sort((a, b) => b.at - a.at);
}
