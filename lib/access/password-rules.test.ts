import { describe, expect, it } from 'vitest';
import { PASSWORD_MAX, passwordProblem } from './password-rules';

const check = (password: string) => passwordProblem(password, 'ana.prado@team.example');

describe('passwordProblem', () => {
  it('asks for length and nothing else', () => {
    expect(check('elevenchars')).toBe('password_short');
    expect(check('twelve chars')).toBeNull();
    expect(check('seven quiet mountains')).toBeNull();
    expect(check('kqzv mtrw pxbn')).toBeNull();
    expect(check(`${'long '.repeat(39)}words`)).toBeNull();
    expect(check('seven quiet mountains '.repeat(10).slice(0, PASSWORD_MAX))).toBeNull();
    expect(check('x'.repeat(PASSWORD_MAX + 1))).toBe('too_long');
    expect(PASSWORD_MAX).toBe(200);
  });

  it('counts characters, not bytes or halves of emoji', () => {
    expect(check('🪜🏔️🌊🌿🐢🦊')).toBe('password_short');
    expect(check('ação é já não')).toBeNull();
  });

  it('refuses what is guessed first', () => {
    const guessed = [
      'password1234',
      'Password123!',
      'PASSWORDPASSWORD',
      'qwerty123456',
      '123456789012',
      '1q2w3e4r1q2w3e4r',
      'aaaaaaaaaaaaaaa',
      'abababababab',
      'patamar2026!',
      'minhasenha123',
      'Welcome2026!!!',
      'iloveyou iloveyou',
    ];
    for (const password of guessed) expect(check(password), password).toBe('password_common');
  });

  it.each([
    'password',
    'passw0rd',
    'p@ssword',
    'p@ssw0rd',
    'qwerty',
    'qwertz',
    'asdfgh',
    '1q2w3e4r',
    '1qaz2wsx',
    'zaq12wsx',
    'abc123',
    'abcdefgh',
    '12345678',
    '87654321',
    'iloveyou',
    'letmein',
    'welcome',
    'changeme',
    'trustno1',
    'administrator',
    'patamar',
    'minhasenha',
    'senha',
    'mudar123',
    'teamo',
    'flamengo',
    'corinthians',
  ])('refuses %s, however it goes on in digits and signs', (word) => {
    expect(check(`${word}#40-71*9`)).toBe('password_common');
    expect(check(`${word} #40 ${word.toUpperCase()}`)).toBe('password_common');
  });

  it('counts what is left of it: up to three letters help nobody', () => {
    expect(check('administratorxyz')).toBe('password_common');
    expect(check('administratorwxyz')).toBeNull();
    expect(check('907 315 2864 1')).toBeNull();
  });

  it('asks for five different characters', () => {
    expect(check('kqzv kqzv kqzv')).toBe('password_common');
    expect(check('kqzvm kqzvm kqzvm')).toBeNull();
  });

  it('lets a phrase pass that happens to contain such a word', () => {
    expect(check('my password is a turtle')).toBeNull();
    expect(check('patamar is a landing')).toBeNull();
  });

  it('refuses the e-mail address and its name', () => {
    expect(check('ana.prado@team.example')).toBe('password_common');
    expect(check('ANA.PRADO@team.example ')).toBe('password_common');
    expect(passwordProblem('ana.prado@team.example', ' Ana.Prado@team.example ')).toBe('password_common');
    expect(passwordProblem('quiet mountains', '')).toBeNull();
    expect(passwordProblem('ana.prado.silva', 'ana.prado.silva@team.example')).toBe('password_common');
  });
});
