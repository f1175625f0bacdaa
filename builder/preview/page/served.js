import { ask } from "../../lms/page/server.js";

/**
 * @typedef {object} Supplies     where a pane has what it shows, and keeps what its LMS holds
 * @property {(address: string, sent?: object) => Promise<any>} ask  of the preview's server: `lms/page/server.js`
 * @property {(folder: string) => Promise<import("../../lms/contract.js").Lms>} lms  of a standard
 * @property {(address: string) => Promise<(hash: string) => Object<string, string>>} module  the attributes of a frame that
 *   shows a module, at a place in it
 * @property {Pick<Storage, "getItem" | "setItem">} storage  lasts while the browser's tab does
 */

/** A server has it, on the page's own origin. @returns {Supplies} */
export function served() {
  return {
    ask,
    lms: async (folder) => (await import(new URL(`standards/${folder}/lms.js`, document.baseURI).href)).lms,
    module: async (address) => (hash) => ({ src: address + hash }),
    storage: window.sessionStorage,
  };
}
