import { load, remove, store } from "./device.js";

const WAIT = 300; // ms after the last key

/**
 * What a learner has chosen or typed and not yet handed in, for a page that is loaded again in its tab: it goes with the tab. Private
 * text is kept so, too, and nowhere else but by the learner's wish.
 */
export class Drafts {
  #name;
  /** By the key of its block. @type {Map<string, any>} */
  #all;

  /** @param {string} name of the module, the learner and the attempt */
  constructor(name) {
    this.#name = name;
    const stored = load(name, "sessionStorage");
    this.#all = new Map(Object.entries(Object(stored)));
    this.timer = 0;
    window.addEventListener("pagehide", () => this.#write());
  }

  /** @param {string} key @returns {string[] | null} what was stored of a block */
  of(key) {
    const draft = this.#all.get(key);
    return Array.isArray(draft) && draft.every((one) => typeof one === "string") ? draft : null;
  }

  /** @param {string} key @param {string[] | null} draft null or empty: none */
  store(key, draft) {
    if (draft && draft.some(Boolean)) this.#all.set(key, draft);
    else this.#all.delete(key);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.#write(), WAIT);
  }

  #write() {
    if (this.#all.size) store(this.#name, Object.fromEntries(this.#all), "sessionStorage");
    else remove(this.#name, "sessionStorage");
  }
}
