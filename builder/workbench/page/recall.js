// What the browser keeps for the next time.

export const WHOLE = "workbench-whole"; // the whole file is shown in place of a page

/** @param {string} name */
export function recalled(name) {
  try {
    return localStorage.getItem(name) || "";
  } catch {
    return ""; // the browser keeps nothing
  }
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above.
  }
}
