import { all, fill, one } from "./kit/dom.js";
import { recordsOf } from "./kit/interaction.js"; // only for: answers
import { openLaunch } from "./lms/launch.js";
import { Saving } from "./lms/saving.js";
import { Windows } from "./lms/windows.js";
import { AssessmentPage } from "./page/assessment.js"; // only for: assessments
import { setUpAudience } from "./page/audience.js"; // only for: audiences
import { countClicksOnce } from "./page/clicks.js";
import { setUpDisplay } from "./page/display.js";
import { leaveModule } from "./page/exit.js";
import { notify, withdraw } from "./page/message.js";
import { offerCopy } from "./page/offer.js";
import { Pages } from "./page/pages.js";
import { showPassMark } from "./page/pass_mark.js";
import { inProgramme } from "./page/programme.js"; // only for: programmes
import { Question } from "./page/questions.js"; // only for: answers
import { setUpResults } from "./page/results.js";
import { drawStanding, notifyOfFailure, notifyOfLaunch, notifyOfStanding } from "./page/save_status.js";
import { Drafts } from "./state/drafts.js";
import { askMissed, noteMissed } from "./state/missed.js"; // only for: refreshers
import { Session } from "./state/session.js";

/** @typedef {import("./contract.js").Module} Module */
/** @typedef {import("./contract.js").BlockKind} BlockKind */
/** @typedef {import("./lms/launch.js").Launch} Launch */

/**
 * Starts the module. Until all is at hand the page stays as it came, whole and readable; so a failure never leaves it blank.
 * @param {import("./contract.js").Adapter} standard  the package's
 * @param {Object<string, BlockKind>} kinds  by name
 * @param {import("./contract.js").AdapterSettings} settings
 */
export async function start(standard, kinds, settings) {
  /** @type {import("./contract.js").CourseData} */
  const course = JSON.parse(one(document, "#ui--data").textContent || "");
  const adapter = inProgramme ? inProgramme(standard, course, settings.doneObjective) : standard;
  const launch = await openLaunch(course, adapter, { ...settings, records: recordsOf ? recordsOf(course) : [] });
  const { connection, recovery, restored } = launch;
  const session = new Session(course, kinds, recovery.state, restored);
  if (recovery.further) session.merge(recovery.further);
  if (askMissed) askMissed(session, launch);
  if (session.givenMark !== null) showPassMark(session.givenMark);
  const module = makeModule(session, launch);
  const setUpAgain = recovery.offered ? asTheyCame(module) : () => undefined;
  const { assessments, questions } = setUpBlocks(module);
  const leave = () => leaveModule(module, launch);
  const drawResults = setUpResults(module, restored.learner.name, leave);
  const pages = new Pages(module, (page) => {
    if (page) module.saving.changed("turned");
    else drawResults();
  });
  module.refresh = () => {
    for (const assessment of assessments) assessment.settle();
    if (noteMissed) noteMissed(session, launch);
    pages.refresh();
  };
  module.redraw = (keys) => {
    for (const question of questions) if (keys.has(question.block.key)) question.show();
    for (const assessment of assessments) if (assessment.isOf(keys)) assessment.show();
    pages.refresh();
  };
  for (const $scripted of all(document, "[data-scripted]")) $scripted.hidden = false;
  for (const part of [...questions, ...assessments]) part.show();
  if (setUpAudience) setUpAudience(module, assessments);
  const last = course.pages.find((page) => page.key === session.state.page);
  pages.begin(last ? last.id : restored.location);
  one(document, "#ui--exit").addEventListener("click", leave);
  setUpDisplay(module);
  countClicksOnce();
  watchLeaving(module);
  watchWindows(module, launch.owner);
  drawStanding(module);
  if (launch.standing === "unkept") notifyOfFailure(module, launch);
  else notifyOfLaunch(module, launch);
  // Without an LMS another window finds what this one began with; if it can't be kept, that is said.
  if (recovery.further || recovery.answers.length || connection === "none") module.saving.changed("now", recovery.answers);
  if (recovery.offered) {
    offerCopy(module, recovery.offered, launch.copies, (copy) => {
      session.adopt(copy.state);
      setUpAgain();
      module.redraw(new Set([...course.pages, ...course.blocks].map(({ key }) => key)));
      module.saving.changed("now", copy.answers);
    });
  }
  document.documentElement.dataset.state = "ready";
  pages.scrollBack();
}

/**
 * @param {Session} session
 * @param {Launch} launch
 * @returns {Module}
 */
function makeModule(session, launch) {
  const { words, id } = session.course;
  /** @type {Module} */
  const module = {
    course: session.course,
    session,
    saving: new Saving(session, launch, (standing, before) => notifyOfStanding(module, launch, standing, before), (keys) => module.redraw(keys)),
    say: (name, values = {}) => fill(words[name], values),
    sayOf: (kind, name) => words.blocks[kind][name],
    learner: launch.restored.learner.id,
    drafts: new Drafts(["module", "drafts", id, launch.owner, session.state.seed].join(":")),
    refresh: () => undefined,
    redraw: () => undefined,
  };
  return module;
}

/** @param {string} key */
function blockOf(key) {
  return one(document, `[data-key="${key}"].block`);
}

/**
 * Remembers activities before they are set up.
 * @param {Module} module
 * @returns {() => void}  sets them up again, from what is known then
 */
function asTheyCame(module) {
  const activities = module.course.blocks.flatMap((block) => {
    const kind = module.session.kinds[block.kind];
    const $block = blockOf(block.key);
    return kind && "setUp" in kind ? [{ block, kind, $block, $clone: /** @type {HTMLElement} */ ($block.cloneNode(true)) }] : [];
  });
  return () => {
    for (const { block, kind, $block, $clone } of activities) {
      $block.replaceWith($clone);
      kind.setUp($clone, block, module);
    }
  };
}

/**
 * Sets up every block on its page.
 * @param {Module} module
 * @returns {{assessments: AssessmentPage[], questions: Question[]}} and the questions that are marked each by itself
 */
function setUpBlocks(module) {
  /** @type {AssessmentPage[]} */
  const assessments = [];
  /** @type {Question[]} */
  const alone = [];
  for (const page of module.course.pages) {
    const questions = page.blocks.flatMap((key) => {
      const block = module.session.block(key);
      const kind = module.session.kinds[block.kind];
      if (kind && !("setUp" in kind)) return new Question(blockOf(key), block, kind, module, page);
      kind?.setUp(blockOf(key), block, module);
      return [];
    });
    if (page.assessment) assessments.push(new AssessmentPage(page, questions, module));
    else alone.push(...questions);
  }
  return { assessments, questions: alone };
}

/** A page that is hidden may never come back, and one that goes takes its session along. @param {Module} module */
function watchLeaving({ saving }) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saving.flush();
  });
  window.addEventListener("pagehide", () => saving.leave());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload(); // its session has ended
  });
}

/** @param {Module} module @param {string} owner */
function watchWindows({ course, saving, say }, owner) {
  if (saving.standing === "looking") return;
  const changed = (/** @type {number} */ others) => (others ? notify("windows", say("other_window"), "bad") : withdraw("windows"));
  saving.windows = new Windows(["module", "windows", course.id, owner].join(":"), changed, (state) => saving.receive(state));
  if (owner) saving.keepCopy(); // so that another window goes on from the same beginning
}
