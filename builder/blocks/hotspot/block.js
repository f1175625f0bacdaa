import { all, fill, make, one } from "#runtime/kit/dom.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block, block, module) => {
    const { session, saving, sayOf } = module;
    const $entries = all($block, ".spot-list > li");
    const $buttons = [...$block.querySelectorAll(".spots-drawn text")].map(($number, index) => {
      const number = String(index + 1);
      const $button = make("button", { type: "button", class: "spot", "aria-label": fill(sayOf(block.kind, "point"), { number }) }, number);
      $button.style.left = $number.getAttribute("x") || "";
      $button.style.top = $number.getAttribute("y") || "";
      $button.addEventListener("click", () => {
        show(index);
        session.draft(block.key, [index.toString(36)]);
        saving.changed("later");
      });
      return $button;
    });
    if (!$buttons.length) return;
    one($block, ".spots").append(...$buttons);
    $block.querySelector(".spots-drawn")?.remove();
    const show = (/** @type {number} */ now) => {
      $buttons.forEach(($button, index) => $button.setAttribute("aria-pressed", String(index === now)));
      $entries.forEach(($entry, index) => {
        $entry.classList.toggle("current", index === now);
        $entry.setAttribute("aria-current", String(index === now));
      });
      const $words = $entries[now] && /** @type {HTMLElement} */ ($entries[now].cloneNode(true));
      if ($words) one($block, ".spot-said").replaceChildren(make("strong", {}, `${now + 1}. `), ...$words.childNodes);
    };
    show(parseInt((session.answer(block.key).response || [""])[0], 36));
  },
};
