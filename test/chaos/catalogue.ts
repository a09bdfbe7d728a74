// The faults of the catalogue (docs/reliability.md) that one request, or one batch as a whole, can meet.
import type { FaultAction, FaultResponse } from '../../sandbox/index.ts';

/** Pages of a proxy and broken text come instead of a whole answer, never inside of a batch. */
export type Only = 'reads' | 'writes' | 'alone';

export interface ChaosFault {
  readonly name: string;
  /** `request`: each request, those inside of a batch too; `batch`: a batch as a whole. */
  readonly at: 'request' | 'batch';
  /** Only requests that read, only those that write, or only those that are sent alone. */
  readonly only?: Only;
  readonly action: FaultAction;
}

const error = (code: string, message = 'A fault of the sandbox.') => ({ error: { code, message } });
const answer = (status: number, code: string, headers?: Record<string, string>): FaultResponse => ({ status, body: error(code), ...(headers && { headers }) });
const respond = (response: FaultResponse): FaultAction => ({ do: 'respond', response });
const after = (response: FaultResponse): FaultAction => ({ do: 'commitThen', response });
const html: FaultResponse = { status: 200, body: '<html><body>Sign in to the network</body></html>' };
const retryAfter = (value: string) => respond(answer(429, 'TooManyRequests', { 'Retry-After': value }));
const claims = Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1"}}}').toString('base64');

type Entry = readonly [name: string, action: FaultAction, only?: Only];

const throttling: Entry[] = [
  ['429, Retry-After 2.128', { do: 'throttle', retryAfter: 2.128 }],
  ['429 without Retry-After', { do: 'throttle' }],
  ['429, Retry-After in the past', retryAfter('Wed, 21 Oct 2015 07:28:00 GMT')],
  ['429, Retry-After negative', retryAfter('-5')],
  ['429, Retry-After no number', retryAfter('soon')],
  ['429, Retry-After a day', retryAfter('86400')],
];
const failing: Entry[] = [
  ['503, Retry-After 3', respond(answer(503, 'ServiceUnavailable', { 'Retry-After': '3' }))],
  ['503', respond(answer(503, 'ServiceUnavailable'))],
  ['500', respond(answer(500, 'InternalServerError'))],
  ['502 with a page', respond({ status: 502, body: '<html>Bad gateway</html>' })],
  ['504, not carried out', respond(answer(504, 'UnknownError'))],
  ['504, carried out', after(answer(504, 'UnknownError'))],
  ['500, carried out', after(answer(500, 'InternalServerError'))],
  ['503, carried out', after(answer(503, 'ServiceUnavailable'))],
  ['408', respond(answer(408, 'RequestTimeout'))],
];
const broken: Entry[] = [
  ['reset before it was read', { do: 'reset', at: 'accept' }],
  ['reset after it was carried out', { do: 'reset', at: 'afterBody' }],
  ['reset in the middle of the answer', { do: 'reset', at: 'midResponse' }],
  ['200 with a page, not carried out', respond(html), 'alone'],
  ['200 with a page, carried out', after(html), 'alone'],
  ['an empty answer, carried out', after({ status: 200, body: '' }), 'alone'],
  ['half an answer, carried out', after({ status: 201, body: '{"id":"0' }), 'alone'],
  ['302 to another place', respond({ status: 302, headers: { Location: 'https://elsewhere.example/v1.0/me' } }), 'alone'],
];
const requests: Entry[] = [
  ...throttling,
  ...failing,
  ...broken,
  ['509', respond(answer(509, 'BandwidthLimitExceeded'))],
  ['423', respond(answer(423, 'Locked'))],
  ['507', respond(answer(507, 'InsufficientStorage'))],
  ['400', respond(answer(400, 'Request_BadRequest'))],
  ['409', respond(answer(409, 'Directory_ConcurrencyViolation')), 'writes'],
  ['412', respond(answer(412, 'PreconditionFailed')), 'writes'],
  ['404', respond(answer(404, 'Request_ResourceNotFound'))],
  ['403', respond(answer(403, 'Authorization_RequestDenied'))],
  ['401, the token has ended', { do: 'expireToken' }],
  ['a list without its value', respond({ status: 200, body: {} }), 'reads'],
  ['a list that is none', respond({ status: 200, body: { value: 'none' } }), 'reads'],
  ['a next page elsewhere', respond({ status: 200, body: { value: [], '@odata.nextLink': 'https://elsewhere.example/v1.0/groups?$skiptoken=1' } }), 'reads'],
];
const batches: Entry[] = [
  ...throttling,
  ...failing,
  ...broken,
  ['413', respond(answer(413, 'RequestEntityTooLarge'))],
  ['400', respond(answer(400, 'BadRequest'))],
  ['403', respond(answer(403, 'Authorization_RequestDenied'))],
  ['401, the token has ended', { do: 'expireToken' }],
  [
    '401 with claims',
    respond({ ...answer(401, 'InvalidAuthenticationToken'), headers: { 'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${claims}"` } }),
  ],
  ['no answers in it, carried out', after({ status: 200, body: { responses: [] } })],
];

const entries = (at: ChaosFault['at'], list: readonly Entry[]): ChaosFault[] =>
  list.map(([name, action, only]) => ({ name, at, action, ...(only && { only }) }));

export const catalogue: readonly ChaosFault[] = [...entries('request', requests), ...entries('batch', batches)];
