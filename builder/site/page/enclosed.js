import { embed } from "../../preview/page/embedded.js";
import { MemoryFiles } from "./memory_files.js";

/** @typedef {import("../../preview/page/served.js").Supplies} Supplies */

/**
 * The pane on an origin that is nobody's: it reaches no server and no storage, and asks the page around it (`enclosure.js`).
 * @param {Object<string, import("../../lms/contract.js").Lms>} lmsOf  by the standard's folder
 */
export function enclose(lmsOf) {
  const begun = (/** @type {MessageEvent} */ { source, data }) => {
    if (source !== window.parent || !data.begin) return; // the workbench may have spoken before
    window.removeEventListener("message", begun);
    const { holder, kept } = data.begin;
    embed(suppliesOf(holder, kept, lmsOf), holder);
    document.addEventListener("load", ({ target }) => target instanceof HTMLIFrameElement && target.contentDocument?.addEventListener("click", (event) => offerLink(event, holder)), true);
  };
  window.addEventListener("message", begun);
}

/** @param {string} holder @param {Object<string, string>} kept @param {Object<string, import("../../lms/contract.js").Lms>} lmsOf @returns {Supplies} */
function suppliesOf(holder, kept, lmsOf) {
  const held = new Map(Object.entries(kept));
  /** @type {Map<number, {resolve: (value: any) => void, reject: (reason: Error) => void}>} */
  const waiting = new Map();
  let count = 0;
  window.addEventListener("message", ({ origin, data }) => {
    const asked = origin === holder && data && waiting.get(data.answered);
    if (!asked) return;
    waiting.delete(data.answered);
    if (data.failed === undefined) asked.resolve(data.value);
    else asked.reject(new Error(data.failed));
  });
  /** @param {string} how @param {object} what @returns {Promise<any>} */
  const asked = (how, what) =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      window.parent.postMessage({ [how]: count, ...what }, holder);
    });
  const files = new MemoryFiles((address) => asked("ask", { address }), (address) => asked("fetch", { address }));
  return {
    ask: (address, sent) => asked("ask", { address, sent }),
    lms: async (folder) => lmsOf[folder],
    module: async (address) => {
      const { html, at } = await files.page(address);
      return { html, shownAt: (hash) => ({ srcdoc: at(hash) }), isStill: async () => true };
    },
    storage: {
      getItem: (name) => held.get(name) ?? null,
      setItem: (name, value) => {
        held.set(name, value);
        window.parent.postMessage({ keep: [name, value] }, holder);
      },
    },
  };
}

/** A link that leads out is the page around's to open: this one could open nothing. @param {MouseEvent} event @param {string} holder */
function offerLink(event, holder) {
  const $link = /** @type {Element} */ (event.target).closest("a[href]");
  const link = $link ? /** @type {HTMLAnchorElement} */ ($link).href : "";
  if (!/^(?:https?|mailto):/.test(link)) return;
  event.preventDefault();
  window.parent.postMessage({ link }, holder);
}
