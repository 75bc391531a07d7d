import fc from 'fast-check';
import type { AnswerValue, RoleId, RoundFormat, RoundMode } from '@/lib/model/schema';
import { below, randomNumbers } from '@/lib/scoring/relabeling';
import { askedItems, itemsOf } from '@/lib/scoring/routing';
import type { Respondent } from '@/lib/scoring/types';
import type { RoundToPublish } from '../types';
import { MODELS, modelOf, type Shape, VERSIONS, type Version } from './models';

/** One round of a history, with the threshold of people outside the team on the day of its publication (3–10). */
export interface HistoryRound extends RoundToPublish {
  outside: number;
}

/** Rounds of one team in order, and who looks at them: the threshold each viewer has in each round. */
export interface History {
  /** Everybody who ever was in the team; the place of a person stands for them in the equations. */
  people: readonly string[];
  rounds: readonly HistoryRound[];
  viewers: readonly (readonly number[])[];
  /** In a few lines, for the report of a failed test. */
  toString: () => string;
}

const POOL = 14;
const SCOPE = ['DEV', 'DAT', 'MLO'] as const;
const ROLES: readonly (RoleId | null)[] = ['DE', 'PO', 'MLE', 'OPS', null];
const NO_NUMBER = ['DK', 'DK', 'NA', 'SKIP'] as const;

/** A person (of all who ever were in the team), a place in the list of items, and what they say instead of a number. */
const exception = fc.record({
  person: fc.nat(POOL - 1),
  item: fc.nat(30),
  says: fc.constantFrom(...NO_NUMBER),
});
type Exception = { person: number; item: number; says: AnswerValue };

interface RoundSketch {
  /** People who come, go or return before this round: neighbours in the list, often as many as a threshold. */
  turned: readonly { from: number; many: number }[];
  mode: RoundMode;
  format: RoundFormat;
  version: Version;
  outside: number;
  exceptions: readonly Exception[];
  /** People who leave the second half of the questions open. */
  halfway: readonly number[];
  notApplicable: readonly number[];
  /** Into how many parts people are divided that are not asked the same, as in a limited round. */
  parts: number;
}

/** What most rounds of a history have in common. */
interface Usual {
  mode: RoundMode;
  outside: number;
  /** People have job roles, and are asked only what these are involved in. */
  routed: boolean;
}

const rarely = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const roundSketch = (usual: Usual) =>
  fc.record({
    turned: fc.array(fc.record({ from: fc.nat(POOL - 3), many: fc.constantFrom(1, 1, 2, 3, 3, 4, 4, 5) }), {
      maxLength: 2,
    }),
    mode: rarely<RoundMode>(usual.mode, 'quick', 'key', 'full'),
    format: rarely<RoundFormat>('anonymous', 'anonymous', 'consensus', 'named'),
    version: rarely<Version>('1.0.0', ...VERSIONS),
    outside: rarely(usual.outside, 3, 4, 5, 6, 8, 10),
    exceptions: fc.array(exception, { maxLength: 6 }),
    halfway: rarely<number[]>([], [0], [1], [2, 3]),
    notApplicable: rarely<number[]>([], [0], [5], [2, 7]),
    parts: rarely(1, 2, 3),
  });

interface HistorySketch {
  shape: Shape;
  /** How many people the first round has. */
  first: number;
  roles: readonly (RoleId | null)[];
  /** People with made-up accounts, or everybody: they answer, and count towards no threshold; in every other round too, or in none of these. */
  uncounted: readonly number[];
  verifiedLater: boolean;
  weighting: 'equal' | 'raci';
  rounds: readonly RoundSketch[];
  seed: number;
  /** Whether each of two viewers was in the team in each round. */
  inside: readonly (readonly boolean[])[];
}

const person = (place: number) => `p${String(place).padStart(2, '0')}`;

function respond(
  sketch: HistorySketch,
  round: RoundSketch,
  members: ReadonlySet<number>,
  random: () => number,
) {
  const model = modelOf(sketch.shape, round.version);
  const items = itemsOf(model, round.mode, SCOPE).map(({ id }) => id);
  const places = round.format === 'consensus' ? [...members].slice(0, 1) : [...members];
  const respondents = places.map((place): Respondent => {
    const role = sketch.roles[place] ?? null;
    const all = askedItems(model, round.mode, role, SCOPE);
    // Every third question is for all, as key practices are.
    const asked = all.filter((_, i) => i % 3 === 0 || i % round.parts === place % round.parts);
    const known = round.halfway.includes(place) ? asked.slice(0, Math.ceil(asked.length / 2)) : asked;
    const answers: Record<string, AnswerValue> = {};
    for (const id of known) answers[id] = LEVELS[below(5, random)] ?? 0;
    for (const { person: who, item, says } of round.exceptions) {
      const id = items[item % items.length];
      if (who === place && id !== undefined && id in answers) answers[id] = says;
    }
    return { id: person(place), role, answers, ...(round.parts > 1 && { asked }) };
  });
  const notApplicable = new Set(round.notApplicable.flatMap((place) => items[place % items.length] ?? []));
  return { model, respondents, notApplicable };
}

const LEVELS = [0, 1, 2, 3, 4] as const;

function historyOf(sketch: HistorySketch): History {
  const random = randomNumbers(sketch.seed);
  const members = new Set(Array.from({ length: sketch.first }, (_, place) => place));
  const uncounted = new Set(sketch.uncounted.map(person));
  const rounds = sketch.rounds.map((round, i): HistoryRound => {
    for (const { from, many } of i === 0 ? [] : round.turned) {
      for (let place = from; place < Math.min(POOL, from + many); place++) {
        if (!members.delete(place)) members.add(place);
      }
    }
    const { mode, format, outside } = round;
    const { weighting } = sketch;
    const answered = respond(sketch, round, members, random);
    const asked = new Set(answered.respondents.map(({ id }) => id));
    // As the product has it: of people whom a round did not ask it does not know whether they count.
    const counts = (id: string) =>
      !uncounted.has(id) || !asked.has(id) || (sketch.verifiedLater && i % 2 === 1);
    return { input: { ...answered, mode, format, weighting, scope: SCOPE }, counts, outside };
  });
  const outside = rounds.map((round) => round.outside);
  const views = [outside, outside.map(() => 3)];
  for (const inside of sketch.inside) views.push(outside.map((k, i) => (inside[i] ? 3 : k)));
  const different = new Map(views.map((view) => [view.join(), view]));
  return {
    people: Array.from({ length: POOL }, (_, i) => person(i)),
    rounds,
    viewers: [...different.values()],
    toString: () => rounds.map(inWords).join('; '),
  };
}

function inWords({ input, outside }: HistoryRound): string {
  const { mode, format, weighting, model, respondents, notApplicable } = input;
  const said = respondents.map(({ id, role, answers }) => {
    const others = Object.entries(answers).filter(([, value]) => typeof value === 'string');
    const open = Object.keys(answers).length;
    return `${id} ${role ?? ''} ${open} ${others.map((one) => one.join('=')).join(' ')}`.trim();
  });
  const decided = [...notApplicable].join(' ');
  return `${mode} ${format} ${weighting} ${model.modelVersion} k=${outside} NA(${decided}): ${said.join(', ')}`;
}

const sketchOf = (usual: Usual): fc.Arbitrary<HistorySketch> =>
  fc.record({
    shape: fc.constantFrom(...MODELS),
    first: fc.integer({ min: 3, max: 10 }),
    roles: usual.routed
      ? fc.array(fc.constantFrom(...ROLES), { minLength: POOL, maxLength: POOL })
      : fc.constant([]),
    uncounted: rarely<number[]>(
      [],
      [0],
      [1, 4],
      Array.from({ length: POOL }, (_, place) => place),
    ),
    verifiedLater: rarely(false, true),
    weighting: rarely<'equal' | 'raci'>('equal', 'raci'),
    rounds: fc.array(roundSketch(usual), { minLength: 2, maxLength: 6 }),
    seed: fc.nat(1_000_000),
    inside: fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 2 }),
  });

/**
 * Random histories of one team: two to six rounds over a small model and later versions of it, people who come, leave
 * and return, "don't know" once, answers left open, job roles that are asked less, kinds of rounds mixed, a consensus in
 * between, decisions that something does not apply, a threshold that is changed, made-up accounts that do not count, and
 * viewers who are in the team in some rounds and outside in others.
 */
export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    mode: fc.constantFrom<RoundMode>('quick', 'quick', 'key', 'full'),
    outside: fc.constantFrom(3, 4, 5, 5, 5, 6, 8, 10),
    routed: fc.boolean(),
  })
  .chain(sketchOf)
  .map(historyOf);
