import { expect, it } from 'vitest';
import { freeName } from './names';

it('proposes a name that no other round has', () => {
  expect(freeName('Q4 2026', [])).toBe('Q4 2026');
  expect(freeName('Q4 2026', ['Q3 2026', 'Q4 2026 (2)'])).toBe('Q4 2026');
  expect(freeName('Q4 2026', ['q4 2026 '])).toBe('Q4 2026 (2)');
  expect(freeName('Q4 2026', ['Q4 2026', 'Q4 2026 (2)', 'Q4 2026 (3)'])).toBe('Q4 2026 (4)');
});
