import { describe, expect, it } from 'vitest';
import { clientAddress, isLogged, loggedPath, trustedHops, trustRequest } from './request.mjs';

const request = (headers, remoteAddress = '10.0.0.9') => ({
  headers: { ...headers },
  socket: { remoteAddress },
});
const invented = {
  'x-forwarded-for': '1.1.1.1',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '1',
  'x-real-ip': '1.1.1.1',
  forwarded: 'for=1.1.1.1',
  'x-request-id': 'chosen-by-the-client',
};

describe('trustedHops', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    ['0', 0],
    ['false', 0],
    ['true', 1],
    ['1', 1],
    ['3', 3],
  ])('%j means %i', (value, hops) => expect(trustedHops(value)).toBe(hops));

  it.each(['-1', '1.5', 'yes', '99'])('refuses %s', (value) => {
    expect(() => trustedHops(value)).toThrow(/TRUST_PROXY/);
  });
});

describe('without a proxy', () => {
  it('believes nothing a client says about itself', () => {
    const one = request({ ...invented, host: 'patamar.example' });
    const id = trustRequest(one, 0);
    expect(one.headers).toEqual({
      host: 'patamar.example',
      'x-forwarded-for': '10.0.0.9',
      'x-request-id': id,
    });
    expect(id).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
  });

  it('gives each request an id of its own', () => {
    expect(trustRequest(request({}), 0)).not.toBe(trustRequest(request({}), 0));
  });

  it('writes IPv4 addresses plainly', () => {
    const one = request({}, '::ffff:10.0.0.9');
    trustRequest(one, 0);
    expect(one.headers['x-forwarded-for']).toBe('10.0.0.9');
  });
});

describe('behind proxies', () => {
  it.each([
    ['invented, 2.2.2.2', 1, '2.2.2.2'],
    ['invented, 2.2.2.2, 3.3.3.3', 2, '2.2.2.2'],
    ['2.2.2.2', 2, '2.2.2.2'],
    [undefined, 1, 'peer'],
    [' , ', 1, 'peer'],
  ])('%j with %i hops is %s', (header, hops, expected) => {
    expect(clientAddress(header, 'peer', hops)).toBe(expected);
  });

  it('keeps what the proxy says, and its request id', () => {
    const one = request(invented);
    expect(trustRequest(one, 1)).toBe('chosen-by-the-client');
    expect(one.headers['x-forwarded-proto']).toBe('https');
  });

  it.each(['', 'short', 'x'.repeat(65), 'line\nbreak-here'])('replaces the request id %j', (id) => {
    expect(trustRequest(request({ 'x-request-id': id }), 1)).not.toBe(id);
  });
});

describe('loggedPath', () => {
  it.each([
    ['/teams?email=a@b.c', '/teams'],
    ['/sign-in#x', '/sign-in'],
    ['/join/s3cret', '/join/[token]'],
    ['/join/s3cret/answers?x=1', '/join/[token]/answers'],
    ['/pt-BR/invite/s3cret', '/pt-BR/invite/[token]'],
    ['/INVITE/s3cret', '/INVITE/[token]'],
    ['/join', '/join'],
    ['/joint/venture', '/joint/venture'],
    ['/', '/'],
  ])('%s is logged as %s', (url, path) => expect(loggedPath(url)).toBe(path));

  it('is never long', () => expect(loggedPath(`/${'x'.repeat(5000)}`)).toHaveLength(300));
});

it('logs pages and interfaces, not static files', () => {
  expect(isLogged('/_next/static/chunks/a.js')).toBe(false);
  expect(isLogged('/api/health')).toBe(true);
});
