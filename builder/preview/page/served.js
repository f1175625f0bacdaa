import { ask } from "../../lms/page/server.js";

/**
 * @typedef {object} Supplies     where a pane has what it shows, and keeps what its LMS holds
 * @property {(address: string, sent?: object) => Promise<any>} ask  of the preview's server: `lms/page/server.js`
 * @property {(folder: string) => Promise<import("../../lms/contract.js").Lms>} lms  of a standard
 * @property {(address: string) => Promise<ModulePage>} module
 * @property {Pick<Storage, "getItem" | "setItem">} storage  lasts while the browser's tab does
 *
 * @typedef {object} ModulePage   a page of a module
 * @property {string} html        "": it can't be had
 * @property {(hash: string) => Object<string, string>} shownAt  the attributes of a frame that shows it, at a place in it
 * @property {() => Promise<boolean>} isStill  whether a frame that was loaded meanwhile has this very page, and no newer one
 */

/** A server has it, on the page's own origin. @returns {Supplies} */
export function served() {
  return {
    ask,
    lms: async (folder) => (await import(new URL(`standards/${folder}/lms.js`, document.baseURI).href)).lms,
    module: async (address) => {
      const html = await textAt(address);
      return { html, shownAt: (hash) => ({ src: address + hash }), isStill: async () => html === (await textAt(address)) };
    },
    storage: window.sessionStorage,
  };
}

/** A page, "" where it can't be had. @param {string} address */
async function textAt(address) {
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    return answer.ok ? answer.text() : "";
  } catch {
    return ""; // the server has stopped
  }
}
