// One fault at one request: all pairs of a scenario, and one of them by its number.
import { type ChaosFault, catalogue } from './catalogue.ts';
import { type Chaos, deployTwice, faultless, judge, type Met, type RunOptions } from './run.ts';
import type { Scenario } from './scenarios.ts';

export interface Single {
  readonly scenario: Scenario;
  readonly fault: ChaosFault;
  /** The request or batch that meets it, counted from 1. */
  readonly index: number;
}

export interface Prepared {
  readonly scenario: Scenario;
  /** What the tenants hold after a deployment without faults. */
  readonly lines: readonly string[];
  readonly met: readonly Met[];
}

export async function prepare(scenario: Scenario): Promise<Prepared> {
  return { scenario, ...(await faultless(scenario)) };
}

/** Every request × every fault that can meet it. */
export function singlesOf({ scenario, met }: Prepared): Single[] {
  return catalogue.flatMap(fault => met.filter(request => request.at === fault.at && fits(request, fault)).map(({ index }) => ({ scenario, fault, index })));
}

export function fits({ reads, alone }: Met, { only }: ChaosFault): boolean {
  if (only === 'alone') return alone;
  return only === undefined || (only === 'reads') === reads;
}

const chaosOf =
  ({ fault, index }: Single): Chaos =>
  met =>
    met.at === fault.at && met.index === index ? fault.action : undefined;

export async function runSingle(single: Single, { lines }: Prepared, options?: RunOptions) {
  const outcome = await deployTwice(single.scenario, chaosOf(single), options);
  return { outcome, wrong: judge(outcome, lines) };
}

export const titleOf = ({ scenario, fault, index }: Single): string => `${scenario.name}, ${fault.at} ${index}: ${fault.name}`;
