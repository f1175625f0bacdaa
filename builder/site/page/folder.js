import { HALF_WRITTEN, newDraft } from "./draft.js";

/** Names that are read and written. Versions are kept in a hidden folder; others that are hidden are not ours. */
const HIDDEN = /^\.(?!workbench$)/;
const NOT_READ = new Set(["dist", "node_modules"]); // packages that were built are written there, and never read again
const LARGEST = 200_000_000; // bytes of a file that is held in memory

const AT_ONCE = 16; // files that are asked for side by side: one after another thousands take long
const TEXTS = 5_000_000; // bytes: what is larger is no text that two would write in one moment
const LOCK = "the workbench writes"; // held by the window that does

/**
 * @typedef {{time: number, size: number}} Seen @typedef {import("./draft.js").Draft} Draft
 * @typedef {Map<string, FileSystemFileHandle | null>} Suspects  by path
 */

/** The author's folder on the disk, or the browser's own storage: what of it has changed, and what is to be written. */
export class AuthorsFolder {
  /** @param {FileSystemDirectoryHandle} handle */
  constructor(handle) {
    this.handle = handle;
    /** @type {Map<string, Seen>} as last read or written, by path */
    this.seen = new Map();
  }

  /**
   * The files that may have changed since they were last looked at, by path; null: it may be gone. It may be asked for while others
   * write here: `changed` says what is so.
   * @returns {Promise<Suspects>}
   */
  async suspects() {
    /** @type {Suspects} */
    const suspects = new Map([...this.seen.keys()].filter((path) => !isPackage(path)).map((path) => [path, null]));
    const found = [];
    for await (const one of files(this.handle)) found.push(one);
    await someAtOnce(found, async ({ path, handle }) => {
      const seen = this.seen.get(path);
      const file = seen && (await handle.getFile().catch(nothing));
      if (seen && (!file || isAs(seen, file))) suspects.delete(path);
      else suspects.set(path, handle);
    });
    return suspects;
  }

  /**
   * What of these has changed since it was last looked at, by path; null: it is gone. A file that another window writes in this moment
   * is as it was; it comes the next time.
   * @param {Suspects} suspects
   * @returns {Promise<Map<string, Uint8Array | null>>}
   */
  async changed(suspects) {
    /** @type {Map<string, Uint8Array | null>} */
    const changed = new Map();
    /** @type {string[]} */
    const gone = [];
    await someAtOnce([...suspects], async ([path, handle]) => {
      const file = await (handle ? handle.getFile().catch(nothing) : this.fileAt(path));
      const seen = this.seen.get(path);
      if (!file && !handle && seen) gone.push(path);
      if (!file || (seen && isAs(seen, file)) || file.size > LARGEST) return;
      const content = await file.arrayBuffer().catch(nothing); // it has changed since it was found: a file of then can't be read
      if (!content) return;
      changed.set(path, new Uint8Array(content));
      this.seen.set(path, { time: file.lastModified, size: file.size });
    });
    if (!gone.length || !(await this.isThere())) return changed;
    for (const path of gone) {
      changed.set(path, null);
      this.seen.delete(path);
    }
    return changed;
  }

  /**
   * Writes files: all of them, or none. Windows of the browser write one after the other (Web Locks); what another program has written
   * since a file was last read or written is never written over.
   * @param {Map<string, Uint8Array | null>} made  by path; null: to be deleted
   * @returns {Promise<boolean>}  false: another program has changed one of them, and nothing is written
   */
  write(made) {
    return navigator.locks.request(LOCK, async () => {
      /** @type {Draft[]} */
      const drafts = [];
      try {
        for (const [path, content] of made) if (content) drafts.push(await this.draft(path, content));
        for (const path of made.keys()) if (!(await this.isAsSeen(path, drafts))) return false;
        while (drafts.length) await this.settle(drafts);
        for (const [path, content] of made) if (!content) await this.remove(path);
        return true;
      } finally {
        for (const draft of drafts) await draft.drop().catch(() => undefined); // it has failed already
      }
    });
  }

  /** What is to become of a file, beside it: here it is that the room must be there. @param {string} path @param {Uint8Array} content */
  async draft(path, content) {
    try {
      const { place, last } = await this.placeOf(path, true);
      return await newDraft(place, last, path, /** @type {Uint8Array<ArrayBuffer>} */ (content));
    } catch (reason) {
      // File System, 2.5.3: a name that the browser, or the computer, has no file of.
      throw reason instanceof TypeError ? new Error(`no file can be called “${path}” on this computer: give it another name`) : reason;
    }
  }

  /** The first of them takes its file's place. Where another program has written it within the same moment, it is as if not yet seen. @param {Draft[]} drafts */
  async settle(drafts) {
    const [{ path, content, settle }] = drafts;
    const file = await (await settle()).getFile();
    drafts.shift();
    if (content.length > TEXTS || (await holds(file, content))) this.seen.set(path, { time: file.lastModified, size: file.size });
  }

  /** @param {string} path */
  async remove(path) {
    const { place, last } = await this.placeOf(path, false);
    await place.removeEntry(last).catch(nothing); // it is gone already
    this.seen.delete(path);
  }

  /** Whether a file is as it was when it was last read or written. @param {string} path @param {Draft[]} drafts */
  async isAsSeen(path, drafts) {
    if (isPackage(path)) return true; // it is never read again
    const seen = this.seen.get(path);
    if (drafts.some((draft) => draft.path === path && draft.isNew)) return !seen;
    const file = await this.fileAt(path);
    return seen ? file !== null && isAs(seen, file) : file === null;
  }

  /** Whether it can be looked into. */
  async isThere() {
    try {
      for await (const _ of /** @type {any} */ (this.handle).keys()) break;
      return true;
    } catch (reason) {
      return nothing(reason) !== null;
    }
  }

  /**
   * These as they are now, whatever was written here; null: they are not there. Of a folder that is gone, or may not be looked into,
   * and of a file that is just being written, nothing is known.
   * @param {Iterable<string>} paths
   */
  async again(paths) {
    /** @type {Map<string, Uint8Array | null>} */
    const found = new Map();
    if (!(await this.isThere())) return found;
    for (const path of paths) {
      this.seen.delete(path);
      const file = await this.fileAt(path);
      const content = file && (await file.arrayBuffer().catch(nothing));
      if (file && !content) continue; // it is just being written
      found.set(path, content ? new Uint8Array(content) : null);
      if (file) this.seen.set(path, { time: file.lastModified, size: file.size });
    }
    return found;
  }

  /** What was built finds room for other things; it can be built again. */
  async forgetPackages() {
    for (const name of NOT_READ) await this.handle.removeEntry(name, { recursive: true }).catch(nothing);
  }

  /** @param {string} path */
  async fileAt(path) {
    try {
      const { place, last } = await this.placeOf(path, false);
      return await (await place.getFileHandle(last)).getFile();
    } catch (reason) {
      return nothing(reason);
    }
  }

  /** @param {string} path @param {boolean} create  the folders that it lies in */
  async placeOf(path, create) {
    const parts = path.split("/");
    const last = /** @type {string} */ (parts.pop());
    let place = this.handle;
    for (const part of parts) place = await place.getDirectoryHandle(part, { create });
    return { place, last };
  }
}

/** Whether a file is a package that was built. @param {string} path */
export function isPackage(path) {
  return path.includes("/") && NOT_READ.has(path.split("/")[0]);
}

/** A file or folder that is gone, or is just being written, is none that could be read. @param {unknown} reason @returns {null} */
function nothing(reason) {
  if (reason instanceof DOMException) return null;
  throw reason;
}

/** @param {Seen} seen @param {File} file */
function isAs(seen, file) {
  return file.lastModified === seen.time && file.size === seen.size;
}

/** @param {File} file @param {Uint8Array} content */
async function holds(file, content) {
  if (file.size !== content.length) return false;
  const read = await file.arrayBuffer().catch(nothing);
  return read !== null && new Uint8Array(read).every((byte, at) => byte === content[at]);
}

/** @template T @param {T[]} all @param {(one: T) => Promise<void>} act */
async function someAtOnce(all, act) {
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(act));
}

/** Every file of a folder. @param {FileSystemDirectoryHandle} folder @param {string} [before] @returns {AsyncGenerator<{path: string, handle: FileSystemFileHandle}>} */
async function* files(folder, before = "") {
  for await (const [name, handle] of /** @type {any} */ (folder).entries()) {
    if (HIDDEN.test(name) || HALF_WRITTEN.test(name) || (!before && NOT_READ.has(name))) continue;
    if (handle.kind === "directory") yield* filesBelow(handle, `${before}${name}/`);
    else yield { path: `${before}${name}`, handle };
  }
}

/** None where the folder has just gone. @param {FileSystemDirectoryHandle} folder @param {string} before @returns {AsyncGenerator<{path: string, handle: FileSystemFileHandle}>} */
async function* filesBelow(folder, before) {
  try {
    yield* files(folder, before);
  } catch (reason) {
    if (!(reason instanceof DOMException && reason.name === "NotFoundError")) throw reason;
  }
}
