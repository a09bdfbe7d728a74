import type { Severity } from './problem.ts';

/** What can be wrong with a text before any rule looks at its meaning. Rules bring their own codes (language/rules). */
export const structureCodes = {
  syntax: { severity: 'error', why: 'The text does not have the shape of a topology file.' },
  'file-too-large': {
    severity: 'error',
    why: 'Files above 4 MiB, lines above 10,000 characters and nesting deeper than 64 are refused, so that one file cannot stall the editor.',
  },
  'comment-not-closed': { severity: 'error', why: 'A comment that begins with /* ends with */.' },
  'string-not-closed': { severity: 'error', why: 'A text ends with the line it started in and needs its closing quote.' },
  'import-not-found': { severity: 'error', why: 'An import names another .tenantry file, relative to this one.' },
  'import-outside': { severity: 'error', why: 'Imports are relative paths to .tenantry files; other schemes and absolute paths are refused.' },
  'import-cycle': { severity: 'error', why: 'Files that import each other in a circle have no first one.' },
  'import-twice': { severity: 'warning', why: 'Importing a file once is enough.' },
  'unknown-kind': { severity: 'error', why: 'A declaration starts with its kind.' },
  header: { severity: 'error', why: 'Each kind has one form of header: what is named, where it lives, what it connects.' },
  'existing-not-possible': {
    severity: 'error',
    why: '"existing" refers to something that Entra already has; some kinds can only be written, others only be referred to.',
  },
  'unknown-property': { severity: 'error', why: 'Only the properties of the kind can be set.' },
  'property-twice': { severity: 'error', why: 'A property is set once.' },
  'missing-property': { severity: 'error', why: 'The kind cannot be deployed without this property.' },
  'not-for-existing': { severity: 'error', why: 'What exists already is never written, so its properties cannot be set here.' },
  'bad-value': { severity: 'error', why: 'The value does not have the form that this property takes.' },
  'unresolved-reference': {
    severity: 'error',
    why: 'Packages, groups and applications are objects of exactly one tenant; nothing can be referred to across the border except a tenant or a connected organization.',
  },
  'ambiguous-reference': { severity: 'error', why: 'A name that fits two kinds does not say which one is meant.' },
  'duplicate-name': { severity: 'error', why: 'References would be ambiguous; catalog names must be unique in a tenant anyway.' },
  'duplicate-display-name': {
    severity: 'error',
    why: 'Catalogs, packages and policies have no other key than their name: two of one name in one place cannot be told apart.',
  },
  'expr-single-quotes': { severity: 'error', why: 'Texts stand in double quotes, here as in provisioning expressions and membership rules.' },
  'expr-iif-logical': {
    severity: 'error',
    why: 'Provisioning expressions have no logical operators: nest IIF in the true branch for AND, in the false branch for OR.',
  },
  'expr-operator-concat': { severity: 'error', why: 'A provisioning expression consists of functions only; Join and Append put texts together.' },
  'filter-operator-unknown': { severity: 'error', why: 'Scoping filters have the operators that are listed for provisioning, and no others.' },
  'filter-ismemberof': { severity: 'error', why: 'Scoping filters do not support IsMemberOf: who is in a group is decided by assigning the group.' },
  'rule-operator-unknown': { severity: 'error', why: 'Membership rules have the operators that are listed for dynamic membership, and no others.' },
  'rule-unquoted-string': { severity: 'error', why: 'Texts in membership rules stand in double quotes; only true, false, null and numbers are bare.' },
  'rule-direct-reports': {
    severity: 'error',
    why: 'The form for direct reports belongs to dynamic groups of the portal, cannot be combined and is not listed for assignment policies.',
  },
  'policy-mixed-audience': { severity: 'error', why: 'One policy has one audience: people in the directory, or people outside.' },
  'unused-ignore': { severity: 'warning', why: 'A comment that ignores nothing hides the next problem of its kind.' },
  'ignore-unknown-code': { severity: 'warning', why: 'A comment ignores problems by their code.' },
  'ignore-without-reason': { severity: 'warning', why: 'Whoever reads the file next needs to know why a problem does not matter there.' },
  'ignore-not-possible': {
    severity: 'warning',
    why: 'After an error of structure the topology is not what the text says, so it must not be planned.',
  },
  'empty-set': { severity: 'error', why: 'A set without tenants stands for nothing.' },
} as const satisfies Record<string, { severity: Severity; why: string }>;

export type StructureCode = keyof typeof structureCodes;
