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
 * @property {string} state       saved state, ASCII, at most as long as the standard's `own_state`, else 3,800 characters
 * @property {number} seconds     of this session so far
 * @property {ObjectiveProgress[]} objectives
 * @property {boolean} [mayFall]  whether the author lets a later attempt lower score and success
 *
 * @typedef {object} Restored     what the LMS kept
 * @property {string} state
 * @property {string} location
 * @property {{id: string, name: string}} learner
 * @property {Completion} completion
 * @property {Success} success
 * @property {number|null} score  0 to 1
 * @property {number|null} [passMark]  0 to 1, that the LMS itself gives; it counts, lower or higher than the course's; none: it gives none
 * @property {"normal"|"review"|"browse"} mode  in review and browse nothing is recorded
 * @property {boolean} [isUnread] whether the LMS could not say what it holds: it may be much
 *
 * @typedef {"open"|"closed"|"refused"|"none"} Connection  to an LMS: a session runs; the one of this page view has ended and another
 *   can't begin in it; there is an LMS, and it starts none; there is no LMS
 *
 * @typedef {object} RecordPlace  where an answer stands in reports
 * @property {string} id          of the record's question
 * @property {number|null} most   how many answers to it have a record each; null: as many as there are
 *
 * @typedef {object} AdapterSettings
 * @property {Object<string, number>} limits  of standard.toml
 * @property {string} edition     its name
 * @property {RecordPlace[]} [records]  all that can be reported, in the course's order
 * @property {string} [doneObjective]  by which LMSs of the standard are told that a module of a programme is done
 *
 * @typedef {object} Adapter      a standard's side, five verbs
 * @property {(settings: AdapterSettings) => Connection | Promise<Connection>} connect  never throws
 * @property {() => Restored | Promise<Restored>} restore  right after connect
 * @property {(interaction: Interaction) => boolean} record  false: refused; never throws
 * @property {(progress: Progress) => boolean | Promise<boolean>} save  values, then one commit; false: not saved
 * @property {(progress: Progress) => boolean | Promise<boolean>} finish  save and end, all of it sent when it returns (called on pagehide); a second call does nothing
 * @property {() => boolean} [leave]  after the exit, takes the learner where the LMS wants them; false: nowhere
 * @property {() => boolean} [hasEnded]  whether the LMS has ended the session, so that nothing more can be saved in it
 * @property {() => boolean} [isLocked]  whether the LMS says "saved", and keeps what it had: some do so once a module is complete
 * @property {() => boolean} [hasReopened]  whether another session has begun since it was last asked, and knows no answer that was not committed
 * @property {() => void} [doubt]  the answer to the last commit proves nothing: all since the one before is to be given again
 * @property {() => string} [view]  which view of the LMS's page this session is in: the same text in the same view; "": not known
 * @property {boolean} [isAlone]  whether packages of the standard are made for no LMS
 * @property {boolean} [isProof]  whether "saved" comes from the server itself, not from a script that may only hope so
 */

/**
 * What the builder writes into the page.
 *
 * @typedef {object} BlockData
 * @property {string} key         three characters, in saved state
 * @property {string} id          its interaction's id, and its element's
 * @property {string} kind        the name of its folder
 * @property {Object<string, any>} [data]  what only its own kind understands
 * @property {{kind: InteractionKind, right: string[][], parts?: string[]}} [interaction]  none: nothing to record; parts: those with a record each
 * @property {number} [weight]    of a question with right and wrong answers; others have none
 * @property {number|null} [tries]  null: as many as wanted
 * @property {boolean} [required]  it must be done, though it has no score
 * @property {string} [objective]
 * @property {string} [audience]  none: it is for everyone
 *
 * @typedef {object} AssessmentData
 * @property {number|null} passMark
 * @property {number|null} attempts  null: as many as wanted
 * @property {"at once"|"at the end"|"never"} feedback
 * @property {"best"|"last"|"first"} [counts]  which attempt does; the best where nothing is said
 * @property {boolean} [preTest]  it only lets a learner skip what is known
 * @property {boolean} [oneAtATime]  it shows one question at a time
 * @property {{draw: number|null, blocks: string[]}[]} banks
 *
 * @typedef {object} PageData
 * @property {number} minutes     that it takes, about
 * @property {string} id          the address hash
 * @property {string} key
 * @property {string} title
 * @property {string[]} blocks    keys
 * @property {string[]} [objectives]  that it teaches
 * @property {string} [audience]  none: it is for everyone
 * @property {AssessmentData} [assessment]
 *
 * @typedef {object} CourseData
 * @property {string} id
 * @property {string} version
 * @property {string} savedAs     the version of saved state, by which packages are compared
 * @property {string} reads       the versions that are read, a character each
 * @property {string} title
 * @property {string} language
 * @property {string} organisation
 * @property {"free"|"in order"} navigation
 * @property {"all pages"|"all questions"|"pass"|"pages and pass"} completion
 * @property {number|null} passMark
 * @property {boolean} [ungraded]  whether its LMS gets no score of it: another module, a final test, has the result of the whole
 * @property {{of: string, isRefresher: boolean}} [missed]  the course under whose id this device keeps what was missed, for its refresher
 * @property {PageData[]} pages
 * @property {BlockData[]} blocks
 * @property {string[]} objectives
 * @property {Object<string, any>} words
 *
 * What a learner did, as it is saved.
 *
 * @typedef {object} Answer       what is known of a block
 * @property {string[]|null} response
 * @property {number|null} score  0 to 1
 * @property {number} tries       in this attempt
 * @property {number} count       of all answers ever given to it
 * @property {boolean} done       nothing more can or need be done
 *
 * @typedef {object} Sitting      what is known of an assessment
 * @property {number} attempt     the one that is open or was handed in last, from 1
 * @property {boolean} handedIn
 * @property {number[]} scores    of the attempts handed in, in whole per cent
 * @property {string[]} drawn     keys of the questions in this attempt
 *
 * @typedef {object} State
 * @property {string} seed        four characters, made at the first launch: it fixes draws and orders
 * @property {number} revision    counts the changes
 * @property {number} day         on which the module was completed, counted from 1970 by the learner's clock; 0: not yet, or not known
 * @property {string} page        key of the page last shown
 * @property {Set<string>} seen   keys of pages
 * @property {Map<string, Answer>} answers  by key of block
 * @property {Map<string, Sitting>} sittings  by key of page
 * @property {string} audience    that the learner chose, [a-z0-9_]+; "-" for none of them, "" for everything
 *
 * A kind of block, `export const kind` of its block.js: a question, which the framework asks, checks, marks and records, or an
 * activity, which sets itself up.
 *
 * @typedef {object} QuestionKind  of blocks that have an `interaction`
 * @property {(form: HTMLElement, block: BlockData, partly?: boolean) => string[] | null} read  null: not answered, or not wholly; `partly`: to be kept until it is
 * @property {(form: HTMLElement, response: string[] | null, block: BlockData) => void} write  null: empties it
 * @property {(block: BlockData, response: string[]) => number} grade  0 to 1; pure, and never throws
 * @property {(form: HTMLElement, block: BlockData, response: string[], marking: Marking) => void} mark  shows what was right and wrong
 * @property {string} [blank]     which of its words says that it is not answered; else the page's own
 * @property {(element: HTMLElement, block: BlockData, module: Module) => void} [prepare]  once, for controls that are more than inputs
 *
 * @typedef {object} Marking
 * @property {boolean} final      whether to show the right answer too
 * @property {(part: Element, verdict: "right"|"wrong"|"missed", feedback?: string) => void} show  marks an element: word, icon, wash, and the feedback kept under a name
 *
 * @typedef {object} ActivityKind
 * @property {(element: HTMLElement, block: BlockData, module: Module) => void} setUp
 * @property {(block: BlockData, response: string[]) => number} [grade]  of one that counts: as a question's
 * @property {boolean} [keepsBest]  whether a later try can't lower its score
 *
 * @typedef {QuestionKind | ActivityKind} BlockKind
 *
 * @typedef {object} Module       what blocks and pages may use of the running module
 * @property {CourseData} course
 * @property {import("./state/assessed_session.js").AssessedSession} session  of a module without assessments a plain Session: what only the other has is asked of pages that are one
 * @property {import("./lms/saving.js").Saving} saving
 * @property {(name: string, values?: Object<string, string | number>) => string} say  a phrase by its name
 * @property {(kind: string, name: string) => string} sayOf  a phrase of a block's kind
 * @property {string} learner     their id at the LMS, or ""
 * @property {import("./state/drafts.js").Drafts} drafts  what was chosen or typed, and is not yet an answer
 * @property {() => void} refresh  draws progress and contents again
 * @property {(keys: Set<string>) => void} redraw  draws pages and blocks again, by their keys, that have changed in another window
 */
