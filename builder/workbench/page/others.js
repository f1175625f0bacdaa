import { make } from "../../runtime/kit/dom.js";
import { showClash } from "./clash.js";
import { ask } from "./engine.js";
import { notice } from "./notices.js";
import { showRefusal } from "./parts.js";
import { Saver } from "./saver.js";
import { toast } from "./say.js";

/** @typedef {import("./write.js").Write} Write */

const A_MOMENT = 500; // ms

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

/**
 * The file is not where it was. Its text is never taken for deleted: it stays here. Where a file of another name holds what was saved
 * last, that is it; a program that writes a file anew may have taken it away for a moment.
 * @param {Write} view
 */
export async function lookForFile(view) {
  const { saver, course, file } = view;
  if (!saver) return;
  await new Promise((resolve) => window.setTimeout(resolve, A_MOMENT));
  /** @type {import("./contract.js").Opened | null} */
  const opened = await ask("open", { course }).catch(() => null);
  if (saver !== view.saver || view.isClosed) return;
  const files = opened ? opened.files : {};
  if (files[file]) return saver.isMissing ? void saver.save() : undefined;
  const now = Object.keys(files).find((name) => !view.opened.files[name] && files[name].text === saver.base.text);
  if (opened && now) {
    view.file = now;
    saver.follow(now, files[now]);
    view.windows?.opened(now);
    view.opened = { ...opened, soon: false };
    view.draw();
    toast(`“${file.split("/").pop()}” is called “${now.split("/").pop()}” now`);
    return;
  }
  saver.missing();
}

/** What was typed in a file that went while the page was closed: it is there for its author to say what becomes of it. @param {Write} view */
export function showHomeless(view) {
  const [one] = Saver.homeless(view.course, view.opened.files);
  if (!one) return notice("homeless");
  const { file, text } = one;
  const next = async () => {
    Saver.forget(file);
    view.opened = { ...(await ask("open", { course: view.course })), soon: false };
    view.draw();
    showHomeless(view);
  };
  const putBack = () => ask("write", { file, base: "", text, before: "" }).then(next).catch(showRefusal);
  return notice("homeless", "bad", [make("b", {}, `“${file.split("/").pop()}” is not in its folder any more. `), "What you typed in it last was not saved, and is kept in this browser."], [{ words: "Put it back", act: putBack }, { words: "Throw it away", act: () => next().catch(showRefusal) }]);
}

/** What other programs have saved in the file that is open. @param {Write} view */
export async function takeOthers(view) {
  const { saver, editor, file, outline } = view;
  if (!saver || !editor || saver.waiting || saver.running || saver.stopped || outline?.acting) return;
  const { base } = saver;
  const read = await ask("read", { file });
  // What was saved meanwhile is newer than what was read.
  if (saver !== view.saver || saver.base !== base || saver.waiting || saver.running || outline?.acting) return;
  if (!read.revision && base.revision) return void (await lookForFile(view));
  saver.found();
  if (read.revision === base.revision) return;
  editor.sending();
  saver.base = read;
  view.opened.files[file] = read;
  if (read.text !== base.text) editor.take(read.text);
}
