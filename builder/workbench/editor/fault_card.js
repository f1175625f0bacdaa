import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, showTooltip } from "@codemirror/view";

/**
 * The fault where the cursor is, under its words and over the text: what is wrong, why, and what mends it as buttons.
 *
 * @typedef {object} Told
 * @property {number} from
 * @property {number} to
 * @property {string} kind      error, warning or advice
 * @property {string} message   a sentence
 * @property {string} help
 * @property {{name: string, apply: () => void}[]} fixes
 * @property {() => void} [why]
 * @property {number} [shown]   where its card stands, where that is not at its beginning
 * @property {() => HTMLElement} [make]  a card of its own, which stays until it is taken away
 */

/** @type {import("@codemirror/state").StateEffectType<Told | null>} */
const tell = StateEffect.define();

const field = StateField.define({
  create: () => /** @type {Told | null} */ (null),
  update(told, transaction) {
    for (const effect of transaction.effects) if (effect.is(tell)) return effect.value;
    if (!told) return told;
    if (told.make) return transaction.docChanged ? { ...told, from: transaction.changes.mapPos(told.from, -1), to: transaction.changes.mapPos(told.to, 1), shown: transaction.changes.mapPos(told.shown ?? told.from, -1) } : told;
    if (transaction.docChanged) return null;
    const { doc, selection } = transaction.state;
    const line = doc.lineAt(Math.min(told.from, doc.length));
    const { head } = selection.main;
    return transaction.selection && (head < line.from || head > line.to) ? null : told;
  },
  provide: (self) => showTooltip.from(self, (told) => (told ? { pos: told.shown ?? told.from, above: false, arrow: false, create: (view) => ({ dom: draw(view, told) }) } : null)),
});

/** @param {EditorView} view @param {Told} told */
function draw(view, { kind, message, help, fixes, why, make }) {
  if (make) return make();
  const $card = document.createElement("div");
  $card.className = "fault";
  $card.dataset.kind = kind;
  const $said = document.createElement("p");
  $said.className = "said";
  const $bold = document.createElement("b");
  $bold.textContent = message;
  $said.append($bold);
  $card.append($said);
  if (help) {
    const $help = document.createElement("p");
    $help.className = "why";
    $help.textContent = help;
    $card.append($help);
  }
  const $fixes = document.createElement("div");
  $fixes.className = "fixes";
  const shut = () => {
    view.dispatch({ effects: tell.of(null) });
    view.focus();
  };
  for (const { name, apply } of fixes) {
    $fixes.append(
      button(name, () => {
        shut();
        apply();
      }),
    );
  }
  if (why) {
    const $why = button("Why?", why);
    $why.className = "bare";
    $fixes.append($why);
  }
  if ($fixes.children.length) $card.append($fixes);
  $card.addEventListener("keydown", (event) => {
    const all = [...$card.querySelectorAll("button")];
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (event.key === "Escape") shut();
    else if (event.key === "ArrowDown") all[(at + 1) % all.length].focus();
    else if (event.key === "ArrowUp") all[(at + all.length - 1) % all.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return $card;
}

/** @param {string} name @param {() => void} act */
function button(name, act) {
  const $button = document.createElement("button");
  $button.type = "button";
  $button.textContent = name;
  $button.addEventListener("click", act);
  return $button;
}

/** Shows a fault, or none. @param {EditorView} view @param {Told | null} told @param {boolean} [focus]  on the first of its buttons */
export function tellFault(view, told, focus = false) {
  view.dispatch({ effects: tell.of(told) });
  if (!focus || !told) return;
  window.requestAnimationFrame(() => /** @type {HTMLElement | null} */ (view.dom.querySelector(".fault button"))?.focus());
}

/** What is told now. @param {EditorView} view */
export function told(view) {
  return view.state.field(field, false) || null;
}

export const faultCards = [
  field,
  EditorView.domEventHandlers({
    keydown(event, view) {
      const card = told(view);
      if (event.key !== "Escape" || !card || card.make) return false;
      tellFault(view, null);
      return true;
    },
  }),
];
