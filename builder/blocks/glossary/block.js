import { all, fill, focusOn, make } from "#runtime/kit/dom.js";

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  setUp: (_, block, { sayOf }) => {
    const $terms = all(document, `a.term[href^="#${block.id}--"]`);
    /** @type {HTMLElement | null} */
    let $meaning = null;
    /** @type {HTMLElement | null} the term whose meaning is shown */
    let $shown = null;
    const close = () => {
      if (!$meaning || !$shown) return;
      const within = $meaning.contains(document.activeElement);
      $meaning.remove();
      $shown.setAttribute("aria-expanded", "false");
      if (within) $shown.focus();
      $meaning = $shown = null;
    };
    const toggle = (/** @type {HTMLElement} */ $term) => {
      const again = $term === $shown;
      close();
      if (again) return;
      $shown = $term;
      $meaning = meaningOf($term, sayOf(block.kind, "meaning"), sayOf(block.kind, "close"), close);
      $term.setAttribute("aria-expanded", "true");
      const $around = /** @type {HTMLElement} */ ($term.closest("p, li, dd, td, blockquote, figcaption, div"));
      if ($around.tagName === "P") $around.after($meaning);
      else $around.append($meaning);
      focusOn($meaning);
    };
    for (const $term of $terms) {
      $term.setAttribute("role", "button");
      $term.setAttribute("aria-expanded", "false");
      $term.addEventListener("click", (event) => {
        event.preventDefault();
        toggle($term);
      });
      $term.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        toggle($term);
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
  },
};

/** @param {HTMLElement} $term @param {string} name @param {string} said @param {() => void} close */
function meaningOf($term, name, said, close) {
  const $entry = document.getElementById(($term.getAttribute("href") || "").slice(1));
  const $copy = make("dl", {}, ...($entry ? [...$entry.children].map(($part) => $part.cloneNode(true)) : []));
  for (const $named of all($copy, "[id]")) $named.removeAttribute("id");
  const $close = make("button", { type: "button", class: "quiet" }, said);
  $close.addEventListener("click", close);
  const label = fill(name, { term: $term.textContent || "" });
  return make("div", { class: "meaning", role: "group", "aria-label": label, tabindex: "-1" }, $copy, $close);
}
