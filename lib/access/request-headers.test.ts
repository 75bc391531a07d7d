import { expect, it } from 'vitest';
import { PATH_HEADER as WRITTEN } from '../../scripts/serve/headers.mjs';
import { PATH_HEADER, wantsDocument } from './request-headers';

it('the path is read where the web server writes it', () => expect(PATH_HEADER).toBe(WRITTEN));

it.each([
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
  // What React asks for when it calls an action, and Next.js when it prepares the next page.
  ['text/x-component', false],
  ['*/*', false],
  [null, false],
])('%j: a whole page is wanted: %j', (accept, wanted) => {
  expect(wantsDocument({ get: (name) => (name === 'accept' ? accept : null) })).toBe(wanted);
});
