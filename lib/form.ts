import { z } from 'zod';

/** What a form shows after it was sent: errors beside the fields, one sentence for the whole, and what was typed. */
export interface FormState {
  /** Set when the command was carried out; changes each time. */
  doneAt?: number;
  message?: string;
  errors?: Record<string, string>;
  values?: Record<string, string>;
  /** Something to show once, for example a new invitation link. */
  result?: string;
}

/** Codes of field errors; `common.errors` has a sentence for each. */
export const FIELD_ERRORS = [
  'required',
  'too_long',
  'too_short',
  'email_invalid',
  'password_short',
  'password_common',
  'choose_one',
  'date_invalid',
  'hours_invalid',
  'reason_short',
  'decide',
  'invalid',
  'model_too_large',
  'file_not_text',
] as const;
export type FieldError = (typeof FIELD_ERRORS)[number];

/** A required line of text, trimmed, of at most `max` characters. */
export const line = (max = 120) => z.string().trim().min(1, 'required').max(max, 'too_long');
