import assert from 'node:assert/strict';
import type { TestApi } from '../../../client/test-api.ts';
import { extension } from './support.ts';

/** What the extension gives to tests alone: results of its commands, and an answer in place of a modal question. */
export async function api(): Promise<TestApi> {
  const answered = (await extension().activate()) as TestApi | undefined;
  assert.ok(answered, 'the extension gives no test API');
  return answered;
}
