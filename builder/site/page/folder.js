/** Names that are read and written. Versions are kept in a hidden folder; others that are hidden are not ours. */
const HIDDEN = /^\.(?!workbench$)/;
const NOT_READ = new Set(["dist", "node_modules"]); // packages that were built are written there, and never read again
const HALF_WRITTEN = /\.crswap$/; // where the browser keeps what is being written, until it is whole
const LARGEST = 200_000_000; // bytes of a file that is held in memory

/** @typedef {{time: number, size: number}} Seen */

/** The author's folder on the disk, or the browser's own storage: what of it has changed, and what is to be written. */
export class AuthorsFolder {
  /** @param {FileSystemDirectoryHandle} handle */
  constructor(handle) {
    this.handle = handle;
    /** @type {Map<string, Seen>} as last read or written, by path */
    this.seen = new Map();
  }

  /**
   * What has changed since it was last looked at, by path; null: it is gone. A file that another window writes in this moment is as
   * it was; it comes the next time.
   * @returns {Promise<Map<string, Uint8Array | null>>}
   */
  async changed() {
    /** @type {Map<string, Uint8Array | null>} */
    const changed = new Map();
    const there = new Set();
    for await (const { path, handle } of files(this.handle)) {
      there.add(path);
      const file = await handle.getFile().catch(nothing);
      const seen = this.seen.get(path);
      if (!file || (seen && seen.time === file.lastModified && seen.size === file.size) || file.size > LARGEST) continue;
      const content = await file.arrayBuffer().catch(nothing); // it has changed since it was found: a file of then can't be read
      if (!content) continue;
      changed.set(path, new Uint8Array(content));
      this.seen.set(path, { time: file.lastModified, size: file.size });
    }
    for (const path of [...this.seen.keys()]) {
      if (there.has(path) || NOT_READ.has(path.split("/")[0])) continue;
      changed.set(path, null);
      this.seen.delete(path);
    }
    return changed;
  }

  /**
   * Writes files, each whole or not at all (File System Access, 2.5.1: a writable is a copy until it is closed).
   * @param {Map<string, Uint8Array | null>} made
   * @returns {Promise<{name: string, reason: unknown}[]>}  what could not be written
   */
  async write(made) {
    const failed = [];
    for (const [name, content] of made) {
      try {
        await this.writeOne(name, content);
      } catch (reason) {
        failed.push({ name, reason });
      }
    }
    return failed;
  }

  /** @param {string} name @param {Uint8Array | null} content */
  async writeOne(name, content) {
    const parts = name.split("/");
    const last = /** @type {string} */ (parts.pop());
    let place = this.handle;
    if (!content) {
      for (const part of parts) place = await place.getDirectoryHandle(part);
      await place.removeEntry(last);
      this.seen.delete(name);
      return;
    }
    for (const part of parts) place = await place.getDirectoryHandle(part, { create: true });
    const handle = await place.getFileHandle(last, { create: true });
    const stream = await handle.createWritable();
    await stream.write(/** @type {Uint8Array<ArrayBuffer>} */ (content));
    await stream.close();
    const { lastModified, size } = await handle.getFile();
    this.seen.set(name, { time: lastModified, size });
  }
}

/** A file or folder that is gone, or is just being written, is none that could be read. @param {unknown} reason @returns {null} */
function nothing(reason) {
  if (reason instanceof DOMException) return null;
  throw reason;
}

/** Every file of a folder. @param {FileSystemDirectoryHandle} folder @param {string} [before] @returns {AsyncGenerator<{path: string, handle: FileSystemFileHandle}>} */
async function* files(folder, before = "") {
  for await (const [name, handle] of /** @type {any} */ (folder).entries()) {
    if (HIDDEN.test(name) || HALF_WRITTEN.test(name) || (!before && NOT_READ.has(name))) continue;
    if (handle.kind === "directory") yield* files(handle, `${before}${name}/`);
    else yield { path: `${before}${name}`, handle };
  }
}
