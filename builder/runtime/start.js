import { AssessmentPage } from "./assessment.js";
import { countClicksOnce } from "./clicks.js";
import { NOTHING, canKeep, deviceAdapter } from "./device.js";
import { all, fill, make, one } from "./dom.js";
import { leaveModule } from "./exit.js";
import { tell } from "./message.js";
import { Pages } from "./pages.js";
import { Question } from "./questions.js";
import { drawResults } from "./results.js";
import { decode } from "./saved_state.js";
import { Saving, attempt, recoverCopy } from "./saving.js";
import { Session } from "./session.js";

/** @typedef {import("./contract.js").Module} Module */
/** @typedef {import("./contract.js").Restored} Restored */
/** @typedef {import("./contract.js").Place} Place */

/**
 * Starts the module. Until all is at hand the page stays as it came, whole and readable; so a failure never leaves it blank.
 * @param {import("./contract.js").Adapter} adapter of the package's standard
 * @param {Object<string, any>} kinds block kinds by name
 * @param {import("./contract.js").AdapterSettings} settings
 * @param {(module: Module, assessments: AssessmentPage[]) => void} [setUpAudience] none: all of the module is for every learner
 */
export async function start(adapter, kinds, settings, setUpAudience) {
  /** @type {import("./contract.js").CourseData} */
  const course = JSON.parse(one(document, "#ui--data").textContent || "");
  const atLms = await attempt(() => adapter.connect(settings), false);
  const place = { atLms, keeps: canKeep() };
  const used = atLms ? adapter : deviceAdapter(course.id);
  const restored = await attempt(() => used.restore(), NOTHING);
  const copy = recoverCopy(course.id, restored);
  const session = new Session(course, kinds, copy ? copy.state : decode(restored.state), restored);
  const module = makeModule(session, used, restored, place);
  const assessments = setUpBlocks(module, kinds);
  const pages = new Pages(module, (page) => {
    if (page) module.saving.changed("later");
    else drawResults(module, restored.learner.name);
  });
  module.refresh = () => {
    for (const assessment of assessments) assessment.settle();
    pages.refresh();
  };
  for (const $scripted of all(document, "[data-scripted]")) $scripted.hidden = false;
  for (const assessment of assessments) assessment.show();
  if (setUpAudience) setUpAudience(module, assessments);
  const last = course.pages.find((page) => page.key === session.state.page);
  pages.begin(last ? last.id : restored.location);
  one(document, "#ui--exit").addEventListener("click", () => leaveModule(module, place));
  one(document, "#results .print").addEventListener("click", () => window.print());
  countClicksOnce();
  watchLeaving(module);
  drawStanding(module, restored, place);
  if (!atLms && !place.keeps) module.saving.flush(); // it fails, and the learner is told at once
  if (copy) module.saving.changed("now", copy.answers);
  document.documentElement.dataset.state = "ready";
}

/**
 * @param {Session} session
 * @param {import("./contract.js").Adapter} adapter
 * @param {Restored} restored
 * @param {Place} place
 * @returns {Module}
 */
function makeModule(session, adapter, restored, place) {
  const { words } = session.course;
  /** @type {Module} */
  const module = {
    course: session.course,
    session,
    saving: new Saving(adapter, session, restored, (standing, before) => {
      if (standing === "failed") tellOfFailure(module, place);
      else if (before === "failed" && standing === "saved") tell(module.say("save_mended"), "good");
      drawStanding(module, restored, place);
    }),
    say: (name, values = {}) => fill(words[name], values),
    sayOf: (kind, name) => words.blocks[kind][name],
    learner: restored.learner.id,
    refresh: () => undefined,
  };
  return module;
}

/**
 * Sets up every block on its page.
 * @param {Module} module
 * @param {Object<string, any>} kinds
 * @returns {AssessmentPage[]}
 */
function setUpBlocks(module, kinds) {
  /** @type {AssessmentPage[]} */
  const assessments = [];
  for (const page of module.course.pages) {
    /** @type {Question[]} */
    const questions = [];
    for (const key of page.blocks) {
      const block = module.session.block(key);
      const kind = kinds[block.kind];
      const $block = one(document, `[data-key="${key}"].block`);
      if (kind && kind.setUp) kind.setUp($block, block, module);
      else if (kind && kind.grade) questions.push(new Question($block, block, kind, module, page));
    }
    if (page.assessment) assessments.push(new AssessmentPage(page, questions, module));
    else for (const question of questions) question.show();
  }
  return assessments;
}

/** A page that is hidden may never come back, and one that goes takes its session along. @param {Module} module */
function watchLeaving(module) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") module.saving.flush();
  });
  window.addEventListener("pagehide", () => module.saving.leave());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload(); // its session has ended
  });
}

/** @param {Module} module @param {Place} place */
function tellOfFailure({ say }, { atLms, keeps }) {
  const isFramed = window.parent !== window; // a page of another site, which may be all that keeps the browser from it
  const way = !atLms && !keeps && isFramed ? [make("p", {}, make("a", { href: window.location.href, target: "_blank" }, say("own_window")))] : [];
  tell(say(keeps ? "save_failed" : atLms ? "save_failed_here" : "keeps_nothing"), "bad", ...way);
}

/**
 * Says beside the page number whether progress is saved.
 * @param {Module} module
 * @param {Restored} restored
 * @param {Place} place
 */
function drawStanding(module, restored, { atLms, keeps }) {
  const { standing } = module.saving;
  const told = atLms ? { saved: "saved", waiting: "saving", failed: "not_saved" }[standing] : keeps ? "on_device" : "not_kept";
  const words = restored.mode === "normal" ? told : "reviewing";
  const $saved = one(document, ".banner .saved");
  if ($saved.textContent !== module.say(words)) $saved.textContent = module.say(words);
}
