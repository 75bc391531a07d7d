import { describe, expect, it } from 'vitest';
import { PASSWORD_MAX } from './password-rules';
import { passwordProblem } from './password-strength';

const ABOUT = ['Ana Prado', 'ana.prado@harbour.example', 'Harbour Pilots'];
const check = (password: string) => passwordProblem(password, ABOUT);

describe('passwordProblem', () => {
  it.each([
    'seven quiet mountains',
    'nine loud rivers',
    'sete rios calmos',
    'o gato subiu no telhado',
    'cavalo azul no telhado',
    'my password is a turtle',
    'patamar is a landing',
    'kqzv mtrw pxbn',
    '907 315 2864 1',
    'ação é já não',
    'correct zebra battery staple',
    'aaaaaaaaaaaaa seven quiet mountains',
    'seven quiet mountains '.repeat(10).slice(0, PASSWORD_MAX),
  ])('takes %s, whatever kinds of signs it is made of', async (password) =>
    expect(await check(password)).toBeNull(),
  );

  it('asks for the length first', async () => {
    expect(await check('elevenchars')).toBe('password_short');
    expect(await check(`${'seven quiet mountains '.repeat(10)}!`)).toBe('too_long');
  });

  it.each([
    ...['qwertyuiop123', '1q2w3e4r5t6y', 'manchesterunited', 'Brasil123456', 'Summer2026!!', 'password1234'],
    ...[
      'Password123!',
      'PASSWORDPASSWORD',
      'qwerty123456',
      '123456789012',
      '1q2w3e4r1q2w3e4r',
      'abababababab',
    ],
    ...[
      'aaaaaaaaaaaaaaa',
      'minhasenha123',
      'Welcome2026!!!',
      'iloveyou iloveyou',
      'princess1234',
      'football1234',
    ],
    ...['liverpool1234', 'superman1234', 'Sunshine2024', 'iloveyou1234', 'monkey123456', 'qazwsxedcrfv'],
    ...['zxcvbnmasdfgh', '1qaz2wsx3edc', 'asdfghjkl123', 'qwertyuiopas', 'michelle1234', 'flamengo2024'],
    ...['corinthians1', 'palmeiras2024', 'saopaulo1234', 'jesuscristo1', 'teamoteamo12', 'brasilbrasil'],
    ...[
      '102030405060',
      'administrator',
      'letmeinletmein',
      'changeme1234',
      'trustno1trustno1',
      'starwars1234',
    ],
    ...['computador12', 'thisisapassword', 'ILoveYou2024!', 'P@ssw0rd2024', 'Admin123456!', 'Empresa@2024'],
    ...['Mudar@123456', 'qwerasdfzxcv', '147258369147', '123qweasdzxc', 'q1w2e3r4t5y6', 'bemvindo2024'],
    ...['primavera2026', 'Janeiro@2026', 'senha123senha', 'p@ssw0rd'.repeat(25), '1a!'.repeat(66)],
  ])('refuses %s, which is guessed early', async (password) =>
    expect(await check(password)).toBe('password_common'),
  );

  it.each([
    'ana.prado@harbour.example',
    'ANA.PRADO@harbour.example ',
    'AnaPrado2026',
    'anaprado1234',
    'HarbourPilots1',
    'Harbour2026!',
    'Patamar2026!',
    'patamarpatamar',
  ])('refuses %s, which whoever knows the person or the product tries', async (password) =>
    expect(await check(password)).toBe('password_common'),
  );

  it('refuses what is about one person to that person only', async () => {
    const own = 'Wolfeschlegelstein9';
    expect(await passwordProblem(own, ['Ana Wolfeschlegelstein'])).toBe('password_common');
    expect(await check(own)).toBeNull();
  });
});
