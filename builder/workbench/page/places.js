/**
 * Where pages and blocks stand in a course, as the outline has it.
 *
 * @typedef {import("./contract.js").OutlineSection} OutlineSection
 * @typedef {import("./contract.js").OutlinePage} OutlinePage
 * @typedef {import("./contract.js").OutlineBlock} OutlineBlock
 */

/** @param {OutlineSection[]} sections */
export function pagesOf(sections) {
  return sections.flatMap(({ pages }) => pages);
}

/** The page that a line is of; the heading of a section is of its first page. @param {OutlineSection[]} sections @param {string} file @param {number} line @returns {OutlinePage | null} */
export function pageAt(sections, file, line) {
  const pages = sections.flatMap((section) => section.pages.filter((page, index) => page.file === file && (page.line <= line || (!index && section.file === file && section.line <= line))));
  return pages.length ? pages[pages.length - 1] : null;
}

/** The outline, where the lines of a file have become others. @param {OutlineSection[]} sections @param {string} file @param {(line: number) => number} lineNow */
export function shifted(sections, file, lineNow) {
  /** @template {{file: string, line: number}} T @param {T} one @returns {T} */
  const moved = (one) => (one.file === file ? { ...one, line: lineNow(one.line) } : one);
  return sections.map((section) => ({ ...moved(section), pages: section.pages.map((page) => ({ ...moved(page), blocks: page.blocks.map(moved) })) }));
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
