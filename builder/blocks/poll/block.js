import { readChoices, writeChoices } from "#runtime/kit/choices.js";
import { all, focusOn, one } from "#runtime/kit/dom.js";
import { hideFault, showFault } from "#runtime/kit/faults.js";
import { followFields } from "#runtime/kit/fields.js";
import { interactionOf, recordId } from "#runtime/kit/interaction.js";
import { chosenIn, readPairs, writePairs } from "#runtime/kit/pairs.js";
import { offerWayOn } from "#runtime/kit/way_on.js";

/** @typedef {import("../../runtime/contract.js").BlockData} BlockData */
/** @typedef {import("../../runtime/contract.js").Module} Module */

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const $form = one($block, "form");
    const { response } = module.session.answer(block.key);
    if (block.data?.lines) writePairs($form, response);
    else writeChoices($form, response);
    show($block, block, module);
    const isOpen = block.data?.private || !module.session.answer(block.key).done;
    const forgetDraft = isOpen ? followFields(all($form, "input"), block, module, null) : () => undefined;
    $form.addEventListener("input", () => hideFault($block));
    $form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = block.data?.lines ? readPairs($form) : readChoices($form);
      if (given && !block.data?.private) forgetDraft();
      if (given) take($block, given, block, module);
      else complain($block, block, module);
    });
  },
};

/** @param {HTMLElement} $block @param {string[]} response @param {BlockData} block @param {Module} module */
function take($block, response, block, module) {
  if (block.data?.private) module.session.markDone(block.key);
  else module.session.submit(block.key, response, true);
  module.saving.changed("soon", block.data?.private ? [] : records($block, block, module));
  show($block, block, module);
  focusOn(one($block, ".finished"));
  module.refresh();
}

/**
 * What the LMS is told: a record for each statement, as an answer of its own, so that its report counts the answers to each.
 * @param {HTMLElement} $block @param {BlockData} block @param {Module} module
 */
function records($block, block, module) {
  const interaction = interactionOf($block, block, module.session.answer(block.key), 0);
  if (!block.data?.lines) return [interaction];
  return interaction.response.map((pair) => {
    const [statement, choice] = pair.split(".");
    const words = one($block, `[data-part="${statement}"] legend`).textContent || "";
    return { ...interaction, id: recordId(interaction.id, statement), description: `${interaction.description}: ${words.trim()}`, response: [choice] };
  });
}

/** @param {HTMLElement} $block @param {BlockData} block @param {Module} module */
function show($block, block, module) {
  const { done } = module.session.answer(block.key);
  const isPrivate = Boolean(block.data?.private);
  hideFault($block);
  offerWayOn($block, done, !isPrivate, module);
  /** @type {HTMLFieldSetElement} */ (one($block, "fieldset")).disabled = done && !isPrivate;
  if (done && !isPrivate) one($block, ".telling").remove();
  one($block, ".finished").textContent = done ? module.sayOf(block.kind, isPrivate ? "finished" : "sent") : "";
  const $afterwards = $block.querySelector("details");
  if ($afterwards) $afterwards.hidden = !done;
  if ($afterwards) $afterwards.open = done;
}

/** @param {HTMLElement} $block @param {BlockData} block @param {Module} module */
function complain($block, block, module) {
  const $open = all($block, "[data-part]").find(($part) => !chosenIn($part)) || $block;
  showFault($block, one($open, "input"), module.sayOf(block.kind, block.data?.lines ? "blank_line" : "blank"), module);
}
