import { choosePicture } from "./incoming.js";
import { nextFault, showFaultHere } from "./fault_cards.js";
import { plainBlocks } from "./plain_blocks.js";
import { WHOLE, remember } from "./recall.js";

/** @typedef {import("./write.js").Write} Write */

/** @returns {import("./text_bar.js").TextActs} @param {Write} view */
export function barActs(view) {
  return {
    insert: () => view.editor?.offerBlocks(),
    wrap: (sign) => view.editor?.wrap(sign),
    link: () => view.editor?.link(),
    list: () => view.editor?.prefix(/^(?:[-*+]|\d+[.)])\s+/, () => "- "),
    steps: () => view.editor?.prefix(/^(?:[-*+]|\d+[.)])\s+/, (index) => `${index + 1}. `),
    table: () => view.editor?.block("| First | Second |\n|---|---|\n| One | Two |", 2),
    callout: (kind) => view.editor?.block(`> [!${kind.toUpperCase()}]\n> What matters`, `> [!${kind}]\n> `.length),
    picture: () => choosePicture(view),
    form: () => view.toggleForm(),
    whole: (whole) => {
      view.isWhole = whole;
      remember(WHOLE, whole ? "yes" : "");
      view.narrow(true);
      view.editor?.focus();
    },
  };
}

/** What the menu offers: blocks, and what has no keyword of its own. @param {Write} view */
export function offersOf(view) {
  return [...view.blocks, ...plainBlocks(() => choosePicture(view))];
}

/** What the palette finds and does here. @returns {import("./palette.js").Action[]} @param {Write} view */
export function actions(view) {
  const acts = barActs(view);
  const { chosen } = view.outline?.tree || { chosen: null };
  const outline = view.outline?.tree.acts;
  const done = (/** @type {string} */ words, /** @type {string} */ drawn, /** @type {() => void} */ act, key = "", also = "") => ({ words, drawn, act, key, also });
  const rows = [
    done("Insert a block", "plus", acts.insert, "/"),
    done("Insert a picture", "picture", acts.picture, "", "image photo"),
    done("Fill in as a form", "form", () => view.toggleForm(), "Ctrl ."),
    done("Next fault", "error", () => nextFault(view, 1), "F8", "error warning mistake"),
    done("Previous fault", "error", () => nextFault(view, -1), "Shift F8", "error warning mistake"),
    done("Mend the fault here", "check", () => showFaultHere(view, true), "Ctrl Enter", "fix"),
    done(view.isWhole ? "Show a page at a time" : "Show the whole file", "file", () => view.bar?.[view.isWhole ? "$page" : "$file"].click()),
    done("Find and replace", "search", () => view.editor?.find(), "Ctrl F", "look for"),
    done("Undo", "again", () => view.editor?.undo(), "Ctrl Z", "take back"),
    done("Redo", "again", () => view.editor?.redo(), "Ctrl Y", "do again"),
    done("Bold", "bold", () => acts.wrap("**"), "Ctrl B"),
    done("Italic", "italic", () => acts.wrap("*"), "Ctrl I"),
    done("Link", "link", acts.link, "Ctrl K"),
    done("List", "list", acts.list, "", "bullets"),
    done("Numbered list", "list", acts.steps, "", "steps"),
    done("Table", "table", acts.table),
    done("Callout", "callout", () => acts.callout("Tip"), "", "tip note warning"),
    done("New page", "page", () => view.outline?.add("page"), "", "add"),
    done("New section", "folder", () => view.outline?.add("section"), "", "add"),
    done("Start the module again", "again", () => view.module?.post({ startAgain: true })),
  ];
  const entry = (view.outline?.tree.$current && view.outline.tree.entries.get(view.outline.tree.$current)) || chosen;
  if (entry && outline) {
    rows.push(
      done(`Rename “${entry.title}”`, "keys", () => view.outline?.tree.rename(/** @type {HTMLElement} */ (view.outline.tree.find(entry.place))), "F2"),
      done(`Duplicate “${entry.title}”`, "copy", () => outline.duplicate(entry), "Ctrl D", "copy"),
      done(`Move “${entry.title}” up`, "up", () => outline.move(entry, -1), "Alt ↑"),
      done(`Move “${entry.title}” down`, "down", () => outline.move(entry, 1), "Alt ↓"),
      done(`Delete “${entry.title}”`, "bin", () => outline.remove(entry), "Del", "remove"),
    );
  }
  const programme = Object.keys(view.opened.files).find((file) => file.endsWith("/programme.yaml"));
  if (programme) rows.push(done("The programme itself: its modules and their order", "list", () => view.go(programme, 1, true), "", "programme.yaml"));
  const pages = view.pages.map((page) => ({ words: page.title, drawn: "page", sort: "Page", act: () => view.go(page.file, page.line, true, 1, true) }));
  const blocks = view.pages.flatMap((page) => page.blocks.map((block) => ({ words: block.title || block.keyword, drawn: "question", sort: block.keyword, act: () => view.go(block.file, block.line, true, 1, true) })));
  const inserted = offersOf(view).map((block) => ({ words: `Insert: ${block.keyword}`, drawn: "plus", sort: "Insert", also: `${block.other.join(" ")} ${block.about}`, act: () => view.editor?.insertBlock(block) }));
  return [...rows, ...pages, ...blocks, ...inserted];
}

/** The title of the page, or of the block, where the cursor is: in the outline, or in the text where that is folded away. @param {Write} view */
function rename(view) {
  const $item = view.outline?.tree.$current;
  const page = view.pageAt(view.line);
  if ($item && $item.offsetParent) view.outline?.tree.rename($item, () => view.editor?.focus());
  else if (page) view.go(page.file, page.line, true);
}

/** The keys of the text. @param {Write} view */
export function keysOf(view) {
  const run = (/** @type {() => void} */ act) => () => {
    act();
    return true;
  };
  return [
    { key: "Mod-b", run: run(() => view.editor?.wrap("**")) },
    { key: "Mod-i", run: run(() => view.editor?.wrap("*")) },
    { key: "Mod-k", run: () => Boolean(view.editor?.hasSelection) && run(() => view.editor?.link())() },
    { key: "Mod-Enter", run: run(() => showFaultHere(view, true)) },
    { key: "Mod-.", run: run(() => view.toggleForm()) },
    { key: "F2", run: run(() => rename(view)) },
    { key: "F8", run: run(() => nextFault(view, 1)), shift: run(() => nextFault(view, -1)) },
  ];
}
