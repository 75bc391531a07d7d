import { describe, expect, it } from 'vitest';
import { readText } from './testing/sources';

/** Requirements of levels 1 and 2 in OWASP ASVS 5.0.0: how many each section has, counted from 1, by its number. */
const SECTIONS: Record<string, number> = {
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
};
const REQUIREMENTS = Object.entries(SECTIONS).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, i) => `${section}.${i + 1}`),
);

const text = readText('docs/security.md');
/** Lines of the table: the requirements, what is said of them, and how. */
const rows = [...text.matchAll(/^\| ([\d., ]+) \| ([^|]*) \| (.*) \|$/gm)].map(
  ([, numbers = '', verdict = '', how = '']) => ({ numbers: numbers.split(', '), verdict, how }),
);

describe('docs/security.md', () => {
  it('fits on 120 lines', () => expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(120));

  it('names each requirement once, and no other', () => {
    expect(REQUIREMENTS).toHaveLength(98);
    expect(rows.flatMap(({ numbers }) => numbers).sort()).toEqual([...REQUIREMENTS].sort());
  });

  it('says of each whether it is met, and how or what is missing', () => {
    for (const { verdict, how } of rows) {
      expect(['met', 'partly', 'not met', 'n/a']).toContain(verdict);
      expect(how.length).toBeGreaterThan(4);
    }
  });

  it('counts them right', () => {
    const count = (verdict: string) =>
      rows.filter((row) => row.verdict === verdict).flatMap(({ numbers }) => numbers).length;
    expect(text).toContain(
      `${count('met')} are met, ${count('partly')} in part, ${count('not met')} are not, ${count('n/a')} ask for what there is not.`,
    );
  });
});
