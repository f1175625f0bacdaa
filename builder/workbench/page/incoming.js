import { Refused, ask, bring } from "./engine.js";
import { later } from "./later.js";
import { chooseFiles, showRefusal } from "./parts.js";
import { toast } from "./say.js";

/** @typedef {import("./write.js").Write} Write */

const picturing = later(() => import("./pictures.js"));
const bringing = later(() => import("./bring_in.js"));

const CLIP = /\.(?:mp4|webm|mp3|m4a)$/i;
const PICTURES = /\.(?:avif|bmp|gif|hei[cf]|jfif|jpe?g|png|svg|tiff?|webp)$/i;

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
  const pictures = files.filter(isPicture);
  const clips = files.filter(({ name }) => CLIP.test(name));
  if (pictures.length + clips.length && isHeld(view)) return;
  const documents = files.filter((file) => !pictures.includes(file) && !clips.includes(file));
  const { editor } = view;
  try {
    for (const file of pictures) {
      const spot = editor?.spot();
      const { askForPicture } = await picturing();
      const text = await askForPicture(file, view.course);
      if (editor === view.editor) editor?.insert(text, spot);
    }
    for (const file of clips) await takeClip(view, file);
    view.editor?.comeBack();
    view.learnNames();
    if (documents.length) await (await bringing()).bringIn(documents);
  } catch (reason) {
    showRefusal(reason);
  }
}

/** Whether a file is a picture: some systems don't say so of a photo from a phone. @param {File} file */
function isPicture({ type, name }) {
  return type.startsWith("image/") || (!type && PICTURES.test(name));
}

/** A film or a recording becomes a block of its own, to be filled in. @param {Write} view @param {File} file */
async function takeClip(view, file) {
  const { editor } = view;
  const spot = editor?.spot();
  try {
    const { file: name } = await ask("keep_media", { course: view.course, file: await bring(file) });
    const isSound = /\.(?:mp3|m4a)$/i.test(name);
    const title = file.name.replace(CLIP, "").replace(/[-_]+/g, " ");
    const example = `### ${isSound ? "Audio" : "Video"}: ${title}\n![What it shows](${name})\n- Transcript: ${name.replace(/\.\w+$/, ".md")}`;
    if (!editor || !spot || editor !== view.editor) return;
    if (editor.isAt(spot)) editor.insertBlock({ name: "", keyword: "", other: [], about: "", purpose: "", picture: "", example });
    else editor.insert(example, spot);
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason;
    toast(reason.message);
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
  const { editor } = view;
  if (!html || !editor || isOwn(html) || editor.isVerbatim) return false;
  event.preventDefault();
  const plain = data.getData("text/plain");
  const spot = editor.spot();
  const put = (/** @type {string} */ text) => {
    if (editor === view.editor) editor.insert(text, spot);
    else toast("What you pasted was still being read: paste it once more");
  };
  ask("paste", { course: view.course, html }).then(
    ({ text, doubts }) => {
      put(text ? withEdges(text, plain) : plain);
      if (doubts.length) toast(`Look at this: ${doubts[0]}${doubts.length > 1 ? ` And ${doubts.length - 1} more like that.` : ""}`);
      view.learnNames();
    },
    () => put(plain),
  );
  return true;
}

/** Whether a clipboard's HTML comes from an editor of plain text, which has put the same words beside it. @param {string} html */
function isOwn(html) {
  return /<meta[^>]*vscode|class="cm-|<(?:pre|code)\b[^>]*>(?![\s\S]*<(?:p|li|table|h\d)\b)/i.test(html);
}

/** Words of a line keep the blanks at their ends. @param {string} text @param {string} plain */
function withEdges(text, plain) {
  if (text.includes("\n")) return text;
  return `${/^[ \u00a0]/.test(plain) ? " " : ""}${text}${/[ \u00a0]$/.test(plain) ? " " : ""}`;
}
