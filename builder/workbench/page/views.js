/**
 * @typedef {object} Placed  a view that one can go to
 * @property {string} at      behind “#/”, or behind a course
 * @property {string} words
 * @property {string} drawn
 * @property {string} also    other words that it is looked for by
 */

/** The views of a course, beside that in which it is written. @type {Placed[]} */
export const OF_COURSE = [
  { at: "ready", words: "Is it ready?", drawn: "check", also: "faults check accessibility" },
  { at: "build", words: "Build and hand over", drawn: "box", also: "package scorm lms upload" },
  { at: "versions", words: "Versions", drawn: "history", also: "earlier before compare bring back" },
  { at: "print", words: "Print: handout, large print, pocket guide", drawn: "print", also: "paper pdf epub answer key" },
  { at: "translate", words: "Translate", drawn: "again", also: "welsh language xliff po" },
  { at: "outline", words: "Outline", drawn: "list", also: "minutes pages glance" },
];

/** The pages of the whole folder. @type {Placed[]} */
export const OF_FOLDER = [
  { at: "", words: "All courses", drawn: "folder", also: "home" },
  { at: "bring-in", words: "Bring in a file", drawn: "down2", also: "import word powerpoint pdf quiz package" },
  { at: "organisation", words: "Organisation", drawn: "people", also: "name logo colours contacts charter" },
  { at: "doctor", words: "Look at a package", drawn: "help", also: "inspect doctor zip" },
];
