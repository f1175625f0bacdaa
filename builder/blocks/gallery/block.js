import { all, fill, one } from "#runtime/kit/dom.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const { session, saving, sayOf } = module;
    const $pictures = all($block, ".pictures > li");
    const total = $pictures.length;
    let now = parseInt((session.answer(block.key).response || [""])[0], 36) % total || 0;
    const show = () => {
      $pictures.forEach(($picture, index) => $picture.classList.toggle("away", index !== now));
      one($block, ".said").textContent = fill(sayOf(block.kind, "place"), { number: now + 1, total });
    };
    /** Past the last picture comes the first: so neither button ever goes from under the focus. @param {number} steps */
    const step = (steps) => {
      now = (now + steps + total) % total;
      show();
      session.draft(block.key, [now.toString(36)]);
      saving.changed("later");
    };
    one($block, ".back").addEventListener("click", () => step(-1));
    one($block, ".on").addEventListener("click", () => step(1));
    show();
  },
};
