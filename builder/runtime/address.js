/**
 * The id in an address's hash, or "" where no text can be made of it: anybody may have typed it, or an LMS have cut it off.
 * @param {string} hash with its "#", or ""
 * @returns {string}
 */
export function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** The id that a link leads to within this document. @param {Element} $link whose `href` begins with "#" */
export function idOf($link) {
  return idIn($link.getAttribute("href") || "");
}
