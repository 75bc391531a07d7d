import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageHeaders } from './security-headers';

const page = { nonce: 'abc', development: false, https: true, path: '/teams/1' };
const directives = (policy: string) =>
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
    expect(pageHeaders(page)['Referrer-Policy']).toBe('strict-origin-when-cross-origin');
  });
});
