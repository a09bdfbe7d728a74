/** What the process tells its caller. Documented in docs/cli.md; a test holds the two together. */
export const exitCodes = {
  /** Everything was done; no error was found. */
  ok: 0,
  /** The topology has errors, or the plan cannot be made. */
  problems: 1,
  /** The command was not understood, or a file cannot be read. */
  usage: 2,
  /** Nobody is signed in, a token was refused, or it is for another tenant. */
  signIn: 3,
  /** A deployment did some of its operations and not others. */
  partial: 4,
  /** A deployment failed before or at its first write, or something unexpected happened. */
  failed: 5,
  /** A plan no longer fits, or a saved one was changed: nothing was written. */
  stalePlan: 6,
  /** The tenants are not as the topology says. */
  drift: 7,
  /** Interrupted. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command with a sentence for people instead of a stack trace. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}
