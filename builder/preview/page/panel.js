import { one } from "../../runtime/kit/dom.js";

const PLACE = "preview:panel";
const FOLDED = "folded";

/** The panel of what the LMS holds folds away, and stays as the author left it. */
export function foldPanel() {
  const $button = one(document, "#fold");
  const $play = one(document, "#play");
  const draw = (/** @type {boolean} */ folded) => {
    $play.dataset.panel = folded ? FOLDED : "open";
    $button.setAttribute("aria-expanded", String(!folded));
    one(document, "#lms").hidden = folded;
  };
  draw(recalled() === FOLDED);
  $button.addEventListener("click", () => {
    const folded = $play.dataset.panel !== FOLDED;
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
