/**
 * What an engine answers, by its verbs. Types only. Any home of the page answers alike: a server on this computer, or a worker.
 *
 * @typedef {object} Bar          a page in the strip of a card
 * @property {string} title
 * @property {number} seconds
 * @property {number} questions
 * @property {boolean} faulty     an error stands on it
 * @property {boolean} assessment
 *
 * @typedef {object} Card         a course or a programme at a glance
 * @property {string} course      its folder's path in the shared folder; all verbs know it by that
 * @property {string} id          by which its packages are called
 * @property {string} title
 * @property {boolean} programme
 * @property {{course: string, title: string}[]} parts  a programme's modules
 * @property {string} owner
 * @property {boolean} imported
 * @property {number} built       seconds since 1970; 0: no package of it is there
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
 * @typedef {Place & {title: string, pages: OutlinePage[], module?: string, of?: string}} OutlineSection  in a programme: the id and the title of its module
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
 * @property {boolean} advice     it is no more than a better wording
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
 * @property {number} seconds     that it took to build
 *
 * @typedef {object} FileText
 * @property {string} revision
 * @property {string} text
 *
 * @typedef {Seen & {course: string, programme: boolean, files: Object<string, FileText>, soon?: boolean}} Opened
 *   `soon`: only the texts are there yet; “seen” gives the rest, once the builder has started, or has read a long course
 *
 * @typedef {object} Clash        a place that both have changed
 * @property {number} line        of `text`, from 1: where `mine` stands
 * @property {string} mine
 * @property {string} theirs
 *
 * @typedef {FileText & {clashes: Clash[], unknown?: undefined, gone?: undefined} | {unknown: true, gone?: undefined} | {gone: string, unknown?: undefined}} Saved
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
 * @property {string[]} endings   words in bold that a part can end with; with them, links in its lists lead to its parts
 * @property {string} marks       a pattern of such words, capitals ignored
 *
 * @typedef {object} Known        what a course has names for, each with what it says
 * @property {Object<string, string>} objectives
 * @property {Object<string, string>} audiences
 * @property {Object<string, string>} variables
 * @property {Object<string, string>} pages  by what a link to them says behind “#”
 * @property {string[]} files
 * @property {string[]} cast
 * @property {string} language
 * @property {"ltr" | "rtl"} direction  in which its words are written
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
 * @typedef {object} PackageChanges  what a package changes for those who have the one before
 * @property {string[]} learners
 * @property {string[]} lms
 * @property {number[]} sizes     bytes before and now
 *
 * @typedef {object} BuiltPackage
 * @property {string} file        in the folder dist
 * @property {string} standard
 * @property {string} format      the standard's title
 * @property {number} size
 * @property {string} plays       which LMSs play it, where that is a question
 * @property {(PackageChanges & {since: string, same: boolean}) | null} changes  null: none was taken away before
 *
 * @typedef {object} Built
 * @property {BuiltPackage[]} packages
 * @property {boolean} up_to_date
 * @property {boolean} failed
 * @property {number} seconds
 * @property {number} pages
 * @property {number} questions
 * @property {Fault[]} faults
 *
 * @typedef {object} Made         a file in the folder dist
 * @property {string} file
 * @property {number} size
 *
 * @typedef {object} EditionOffer
 * @property {string} name
 * @property {string} title
 * @property {string} about
 * @property {string[]} forms     that it can be made in here: html, pdf, epub
 *
 * @typedef {object} TranslationState
 * @property {string} language
 * @property {Object<string, number>} words   by their state: good, missing, out of date
 * @property {{state: string, where: string, text: string}[]} to_do
 * @property {number} more
 *
 * @typedef {object} OutlineFacts
 * @property {string} title
 * @property {number} minutes
 * @property {number | null} declared
 * @property {number} words
 * @property {number} questions
 * @property {number | null} reading_age
 * @property {(Place & {section: string, title: string, audience: string, seconds: number, words: number, questions: number, activities: string[]})[]} pages
 * @property {{name: string, size: number, packed: number}[]} files
 *
 * @typedef {object} Inspected    a package, as the doctor sees it
 * @property {string} name
 * @property {{standard: string, title: string, modules: {title: string, page: string, pass_mark: number | null, completion: string[]}[], files: number, size: number, unpacked: number} | null} facts
 * @property {(Fault & {why: string})[]} found
 * @property {number} more
 *
 * @typedef {object} Person       somebody else who is in the course
 * @property {string} by
 * @property {string} file
 * @property {string} page
 * @property {string} id          of the page
 * @property {boolean} writing    there, a few minutes ago at most
 * @property {boolean} here       on the same page
 *
 * @typedef {object} Sought
 * @property {(Place & {course: string, text: [string, string, string]})[]} found
 * @property {number} more
 *
 * @typedef {object} Imports
 * @property {{title: string, endings: string[], here: boolean}[]} formats  here: not in every browser
 * @property {{course: string, files: string[]}[]} courses  that were imported, and of what
 *
 * @typedef {object} Brought      what became of files that were brought
 * @property {string} course
 * @property {boolean} again
 * @property {number} seconds
 * @property {string} sentence    how much there is to look at, and was left out
 * @property {{name: string, title: string, pages: number, questions: number, activities: number, media: number}[]} files
 * @property {(Place & {from: string, where: string, what: string, todo: string, text: string})[]} doubts
 * @property {{from: string, kind: string, where: string, words: string}[]} left_out
 * @property {string[]} refused
 *
 * @typedef {Fault & {kind: "must" | "worth" | "accessibility" | "objectives" | "weight", page: string, quote: string}} Found
 *
 * @typedef {object} Readiness
 * @property {string} title
 * @property {Found[]} found
 * @property {{text: string, taught: (Place & {title: string})[], tested: (Place & {title: string})[]}[]} objectives
 * @property {{kind: string, bytes: number}[]} weight
 * @property {[number, number]} state  letters that an LMS may have to keep, and those that it has room for
 * @property {string} review      ISO 8601, or ""
 * @property {boolean} overdue
 * @property {string} owner
 * @property {Object<string, string>} revisions  of the texts in which something can be mended, as they were looked at
 *
 * @typedef {any} Values  of a file: words, lists of words, and such by names
 *
 * @typedef {object} Look         how colours look, and whether they can be read
 * @property {{mode: string, ink: string, paper: string, colours: string[], found: number, least: number, enough: boolean}[]} pairs
 * @property {Object<string, Object<string, string>>} palette  by mode
 * @property {Object<string, string>} better  for a colour that is too pale, the nearest that is enough
 *
 * @typedef {Look & {file: string, there: boolean, values: Values, problem: string, faults: string[], courses: number, logo: {file: string, size: number} | null}} OrganisationFile
 *
 * @typedef {object} ComparedRow  a line of both versions, of one, or so many that are the same
 * @property {string} [same]
 * @property {number} [gap]
 * @property {[string, string][]} [left]   whether they are the same, gone or new; and words
 * @property {[string, string][]} [right]
 *
 * @typedef {object} Compared
 * @property {{kind: "new" | "gone" | "moved" | "changed", text: string}[]} words
 * @property {{file: string, changes: number, rows: ComparedRow[], more: number}[]} files
 *
 * @typedef {object} KeptVersion
 * @property {string} id
 * @property {string} time        ISO 8601, UTC
 * @property {string} name        "": kept by time
 * @property {string} by
 */
export {};
