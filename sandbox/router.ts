// Finds the route of a path. Names of segments are compared exactly: Graph's paths are spelled one way here.
import { badRequest, GraphError } from './errors.ts';
import type { Route } from './route.ts';

interface Compiled {
  route: Route;
  segments: RegExp[];
  names: string[];
}
export interface Match {
  route: Route;
  params: Record<string, string>;
}

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function compile(route: Route): Compiled {
  const names: string[] = [];
  const segments = route.path
    .split('/')
    .slice(1)
    .map(segment => {
      const pattern = segment.split(/(\{\w+\})/).map(part => {
        const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
        if (!name) return quoted(part);
        names.push(name);
        return segment.includes("'") ? "((?:[^']|'')*)" : "([^()']+)";
      });
      return new RegExp(`^${pattern.join('')}$`);
    });
  return { route, segments, names };
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest(`Resource not found for the segment '${segment}'.`, 'BadRequest');
  }
};

export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  // Literal segments before keys: /jobs/validateCredentials is no job.
  const compiled = routes.map(compile).sort((a, b) => a.names.length - b.names.length);
  return (method, path) => {
    const segments = path.split('/').slice(1).map(decode);
    const fits = ({ segments: patterns }: Compiled): boolean => patterns.length === segments.length && patterns.every((p, i) => p.test(segments[i] ?? ''));
    const found = compiled.filter(fits);
    const hit = found.find(({ route }) => route.method === method);
    if (hit) return { route: hit.route, params: paramsOf(hit, segments) };
    if (found.length > 0) throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
    const known = compiled.map(({ segments: patterns }) => prefix(patterns, segments));
    throw badRequest(`Resource not found for the segment '${segments[Math.min(Math.max(0, ...known), segments.length - 1)] ?? ''}'.`, 'BadRequest');
  };
}

const prefix = (patterns: RegExp[], segments: string[]): number => {
  const end = segments.findIndex((segment, i) => !patterns[i]?.test(segment));
  return end < 0 ? segments.length : end;
};

function paramsOf({ segments: patterns, names }: Compiled, segments: string[]): Record<string, string> {
  const values = patterns.flatMap((pattern, i) => pattern.exec(segments[i] ?? '')?.slice(1) ?? []);
  return Object.fromEntries(names.map((name, i) => [name, (values[i] ?? '').replaceAll("''", "'")]));
}
