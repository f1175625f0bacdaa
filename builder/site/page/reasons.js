/** Why a folder can't be read or written, in words that say what to do (Web IDL, 2.8.1: the names of exceptions). @type {Object<string, string>} */
const REASONS = {
  QuotaExceededError: "there is no room left. Make some on this computer, or take a copy home and make room at the foot of this page",
  NotAllowedError: "your browser has taken its permission back. Load this page again, and allow it to change the folder",
  NoModificationAllowedError: "it may be read and not written: another program has it open, or the folder is one that you may only read. Close it there, or choose another folder",
  NotFoundError: "the folder is not there any more. Was it moved, renamed or deleted? Choose it again by “Other courses” at the foot of this page",
  NotReadableError: "the folder can’t be read. Is its disk, or its network, still there?",
  InvalidModificationError: "a folder has the name that a file should have",
  TypeMismatchError: "a folder has the name that a file should have",
};

/** @param {unknown} reason */
export function whyNot(reason) {
  if (!(reason instanceof Error)) return String(reason);
  return (reason instanceof DOMException && REASONS[reason.name]) || reason.message;
}
