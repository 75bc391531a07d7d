import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

const NEXTAUTH_SECRET = 'a secret of the tests that is long enough';

describe('parseEnv', () => {
  it('needs a secret of 32 characters, and says so in words without showing it', () => {
    expect(() => parseEnv({})).toThrow(/NEXTAUTH_SECRET is not set/);
    expect(() => parseEnv({ NEXTAUTH_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2).*32 characters/);
    expect(parseEnv({ NEXTAUTH_SECRET })).toMatchObject({
      DEMO: false,
      NEXTAUTH_URL: 'http://localhost:3000',
    });
  });

  it('takes a key for answers that is long enough, or the secret of the sessions', () => {
    expect(() => parseEnv({ NEXTAUTH_SECRET, ANSWERS_KEY: 'hunter2' })).toThrow(
      /^(?!.*hunter2).*ANSWERS_KEY.*32 characters/,
    );
    expect(parseEnv({ NEXTAUTH_SECRET, ANSWERS_KEY: '' }).ANSWERS_KEY).toBeUndefined();
  });

  it('turns the demo on with 1 only', () => {
    expect(parseEnv({ NEXTAUTH_SECRET, DEMO: '1' }).DEMO).toBe(true);
    for (const DEMO of ['0', '', 'no', 'false']) expect(parseEnv({ NEXTAUTH_SECRET, DEMO }).DEMO).toBe(false);
  });

  it('takes an identity provider with its credentials or not at all', () => {
    const OIDC_ISSUER = 'https://id.example';
    expect(() => parseEnv({ NEXTAUTH_SECRET, OIDC_ISSUER })).toThrow(/OIDC_CLIENT_ID/);
    expect(() => parseEnv({ NEXTAUTH_SECRET, OIDC_ISSUER: 'id' })).toThrow(
      /address of the identity provider/,
    );
    const all = { NEXTAUTH_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    expect(parseEnv(all)).toMatchObject({ OIDC_ISSUER });
    expect(parseEnv({ NEXTAUTH_SECRET, OIDC_ISSUER: '' }).OIDC_ISSUER).toBeUndefined();
  });

  it('takes a mail server and whom mails come from, or neither', () => {
    const SMTP_URL = 'smtps://user:hunter2@mail.example.org';
    const MAIL_FROM = 'Patamar <patamar@example.org>';
    expect(parseEnv({ NEXTAUTH_SECRET, SMTP_URL, MAIL_FROM })).toMatchObject({ SMTP_URL, MAIL_FROM });
    expect(parseEnv({ NEXTAUTH_SECRET, SMTP_URL: '', MAIL_FROM: '' }).SMTP_URL).toBeUndefined();
    for (const one of [{ SMTP_URL }, { MAIL_FROM }])
      expect(() => parseEnv({ NEXTAUTH_SECRET, ...one })).toThrow(/^(?!.*hunter2).*belong together/);
    for (const wrong of [
      { SMTP_URL: 'mail.example.org' },
      { MAIL_FROM: 'Patamar' },
      { MAIL_FROM: 'a@b\nBcc: c@d' },
    ])
      expect(() => parseEnv({ NEXTAUTH_SECRET, SMTP_URL, MAIL_FROM, ...wrong })).toThrow(
        /must be the address/,
      );
  });

  it('lets only verified people count where something verifies them', () => {
    expect(() => parseEnv({ NEXTAUTH_SECRET, ONLY_VERIFIED_COUNT: '1' })).toThrow(/nothing here verifies/);
    const mail = { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@example.org' };
    expect(parseEnv({ NEXTAUTH_SECRET, ...mail }).ONLY_VERIFIED_COUNT).toBe(false);
    expect(parseEnv({ NEXTAUTH_SECRET, ...mail, ONLY_VERIFIED_COUNT: '1' }).ONLY_VERIFIED_COUNT).toBe(true);
  });
});
