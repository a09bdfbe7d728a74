/** The language as server and command line see it. Diagram and data have entries of their own. */
export { kindOf, kinds } from './kinds/index.ts';
export * from './model/index.ts';
export { structureCodes } from './problems/codes.ts';
export type { Page } from './problems/pages.ts';
export type { Edit, Fix, Problem, Severity } from './problems/problem.ts';
export { mergeProblems } from './project/ignores.ts';
export { loadProject, type Overlay } from './project/load.ts';
export type { Project } from './project/project.ts';
export { type RuleSettings, readRuleSettings } from './project/rule-settings.ts';
export { addressOf, explainedCodes, type Help, helpOf } from './rules/help.ts';
export { rules } from './rules/index.ts';
export { notes, notesOn } from './rules/notes.ts';
export { type Pattern, patterns } from './rules/patterns.ts';
export { createTenantryServices, type TenantryServices } from './services/module.ts';
