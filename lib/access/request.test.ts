import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address';
import { isDemoEmail } from './email';
import { hashInvitationToken, newInvitationToken } from './invitation-token';
import { networkOf } from './network';
import { fromOwnPages } from './own-pages';

describe('fromOwnPages', () => {
  it('believes what the browser says', () => {
    expect(fromOwnPages(new Headers({ 'sec-fetch-site': 'same-origin' }))).toBe(true);
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect(fromOwnPages(new Headers({ 'sec-fetch-site': site, referer: 'http://a/', host: 'a' }))).toBe(
        false,
      );
    }
  });
  it('else asks for a referring page of this host', () => {
    expect(fromOwnPages(new Headers({ referer: 'http://a.example:1/sign-in', host: 'a.example:1' }))).toBe(
      true,
    );
    expect(fromOwnPages(new Headers({ referer: 'http://b.example/', host: 'a.example' }))).toBe(false);
    expect(fromOwnPages(new Headers({ host: 'a.example' }))).toBe(false);
  });
});

describe('clientAddress', () => {
  it('is what the server in front wrote last', () => {
    expect(clientAddress(new Headers({ 'x-forwarded-for': '192.0.2.1' }))).toBe('192.0.2.1');
    expect(clientAddress(new Headers({ 'x-forwarded-for': 'invented, 192.0.2.1' }))).toBe('192.0.2.1');
    expect(clientAddress(new Headers())).toBe('unknown');
  });
});

describe('networkOf', () => {
  it('is one for all addresses of a /64, and another beyond it', () => {
    const network = networkOf('2001:db8:1:2::1');
    expect(network).toBe('2001:db8:1:2::/64');
    for (const address of [
      '2001:db8:1:2:ffff:ffff:ffff:ffff',
      '2001:DB8:1:2:0:0:0:1',
      '2001:0db8:0001:0002::',
    ])
      expect(networkOf(address), address).toBe(network);
    for (const address of ['2001:db8:1:3::1', '2001:db8:1:1:ffff::'])
      expect(networkOf(address), address).not.toBe(network);
  });

  it('is the address itself in IPv4, however it is written', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('192.0.2.2')).toBe('192.0.2.2');
    expect(networkOf('unknown')).toBe('unknown');
  });
});

describe('invitation tokens', () => {
  it('are 256 random bits that fit in an address, kept as a hash', () => {
    const { token, hash } = newInvitationToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashInvitationToken(token)).toBe(hash);
    expect(newInvitationToken().token).not.toBe(token);
  });
});

describe('isDemoEmail', () => {
  it('knows the sample organization in any spelling, and nobody else', () => {
    expect(isDemoEmail(' Manager@DEMO.patamar.example ')).toBe(true);
    expect(isDemoEmail('manager＠ＤＥＭＯ.patamar.example')).toBe(true);
    expect(isDemoEmail('manager@patamar.example')).toBe(false);
    expect(isDemoEmail('x@demo.patamar.example.evil.example')).toBe(false);
    expect(isDemoEmail('demo.patamar.example')).toBe(false);
  });
});
