import 'server-only';
import { z } from 'zod';

/** An unset variable and an empty one mean the same. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const flag = optional(z.string()).transform((value) => value === '1' || value === 'true');

/** Http or https, a host and a port at most: Patamar cannot live below a path. The launcher (scripts/lib/env.mjs) asks the same. */
function isSiteAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && !/[?#]$/.test(text) && search + hash + username + password === '';
}

const logLevels = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);

const schema = z
  .object({
    NEXTAUTH_SECRET: z
      .string(
        'NEXTAUTH_SECRET is not set. Set it to a random text, for example from `openssl rand -base64 32`.',
      )
      .min(
        32,
        'NEXTAUTH_SECRET is too short: it needs 32 characters or more, kept secret and never changed.',
      ),
    ANSWERS_KEY: optional(
      z
        .string()
        .min(32, 'ANSWERS_KEY is too short: it needs 32 characters or more, kept secret and never changed.'),
    ),
    NEXTAUTH_URL: z
      .string()
      .refine(
        isSiteAddress,
        'NEXTAUTH_URL must be the address people open, http or https without a path, for example https://patamar.example.org.',
      )
      .transform((text) => new URL(text).origin)
      .default('http://localhost:3000'),
    DEMO: flag,
    OIDC_ISSUER: optional(z.url('OIDC_ISSUER must be the address of the identity provider.')),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
    OIDC_NAME: optional(z.string()),
    OIDC_EMAILS_VERIFIED: flag,
    SMTP_URL: optional(
      z
        .string()
        .regex(
          /^smtps?:\/\/[^\s/]+/,
          'SMTP_URL must be the address of a mail server, for example smtps://user:password@mail.example.org.',
        ),
    ),
    MAIL_FROM: optional(
      z
        .string()
        .regex(
          /^[^<>\r\n]*<?[^\s@<>]+@[^\s@<>]+>?$/,
          'MAIL_FROM must be the address that mails come from, for example "Patamar <patamar@example.org>".',
        ),
    ),
    ONLY_VERIFIED_COUNT: flag,
    LOG_LEVEL: optional(logLevels),
  })
  .refine((env) => !env.SMTP_URL === !env.MAIL_FROM, {
    message: 'SMTP_URL and MAIL_FROM belong together: set both, or neither.',
  })
  .refine((env) => !env.ONLY_VERIFIED_COUNT || env.SMTP_URL || env.OIDC_ISSUER, {
    message:
      'ONLY_VERIFIED_COUNT is set, but nothing here verifies addresses: set SMTP_URL or OIDC_ISSUER, too.',
  })
  .refine((env) => !env.OIDC_ISSUER || (env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET), {
    message: 'OIDC_ISSUER is set, so OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set too.',
  });

export type Env = z.infer<typeof schema>;

/** Checks settings. Throws one sentence per problem, and never shows a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map((issue) => issue.message).join(' '));
}

let parsed: Env | undefined;

/** The settings of this process; read when first needed, so that a build needs none of them. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** How much to log; read apart from the rest, because a log must work when other settings are wrong. */
export const logLevel = () => logLevels.catch('info').parse(process.env.LOG_LEVEL);

/** Whether visitors may explore the sample organization; read apart from the rest, because a build needs none of the rest. */
export const demoEnabled = (): boolean => flag.parse(process.env.DEMO);

/** What people's published answers are linked with; changing it cuts people off from their own (docs/adr/0017). */
export const answersKey = (): string => env().ANSWERS_KEY ?? env().NEXTAUTH_SECRET;

/** Scheme, host and port that people open Patamar at. */
export const siteOrigin = (): string => new URL(env().NEXTAUTH_URL).origin;

/** Whether people open Patamar over https, as NEXTAUTH_URL says. */
export const overHttps = (): boolean => env().NEXTAUTH_URL.startsWith('https://');

/**
 * Whether only people with a verified address count towards thresholds. A provider vouches for addresses, and people come in by it.
 * Where mail alone verifies them, that is the operator's choice: nobody who was there before has had a mail to answer (docs/adr/0030).
 */
export const onlyVerifiedCount = (): boolean => oidcSettings() !== null || env().ONLY_VERIFIED_COUNT;

/** The mail server and whom mails come from; null where none are sent. */
export function mailSettings(): { url: string; from: string } | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  return url && from ? { url, from } : null;
}

/** Whether the addresses of a provider that does not say if it verified them count as verified: the operator's word for it. */
export const silentProviderVerifies = (): boolean => env().OIDC_EMAILS_VERIFIED;

/** The identity provider to offer, if one is configured. */
export function oidcSettings() {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    issuer: OIDC_ISSUER.replace(/\/$/, ''),
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME ?? 'OpenID Connect',
  };
}
