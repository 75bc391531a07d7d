/** What may be written about an error: never a value somebody typed. */
export interface ErrorFacts {
  name: string;
  message: string;
  code?: string;
  digest?: string;
  constraint?: string;
  stack?: string;
  cause?: ErrorFacts;
}

const EMAIL = /[^\s"'(=,<>]+@[^\s"'),;<>]+/g;
/** Database errors quote the statement's values after these words. */
const VALUES = /\n?(params:|Failing row contains|Key \().*/gs;
/** Session tokens, invitation tokens and hashes are long and unbroken. */
const SECRET = /[A-Za-z0-9_-]{32,}(\.[A-Za-z0-9_-]*)*|\$argon2\S+/g;

/** A text without e-mail addresses, values of a failed statement, or anything that looks like a secret. */
export const scrub = (text: string): string =>
  text.replace(VALUES, '').replace(EMAIL, '[email]').replace(SECRET, '[secret]');

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Facts about an error that are fit for a log; causes included, five deep. Anything else becomes its type. */
export function errorFacts(error: unknown, depth = 5): ErrorFacts {
  if (!(error instanceof Error)) return { name: 'NotAnError', message: typeof error };
  const extra = error as Error & Record<'code' | 'digest' | 'constraint_name', unknown>;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const facts: ErrorFacts = { name: error.name, message: scrub(error.message), stack: frames.join('\n') };
  const code = text(extra.code);
  const digest = text(extra.digest);
  const constraint = text(extra.constraint_name);
  if (code) facts.code = code;
  if (digest) facts.digest = digest;
  if (constraint) facts.constraint = constraint;
  if (error.cause !== undefined && depth > 0) facts.cause = errorFacts(error.cause, depth - 1);
  return facts;
}

/** What somebody prints to the console, as a line of the log: an error as its facts, the rest as the console would show it. */
export function consoleLine(
  level: 'error' | 'warn',
  parts: readonly unknown[],
  { now, show }: { now: Date; show: (...parts: unknown[]) => string },
): string {
  const error = parts.find((part) => part instanceof Error);
  const msg = show(...parts.filter((part) => !(part instanceof Error))).trim();
  return JSON.stringify({
    level,
    time: now.toISOString(),
    ...(error ? { err: errorFacts(error) } : {}),
    msg,
  });
}
