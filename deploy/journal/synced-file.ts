import { fdatasync, writeFile } from 'node:fs';
import { promisify } from 'node:util';

const write = promisify(writeFile);
const sync = promisify(fdatasync);

/** Texts in their order at the end of a file. What arrives while the disk is busy goes there together. */
export class SyncedFile {
  private readonly file: number;
  private waiting = '';
  /** Whether somebody waits for the disk. */
  private synced = false;
  private next: Promise<void> | undefined;
  private current: Promise<void> = Promise.resolve();

  constructor(file: number) {
    this.file = file;
  }

  /** The text is on the disk when the promise ends, and with it all that came before. */
  append(text: string): Promise<void> {
    this.synced = true;
    return this.add(text);
  }

  /** The text is in the file when the promise ends, and on the disk with what is appended next. */
  note(text: string): Promise<void> {
    return this.add(text);
  }

  private add(text: string): Promise<void> {
    this.waiting += text;
    this.next ??= this.current.then(async () => {
      const { waiting, synced } = this;
      this.waiting = '';
      this.synced = false;
      this.current = this.next ?? this.current;
      this.next = undefined;
      await write(this.file, waiting);
      if (synced) await sync(this.file);
    });
    return this.next;
  }
}
