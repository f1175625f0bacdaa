/**
 * What an engine answers, by its verbs. Types only. Any home of the page answers alike: a server on this computer, or a worker.
 *
 * @typedef {object} Bar          a page in the strip of a card
 * @property {string} title
 * @property {number} seconds
 * @property {number} questions
 * @property {boolean} faulty     an error stands on it
 *
 * @typedef {object} Card         a course or a programme at a glance
 * @property {string} course      its folder's path in the shared folder; all verbs know it by that
 * @property {string} title
 * @property {boolean} programme
 * @property {number} modules
 * @property {number} pages
 * @property {number} minutes
 * @property {number} questions
 * @property {number} errors
 * @property {number} warnings
 * @property {string} review      ISO 8601, or ""
 * @property {number} changed     seconds since 1970
 * @property {Bar[]} strip
 *
 * @typedef {object} Place
 * @property {string} file        a path in the shared folder
 * @property {number} line        from 1
 *
 * @typedef {object} BlockFacts
 * @property {string} id
 * @property {string} kind
 * @property {string} keyword
 * @property {string} title
 * @property {number} level
 * @typedef {Place & BlockFacts} OutlineBlock
 *
 * @typedef {object} PageFacts
 * @property {string} id
 * @property {string} title
 * @property {boolean} assessment
 * @property {number} seconds
 * @property {number} words
 * @property {number} questions
 * @property {OutlineBlock[]} blocks
 * @typedef {Place & PageFacts} OutlinePage
 *
 * @typedef {Place & {title: string, pages: OutlinePage[]}} OutlineSection
 *
 * @typedef {object} Edit
 * @property {number} line
 * @property {number} column
 * @property {number} length
 * @property {string} text
 *
 * @typedef {object} Fault        as `builder check --format json` has it
 * @property {string} rule
 * @property {"error" | "warning"} severity
 * @property {string} message
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {number} length
 * @property {string} mark
 * @property {string} help
 * @property {Edit[]} fixes
 *
 * @typedef {object} Seen         what is in a course as its files are now
 * @property {string} title
 * @property {OutlineSection[]} sections
 * @property {Fault[]} faults
 * @property {boolean} failed
 * @property {number} revision
 *
 * @typedef {object} FileText
 * @property {string} revision
 * @property {string} text
 *
 * @typedef {Seen & {course: string, programme: boolean, files: Object<string, FileText>}} Opened
 *
 * @typedef {object} Clash        a place that both have changed
 * @property {number} line        of `text`, from 1: where `mine` stands
 * @property {string} mine
 * @property {string} theirs
 *
 * @typedef {FileText & {clashes: Clash[], unknown?: undefined} | {unknown: true}} Saved
 *
 * @typedef {object} Arranged     what became of the outline
 * @property {{file: string, before: FileText, after: FileText}[]} changes  to take it back
 * @property {Place} at           where what was meant stands now, or what came up in its place
 * @property {Place} [from]       where it stood; the page adds it
 *
 * @typedef {object} SettingOf    a phrase behind “Settings:”
 * @property {string} name
 * @property {string} example
 * @property {string} pattern     of the whole phrase, capitals ignored
 * @property {"flag" | "number" | "words"} kind
 *
 * @typedef {object} FormOf       what a kind of block declares that it takes
 * @property {string[]} keywords  the first is its name
 * @property {string} shape
 * @property {SettingOf[]} settings
 * @property {string[]} labels    in lower case
 * @property {string[]} variants  in brackets behind the keyword
 * @property {boolean} parts      made of headings one level below its own
 * @property {boolean} choices    its lists are answers to choose from
 *
 * @typedef {object} Known        what a course has names for, each with what it says
 * @property {Object<string, string>} objectives
 * @property {Object<string, string>} audiences
 * @property {Object<string, string>} variables
 * @property {Object<string, string>} pages  by what a link to them says behind “#”
 * @property {string[]} files
 * @property {string[]} cast
 * @property {string} language
 *
 * @typedef {object} GuidePage    a block's page of the authors' guide
 * @property {string} keyword
 * @property {string} about
 * @property {{title: string, words: string, example: string}[]} uses
 *
 * @typedef {object} LmsOffer     an LMS that packages are made for
 * @property {string} name
 * @property {string} standard
 * @property {string} format      the standard's title
 * @property {string[]} steps     to upload a new package
 * @property {string[]} update    to put it in the place of an earlier one
 * @property {string} source      the vendor's page of help, or ""
 * @property {string} looked_up   ISO 8601
 *
 * @typedef {object} Built
 * @property {{file: string, standard: string, size: number}[]} packages
 * @property {boolean} up_to_date
 * @property {boolean} failed
 * @property {Fault[]} faults
 *
 * @typedef {object} KeptVersion
 * @property {string} id
 * @property {string} time        ISO 8601, UTC
 * @property {string} name        "": kept by time
 * @property {string} by
 */
export {};
