/**
 * Answers the page while Python starts, so that its author can read and write: which courses there are, and their texts as they lie
 * in the folder. All else waits for Python. A save does, too: Python keeps the text of before as a version, and joins what others have
 * written; until then the page keeps what is typed, as it does where a server has stopped.
 *
 * What is known of the names of files comes from Python: `making.py` writes it.
 *
 * @typedef {{course: string, programme: string, no_sections: string[], no_courses: string[], deepest: number}} Names
 * @typedef {{asked: {app: string, path: string, body: ArrayBuffer}, port: MessagePort}} Request
 */

const VERB = /^\/engine\/(\w+)$/;
const TEXT = /\.(?:md|ya?ml)$/i;

export class Meanwhile {
  /** @param {FileSystemDirectoryHandle} folder  the author's @param {(request: Request) => void} wait  hands a request to Python */
  constructor(folder, wait) {
    this.folder = folder;
    this.wait = wait;
    this.isOver = false; // Python is there
    /** @type {Promise<{answers: Object<string, any>, names: Names}>} */
    this.told = fetch(new URL("../meanwhile.json", import.meta.url)).then((answer) => answer.json());
  }

  /** @param {Request} request */
  async take(request) {
    const { app, path, body } = request.asked;
    const [, verb = ""] = (!app && VERB.exec(path)) || [];
    const answer = verb && !this.isOver ? await this.answer(verb, JSON.parse(new TextDecoder().decode(body) || "{}")).catch(unreadable) : undefined;
    if (answer === undefined || this.isOver) {
      this.wait(request);
      return;
    }
    const { port } = request;
    port.postMessage({ start: { status: 200, headers: [["Content-Type", "application/json"]] } });
    port.postMessage({ chunk: new TextEncoder().encode(JSON.stringify(answer)) });
    port.postMessage({ end: true });
  }

  /** As contract.js says; undefined: Python must be asked. @param {string} verb @param {any} given @returns {Promise<any>} */
  async answer(verb, given) {
    const { answers, names } = await this.told;
    if (verb in answers) return answers[verb];
    if (verb === "library") {
      const courses = await coursesIn(this.folder, names);
      return courses.includes("") ? undefined : { folder: this.folder.name || "courses", courses };
    }
    if (verb === "open") return this.open(given.course, names);
    if (verb !== "read" || !TEXT.test(given.file)) return undefined;
    const parts = given.file.split("/");
    const name = parts.pop();
    return readText(await (await folderAt(this.folder, parts)).getFileHandle(name));
  }

  /** @param {string} course @param {Names} names */
  async open(course, names) {
    const folder = await folderAt(this.folder, course.split("/"));
    const inside = await entriesOf(folder);
    const isText = (/** @type {string} */ name) => (/\.md$/i.test(name) && !names.no_sections.includes(name.toLowerCase())) || name === names.programme;
    const texts = inside.filter(({ kind, name }) => kind === "file" && isText(name) && !name.startsWith("."));
    const programme = texts.some(({ name }) => name === names.programme);
    if (!programme && !texts.some(({ name }) => name.toLowerCase() === names.course)) return undefined;
    const read = await Promise.all(texts.map((handle) => readText(/** @type {FileSystemFileHandle} */ (handle))));
    if (read.includes(undefined)) return undefined;
    const files = Object.fromEntries(texts.map(({ name }, index) => [`${course}/${name}`, read[index]]));
    return { course, programme, files, soon: true, title: folder.name, sections: [], faults: [], failed: false, revision: 0 };
  }
}

/** A folder that has just gone, or a name that can't be one: Python says what is wrong. @param {unknown} reason @returns {undefined} */
function unreadable(reason) {
  if (reason instanceof DOMException || reason instanceof TypeError) return undefined;
  throw reason;
}

/** The folders of courses and programmes, by their paths; "": it is one itself. @param {FileSystemDirectoryHandle} folder @param {Names} names @returns {Promise<string[]>} */
async function coursesIn(folder, names, before = "", depth = 0) {
  const inside = await entriesOf(folder);
  if (inside.some(({ kind, name }) => kind === "file" && (name.toLowerCase() === names.course || name === names.programme))) return [before];
  const deeper = depth < names.deepest ? inside.filter(({ kind, name }) => kind === "directory" && !name.startsWith(".") && !names.no_courses.includes(name)) : [];
  const found = await Promise.all(deeper.map((one) => coursesIn(/** @type {FileSystemDirectoryHandle} */ (one), names, before ? `${before}/${one.name}` : one.name, depth + 1)));
  return found.flat();
}

/** By name. @param {FileSystemDirectoryHandle} folder @returns {Promise<FileSystemHandle[]>} */
async function entriesOf(folder) {
  const found = [];
  for await (const one of /** @type {any} */ (folder).values()) found.push(one);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {FileSystemDirectoryHandle} folder @param {string[]} parts */
async function folderAt(folder, parts) {
  let place = folder;
  for (const part of parts) place = await place.getDirectoryHandle(part);
  return place;
}

/** A text as editors in a browser have it; undefined: it is in another encoding, which Python reads. @param {FileSystemFileHandle} handle */
async function readText(handle) {
  const file = await handle.getFile();
  const content = await file.arrayBuffer();
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
  if (text.includes("\0")) return undefined;
  return { revision: `meanwhile ${file.lastModified} ${file.size}`, text: text.replace(/\r\n?/g, "\n") };
}
