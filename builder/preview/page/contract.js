/**
 * What the preview's server answers. Types only.
 *
 * @typedef {import("../../lms/page/lms_state.js").Titles} Titles
 *
 * @typedef {object} Library
 * @property {string[]} courses   names, which are those of their folders
 * @property {Object<string, string>} themes  titles by name
 *
 * @typedef {object} Source       a place in the author's files
 * @property {string} file
 * @property {number} line        0: the file as a whole
 *
 * @typedef {object} FaultOnly
 * @property {"error"|"warning"} severity
 * @property {string} rule
 * @property {string} message
 * @property {string[]} frame     the line of the source, and what points at the place
 * @property {string} help
 *
 * @typedef {Source & FaultOnly} Fault
 *
 * @typedef {object} Played
 * @property {string} standard
 * @property {string} title       of the standard
 * @property {string} folder      that holds the standard's lms.js
 * @property {string} version     of all files but the page
 * @property {string} page        that is launched
 * @property {Omit<import("../../lms/contract.js").Launch, "learner" | "attempt">} launch
 * @property {Part[]} parts       of a programme, in the order of its contents; [] for a module
 *
 * @typedef {object} Part         a line of a programme's contents
 * @property {number} number
 * @property {string} id
 * @property {string} title
 * @property {number} depth
 * @property {boolean} listed
 * @property {string} page
 * @property {Played["launch"]|null} launch  null: a group
 *
 * @typedef {object} PageNow      the one page that was changed last, ahead of the build that shows all
 * @property {string} id
 * @property {string} before      its HTML by itself, as it was; "": the one that was sent last
 * @property {string} now         as it is
 *
 * @typedef {object} Build
 * @property {string} title
 * @property {number} pages
 * @property {number} questions
 * @property {boolean} found      whether the course is where it was
 * @property {boolean} failed     an error keeps it from being built as it is now
 * @property {boolean} partly     what is played is the files as they are now, without what errors stand in
 * @property {number} revision    of what can be played
 * @property {boolean} ordered    learners go through its pages in order
 * @property {Fault[]} faults
 * @property {Played[]} played    by standard
 * @property {Titles} titles      of what is played
 * @property {Object<string, Object<string, Source>>} sources  where pages and blocks stand, by their ids, by the folder that their module has in the package; "": it has one alone
 * @property {string} [problem]   why there is none of all this: an organisation's own block or theme is broken
 */
