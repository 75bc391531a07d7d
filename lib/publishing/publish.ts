import { type Base, baseOf } from './base';
import { type ChangeView, changesSeen } from './changes';
import { publishItems } from './items';
import { FLOOR, type Ledger } from './ledger';
import { type Decided, pairOf } from './pair';
import { partsOfChanges } from './parts';
import { type RowView, rowsSeen } from './rows';
import {
  EVERYBODY,
  type Publication,
  type PublishedChange,
  type PublishedRound,
  type PublishedRow,
  type RoundToPublish,
  THRESHOLDS,
} from './types';

export interface PublishOptions {
  /** The earlier round on the same scale; without it nothing is said about change. */
  before?: PublishedRound;
  /** Threshold of people outside the team. */
  outside: number;
  /** Called now and then with the share of the work that is done, 0–1. */
  onProgress?: (share: number) => void;
}

/** Thresholds at which something changes: a view at any other equals the one at the next of these. */
function stepsOf(decided: readonly Decided[], outside: number): number[] {
  // The parts of a change are for the thresholds in use, whatever the items say.
  const ends = new Set<number>([FLOOR, outside, Math.max(...THRESHOLDS)]);
  for (const { base, items } of decided) {
    for (const { upTo, link } of items.values()) ends.add(upTo).add(link.upTo);
    for (const upTo of [...base.coveredUpTo.values(), ...base.countsUpTo.values()]) ends.add(upTo);
  }
  return THRESHOLDS.filter((threshold) => ends.has(threshold));
}

/** Whether each field of a plain object is the same in the other one; a few thousand are compared for each round. */
function holdsTheSame(one: object, other: object): boolean {
  for (const [key, value] of Object.entries(one)) {
    const there: unknown = other[key as keyof typeof other];
    if (value === there) continue;
    const both = typeof value === 'object' && typeof there === 'object' && value !== null && there !== null;
    if (!both || !holdsTheSame(value, there)) return false;
  }
  return true;
}

/** Puts equal views of neighbouring thresholds together: each version is for the thresholds up to its `upTo`. */
function versionsOf<V extends { scope: string; id: string }>(
  views: readonly { threshold: number; rows: readonly V[] }[],
): (V & { upTo: number })[] {
  const versions = new Map<string, (V & { upTo: number })[]>();
  for (const { threshold, rows } of views) {
    for (const row of rows) {
      const key = `${row.scope} ${row.id}`;
      const own = versions.get(key) ?? [];
      versions.set(key, own);
      const last = own.at(-1);
      if (last && holdsTheSame(row, last)) last.upTo = threshold;
      else own.push({ ...row, upTo: threshold });
    }
  }
  const highest = views.at(-1)?.threshold;
  return [...versions.values()].flatMap((own) =>
    own.map((version) => (version.upTo === highest ? { ...version, upTo: EVERYBODY } : version)),
  );
}

/** Without the practices that nobody can compare; where one of several versions went, another would stand in for it. */
function worthALine(changes: readonly PublishedChange[]): PublishedChange[] {
  const told = new Set(changes.filter(({ verdict }) => verdict !== 'not_comparable').map(({ id }) => id));
  return changes.filter(({ scope, id }) => scope !== 'practice' || told.has(id));
}

/** The versions that a viewer of one threshold sees, one per row. */
export function versionsAt<V extends { scope: string; id: string; upTo: number }>(
  versions: readonly V[],
  threshold: number,
): V[] {
  const seen = new Map<string, V>();
  for (const version of versions) {
    const key = `${version.scope} ${version.id}`;
    const held = seen.get(key);
    if (version.upTo >= threshold && (!held || version.upTo < held.upTo)) seen.set(key, version);
  }
  return [...seen.values()];
}

function decide(base: Base, ledger: Ledger, before: (Decided & { ledger: Ledger }) | null): Decided {
  if (base.input.format === 'consensus') return { base, items: new Map() };
  const earlier = before && {
    round: before.base.sets,
    items: before.items,
    ledger: before.ledger,
    counts: before.base.counts,
  };
  return { base, items: publishItems(base.sets, ledger, base.counts, earlier ?? undefined) };
}

/**
 * Publishes a round: decides once what viewers of every threshold may see, of it and of its change against an earlier
 * one, and writes down which sums are public now (publishing rule, sections 2–4). Rounds of a team are published in
 * order; the ledger of the round compared with grows by this call. Pure but for that ledger; the order of respondents
 * makes no difference.
 */
export function publish(round: RoundToPublish, { before, outside, onProgress }: PublishOptions): Publication {
  const base = baseOf(round);
  const ledger: Ledger = new Map();
  const earlier = before && { base: baseOf(before), items: before.items, ledger: before.ledger };
  const decided = decide(base, ledger, earlier ?? null);
  onProgress?.(0.1);
  const compared = earlier && round.input.format !== 'consensus' ? earlier : null;
  const steps = stepsOf(compared ? [compared, decided] : [decided], outside);
  const pair = compared && pairOf(compared, decided);
  const partsOf = pair && partsOfChanges(pair, outside);
  const views: { threshold: number; rows: RowView[]; changes: ChangeView[] }[] = [];
  const made: Parameters<typeof rowsSeen>[3] = new Map();
  for (const [i, threshold] of steps.entries()) {
    const changes = pair && partsOf ? changesSeen(pair, partsOf, threshold) : [];
    views.push({ threshold, rows: rowsSeen(base, decided.items, threshold, made), changes });
    // The first takes longest, and how many others there are would tell of counts.
    if (i === 0) onProgress?.(0.7);
  }
  const rows: PublishedRow[] = versionsOf(views);
  const changes: PublishedChange[] = versionsOf(
    views.map(({ threshold, changes: own }) => ({ threshold, rows: own })),
  );
  const respondedUpTo =
    base.input.format === 'consensus' ? EVERYBODY : Math.min(EVERYBODY, base.countsUpTo.get('overall') ?? 0);
  onProgress?.(1);
  return { rows, changes: worthALine(changes), respondedUpTo, items: decided.items, ledger };
}

/** The changes between two rounds of which is decided what is shown. */
export function changesBetween(before: Decided, after: Decided, outside: number): PublishedChange[] {
  const pair = pairOf(before, after);
  const partsOf = partsOfChanges(pair, outside);
  const views = stepsOf([before, after], outside).map((threshold) => ({
    threshold,
    rows: changesSeen(pair, partsOf, threshold),
  }));
  return worthALine(versionsOf(views));
}

/** A published round as the next one needs it. */
export const published = (round: RoundToPublish, { items, ledger }: Publication): PublishedRound => ({
  ...round,
  items,
  ledger,
});
