import { describe, expect, it } from 'vitest';
import { CODE_LENGTH, CODE_LETTERS } from './invitation-code';
import {
  codeOfTicket,
  codeOfToken,
  hashInvitationCode,
  keptOfToken,
  newInvitationToken,
  openInvitationToken,
  ticketFor,
} from './invitation-token';

process.env.NEXTAUTH_SECRET ??= 'a secret of the tests that is long enough';

const now = new Date('2026-12-01T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('the code of a token', () => {
  it('follows from it, and is spread over all letters', () => {
    const { token } = newInvitationToken();
    expect(codeOfToken(token)).toBe(codeOfToken(token));
    const codes = Array.from({ length: 400 }, () => codeOfToken(newInvitationToken().token));
    expect(new Set(codes).size).toBe(400);
    expect(codes.every((code) => code.length === CODE_LENGTH)).toBe(true);
    expect(new Set(codes.join(''))).toEqual(new Set(CODE_LETTERS));
  });

  it('is kept as a hash under a key, not as one that anybody can compute', async () => {
    const { createHash } = await import('node:crypto');
    const plain = createHash('sha256').update('code BCDFGHJK').digest('base64url');
    expect(hashInvitationCode('BCDFGHJK')).not.toBe(plain);
    expect(hashInvitationCode('BCDFGHJK')).not.toBe(hashInvitationCode('BCDFGHJM'));
  });
});

describe('a token that is kept', () => {
  it('opens in its own row only', () => {
    const { token } = newInvitationToken();
    const { tokenSealed } = keptOfToken('one', token);
    expect(tokenSealed).not.toContain(token);
    expect(openInvitationToken('one', tokenSealed)).toBe(token);
    expect(openInvitationToken('other', tokenSealed)).toBeNull();
    expect(openInvitationToken('one', null)).toBeNull();
  });
});

describe('a ticket', () => {
  it('says which code was typed, for an hour', () => {
    const ticket = ticketFor('BCDFGHJK', now);
    expect(codeOfTicket(ticket, now)).toBe('BCDFGHJK');
    expect(codeOfTicket(ticket, later(59))).toBe('BCDFGHJK');
    expect(codeOfTicket(ticket, later(61))).toBeNull();
  });

  it('is made by nobody else', () => {
    const [code, until, mac] = ticketFor('BCDFGHJK', now).split('.');
    for (const text of [
      'BCDFGHJK',
      `BCDFGHJM.${until}.${mac}`,
      `${code}.${Number(until) + 60}.${mac}`,
      `${code}.${until}.`,
      `${code}.${until}.${mac}x`,
      `${code}.${until}.${mac}.x`,
      newInvitationToken().token,
      '',
    ])
      expect(codeOfTicket(text, now)).toBeNull();
  });
});
