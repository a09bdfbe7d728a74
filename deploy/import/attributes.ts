import type { Names } from './registry.ts';

/** Gives extensions their symbols and notes the keys of those that were named. */
export const attributesOf =
  (registry: Names, tenant: string, needs: Set<string>) =>
  (name: string): string => {
    if (!/^extension_[0-9a-f]{32}_/i.test(name)) return name;
    const found = registry.of('extension', tenant, name);
    if (!found) return name;
    needs.add(found.key);
    return found.symbol;
  };
