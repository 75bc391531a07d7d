import { expect, it } from 'vitest';
import { looksAlike } from './name-keys';

it.each([
  ['Ana Prado', 'Ana Prado'],
  ['Ana Prado', 'ANA  PRADO'],
  ['Ana Prado', 'Ana-Prado.'],
  ['Ana Prado', 'Аna Рrado'], // Cyrillic А and Р.
  ['Ana Prado', 'Αna Prad0'], // Greek Α, the digit 0.
  ['Ana Prado', 'Ána Prádo'],
  ['Ana Prado', '𝐀𝐧𝐚 Prado'],
  ['Ana Prado', 'Ａｎａ Ｐｒａｄｏ'],
  ['Paulo Lima', 'PauIo Lima'],
  ['Paulo Lima', 'Pau1o Lima'],
  ['José Sá', 'jose sa'],
  ['🚀', '🚀'],
])('%s and %s look alike', (one, other) => {
  expect(looksAlike(one, other)).toBe(true);
  expect(looksAlike(other, one)).toBe(true);
});

it.each([
  ['Ana Prado', 'Ana Prado Lima'],
  ['Ana Prado', 'Ana Pardo'],
  ['Ana Prado', 'Ana P.'],
  ['João', 'Joana'],
  ['🚀', '🌊'],
  ['田中 花子', '田中 花'],
  ['محمد', 'أحمد'],
])('%s and %s do not', (one, other) => expect(looksAlike(one, other)).toBe(false));
