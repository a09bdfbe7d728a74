/**
 * Work that is asked for more often than it can be done: what is asked for while it is done is done once more after it.
 * So every result is used, however fast the questions come, and the last one answers the last question.
 */
export class Repeated {
  private readonly work: () => Promise<void>;
  private asked = false;
  private working = false;

  /** @param work never rejects */
  constructor(work: () => Promise<void>) {
    this.work = work;
  }

  ask(): void {
    this.asked = true;
    if (!this.working) void this.repeat();
  }

  private async repeat(): Promise<void> {
    this.working = true;
    while (this.asked) {
      this.asked = false;
      await this.work();
    }
    this.working = false;
  }
}
