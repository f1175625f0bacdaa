import { shuffled } from "./chance.js";

/** @typedef {import("./contract.js").BlockData} BlockData */
/** @typedef {import("./contract.js").PageData} PageData */
/** @typedef {import("./contract.js").Answer} Answer */
/** @typedef {import("./contract.js").Sitting} Sitting */
/** @typedef {import("./contract.js").State} State */

/** What a learner did in the module, by the attempt policy. It touches no page and no LMS. */
export class History {
  /**
   * @param {import("./contract.js").CourseData} course
   * @param {Object<string, any>} kinds  block kinds by name; a question's has `grade`
   * @param {import("./contract.js").State | null} state  null: a first launch
   */
  constructor(course, kinds, state) {
    this.course = course;
    this.kinds = kinds;
    /** @type {Map<string, BlockData>} */
    this.blocks = new Map(course.blocks.map((block) => [block.key, block]));
    this.state = state || { seed: newSeed(), revision: 0, day: 0, page: "", seen: new Set(), answers: new Map(), sittings: new Map(), audience: "" };
    this.#forgetWhatHasGone();
    for (const page of course.pages) if (page.assessment) this.openSitting(page);
  }

  /** Saved state of an older version of the course keeps all that still exists. */
  #forgetWhatHasGone() {
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
    this.#forgetWhatHasGone();
    for (const [key, answer] of since) if (!pooled.has(key) && answer.count > this.answer(key).count) other.answers.set(key, answer);
    for (const page of this.course.pages) if (page.assessment) this.openSitting(page);
    this.changed();
  }

  /**
   * Takes over what another window, or this device, knows of the same attempt, so that nothing done in either is lost: of each answer
   * and sitting the one that goes further.
   * @param {State} other
   * @returns {Set<string>} keys of pages and blocks of which something was taken over
   */
  absorb(other) {
    /** @type {Set<string>} */
    const taken = new Set();
    const mine = this.state;
    if (other.seed !== mine.seed) return taken;
    const newer = other.revision > mine.revision;
    /** @type {Set<string>} blocks that go with the sitting of their page */
    const settled = new Set();
    for (const page of this.course.pages) {
      const [ours, theirs] = [mine.sittings.get(page.key), other.sittings.get(page.key)];
      if (!ours || !theirs || (ours.attempt === theirs.attempt && ours.handedIn === theirs.handedIn)) continue;
      for (const key of page.blocks) settled.add(key);
      const ahead = ours.attempt === theirs.attempt ? theirs.handedIn : theirs.attempt > ours.attempt;
      if (!ahead) continue;
      mine.sittings.set(page.key, theirs);
      for (const key of [page.key, ...page.blocks]) taken.add(key);
    }
    for (const [key, theirs] of other.answers) {
      const ours = this.answer(key);
      if (!this.blocks.has(key) || same(ours, theirs)) continue;
      const ahead = settled.has(key) ? taken.has(key) : ours.count === theirs.count && ours.done === theirs.done ? newer : theirs.count === ours.count ? theirs.done : theirs.count > ours.count;
      if (!ahead) continue;
      mine.answers.set(key, theirs);
      taken.add(key);
    }
    for (const key of other.seen) {
      if (mine.seen.has(key) || !this.course.pages.some((page) => page.key === key)) continue;
      mine.seen.add(key);
      taken.add(key);
    }
    mine.day ||= other.day;
    mine.revision = Math.max(mine.revision, other.revision) + (taken.size ? 1 : 0);
    return taken;
  }

  /** Whether a page or block is for this learner: for everyone, or for the audience that they chose. @param {{audience?: string}} part */
  isFor({ audience }) {
    return !audience || !this.state.audience || audience === this.state.audience;
  }

  /** @returns {PageData[]} those for this learner */
  get pages() {
    return this.course.pages.filter((page) => this.isFor(page));
  }

  /** Something was done: counted, so that the newest of two states can be told. */
  changed() {
    this.state.revision += 1;
  }

  /** @param {string} key @returns {BlockData} */
  block(key) {
    return /** @type {BlockData} */ (this.blocks.get(key));
  }

  /** @param {string} key @returns {Answer} */
  answer(key) {
    return this.state.answers.get(key) || { response: null, score: null, tries: 0, count: 0, done: false };
  }

  /** @param {BlockData} block */
  isAnswered(block) {
    const { count, score, done } = this.answer(block.key);
    return block.weight ? count > 0 && score !== null : done;
  }

  /** @param {PageData} page @returns {Sitting} the page's assessment as it stands */
  sittingOf(page) {
    return /** @type {Sitting} */ (this.state.sittings.get(page.key));
  }

  /** @param {PageData} page */
  openSitting(page) {
    const sitting = this.state.sittings.get(page.key) || { attempt: 1, handedIn: false, scores: [], drawn: [] };
    this.state.sittings.set(page.key, { ...sitting, drawn: this.draw(page, sitting) });
  }

  /**
   * The questions of this attempt: those drawn before that still exist, filled up from the banks.
   * @param {PageData} page
   * @param {Sitting} sitting
   * @returns {string[]} keys
   */
  draw(page, sitting) {
    const banks = page.assessment ? page.assessment.banks : [];
    const kept = new Set(sitting.drawn);
    return banks.flatMap((bank) => {
      const order = shuffled(bank.blocks, `${this.state.seed}${page.key}${sitting.attempt}${bank.blocks[0]}`);
      const offered = order.filter((key) => this.isFor(this.block(key)));
      const known = offered.filter((key) => kept.has(key));
      return [...known, ...offered.filter((key) => !kept.has(key))].slice(0, bank.draw ?? bank.blocks.length);
    });
  }

  /** Keys of a page's blocks that the learner meets: for them, and of a bank those that were drawn. @param {PageData} page @returns {string[]} */
  keysOn(page) {
    const pooled = new Set(page.assessment?.banks.flatMap((bank) => bank.blocks));
    const own = page.blocks.filter((key) => !pooled.has(key) && this.isFor(this.block(key)));
    return page.assessment ? [...own, ...this.sittingOf(page).drawn] : own;
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
  take(key, response, once = false) {
    const block = this.block(key);
    const before = this.answer(key);
    const score = block.weight ? this.kinds[block.kind].grade(block, response) : null;
    const tries = before.tries + 1;
    const spent = block.tries !== null && tries >= (block.tries ?? 1);
    const after = { response, score, tries, count: before.count + 1, done: once || score === null || score >= 1 || spent };
    this.state.answers.set(key, after);
    this.changed();
    return after;
  }

  /** Marks an assessment as a whole. @param {PageData} page @returns {number} 0 to 1 */
  handIn(page) {
    const score = this.shareOf(this.questionsOn(page));
    const sitting = this.sittingOf(page);
    sitting.handedIn = true;
    sitting.scores.push(Math.round(score * 100));
    this.changed();
    return score;
  }

  /** Opens the next attempt: new questions, answers put aside but counted. @param {PageData} page */
  tryAgain(page) {
    for (const key of page.blocks) {
      const { count } = this.answer(key);
      if (this.block(key).weight) this.state.answers.set(key, { response: null, score: null, tries: 0, count, done: false });
    }
    const { attempt, scores } = this.sittingOf(page);
    this.state.sittings.set(page.key, { attempt: attempt + 1, handedIn: false, scores, drawn: [] });
    this.openSitting(page);
    this.changed();
  }

  /** @param {PageData} page @returns {number|null} attempts left; null: as many as wanted */
  attemptsLeft(page) {
    const most = page.assessment ? page.assessment.attempts : null;
    return most === null ? null : Math.max(0, most - this.sittingOf(page).scores.length);
  }

  /** @param {BlockData[]} questions @returns {number} the share of the marks, 0 to 1 */
  shareOf(questions) {
    const total = questions.reduce((sum, block) => sum + (block.weight ?? 1), 0);
    const earned = questions.reduce((sum, block) => sum + (block.weight ?? 1) * (this.answer(block.key).score ?? 0), 0);
    return total ? earned / total : 0;
  }
}

/** @param {Answer} one @param {Answer} other */
function same(one, other) {
  const all = (/** @type {Answer} */ { response, score, tries, count, done }) => JSON.stringify([response, score, tries, count, done]);
  return all(one) === all(other);
}

function newSeed() {
  return Math.floor(Math.random() * 1679616).toString(36).padStart(4, "0");
}
