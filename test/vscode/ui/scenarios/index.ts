import type { Scenario } from '../scenario.ts';
import { accountsAndDrift } from './accounts-and-drift.ts';
import { firstSteps } from './first-steps.ts';
import { firstTopology } from './first-topology.ts';
import { inGerman } from './in-german.ts';
import { inTheBrowser } from './in-the-browser.ts';
import { interrupted } from './interrupted.ts';
import { pseudoLocale } from './pseudo-locale.ts';
import { restricted } from './restricted.ts';
import { rights } from './rights.ts';
import { seeAndPlan } from './see-and-plan.ts';
import { severalFolders } from './several-folders.ts';
import { thePicture } from './the-picture.ts';
import { virtualFolder } from './virtual-folder.ts';

/** The scenarios in the order they are played, each in a window of its own. */
export const scenarios: readonly Scenario[] = [
  firstTopology,
  seeAndPlan,
  thePicture,
  accountsAndDrift,
  interrupted,
  rights,
  firstSteps,
  restricted,
  severalFolders,
  virtualFolder,
  inTheBrowser,
  inGerman,
  pseudoLocale,
];
