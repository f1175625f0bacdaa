/**
 * The words that the runtime, the blocks and the standards share. Types only: no code of this file reaches a package.
 *
 * @typedef {"choice"|"true-false"|"fill-in"|"long-fill-in"|"matching"|"sequencing"|"likert"|"numeric"|"performance"|"other"} InteractionKind
 *
 * @typedef {object} Option       something a learner can choose
 * @property {string} key         one character of 0-9a-z in the author's order
 * @property {string} name        slug of the text, [a-z0-9_]+, unique in its question
 * @property {string} text
 *
 * @typedef {object} Interaction  one answer, in no standard's words
 * @property {string} id          of the question, stable, [A-Za-z][A-Za-z0-9_]*, at most 64 characters
 * @property {number} attempt     1 for the learner's first answer to it, 2 for the next
 * @property {InteractionKind} kind
 * @property {string} description the question in words
 * @property {Option[]} options   of choice, sequencing and likert; the sources of matching
 * @property {Option[]} targets   of matching
 * @property {string[]} response  option keys; "true" or "false"; a text a gap; a number; "source.target" keys
 * @property {string[][]} right   patterns in the form of a response; numeric has [[least, most]]; none: nothing is right or wrong
 * @property {"right"|"wrong"|"neutral"|number} result  a number from 0 to 1 is partial credit
 * @property {number} weight
 * @property {number} latency     seconds
 * @property {number} time        milliseconds since 1970
 * @property {string} objective   id, or ""
 *
 * @typedef {"incomplete"|"completed"} Completion
 * @typedef {"unknown"|"passed"|"failed"} Success
 *
 * @typedef {object} ObjectiveProgress
 * @property {string} id
 * @property {number|null} score  0 to 1
 * @property {Success} success
 * @property {Completion} completion
 *
 * @typedef {object} Progress     what is true now
 * @property {Completion} completion
 * @property {Success} success
 * @property {number|null} score  0 to 1
 * @property {number|null} passMark  0 to 1
 * @property {number} progress    0 to 1; 1 exactly when completed
 * @property {string} location    page id
 * @property {string} state       saved state, ASCII, at most 3,800 characters
 * @property {number} seconds     of this session so far
 * @property {ObjectiveProgress[]} objectives
 *
 * @typedef {object} Restored     what the LMS kept
 * @property {string} state
 * @property {string} location
 * @property {{id: string, name: string}} learner
 * @property {Completion} completion
 * @property {Success} success
 * @property {number|null} score  0 to 1
 * @property {"normal"|"review"|"browse"} mode  in review and browse nothing is recorded
 *
 * @typedef {object} AdapterSettings
 * @property {Object<string, number>} limits  of standard.toml
 * @property {string} edition     its name
 *
 * @typedef {object} Adapter      a standard's side, five verbs
 * @property {(settings: AdapterSettings) => boolean | Promise<boolean>} connect  false: there is no LMS; never throws
 * @property {() => Restored | Promise<Restored>} restore  right after connect
 * @property {(interaction: Interaction) => boolean} record  false: refused; never throws
 * @property {(progress: Progress) => boolean | Promise<boolean>} save  values, then one commit; false: not saved
 * @property {(progress: Progress) => boolean} finish  save and end, all of it at once (called on pagehide); a second call does nothing
 */
