import { describe, expect, it } from 'vitest';
import { clientAddress, isLogged, loggedPath, trustRequest } from './request.mjs';

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

describe('without a proxy', () => {
  it('believes nothing a client says about itself', () => {
    const one = request({ ...invented, host: 'patamar.example' });
    const id = trustRequest(one, 0);
    expect(one.headers).toEqual({
      host: 'patamar.example',
      'x-forwarded-for': '10.0.0.9',
      'x-request-id': id,
      'x-patamar-sent-on': expect.stringMatching(/^[\w-]{43} 10\.0\.0\.9$/),
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
    ['unknown', 1, 'peer'],
    ['2.2.2.2, _hidden', 1, 'peer'],
    ['invented, 2.2.2.2:4711', 1, '2.2.2.2'],
    ['[2001:DB8:0::1]:4711', 1, '2001:db8::1'],
    ['::ffff:2.2.2.2', 1, '2.2.2.2'],
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

describe('a form that Next.js sends on through this server', () => {
  /** As Next.js sends it on: with the headers of the request as they were made trustworthy. */
  const sentOn = (headers, hops) => {
    const first = request(headers, '192.0.2.7');
    trustRequest(first, hops);
    const second = request({ ...first.headers, 'x-action-forwarded': '1' }, '127.0.0.1');
    trustRequest(second, hops);
    return second.headers;
  };

  it.each([0, 1, 2])('comes from where it came from at first, behind %i proxies', (hops) => {
    const headers = sentOn({ 'x-forwarded-for': '198.51.100.1, 198.51.100.2, 198.51.100.3' }, hops);
    expect(headers['x-forwarded-for']).toBe(['192.0.2.7', '198.51.100.3', '198.51.100.2'][hops]);
    expect(headers['x-action-forwarded']).toBe('1');
  });

  it.each([
    undefined,
    '',
    ' 192.0.2.1',
    `${'x'.repeat(43)} 192.0.2.1`,
    `${'é'.repeat(43)} 192.0.2.1`,
    `${'é'.repeat(21)}x 192.0.2.1`,
  ])('is believed of nobody else, who may write %j', (forged) => {
    const one = request({ 'x-action-forwarded': '1', 'x-patamar-sent-on': forged });
    trustRequest(one, 0);
    expect(one.headers['x-forwarded-for']).toBe('10.0.0.9');
    expect(one.headers).not.toHaveProperty('x-action-forwarded');
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
