/** Shortest password, in characters. Length beats composition rules (NIST SP 800-63B, 3.1.1.2). */
export const PASSWORD_MIN = 12;
/** Longest password, in characters: enough for any phrase, too little to keep the server busy hashing. */
export const PASSWORD_MAX = 200;

/** Why a password cannot be chosen by its length, or null when it can. `passwordProblem` also asks how hard it is to guess. */
export function lengthProblem(password: string): 'password_short' | 'too_long' | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'password_short';
  return length > PASSWORD_MAX ? 'too_long' : null;
}
