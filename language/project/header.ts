import type { Declaration } from '../generated/ast.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Span } from '../model/source.ts';
import { sentenceArticle } from '../problems/words.ts';
import type { ProblemLog } from './problem-log.ts';

/** How the header of each form is written, for messages. */
const forms: { readonly [F in Kind['header']]: (keyword: string) => string } = {
  topology: keyword => `${keyword} soc "Security operations center"`,
  tenant: keyword => `${keyword} contoso "Contoso" { … }`,
  set: keyword => `${keyword} targets = fabrikam, tailspin`,
  mapping: keyword => `${keyword} name { target <- source }`,
  link: keyword => `${keyword} contoso -> fabrikam { … }`,
  mesh: keyword => `${keyword} emea, us, apac { … }`,
  placed: keyword => `${keyword} name "Display name" in contoso { … }`,
  pair: keyword => `${keyword} contoso with fabrikam { … }`,
};

/** Reports a header that does not have the form of its kind. What is usable is still used. */
export function checkHeader(declaration: Declaration, kind: Kind, span: Span, log: ProblemLog): void {
  const { header } = kind;
  const link = header === 'link';
  const pair = header === 'pair';
  const set = header === 'set';
  const several = link || header === 'mesh' || pair;
  const wrong =
    (!several && declaration.names.length > 1) ||
    link !== Boolean(declaration.arrow) ||
    pair !== Boolean(declaration.with) ||
    set !== Boolean(declaration.equals) ||
    ((link || pair || set) && declaration.others.length === 0) ||
    (header === 'placed') !== Boolean(declaration.placed);
  if (wrong) log.report('header', span, `${sentenceArticle(kind.title)} is written ${forms[header](kind.keyword)}.`);
  const types = kind.header === 'placed' ? kind.types : undefined;
  if (declaration.type && !types) log.report('header', span, `${sentenceArticle(kind.title)} has no type after a colon.`);
  if (types && !declaration.existing && !declaration.type)
    log.report('header', span, `${sentenceArticle(kind.title)} needs its data type: ${kind.keyword} name: ${types.join(' | ')} in contoso.`);
  if (types && declaration.type && !types.includes(declaration.type.id))
    log.report('bad-value', span, `"${declaration.type.id}" is no data type. Use ${types.join(', ')}.`);
  const may = kind.header === 'placed' ? kind.existing : 'never';
  if (declaration.existing && may === 'never') log.report('existing-not-possible', span, `${sentenceArticle(kind.title)} cannot be referred to as existing.`);
  if (!declaration.existing && may === 'always') {
    log.report('existing-not-possible', span, `${sentenceArticle(kind.title)} is never written: refer to one that is there by "existing ${kind.keyword} …".`, {
      fixes: [{ title: 'Put "existing" in front', edits: [{ span: { ...span, end: span.start }, text: 'existing ' }] }],
    });
  }
}
