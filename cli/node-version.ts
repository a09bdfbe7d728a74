/**
 * Why this Node cannot run the command line; undefined when it can.
 * @param required as in `engines` of package.json: `>=22.13`
 */
export function tooOld(version: string, required: string): string | undefined {
  const [major = 0, minor = 0] = numbers(version);
  const [least = 0, leastMinor = 0] = numbers(required);
  if (major > least || (major === least && minor >= leastMinor)) return undefined;
  return `tenantry needs Node.js ${least}.${leastMinor} or later, and this is ${version}.`;
}

const numbers = (version: string): number[] => version.match(/\d+/g)?.map(Number) ?? [];
