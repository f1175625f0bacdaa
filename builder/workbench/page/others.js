import { showClash } from "./clash.js";
import { ask } from "./engine.js";
import { toast } from "./say.js";

/** @typedef {import("./write.js").Write} Write */

/** The editor as its saver knows it: it takes over what others have written. @param {Write} view */
export function editorOf(view) {
  const editor = /** @type {import("../editor/editor.js").Editor} */ (view.editor);
  return {
    text: () => editor.text(),
    sending: () => editor.sending(),
    /** @param {string} text @param {import("./contract.js").Clash[]} clashes */
    take: (text, clashes) => {
      editor.take(text);
      if (clashes.length) showClash(view, clashes);
      else toast("Somebody else has changed this file: both are here now");
    },
  };
}

/** What other programs have saved in the file that is open. @param {Write} view */
export async function takeOthers(view) {
  const { saver, editor, file, outline } = view;
  if (!saver || !editor || saver.waiting || saver.running || saver.stopped || outline?.acting) return;
  const { base } = saver;
  const read = await ask("read", { file });
  // What was saved meanwhile is newer than what was read.
  if (saver !== view.saver || saver.base !== base || saver.waiting || saver.running || outline?.acting || read.revision === base.revision) return;
  editor.sending();
  saver.base = read;
  view.opened.files[file] = read;
  if (read.text !== base.text) editor.take(read.text);
}
