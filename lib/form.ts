/** What was typed and chosen, by field. */
export type TypedValues = Readonly<Record<string, readonly string[]>>;

/**
 * Fields with which somebody proves again, in the form that needs it, that it is them. Nothing of them is kept or sent back.
 */
export const AGAIN = { password: 'againPassword', code: 'againCode', passkey: 'againPasskey' } as const;

/** What is asked of somebody before what cannot be undone. */
export interface ConfirmAsked {
  title: string;
  why: string;
  submit: string;
  pending: string;
  /** Words for a passkey, where they have one. */
  passkey?: { use: string; waiting: string; failed: string };
  /** Label of the field for a code, where they have some. */
  code?: string;
  /** Label of the field for the password, where that is all they have. */
  password?: string;
  /** Where there is nothing to type: signing in once more with the identity provider. */
  provider?: string;
}

/** What a form shows after it was sent: errors beside the fields, one sentence for the whole, and what was typed. */
export interface FormState {
  /** Set when the command was carried out; changes each time. */
  doneAt?: number;
  message?: string;
  errors?: Record<string, string>;
  /** By field; a group of checkboxes sends one for each tick, and none at all without any. */
  values?: TypedValues;
  /** What somebody else stored meanwhile, of the fields that are refused for it. */
  theirs?: TypedValues;
  /** Something to show once, for example a new invitation link. */
  result?: string;
  /** Set where the person is to prove first that it is them: what they may do it with, and the words for it. */
  confirm?: ConfirmAsked;
}

/** Codes of field errors; `common.errors` has a sentence for each. */
export const FIELD_ERRORS = [
  'required',
  'too_long',
  'too_short',
  'not_readable',
  'email_invalid',
  'password_short',
  'password_common',
  'choose_one',
  'date_invalid',
  'hours_invalid',
  'zone_unknown',
  'reason_short',
  'name_differs',
  'decide',
  'tick_one',
  'capacity_invalid',
  'uses_invalid',
  'code_invalid',
  'invalid',
  'changed_meanwhile',
  'model_too_large',
  'file_not_text',
] as const;
export type FieldError = (typeof FIELD_ERRORS)[number];

const NEVER_SENT_BACK = /password|^again[A-Z]|^\$ACTION/i;

/** What was typed and chosen, to be shown again: no passwords, no files, nothing of the framework's. */
export function typedValues(formData: FormData): TypedValues {
  const values: Record<string, string[]> = {};
  for (const [name, value] of formData) {
    if (typeof value !== 'string' || NEVER_SENT_BACK.test(name)) continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
