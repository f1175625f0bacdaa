import { dayOf } from "#runtime/kit/dates.js";
import { all, content, fill, focusOn, one } from "#runtime/kit/dom.js";
import { hideFault, showFault } from "#runtime/kit/faults.js";
import { followFields } from "#runtime/kit/fields.js";
import { interactionOf } from "#runtime/kit/interaction.js";

const DAY = 10; // characters of a date such as 2026-11-22

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const { session, saving, sayOf } = module;
    const $fields = /** @type {HTMLInputElement[]} */ (all($block, "input"));
    const openedAt = saving.seconds;
    const forgetDraft = followFields($fields, block, module, null);
    const show = () => {
      const { done, response } = session.answer(block.key);
      const said = (response || [""])[0];
      /** @type {HTMLFieldSetElement} */ (one($block, "fieldset")).disabled = done;
      if (!done) return;
      one($block, ".row").remove();
      for (const $field of $fields) {
        if ($field.type === "text") $field.value = said.slice(DAY + 1);
        else $field.checked = true;
      }
      const date = new Date(`${said.slice(0, DAY)}T12:00`);
      const words = fill(sayOf(block.kind, "agreed"), { date: Number(date) ? dayOf(date, module) : said });
      one($block, ".finished").replaceChildren(content("right"), ` ${words}`);
    };
    $block.addEventListener("input", () => hideFault($block));
    one($block, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      const $blank = $fields.find(($field) => ($field.type === "text" ? !$field.value.trim() : !$field.checked));
      if ($blank) return showFault($block, $blank, sayOf(block.kind, $blank.type === "text" ? "untyped" : "unticked"), module);
      const texts = $fields.filter(({ type }) => type === "text").map(({ value }) => value.trim());
      const answer = session.submit(block.key, [[today(), ...texts].join(" ")], true);
      saving.changed("soon", [interactionOf($block, block, answer, saving.seconds - openedAt)]);
      forgetDraft();
      show();
      focusOn(one($block, ".finished"));
      module.refresh();
    });
    show();
  },
};

/** The day where the learner is, as 2026-11-22. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, DAY);
}
