import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DiagramResult } from '../../server/protocol.ts';
import { startClient, type TestClient } from './client.ts';

const tenant = (n: number) => `tenant t${n} "Tenant ${n}" { id: "3a1c0f52-7b1e-4a57-9a0c-${String(n).padStart(12, '0')}" domains: "t${n}.example.com" }`;

describe('text that arrives character by character, faster than it can be taken in', () => {
  let folder: string;
  let client: TestClient;
  let told = 0;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tenantry-flood-'));
    await writeFile(path.join(folder, 'flood.tenantry'), '');
    client = await startClient(pathToFileURL(folder).href);
    client.connection.onNotification('tenantry/didChangeModel', () => {
      told++;
    });
  });
  afterAll(async () => {
    await client.stop();
    await rm(folder, { recursive: true });
  });

  test('is drawn whole, and built a few times, not once per character', async () => {
    const uri = pathToFileURL(path.join(folder, 'flood.tenantry')).href;
    client.open(uri, '');
    const text = Array.from({ length: 40 }, (_, n) => `${tenant(n)}\ngroup g${n} "Group ${n}" in t${n}`).join('\n');
    told = 0;
    let [line, character] = [0, 0];
    for (const [index, typed] of [...text].entries()) {
      const at = { line, character };
      void client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: index + 2 },
        contentChanges: [{ range: { start: at, end: at }, text: typed }],
      });
      [line, character] = typed === '\n' ? [line + 1, 0] : [line, character + 1];
    }
    const { svg, ok } = await client.request<DiagramResult>('tenantry/diagram', { uri });
    expect(ok).toBe(true);
    for (const n of [0, 20, 39]) expect(svg.join('')).toContain(`Group ${n}<`);
    // The text has more than 5,000 characters. How many of them wait together is a matter of the pipe.
    expect(told).toBeLessThan(text.length / 10);
  });

  test('a question between two of them is answered for what was typed before it', async () => {
    const uri = pathToFileURL(path.join(folder, 'between.tenantry')).href;
    client.open(uri, tenant(1));
    for (let n = 2; n <= 30; n++) {
      client.change(uri, n, Array.from({ length: n }, (_, i) => tenant(i + 1)).join('\n'));
      if (n % 10 !== 0) continue;
      const { svg } = await client.request<DiagramResult>('tenantry/diagram', { uri });
      expect(svg.join('')).toContain(`Tenant ${n}<`);
      expect(svg.join('')).not.toContain(`Tenant ${n + 1}<`);
    }
  });
});
