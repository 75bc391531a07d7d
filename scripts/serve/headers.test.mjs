import { describe, expect, it } from 'vitest';
import * as names from '../../lib/access/request-headers';
import { contentSecurityPolicy, PATH_HEADER, pageHeaders, secure } from './headers.mjs';

const page = { nonce: 'abc', development: false, https: true, path: '/teams/1' };
const directives = (policy) =>
  Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));

describe('contentSecurityPolicy', () => {
  it('runs only what carries the nonce of this request', () => {
    const policy = directives(contentSecurityPolicy(page));
    expect(policy['script-src']).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
    expect(policy['style-src']).toEqual(["'self'", "'nonce-abc'"]);
    for (const none of ['object-src', 'base-uri', 'frame-ancestors'])
      expect(policy[none]).toEqual(["'none'"]);
    for (const own of ['default-src', 'connect-src', 'font-src', 'form-action']) {
      expect(policy[own]).toEqual(["'self'"]);
    }
    expect(contentSecurityPolicy(page)).not.toMatch(/unsafe|\*|https?:/);
  });
  it('loosens for the development server only', () => {
    expect(contentSecurityPolicy({ ...page, development: true })).toContain("'unsafe-eval'");
  });
});

describe('pageHeaders', () => {
  it('asks for https only where people use it', () => {
    expect(pageHeaders(page)['Strict-Transport-Security']).toMatch(/max-age=31536000/);
    expect(pageHeaders({ ...page, https: false })['Strict-Transport-Security']).toBeUndefined();
  });
  it('never tells another site the address of an invitation', () => {
    expect(pageHeaders({ ...page, path: '/join/secret' })['Referrer-Policy']).toBe('same-origin');
    expect(pageHeaders({ ...page, path: '/reset/secret' })['Referrer-Policy']).toBe('same-origin');
    expect(pageHeaders(page)['Referrer-Policy']).toBe('strict-origin-when-cross-origin');
  });
});

describe('secure', () => {
  const answered = (url, headers = {}) => {
    const set = {};
    const request = { url, headers };
    secure(
      request,
      { setHeader: (name, value) => (set[name] = value) },
      { development: false, https: false },
    );
    return { set, headers: request.headers };
  };
  const policyOf = (url) => answered(url).set['Content-Security-Policy'];

  it('gives every page a nonce of its own, and tells the page', () => {
    const { set, headers } = answered('/teams/1?tab=2');
    expect(set['Content-Security-Policy']).toMatch(/'nonce-[\w+/=]{24}'/);
    expect(headers['content-security-policy']).toBe(set['Content-Security-Policy']);
    expect(policyOf('/teams/1?tab=2')).not.toBe(set['Content-Security-Policy']);
    expect(headers[PATH_HEADER]).toBe('/teams/1?tab=2');
  });
  it.each([
    '/',
    '//',
    '/_next/static/../../teams/1',
    '/_next/static/%2e%2e/%2e%2e/join/x',
    '/apis',
    '/a.png',
  ])('%s is a page', (url) => expect(policyOf(url)).toContain('nonce-'));
  it('lets nothing run in an answer of the API, and gives files no policy', () => {
    expect(policyOf('/api/health')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(policyOf('/_next/static/chunks/a.js')).toBeUndefined();
    expect(answered('/_next/static/chunks/a.js').set['X-Content-Type-Options']).toBe('nosniff');
  });
  it('leads nobody back to the data of a page', () => {
    expect(answered('/teams/1?_rsc=abc').headers[PATH_HEADER]).toBe('/teams/1');
    expect(answered('/teams/1?tab=2&_rsc=abc').headers[PATH_HEADER]).toBe('/teams/1?tab=2');
  });
  it('says itself which path was asked for, and believes no client', () => {
    expect(answered('/', { [PATH_HEADER]: '/evil' }).headers[PATH_HEADER]).toBe('/');
  });
});

it('shares the name of its header with the pages', () => expect(PATH_HEADER).toBe(names.PATH_HEADER));
