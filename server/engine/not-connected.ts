/** Why a target cannot be connected, for people, as a problem of the plan. */
export class NotConnected extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
