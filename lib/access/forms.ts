import { z } from 'zod';
import { line } from '@/lib/form-line';
import { MAIL_CHOICES } from '@/lib/jobs/kinds';
import { LIMITS } from '@/lib/limits';
import { roleId } from '@/lib/model/schema';
import { isDemoEmail, normalizeEmail } from './email';
import { typedCode } from './invitation-code';
import { lengthProblem } from './password-rules';

const email = z
  .string()
  .trim()
  .min(1, 'required')
  .max(LIMITS.email, 'too_long')
  .transform(normalizeEmail)
  .pipe(z.email('email_invalid'));

/** An address somebody can own: the sample organization's are nobody's. */
const ownEmail = email.refine((value) => !isDemoEmail(value), 'email_invalid');

/** An address of somebody else, or none. */
export const optionalEmail = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  ownEmail.optional(),
);

const name = line(LIMITS.name);

/** A job role, or nothing. */
const jobRole = z.preprocess((value) => (value === '' ? undefined : value), roleId.optional());

/** Its length only: how hard it is to guess takes lists that are not loaded for that (`passwordProblem`). */
const newPassword = z
  .string('required')
  .min(1)
  .superRefine((password, context) => {
    const problem = password ? lengthProblem(password) : null;
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

const person = { name, email: ownEmail, password: newPassword };

export const SignInForm = z.object({
  email,
  // No rules here: a rule would tell what passwords look like, and old ones may be older than the rules.
  password: z.string('required').min(1).max(LIMITS.anyPassword, 'too_long'),
  /** Ticked by who wants to keep an account that is to be deleted. */
  keep: z.literal('yes').optional().catch(undefined),
  next: z.string().optional(),
});
export type SignInForm = z.infer<typeof SignInForm>;

/** What a device signed, as JSON of the browser. */
const passkey = z.string('required').min(1, 'required').max(LIMITS.passkey, 'too_long');

/** Signing in with a passkey alone. */
export const EnterForm = z.object({ passkey, next: z.string().optional() });

/** A second factor: a code that was typed, or what a device signed. */
export const FactorForm = z.object({
  code: z.string().trim().max(LIMITS.code, 'too_long').default(''),
  passkey: passkey.or(z.literal('')).default(''),
  next: z.string().optional(),
});

/** A passkey that a device made, and what its person calls it. */
export const NewPasskeyForm = z.object({ name, passkey: passkey.or(z.literal('')).default('') });

export const PasskeyNameForm = z.object({ id: z.uuid('invalid'), name });

/** The first code of an app. */
export const FirstCodeForm = z.object({
  code: z.string('required').trim().min(1, 'required').max(LIMITS.code, 'too_long'),
});

const start = {
  organization: name,
  team: name,
  jobRole,
  /** What the browser says, if it does: a wish that `zoneAtSignUp` checks. */
  timeZone: z.string().max(100).optional().catch(undefined),
};

/** Another organization, of somebody who has an account, and its first team. */
export const StartForm = z.object(start);
export type StartForm = z.infer<typeof StartForm>;

/** One short form: a person, their organization and its first team. */
export const SignUpForm = z.object({ ...person, ...start });
export type SignUpForm = z.infer<typeof SignUpForm>;

/** A newcomer who follows an invitation. */
export const JoinAsNewForm = z.object({ ...person, token: z.string(), jobRole });
export type JoinAsNewForm = z.infer<typeof JoinAsNewForm>;

/** The short code of an invitation. What can be no code is refused like one that no link has, and does not count as a try. */
export const CodeForm = z.object({
  code: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(LIMITS.code, 'too_long')
    .transform((text, ctx) => {
      const code = typedCode(text);
      if (code === null) ctx.addIssue({ code: 'custom', message: 'code_invalid' });
      return code ?? z.NEVER;
    }),
});

/** A signed-in person who follows an invitation. */
export const JoinForm = z.object({ token: z.string(), jobRole });
export type JoinForm = z.infer<typeof JoinForm>;

export const NameForm = z.object({ name });
export type NameForm = z.infer<typeof NameForm>;

export const PasswordForm = z.object({
  currentPassword: z.string('required').min(1).max(LIMITS.anyPassword, 'too_long'),
  newPassword,
});
export type PasswordForm = z.infer<typeof PasswordForm>;

/** Another address of one's own, or keeping it. */
export const AddressForm = z.object({ email: ownEmail });

/** Whose password is forgotten. */
export const ForgotForm = z.object({ email });

/** Kinds of mail that somebody wants: those that are ticked. */
export const MailForm = z.object({
  kinds: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(MAIL_CHOICES, { error: 'invalid' })),
  ),
});

/** A new password, by a link. */
export const ResetForm = z.object({ token: z.string(), password: newPassword });

/** A form that is only a button. */
export const NoFields = z.object({});
