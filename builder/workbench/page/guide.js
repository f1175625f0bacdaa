import { make, one } from "../../runtime/kit/dom.js";
import { ask } from "./engine.js";
import { showDialog } from "./keys.js";
import { showRefusal } from "./parts.js";

const SOON = "In a moment …";

/**
 * The authors' guide at the page of a block, or of all of them.
 * @param {string} block  its kind; "": what there is
 * @param {import("../editor/blocks.js").BlockOffer[]} blocks
 * @param {((example: string) => void) | null} insert  puts an example into the text
 */
export async function showGuide(block, blocks, insert) {
  if (!block) {
    const $list = make("ul", { class: "guide-list" });
    const $dialog = showDialog("The guide", [make("p", {}, "A course is ordinary text: # begins a section, ## a page, ### and a word with a colon a block. These are the blocks:"), $list], "guide");
    for (const { name, keyword, about } of blocks) {
      const $one = make("button", { type: "button", class: "link" }, keyword);
      $one.addEventListener("click", () => {
        $dialog.close();
        showGuide(name, blocks, insert);
      });
      $list.append(make("li", {}, $one, make("span", { class: "soft" }, ` ${about}`)));
    }
    return;
  }
  const { keyword } = blocks.find(({ name }) => name === block) || { keyword: "The guide" };
  const $dialog = showDialog(keyword, [make("p", {}, SOON)], "guide"); // at once: what comes late takes the keys from nobody
  /** @type {import("./contract.js").GuidePage} */
  const page = await ask("guide", { block }).catch((reason) => {
    $dialog.close();
    showRefusal(reason);
  });
  if (!page) return;
  const $all = make("button", { type: "button", class: "link" }, "All blocks");
  const inside = [$all, make("p", {}, plain(page.about))];
  for (const { title, words, example } of page.uses) {
    const $part = make("section", {}, make("h3", {}, title), ...(words ? [make("p", {}, plain(words))] : []), make("pre", { tabindex: "0", role: "region", "aria-label": `Example: ${title}` }, example));
    if (insert) {
      const $insert = make("button", { type: "button" }, "Insert this");
      $insert.addEventListener("click", () => {
        $dialog.close();
        insert(example);
      });
      $part.append($insert);
    }
    inside.push($part);
  }
  one($dialog, ".read").replaceChildren(...inside);
  $all.addEventListener("click", () => {
    $dialog.close();
    showGuide("", blocks, insert);
  });
}

/** Why a rule is there: its page of documentation. @param {string} rule */
export async function showWhy(rule) {
  const $dialog = showDialog("Why?", [make("p", {}, SOON)], "guide");
  try {
    const { title, text } = await ask("why", { rule });
    one($dialog, "h2").textContent = title;
    one($dialog, ".read").replaceChildren(...text.split(/\n{2,}/).map((/** @type {string} */ part) => (/^ {4}/m.test(part) && !/^\S/m.test(part) ? make("pre", {}, part.replace(/^ {4}/gm, "")) : make("p", {}, plain(part)))));
  } catch (reason) {
    $dialog.close();
    showRefusal(reason);
  }
}

/** Markdown's signs for emphasis and code left out. @param {string} words */
function plain(words) {
  return words.replace(/`([^`]+)`/g, "$1").replace(/\*\*([^*]+)\*\*/g, "$1");
}
