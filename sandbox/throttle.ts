// Throttling by token buckets, per tenant and workload. Figures are those of the Graph reference (limits.md, section 1),
// for a tenant with under 50 users; services that publish no figure are throttled only when one is given.
import type { Reply } from './dispatch.ts';

/** So many units per so many seconds. */
export interface Limit {
  units: number;
  seconds: number;
}

export type Workload = 'identity' | 'synchronization' | 'entitlementManagement';

export interface Throttling {
  /** Factor on the published figures: 0.01 throttles a hundred times earlier. Absent: 1. */
  scale?: number;
  /** Whether a 429 says when to come again. Absent: true. */
  retryAfter?: boolean;
  /** Requests of services that publish no figure, or another figure for one that does. */
  limits?: Partial<Record<Workload, Limit>>;
}

const RESOURCE_UNITS: Limit = { units: 3500, seconds: 10 };
const WRITES: Limit = { units: 3000, seconds: 150 };
/** Published for provisionOnDemand only. */
const ON_DEMAND: Limit = { units: 5, seconds: 10 };

function workloadOf(path: string): Workload {
  if (path.startsWith('/identityGovernance/')) return 'entitlementManagement';
  return /^\/servicePrincipals\/[^/]+\/synchronization(\/|$)/.test(path) ? 'synchronization' : 'identity';
}

/** Base cost of a request in resource units, and what its query changes. */
function resourceUnits(method: string, path: string, search: string): number {
  if (method !== 'GET') return /\/getByIds$/.test(path) ? 3 : 1;
  const base = /^\/(users|applications)$|\/extensionProperties$|\/appRoleAssignments$/.test(path) ? 2 : /\/members$|^\/subscribedSkus$/.test(path) ? 3 : 1;
  const query = new URLSearchParams(search);
  const top = Number(query.get('$top') ?? 100);
  return Math.max(1, base - (query.has('$select') ? 1 : 0) - (top < 20 ? 1 : 0) + (query.has('$expand') ? 1 : 0));
}

interface Bucket {
  left: number;
  filled: number;
}

/** Answers 429 once a tenant has used up what it may; `undefined` lets the request pass. */
export function createThrottle({ scale = 1, retryAfter = true, limits = {} }: Throttling, now: () => number) {
  const buckets = new Map<string, Bucket>();

  /** Takes from the bucket; returns the seconds until there is enough, 0 when there was. */
  const take = (key: string, { units, seconds }: Limit, cost: number, factor: number): number => {
    const most = Math.max(1, units * factor);
    const rate = most / seconds;
    const bucket = buckets.get(key) ?? { left: most, filled: now() };
    const left = Math.min(most, bucket.left + ((now() - bucket.filled) / 1000) * rate);
    const wanted = Math.min(cost, most);
    buckets.set(key, { left: left >= wanted ? left - wanted : left, filled: now() });
    return left >= wanted ? 0 : (wanted - left) / rate;
  };

  return (tenant: string, method: string, path: string, search: string): Reply | undefined => {
    const workload = workloadOf(path);
    const own = limits[workload];
    const waits: number[] = [];
    if (own) waits.push(take(`${tenant} ${workload}`, own, 1, 1));
    else if (workload === 'identity') {
      waits.push(take(`${tenant} units`, RESOURCE_UNITS, resourceUnits(method, path, search), scale));
      if (method !== 'GET') waits.push(take(`${tenant} writes`, WRITES, 1, scale));
    } else if (path.endsWith('/provisionOnDemand')) waits.push(take(`${tenant} on demand`, ON_DEMAND, 1, scale));
    const wait = Math.max(0, ...waits);
    return wait > 0 ? tooMany(retryAfter ? wait : undefined) : undefined;
  };
}

export function tooMany(seconds: number | undefined): Reply {
  // Rounded up, so that coming back then is enough; Graph writes fractions too.
  const headers: Record<string, string> = seconds === undefined ? {} : { 'Retry-After': String(Math.ceil(seconds * 1000) / 1000) };
  return { status: 429, headers, body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } } };
}
