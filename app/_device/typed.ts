import { type Control, typedControls } from '@/app/_forms/controls';
import { isCompanion, wasField, wereField } from '@/lib/form-fields';

/**
 * What somebody typed into a form that could not be saved, kept in this tab until it is: while they sign in again, or
 * load the page again after an upgrade. Never passwords; nothing of anybody else's.
 */
interface Kept {
  /** Who typed it; '' before anybody is signed in. */
  person: string;
  values: Record<string, string[]>;
  /** What those fields had been drawn with. */
  was: Record<string, string>;
}

const PREFIX = 'patamar-typed:';
/** Hidden fields that change from one drawing of the same form to the next. */
const CHANGES = new Set(['seen', 'username']);

const personOf = (form: HTMLFormElement) => form.closest<HTMLElement>('[data-person]')?.dataset.person ?? '';

const hiddenOf = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (one): one is HTMLInputElement =>
      one instanceof HTMLInputElement && one.type === 'hidden' && !one.name.startsWith('$ACTION'),
  );

/** The same form on the same page has the same name, whichever version of the program drew it. */
function nameOf(form: HTMLFormElement): string {
  const fixed = hiddenOf(form)
    .filter(({ name }) => !isCompanion(name) && !CHANGES.has(name))
    .map(({ name, value }) => `${name}=${value}`);
  const typed = new Set(typedControls(form).map(({ name }) => name));
  return `${PREFIX}${window.location.pathname}#${[...fixed, ...typed].sort().join('&')}`;
}

const chosen = (control: Control): string[] => {
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map(({ value }) => value);
  const ticked = control.type === 'checkbox' || control.type === 'radio';
  return !ticked || (control instanceof HTMLInputElement && control.checked) ? [control.value] : [];
};

function read(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/** Keeps what was typed into the form, apart from what still is as it was drawn. */
export function keepTyped(form: HTMLFormElement): void {
  const kept: Kept = { person: personOf(form), values: {}, was: {} };
  const drawn = new Map(hiddenOf(form).map(({ name, value }) => [name, value]));
  for (const control of typedControls(form)) {
    const { name } = control;
    kept.values[name] = [...(kept.values[name] ?? []), ...chosen(control)];
  }
  for (const [name, values] of Object.entries(kept.values)) {
    const one = drawn.get(wasField(name));
    const several = drawn.get(wereField(name));
    if (one === values.join() || (several && several === JSON.stringify(values))) delete kept.values[name];
    else if (one !== undefined) kept.was[wasField(name)] = one;
    else if (several !== undefined) kept.was[wereField(name)] = several;
  }
  try {
    const any = Object.values(kept.values).some((values) => values.join('') !== '');
    if (any || Object.keys(kept.was).length > 0) sessionStorage.setItem(nameOf(form), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: the form itself still has what was typed.
  }
}

function put(control: Control, values: readonly string[]): void {
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = values.includes(option.value);
  } else if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    control.checked = values.includes(control.value);
  } else {
    control.value = values[0] ?? '';
  }
}

/** Puts back what the same person had typed into the same form; says whether there was anything. */
export function restoreTyped(form: HTMLFormElement): boolean {
  const kept = read(nameOf(form));
  if (!kept || kept.person !== personOf(form)) return false;
  for (const control of typedControls(form)) {
    const values = kept.values[control.name];
    if (values) put(control, values);
  }
  for (const hidden of hiddenOf(form)) hidden.value = kept.was[hidden.name] ?? hidden.value;
  return true;
}

/** Whether something is kept that was typed into a form of the page at this path. */
export function isTypedAt(path: string): boolean {
  try {
    return Object.keys(sessionStorage).some(
      (key) =>
        key.startsWith(`${PREFIX}${path}#`) &&
        Object.values(read(key)?.values ?? {}).some((values) => values.join('') !== ''),
    );
  } catch {
    return false;
  }
}

/** Whether something is kept that was typed into the form of this page with this hidden field: it may not be drawn yet. */
export function isTypedWith(field: string, value: string): boolean {
  const page = `${PREFIX}${window.location.pathname}#`;
  try {
    return Object.keys(sessionStorage).some(
      (key) => key.startsWith(page) && key.slice(page.length).split('&').includes(`${field}=${value}`),
    );
  } catch {
    return false;
  }
}

/**
 * What was typed into the text areas of a form before its page was alive. To be asked for while the form is drawn for the first
 * time: React then puts there what they were drawn with.
 */
export function typedEarly(formId: string): [name: string, value: string][] {
  if (typeof document === 'undefined') return [];
  const form = document.getElementById(formId);
  return form instanceof HTMLFormElement
    ? typedControls(form).flatMap((one): [string, string][] =>
        one instanceof HTMLTextAreaElement && one.value !== one.defaultValue ? [[one.name, one.value]] : [],
      )
    : [];
}

/** Puts that back. */
export function restoreEarly(form: HTMLFormElement, early: readonly [name: string, value: string][]): void {
  for (const [name, value] of early) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLTextAreaElement) control.value = value;
  }
}

/** Forgets what was typed into this form: it is saved. */
export function forgetForm(form: HTMLFormElement): void {
  try {
    sessionStorage.removeItem(nameOf(form));
  } catch {
    // There is none, so nothing is in it.
  }
}

/** Forgets what everybody but this person typed in this tab; without one, what anybody did. */
export function forgetTyped(except?: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX) && (except === undefined || read(key)?.person !== except)) {
        sessionStorage.removeItem(key);
      }
    }
  } catch {
    // There is none, so nothing is in it.
  }
}
