// Several faults in one run, chosen by a seed: single ones, storms, and a service that is down for a while.
import { randomOf } from '../../sandbox/random.ts';
import { type ChaosFault, catalogue } from './catalogue.ts';
import { type Chaos, deployTwice, judge, type RunOptions } from './run.ts';
import { fits, type Prepared } from './single.ts';

/** Faults whose harm may not pass by itself within a run are no part of a storm. */
const PASSING = catalogue.filter(({ at, name }) => at === 'request' && /^(429, Retry-After 2|429 without|503|504, carried|reset|401)/.test(name));

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

export interface Many {
  readonly seed: number;
  readonly prepared: Prepared;
  readonly chaos: Chaos;
  readonly title: string;
}

/** The run that a seed stands for. */
export function manyOf(seed: number, all: readonly Prepared[]): Many {
  const random = randomOf(`chaos ${seed}`);
  const prepared = pick(random, all);
  const total = { request: prepared.met.filter(({ at }) => at === 'request').length, batch: prepared.met.filter(({ at }) => at === 'batch').length };
  const faults = Array.from({ length: 2 + Math.floor(random() * 5) }, () => {
    const fault = pick(random, catalogue);
    return { fault, index: 1 + Math.floor(random() * total[fault.at] * 1.2) };
  });
  // Every third seed adds a storm: many requests in a stretch meet the same kind of fault.
  const storm: { fault: ChaosFault; from: number; to: number; share: number } | undefined =
    seed % 3 === 0
      ? {
          fault: pick(random, PASSING),
          from: Math.floor(random() * total.request),
          to: Math.floor(random() * total.request * 1.3),
          share: 0.2 + random() * 0.5,
        }
      : undefined;
  const chaos: Chaos = met => {
    const one = faults.find(({ fault, index }) => fault.at === met.at && index === met.index && fits(met, fault));
    if (one) return one.fault.action;
    if (!storm || met.at !== 'request' || met.index < storm.from || met.index > storm.to) return undefined;
    return randomOf(`storm ${seed} ${met.index}`)() < storm.share ? storm.fault.action : undefined;
  };
  const listed = faults.map(({ fault, index }) => `${fault.at} ${index}: ${fault.name}`);
  const stormy = storm ? [`storm of ${storm.fault.name} from ${storm.from} to ${storm.to}`] : [];
  return { seed, prepared, chaos, title: `seed ${seed}, ${prepared.scenario.name}: ${[...listed, ...stormy].join('; ')}` };
}

export async function runMany({ prepared, chaos }: Many, options?: RunOptions) {
  const outcome = await deployTwice(prepared.scenario, chaos, options);
  return { outcome, wrong: judge(outcome, prepared.lines) };
}
