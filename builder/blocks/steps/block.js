import { all, fill, focusOn, one } from "#runtime/kit/dom.js";
import { whenLinkedTo } from "#runtime/kit/parts.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, { saving, session, sayOf }) => {
    const $steps = all($block, ".steps-part");
    const last = $steps.length - 1;
    let now = 0;
    const show = (/** @type {number} */ index) => {
      now = index;
      $steps.forEach(($step, at) => ($step.hidden = at !== now));
      one($block, ".step-back").hidden = now === 0;
      one($block, ".step-next").hidden = now === last;
      one($block, ".step-place").textContent = fill(sayOf(block.kind, "place"), { number: now + 1, total: last + 1 });
    };
    const turn = (/** @type {number} */ by) => {
      show(now + by);
      session.draft(block.key, [now.toString(36)]);
      if (now === last) session.markDone(block.key);
      saving.changed("later");
      focusOn(one($steps[now], ":is(h3, h4, h5, h6)"));
    };
    one($block, ".step-back").addEventListener("click", () => turn(-1));
    one($block, ".step-next").addEventListener("click", () => turn(1));
    show(Math.min(last, parseInt((session.answer(block.key).response || ["0"])[0], 36) || 0));
    whenLinkedTo($steps, show);
  },
};
