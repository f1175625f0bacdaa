import { all, fill, one } from "./kit/dom.js";
import { recordsOf } from "./kit/interaction.js";
import { openLaunch, standingAt } from "./lms/launch.js";
import { Saving } from "./lms/saving.js";
import { Windows } from "./lms/windows.js";
import { AssessmentPage } from "./page/assessment.js";
import { countClicksOnce } from "./page/clicks.js";
import { leaveModule } from "./page/exit.js";
import { tell } from "./page/message.js";
import { offerCopy } from "./page/offer.js";
import { Pages } from "./page/pages.js";
import { showPassMark } from "./page/pass_mark.js";
import { Question } from "./page/questions.js";
import { drawResults } from "./page/results.js";
import { drawStanding, tellOfFailure, tellOfLaunch } from "./page/save_status.js";
import { Drafts } from "./state/drafts.js";
import { Session } from "./state/session.js";

/** @typedef {import("./contract.js").Module} Module */
/** @typedef {import("./contract.js").BlockKind} BlockKind */

/**
 * Starts the module. Until all is at hand the page stays as it came, whole and readable; so a failure never leaves it blank.
 * @param {import("./contract.js").Adapter} adapter of the package's standard
 * @param {Object<string, BlockKind>} kinds by name
 * @param {import("./contract.js").AdapterSettings} settings
 * @param {(module: Module, assessments: AssessmentPage[]) => void} [setUpAudience] none: all of the module is for every learner
 */
export async function start(adapter, kinds, settings, setUpAudience) {
  /** @type {import("./contract.js").CourseData} */
  const course = JSON.parse(one(document, "#ui--data").textContent || "");
  const launch = await openLaunch(course, adapter, { ...settings, records: recordsOf(course) });
  const { restored, place, recovery } = launch;
  const session = new Session(course, kinds, recovery.state, restored);
  if (recovery.further) session.absorb(recovery.further);
  if (session.givenMark !== null) showPassMark(session.givenMark);
  const module = makeModule(session, launch);
  const untouched = (launch.unowned ? activities(course, kinds) : []).map((one) => ({ ...one, $clone: /** @type {HTMLElement} */ (one.$block.cloneNode(true)) }));
  const { assessments, questions } = setUpBlocks(module, kinds);
  const pages = new Pages(module, (page) => {
    if (page) module.saving.changed("later");
    else drawResults(module, restored.learner.name);
  });
  module.refresh = () => {
    for (const assessment of assessments) assessment.settle();
    pages.refresh();
  };
  module.redraw = (keys) => {
    for (const question of questions) if (keys.has(question.block.key)) question.show();
    for (const assessment of assessments) if (assessment.isOf(keys)) assessment.show();
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
  watchWindows(module, launch.owner);
  drawStanding(module);
  if (place.connection === "none" && !place.keeps) tellOfFailure(module, place);
  else tellOfLaunch(module, launch);
  if (recovery.further || recovery.answers.length) module.saving.changed("now", recovery.answers);
  else if (place.connection === "none") module.saving.changed("now"); // another window finds what this one began with; if it can't be kept, that is told
  if (launch.unowned) offerUnowned(module, launch.unowned, untouched);
  document.documentElement.dataset.state = "ready";
  pages.scrollBack();
}

/**
 * The blocks that set themselves up.
 * @param {import("./contract.js").CourseData} course
 * @param {Object<string, BlockKind>} kinds  by name
 */
function activities(course, kinds) {
  return course.blocks.flatMap((block) => {
    const kind = kinds[block.kind];
    return kind && "setUp" in kind ? [{ block, kind, $block: blockOf(block.key) }] : [];
  });
}

/**
 * @param {Module} module
 * @param {import("./state/copies.js").Copy} copy
 * @param {{block: import("./contract.js").BlockData, kind: import("./contract.js").ActivityKind, $block: HTMLElement, $clone: HTMLElement}[]} untouched  activities, and what they were
 */
function offerUnowned(module, copy, untouched) {
  offerCopy(module, copy, () => {
    module.session.adopt(copy.state);
    for (const { block, kind, $block, $clone } of untouched) {
      $block.replaceWith($clone);
      kind.setUp($clone, block, module);
    }
    module.redraw(new Set([...module.course.pages, ...module.course.blocks].map(({ key }) => key)));
    module.saving.changed("now", copy.answers);
  });
}

/** @param {string} key */
function blockOf(key) {
  return one(document, `[data-key="${key}"].block`);
}

/**
 * @param {Session} session
 * @param {import("./lms/launch.js").Launch} launch
 * @returns {Module}
 */
function makeModule(session, { adapter, restored, place, owner, copies, recovery, reach, limit }) {
  const { words, id } = session.course;
  const untouched = recovery.isDamaged ? restored.state : "";
  /** @type {Module} */
  const module = {
    course: session.course,
    session,
    saving: new Saving(adapter, session, { restored, standing: standingAt(place, restored), copies, reach, limit, untouched }, (standing, before) => {
      if (standing === "failed" || standing === "unkept") tellOfFailure(module, place);
      else if (standing === "closed") tell(module.say(place.keeps ? "session_ended" : "session_ended_here"), "bad");
      else if (before === "failed" && standing === "saved") tell(module.say("save_mended"), "good");
      drawStanding(module);
    }, (keys) => module.redraw(keys)),
    say: (name, values = {}) => fill(words[name], values),
    sayOf: (kind, name) => words.blocks[kind][name],
    learner: restored.learner.id,
    drafts: new Drafts(["module", "drafts", id, owner, session.state.seed].join(":")),
    refresh: () => undefined,
    redraw: () => undefined,
  };
  return module;
}

/**
 * Sets up every block on its page.
 * @param {Module} module
 * @param {Object<string, BlockKind>} kinds  by name
 * @returns {{assessments: AssessmentPage[], questions: Question[]}} and the questions that are marked each by itself
 */
function setUpBlocks(module, kinds) {
  /** @type {AssessmentPage[]} */
  const assessments = [];
  /** @type {Question[]} */
  const alone = [];
  for (const page of module.course.pages) {
    /** @type {Question[]} */
    const questions = [];
    for (const key of page.blocks) {
      const block = module.session.block(key);
      const kind = kinds[block.kind];
      const $block = blockOf(key);
      if (!kind) continue;
      if ("setUp" in kind) kind.setUp($block, block, module);
      else questions.push(new Question($block, block, kind, module, page));
    }
    if (page.assessment) assessments.push(new AssessmentPage(page, questions, module));
    else alone.push(...questions);
  }
  for (const question of alone) question.show();
  return { assessments, questions: alone };
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

/** @param {Module} module @param {string} owner */
function watchWindows(module, owner) {
  const { saving, say, course } = module;
  if (saving.standing === "looking") return;
  const name = ["module", "windows", course.id, owner].join(":");
  saving.tellOthers(new Windows(name, (others) => tell(others ? say("other_window") : "", "bad"), (state) => saving.hear(state)));
  if (owner) saving.keepCopy(); // so that another window goes on from the same beginning
}
