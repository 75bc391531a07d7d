import { emptyField, isCompanion } from '@/lib/form-fields';
import { failureWords } from './failure';

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NOT_TYPED = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'file', 'password']);

/** What people type and choose in a form; no passwords or other proofs of who they are, no files, no buttons. */
export const typedControls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLInputElement ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement) &&
      one.name !== '' &&
      !NOT_TYPED.has(one.type) &&
      !isCompanion(one.name) &&
      !/password|^again[A-Z]/i.test(one.name),
  );

/** Errors of fields that hold something the browser cannot read and would send as if they were empty. */
export function unreadable(form: HTMLFormElement): Record<string, string> | null {
  const wrong = typedControls(form).filter(({ validity }) => validity.badInput);
  if (wrong.length === 0) return null;
  const { form: words } = failureWords();
  return Object.fromEntries(wrong.map(({ name }) => [name, words.unreadable]));
}

/** What the form sends. Dates that are empty say that they are meant to be: `unreadable` has looked at them. */
export function dataOf(form: HTMLFormElement, submitter: HTMLElement | null): FormData {
  const data = new FormData(form, submitter);
  for (const name of [...data.keys()]) if (name.startsWith('$ACTION')) data.delete(name);
  for (const { type, name, value } of typedControls(form)) {
    if (type === 'date' && value === '') data.set(emptyField(name), 'yes');
  }
  return data;
}
