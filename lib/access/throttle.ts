import 'server-only';
import { createHmac } from 'node:crypto';
import { type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { normalizeEmail } from './email';
import { networkOf } from './network';
import { sharedRateLimiter } from './rate-limiter';

const MINUTES_10 = 10 * 60;
const MINUTES_15 = 15 * 60;

/** Limits, each in points per window of seconds. */
const LIMITS = {
  /** Failed passwords for one e-mail address. */
  account: { points: 10, seconds: MINUTES_15 },
  /** Failed passwords from one network address. */
  address: { points: 50, seconds: MINUTES_15 },
  /** New accounts from one network address: a class or a workshop shares one. */
  signUp: { points: 100, seconds: 60 * 60 },
  /** Texts of models that one person sends, in all organizations together. */
  modelUpload: { points: 20, seconds: MINUTES_10 },
  /** Checks of such texts for one person: each may keep the process busy for two seconds. */
  modelCheck: { points: 60, seconds: MINUTES_10 },
} as const;

type Limit = keyof typeof LIMITS;

const limiters = new Map<Limit, RateLimiterPostgres>();

function limiter(limit: Limit): RateLimiterPostgres {
  const known = limiters.get(limit);
  if (known) return known;
  const made = sharedRateLimiter(limit, LIMITS[limit].points, LIMITS[limit].seconds, limiters.size === 0);
  limiters.set(limit, made);
  return made;
}

/** The counter's name says nothing to who reads the table: e-mails and addresses are few enough to guess a plain hash. */
const keyed = (value: string) =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`throttle:${value}`).digest('hex');

/** Takes one point; returns null, or the milliseconds to wait when none was left. */
async function consume(limit: Limit, value: string): Promise<number | null> {
  try {
    await limiter(limit).consume(keyed(value));
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
    throw refusal;
  }
}

const minutes = (milliseconds: number | null) =>
  milliseconds === null ? null : Math.max(1, Math.ceil(milliseconds / 60_000));

/**
 * Must be called before a password is checked, so that parallel attempts cannot slip through.
 * Returns the whole minutes to wait, or null when the check may go ahead.
 */
export async function beforePasswordCheck(email: string, address: string): Promise<number | null> {
  // The account first: who is locked out and keeps trying must not use up what colleagues at the same address have.
  const wait =
    (await consume('account', normalizeEmail(email))) ?? (await consume('address', networkOf(address)));
  return minutes(wait);
}

/** Gives back what `beforePasswordCheck` took: only failures count. */
export async function afterRightPassword(email: string, address: string): Promise<void> {
  await limiter('account').delete(keyed(normalizeEmail(email)));
  await limiter('address').reward(keyed(networkOf(address)));
}

/** Must be called before an account is made. Returns the whole minutes to wait, or null. */
export const beforeSignUp = async (address: string): Promise<number | null> =>
  minutes(await consume('signUp', networkOf(address)));

/** Must be called before the text of a model is kept. Returns the whole minutes this person has to wait, or null. */
export const beforeModelUpload = async (userId: string): Promise<number | null> =>
  minutes(await consume('modelUpload', userId));

/** Must be called before the text of a model is checked. Returns the whole minutes this person has to wait, or null. */
export const beforeModelCheck = async (userId: string): Promise<number | null> =>
  minutes(await consume('modelCheck', userId));
