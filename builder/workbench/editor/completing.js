/**
 * What is offered while somebody types: keywords, settings, objectives, audiences, labels, variables, pages, files, the cast.
 *
 * @typedef {import("../page/contract.js").Known} Known
 * @typedef {import("../page/contract.js").FormOf} FormOf
 *
 * @typedef {object} Knowing
 * @property {() => Known | null} known
 * @property {() => Promise<void>} learning  until it is known
 * @property {Object<string, FormOf>} forms
 */

const HEADING = /^#{1,6}\s+/;
const CAST = /\.(?:svg|png|jpe?g|webp)$/i;

/**
 * @param {Knowing} knowing
 * @returns {import("@codemirror/autocomplete").CompletionSource}
 */
export function languageCompletions({ known, learning, forms }) {
  const kinds = Object.values(forms).filter(({ keywords }) => keywords.length);
  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  const offered = (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const names = known();
    const from = (/** @type {RegExp} */ pattern) => {
      const found = pattern.exec(before);
      return found ? context.pos - found[found.length - 1].length : -1;
    };
    /** @type {[number, () => import("@codemirror/autocomplete").Completion[], RegExp][]} */
    const sources = [
      [from(/\{\{\s*([\w.]*)$/), () => pairs(names?.variables).map(([name, value]) => ({ label: name, detail: value.slice(0, 40), apply: closing(name, " }}") })), /^[\w.]*$/],
      [from(/!\[[^\]]*\]\(([^()]*)$/), () => [...files(names, true), ...cast(names)], /^[^()]*$/],
      [from(/(?:^|[^!])\[[^\]]*\]\((#?[^()]*)$/), () => [...pairs(names?.pages).map(([id, title]) => ({ label: `#${id}`, detail: title })), ...files(names, false)], /^[^()]*$/],
      [from(/^Settings:(?:.*,)?\s*([^,]*)$/i), () => settingsOf(context.state.doc, line.number, forms).map(({ example, name }) => ({ label: example, detail: name })), /^[^,]*$/],
      [from(/^Objectives?:(?:.*,)?\s*([^,]*)$/i), () => pairs(names?.objectives).map(([id, text]) => ({ label: id, detail: text.slice(0, 60) })), /^[^,]*$/],
      [from(/^For:(?:.*,)?\s*([^,]*)$/i), () => pairs(names?.audiences).map(([id, text]) => ({ label: id, detail: text.slice(0, 60) })), /^[^,]*$/],
      [from(/^#{2,6}\s+([A-Za-z][\w ]*)$/), () => kinds.map(({ keywords: [first] }) => ({ label: `${first}:`, apply: `${first}: ` })), /^[\w ]*$/],
      [from(/^([A-Z][a-z]*(?: [a-z]*)?)$/), () => [...(formAt(context.state.doc, line.number, forms)?.labels || []).map(upper), "Settings", "Objective", "For"].map((label) => ({ label: `${label}:`, apply: `${label}: ` })), /^[\w ]*$/],
    ];
    for (const [at, options, validFor] of sources) {
      if (at < 0) continue;
      const offered = options();
      const typed = context.pos - at;
      const isLabel = validFor.source === "^[\\w ]*$" && !HEADING.test(before);
      if (offered.length && (context.explicit || typed > (isLabel ? 1 : -1))) return { from: at, options: offered, validFor };
    }
    return null;
  };
  return (context) => (known() ? offered(context) : learning().then(() => offered(context))); // who asks early waits
}

/** @param {string} word */
function upper(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** @param {Object<string, string> | undefined} values @returns {[string, string][]} */
function pairs(values) {
  return Object.entries(values || {});
}

/** @param {Known | null} names @param {boolean} pictures */
function files(names, pictures) {
  return (names?.files || []).filter((file) => !pictures || CAST.test(file) || /\.(?:mp4|webm|mp3|m4a)$/i.test(file)).map((label) => ({ label, detail: "file" }));
}

/** @param {Known | null} names */
function cast(names) {
  return (names?.cast || []).map((name) => ({ label: `cast:${name}`, detail: "person" }));
}

/** Writes a word and what closes it, where that does not stand there already. @param {string} word @param {string} end */
function closing(word, end) {
  return (/** @type {import("@codemirror/view").EditorView} */ view, /** @type {object} */ _, /** @type {number} */ from, /** @type {number} */ to) => {
    const rest = view.state.sliceDoc(to, to + end.length);
    const closed = /^\s*\}/.test(rest);
    const insert = word + (closed ? "" : end);
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length + (closed ? end.length : 0) }, userEvent: "input.complete" });
  };
}

/**
 * What the block that a line stands in declares; that of a page, where it stands in none.
 * @param {import("@codemirror/state").Text} doc @param {number} number @param {Object<string, FormOf>} forms
 */
export function formAt(doc, number, forms) {
  for (let at = number; at >= 1; at -= 1) {
    const heading = /^#{1,6}\s+(?:([^:]{1,60}):)?/.exec(doc.line(at).text);
    if (!heading) continue;
    const word = (heading[1] || "").replace(/\s*\(.*$/, "").replace(/\s*\d+$/, "").trim().toLowerCase();
    if (word === "assessment") return forms.assessment;
    const found = Object.values(forms).find(({ keywords }) => keywords.some((one) => one.toLowerCase() === word));
    if (found) return found;
    if (/^#{1,2}\s/.test(heading[0])) return forms[""];
  }
  return forms[""];
}

/** @param {import("@codemirror/state").Text} doc @param {number} number @param {Object<string, FormOf>} forms */
function settingsOf(doc, number, forms) {
  return formAt(doc, number, forms)?.settings || [];
}
