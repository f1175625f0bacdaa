import { ask } from "./engine.js";
import { later } from "./later.js";
import { chooseFiles, showRefusal } from "./parts.js";
import { toast } from "./say.js";

/** @typedef {import("./write.js").Write} Write */

const picturing = later(() => import("./pictures.js"));
const bringing = later(() => import("./bring_in.js"));

/** Whether somebody else writes here, which is said. @param {Write} view */
function isHeld(view) {
  const { words } = view.held;
  if (words) toast(words);
  return words !== "";
}

/** @param {Write} view */
export async function choosePicture(view) {
  if (isHeld(view)) return;
  await takeFiles(view, await chooseFiles("image/*", false));
}

/**
 * Files that were dropped or pasted: pictures go into the text, one after the other; whole documents become a course of their own,
 * while this one stays as it is.
 * @param {Write} view @param {File[]} files
 */
export async function takeFiles(view, files) {
  const pictures = files.filter(({ type }) => type.startsWith("image/"));
  if (pictures.length && isHeld(view)) return;
  const documents = files.filter((file) => !pictures.includes(file));
  try {
    for (const file of pictures) {
      const { askForPicture } = await picturing();
      const text = await askForPicture(file, view.course);
      if (text) view.editor?.insert(text);
    }
    view.editor?.focus();
    view.learnNames();
    if (documents.length) await (await bringing()).bringIn(documents);
  } catch (reason) {
    showRefusal(reason);
  }
}

/** What another program put on the clipboard comes in as Markdown; plain text comes in as it is. @param {Write} view @param {ClipboardEvent} event */
export function pasted(view, event) {
  const data = event.clipboardData;
  if (!data || view.held.words) return false;
  const html = data.getData("text/html");
  const pictures = [...data.files].filter(({ type }) => type.startsWith("image/"));
  // Word and Excel put a picture of the words beside the words.
  if (pictures.length && !/<(?:p|table|li|h\d)\b/i.test(html)) {
    event.preventDefault();
    takeFiles(view, pictures);
    return true;
  }
  if (!html || isOwn(html)) return false;
  event.preventDefault();
  const plain = data.getData("text/plain");
  ask("paste", { html }).then(
    ({ text, doubts }) => {
      view.editor?.insert(text || plain);
      if (doubts.length) toast(`Look at this: ${doubts[0]}`);
    },
    () => view.editor?.insert(plain),
  );
  return true;
}

/** Whether a clipboard's HTML comes from an editor of plain text, which has put the same words beside it. @param {string} html */
function isOwn(html) {
  return /<meta[^>]*vscode|class="cm-|<(?:pre|code)\b[^>]*>(?![\s\S]*<(?:p|li|table|h\d)\b)/i.test(html);
}
