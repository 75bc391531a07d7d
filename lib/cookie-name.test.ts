import { expect, it } from 'vitest';
import { cookieName } from './cookie-name';

it('has the prefix over https, where browsers hold the site to it', () => {
  expect(cookieName('patamar-device', true)).toBe('__Host-patamar-device');
  expect(cookieName('patamar-device', false)).toBe('patamar-device');
});
