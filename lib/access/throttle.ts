import 'server-only';
import { createHmac } from 'node:crypto';
import { type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { normalizeEmail } from './email';
import { networkOf } from './network';
import { sharedRateLimiter } from './rate-limiter';
import { Refused } from './refused';

const MINUTES_10 = 10 * 60;
const MINUTES_15 = 15 * 60;
const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** Limits, each in points per window of seconds. */
const LIMITS = {
  /** Failed passwords for one account from one network: a stranger elsewhere cannot use them up. */
  accountFrom: { points: 10, seconds: MINUTES_15 },
  /** Failed passwords for one account on a device that it was signed in on before; nothing else counts there. */
  device: { points: 10, seconds: MINUTES_15 },
  /** Failed passwords for one account from everywhere else together: five networks have to try at once to use them up. */
  account: { points: 50, seconds: MINUTES_15 },
  /** Failed passwords from one network. */
  address: { points: 50, seconds: MINUTES_15 },
  /** Wrong current passwords of somebody who is signed in. */
  passwordChange: { points: 10, seconds: MINUTES_15 },
  /** Wrong second factors in one session: a stranger with the password does not use up the tries of somebody's own browser. */
  factor: { points: 10, seconds: MINUTES_15 },
  /** The same of one account in all sessions together: of a million codes three are right at any time. */
  factorOf: { points: 30, seconds: HOUR },
  /** Failures of one account that are written down, wherever they come from: going on from ever new networks fills no log. */
  noted: { points: 60, seconds: MINUTES_15 },
  /** The same of all addresses together that nobody has. */
  notedOfNobody: { points: 600, seconds: HOUR },
  /** Things that one person tried in an organization although their role does not allow it, and that are written down. */
  notedRefusals: { points: 10, seconds: HOUR },
  /** Devices that are asked to sign for one network, or in one session. */
  challenge: { points: 120, seconds: MINUTES_10 },
  /** New passwords that are judged for one network, or one person: each takes a tenth of a second of the process. */
  newPassword: { points: 300, seconds: MINUTES_10 },
  /** New accounts from one network: a class or a workshop shares one. */
  signUp: { points: 100, seconds: HOUR },
  /** Addresses that had an account already when one network signed up with them: trying lists of them ends here. */
  knownAddress: { points: 20, seconds: HOUR },
  /** Teams that one person joins. */
  join: { points: 30, seconds: HOUR },
  /** Teams that one person makes, in all organizations together. */
  team: { points: 60, seconds: HOUR },
  /** Invitation links that one person makes. */
  link: { points: 120, seconds: HOUR },
  /** Invitations that are mailed for one organization: each goes to somebody who has not asked for it. */
  mailedInvitation: { points: 200, seconds: DAY },
  /** Mails to one person about rounds and results; what comes beyond goes into the next one. */
  mail: { points: 6, seconds: DAY },
  /** Mails to one account about itself, tries included. */
  letter: { points: 40, seconds: DAY },
  /** Links for a new password that one network asks for. */
  forgotten: { points: 20, seconds: HOUR },
  /** The same for one address: nobody's mailbox is filled by others. */
  forgottenOf: { points: 3, seconds: HOUR },
  /** Links to confirm their address that one person asks for. */
  verify: { points: 5, seconds: HOUR },
  /** Wrong codes of links from one network: a workshop shares one, and some mistype. */
  code: { points: 30, seconds: MINUTES_10 },
  /** The same from everywhere together: of 25 billion codes a thousand may work. Links and their pictures go on where these are used up. */
  codeOfAny: { points: 300, seconds: HOUR },
  /** Recovery codes that one person makes: ten of them take as long as ten passwords. */
  recovery: { points: 20, seconds: HOUR },
  /** Documents that one person has drawn: each takes a third of a second of a thread. */
  document: { points: 30, seconds: MINUTES_10 },
  /** Files of rows that one person downloads. */
  rows: { points: 120, seconds: MINUTES_10 },
  /** Archives of a whole organization that one person downloads. */
  archive: { points: 6, seconds: HOUR },
  /** Texts of models that one person sends, in all organizations together. */
  modelUpload: { points: 20, seconds: MINUTES_10 },
  /** Checks of such texts for one person: each may keep a thread busy for two seconds. */
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

/** Takes one point; returns null, or the milliseconds to wait when none was left, and whether that is new. */
async function take(limit: Limit, value: string): Promise<{ wait: number; first: boolean } | null> {
  try {
    await limiter(limit).consume(keyed(value));
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { wait: refusal.msBeforeNext, first: refusal.consumedPoints === LIMITS[limit].points + 1 };
  }
}

/** Takes one point; returns null, or the milliseconds to wait when none was left. */
const consume = async (limit: Limit, value: string): Promise<number | null> =>
  (await take(limit, value))?.wait ?? null;

const minutes = (milliseconds: number | null) =>
  milliseconds === null ? null : Math.max(1, Math.ceil(milliseconds / 60_000));

/** Somebody who tries a password: for which account, from where, and on which device that the account knows (`knownDevice`). */
export interface Attempt {
  email: string;
  address: string;
  device: string | null;
}

/** What counts an attempt, in order: whoever is stopped by one uses up nothing of those behind it. */
function countersOf({ email, address, device }: Attempt): [Limit, string][] {
  const [account, network] = [normalizeEmail(email), networkOf(address)];
  return device
    ? [['device', `${account} ${device}`]]
    : [
        ['accountFrom', `${account} ${network}`],
        ['address', network],
        ['account', account],
      ];
}

/**
 * Must be called before a password is checked, so that parallel attempts cannot slip through.
 * Returns null when the check may go ahead, or the whole minutes to wait, and whether this attempt is the first that is held up.
 */
export async function beforePasswordCheck(
  attempt: Attempt,
): Promise<{ minutes: number; first: boolean } | null> {
  for (const [limit, value] of countersOf(attempt)) {
    const held = await take(limit, value);
    if (held) return { minutes: minutes(held.wait) ?? 1, first: held.first };
  }
  return null;
}

/**
 * Gives back what `beforePasswordCheck` took: only failures count. What this person failed before is forgotten, what
 * others did to the account is not.
 */
export async function afterRightPassword(attempt: Attempt): Promise<void> {
  const [[own, value], ...shared] = countersOf(attempt) as [[Limit, string], ...[Limit, string][]];
  await limiter(own).delete(keyed(value));
  for (const [limit, others] of shared) await limiter(limit).reward(keyed(others));
}

/**
 * Must be called before the current password of a signed-in person is checked: whoever tries to sign in as them from elsewhere
 * does not keep them from changing it. Returns the whole minutes to wait, or null.
 */
export const beforePasswordChange = async (userId: string): Promise<number | null> =>
  minutes(await consume('passwordChange', userId));

/** Gives back what `beforePasswordChange` took: only failures count. */
export async function afterPasswordChange(userId: string): Promise<void> {
  await limiter('passwordChange').delete(keyed(userId));
}

/**
 * Must be called before a second factor is checked. Returns null when the check may go ahead, or the whole minutes to wait, and
 * whether this try is the first that is held up.
 */
export async function beforeFactor(
  userId: string,
  session: string,
): Promise<{ minutes: number; first: boolean } | null> {
  const held = (await take('factor', `${userId} ${session}`)) ?? (await take('factorOf', userId));
  return held && { minutes: minutes(held.wait) ?? 1, first: held.first };
}

/** Gives back what `beforeFactor` took: only failures count. */
export async function afterFactor(userId: string, session: string): Promise<void> {
  await limiter('factor').delete(keyed(`${userId} ${session}`));
  await limiter('factorOf').reward(keyed(userId));
}

/** Whether a failure of an account, or of an address that nobody has (null), is still written down. */
export const notesFailure = async (userId: string | null): Promise<boolean> =>
  (userId === null ? await consume('notedOfNobody', 'nobody') : await consume('noted', userId)) === null;

/** Whether it is still written down that somebody tried in an organization what their role does not allow. */
export const notesRefusal = async (userId: string, organizationId: string): Promise<boolean> =>
  (await consume('notedRefusals', `${userId} ${organizationId}`)) === null;

/** Must be called before a device is asked to sign. Returns the whole minutes to wait, or null. */
export const beforeChallenge = async (who: string): Promise<number | null> =>
  minutes(await consume('challenge', who));

/** Must be called before a stranger's new password is judged. Returns the whole minutes to wait, or null. */
export const beforeNewPassword = async (address: string): Promise<number | null> =>
  minutes(await consume('newPassword', networkOf(address)));

/** The same for a signed-in person, wherever they are. */
export const beforeOwnNewPassword = async (userId: string): Promise<number | null> =>
  minutes(await consume('newPassword', userId));

/** Must be called before an account is made. Returns the whole minutes to wait, or null. */
export const beforeSignUp = async (address: string): Promise<number | null> =>
  minutes(
    (await consume('signUp', networkOf(address))) ?? (await consume('knownAddress', networkOf(address))),
  );

/**
 * Must be called before a person takes another address, where what the answer tells of addresses is limited as at sign-up.
 * @throws {Refused} 'too_many', with the whole minutes to wait
 */
export async function beforeKnownAddress(address: string): Promise<void> {
  const wait = minutes(await consume('knownAddress', networkOf(address)));
  if (wait !== null) throw new Refused('too_many', undefined, wait);
}

/** Must be called before somebody learns whether a link has the code that they typed. Returns the whole minutes to wait, or null. */
export const beforeCode = async (address: string): Promise<number | null> =>
  minutes((await consume('code', networkOf(address))) ?? (await consume('codeOfAny', '')));

/** Gives back what `beforeCode` took: only wrong codes count. */
export async function afterRightCode(address: string): Promise<void> {
  await limiter('code').reward(keyed(networkOf(address)));
  await limiter('codeOfAny').reward(keyed(''));
}

/** Gives back a part of what `beforeSignUp` took, when the address had no account or its owner came in. */
export async function afterNewAddress(address: string): Promise<void> {
  await limiter('knownAddress').reward(keyed(networkOf(address)));
}

/** Must be called before a mail about rounds goes to a person. Returns the milliseconds until they may get one, or null. */
export const beforeMail = (userId: string): Promise<number | null> => consume('mail', userId);

/** The same for a mail about their account. */
export const beforeLetter = (userId: string): Promise<number | null> => consume('letter', userId);

/**
 * Must be called before a link for a new password is asked for. Returns the whole minutes that this network has to wait, or null; and
 * whether the address has had all that it may, which whoever asks is not told.
 */
export async function beforeForgotten(
  email: string,
  address: string,
): Promise<{ minutes: number | null; enough: boolean }> {
  const wait = minutes(await consume('forgotten', networkOf(address)));
  if (wait !== null) return { minutes: wait, enough: true };
  return { minutes: null, enough: (await consume('forgottenOf', normalizeEmail(email))) !== null };
}

/**
 * Must be called before a person joins a team, makes one, makes a link or recovery codes, or asks for a link to confirm their address;
 * and for the organization before an invitation is mailed.
 * @throws {Refused} 'too_many', with the whole minutes to wait
 */
export async function demandPace(
  limit: 'join' | 'team' | 'link' | 'recovery' | 'verify' | 'mailedInvitation',
  who: string,
): Promise<void> {
  const wait = minutes(await consume(limit, who));
  if (wait !== null) throw new Refused('too_many', undefined, wait);
}

/**
 * Must be called before a file is made for a person. Whoever explores the demo is one of a few people, so there each network
 * counts for itself. Returns the whole seconds to wait, or null.
 */
export async function beforeExport(
  kind: 'document' | 'rows' | 'archive',
  { userId, inDemo }: { userId: string; inDemo: boolean },
  address: string,
): Promise<number | null> {
  const wait = await consume(kind, inDemo ? `${userId} ${networkOf(address)}` : userId);
  return wait === null ? null : Math.max(1, Math.ceil(wait / 1000));
}

/** Must be called before the text of a model is kept. Returns the whole minutes this person has to wait, or null. */
export const beforeModelUpload = async (userId: string): Promise<number | null> =>
  minutes(await consume('modelUpload', userId));

/** Must be called before the text of a model is checked. Returns the whole minutes this person has to wait, or null. */
export const beforeModelCheck = async (userId: string): Promise<number | null> =>
  minutes(await consume('modelCheck', userId));
