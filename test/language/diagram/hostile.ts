import fc from 'fast-check';
import type { Topology } from '../../../language/model/index.ts';
import { access, accessPackage, group, organization, policy, setting, sync, tenant, topology } from './topologies.ts';

const nasty = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</text></svg>',
  ']]>',
  '<!-- -->',
  '&amp;&#x0;&unknown;',
  '\u202egnirts\u2066',
  '\u0000\u0001\u001b[31m',
  '\ud800 lone',
  '\uffff\ufffe',
  'e\u0301\u0301\u0301',
  '安全运营中心'.repeat(20),
  'W'.repeat(10_000),
  'javascript:alert(1)',
  '"]\nclick t0 "javascript:alert(1)"\nend',
  'a\r\n  b --> c %% comment',
  '`markdown` **bold** #quot;',
  '',
  ' ',
);

export const label = fc.oneof({ weight: 3, arbitrary: nasty }, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 30 }));

/** How many texts a topology is made of. */
export const hostileTexts = 14;

/** Three tenants with one of everything, every text of which is drawn from `label`. */
export const hostileTopology: fc.Arbitrary<Topology> = fc.array(label, { minLength: hostileTexts, maxLength: hostileTexts }).map(texts => {
  let used = 0;
  const text = () => texts[used++ % texts.length] ?? '';
  const stated = () => ({ displayName: text(), displayNameStated: true });
  const key = 'package:a/all';
  return topology({
    tenants: [tenant('a', { ...stated(), domains: [text()] }), tenant('b', { ...stated(), external: true }), tenant('c', { ...stated(), domains: [] })],
    links: [sync('a', 'b', { ...stated(), mapping: text() }), sync('b', 'c', stated()), sync('c', 'b', stated())],
    resources: [
      group('a', 'staff', stated()),
      accessPackage('a', 'all', {
        ...stated(),
        grants: [{ ...accessPackage('a', 'x').grants[0], role: text() } as never],
        policies: [policy(key, 'p', stated())],
      }),
      organization('a', 'c', stated()),
      access('b', 'a', { synchronization: 'blocked', outbound: setting('allowed', ['group:a/staff']) }),
    ],
  });
});
