import 'server-only';
import { createHmac, hkdfSync } from 'node:crypto';
import { answersKey } from '@/lib/env';

/** A key of its own for this purpose (RFC 5869), so that what signs sessions is not used for anything else. */
const LABEL = 'patamar: person of published answers, 1';

let derived: { from: string; key: Buffer } | undefined;

function key(): Buffer {
  const from = answersKey();
  if (derived?.from !== from) derived = { from, key: Buffer.from(hkdfSync('sha256', from, '', LABEL, 32)) };
  return derived.key;
}

const hash = (text: string) => createHmac('sha256', key()).update(text).digest('hex');

/** Tells this key from others, and nothing else of it (lib/jobs/answers-key.ts). */
export const keyMark = (): string => hash('the key itself');

/** What a person is in the published rounds of a team: the same in all of them, and nobody without the key. */
export const personHash = (teamId: string, userId: string): string => hash(`${teamId}:${userId}`);

/**
 * Where a person stands among those asked when a round opens: an order of its own for each round, which nobody without the key
 * can work out again from accounts once answers are cut from these.
 */
export const placeInRound = (roundId: string, userId: string): string => hash(`place:${roundId}:${userId}`);

/**
 * Who wrote one text beside an answer of a round: another one for each text, so that nobody without the key can tell which two are
 * by the same person, or which answers are theirs.
 */
export const noteHash = (note: { roundId: string; itemId: string; part: string }, userId: string): string =>
  hash(`note:${note.roundId}:${note.itemId}:${note.part}:${userId}`);

/** The same for somebody whose account is gone, by what linked their rounds before. */
export const formerPersonHash = (teamId: string, formerKey: string): string =>
  hash(`${teamId}:former:${formerKey}`);

interface Respondent {
  id: string;
  userId: string | null;
  personHash: string | null;
  respondentKey: string | null;
}

/** The hash of a respondent of a team's round, whether its links are cut, are being cut, or are still to be. */
export const hashOf = (
  teamId: string,
  { id, userId, personHash: known, respondentKey }: Respondent,
): string =>
  known ?? (userId === null ? formerPersonHash(teamId, respondentKey ?? id) : personHash(teamId, userId));
