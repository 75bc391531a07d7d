import { describe, expect, it } from 'vitest';
import { groupForm } from '@/lib/groups/schema';
import { organizationForm } from '@/lib/organizations/schema';
import { saveViewForm } from '@/lib/overview/schema';
import { openRoundForm, renameRoundForm } from '@/lib/rounds/schema';
import { teamForm } from '@/lib/teams/schema';
import { NameForm, SignUpForm } from './access/forms';
import { LIMITS } from './limits';
import { isReadable, tidyName, withoutTurning } from './names';

const SEEN_FORMATS = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]/u;

describe('tidyName', () => {
  it.each([
    'Ana Beatriz Rocha',
    'D’Ávila & Filhos (nº 2)',
    'شركة البيانات',
    'محمد الصوالحي',
    'עברית',
    '田中 花子',
    'अनिल कुमार',
    'क्‍ष', // A joiner that shows the half letter.
    'می‌خواهم', // Persian writes this gap.
    'ทีมข้อมูล',
    '🚀',
    '👩🏽‍💻',
    '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    '❤️',
    '1️⃣',
    '🇧🇷',
    'Nguyễn',
    '葛󠄀城',
  ])('keeps %s', (name) => expect(tidyName(name)).toBe(name.normalize('NFC')));

  it.each([
    ['Team \u202erevo', 'Team revo'],
    ['\u2066a\u2069\u200f\u200e\u061cb', 'ab'],
    ['  A \t\n\u00a0\u3000 B\u2028C ', 'A B C'],
    ['A\u200bn\u00ada\u2060\ufeff', 'Ana'],
    ['A\u200dn\u200ca', 'Ana'],
    ['Ana\u200d', 'Ana'],
    ['Ana\ufe0f', 'Ana'],
    ['A\u{e0061}na\u{e007f}', 'Ana'],
    ['A\0n\u0007a', 'Ana'],
    ['x\ud800', 'x'],
    ['Jose\u0301', 'José'],
    [`Z${'\u0335'.repeat(60)}a`, `Z${'\u0335'.repeat(5)}a`],
    ['a \u0301b', 'a b'],
    ['\u0301x', 'x'],
  ])('makes %j %j', (name, tidy) => {
    expect(tidyName(name)).toBe(tidy);
    expect(tidyName(tidy)).toBe(tidy);
  });

  it.each([
    '',
    ' ',
    '\u200b',
    '\u3164',
    '\u2800',
    '\u00ad',
    '\u0301',
    '\u200d',
    '\ufe0f',
    '\u202e\u202c',
    '\u{e0041}',
    '\u{1d159}',
  ])('leaves nothing of %j, which nobody can see', (name) => expect(tidyName(name)).toBe(''));

  it('has nothing left that turns or hides, whatever it is given', () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (!/[\p{C}\p{Z}\p{M}]/u.test(character) || /[\p{Co}\p{Cn}]/u.test(character)) continue;
      const tidy = tidyName(`A${character}b`);
      expect(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(tidy), code.toString(16)).toBe(false);
      // Some scripts write with format characters that are seen; every other one is gone where it has nothing to do.
      if (/\p{Cf}/u.test(character) && !SEEN_FORMATS.test(character))
        expect(tidy, code.toString(16)).toBe('Ab');
    }
  });
});

describe('isReadable', () => {
  it.each([
    ['private use', 'Data \ue000'],
    ['private use beyond the first plane', 'Data \u{f0000}'],
    ['no character at all', 'Data \ufdd0'],
    ['nothing that Unicode knows', 'Data \u0378'],
  ])('refuses %s', (_, name) => expect(isReadable(tidyName(name))).toBe(false));

  it.each(['Ana', '田中 花子', '👩🏽‍💻', 'שלום', '’Ávila & Filhos (nº 2)'])('takes %s', (name) =>
    expect(isReadable(tidyName(name))).toBe(true),
  );
});

describe('every form with a name', () => {
  const forms: [string, (name: string) => { data?: unknown; error?: { issues: unknown[] } }][] = [
    ['a person', (name) => NameForm.safeParse({ name })],
    ['a team', (name) => teamForm.safeParse({ name, scope: ['DEV'] })],
    ['an organization', (name) => organizationForm.safeParse({ name, outsideThreshold: 5, timeZone: 'UTC' })],
    ['a round', (name) => openRoundForm.safeParse({ name, mode: 'quick', format: 'anonymous' })],
    ['a round that is renamed', (name) => renameRoundForm.safeParse({ name })],
    ['a group', (name) => groupForm.safeParse({ name })],
    ['a saved view', (name) => saveViewForm.safeParse({ name, query: '' })],
  ];

  it.each(forms)('stores the name of %s as it can be read, and refuses one that cannot', (_, parse) => {
    expect(parse(' Team \u202e revo ').data).toMatchObject({ name: 'Team revo' });
    expect(parse('\u200b\u3164').error?.issues).toMatchObject([{ path: ['name'], message: 'required' }]);
    expect(parse('Team \ue000').error?.issues).toMatchObject([{ path: ['name'], message: 'not_readable' }]);
    expect(parse('x'.repeat(LIMITS.name + 1)).error?.issues).toMatchObject([{ message: 'too_long' }]);
  });

  it('signing up asks the same of all three', () => {
    const form = { email: 'ana@firm.example', password: 'seven quiet harbours' };
    const names = { name: '\u202eAna', organization: 'A\u200bcme', team: ' Tides\u00a0' };
    expect(SignUpForm.safeParse({ ...form, ...names }).data).toMatchObject({
      name: 'Ana',
      organization: 'Acme',
      team: 'Tides',
    });
  });
});

it('withoutTurning leaves joiners and every letter', () => {
  expect(withoutTurning('\u2068می‌خواهم\u2069')).toBe('می‌خواهم');
});
