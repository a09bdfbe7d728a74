/** The world around a command; replaced in tests. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Whether a person reads the output. */
  readonly terminal: boolean;
  /** Colours are only for people, and not when NO_COLOR is set. */
  readonly colour: boolean;
  /** Asks a yes-or-no question; absent where nobody can answer. */
  confirm?(question: string): Promise<boolean>;
  readonly cwd: string;
}

const codes = { red: 31, yellow: 33, green: 32, blue: 34, grey: 90, bold: 1 } as const;
export type Colour = keyof typeof codes;

export const paint = (io: Pick<Io, 'colour'>, colour: Colour, text: string): string => (io.colour ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);

/** Text from files and tenants without what a terminal would obey: control and bidirectional characters are shown as codes. */
export const harmless = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
