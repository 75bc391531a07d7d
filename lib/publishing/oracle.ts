import { z } from 'zod';
import { MIN_ANSWERS } from '@/lib/scoring/rules';
import { linkedItems, type PublishedItem, publishItems, type RoundSets } from './items';
import { everybodyCounts, type Ledger, SPREAD_FLOOR, sumsOf } from './ledger';
import { FEW_ITEMS } from './rows';

const answer = z.union([z.literal([0, 1, 2, 3, 4]), z.enum(['DK', 'NA', 'SKIP'])]);

/** The `input` of a case in publishing-oracles.json; its format is told there. */
export const publishingInput = z.object({
  threshold: z.number().int().min(1),
  rounds: z.array(
    z.object({
      items: z.record(z.string(), z.record(z.string(), answer)),
      breakdowns: z.record(z.string(), z.string()).optional(),
    }),
  ),
  publishedEarlier: z
    .array(
      z.object({
        round: z.number().int().min(1),
        item: z.string(),
        people: z.array(z.string()),
        upTo: z.number().int().min(0),
        spread: z.boolean().optional(),
      }),
    )
    .optional(),
  rows: z.record(z.string(), z.array(z.string())).optional(),
});
export type PublishingInput = z.infer<typeof publishingInput>;

type OracleRound = PublishingInput['rounds'][number];

/** The people of a round; an item has a score with three numbers and if at most half of those who could say said they do not know. */
function setsOf({ items, breakdowns }: OracleRound): RoundSets {
  const answered = new Map<string, Set<string>>();
  for (const [item, answers] of Object.entries(items)) {
    const given = Object.entries(answers);
    const people = new Set(given.filter(([, value]) => typeof value === 'number').map(([person]) => person));
    const dontKnow = given.filter(([, value]) => value === 'DK').length;
    if (people.size >= MIN_ANSWERS && dontKnow <= people.size) answered.set(item, people);
  }
  return { answered, groupOf: (person) => breakdowns?.[person] ?? null };
}

const word = (shown: boolean) => (shown ? 'shown' : 'hidden');

function told({ upTo, spread }: { upTo: number; spread: boolean }, threshold: number) {
  const shown = upTo >= threshold && upTo > 0;
  return { score: word(shown), spread: word(shown && spread), upTo };
}

/** Decides the rounds of an oracle case and says what its `expected` says. */
export function publishingOracle(input: PublishingInput): Record<string, unknown> {
  const { threshold, rounds, rows } = input;
  const ledgers: Ledger[] = rounds.map(() => new Map());
  for (const { round, item, people, upTo, spread = false } of input.publishedEarlier ?? []) {
    const ledger = ledgers[round - 1];
    if (ledger) sumsOf(ledger, item).push({ people: new Set(people), upTo, spread });
  }
  const sets = rounds.map(setsOf);
  const published: Map<string, PublishedItem>[] = [];
  for (const [i, round] of sets.entries()) {
    const [own, earlier] = [ledgers[i], ledgers[i - 1]];
    const [there, items] = [sets[i - 1], published[i - 1]];
    const before =
      earlier && there && items
        ? { round: there, items, ledger: earlier, counts: everybodyCounts }
        : undefined;
    published.push(publishItems(round, own ?? new Map(), everybodyCounts, before));
  }
  const expected: Record<string, Record<string, unknown>> = { perRound: {} };
  for (const [i, round] of rounds.entries()) {
    const items: Record<string, unknown> = {};
    for (const item of Object.keys(round.items)) {
      const own = published[i]?.get(item);
      const groups = [...(own?.groups ?? [])].map(([id, group]) => [id, told(group, threshold)]);
      items[item] = {
        ...told(own ?? { upTo: 0, spread: false }, threshold),
        ...(groups.length > 0 ? { groups: Object.fromEntries(groups) } : {}),
      };
    }
    if (expected.perRound) expected.perRound[String(i + 1)] = items;
  }
  for (let i = 1; i < rounds.length; i++) {
    const pair = `${i}-${i + 1}`;
    const [before, after] = [rounds[i - 1], rounds[i]];
    const asked = new Set([...Object.keys(before?.items ?? {}), ...Object.keys(after?.items ?? {})]);
    const linkOf = (item: string) => published[i]?.get(item)?.link.upTo ?? 0;
    const put = (key: string, tell: (item: string) => unknown) => {
      expected[key] ??= {};
      expected[key][pair] = Object.fromEntries([...asked].map((item) => [item, tell(item)]));
    };
    const seen = (item: string) => linkOf(item) >= threshold && linkOf(item) > 0;
    put('linked', seen);
    put('linkedUpTo', linkOf);
    put('linkedInterval', (item) => seen(item) && (published[i]?.get(item)?.link.spread ?? false));
    if (rows) {
      expected.linkedRows ??= {};
      expected.linkedRows[pair] = Object.fromEntries(
        Object.entries(rows).map(([row, ids]) => {
          const weights = new Map(ids.filter((id) => asked.has(id)).map((id) => [id, 1]));
          const linked = linkedItems(weights, linkOf, [threshold]);
          return [row, { shown: linked !== null, items: linked?.items ?? [] }];
        }),
      );
    }
  }
  if (rows) expected.rows = rowSpreads(sets, rows);
  return expected;
}

/** Rows of few items show spread only if each item has enough answers (publishing rule, P4). */
function rowSpreads(sets: readonly RoundSets[], rows: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    sets.map(({ answered }, i) => [
      String(i + 1),
      Object.fromEntries(
        Object.entries(rows).map(([row, ids]) => {
          const behind = ids.flatMap((id) => answered.get(id) ?? []);
          const people = new Set(behind.flatMap((set) => [...set]));
          const few = behind.length < FEW_ITEMS && behind.some((set) => set.size < SPREAD_FLOOR);
          return [row, { spread: word(people.size >= SPREAD_FLOOR && !few) }];
        }),
      ),
    ]),
  );
}
