import type { PublishedChangeValues, PublishedRowValues } from '@/db/schema';
import { type AnswerValue, type AskedSet, LEVELS, type Model, type RoleId } from '@/lib/model/schema';
import { type PublishedJob, type RoundData, runCompareJob, runPublishJob } from '@/lib/publishing/job';
import { meetingRows } from '@/lib/publishing/meeting';
import { storedLedger } from '@/lib/publishing/stored-ledger';
import type { PublishedChange, PublishedRow } from '@/lib/publishing/types';
import type { RoundInput } from '@/lib/scoring/types';
import { toDecide } from './decide';
import { answeredHalf, type Step, stepOf } from './participation';

/** Somebody asked, by their hash, with all their answers as the database wrote them: one JSON text, item by item. */
export interface GivenBy {
  person: string;
  role: RoleId | null;
  /** Which of the round's sets they were asked; null where it keeps none. */
  askedSet: number | null;
  counts: boolean;
  given: string;
}

/** A round as it is read: nobody has looked into the answers yet, and the model is a place in a list. */
export interface ReadRound
  extends Pick<RoundInput, 'modelFamily' | 'mode' | 'format' | 'weighting' | 'scope'> {
  model: number;
  notApplicable: readonly string[];
  askedSets: readonly AskedSet[] | null;
  people: readonly GivenBy[];
}

/** All that publishing a round takes, in texts that are cheap to hand to another thread. */
export interface PublishWork {
  /** With its ledger as JSON where it is published already, and only compared anew. */
  round: ReadRound & { ledger?: string };
  /** The earlier round to compare with, and its ledger as JSON. */
  before: (ReadRound & { ledger: string }) | null;
  /** Threshold of people outside the team. */
  outside: number;
  /** What is decided now, and what the round before confirmed; null where nothing is left to decide. */
  decisions: { made: readonly { itemId: string; reason: string | null }[]; before: readonly string[] } | null;
}

/** What is to be written down of a round that is compared anew. */
export interface CompareDone {
  changes: string;
  ledger: string;
  ledgerBefore: string;
}

/** What is to be written down, in JSON texts, which the database takes apart. */
export interface PublishDone extends Omit<CompareDone, 'ledgerBefore'> {
  rows: string;
  /** What of it a meeting may show (lib/publishing/meeting.ts). */
  meeting: string;
  ledgerBefore: string | null;
  /** Who answered at least half of what they were asked. */
  inside: readonly string[];
  /** What the round's own row says of it. */
  counts: Omit<PublishedJob, 'rows' | 'changes' | 'ledger' | 'ledgerBefore'> &
    InSteps & { resultUpTo: number };
}

interface InSteps {
  respondedStep: Step | null;
  respondedOf: number;
}

const LEVEL_OF = new Map<string, AnswerValue>(LEVELS.map((level) => [String(level), level]));

/** Answers as the database has them: all are texts. */
function answersFrom(given: string): Record<string, AnswerValue> {
  const byItem: Record<string, string> = JSON.parse(given);
  const answers: Record<string, AnswerValue> = {};
  for (const itemId in byItem) {
    const value = byItem[itemId] ?? '';
    answers[itemId] = LEVEL_OF.get(value) ?? (value as Exclude<AnswerValue, number>);
  }
  return answers;
}

/** A round that was read as scoring takes it. */
export function roundData(
  { people, model, notApplicable, askedSets, ...round }: ReadRound,
  models: readonly Model[],
) {
  const known = models[model];
  if (!known) throw new Error(`There is no model ${model}.`);
  const input: RoundInput = {
    model: known,
    modelFamily: round.modelFamily,
    mode: round.mode,
    format: round.format,
    weighting: round.weighting,
    scope: round.scope,
    notApplicable: new Set(notApplicable),
    respondents: people.map(({ person, role, askedSet, given }) => {
      const asked = askedSet === null ? undefined : askedSets?.[askedSet]?.items;
      return { id: person, role, answers: answersFrom(given), ...(asked && { asked }) };
    }),
  };
  const uncounted = new Set(people.flatMap(({ person, counts }) => (counts ? [] : [person])));
  return { input, uncounted } satisfies RoundData;
}

const rowValues = ({ id, ci95, levelRange, ...row }: PublishedRow): PublishedRowValues => ({
  scope: row.scope,
  scopeId: id,
  upTo: row.upTo,
  status: row.status,
  score: row.score,
  lo95: ci95?.lo ?? null,
  hi95: ci95?.hi ?? null,
  margin: row.margin,
  level: row.level,
  levelLo: levelRange?.[0] ?? null,
  levelHi: levelRange?.[1] ?? null,
  n: row.n,
  dontKnow: row.dontKnow,
  coverage: row.coverage,
  median: row.median,
  ad: row.ad,
  agreement: row.agreement,
  polarised: row.polarised,
  weakest: row.weakest,
});

const changeValues = ({ id, ci95, parts, ...row }: PublishedChange): PublishedChangeValues => ({
  scope: row.scope,
  scopeId: id,
  upTo: row.upTo,
  verdict: row.verdict,
  reason: row.reason,
  delta: row.delta,
  lo: ci95?.lo ?? null,
  hi: ci95?.hi ?? null,
  margin: row.margin,
  linked: row.linked,
  over: row.over,
  of: row.of,
  strongest: row.strongest,
  named: row.named,
  teamChanged: row.teamChanged,
  partItems: parts?.items ?? null,
  partLeavers: parts?.leavers ?? null,
  partJoiners: parts?.joiners ?? null,
  partStayers: parts?.stayers ?? null,
  partsOver: parts?.over ?? null,
  partsOf: parts?.of ?? null,
});

/** What is decided, where it is exactly what there is to decide; null where it is not. */
function decided(
  { input, uncounted }: RoundData,
  decisions: PublishWork['decisions'],
): ReadonlySet<string> | null {
  if (!decisions) return input.notApplicable;
  const made = decisions.made.map(({ itemId }) => itemId);
  const open = toDecide(input, uncounted, new Set(decisions.before));
  if (open.toSorted().join() !== made.toSorted().join()) return null;
  const confirmed = decisions.made.flatMap(({ itemId, reason }) => (reason === null ? [] : [itemId]));
  return new Set([...input.notApplicable, ...confirmed]);
}

/** How many of the people who count answered, in steps, and of how many: accounts that somebody made for themselves would move these. */
function respondedInSteps({ input, uncounted }: RoundData): InSteps {
  const counted = input.respondents.filter(({ id }) => !uncounted.has(id));
  const answered = counted.filter(({ answers }) => Object.keys(answers).length > 0).length;
  return { respondedStep: stepOf(answered, counted.length), respondedOf: counted.length };
}

const ledgerFrom = (text: string) => storedLedger.parse(JSON.parse(text));

/** A published round compared anew, from texts to texts. Needs no database either. */
export function runCompareWork(
  { round, before, outside }: PublishWork,
  models: readonly Model[],
  onProgress?: (share: number) => void,
): CompareDone {
  if (!round.ledger || !before) throw new Error('Two published rounds are compared, each with its ledger.');
  const done = runCompareJob(
    {
      round: { ...roundData(round, models), ledger: ledgerFrom(round.ledger) },
      before: { ...roundData(before, models), ledger: ledgerFrom(before.ledger) },
      outside,
    },
    onProgress,
  );
  return {
    changes: JSON.stringify(done.changes.map(changeValues)),
    ledger: JSON.stringify(done.ledger),
    ledgerBefore: JSON.stringify(done.ledgerBefore),
  };
}

/**
 * Publishes a round from texts to texts (lib/publishing). Needs no database, so that it runs in a thread of its own too;
 * null where the decisions are not exactly those that there are to make.
 */
export function runPublishWork(
  work: PublishWork,
  models: readonly Model[],
  onProgress?: (share: number) => void,
): PublishDone | null {
  const read = roundData(work.round, models);
  const notApplicable = decided(read, work.decisions);
  if (!notApplicable) return null;
  const round = { ...read, input: { ...read.input, notApplicable } };
  const before = work.before && {
    ...roundData(work.before, models),
    ledger: ledgerFrom(work.before.ledger),
  };
  const job = { round, before, outside: work.outside };
  const { rows, changes, ledger, ledgerBefore, ...counts } = runPublishJob(job, onProgress);
  const shown = rows.flatMap(({ score, upTo }) => (score === null ? [] : [upTo]));
  return {
    counts: { ...counts, ...respondedInSteps(read), resultUpTo: Math.max(0, ...shown) },
    rows: JSON.stringify(rows.map(rowValues)),
    meeting: JSON.stringify(meetingRows(rows, round.input)),
    changes: JSON.stringify(changes.map(changeValues)),
    ledger: JSON.stringify(ledger),
    ledgerBefore: ledgerBefore && JSON.stringify(ledgerBefore),
    inside: read.input.respondents.filter((one) => answeredHalf(read.input, one)).map(({ id }) => id),
  };
}
