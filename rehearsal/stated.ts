/** The object without members that are undefined: for the sandbox, a member that is given counts as set. */
export function stated<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
