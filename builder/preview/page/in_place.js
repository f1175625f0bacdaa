/*
 * A newer version of a module, put into the page of the one that is open: no window begins anew, no answer and no place is lost, and it
 * takes a few milliseconds. That is right only where plain text differs, which the module's script neither holds nor changes; for all
 * else a newer version is loaded in a frame of its own (`module_frames.js`).
 */

const PLAIN = new Set("A ASIDE B BLOCKQUOTE BR CODE DD DEL DL DT EM FIGCAPTION FIGURE H2 H3 H4 H5 H6 HR I LI OL P PRE Q S SPAN STRONG SUB SUP TABLE TBODY TD TH THEAD TR UL".split(" "));
const MAIN = /(?=<main )|(?<=<\/main>)/;
const MOST = 20; // places that differ, beyond which it is another module

/** @typedef {{$page: Element, path: number[], old: ChildNode[], now: ChildNode[]}} Change  some children of a node of a page */

/** A module's page as it came, before its script has made something of it. */
export class PageAsItCame {
  /** @param {string} html */
  constructor(html) {
    const [above, main, ...below] = html.split(MAIN);
    this.around = [above, ...below].join("");
    this.$main = parsed(main || "");
  }

  /**
   * Whether the page that is open is a newer one now; else nothing of it was changed.
   * @param {Document} open  as the module's script has it @param {PageAsItCame} newer
   */
  becomes(open, newer) {
    return this.around === newer.around && this.takesOver(open, this.$main, newer.$main);
  }

  /**
   * The same, of what differs between two versions of one part of it.
   * @param {Document} open @param {string} before @param {string} now
   */
  takes(open, before, now) {
    return this.takesOver(open, parsed(before), parsed(now));
  }

  /** @param {Document} open @param {Element} $before @param {Element} $now */
  takesOver(open, $before, $now) {
    /** @type {Change[]} */
    const changes = [];
    if (!open.documentElement || open.documentElement.dataset.state !== "ready" || !compare($before, $now, changes)) return false;
    const places = changes.flatMap((change) => [this.$main, open].map(($in) => find($in, change)));
    if (!places.every(Boolean)) return false;
    for (const place of places) if (place) put(place);
    return true;
  }
}

/** What learners read. Its own styles are left alone, which this page's policy would refuse. @param {string} main */
function parsed(main) {
  const unstyled = main.replace(/<\w[^>]*>/g, (tag) => tag.replace(/ style=/g, " data-style="));
  return new DOMParser().parseFromString(unstyled, "text/html").body;
}

/**
 * Notes where two nodes differ. False: there is more to it than plain text.
 * @param {Element} $before @param {Element} $now @param {Change[]} changes
 * @returns {boolean}
 */
function compare($before, $now, changes) {
  const [old, fresh] = [[...$before.childNodes], [...$now.childNodes]];
  while (old.length && fresh.length && old[0].isEqualNode(fresh[0])) [old.shift(), fresh.shift()];
  while (old.length && fresh.length && old[old.length - 1].isEqualNode(fresh[fresh.length - 1])) [old.pop(), fresh.pop()];
  if (!old.length && !fresh.length) return true;
  const deeper = old.length === fresh.length && old.every(($one, at) => isAlike($one, fresh[at]));
  if (deeper) return old.every(($one, at) => $one.isEqualNode(fresh[at]) || compare(/** @type {Element} */ ($one), /** @type {Element} */ (fresh[at]), changes));
  const $page = $before.closest("section.page");
  if (!$page || changes.length === MOST || ![...old, ...fresh].every(isPlain)) return false;
  const path = [];
  for (let $at = $before; $at !== $page; $at = /** @type {Element} */ ($at.parentElement)) {
    if (!isPlainTag($at)) return false;
    path.unshift(indexOf($at));
  }
  const first = old.length ? indexOf(old[0]) : [...$now.childNodes].indexOf(fresh[0]);
  changes.push({ $page, path: [...path, first], old, now: fresh });
  return true;
}

/** Whether they are one element with other children. @param {ChildNode} $one @param {ChildNode} $other */
function isAlike($one, $other) {
  return $one instanceof Element && $other instanceof Element && $one.cloneNode().isEqualNode($other.cloneNode());
}

/** @param {Node} $node @returns {boolean} */
function isPlain($node) {
  return $node.nodeType === Node.TEXT_NODE || ($node instanceof Element && isPlainTag($node) && [...$node.childNodes].every(isPlain));
}

/** Whether it is text that no script looks for. @param {Element} $one */
function isPlainTag($one) {
  const isPlain = PLAIN.has($one.tagName) && !$one.id && ![...$one.attributes].some(({ name }) => name.startsWith("data-"));
  return isPlain || $one.matches("[role=note], section.scroll"); // a callout, or what a table can be scrolled in
}

/** @param {ChildNode} $node */
function indexOf($node) {
  return [.../** @type {Element} */ ($node.parentElement).childNodes].indexOf($node);
}

/**
 * Where a change belongs in a page; null where something else is there than was.
 * @param {Document | Element} $in @param {Change} change
 */
function find($in, { $page, path, old, now }) {
  let [$before, $at] = [$page, $in.querySelector(`#${CSS.escape($page.id)}`)];
  for (const at of path.slice(0, -1)) {
    if (!$at || $at.childNodes.length !== $before.childNodes.length) return null;
    [$before, $at] = [/** @type {Element} */ ($before.childNodes[at]), /** @type {Element} */ ($at.childNodes[at])];
  }
  if (!$at || $at.childNodes.length !== $before.childNodes.length) return null;
  const first = path[path.length - 1];
  const there = [...$at.childNodes].slice(first, first + old.length);
  const $below = $at.childNodes[first + old.length] || null;
  return old.every(($one, at) => $one.isEqualNode(there[at])) ? { $at, there, $below, now } : null;
}

/** @param {NonNullable<ReturnType<typeof find>>} place */
function put({ $at, there, $below, now }) {
  for (const $one of there) $one.remove();
  for (const $one of now) $at.insertBefore($at.ownerDocument.importNode($one, true), $below);
}
