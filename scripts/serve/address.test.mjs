import { describe, expect, it } from 'vitest';
import { plainAddress } from './address.mjs';

describe('plainAddress', () => {
  it.each([
    '2001:db8:0:0:0:0:0:1',
    '2001:0db8:0000:0000:0000:0000:0000:0001',
    '2001:DB8::1',
    '2001:db8::0:1',
    '[2001:db8::1]',
    '[2001:db8::1]:4711',
    '[2001:DB8::1]:80',
    '2001:db8::1%eth0',
    ' 2001:db8::1 ',
    '2001:db8::0.0.0.1',
  ])('%s is 2001:db8::1', (text) => expect(plainAddress(text)).toBe('2001:db8::1'));

  it.each([
    '192.0.2.1',
    '192.0.2.1:4711',
    '::ffff:192.0.2.1',
    '::FFFF:c000:201',
    '0:0:0:0:0:ffff:c000:0201',
    '[::ffff:192.0.2.1]:4711',
    ' 192.0.2.1',
  ])('%s is 192.0.2.1', (text) => expect(plainAddress(text)).toBe('192.0.2.1'));

  it.each([
    undefined,
    '',
    'unknown',
    '_hidden',
    '1',
    '0x7f000001',
    'evil.example',
    '192.0.2.256',
    '::g',
    '[::1',
  ])('%s is none', (text) => expect(plainAddress(text)).toBeUndefined());
});
