/** Shortest password, in characters. Length beats composition rules (NIST SP 800-63B, 3.1.1.2). */
export const PASSWORD_MIN = 12;
/** Longest password, in characters: enough for any phrase, too little to keep the server busy hashing. */
export const PASSWORD_MAX = 200;

/** Beginnings of the passwords of 12 characters and more that are guessed first; the longer of two alike before the shorter. */
const COMMON = [
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
];

/** What a common beginning may be followed by without becoming hard to guess. */
const TAIL = /^[\d!@#$%&*._\-?]*$/;

function isCommon(password: string): boolean {
  const plain = password.toLowerCase().replaceAll(/\s/g, '');
  if (new Set(plain).size < 5) return true;
  const rest = COMMON.reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest !== plain && (TAIL.test(rest) || rest.length < 4);
}

/** Why a password cannot be chosen, or null when it can. `email` is the address it would protect. */
export function passwordProblem(
  password: string,
  email: string,
): 'password_short' | 'too_long' | 'password_common' | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'password_short';
  if (length > PASSWORD_MAX) return 'too_long';
  const own = email.trim().toLowerCase();
  const chosen = password.trim().toLowerCase();
  if (own && (chosen === own || chosen === own.split('@')[0])) return 'password_common';
  return isCommon(password) ? 'password_common' : null;
}
