import { describe, expect, it } from 'vitest';
import { scopeOf, tokenize } from './tokenize.ts';

const inMarkdown = (text: string) => tokenize(text, 'text.html.markdown');

describe('fenced code in Markdown', () => {
  it.each([
    ['```tenantry', '```'],
    ['```` Tenantry title="a"', '````'],
    ['~~~tenantry', '~~~'],
    ['  ```tenantry', '  ```'],
  ])('is coloured between %s and %s', async (open, close) => {
    const tokens = await inMarkdown(`Text group a\n${open}\ngroup a "A" in b {\n  members: user.x -eq "y"\n}\n${close}\ngroup a`);
    expect(tokens.find(token => token.line === 2)?.scopes).toEqual(['markup.fenced_code.block.markdown', 'meta.embedded.block', 'storage.type']);
    expect(scopeOf(tokens, '-eq')).toBe('keyword.operator.comparison');
    expect(tokens.filter(token => token.line === 0 || token.line === 6).flatMap(token => token.scopes)).toEqual([]);
  });

  it('ends with its fence even when a brace is open', async () => {
    const tokens = await inMarkdown('```tenantry\ngroup a in b {\n```\nText');
    expect(tokens.find(token => token.text === 'Text')?.scopes).toEqual([]);
  });

  it('leaves other languages alone', async () => {
    expect((await inMarkdown('```typescript\ngroup a\n```')).flatMap(token => token.scopes)).toEqual([]);
  });
});
