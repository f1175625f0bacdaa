import { make } from "../../runtime/kit/dom.js";
import { drawBar, drawSaved } from "./bar.js";
import { adder } from "./adder.js";
import { COLOURS, SPOKEN, colourIn } from "./colours.js";
import { addressOf, ask, bring } from "./engine.js";
import { icon } from "./icons.js";
import { button, dropPlace, headline, isSeen, pick, showRefusal } from "./parts.js";
import { toast } from "./say.js";
import { count, size } from "./words.js";

/** @typedef {import("./contract.js").OrganisationFile} OrganisationFile @typedef {import("./contract.js").Look} Look @typedef {import("./contract.js").Values} Values */

const USUAL = "organisation.yaml";
const PAUSE = 500; // ms without a key before a value is written
const OWN_PLACE = new Set(["organisation", "short name", "web address", "logo", "colours", "contacts", "charter", "theme", "checks", "reading age"]);

/** Who the courses are of: a form over organisation.yaml, which writes what was changed and nothing else. @param {HTMLElement} $main @param {string} at */
export async function show($main, at) {
  drawBar(null, "organisation");
  document.title = "Organisation – Workbench";
  const all = await ask("organisations");
  const file = all.some((/** @type {{file: string}} */ one) => one.file === at) ? at : USUAL;
  await new Organisation($main, file, all).show();
}

class Organisation {
  /** @param {HTMLElement} $main @param {string} file @param {{file: string, name: string}[]} all */
  constructor($main, file, all) {
    this.$main = $main;
    this.file = file;
    this.all = all;
    this.mode = "light";
    /** @type {OrganisationFile} */
    this.known = /** @type {any} */ (null);
    /** @type {Map<string, number>} */
    this.timers = new Map();
    this.writing = Promise.resolve(); // one value after the other
    this.looks = 0;
    this.$verdict = make("p", { class: "row verdict-line", role: "status" });
    this.$pairs = make("tbody", {});
    this.$look = make("div", { class: "brand-view" });
  }

  async show() {
    this.known = await ask("organisation", { file: this.file });
    if (isSeen(this.$main)) this.draw();
  }

  draw() {
    const { values, courses, there, problem, faults } = this.known;
    const $which = /** @type {HTMLSelectElement} */ (make("select", { "aria-label": "Which organisation", class: "which" }, ...this.all.map(({ file, name }) => make("option", { value: file, selected: file === this.file }, name || file))));
    $which.addEventListener("change", () => {
      window.location.hash = `#/organisation/${encodeURIComponent($which.value)}`;
    });
    const $other = button("Another organisation", () => this.another(), { icon: "plus" });
    const $page = make("div", { class: "page" }, headline("Organisation", [there ? `Written once, used by ${count(courses, "course")}. Change a name here, and every page that says it changes.` : "There is none yet: it begins with what you write here, in organisation.yaml beside the courses."], ...(this.all.length > 1 ? [$which] : []), $other));
    if (problem) $page.append(make("p", { class: "card plain" }, icon("error"), ` ${this.file} ${problem}. Mend it in an editor, and come back.`));
    else {
      const $form = make("form", { class: "parts" }, this.names(values), this.colours(values), this.contacts(values), ...this.lists(values), this.others(values));
      $form.addEventListener("submit", (event) => event.preventDefault());
      $page.append(...faults.map((words) => make("p", { class: "card plain" }, icon("warn"), ` ${words}`)), make("div", { class: "org" }, $form, this.aside()));
    }
    this.$main.replaceChildren($page);
    if (!problem) this.drawLook(this.known);
    drawSaved(there ? "saved" : "");
  }

  /** @param {string} title @param {...(Node | string)} inside */
  section(title, ...inside) {
    return make("section", { class: "card", "aria-label": title }, make("h2", {}, title), ...inside);
  }

  /** A value of the file in a field, which is written a moment after the last key. @param {string[]} path @param {string} title @param {{hint?: string, type?: string}} [how] */
  field(path, title, { hint = "", type = "text" } = {}) {
    const id = `value-${path.join("-").replace(/[^\w-]+/g, "-")}`;
    const now = at(this.known.values, path);
    const $input = /** @type {HTMLInputElement} */ (make("input", { type, id, autocomplete: "off" }));
    $input.value = typeof now === "string" ? now : "";
    $input.addEventListener("input", () => {
      this.later(path, $input.value);
      this.drawName();
    });
    return make("div", { class: "field" }, make("label", { for: id }, title, hint ? " " : "", hint ? make("span", { class: "hint mono" }, hint) : ""), $input);
  }

  /** @param {Values} values */
  names(values) {
    void values;
    const $logo = make("div", { class: "logo-now" });
    const draw = () => {
      const { logo } = this.known;
      const $now = logo ? make("img", { src: `${addressOf(logo.file)}?${logo.size}`, alt: "The logo now" }) : make("span", { class: "mark" });
      $logo.replaceChildren($now, make("p", {}, make("b", {}, logo ? logo.file : "No logo yet"), logo ? ` ${size(logo.size)}` : ""));
    };
    const take = async (/** @type {File[]} */ [file]) => {
      this.known = await ask("keep_logo", { file: this.file, brought: await bring(file) });
      draw();
      toast("The logo is in the courses now");
    };
    draw();
    return this.section("Name and logo", make("div", { class: "pairs" }, this.field(["organisation"], "Name"), this.field(["short name"], "Short name"), this.field(["web address"], "Web address", { type: "url" })), $logo, dropPlace("Drop a logo here, or", "SVG is sharpest; PNG at least 400 wide.", take, { accept: ".svg,.png,.jpg,.jpeg,.webp" }));
  }

  /** @param {Values} values */
  colours(values) {
    const $fields = COLOURS.map(([name, title]) => {
      const id = `colour-${name.replace(/ /g, "-")}`;
      const now = at(values, ["colours", name]);
      const $text = /** @type {HTMLInputElement} */ (make("input", { type: "text", id, class: "mono", autocomplete: "off", spellcheck: "false", "data-colour": name, placeholder: "made from the brand" }));
      const $colour = /** @type {HTMLInputElement} */ (make("input", { type: "color", "aria-label": `Choose: ${title}`, "data-of": name }));
      $text.value = typeof now === "string" ? now : "";
      const $note = make("span", { class: "hint", role: "status" });
      $colour.value = colourIn($text.value) || $colour.value;
      $colour.addEventListener("input", () => {
        $text.value = $colour.value;
        this.tryColour(name, $colour.value);
      });
      $text.addEventListener("input", () => {
        const meant = colourIn($text.value);
        $colour.value = meant || $colour.value;
        if (meant || !$text.value.trim()) this.tryColour(name, meant);
      });
      $text.addEventListener("change", () => {
        const meant = colourIn($text.value);
        const isWrong = !meant && $text.value.trim() !== "";
        $text.setAttribute("aria-invalid", String(isWrong));
        $note.textContent = isWrong ? "That is no colour, and is not saved: write it as #005a9c." : "";
        $text.value = meant || $text.value;
      });
      return make("div", { class: "field" }, make("label", { for: id }, title), make("div", { class: "colour" }, $colour, $text), $note);
    });
    return this.section("Colours", make("p", { class: "soft small" }, "The brand is enough: what is left out is made from it, so that it can be read."), make("div", { class: "pairs" }, ...$fields), this.$verdict);
  }

  /** @param {Values} values */
  contacts(values) {
    const contacts = at(values, ["contacts"]);
    const names = contacts && typeof contacts === "object" && !Array.isArray(contacts) ? Object.keys(contacts) : [];
    const field = (/** @type {string} */ name) => this.field(["contacts", name], name.charAt(0).toUpperCase() + name.slice(1), { hint: `{{ contacts.${name} }}` });
    const $fields = make("div", { class: "pairs" }, ...names.map(field));
    return this.section("Contacts", $fields, adder("Another contact", "Who", (name, value) => this.write(["contacts", name], value), $fields, field));
  }

  /** Each list of the charter, and whatever else is a list. @param {Values} values */
  lists(values) {
    const charter = at(values, ["charter"]);
    const inside = charter && typeof charter === "object" && !Array.isArray(charter) ? Object.keys(charter).filter((name) => Array.isArray(charter[name])) : [];
    const paths = [...inside.map((name) => ["charter", name]), ...Object.keys(values).filter((name) => !OWN_PLACE.has(name) && Array.isArray(values[name])).map((name) => [name])];
    return (paths.length ? paths : [["charter", "promises"]]).map((path) => this.list(path));
  }

  /** @param {string[]} path */
  list(path) {
    const now = at(this.known.values, path);
    const items = Array.isArray(now) ? now.map(String) : [];
    const title = path.join(": ").replace(/^./, (letter) => letter.toUpperCase());
    const $list = make("ol", { class: "promises" });
    const write = () => {
      const told_ = [...$list.querySelectorAll("input")].map(({ value }) => value.trim()).filter(Boolean);
      this.later(path, told_);
    };
    const number = () => {
      [...$list.children].forEach(($line, index) => {
        const words = `${title} ${index + 1}`;
        /** @type {HTMLElement} */ ($line.querySelector(".number")).textContent = `${index + 1}.`;
        /** @type {HTMLElement} */ ($line.querySelector("input")).setAttribute("aria-label", words);
        for (const [name, said] of [["up", "Move up"], ["bin", "Remove"]]) /** @type {HTMLElement} */ ($line.querySelector(`.${name}`)).setAttribute("aria-label", `${said}: ${words}`);
      });
    };
    const line = (/** @type {string} */ words) => {
      const $input = /** @type {HTMLInputElement} */ (make("input", { type: "text" }));
      $input.value = words;
      $input.addEventListener("input", write);
      const $up = make("button", { type: "button", class: "bare only up" }, icon("up"));
      const $bin = make("button", { type: "button", class: "bare only bin" }, icon("bin"));
      const $line = make("li", {}, make("span", { class: "soft number" }), $input, $up, $bin);
      $up.addEventListener("click", () => {
        const $before = $line.previousElementSibling;
        if ($before) $before.before($line);
        number();
        write();
        $up.focus();
      });
      $bin.addEventListener("click", () => {
        const $next = $line.nextElementSibling;
        const $other = $next || $line.previousElementSibling;
        $line.remove();
        number();
        write();
        /** @type {HTMLElement | null | undefined} */ ($other?.querySelector("input"))?.focus();
        toast("Removed", "Undo", () => {
          if ($next) $next.before($line);
          else $list.append($line);
          number();
          write();
        });
      });
      return $line;
    };
    $list.append(...items.map(line));
    number();
    const add = button("Add a line", () => {
      $list.append(line(""));
      number();
      /** @type {HTMLElement | null | undefined} */ ($list.lastElementChild?.querySelector("input"))?.focus();
    }, { icon: "plus", label: `Add a line: ${title}` });
    return make("section", { class: "card", "aria-label": title }, make("h2", {}, title, " ", make("span", { class: "hint mono" }, `{{ ${path.join(".")} }}`)), $list, make("p", {}, add));
  }

  /** Words that pages take from here, whatever they are. @param {Values} values */
  others(values) {
    const paths = Object.keys(values).filter((name) => !OWN_PLACE.has(name)).flatMap((name) => leaves(values[name], [name]));
    const field = (/** @type {string[]} */ path) => this.field(path, path.join(": ").replace(/^./, (letter) => letter.toUpperCase()), { hint: `{{ ${path.join(".")} }}` });
    const $fields = make("div", { class: "pairs" }, ...paths.map(field));
    return this.section("Words for every course", make("p", { class: "soft small" }, "Write the name in double braces in a text, and this stands there."), $fields, adder("Another word", "Its name", (name, value) => this.write([name], value), $fields, (name) => field([name])));
  }

  another() {
    const $name = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "another-name", required: true, autocomplete: "off" }));
    const $form = make("form", { method: "dialog" }, make("div", { class: "dialog-head" }, make("h2", { id: "another-heading" }, "Another organisation")), make("div", { class: "body" }, make("label", { class: "field", for: "another-name" }, "Its name", make("span", { class: "hint" }, "The same courses can be built in its name and colours."), $name)), make("div", { class: "dialog-foot" }, make("span", { class: "push" }), button("Cancel", () => $dialog.close()), make("button", { type: "submit", class: "main" }, "Begin")));
    const $dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "new-dialog narrow", "aria-labelledby": "another-heading" }, $form));
    document.body.append($dialog);
    $dialog.addEventListener("close", () => $dialog.remove());
    $form.addEventListener("submit", async (event) => {
      event.preventDefault();
      $dialog.close();
      try {
        const { file } = await ask("start_organisation", { name: $name.value });
        window.location.hash = `#/organisation/${encodeURIComponent(file)}`;
      } catch (reason) {
        showRefusal(reason);
      }
    });
    $dialog.showModal();
  }

  /** Writes a value a moment after the last key. @param {string[]} path @param {string | string[]} value */
  later(path, value) {
    const key = path.join("\n");
    window.clearTimeout(this.timers.get(key));
    drawSaved("writing");
    this.timers.set(key, window.setTimeout(() => {
      this.timers.delete(key);
      this.write(path, value).catch(showRefusal);
    }, PAUSE));
  }

  /** @param {string[]} path @param {string | string[]} value */
  async write(path, value) {
    const before = this.writing;
    const mine = (async () => {
      await before.catch(() => undefined);
      const answer = Array.isArray(value) ? await ask("set_list", { file: this.file, path, values: value }) : await ask("set_value", { file: this.file, path, value: value.trim() || null });
      this.known = answer;
    })();
    this.writing = mine;
    try {
      await mine;
      if (!this.timers.size && isSeen(this.$main)) drawSaved("saved");
    } catch (reason) {
      if (isSeen(this.$main)) drawSaved("lost", /** @type {Error} */ (reason).message);
      throw reason;
    }
  }

  /** @param {string} name @param {string} colour */
  async tryColour(name, colour) {
    this.later(["colours", name], colour);
    this.looks += 1;
    const mine = this.looks;
    const colours = /** @type {Object<string, string>} */ ({});
    for (const $text of /** @type {NodeListOf<HTMLInputElement>} */ (this.$main.querySelectorAll("[data-colour]"))) {
      if (colourIn($text.value)) colours[$text.dataset.colour || ""] = colourIn($text.value);
    }
    const look = await ask("look", { colours }).catch(showRefusal);
    if (look && mine === this.looks) this.drawLook(look);
  }

  aside() {
    const $modes = pick("Screen", [["light", "Light"], ["dark", "Dark"]], this.mode, (mode) => {
      this.mode = mode;
      this.paint();
    });
    return make("aside", { class: "look", "aria-label": "How it looks" }, make("div", { class: "card" }, make("div", { class: "pane-bar" }, make("h2", {}, "How it looks"), make("span", { class: "push" }), $modes), this.$look), make("section", { class: "card", "aria-label": "Can it be read?" }, make("h2", { class: "head" }, "Can it be read?"), make("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": "Pairs of colours" }, make("table", { class: "contrast" }, make("caption", { class: "unseen" }, "Each pair of colours, and its contrast"), make("thead", {}, make("tr", {}, ...["Sample", "Where", "Contrast", "Enough?"].map((head) => make("th", { scope: "col" }, head)))), this.$pairs))));
  }

  /** @param {Look} look */
  drawLook({ pairs, palette, better }) {
    this.palette = palette;
    for (const [name, , mode, token] of COLOURS) {
      const $text = /** @type {HTMLInputElement | null} */ (this.$main.querySelector(`[data-colour="${name}"]`));
      const $colour = /** @type {HTMLInputElement | null} */ (this.$main.querySelector(`[data-of="${name}"]`));
      if ($text && $colour && !$text.value.trim()) $colour.value = palette[mode][token];
    }
    const faint = pairs.filter(({ enough }) => !enough);
    this.$verdict.replaceChildren();
    if (!faint.length) this.$verdict.append(make("span", { class: "good-ink" }, icon("check"), make("b", {}, ` All ${pairs.length} pairs can be read well`)));
    else {
      this.$verdict.append(make("span", { class: "bad-ink" }, icon("error"), make("b", {}, ` ${faint.length} of ${pairs.length} pairs are too pale to read.`)));
      for (const [name, colour] of Object.entries(better)) {
        this.$verdict.append(button(`Use ${colour}, the nearest that is enough`, () => {
          const $text = /** @type {HTMLInputElement | null} */ (this.$main.querySelector(`[data-colour="${name}"]`));
          const $colour = /** @type {HTMLInputElement | null} */ (this.$main.querySelector(`[data-of="${name}"]`));
          if (!$text || !$colour) return;
          $text.value = colour;
          $colour.value = colour;
          $text.focus();
          this.tryColour(name, colour);
        }));
      }
    }
    this.$pairs.replaceChildren(...[...faint, ...pairs.filter(({ enough }) => enough)].map(({ mode, ink, paper, colours, found, enough }) => {
      const $swatch = make("span", { class: "swatch", "aria-hidden": "true" }, "Aa");
      [$swatch.style.color, $swatch.style.backgroundColor] = colours;
      const $enough = make("span", { class: enough ? "good-ink" : "bad-ink" }, icon(enough ? "check" : "cross"), make(enough ? "span" : "b", {}, enough ? " Enough" : " Too pale"));
      const words = `${spoken(ink)} on ${spoken(paper).replace(/^[A-Z]/, (letter) => letter.toLowerCase())}${mode === "dark" ? ", dark screens" : ""}`;
      return make("tr", {}, make("td", {}, $swatch), make("td", {}, words), make("td", {}, `${(Math.floor(found * 10) / 10).toFixed(1)} to 1`), make("td", {}, $enough));
    }));
    this.paint();
  }

  /** A page of a module in these colours; nothing in it works. */
  paint() {
    const colours = this.palette ? this.palette[this.mode] : {};
    this.$look.inert = true;
    for (const [name, value] of Object.entries(colours)) this.$look.style.setProperty(`--own-${name}`, value);
    if (!this.$look.childElementCount) {
      this.$look.append(make("div", { class: "own-bar" }, make("span", { class: "own-mark" }), make("b", {}, make("span", { class: "own-name" }), ": Confidentiality"), make("span", { class: "own-soft" }, "Page 4 of 9")), make("div", { class: "own-progress" }, make("i")), make("div", { class: "own-body" }, make("p", { class: "own-title" }, "Passing it on"), make("p", {}, "Most leaks are small kindnesses. Someone sounds friendly, and asks for one more detail. Unsure? Write to ", make("span", { class: "own-link" }, "your team"), "."), make("div", { class: "own-note" }, make("b", {}, "Tip"), make("p", {}, "Ring back on a number that you already hold.")), make("p", { class: "row" }, make("span", { class: "own-button" }, "Check answer"), make("span", { class: "own-button quiet" }, "Previous"))));
    }
    this.drawName();
  }

  drawName() {
    const $short = /** @type {HTMLInputElement | null} */ (this.$main.querySelector("#value-short-name"));
    const $long = /** @type {HTMLInputElement | null} */ (this.$main.querySelector("#value-organisation"));
    const $name = this.$look.querySelector(".own-name");
    const values = this.known.values;
    if ($name) $name.textContent = ($short ? $short.value : String(values["short name"] || "")) || ($long ? $long.value : String(values.organisation || "")) || "Your council";
  }
}

/** @param {Values} values @param {string[]} path @returns {Values | string[] | string | null} */
function at(values, path) {
  /** @type {any} */
  let found = values;
  for (const name of path) found = found && typeof found === "object" && !Array.isArray(found) ? found[name] : undefined;
  return found === undefined ? null : found;
}

/** The paths of all single values. @param {any} value @param {string[]} path @returns {string[][]} */
function leaves(value, path) {
  if (Array.isArray(value)) return [];
  if (value && typeof value === "object") return Object.keys(value).flatMap((name) => leaves(value[name], [...path, name]));
  return [path];
}

/** @param {string} token */
function spoken(token) {
  return token in SPOKEN ? SPOKEN[/** @type {keyof typeof SPOKEN} */ (token)] : token.replace(/-/g, " ");
}
