import { describe, expect, it } from 'vitest';
import { lengthProblem, PASSWORD_MAX } from './password-rules';

describe('lengthProblem', () => {
  it('asks for twelve characters to two hundred', () => {
    expect(lengthProblem('elevenchars')).toBe('password_short');
    expect(lengthProblem('twelve chars')).toBeNull();
    expect(lengthProblem('x'.repeat(PASSWORD_MAX))).toBeNull();
    expect(lengthProblem('x'.repeat(PASSWORD_MAX + 1))).toBe('too_long');
    expect(PASSWORD_MAX).toBe(200);
  });

  it('counts characters, not bytes or halves of emoji', () => {
    expect(lengthProblem('🪜🏔️🌊🌿🐢🦊')).toBe('password_short');
    expect(lengthProblem('ação é já não')).toBeNull();
  });
});
