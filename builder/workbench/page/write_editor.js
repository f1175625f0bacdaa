import { one } from "../../runtime/kit/dom.js";
import { Editor } from "../editor/editor.js";
import { showFaultAfterPause, underlined } from "./fault_cards.js";
import { drawFoot } from "./foot.js";
import { pasted, takeFiles } from "./incoming.js";
import { noteWriting } from "./people.js";
import { shiftPlaces } from "./places.js";
import { moved, scrolled } from "./together.js";
import { undoOf } from "./undo.js";
import { keysOf, offersOf } from "./write_acts.js";

const { content: nonce } = /** @type {HTMLMetaElement} */ (one(document, "meta[name=nonce]"));

/** The editor of the file that is open, and what of the view goes with it. @param {import("./write.js").Write} view @param {string} text */
export function editorFor(view, text) {
  return new Editor(/** @type {HTMLElement} */ (view.$editor), {
    text,
    kept: undoOf(view.file),
    label: `Text of ${view.file}`,
    language: view.known?.language || view.words.language,
    direction: view.known?.direction || "ltr",
    nonce,
    words: view.words,
    changed: () => {
      noteWriting(view.standing);
      view.saver?.changed();
    },
    shifted: (shift) => {
      shiftPlaces(view.opened, view.file, shift);
      view.outline?.tree.shift(view.file, shift);
    },
    moved: (at) => moved(view, at),
    keys: keysOf(view),
    faults: (editor) => underlined(view, editor),
    blocks: offersOf(view),
    pasted: (event) => pasted(view, event),
    files: (files) => takeFiles(view, files),
    knowing: { known: () => view.known, learning: () => view.learning, forms: view.forms },
    scrolled: (at) => scrolled(view, at),
    filling: (isFilling) => {
      view.isFilling = isFilling;
      drawFoot(view);
    },
    typed: () => {
      view.form?.draw();
      showFaultAfterPause(view);
    },
  });
}
