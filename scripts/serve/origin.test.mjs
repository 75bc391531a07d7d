import { describe, expect, it } from 'vitest';
import { createOriginWatch, trustOwnOrigin } from './origin.mjs';

const SITE = 'https://patamar.example/';
const request = (headers, more = {}) => ({
  method: 'POST',
  url: '/sign-in',
  headers: { ...headers },
  ...more,
});
const hostAfter = (headers, site = SITE) => {
  const one = request(headers);
  trustOwnOrigin(one, site);
  return [one.headers.host, one.headers['x-forwarded-host']];
};

describe('trustOwnOrigin', () => {
  it.each([
    ['nginx as it comes', { host: '127.0.0.1:3000' }],
    ['the name of an upstream', { host: 'patamar_backend' }],
    ['a proxy that drops the port', { host: 'patamar.example:80' }],
    ['a proxy with another public name', { host: 'a', 'x-forwarded-host': 'internal.example' }],
    ['no Host at all', {}],
  ])('takes a form from the configured address behind %s', (_, headers) => {
    expect(hostAfter({ ...headers, origin: 'https://patamar.example' })).toEqual([
      'patamar.example',
      undefined,
    ]);
  });

  it('keeps a port that is part of the address', () => {
    const headers = { host: 'localhost', origin: 'http://localhost:4399' };
    expect(hostAfter(headers, 'http://localhost:4399')[0]).toBe('localhost:4399');
  });

  it('goes by the referring page where a browser names no origin', () => {
    expect(hostAfter({ host: 'up', referer: 'https://patamar.example/teams/1?x' })[0]).toBe(
      'patamar.example',
    );
    expect(hostAfter({ host: 'up', referer: 'https://evil.example/?https://patamar.example' })[0]).toBe('up');
  });

  it.each([
    'https://evil.example',
    'http://patamar.example',
    'https://patamar.example:8443',
    'https://patamar.example.evil.example',
    'null',
    'nonsense',
  ])('leaves a request from %s as it is', (origin) => {
    const headers = { host: 'up', 'x-forwarded-host': 'x', origin, referer: SITE };
    expect(hostAfter(headers)).toEqual(['up', 'x']);
  });

  it('changes nothing where no address is configured', () => {
    expect(hostAfter({ host: 'up', origin: 'https://patamar.example' }, '')[0]).toBe('up');
  });
});

describe('createOriginWatch', () => {
  const watch = () => {
    const said = [];
    const look = createOriginWatch((words) => said.push(words));
    return { said, look: (headers, more) => look(request(headers, more), SITE) };
  };

  it('says once per address what is refused, and what to set', () => {
    const { said, look } = watch();
    for (let i = 0; i < 3; i += 1) look({ host: 'up:3000', origin: 'https://other.example' });
    expect(said).toEqual([
      'A form from https://other.example is refused: Patamar was asked for as up:3000, and APP_URL is ' +
        `${SITE}. Set APP_URL to the address people open, or let the proxy pass on the Host header.`,
    ]);
    for (let i = 0; i < 100; i += 1) look({ host: 'up', origin: `https://evil${i}.example` });
    expect(said).toHaveLength(10);
  });

  it('has nothing to say of what is taken, and of programs', () => {
    const { said, look } = watch();
    look({ host: 'other.example', origin: 'https://other.example' });
    look({ host: 'up', 'x-forwarded-host': 'other.example', origin: 'https://other.example' });
    look({ host: 'up' });
    look({ host: 'up', origin: 'null' });
    look({ host: 'up', origin: 'https://other.example' }, { method: 'GET' });
    look({ host: 'up', origin: 'https://other.example' }, { url: '/api/auth/callback/oidc' });
    expect(said).toEqual([]);
  });
});
