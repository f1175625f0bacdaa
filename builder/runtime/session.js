import { History } from "./history.js";

/** @typedef {import("./contract.js").BlockData} BlockData */
/** @typedef {import("./contract.js").PageData} PageData */
/** @typedef {import("./contract.js").Success} Success */

/** What a learner did, and what follows from it: the score, what is passed, what is complete, what may be opened. */
export class Session extends History {
  /**
   * @param {import("./contract.js").CourseData} course
   * @param {Object<string, any>} kinds  block kinds by name
   * @param {import("./contract.js").State | null} state  null: a first launch
   * @param {{completion: import("./contract.js").Completion, success: Success, score: number|null, mode?: string, passMark?: number|null}} floor
   *   what the LMS holds, and what is reached since: never lowered, but where the author lets the last attempt count
   */
  constructor(course, kinds, state, floor) {
    super(course, kinds, state);
    this.floor = floor;
    const given = floor.passMark ?? null;
    const differs = given !== null && (course.passMark === null || inPercent(given) !== inPercent(course.passMark));
    /** The LMS's own mark, where it gives another than the course's: then that decides, of the whole. @type {number|null} */
    this.givenMark = differs ? given : null;
    this.isLook = floor.mode === "review" || floor.mode === "browse"; // at a module that records nothing
  }

  /** @override */
  changed() {
    super.changed();
    this.#reach();
  }

  /** @override @param {import("./contract.js").State} other */
  absorb(other) {
    const taken = super.absorb(other);
    this.#reach();
    return taken;
  }

  /** Notes what is reached, and the day of completion. */
  #reach() {
    const completed = this.floor.completion === "completed";
    this.floor = { ...this.floor, completion: this.completion(), success: this.success(), score: this.score() };
    if (!completed && this.floor.completion === "completed" && !this.state.day) this.state.day = today();
  }

  /** Whether a later attempt may lower what an earlier one reached. */
  mayFall() {
    return this.assessments().some((page) => page.assessment?.counts === "last");
  }

  /** @param {PageData} page @returns {number|null} the score of the attempt that counts, 0 to 1 */
  counted(page) {
    const { scores } = this.sittingOf(page);
    if (!scores.length) return null;
    const which = page.assessment?.counts;
    const score = which === "last" ? scores[scores.length - 1] : which === "first" ? scores[0] : Math.max(...scores);
    return score / 100;
  }

  /** @returns {number|null} what the score must reach */
  passMark() {
    return this.givenMark ?? this.course.passMark;
  }

  /** @param {PageData} page @returns {number|null} */
  passMarkOf(page) {
    return this.givenMark ?? page.assessment?.passMark ?? this.course.passMark;
  }

  /** @param {PageData} page @returns {Success} */
  successOf(page) {
    return judge(this.counted(page), this.passMarkOf(page));
  }

  /** @returns {PageData[]} those that count; a pre-test does not */
  assessments() {
    return this.pages.filter((page) => page.assessment && !page.assessment.preTest);
  }

  /** @returns {BlockData[]} every question that the learner is asked */
  questions() {
    return this.tasks().filter((block) => block.weight);
  }

  /** @returns {BlockData[]} every question, and what else must be done */
  tasks() {
    return this.pages.filter((page) => !page.assessment?.preTest && !this.knows(page)).flatMap((page) => this.tasksOn(page));
  }

  /** Objectives whose questions in a pre-test were all answered right. @returns {Set<string>} */
  known() {
    const asked = this.pages.filter((page) => page.assessment?.preTest && this.sittingOf(page).handedIn).flatMap((page) => this.questionsOn(page));
    const missed = new Set(asked.filter((block) => (this.answer(block.key).score ?? 0) < 1).map((block) => block.objective));
    return new Set(asked.map((block) => block.objective || "").filter((id) => id && !missed.has(id)));
  }

  /** Whether a pre-test showed that a learner knows what a page teaches. @param {PageData} page */
  knows(page) {
    const taught = page.objectives || [];
    if (!taught.length || page.assessment) return false;
    const known = this.known();
    return taught.every((id) => known.has(id));
  }

  /** @param {PageData} page  whether nothing on it is left to do */
  isDone(page) {
    if (this.knows(page)) return true;
    if (!this.state.seen.has(page.key)) return false;
    return page.assessment ? this.counted(page) !== null : this.tasksOn(page).every((block) => this.isAnswered(block));
  }

  /** @param {PageData} page  whether a learner may go there */
  isOpen(page) {
    if (this.course.navigation === "free" || this.isLook || this.completion() === "completed") return true;
    const index = this.pages.indexOf(page);
    return this.pages.slice(0, index).every((before) => this.isDone(before));
  }

  /** @returns {number|null} 0 to 1; null until there is one to report */
  score() {
    const own = this.#ownScore();
    if (own === null || this.floor.score === null) return own ?? this.floor.score;
    return this.mayFall() ? own : Math.max(own, this.floor.score);
  }

  /** @returns {number|null} */
  #ownScore() {
    const assessments = this.assessments();
    if (assessments.length) {
      const counted = assessments.map((page) => this.counted(page));
      return counted.every((score) => score === null) ? null : counted.reduce((sum, score) => (sum ?? 0) + (score ?? 0) / counted.length, 0);
    }
    const questions = this.questions();
    return questions.length && questions.every((block) => this.isAnswered(block)) ? this.shareOf(questions) : null;
  }

  /** @returns {Success} */
  success() {
    const own = this.#ownSuccess();
    return own === "unknown" || (this.floor.success === "passed" && !this.mayFall()) ? this.floor.success : own;
  }

  /** @returns {Success} */
  #ownSuccess() {
    const each = this.assessments().map((page) => this.successOf(page));
    const isWhole = this.givenMark !== null && !each.includes("unknown"); // an LMS that has a mark compares the score of the whole
    if (!each.length || isWhole) return judge(this.#ownScore(), this.passMark());
    if (each.includes("failed")) return "failed";
    return each.every((one) => one === "passed") ? "passed" : "unknown";
  }

  /** @returns {[number, number]} how much of what completes the module is done, and of how much */
  steps() {
    const { pages } = this;
    const { completion } = this.course;
    const seen = pages.filter((page) => this.state.seen.has(page.key) || this.knows(page)).length;
    const passed = this.success() === "passed" ? 1 : 0;
    const tasks = this.tasks();
    const answered = tasks.filter((block) => this.isAnswered(block)).length;
    if (completion === "all pages") return [seen, pages.length];
    if (completion === "pages and pass") return [seen + passed, pages.length + 1];
    if (completion === "pass") return passed ? [1, 1] : [answered, tasks.length + 1];
    const handedIn = this.assessments().filter((page) => this.counted(page) !== null).length;
    return [answered + handedIn, tasks.length + this.assessments().length];
  }

  /** @returns {import("./contract.js").Completion} */
  completion() {
    const [done, all] = this.steps();
    return this.floor.completion === "completed" || done >= all ? "completed" : "incomplete";
  }

  /** @returns {number} 0 to 1; 1 exactly when completed */
  progress() {
    const [done, all] = this.steps();
    return this.completion() === "completed" ? 1 : Math.min(0.99, all ? done / all : 0);
  }

  /** @returns {import("./contract.js").ObjectiveProgress[]} */
  objectives() {
    return this.course.objectives.map((id) => {
      const questions = this.questions().filter((block) => block.objective === id);
      const all = questions.length > 0 && questions.every((block) => this.isAnswered(block));
      const score = all ? this.shareOf(questions) : null;
      return { id, score, success: judge(score, this.passMark()), completion: all ? "completed" : "incomplete" };
    });
  }
}

/** By the learner's clock and calendar, in days since 1970. */
function today() {
  const now = new Date();
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000);
}

/**
 * Marks are whole per cents, so that 5 of 6 (83.33 %) and a pass mark of 83.3 % do not quarrel over rounding.
 * @param {number|null} score
 * @param {number|null} mark
 * @returns {Success}
 */
function judge(score, mark) {
  if (score === null || mark === null) return "unknown";
  return inPercent(score) >= inPercent(mark) ? "passed" : "failed";
}

/** @param {number} share */
function inPercent(share) {
  return Math.round(share * 100);
}
