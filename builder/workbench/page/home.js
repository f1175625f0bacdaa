import { make } from "../../runtime/kit/dom.js";
import { drawBar } from "./bar.js";
import { blockPicture } from "./block_picture.js";
import { Refused, ask } from "./engine.js";
import { icon } from "./icons.js";
import { askForCourse } from "./new_course.js";
import { button, headline, linkButton, pick, showRefusal, tag, toned, viewOf, writeAt } from "./parts.js";
import { plainBlocks } from "./plain_blocks.js";
import { recalled } from "./recall.js";
import { redraw } from "./redraw.js";
import { OF_COURSE } from "./views.js";
import { say, toast } from "./say.js";
import { ago, count, day, upper } from "./words.js";

/** @typedef {import("./contract.js").Card} Card @typedef {import("./contract.js").Sought} Sought */

const TALL = 4 * 60; // seconds that fill a strip's height
const PAUSE = 180; // ms without a key before texts are searched
const SHORTEST = 2; // letters that are searched for
const AT_ONCE = 2; // cards that are asked for side by side
const HELD = ["picture", "question", "reflect", "scenario", "sort", "steps", "video", "key_points"]; // shown to who has no course yet
const EXAMPLE = "An example to look around in";

/** @typedef {(card: Card) => boolean} Filter @type {Object<string, [string, Filter]>} */
const SHOWN = {
  all: ["All", () => true],
  draft: ["Drafts", ({ errors }) => errors > 0],
  ready: ["Ready", ({ errors }) => !errors],
  review: ["To review", ({ review }) => isDue(review)],
};

/** The courses as cards. @param {HTMLElement} $main */
export async function show($main) {
  drawBar(null);
  document.title = "Courses – Workbench";
  const [{ folder, courses }, templates] = await Promise.all([ask("library"), ask("templates")]);
  /** @type {Map<string, Card>} */
  const cards = new Map();
  const begin = () => askForCourse(templates, courses.map((/** @type {string} */ course) => ({ course, title: cards.get(course)?.title || course })));
  const $page = make("div", { class: "page" });
  if (!courses.length) {
    $page.append(firstRun(folder, begin));
    $main.replaceChildren($page);
    return;
  }
  const $list = make("ul", { class: "courses" });
  const $go = make("div", {});
  const $found = make("section", { "aria-label": "Found in the texts", hidden: true });
  const $about = make("span", {}, count(courses.length, "course"));
  let chosen = "all";
  const $search = /** @type {HTMLInputElement} */ (make("input", { type: "search", id: "search", "aria-label": "Search titles and text", placeholder: "Search titles and text" }));
  const filter = () => {
    const sought = $search.value.trim().toLowerCase();
    for (const $card of /** @type {NodeListOf<HTMLElement>} */ ($list.querySelectorAll(":scope > li"))) {
      const card = cards.get($card.dataset.course || "");
      const words = ($card.textContent || "").toLowerCase();
      $card.hidden = !words.includes(sought) || Boolean(card && !SHOWN[chosen][1](card));
    }
  };
  let timer = 0;
  $search.addEventListener("input", () => {
    filter();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => search($search.value.trim(), $found, cards), PAUSE);
  });
  const $filters = pick("Show", Object.entries(SHOWN).map(([name, [words]]) => [name, words]), chosen, (value) => {
    chosen = value;
    filter();
  });
  const $new = button("New course", begin, { icon: "plus", look: "main" });
  $new.setAttribute("aria-haspopup", "dialog");
  $page.append(headline("Courses", [$about, ", in the folder ", make("span", { class: "mono small" }, folder)], make("div", { class: "search" }, $search), $filters, linkButton("Bring in a file", "#/bring-in", { icon: "down2" }), $new), $go, $found, $list, legend());
  $main.replaceChildren($page);
  for (const name of courses) $list.append(make("li", { class: "card course", "data-course": name }, make("h2", {}, make("a", { href: viewOf(name, "write") }, name))));
  const waiting = [...$list.children];
  const draw = async () => {
    for (let $card = waiting.shift(); $card && $page.isConnected; $card = waiting.shift()) {
      try {
        /** @type {Card} */
        const card = await ask("card", { course: /** @type {HTMLElement} */ ($card).dataset.course });
        cards.set(card.course, card);
        drawCard(/** @type {HTMLElement} */ ($card), card, begin);
      } catch (reason) {
        if (!(reason instanceof Refused)) throw reason;
        $card.append(make("p", { class: "bad-ink" }, `${upper(reason.message)}.`)); // its text can be opened all the same
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, draw));
  const programmes = [...cards.values()].filter(({ programme }) => programme).length;
  $about.replaceChildren(programmes ? `${count(courses.length - programmes, "course")} and ${count(programmes, "programme")}` : count(courses.length, "course"));
  goOn($go, cards);
  filter();
}

/** @param {string} review */
function isDue(review) {
  return review !== "" && new Date(review).getTime() - Date.now() < 60 * 86_400_000;
}

/** @param {string} words @param {HTMLElement} $found @param {Map<string, Card>} cards */
async function search(words, $found, cards) {
  $found.hidden = words.length < SHORTEST;
  if ($found.hidden) return;
  $found.dataset.words = words;
  /** @type {Sought} */
  const { found, more } = await ask("search", { words });
  if ($found.dataset.words !== words || $found.hidden) return; // others are looked for meanwhile
  const places = found.map(({ course, file, line, text: [before, at, after] }) => make("li", {}, make("a", { href: writeAt(course, { file, line }) }, cards.get(course)?.title || course), make("span", { class: "text" }, before, make("mark", {}, at), after)));
  $found.replaceChildren(make("h2", {}, found.length ? `${count(found.length + more, "place")} in the texts` : "Nothing in the texts"), make("ul", { class: "card sought" }, ...places));
  $found.classList.toggle("nothing", !found.length);
  if (more) $found.append(make("p", { class: "small soft" }, `and ${more} more: type more of it`));
  say(found.length ? `${count(found.length + more, "place")} in the texts` : "Nothing in the texts");
}

/** Where one was, at the top. @param {HTMLElement} $go @param {Map<string, Card>} cards */
function goOn($go, cards) {
  const { course = "", time = 0 } = JSON.parse(recalled("workbench-last") || "{}");
  const card = cards.get(course);
  if (!card || cards.size < 2) return;
  const words = card.errors ? `${count(card.errors, "fault")} to mend before it can be built.` : card.warnings ? `${count(card.warnings, "thing")} worth a look.` : "Nothing is wrong with it.";
  $go.replaceChildren(make("section", { class: "card go-on", "aria-label": "Go on where you were" }, make("div", {}, make("p", { class: "small soft" }, `Where you were, ${ago(time)}`), make("p", { class: "large" }, card.title), make("p", { class: "soft" }, words)), make("div", { class: "row" }, strip(card), linkButton("Go on writing", viewOf(course, "write"), { look: "main" }))));
}

/** @param {string} folder @param {() => void} begin */
function firstRun(folder, begin) {
  /** @param {string} drawn @param {string} title @param {string} hint */
  const inside = (drawn, title, hint) => [icon(drawn), make("b", {}, title), make("span", { class: "hint" }, hint)];
  const $template = make("button", { type: "button", class: "door" }, ...inside("page", "Start from a template", "A short module with a picture, a question and a reflection is there in a second. Change the words."));
  $template.addEventListener("click", begin);
  const $bring = make("a", { class: "door", href: "#/bring-in" }, ...inside("down2", "Bring in a file", "PowerPoint, Word, PDF, a quiz, or a package from Rise, Adapt or Storyline."));
  const $folder = make("div", { class: "door" }, ...inside("folder", "Use what is there", `You or a colleague have courses already: put their folders into “${folder}”, and they are here.`));
  const look = async () => {
    const { course } = await ask("start", { template: "scenario", title: EXAMPLE });
    window.location.hash = viewOf(course, "write");
  };
  const $holds = make("ul", { class: "holds" });
  drawHeld($holds).catch(showRefusal); // the page is of use without it
  return make("div", { class: "empty" }, make("div", {}, make("h1", { tabindex: "-1" }, "What will you make first?"), make("p", { class: "soft large" }, "There is no course here yet. Your courses are plain text files in a folder of yours. Nothing is sent anywhere.")), make("div", { class: "doors" }, $template, $bring, $folder), make("section", {}, make("h2", {}, "What a page can hold, and more"), $holds), make("p", {}, button("Look around in a finished course first", look, { look: "link" })));
}

/** @param {HTMLElement} $holds */
async function drawHeld($holds) {
  /** @type {import("../editor/blocks.js").BlockOffer[]} */
  const blocks = [...plainBlocks(() => undefined), ...(await ask("blocks"))];
  const held = HELD.flatMap((name) => blocks.filter((block) => block.name === name));
  $holds.append(...held.map(({ keyword, picture }) => make("li", {}, blockPicture(picture) || "", keyword)));
}

/** @param {HTMLElement} $card @param {Card} card @param {() => void} begin */
function drawCard($card, card, begin) {
  const $more = more(card, begin);
  const $states = make("div", { class: "states" }, state(card), make("span", { class: "push" }));
  if (isDue(card.review)) $states.append(tag("", "Review due", "warn"));
  else if (card.programme) $states.append(tag("", count(card.modules, "module"), "own"));
  else if (card.imported) $states.append(tag("", "Brought in", "own"));
  $states.append($more);
  const figures = [`${card.minutes} min`, count(card.pages, "page"), count(card.questions, "question")].map((words) => make("span", {}, words));
  const $parts = make("details", { class: "parts" }, make("summary", {}, "Its modules"), make("ul", {}, ...card.parts.map(({ course, title }) => make("li", {}, make("a", { href: viewOf(course, "write") }, title)))));
  $card.classList.toggle("stacked", card.programme);
  redraw(
    $card,
    $states,
    make("h2", {}, make("a", { href: viewOf(card.course, "write") }, card.title)),
    make("div", { class: "low" }, strip(card)),
    make("div", { class: "figures" }, ...figures),
    ...(card.programme ? [$parts] : []),
    make("div", { class: "last" }, faultsOf(card), make("span", {}, `Changed ${ago(card.changed * 1000)}`)),
  );
}

/** Draft, ready, or built. @param {Card} card */
function state({ errors, built, changed }) {
  if (errors) return tag("page", "Draft");
  if (!built) return tag("check", "Ready", "good");
  return make("span", { class: "row" }, tag("box", `Built ${day(built * 1000)}`, "own"), changed > built ? make("span", { class: "small soft" }, "changed since") : "");
}

/** What else can be done with a course. @param {Card} card @param {() => void} begin */
function more({ course, title }, begin) {
  const $menu = make("ul", { class: "more-menu", hidden: true });
  const $button = make("button", { type: "button", class: "bare only", "aria-label": `More for ${title}`, "aria-expanded": "false" }, icon("more"));
  for (const { at, words } of OF_COURSE) $menu.append(make("li", {}, make("a", { href: viewOf(course, at) }, words.replace(/:.*/, ""))));
  const copy = async () => {
    const made = await ask("copy", { course, title: `${title} (copy)` });
    toast(`“${title}” was copied`, "Open the copy", () => {
      window.location.hash = viewOf(made.course, "write");
    });
    if ($place.isConnected) window.dispatchEvent(new HashChangeEvent("hashchange"));
  };
  $menu.append(make("li", {}, button("Make a copy", copy, { look: "bare" })), make("li", {}, button("New course", begin, { look: "bare" })));
  const $place = make("div", { class: "more" }, $button, $menu);
  const toggle = (/** @type {boolean} */ isOpen) => {
    $menu.hidden = !isOpen;
    $button.setAttribute("aria-expanded", String(isOpen));
  };
  $button.addEventListener("click", () => toggle($menu.hidden === true));
  $place.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || $menu.hidden) return;
    toggle(false);
    $button.focus();
  });
  $place.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && $place.contains(relatedTarget))) toggle(false);
  });
  return $place;
}

/** A course as a strip: a bar a page, as high as it is long, darker with a question, red with an error. @param {Card} card */
export function strip({ strip: bars }) {
  const $strip = make("div", { class: "strip", "aria-hidden": "true" });
  for (const { seconds, questions, faulty, assessment } of bars) {
    const $bar = make("i", { class: faulty ? "bad" : assessment ? "a" : questions ? "q" : "" });
    $bar.style.blockSize = `${Math.max(12, Math.min(100, (seconds / TALL) * 100))}%`;
    $strip.append($bar);
  }
  return $strip;
}

function legend() {
  const kinds = [["", "a page, as high as it is long"], ["q", "with a question"], ["a", "assessment"], ["bad", "with a fault"]];
  return make("p", { class: "legend", "aria-hidden": "true" }, ...kinds.map(([kind, words]) => make("span", {}, make("i", { class: kind }), words)));
}

/** @param {Card} card */
function faultsOf({ errors, warnings }) {
  if (errors) return toned("error", "bad-ink", make("b", {}, count(errors, "fault")));
  return warnings ? toned("warn", "warn-ink", count(warnings, "warning")) : toned("check", "good-ink", "No faults");
}
