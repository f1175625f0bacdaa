const PLACE = "preview:panel";
const FOLDED = "folded";

/**
 * The panel of what the LMS holds folds away, and stays as the author left it.
 * @param {HTMLElement} $button
 * @param {HTMLElement} $view  what holds the panel, and is told by `data-panel`
 * @param {HTMLElement} $panel
 */
export function foldPanel($button, $view, $panel) {
  const draw = (/** @type {boolean} */ folded) => {
    $view.dataset.panel = folded ? FOLDED : "open";
    $button.setAttribute("aria-expanded", String(!folded));
    $panel.hidden = folded;
  };
  draw(recalled() === FOLDED);
  $button.addEventListener("click", () => {
    const folded = $view.dataset.panel !== FOLDED;
    draw(folded);
    try {
      window.localStorage.setItem(PLACE, folded ? FOLDED : "open");
    } catch (refused) {
      // the browser keeps nothing: it is open next time
    }
  });
}

function recalled() {
  try {
    return window.localStorage.getItem(PLACE);
  } catch (refused) {
    return null;
  }
}
