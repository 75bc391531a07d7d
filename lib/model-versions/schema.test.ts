import { describe, expect, it } from 'vitest';
import { choiceOf, chooseForm, draftForm, modelChoice, publishForm } from './schema';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

interface Schema {
  safeParse(value: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } };
}
const errorsOf = (schema: Schema, form: unknown) =>
  Object.fromEntries(
    (schema.safeParse(form).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
  );

describe('the model that is chosen', () => {
  it('is the built-in one, or one of the organization by its id', () => {
    expect(modelChoice.parse('built-in')).toBe('built-in');
    expect(modelChoice.parse(id)).toBe(id);
    for (const other of ['', 'newest', undefined, null])
      expect(errorsOf(modelChoice, other), String(other)).toEqual({ '': 'choose_one' });
    expect(choiceOf({ id, own: true })).toBe(id);
    expect(choiceOf({ id, own: false })).toBe('built-in');
  });

  it('comes with what was chosen when the page was drawn, if that is known', () => {
    expect(chooseForm.parse({ model: id })).toEqual({ model: id });
    expect(chooseForm.parse({ model: id, seen: 'built-in' })).toEqual({ model: id, seen: 'built-in' });
    expect(errorsOf(chooseForm, { model: 'x', seen: 'y' })).toEqual({
      model: 'choose_one',
      seen: 'choose_one',
    });
  });
});

describe('publishing a draft', () => {
  it('says what the person had before them, and may say that anchors keep their meaning', () => {
    expect(publishForm.parse({ seen: 'abc' })).toEqual({ seen: 'abc' });
    expect(publishForm.parse({ seen: 'x'.repeat(100), anchorsKeepMeaning: 'yes' })).toMatchObject({
      anchorsKeepMeaning: 'yes',
    });
    expect(errorsOf(publishForm, { anchorsKeepMeaning: 'no' })).toEqual({
      seen: expect.anything(),
      anchorsKeepMeaning: expect.anything(),
    });
    expect(errorsOf(publishForm, { seen: 'x'.repeat(101) })).toEqual({ seen: expect.anything() });
  });
});

it('a draft asks for its text, whoever saw what before', () => {
  const draft = { file: '', text: 'a: 1\r\nb: 2' };
  expect(draftForm.parse(draft)).toEqual({ file: '', text: 'a: 1\nb: 2' });
  expect(draftForm.parse({ ...draft, seen: 'x'.repeat(100) }).seen).toBe('x'.repeat(100));
  expect(errorsOf(draftForm, { ...draft, seen: 'x'.repeat(101) })).toEqual({ seen: expect.anything() });
  for (const text of ['', ' \n', undefined])
    expect(errorsOf(draftForm, { ...draft, text })).toEqual({ text: 'required' });
});
