import { expect, test } from 'vitest';
import { scan } from '../../../language/services/text/scan.ts';
import { createProbe, exampleFiles } from './examples.ts';

const probe = createProbe();
for (const { uri, text } of exampleFiles) probe.put(uri, text);

test.each(exampleFiles)('every prefix of $name has a model, symbols and proposals without an exception', { timeout: 120_000 }, async ({ uri, text }) => {
  const cuts = [0, ...scan(text).map(({ end }) => end), text.length];
  let offered = 0;
  for (const cut of cuts) {
    const document = probe.put(uri, text.slice(0, cut));
    if ((await probe.probe(document, cut)) > 0) offered++;
  }
  // The start of a file, of its declarations and of most values has something to offer.
  expect(offered).toBeGreaterThan(cuts.length / 10);
  probe.put(uri, text);
  expect(probe.problems(uri).filter(({ severity }) => severity === 'error')).toEqual([]);
});
