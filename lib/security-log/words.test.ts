import { describe, expect, it } from 'vitest';
import { LANGS } from '@/lib/model/schema';
import { EVENT_KINDS } from './kinds';
import { fromWhere, whatHappened, whoDid } from './words';

const about = {
  team: 'Farol',
  round: 'Q1',
  organization: 'Maré',
  model: '2.0.0',
  file: 'plan.pdf',
  role: 'admin' as const,
  roleBefore: 'member' as const,
  before: '5',
  after: '7',
};
const ana = { actorId: 'a', actor: 'Ana', subjectId: 'b', subject: 'Bruno' };

describe.each(LANGS)('what happened, in %s', (lang) => {
  it.each(EVENT_KINDS)('%s', (kind) => {
    const text = whatHappened(lang, { kind, about, ...ana });
    expect(text).not.toMatch(/[{}]|security\.|undefined|null/);
    // A sentence says nothing that it does not know.
    expect(whatHappened(lang, { kind, about: {}, ...ana, subjectId: null, subject: null })).not.toMatch(
      /[{}]|security\.|undefined|null/,
    );
  });
});

it('tells what somebody did to themselves from what they did to others', () => {
  const kind = 'sessions_ended';
  expect(whatHappened('en', { kind, about, ...ana })).toBe('Signed Bruno out on all devices');
  expect(whatHappened('en', { kind, about, ...ana, subjectId: null, subject: null })).toBe(
    'Signed out on all devices',
  );
  expect(whatHappened('pt-BR', { kind: 'role_changed', about, ...ana })).toBe(
    'Mudou o papel de Bruno de Membro do time para Administrador(a)',
  );
});

it('tells accounts that are gone from people who never got in', () => {
  expect(whoDid('en', { kind: 'signed_in', actor: null })).toBe('Somebody whose account is gone');
  expect(whoDid('en', { kind: 'sign_in_failed', actor: null })).toBe('Somebody who did not get in');
  expect(whoDid('en', { kind: 'signed_in', actor: 'Ana' })).toBe('Ana');
});

it('says where something was done from', () => {
  expect(fromWhere('en', { network: '192.0.2.1', browser: 'Firefox', system: 'Android' })).toEqual({
    network: '192.0.2.1',
    device: 'Firefox on Android',
  });
  expect(fromWhere('pt-BR', { network: null, browser: null, system: null })).toEqual({
    network: 'O servidor',
    device: null,
  });
});
