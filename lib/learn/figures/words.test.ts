import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widthOf, wrapText } from './words';

const words = fc
  .array(fc.stringMatching(/^[a-zA-Zçãé]{1,12}$/), { minLength: 1 })
  .map((all) => all.join(' '));

describe('wrapText', () => {
  it('loses no word, and breaks no line that is not too long', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 300 }), (text, width) => {
        const lines = wrapText(text, width, 13);
        expect(lines.join(' ')).toBe(text);
        for (const line of lines)
          if (line.includes(' ')) expect(widthOf(line, 13)).toBeLessThanOrEqual(width);
        for (const [i, line] of lines.entries()) {
          const next = lines[i + 1]?.split(' ')[0];
          if (next) expect(widthOf(`${line} ${next}`, 13)).toBeGreaterThan(width);
        }
      }),
    );
  });
});

describe('widthOf', () => {
  // Measured in a browser: Inter Variable at 13 px.
  it.each([
    ['conjunto de dados versionado', false, 185.8],
    ['Procurar o algoritmo e seus melhores parâmetros', false, 304],
    ['2,43 de 4', false, 59.4],
    ['Empacotamento', true, 102.6],
    ['Desenvolvimento', true, 109.2],
  ] as const)('is a little more than the width of “%s”', (text, bold, measured) => {
    expect(widthOf(text, 13, bold)).toBeGreaterThanOrEqual(measured);
    expect(widthOf(text, 13, bold)).toBeLessThan(measured * 1.05);
  });
});
