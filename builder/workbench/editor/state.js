import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyField, historyKeymap } from "@codemirror/commands";
import { codeFolding, foldGutter, foldKeymap } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, EditorState, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, dropCursor, highlightActiveLine, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
import { blockCompletions, blocksInMenu } from "./blocks.js";
import { languageCompletions } from "./completing.js";
import { differences } from "./differences.js";
import { faultCards } from "./fault_card.js";
import { cursorStays } from "./focus.js";
import { hereField } from "./here.js";
import { courseLanguage } from "./language.js";
import { continueList } from "./lists.js";
import { aPageAtATime } from "./page_range.js";

export const fromOthers = Annotation.define();
export const onlyOthers = EditorState.changeFilter.of((transaction) => Boolean(transaction.annotation(fromOthers)));
/** What CodeMirror says, in our words. */
const PHRASES = {
  next: "Next", previous: "Previous", all: "Select all", "match case": "Match capitals", regexp: "Pattern", "by word": "Whole words", replace: "Replace", "replace all": "Replace all", close: "Close", go: "Go", Replace: "Replace with",
  "current match": "the one that is found", "replaced $ matches": "$ replaced", "replaced match on line $": "Replaced in line $", "on line": "in line",
};
/** What somebody else has written. */
export const byOthers = () => [fromOthers.of(true), Transaction.addToHistory.of(false)];
const NOT_OURS = new Set(["Mod-/", "Alt-A"]); // texts have no comments; the page has a use for the key
/** What the panel of finding and replacing says, in the page's own words. @type {Object<string, string>} */
const WORDS = { next: "Next", previous: "Previous", all: "Choose all", "match case": "Capitals as typed", regexp: "A pattern", "by word": "Whole words", replace: "Replace", "replace all": "Replace all", Replace: "Replace with", close: "Close", go: "Go" };
const usual = defaultKeymap.filter(({ key }) => !NOT_OURS.has(key || ""));

/**
 * A text with all that an editor does to it; with `kept`, what was done to it before can be undone.
 * @param {import("./editor.js").Editor} editor @param {string} text @param {{doc: string} | null} [kept]
 */
export function stateOf(editor, text, kept = null) {
  const { options } = editor;
  /** @type {import("@codemirror/state").EditorStateConfig} */
  const config = {
    doc: text,
    extensions: [
      keymap.of([...options.keys, ...closeBracketsKeymap, ...completionKeymap, { key: "Enter", run: continueList }, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...usual]),
      history(),
      drawSelection(),
      dropCursor(),
      highlightSpecialChars(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      closeBrackets(),
      codeFolding(),
      foldGutter({ openText: "▾", closedText: "▸" }),
      search({ top: true }),
      EditorState.phrases.of(PHRASES),
      hereField,
      aPageAtATime,
      cursorStays(),
      faultCards,
      placeholder("Write, or press / for a block"),
      EditorState.phrases.of(WORDS),
      EditorView.lineWrapping,
      EditorView.scrollMargins.of(() => ({ top: 24, bottom: 120 })),
      EditorView.domEventHandlers({ paste: (event) => options.pasted(event), drop: (event, view) => editor.dropped(event, view) }),
      EditorView.domEventObservers({ scroll: () => editor.hasScrolled() }),
      EditorView.cspNonce.of(options.nonce),
      EditorState.lineSeparator.of("\n"),
      EditorView.contentAttributes.of({ tabindex: "0", "aria-label": options.label, spellcheck: "true", autocorrect: "on" }),
      editor.spoken.of(EditorView.contentAttributes.of({ lang: options.language, dir: options.direction })),
      editor.held.of([]),
      editor.lang.of(courseLanguage({ ...options.words, isSettings: options.isSettings })),
      autocompletion({ override: [blockCompletions(options.blocks), languageCompletions(options.knowing)], icons: false, activateOnTyping: true, activateOnTypingDelay: 0, interactionDelay: 25, ...blocksInMenu }),
      linter(null, { tooltipFilter: () => [] }), // `Editor.lint` is told each time that the faults are others
      EditorView.updateListener.of((update) => editor.updated(update)),
    ],
  };
  if (kept) {
    try {
      const left = EditorState.fromJSON(kept, config, { history: historyField });
      return left.update({ changes: differences(kept.doc, text), annotations: byOthers() }).state; // who has written since
    } catch {
      // Another version of the workbench kept it.
    }
  }
  return EditorState.create(config);
}
