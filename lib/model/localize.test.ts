import { expect, it } from 'vitest';
import { inSentence } from './localize';

it.each([
  ['Practised', 'practised'],
  ['Último nível', 'último nível'],
  ['SLA met', 'SLA met'],
  ['Under SLA', 'under SLA'],
  ['A caminho', 'a caminho'],
  ['<b>', '<b>'],
])('says a level within a sentence: %s', (name, said) => expect(inSentence(name)).toBe(said));
