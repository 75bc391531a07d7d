import { expect, it } from 'vitest';
import { filtersFrom } from './filters';
import { changeSpan } from './since';

const now = new Date('2026-12-01T02:30:00Z');

it.each([
  [{}, { since: '2026-08-31', until: '2026-11-30' }],
  [{ at: '2026-03-01' }, { since: '2025-11-30', until: '2026-03-01' }],
  [{ since: '2026-01-31' }, { since: '2026-01-31', until: '2026-11-30' }],
])('what %o leaves ends today by the organization’s clock', (said, span) =>
  expect(changeSpan(filtersFrom(said), now, 'America/Sao_Paulo')).toEqual(span),
);
