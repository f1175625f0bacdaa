/**
 * What the small LMS on our pages and each standard's own side of it agree on. Types only.
 *
 * A standard's LMS side is the module `lms.js` in its folder of scorm_templates/, which exports `lms`. It is a native
 * module of the browser, neither joined nor minified, and imports what it likes from its own folder and from the
 * scripts beside the folders by relative addresses: whoever serves it serves `scorm_templates/*.js` and
 * `scorm_templates/<folder>/*.js` (assets.py), and no other file.
 *
 * @typedef {object} Launch       what an LMS knows when it opens a module
 * @property {{id: string, name: string}} learner
 * @property {string} edition     its name in standard.toml
 * @property {Object<string, number>} limits  of standard.toml, those of the edition over those of the standard
 * @property {number|null} passMark  0 to 1; null: the manifest has none
 * @property {number|null} completionThreshold  0 to 1; null: the manifest has none
 * @property {string} launchText  launch data of the manifest, or ""
 * @property {string} timeLimit   as the manifest says it, or ""
 * @property {string} timeLimitAction  as the manifest says it, or ""
 * @property {"normal"|"review"|"browse"} mode
 * @property {{id: string, passMark: number|null}[]} objectives  that the manifest declares
 * @property {number} attempt     1 for the first; a new attempt is opened with null for its LmsState
 * @property {string} language    that the learner prefers, or ""
 * @property {string[]} [moves]   what the learner may do from here, in the standard's words ("continue"); none: nothing
 * @property {string[]} [stores]  ids of the data stores that the manifest gives the module
 * @property {string[]} [quirks]  names of ways that LMSs in use have, and this one takes on; none: as the standard says
 *
 * @typedef {object} Network
 * @property {() => boolean} isDown  then what should be kept fails, as with a real LMS; the rest works on in the browser
 *
 * @typedef {object} Call         one call of the module
 * @property {string} verb        as it was called
 * @property {string[]} args
 * @property {string} answer
 * @property {string} error       the standard's number, "0": none
 * @property {string} fault       what a strict LMS, or one in use, holds against the call, in one sentence; "": nothing
 * @property {string} habit       what is odd and does no harm, in one sentence; "": nothing. Shown once a package
 * @property {number} time        milliseconds since 1970
 *
 * @typedef {object} Session      one opening of a module
 * @property {object} api         what the module finds under `apiName`
 * @property {() => LmsState} committed  what the LMS would hold if the window vanished now
 * @property {() => LmsState} close   the window is gone: what wasn't committed is lost, and later calls are refused
 * @property {boolean} finished   the module ended it
 * @property {number} [delay]     milliseconds until the module may find `api`; none: at once
 * @property {boolean} [lasting]  there is no other until the learner leaves: a page that loads again finds this one
 *
 * @typedef {Object<string, any>|null} LmsState  all that the LMS holds of one module of one attempt between two sessions, as
 *   JSON that only its own lms.js understands; null: never launched
 *
 * @typedef {object} Answer       one answer, in words
 * @property {string} id          as it was sent
 * @property {string} question
 * @property {string} kind
 * @property {string} response
 * @property {string} right       "" where the module doesn't say
 * @property {string} result      "right", "wrong", "partly right (0.5)", "no right or wrong", "not foreseen", a number, or ""
 * @property {number|null} score  1 right, 0 wrong, or what was sent as a number
 * @property {string} weight
 * @property {number|null} latency  seconds
 * @property {string} time        as a clock says it, with the day where it was sent
 * @property {string} objective   in words; several parted by commas
 *
 * @typedef {object} ObjectiveSummary
 * @property {string} id
 * @property {number|null} score  0 to 1
 * @property {Summary["success"]} success
 * @property {Summary["completion"]} completion
 * @property {number|null} progress  0 to 1
 *
 * @typedef {object} Summary      an LmsState in words and numbers
 * @property {"not attempted"|"incomplete"|"completed"|"unknown"} completion
 * @property {"unknown"|"passed"|"failed"} success
 * @property {number|null} score  0 to 1
 * @property {string} raw         the score as it was sent, with its scale ("80 of 100"), or ""
 * @property {number|null} progress  0 to 1
 * @property {number} seconds     of all sessions
 * @property {string} location
 * @property {string} state       the saved state itself
 * @property {boolean} suspended  the next session goes on from here
 * @property {ObjectiveSummary[]} objectives
 * @property {Answer[]} answers
 * @property {string[]} comments
 * @property {[string, string][]} values  element and value: everything that is held, in order
 * @property {string} navigation  where the module asked to go when it ended, or ""
 *
 * @typedef {object} Lms          a standard's LMS side
 * @property {string} apiName     the global name under which a module looks for `Session.api`; "": it talks over HTTP
 * @property {(state: LmsState, launch: Launch, network: Network, log: (call: Call) => void) => Session} open  log hears
 *   every call, in order, once it was answered. One session is one launch: a page that loads again, in the same frame
 *   too, needs another, after `close()` of this one
 * @property {(state: LmsState) => Summary} read
 * @property {{name: string, title: string, says: string}[]} [quirks]  that `Launch.quirks` may name: a few words for a list,
 *   and a sentence for authors
 */
