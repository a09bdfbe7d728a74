import type { Scenario } from '../scenario.ts';
import { firstTopology } from './first-topology.ts';
import { inTheBrowser } from './in-the-browser.ts';
import { restricted } from './restricted.ts';

/** The scenarios in the order they are played, each in a window of its own. */
export const scenarios: readonly Scenario[] = [firstTopology, restricted, inTheBrowser];
