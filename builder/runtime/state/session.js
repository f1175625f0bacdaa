import { UNANSWERED, mergeStates } from "./merge.js";

/** @typedef {import("../contract.js").BlockData} BlockData */
/** @typedef {import("../contract.js").PageData} PageData */
/** @typedef {import("../contract.js").Answer} Answer */
/** @typedef {import("../contract.js").State} State */
/** @typedef {import("../contract.js").Success} Success */

/**
 * What a learner did in the module, by the attempt policy, and what follows from it: the score, what is passed, what is complete, what
 * may be opened. It touches no page and no LMS. What assessments add is in `assessed_session.js`.
 */
export class Session {
  /**
   * @param {import("../contract.js").CourseData} course
   * @param {Object<string, import("../contract.js").BlockKind>} kinds  by name
   * @param {State | null} state  null: a first launch
   * @param {{completion: import("../contract.js").Completion, success: Success, score: number|null, mode?: string, passMark?: number|null}} reached
   *   what the LMS holds, and what is reached since: never lowered, but where the author lets the last attempt count
   */
  constructor(course, kinds, state, reached) {
    this.course = course;
    this.kinds = kinds;
    /** @type {Map<string, BlockData>} */
    this.blocks = new Map(course.blocks.map((block) => [block.key, block]));
    this.state = state || { seed: newSeed(), revision: 0, day: 0, page: "", seen: new Set(), answers: new Map(), sittings: new Map(), audience: "" };
    this.reached = reached;
    const given = reached.passMark ?? null;
    const differs = given !== null && (course.passMark === null || inPercent(given) !== inPercent(course.passMark));
    /** The LMS's own mark, where it gives another than the course's: then that decides, of the whole. @type {number|null} */
    this.givenMark = differs ? given : null;
    this.isReview = reached.mode === "review" || reached.mode === "browse"; // at a module that records nothing
    this.takeUp();
  }

  /** Something was done: counted, so that the newest of two states can be told. */
  changed() {
    this.state.revision += 1;
    this.#reach();
  }

  /**
   * Takes over what another window, or this device, knows of the same attempt, so that nothing done in either is lost.
   * @param {State} other
   * @returns {Set<string>} keys of pages and blocks of which something was taken over
   */
  merge(other) {
    const taken = mergeStates(this.course, this.state, other);
    this.#reach();
    return taken;
  }

  /** Notes what is reached, and the day of completion. */
  #reach() {
    const completed = this.reached.completion === "completed";
    this.reached = { ...this.reached, completion: this.completion(), success: this.success(), score: this.score() };
    if (!completed && this.reached.completion === "completed" && !this.state.day) this.state.day = today();
  }

  /** Goes on from a state; of an older version of the course all is kept that still exists. */
  takeUp() {
    const { answers, sittings, seen } = this.state;
    const pages = new Set(this.course.pages.map((page) => page.key));
    for (const [kept, known] of [[answers, this.blocks], [sittings, pages], [seen, pages]]) {
      for (const key of kept.keys()) if (!known.has(key)) kept.delete(key);
    }
  }

  /**
   * Goes on from another attempt, which the learner says is theirs, and adds to it what was answered since outside of assessments.
   * @param {State} other
   */
  adopt(other) {
    const since = this.state.answers;
    const pooled = new Set(this.course.pages.flatMap((page) => (page.assessment ? page.blocks : [])));
    this.state = other;
    this.takeUp();
    for (const [key, answer] of since) if (!pooled.has(key) && answer.count > this.answer(key).count) other.answers.set(key, answer);
    this.changed();
  }

  /** Whether a page or block is for this learner: for everyone, or for the audience that they chose. @param {{audience?: string}} part */
  isFor({ audience }) {
    return !audience || !this.state.audience || audience === this.state.audience;
  }

  /** @returns {PageData[]} those for this learner */
  get pages() {
    return this.course.pages.filter((page) => this.isFor(page));
  }

  /** @param {string} key @returns {BlockData} */
  block(key) {
    return /** @type {BlockData} */ (this.blocks.get(key));
  }

  /** @param {string} key @returns {Answer} */
  answer(key) {
    return this.state.answers.get(key) || UNANSWERED;
  }

  /** @param {BlockData} block */
  isAnswered(block) {
    const { count, score, done } = this.answer(block.key);
    return block.weight ? count > 0 && score !== null : done;
  }

  /** Keys of a page's blocks that the learner meets. @param {PageData} page @returns {string[]} */
  keysOn(page) {
    return page.blocks.filter((key) => this.isFor(this.block(key)));
  }

  /** @param {PageData} page @returns {BlockData[]} the questions on it that have right answers, and what else must be done */
  tasksOn(page) {
    return this.keysOn(page).map((key) => this.block(key)).filter((block) => block.weight || block.required);
  }

  /** @param {PageData} page @returns {BlockData[]} the questions alone */
  questionsOn(page) {
    return this.tasksOn(page).filter((block) => block.weight);
  }

  /** @param {PageData} page */
  visit(page) {
    this.state.page = page.key;
    this.state.seen.add(page.key);
    this.changed();
  }

  /** Keeps what is chosen but not yet handed in. @param {string} key @param {string[] | null} response */
  draft(key, response) {
    this.state.answers.set(key, { ...this.answer(key), response });
    this.changed();
  }

  /** @param {string} key */
  markDone(key) {
    if (this.answer(key).done) return;
    this.state.answers.set(key, { ...this.answer(key), done: true });
    this.changed();
  }

  /**
   * Takes an answer to a question: grades it and counts the try.
   * @param {string} key
   * @param {string[]} response
   * @param {boolean} once  whether there is one try only, as in an assessment
   * @returns {Answer}
   */
  submit(key, response, once = false) {
    const [block, before] = [this.block(key), this.answer(key)];
    const kind = this.kinds[block.kind];
    const graded = block.weight ? kind.grade?.(block, response) ?? null : null;
    const score = graded !== null && "keepsBest" in kind ? Math.max(graded, before.score ?? 0) : graded;
    const tries = before.tries + 1;
    const spent = block.tries !== null && tries >= (block.tries ?? 1);
    const after = { response, score, tries, count: before.count + 1, done: once || score === null || score >= 1 || spent };
    this.state.answers.set(key, after);
    this.changed();
    return after;
  }

  /** @param {BlockData[]} questions @returns {number} the share of the marks, 0 to 1 */
  shareOf(questions) {
    const total = questions.reduce((sum, block) => sum + (block.weight ?? 1), 0);
    const earned = questions.reduce((sum, block) => sum + (block.weight ?? 1) * (this.answer(block.key).score ?? 0), 0);
    return total ? earned / total : 0;
  }

  /** Whether a later attempt may lower what an earlier one reached. */
  mayFall() {
    return false;
  }

  /** Those that count. @returns {PageData[]} */
  assessments() {
    return [];
  }

  /** Whether a learner has shown before that they know what a page teaches. @param {PageData} _page */
  knows(_page) {
    return false;
  }

  /** @returns {number|null} what the score must reach */
  passMark() {
    return this.givenMark ?? this.course.passMark;
  }

  /** @returns {BlockData[]} every question that the learner is asked */
  questions() {
    return this.tasks().filter((block) => block.weight);
  }

  /** @returns {BlockData[]} every question, and what else must be done */
  tasks() {
    return this.pages.flatMap((page) => this.tasksOn(page));
  }

  /** @param {PageData} page  whether nothing on it is left to do */
  isDone(page) {
    return this.state.seen.has(page.key) && this.tasksOn(page).every((block) => this.isAnswered(block));
  }

  /** @param {PageData} page  whether a learner may go there */
  isOpen(page) {
    if (this.course.navigation === "free" || this.isReview || this.completion() === "completed") return true;
    const index = this.pages.indexOf(page);
    return this.pages.slice(0, index).every((before) => this.isDone(before));
  }

  /** @returns {number|null} 0 to 1; null until there is one to report */
  score() {
    const own = this.ownScore();
    if (own === null || this.reached.score === null) return own ?? this.reached.score;
    return this.mayFall() ? own : Math.max(own, this.reached.score);
  }

  /** That of this attempt alone. @returns {number|null} */
  ownScore() {
    const questions = this.questions();
    return questions.length && questions.every((block) => this.isAnswered(block)) ? this.shareOf(questions) : null;
  }

  /** @returns {Success} */
  success() {
    const own = this.ownSuccess();
    return own === "unknown" || (this.reached.success === "passed" && !this.mayFall()) ? this.reached.success : own;
  }

  /** That of this attempt alone. @returns {Success} */
  ownSuccess() {
    return judge(this.ownScore(), this.passMark());
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
    return [answered, tasks.length];
  }

  /** @returns {import("../contract.js").Completion} */
  completion() {
    const [done, all] = this.steps();
    return this.reached.completion === "completed" || done >= all ? "completed" : "incomplete";
  }

  /** @returns {number} 0 to 1; 1 exactly when completed */
  progress() {
    const [done, all] = this.steps();
    return this.completion() === "completed" ? 1 : Math.min(0.99, all ? done / all : 0);
  }

  /** @returns {import("../contract.js").ObjectiveProgress[]} */
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
export function judge(score, mark) {
  if (score === null || mark === null) return "unknown";
  return inPercent(score) >= inPercent(mark) ? "passed" : "failed";
}

/** @param {number} share */
function inPercent(share) {
  return Math.round(share * 100);
}

function newSeed() {
  return Math.floor(Math.random() * 1679616).toString(36).padStart(4, "0");
}
