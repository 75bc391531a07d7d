import type { RoundInput } from '@/lib/scoring/types';
import { compareAgain } from './compare';
import { publish } from './publish';
import { fromStored, type StoredLedger, toStored } from './stored-ledger';
import type { PublishedChange, PublishedRow, RoundToPublish } from './types';

/** A round in plain data, as it crosses to a worker thread. */
export interface RoundData {
  input: RoundInput;
  /** People who do not count towards thresholds. */
  uncounted: ReadonlySet<string>;
}

interface PublishJob {
  round: RoundData;
  /** The earlier round to compare with, and its ledger. */
  before: (RoundData & { ledger: StoredLedger }) | null;
  /** Threshold of people outside the team. */
  outside: number;
}

/** What is to be written down. */
export interface PublishedJob {
  rows: readonly PublishedRow[];
  changes: readonly PublishedChange[];
  ledger: StoredLedger;
  /** Of the round compared with, which has grown. */
  ledgerBefore: StoredLedger | null;
  /** People with at least one answer of any kind. */
  responded: number;
  respondedUpTo: number;
}

const asRound = ({ input, uncounted }: RoundData): RoundToPublish => ({
  input,
  counts: (person) => !uncounted.has(person),
});

interface CompareJob {
  /** A published round, and another earlier one than it was compared with. */
  round: RoundData & { ledger: StoredLedger };
  before: RoundData & { ledger: StoredLedger };
  /** Threshold of people outside the team. */
  outside: number;
}

const asPublished = (data: CompareJob['round']) => ({ ...asRound(data), ...fromStored(data.ledger) });

/** Compares a published round anew, from plain data to plain data (lib/publishing/compare.ts). */
export function runCompareJob(
  job: CompareJob,
  onProgress?: (share: number) => void,
): Pick<PublishedJob, 'changes' | 'ledger'> & { ledgerBefore: StoredLedger } {
  const [round, before] = [asPublished(job.round), asPublished(job.before)];
  const { changes } = compareAgain(round, { before, outside: job.outside, onProgress });
  return { changes, ledger: toStored(round), ledgerBefore: toStored(before) };
}

/** Publishes a round from plain data to plain data (lib/publishing/publish.ts). */
export function runPublishJob(job: PublishJob, onProgress?: (share: number) => void): PublishedJob {
  const round = asRound(job.round);
  const before = job.before && { ...asRound(job.before), ...fromStored(job.before.ledger) };
  const publication = publish(round, { before: before ?? undefined, outside: job.outside, onProgress });
  return {
    rows: publication.rows,
    changes: publication.changes,
    ledger: toStored(publication),
    ledgerBefore: before && toStored(before),
    respondedUpTo: publication.respondedUpTo,
    responded: round.input.respondents.filter(({ answers }) => Object.keys(answers).length > 0).length,
  };
}
