/**
 * What is to become of a file, whole or not at all: it lies beside it until it takes its place.
 *
 * @typedef {object} Draft
 * @property {string} path
 * @property {boolean} isNew      there was no such file before
 * @property {Uint8Array} content
 * @property {() => Promise<FileSystemFileHandle>} settle  it takes the file's place
 * @property {() => Promise<void>} drop                    nothing comes of it
 */

export const HALF_WRITTEN = /\.crswap$/; // where the browser keeps such a draft; ours are called likewise

/**
 * @param {FileSystemDirectoryHandle} place @param {string} name @param {string} path @param {Uint8Array<ArrayBuffer>} content
 * @returns {Promise<Draft>}
 */
export async function newDraft(place, name, path, content) {
  const isNew = !(await isThere(place, name));
  const handle = await place.getFileHandle(name, { create: true });
  const forget = async () => void (isNew && (await place.removeEntry(name)));
  try {
    if ("createWritable" in handle) return await streamed(handle, { path, isNew, content }, forget);
    return await moved(place, name, { path, isNew, content }, forget);
  } catch (reason) {
    await forget();
    throw reason;
  }
}

/**
 * By the browser's own means (File System Access, 2.5.1: a writable is a copy until it is closed).
 * @param {FileSystemFileHandle} handle @param {{path: string, isNew: boolean, content: Uint8Array<ArrayBuffer>}} about @param {() => Promise<void>} forget
 */
async function streamed(handle, about, forget) {
  const stream = await handle.createWritable();
  try {
    await stream.write(about.content);
  } catch (reason) {
    await stream.abort().catch(() => undefined); // it has failed already
    throw reason;
  }
  const settle = async () => {
    await stream.close();
    return handle;
  };
  const drop = async () => {
    await stream.abort();
    await forget();
  };
  return { ...about, settle, drop };
}

/**
 * For browsers that write in their own storage alone, and at once (Safari before 26): a file of our own is moved there.
 * @param {FileSystemDirectoryHandle} place @param {string} name @param {{path: string, isNew: boolean, content: Uint8Array<ArrayBuffer>}} about @param {() => Promise<void>} forget
 */
async function moved(place, name, about, forget) {
  const beside = `${name}.crswap`;
  const handle = /** @type {any} */ (await place.getFileHandle(beside, { create: true }));
  try {
    const access = await handle.createSyncAccessHandle();
    try {
      access.truncate(0);
      access.write(about.content, { at: 0 });
      access.flush();
    } finally {
      access.close();
    }
  } catch (reason) {
    await place.removeEntry(beside);
    throw reason;
  }
  const settle = async () => {
    await handle.move(place, name);
    return place.getFileHandle(name);
  };
  const drop = async () => {
    await place.removeEntry(beside);
    await forget();
  };
  return { ...about, settle, drop };
}

/** @param {FileSystemDirectoryHandle} place @param {string} name */
function isThere(place, name) {
  return place.getFileHandle(name).then(
    () => true,
    (reason) => {
      if (reason.name === "NotFoundError") return false;
      throw reason;
    },
  );
}
