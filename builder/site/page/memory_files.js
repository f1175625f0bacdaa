/**
 * @typedef {{content: ArrayBuffer, type: string}} File
 *
 * A package's files at addresses of this window's memory (File API, 8), and its pages with these in place of their own. A frame whose
 * origin is nobody's could fetch none of them.
 */
export class MemoryFiles {
  /** @param {(address: string) => Promise<any>} ask  for JSON @param {(address: string) => Promise<File>} get */
  constructor(ask, get) {
    this.ask = ask;
    this.get = get;
    this.base = ""; // of the version that is held, or is being fetched
    this.holding = Promise.resolve();
    /** @type {Map<string, string>} by the files' own addresses in the package */
    this.addresses = new Map();
    /** @type {Map<string, string>} likewise, of scripts that stand in pages, by their text */
    this.scripts = new Map();
  }

  /**
   * A page of a module, and the same as the text of a frame that shows it at a place in it.
   * @param {string} address  `played/<course>/<theme>/<standard>/<version>/<page>?…`
   * @returns {Promise<{html: string, at: (hash: string) => string}>}
   */
  async page(address) {
    const parts = address.split("?")[0].split("/");
    const [base, page] = [parts.slice(0, 5).join("/"), `/${parts.slice(5).join("/")}`];
    const [{ content }] = await Promise.all([this.get(address), this.hold(base)]);
    const html = this.readdressed(new TextDecoder().decode(content), page).replace(/<script>([^]*?)<\/script>/g, (_, text) => `<script src="${this.script(text)}"></script>`);
    const begin = this.script("history.replaceState(null, '', document.currentScript.dataset.at)");
    const at = (/** @type {string} */ hash) => html.replace("<head>", `<head><base href="about:srcdoc">${hash ? `<script src="${begin}" data-at="${escaped(hash)}"></script>` : ""}`);
    return { html, at };
  }

  /** Has the files of a version at hand. @param {string} base */
  hold(base) {
    if (base === this.base) return this.holding;
    this.base = base;
    this.holding = this.fetchAll(base);
    this.holding.catch(() => this.base === base && (this.base = ""));
    return this.holding;
  }

  /** @param {string} base */
  async fetchAll(base) {
    /** @type {string[]} */
    const names = (await this.ask(base.replace("played/", "files/"))).map(addressOf);
    const files = await Promise.all(names.map(async (name) => /** @type {[string, File]} */ ([name, await this.get(base + name)])));
    if (base !== this.base) return; // overtaken by a newer version
    const old = [...this.addresses.values()];
    this.addresses = new Map(files.filter(([, { type }]) => !isStyle(type)).map(([name, file]) => [name, made(file.content, file.type)]));
    for (const [name, { content, type }] of files) {
      if (isStyle(type)) this.addresses.set(name, made(this.readdressed(new TextDecoder().decode(content), name), type)); // they name fonts and pictures
    }
    window.setTimeout(() => old.forEach((one) => URL.revokeObjectURL(one)), LINGER);
  }

  /** A text with the addresses of memory in place of the package's own. @param {string} text @param {string} at  where it stands */
  readdressed(text, at) {
    return text.replace(NAMED, (whole, before, address) => {
      const held = this.addresses.get(URL.canParse(address, PACKAGE + at) ? new URL(address, PACKAGE + at).pathname : "");
      return held ? before + held : whole;
    });
  }

  /** @param {string} text */
  script(text) {
    const known = this.scripts.get(text) || made(text, "text/javascript");
    this.scripts.set(text, known);
    return known;
  }
}

const PACKAGE = "https://package";
const LINGER = 10_000; // ms in which a page of the version before may still load
const NAMED = /(["'(])([^"'()#?\s<>:]{1,500})(?=["')#?])/g; // what may be the address of a file: between quotes or brackets

/** @param {string} name */
function addressOf(name) {
  return new URL(name.split("/").map(encodeURIComponent).join("/"), PACKAGE).pathname;
}

/** @param {string} type */
function isStyle(type) {
  return type.startsWith("text/css");
}

/** @param {ArrayBuffer | string} content @param {string} type */
function made(content, type) {
  return URL.createObjectURL(new Blob([content], { type }));
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
}
