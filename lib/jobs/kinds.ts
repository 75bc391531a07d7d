/** What an organization has done in the background; the words are in the messages of `jobs`. */
export const JOB_KINDS = ['invitation', 'reminder', 'result'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Why something in the background was not done, as a code that tells nothing of whom it was about. */
export const JOB_PROBLEMS = [
  'mail_server',
  'recipient_delayed',
  'recipient_refused',
  'too_late',
  'broken',
] as const;
export type JobProblem = (typeof JOB_PROBLEMS)[number];

/** Mails to an account itself; `mail` in the messages has their words. */
export const LETTER_KINDS = [
  'verify_address',
  'password_reset',
  'address_changed_from',
  'address_changed_to',
  'new_device',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Kinds of mail that people may turn off. The others are about getting into their account. */
export const MAIL_CHOICES = ['reminder', 'result', 'step', 'new_device'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

export const isMailChoice = (value: unknown): value is MailChoice =>
  MAIL_CHOICES.some((one) => one === value);
