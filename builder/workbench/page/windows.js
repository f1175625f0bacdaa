/** The windows of one browser tell each other which files are open in them. */
export class Windows {
  /** @param {(others: number) => void} changed  how many others have the same file open */
  constructor(changed) {
    this.me = `${Date.now()}-${Math.random()}`;
    this.file = "";
    this.changed = changed;
    /** @type {Set<string>} */
    this.others = new Set();
    this.channel = new BroadcastChannel("workbench-files");
    this.channel.addEventListener("message", ({ data }) => this.heard(data));
    this.leave = () => {
      if (this.file) this.channel.postMessage({ left: this.file, who: this.me });
    };
    window.addEventListener("pagehide", this.leave);
  }

  /** @param {string} file  that is open here now; "": none */
  opened(file) {
    if (this.file) this.channel.postMessage({ left: this.file, who: this.me });
    this.file = file;
    this.others.clear();
    this.changed(0);
    if (file) this.channel.postMessage({ opened: file, who: this.me });
  }

  /** @param {{opened?: string, here?: string, left?: string, who: string}} told */
  heard({ opened, here, left, who }) {
    if (who === this.me || !this.file || ![opened, here, left].includes(this.file)) return;
    if (left) this.others.delete(who);
    else this.others.add(who);
    if (opened) this.channel.postMessage({ here: this.file, who: this.me });
    this.changed(this.others.size);
  }

  close() {
    window.removeEventListener("pagehide", this.leave);
    this.opened("");
    this.channel.close();
  }
}
