import type { Severity } from './problem.ts';

/** What can be wrong with a text before any rule looks at its meaning. Rules bring their own codes (language/rules). */
export const structureCodes = {
  syntax: {
    severity: 'error',
    why: 'The text does not have the shape of a topology file, so what follows may be misread. Nothing is planned until it is mended.',
  },
  'file-too-large': {
    severity: 'error',
    why: 'Files above 4 MiB, lines above 10,000 characters and nesting deeper than 64 are refused, so that one file cannot stall the editor.',
  },
  'file-not-utf8': {
    severity: 'error',
    why: 'A topology file is text in UTF-8. Read as UTF-8, another encoding loses characters, and a name without them would be deployed. Windows PowerShell writes UTF-16 behind ">".',
  },
  'comment-not-closed': { severity: 'error', why: 'A comment that begins with /* ends with */. Without the end, the rest of the file is comment.' },
  'string-not-closed': {
    severity: 'error',
    why: 'A text ends with the line it started in and needs its closing quote. What follows would be read as part of it.',
  },
  'import-not-found': {
    severity: 'error',
    why: 'An import names another .tenantry file, relative to this one. Without it everything that the file declares is missing.',
  },
  'import-outside': {
    severity: 'error',
    why: 'Imports are relative paths to .tenantry files. Other schemes and absolute paths are refused, so that a file cannot pull in what lies elsewhere on the machine or in the network.',
  },
  'import-cycle': { severity: 'error', why: 'Files that import each other in a circle have no first one, so it is unclear which topology they make.' },
  'import-twice': { severity: 'warning', why: 'The file is read once in any case. The second line only makes its reader look for a difference.' },
  'unknown-kind': { severity: 'error', why: 'A declaration starts with its kind. What has an unknown one is left out of every plan.' },
  header: {
    severity: 'error',
    why: 'Each kind has one form of header: what is named, where it lives, what it connects. In another form it is unclear where the object belongs.',
  },
  'existing-not-possible': {
    severity: 'error',
    why: '"existing" refers to something that Entra already has. Some kinds can only be written, others only be referred to.',
  },
  'unknown-property': { severity: 'error', why: 'Each kind has its own properties, and this is none of them. It would be left out of the plan.' },
  'property-twice': { severity: 'error', why: 'A property has one value. Of two it is unclear which one should be deployed.' },
  'missing-property': { severity: 'error', why: 'Entra needs this value, so the object cannot be deployed without it.' },
  'not-for-existing': { severity: 'error', why: 'What exists already is never written, so a property set here would have no effect.' },
  'bad-value': { severity: 'error', why: 'The value does not have the form that this property takes, so it cannot be deployed.' },
  'unresolved-reference': {
    severity: 'error',
    why: 'The name does not exist in that tenant. Packages, groups and applications are objects of exactly one tenant; only tenants and connected organizations reach across the border.',
  },
  'ambiguous-reference': { severity: 'error', why: 'The name fits two kinds, so it is unclear which object is meant.' },
  'duplicate-name': { severity: 'error', why: 'Two declarations share this name, so references to it could mean either.' },
  'duplicate-display-name': {
    severity: 'error',
    why: 'Catalogs, packages and policies have no other key than their name. Two of one name in one place cannot be told apart, and a deployment could change the wrong one.',
  },
  'expr-single-quotes': { severity: 'error', why: 'Provisioning expressions and membership rules put texts in double quotes. Single quotes are refused.' },
  'expr-iif-logical': {
    severity: 'error',
    why: 'Provisioning expressions have no logical operators, and the engine refuses them. Nest IIF in the true branch for AND, in the false branch for OR.',
  },
  'expr-operator-concat': {
    severity: 'error',
    why: 'A provisioning expression consists of functions only, and the engine refuses operators. Join and Append put texts together.',
  },
  'filter-operator-unknown': { severity: 'error', why: 'Scoping filters know a fixed list of operators. A filter with any other cannot be saved.' },
  'filter-ismemberof': {
    severity: 'error',
    why: 'Scoping filters do not support IsMemberOf. Who is sent because of a group is decided by assigning the group to the link.',
  },
  'rule-operator-unknown': { severity: 'error', why: 'Membership rules know a fixed list of operators. Entra refuses a rule with any other.' },
  'rule-unquoted-string': {
    severity: 'error',
    why: 'Texts in membership rules stand in double quotes; only true, false, null and numbers are bare. Entra refuses the rule otherwise.',
  },
  'rule-direct-reports': {
    severity: 'error',
    why: 'The form for direct reports belongs to dynamic groups of the portal, cannot be combined and is not listed for assignment policies.',
  },
  'policy-mixed-audience': {
    severity: 'error',
    why: 'A policy speaks either to people in the directory or to people outside. Entra has no audience for both; make two policies.',
  },
  'unused-ignore': { severity: 'warning', why: 'The comment ignores nothing here. It would hide the next problem of its kind, which nobody has looked at.' },
  'ignore-unknown-code': { severity: 'warning', why: 'A comment ignores problems by their code. There is none of this name, so the problem is still told.' },
  'ignore-without-reason': { severity: 'warning', why: 'Whoever reads the file next needs to know why the problem does not matter here.' },
  'ignore-not-possible': {
    severity: 'warning',
    why: 'After an error of structure the topology is not what the text says, so it must not be planned.',
  },
  'empty-set': { severity: 'error', why: 'A set without tenants stands for nothing, and whatever is placed in it would not exist.' },
} as const satisfies Record<string, { severity: Severity; why: string }>;

export type StructureCode = keyof typeof structureCodes;
