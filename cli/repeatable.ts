import { Option } from 'commander';

type Read<T> = (text: string, before: readonly T[]) => readonly T[];

/** An option that may be given several times; what it holds is a list. */
export const repeatable = <T>(flags: string, description: string, read: Read<T>): Option =>
  new Option(flags, `${description}; may be repeated`).argParser(read).default([], 'none');

export const collect: Read<string> = (text, before) => [...before, text];
