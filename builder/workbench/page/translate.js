import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { ask, bring } from "./engine.js";
import { icon } from "./icons.js";
import { button, dropPlace, headline, isSeen, linkButton, madeAt, showRefusal, viewOf } from "./parts.js";
import { say, toast } from "./say.js";
import { count, size } from "./words.js";

/** @typedef {import("./contract.js").TranslationState} TranslationState */

/** Languages that councils ask for most, by their codes. @type {[string, string][]} */
const USUAL = [["cy", "Welsh"], ["pl", "Polish"], ["ro", "Romanian"], ["ur", "Urdu"], ["pa", "Punjabi"], ["bn", "Bengali"], ["gu", "Gujarati"], ["ar", "Arabic"], ["pt", "Portuguese"], ["uk", "Ukrainian"], ["gd", "Scottish Gaelic"], ["ga", "Irish"]];

/** A course in other languages. @param {HTMLElement} $main @param {string} course */
export async function show($main, course) {
  const card = await ask("card", { course });
  if (!isSeen($main)) return;
  drawBar({ name: course, title: card.title, view: "build", errors: card.errors });
  document.title = `Translate – ${card.title} – Workbench`;
  const $page = make("div", { class: "page" }, headline("Translate", ["Send a file to your translator; when it is back, drop it here. What was translated once is never lost."], linkButton("Back to Build", viewOf(course, "build"), { icon: "fold" })));
  $main.replaceChildren($page);
  if (card.errors) {
    $page.append(make("p", { class: "card plain" }, icon("error"), " It has faults. ", make("a", { href: viewOf(course, "ready") }, "Mend them first"), ", or a translator would have to do it again."));
    return;
  }
  /** @type {{language: string, started: TranslationState[]}} */
  const { language, started } = await ask("translations", { course });
  const again = () => show($main, course);
  const $languages = make("ul", { class: "languages" }, ...started.map((one) => state(course, one)));
  const offered = USUAL.filter(([code]) => code !== language && !started.some((one) => one.language === code));
  const $code = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "language", list: "languages", required: true, autocomplete: "off", placeholder: "cy" }));
  const $form = make("form", { class: "row card plain" }, make("label", { class: "field", for: "language" }, "Another language", make("span", { class: "hint" }, "Its code: cy is Welsh"), $code), make("datalist", { id: "languages" }, ...offered.map(([code, name]) => make("option", { value: code }, name))), make("button", { type: "submit", class: "main" }, "Start it"));
  $form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await ask("to_translator", { course, language: $code.value.trim(), form: "xliff" });
      await again();
    } catch (reason) {
      showRefusal(reason);
    }
  });
  const take = async (/** @type {File[]} */ [file]) => {
    try {
      /** @type {TranslationState} */
      const done = await ask("from_translator", { course, brought: await bring(file) });
      await again();
      toast(`${nameOf(done.language)}: ${percent(done)} % is done`);
    } catch (reason) {
      showRefusal(reason);
    }
  };
  $page.append(make("div", { class: "translating" }, make("div", { class: "stack" }, started.length ? $languages : make("p", { class: "card plain" }, "There is no translation yet."), $form), dropPlace("What came back", "The .xlf or .po file, as the translator sent it.", take, { accept: ".xlf,.xliff,.po" })));
}

/** @param {string} course @param {TranslationState} one */
function state(course, one) {
  const { language, words, to_do: left, more } = one;
  const $made = make("span", { class: "row", role: "status" });
  let asked = 0;
  const send = (/** @type {string} */ form) => async () => {
    asked += 1;
    const mine = asked;
    const { file, size: bytes } = await ask("to_translator", { course, language, form });
    if (mine !== asked) return; // another form was chosen meanwhile
    $made.replaceChildren(linkButton("Download", madeAt(file), { icon: "down2", look: "main", download: file }), make("span", { class: "small" }, `${file}, ${size(bytes)}`));
    say("The file for your translator is made");
  };
  const name = nameOf(language);
  const $left = make("ul", { class: "left" }, ...left.map(({ state: what, where, text }) => make("li", {}, make("b", {}, `${where}: `), text, " ", make("span", { class: "small soft" }, what))), ...(more ? [make("li", { class: "soft" }, `and ${more} more`)] : []));
  const done = percent(one);
  const $done = make("progress", { max: "100", value: String(done), "aria-label": `${name}: how much is done` });
  return make("li", { class: "card plain stack" }, make("h2", {}, name, " ", make("span", { class: "tag own" }, `${done} % done`)), $done, make("p", { class: "soft" }, [["good", "translated"], ["missing", "missing"], ["out of date", "out of date"]].map(([key, said]) => `${count(words[key], "word")} ${said}`).join(", ")), make("div", { class: "row" }, button("For the translator: XLIFF", send("xliff"), { label: `For the translator: XLIFF, ${name}` }), button("PO", send("po"), { label: `PO, ${name}` }), $made), ...(left.length ? [make("details", {}, make("summary", {}, "What is left"), $left)] : []));
}

/** @param {TranslationState} one */
function percent({ words }) {
  const all = words.good + words.missing + words["out of date"];
  return Math.floor((words.good / Math.max(1, all)) * 100);
}

/** @param {string} code */
function nameOf(code) {
  try {
    return new Intl.DisplayNames(["en-GB"], { type: "language" }).of(code) || code;
  } catch {
    return code;
  }
}
