import { shuffled } from "./chance.js";

/** @typedef {import("./contract.js").BlockData} BlockData */
/** @typedef {import("./contract.js").PageData} PageData */
/** @typedef {import("./contract.js").Answer} Answer */
/** @typedef {import("./contract.js").Sitting} Sitting */
/** @typedef {import("./contract.js").Success} Success */

/**
 * What a learner did in the module, and what follows from it: the attempt policy, the score, what is complete. It touches no page
 * and no LMS.
 */
export class Session {
  /**
   * @param {import("./contract.js").CourseData} course
   * @param {Object<string, any>} kinds  block kinds by name; a question's has `grade`
   * @param {import("./contract.js").State | null} state  null: a first launch
   * @param {{completion: import("./contract.js").Completion, success: Success, score: number|null, mode?: string}} floor  what the LMS
   *   holds, and what is reached since: never lowered
   */
  constructor(course, kinds, state, floor) {
    this.course = course;
    this.kinds = kinds;
    this.floor = floor;
    this.isLook = floor.mode === "review" || floor.mode === "browse"; // at a module that records nothing
    /** @type {Map<string, BlockData>} */
    this.blocks = new Map(course.blocks.map((block) => [block.key, block]));
    this.state = state || { seed: newSeed(), revision: 0, page: "", seen: new Set(), answers: new Map(), sittings: new Map() };
    this.forgetWhatHasGone();
    for (const page of course.pages) if (page.assessment) this.sittingOf(page);
  }

  /** Saved state of an older version of the course keeps all that still exists. */
  forgetWhatHasGone() {
    const { answers, sittings, seen } = this.state;
    const pages = new Set(this.course.pages.map((page) => page.key));
    for (const key of answers.keys()) if (!this.blocks.has(key)) answers.delete(key);
    for (const key of seen) if (!pages.has(key)) seen.delete(key);
    for (const key of sittings.keys()) if (!pages.has(key)) sittings.delete(key);
  }

  /** @param {string} key @returns {BlockData} */
  block(key) {
    return /** @type {BlockData} */ (this.blocks.get(key));
  }

  /** @param {string} key @returns {Answer} */
  answer(key) {
    return this.state.answers.get(key) || { response: null, score: null, tries: 0, count: 0, done: false };
  }

  /** @param {PageData} page @returns {Sitting} the page's assessment as it stands, drawn when first asked for */
  sittingOf(page) {
    let sitting = this.state.sittings.get(page.key);
    if (!sitting) {
      sitting = { attempt: 1, handedIn: false, scores: [], drawn: [] };
      this.state.sittings.set(page.key, sitting);
    }
    sitting.drawn = this.draw(page, sitting);
    return sitting;
  }

  /** The questions of this attempt: those drawn before that still exist, filled up from the banks. @param {PageData} page @param {Sitting} sitting */
  draw(page, sitting) {
    const banks = page.assessment ? page.assessment.banks : [];
    const kept = new Set(sitting.drawn);
    /** @type {string[]} */
    const drawn = [];
    for (const bank of banks) {
      const wanted = Math.min(bank.draw ?? bank.blocks.length, bank.blocks.length);
      const order = shuffled(bank.blocks, `${this.state.seed}${page.key}${sitting.attempt}${bank.blocks[0]}`);
      const chosen = [...order.filter((key) => kept.has(key)), ...order.filter((key) => !kept.has(key))].slice(0, wanted);
      drawn.push(...chosen);
    }
    return drawn;
  }

  /** Keys of a page's blocks that the learner meets: without those of a bank that were not drawn. @param {PageData} page @returns {string[]} */
  keysOn(page) {
    if (!page.assessment) return page.blocks;
    const pooled = new Set(page.assessment.banks.flatMap((bank) => bank.blocks));
    const drawn = this.sittingOf(page).drawn;
    return [...page.blocks.filter((key) => !pooled.has(key)), ...drawn];
  }

  /** @param {PageData} page @returns {BlockData[]} the questions on it that have right answers */
  questionsOn(page) {
    return this.keysOn(page).map((key) => this.block(key)).filter((block) => block.weight);
  }

  /** @param {PageData} page */
  visit(page) {
    this.state.page = page.key;
    this.state.seen.add(page.key);
    this.state.revision += 1;
    this.reach();
  }

  /** What was reached stays reached, whatever is answered after it. */
  reach() {
    this.floor = { ...this.floor, completion: this.completion(), success: this.success(), score: this.score() };
  }

  /** Keeps what is chosen but not yet handed in. @param {string} key @param {string[] | null} response */
  draft(key, response) {
    this.state.answers.set(key, { ...this.answer(key), response });
    this.state.revision += 1;
  }

  /** @param {string} key */
  markDone(key) {
    if (this.answer(key).done) return;
    this.state.answers.set(key, { ...this.answer(key), done: true });
    this.state.revision += 1;
  }

  /**
   * Takes an answer to a question: grades it and counts the try.
   * @param {string} key
   * @param {string[]} response
   * @param {boolean} once  whether there is one try only, as in an assessment
   * @returns {Answer}
   */
  take(key, response, once = false) {
    const block = this.block(key);
    const before = this.answer(key);
    const score = block.weight ? this.kinds[block.kind].grade(block, response) : null;
    const tries = before.tries + 1;
    const spent = block.tries !== null && tries >= (block.tries ?? 1);
    const after = { response, score, tries, count: before.count + 1, done: once || score === null || score >= 1 || spent };
    this.state.answers.set(key, after);
    this.state.revision += 1;
    this.reach();
    return after;
  }

  /**
   * Marks an assessment as a whole.
   * @param {PageData} page
   * @returns {number} 0 to 1
   */
  handIn(page) {
    const sitting = this.sittingOf(page);
    const score = this.shareOf(this.questionsOn(page));
    sitting.handedIn = true;
    sitting.scores.push(Math.round(score * 100));
    this.state.revision += 1;
    this.reach();
    return score;
  }

  /** Opens the next attempt: new questions, answers put aside but counted. @param {PageData} page */
  tryAgain(page) {
    const sitting = this.sittingOf(page);
    for (const key of page.blocks) {
      const { count } = this.answer(key);
      if (this.block(key).weight) this.state.answers.set(key, { response: null, score: null, tries: 0, count, done: false });
    }
    Object.assign(sitting, { attempt: sitting.attempt + 1, handedIn: false, drawn: [] });
    this.sittingOf(page);
    this.state.revision += 1;
  }

  /** @param {PageData} page @returns {number|null} attempts left; null: as many as wanted */
  attemptsLeft(page) {
    const most = page.assessment ? page.assessment.attempts : null;
    return most === null ? null : Math.max(0, most - this.sittingOf(page).scores.length);
  }

  /** @param {PageData} page @returns {number|null} the best score handed in, 0 to 1 */
  best(page) {
    const { scores } = this.sittingOf(page);
    return scores.length ? Math.max(...scores) / 100 : null;
  }

  /** @param {PageData} page @returns {number|null} */
  passMarkOf(page) {
    return page.assessment?.passMark ?? this.course.passMark;
  }

  /** @param {PageData} page @returns {Success} */
  successOf(page) {
    const mark = this.passMarkOf(page);
    const best = this.best(page);
    if (mark === null || best === null) return "unknown";
    return reaches(best, mark) ? "passed" : "failed";
  }

  /** @param {BlockData[]} questions @returns {number} the share of the marks, 0 to 1 */
  shareOf(questions) {
    const total = questions.reduce((sum, block) => sum + (block.weight ?? 1), 0);
    const earned = questions.reduce((sum, block) => sum + (block.weight ?? 1) * (this.answer(block.key).score ?? 0), 0);
    return total ? earned / total : 0;
  }

  /** @returns {PageData[]} */
  assessments() {
    return this.course.pages.filter((page) => page.assessment);
  }

  /** @returns {BlockData[]} every question that the learner meets */
  questions() {
    return this.course.pages.flatMap((page) => this.questionsOn(page));
  }

  /** @param {BlockData} block */
  isAnswered(block) {
    return this.answer(block.key).count > 0 && this.answer(block.key).score !== null;
  }

  /** @param {PageData} page  whether nothing on it is left to do */
  isDone(page) {
    if (!this.state.seen.has(page.key)) return false;
    return page.assessment ? this.best(page) !== null : this.questionsOn(page).every((block) => this.isAnswered(block));
  }

  /** @param {PageData} page  whether a learner may go there */
  isOpen(page) {
    if (this.course.navigation === "free" || this.isLook || this.completion() === "completed") return true;
    const index = this.course.pages.indexOf(page);
    return this.course.pages.slice(0, index).every((before) => this.isDone(before));
  }

  /** @returns {number|null} 0 to 1; null until there is one to report */
  score() {
    return highest(this.ownScore(), this.floor.score);
  }

  ownScore() {
    const assessments = this.assessments();
    if (assessments.length) {
      const handedIn = assessments.filter((page) => this.best(page) !== null);
      return handedIn.length ? assessments.reduce((sum, page) => sum + (this.best(page) ?? 0), 0) / assessments.length : null;
    }
    const questions = this.questions();
    return questions.length && questions.every((block) => this.isAnswered(block)) ? this.shareOf(questions) : null;
  }

  /** @returns {Success} */
  success() {
    const own = this.ownSuccess();
    if (this.floor.success === "passed") return "passed";
    return own === "unknown" ? this.floor.success : own;
  }

  /** @returns {Success} */
  ownSuccess() {
    const each = this.assessments().map((page) => this.successOf(page));
    if (each.includes("failed")) return "failed";
    if (each.length) return each.every((one) => one === "passed") ? "passed" : "unknown";
    const score = this.ownScore();
    if (this.course.passMark === null || score === null) return "unknown";
    return reaches(score, this.course.passMark) ? "passed" : "failed";
  }

  /** @returns {[number, number]} how much of what completes the module is done, and of how much */
  steps() {
    const { completion, pages } = this.course;
    const seen = pages.filter((page) => this.state.seen.has(page.key)).length;
    const passed = this.success() === "passed" ? 1 : 0;
    const questions = this.questions();
    const answered = questions.filter((block) => this.isAnswered(block)).length;
    if (completion === "all pages") return [seen, pages.length];
    if (completion === "pages and pass") return [seen + passed, pages.length + 1];
    if (completion === "pass") return passed ? [1, 1] : [answered, questions.length + 1];
    const handedIn = this.assessments().filter((page) => this.best(page) !== null).length;
    return [answered + handedIn, questions.length + this.assessments().length];
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
      return { id, score, success: this.judge(score), completion: all ? "completed" : "incomplete" };
    });
  }

  /** @param {number|null} score @returns {Success} */
  judge(score) {
    if (score === null || this.course.passMark === null) return "unknown";
    return reaches(score, this.course.passMark) ? "passed" : "failed";
  }
}

/** Marks are whole per cents, so that 5 of 6 (83.33 %) and a pass mark of 83.3 % do not quarrel over rounding. @param {number} score @param {number} mark */
function reaches(score, mark) {
  return Math.round(score * 100) >= Math.round(mark * 100);
}

/** @param {number|null} first @param {number|null} second */
function highest(first, second) {
  if (first === null || second === null) return first ?? second;
  return Math.max(first, second);
}

function newSeed() {
  return Math.floor(Math.random() * 1679616).toString(36).padStart(4, "0");
}
