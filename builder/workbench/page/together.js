import { goFault, showFaultAfterPause } from "./fault_cards.js";
import { drawFoot } from "./foot.js";
import { nextPane } from "./keys.js";
import { ModulePane } from "./module_pane.js";
import { openPalette } from "./palette.js";
import { lookAgain } from "./people.js";
import { blockAt, moduleOf } from "./places.js";

/** Outline, text, form and module show one thing, and move together. @typedef {import("./write.js").Write} Write */

/** The module, where what is done in it moves the text. @param {Write} view */
export function modulePane(view) {
  const pane = new ModulePane(view.course, {
    ready: () => pane.post({ show: pane.name, here: view.here }),
    source: (file, line, faulty) => {
      const fault = faulty && view.opened.faults.find((one) => one.file === view.sourceFile(file) && one.line === line && one.severity === "error");
      if (fault) goFault(view, fault);
      else view.goSource(file, line, faulty);
    },
    page: (id, file, line) => {
      const there = view.pageIn({ file: view.sourceFile(file) || "", line });
      if (view.here && (id !== view.here.page || (there && there !== view.pageAt(view.line)))) view.goSource(file, line, false);
    },
    scrolled: (file, line) => {
      if (view.sourceFile(file) !== view.file) return;
      view.isLed = true;
      view.editor?.reveal(line);
    },
    away: (step) => {
      pane.$frame.focus();
      nextPane(step);
    },
    // A course may hold scripts, which can say that any key was pressed: so what it does waits for a key that was pressed here.
    pressed: (key) => document.querySelector("dialog[open]") || openPalette("", key),
  });
  return pane;
}

/** The cursor stands on another line: outline, form and module go with it. @param {Write} view @param {number} line */
export function moved(view, line) {
  view.line = line;
  view.narrow();
  const page = view.pageAt(line);
  const block = page ? blockAt(page, line) : null;
  view.hold();
  view.outline?.tree.mark(block || page);
  const $line = document.querySelector("#foot span:last-child");
  if ($line) $line.textContent = `Line ${line}`;
  const here = block || page;
  const module = page ? moduleOf(view.opened.sections, page) : "";
  view.editor?.markBlock(block && page ? { from: block.line, to: view.endOf(block) } : null);
  view.form?.draw();
  showFaultAfterPause(view);
  const hereId = here ? `${module} ${here.id}` : "";
  if (page && here && hereId !== view.hereId) {
    if (page.id !== view.here?.page) lookAgain();
    view.hereId = hereId;
    view.here = { id: here.id, page: page.id, module };
    view.module?.post({ here: view.here });
    drawFoot(view);
  }
}

/** The text was scrolled: the module shows what stands there. @param {Write} view @param {number} line  the first that is seen */
export function scrolled(view, line) {
  if (!view.module || view.module.isUsed || view.isLed) return;
  const page = view.pageAt(line);
  if (!page || !view.here || page.id !== view.here.page) return;
  const seen = blockAt(page, line) || page;
  if (seen.id === view.seenId) return;
  view.seenId = seen.id;
  view.module.post({ seen: { id: seen.id, page: page.id } });
}
