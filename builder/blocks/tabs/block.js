import { all } from "#runtime/kit/dom.js";
import { whenLinkedTo } from "#runtime/kit/parts.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: ($block) => {
    const $tabs = all($block, "[role=tab]");
    const $panels = all($block, ".tab");
    const show = (/** @type {number} */ chosen) =>
      $tabs.forEach(($tab, index) => {
        $tab.setAttribute("aria-selected", String(index === chosen));
        $tab.tabIndex = index === chosen ? 0 : -1;
        $panels[index].hidden = index !== chosen;
      });
    $tabs.forEach(($tab, index) => {
      $panels[index].setAttribute("role", "tabpanel");
      $panels[index].setAttribute("aria-labelledby", $tab.id);
      $panels[index].tabIndex = 0;
      $tab.addEventListener("click", () => show(index));
      $tab.addEventListener("keydown", (event) => {
        const forth = getComputedStyle($block).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
        const ways = { ArrowLeft: index - 1, ArrowRight: index - 1, [forth]: index + 1, Home: 0, End: -1 };
        if (!(event.key in ways)) return;
        event.preventDefault();
        const next = (ways[/** @type {keyof typeof ways} */ (event.key)] + $tabs.length) % $tabs.length;
        show(next);
        $tabs[next].focus();
      });
    });
    show(0);
    whenLinkedTo($panels, show);
  },
};
