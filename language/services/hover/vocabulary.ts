import { type AstNode, AstUtils, type LeafCstNode } from 'langium';
import { userAttributes } from '../../data/attributes.ts';
import { expressionFunctions } from '../../data/functions.ts';
import { ruleOperators, ruleProperties } from '../../data/operators.ts';
import { directoryRoles } from '../../data/roles.ts';
import {
  isBlock,
  isBrackets,
  isDeclaration,
  isFlow,
  isFlowTarget,
  isNumeral,
  isParens,
  isPhrase,
  isProperty,
  isPropertyName,
  isSign,
  isText,
  isWord,
  type Word,
} from '../../generated/ast.ts';
import { kindOf } from '../../kinds/index.ts';
import { parseDuration } from '../../values/duration.ts';
import { describeAttribute, describeEffects, describeFunction, describeKind, describeProperty, describeRole } from '../describe.ts';
import { code, escapeMarkdown, paragraphs } from '../markdown.ts';
import { blockKind, descriptorOf, expectedAt, expectedWord } from '../property-at.ts';

/** What a word of the language means where it stands. Markdown. */
export function hoverVocabulary(leaf: LeafCstNode): string | undefined {
  const node = leaf.astNode;
  if ((isDeclaration(node) || isBlock(node)) && leaf.text === node.kind) return hoverKind(node);
  if (isDeclaration(node)) return hoverSign(headerWords, leaf.text);
  if (isFlow(node)) return hoverSign(flowWords, leaf.text);
  if (isPropertyName(node)) {
    const property = AstUtils.getContainerOfType(node, isProperty);
    const descriptor = property && descriptorOf(property);
    return descriptor && titled(code(node.id), describeProperty(descriptor));
  }
  if (isFlowTarget(node)) return hoverAttribute(node.id);
  if (isText(node)) return hoverRole(node, node.value);
  if (isNumeral(node)) return hoverDuration(node.value);
  if (isSign(node)) return hoverOperator(node.value);
  return isWord(node) ? hoverWord(node) : undefined;
}

/** Words and signs of the grammar. */
const headerWords = {
  existing: 'Entra has it already: it is looked up, and a deployment never writes it.',
  in: 'The tenants it lives in. It exists once in each of them.',
  '->': 'Users go from the tenants on the left to those on the right: one link for each pair.',
  with: 'The tenants on the left have these settings for those on the right, their partners.',
  '=': 'The tenants of the set.',
};
const flowWords = {
  '<-': 'The attribute on the left is written in the target, from what the expression on the right yields for the user in the source.',
  'on create': 'Only while the user is created; later changes do not flow.',
  default: 'What is written when the source is empty.',
};

function hoverSign(words: Readonly<Record<string, string>>, text: string): string | undefined {
  const word = Object.keys(words).find(one => one === text || (one.includes(' ') && one.split(' ').includes(text)));
  return word && titled(code(word), escapeMarkdown(words[word] ?? ''));
}

function hoverKind(node: AstNode): string | undefined {
  const kind = isDeclaration(node) ? kindOf(node.kind) : isBlock(node) ? blockKind(node) : undefined;
  return kind && titled(`${code(kind.keyword)}: ${escapeMarkdown(kind.title)}`, paragraphs(describeKind(kind), describeEffects(kind.keyword)));
}

function hoverWord(word: Word): string | undefined {
  const phrase = word.$container;
  if (!isPhrase(phrase) || word.path === undefined) return undefined;
  if (isBrackets(phrase.$container)) return hoverAttribute(word.path);
  if (AstUtils.getContainerOfType(word, isFlow)) {
    const called = isParens(phrase.terms[(word.$containerIndex ?? 0) + 1]);
    const found = called ? expressionFunctions.find(({ name }) => name === word.path) : undefined;
    return found ? titled(code(found.signature), describeFunction(found)) : hoverSign(flowWords, word.path);
  }
  const operator = hoverOperator(word.path);
  const expected = expectedWord(word, word.path);
  if (expected?.detail) return titled(code(expected.word), escapeMarkdown(expected.detail));
  const place = expectedAt(word);
  const attributes = place?.expect(place.before).find(expectation => expectation.type === 'attributes');
  if (attributes) return attributes.of === 'rule' ? hoverRuleProperty(word.path) : hoverAttribute(word.path);
  return place && word.path.startsWith('-') ? operator : undefined;
}

function hoverAttribute(name: string | undefined): string | undefined {
  const found = userAttributes.find(attribute => attribute.name === name);
  return found && titled(code(found.name), describeAttribute(found));
}

function hoverRuleProperty(path: string): string | undefined {
  const name = path.replace(/^user\./, '');
  const found = ruleProperties.find(property => property.name === name);
  if (!found) return undefined;
  return titled(
    code(`user.${name}`),
    paragraphs(`Property of membership rules, ${found.type}.`, found.allowedValues && `Values: ${found.allowedValues.map(code).join(', ')}`),
  );
}

function hoverRole(node: AstNode, name: string | undefined): string | undefined {
  const place = expectedAt(node);
  if (!place?.expect(place.before).some(({ type }) => type === 'directoryRoles')) return undefined;
  const role = directoryRoles.find(({ displayName }) => displayName.toLowerCase() === name?.toLowerCase());
  return role && titled(escapeMarkdown(role.displayName), describeRole(role));
}

function hoverDuration(text: string | undefined): string | undefined {
  const duration = text === undefined ? undefined : parseDuration(text);
  return duration && titled(code(duration.text), `As ISO 8601: ${code(duration.iso)}`);
}

function hoverOperator(text: string | undefined): string | undefined {
  const found = ruleOperators.find(({ name }) => name.toLowerCase() === text?.toLowerCase());
  return found && titled(code(found.name), `${escapeMarkdown(found.meaning)}. Letter case does not matter.`);
}

const titled = (title: string, body: string): string => paragraphs(`**${title}**`, body);
