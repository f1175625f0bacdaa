/**
 * Where pages and blocks stand in a course, as the outline has it.
 *
 * @typedef {import("./contract.js").OutlineSection} OutlineSection
 * @typedef {import("./contract.js").OutlinePage} OutlinePage
 * @typedef {import("./contract.js").OutlineBlock} OutlineBlock
 * @typedef {import("./contract.js").Fault} Fault
 * @typedef {import("./contract.js").Place} Place
 */

/**
 * What is known of a file goes with its text while its author types, until it is known anew.
 * @param {import("./contract.js").Seen} seen @param {string} file @param {import("../editor/shift.js").Shift} shift
 */
export function shiftPlaces({ sections, faults }, file, { movesLines, now, touches }) {
  if (movesLines) {
    const places = sections.flatMap((section) => [section, ...section.pages.flatMap((page) => [page, ...page.blocks])]);
    for (const place of places) if (place.file === file) place.line = now(place.line, 1).line;
  }
  for (const fault of faults) {
    if (fault.file !== file || fault.line < 1) continue;
    if (fault.fixes.some(({ line, column, length }) => touches(line, column, length))) fault.fixes = [];
    for (const edit of fault.fixes) Object.assign(edit, now(edit.line, edit.column));
    const end = now(fault.line, fault.column + fault.length);
    Object.assign(fault, now(fault.line, fault.column));
    if (fault.length && end.line === fault.line) fault.length = Math.max(0, end.column - fault.column);
  }
}

/** @param {OutlineSection[]} sections */
export function pagesOf(sections) {
  return sections.flatMap(({ pages }) => pages);
}

/** The page that a line is of; the heading of a section is of its first page. @param {OutlineSection[]} sections @param {string} file @param {number} line @returns {OutlinePage | null} */
export function pageAt(sections, file, line) {
  const pages = sections.flatMap((section) => section.pages.filter((page, index) => page.file === file && (page.line <= line || (!index && section.file === file && section.line <= line))));
  return pages.length ? pages[pages.length - 1] : null;
}

/** The id of the module that a page is in; “”: there is one alone. @param {OutlineSection[]} sections @param {OutlinePage} wanted */
export function moduleOf(sections, wanted) {
  return sections.find(({ pages }) => pages.includes(wanted))?.module || "";
}

/** @param {OutlinePage} page @param {number} line @returns {OutlineBlock | null} */
export function blockAt(page, line) {
  const blocks = page.blocks.filter(({ line: start }) => start <= line);
  return blocks.length ? blocks[blocks.length - 1] : null;
}

/**
 * The lines of the page that a line stands in; to a section's first page belongs what stands above it.
 * @param {OutlineSection[]} sections @param {string} file @param {number} line @param {number} count  lines of the file
 */
export function linesOfPage(sections, file, line, count) {
  const own = sections.filter((section) => section.file === file);
  const starts = own.flatMap((section) => section.pages.filter((page) => page.file === file).map((page, index) => (index ? page.line : Math.min(section.line, page.line)))).sort((a, b) => a - b);
  if (!starts.length) return null;
  starts[0] = 1;
  const at = starts.filter((start) => start <= line).length - 1;
  return { first: starts[at], last: at + 1 < starts.length ? starts[at + 1] - 1 : count };
}

/** The line before the next thing in the outline. @param {OutlineSection[]} sections @param {OutlineBlock} block */
export function limitOf(sections, { file, line }) {
  const starts = sections.flatMap((section) => [section, ...section.pages.flatMap((page) => [page, ...page.blocks])]);
  const next = starts.filter((one) => one.file === file && one.line > line).map((one) => one.line);
  return next.length ? Math.min(...next) - 1 : Number.MAX_SAFE_INTEGER;
}

/** What is wrong with each section, page and block; better wordings are left to the text. @param {OutlineSection[]} sections @param {Fault[]} faults @returns {Map<Place, Fault[]>} */
export function faultsIn(sections, faults) {
  const pages = pagesOf(sections);
  const places = sections.flatMap((section) => [section, ...section.pages.flatMap((page) => [page, ...page.blocks.filter(({ line }) => line !== page.line)])]);
  /** @type {Map<Place, Fault[]>} */
  const found = new Map();
  for (const fault of faults.filter((one) => !one.advice)) {
    const above = places.filter(({ file, line }) => file === fault.file && line <= fault.line);
    const at = above.length ? above[above.length - 1] : null;
    const page = pages.find(({ blocks }) => blocks.some((block) => block === at)); // whose blocks may be folded away
    for (const one of [at, page]) if (one) found.set(one, [...(found.get(one) || []), fault]);
  }
  return found;
}
