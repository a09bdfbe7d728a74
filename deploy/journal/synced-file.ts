import { fdatasync, writeFile } from 'node:fs';
import { promisify } from 'node:util';

const write = promisify(writeFile);
const sync = promisify(fdatasync);

/** Appends texts, each on the disk when its promise ends. What arrives while the disk is busy goes there together. */
export class SyncedFile {
  private readonly file: number;
  private waiting = '';
  private next: Promise<void> | undefined;
  private current: Promise<void> = Promise.resolve();

  constructor(file: number) {
    this.file = file;
  }

  append(text: string): Promise<void> {
    this.waiting += text;
    this.next ??= this.current.then(() => {
      const texts = this.waiting;
      this.waiting = '';
      this.current = this.next ?? this.current;
      this.next = undefined;
      return write(this.file, texts).then(() => sync(this.file));
    });
    return this.next;
  }
}
