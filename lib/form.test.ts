import { expect, it } from 'vitest';
import { typedValues } from './form';

const sent = (...entries: [string, string | File][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

it('gives back every tick of a group, and nothing where nothing is ticked', () => {
  const values = typedValues(sent(['name', '   '], ['scope', 'DEV'], ['scope', 'DAT']));
  expect(values).toEqual({ name: ['   '], scope: ['DEV', 'DAT'] });
  expect(values.deliverableTypes).toBeUndefined();
});

it('gives back no password, no file and nothing of the framework', () => {
  const data = sent(
    ['password', 'secret words'],
    ['currentPassword', 'secret words'],
    ['file', new File(['x'], 'x.yaml')],
    ['$ACTION_REF_1', ''],
    ['email', 'a@b.example'],
  );
  expect(typedValues(data)).toEqual({ email: ['a@b.example'] });
});
