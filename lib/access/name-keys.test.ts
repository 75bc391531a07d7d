import { describe, expect, it } from 'vitest';
import { withLook } from './name-keys';

const looksAlike = (one: string, other: string) => {
  const [a, b] = [withLook(one), withLook(other)];
  return a.nameAs === b.nameAs || a.nameRead === b.nameRead;
};

describe('names that could be taken for each other', () => {
  it.each([
    ['Ana Prado', 'Ana Prado'],
    ['Ana Prado', 'ANA  PRADO'],
    ['Ana Prado', 'Ana-Prado.'],
    ['Ana Prado', 'Аna Рrado'], // Cyrillic А and Р.
    ['Ana Prado', 'Αna Prad0'], // Greek Α, the digit 0.
    ['Ana Prado', 'Ána Prádo'],
    ['Ana Prado', 'Ana\u0301 Prado'],
    ['Ana Prado', 'Ꭺna Prɑdo'], // Cherokee Go, Latin alpha.
    ['Ana Prado', '𝐀𝐧𝐚 Prado'],
    ['Ana Prado', 'Ａｎａ Ｐｒａｄｏ'],
    ['Paulo Lima', 'PauIo Lima'],
    ['Paulo Lima', 'Pau1o Lima'],
    ['Paulo Lima', 'Pau|o Lima'],
    ['Paulo Lima', 'Pauⅼo Lima'], // A Roman numeral.
    ['PAULO', 'PAUlO'],
    ['José Sá', 'jose sa'],
    ['Marina', 'Marına'], // Dotless.
    ['Marina', 'Rnarina'],
    ['Luiza', 'Łuiza'],
    ['João', 'Jøao'],
    ['Igor', 'ꓲgor'], // Lisu.
    ['Bruno', 'Вгuпо'], // Cyrillic.
    ['Beto', 'Ветo'], // Cyrillic, of which Unicode makes small capitals.
    ['Eva', '℮va'],
    ['Luis', 'Lu¡s'],
    ['Vitor', '∨itor'],
    ['Uma', '∪ma'],
    ['Ruan', 'Яuan'],
    ['Lucas', 'ⳑucas'], // Coptic.
    ['Bela', 'ßela'],
    ['William', 'VVilliam'],
    ['Wanda', 'vvanda'],
    ['Rita', 'Rιta'], // Greek.
    ['Karin', 'каrin'],
    ['🚀', '🚀'],
  ])('%s and %s', (one, other) => {
    expect(looksAlike(one, other)).toBe(true);
    expect(looksAlike(other, one)).toBe(true);
  });
});

describe('names that tell apart', () => {
  it.each([
    ['Ana Prado', 'Ana Prado Lima'],
    ['Ana Prado', 'Ana Pardo'],
    ['Ana Prado', 'Ana P.'],
    ['Ana Prado', 'Ana Prado 2'],
    ['Sofia 1', 'Sofia 2'],
    ['João', 'Joana'],
    ['Aila', 'Alia'],
    ['Пётр', 'Фёдор'],
    ['🚀', '🌊'],
    ['田中 花子', '田中 花'],
    ['محمد', 'أحمد'],
  ])('%s and %s', (one, other) => expect(looksAlike(one, other)).toBe(false));
});

it('a name has a look, whatever it is made of', () => {
  for (const name of ['Ana', '🚀', '·', "'", '李', 'ـ']) {
    const { nameAs, nameRead } = withLook(name);
    expect(nameAs, name).not.toBe('');
    expect(nameRead, name).not.toBe('');
  }
});
