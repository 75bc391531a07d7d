import fc from 'fast-check';
import { ROLE_IDS } from '@/lib/model/schema';

type Edge = { requires: string; minLevel: number };

const SUBJECTS = [
  'branch',
  'alert',
  'dataset',
  'secret',
  'deploy',
  'feature',
  'incident',
  'schema',
  'backlog',
  'model',
];
/** Anchors on the same subject, as an author writes them: similar, and one step apart. */
const EN = [
  (s: string) => `Nobody looks after any ${s} of the team.`,
  (s: string) => `Some people look after a ${s} of the team.`,
  (s: string) => `Most people look after each ${s} of the team by hand.`,
  (s: string) => `All people look after each ${s} of the team, and exceptions are visible.`,
  (s: string) => `Care for each ${s} is measured and got better in the last 6 months.`,
];
const PT = [
  (s: string) => `Ninguém cuida de nenhum ${s} do time.`,
  (s: string) => `Algumas pessoas cuidam de um ${s} do time.`,
  (s: string) => `A maioria das pessoas cuida de cada ${s} do time à mão.`,
  (s: string) => `Todas as pessoas cuidam de cada ${s} do time, e exceções ficam visíveis.`,
  (s: string) => `O cuidado com cada ${s} é medido e melhorou nos últimos 6 meses.`,
];
const l10n = (en: string, pt: string) => ({ en, 'pt-BR': pt });
const anchors = (subject: string) => EN.map((say, i) => l10n(say(subject), PT[i]?.(subject) ?? ''));

/** Characters that need care in YAML. */
const nasty = fc.constantFrom(
  ': ',
  ' #',
  '- ',
  '"',
  "'",
  '\n',
  '\n\n',
  ' ',
  '  ',
  '{',
  '}',
  '[',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  '`',
  '~',
  'null',
  'true',
  '1e3',
  '0x1',
  'é',
  '😀',
  '\\',
  '\t',
  'word',
  'Yes',
  '---',
);
const wild = fc.array(nasty, { minLength: 1, maxLength: 12 }).map((parts) => `a${parts.join('')}z`);

/** A row with exactly one A and at least one R. */
const row = fc
  .tuple(
    fc.shuffledSubarray([...ROLE_IDS], { minLength: 8 }),
    fc.array(fc.constantFrom('R', 'C', 'I'), { minLength: 6, maxLength: 6 }),
  )
  .map(([[a = 'DE', r = 'MLE', ...rest], letters]) => ({
    ...Object.fromEntries(rest.map((role, i) => [role, letters[i] ?? 'I'])),
    [a]: 'A',
    [r]: 'R',
  }));

/** A number of letters and frameworks that gives every leaf another id. */
const leafId = (n: number) =>
  `${['DEV', 'DAT', 'MLO'][n % 3]}-${'ABCDEFGHIJKLMNOPQRST'[n % 20]}${'ABCDEFGHIJ'[Math.floor(n / 20) % 10]}`;

/** Edges from earlier practices only, without any that a chain of others implies: `above` grows with each practice. */
function reduce(wanted: readonly (readonly number[])[], ids: readonly string[]): Edge[][] {
  const above: Set<number>[] = [];
  return wanted.map((picks, i) => {
    const known = [...new Set(picks.map((pick) => (i === 0 ? -1 : pick % i)))].filter((pick) => pick >= 0);
    const kept = known.filter((a) => !known.some((b) => b !== a && above[b]?.has(a)));
    above[i] = new Set(kept.flatMap((a) => [a, ...(above[a] ?? [])]));
    return kept.map((a) => ({ requires: ids[a] ?? '', minLevel: 1 + (a % 3) }));
  });
}

/** A random document of up to 60 practices that breaks no rule, with texts that are hard to write as YAML. */
export const arbitraryDocument = fc
  .array(
    fc.record({
      size: fc.integer({ min: 3, max: 5 }),
      raci: row,
      own: fc.boolean(),
      text: wild,
      keys: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((leaves) => {
    const ids = leaves.flatMap(({ size }, n) =>
      Array.from({ length: size }, (_, i) => `${leafId(n)}-${i + 1}`),
    );
    return fc.tuple(
      fc.constant(leaves),
      fc.constant(ids),
      fc.array(fc.array(fc.nat(1000), { maxLength: 3 }), { minLength: ids.length, maxLength: ids.length }),
      fc.array(
        fc.record({
          effort: fc.constantFrom(1, 2, 3, 5, 8),
          impact: fc.constantFrom(1, 2, 3),
          weight: fc.constantFrom(1, 0.5, 3),
          own: fc.boolean(),
          text: wild,
        }),
        { minLength: ids.length, maxLength: ids.length },
      ),
    );
  })
  .map(([leaves, ids, picks, facts]) => {
    const edges = reduce(picks, ids);
    const subject = (n: number) => SUBJECTS[n % SUBJECTS.length] ?? '';
    return {
      schemaVersion: '1.0.0',
      modelVersion: '1.0.0',
      frameworks: ['DEV', 'DAT', 'MLO'].map((id) => ({ id, title: l10n(id, id) })),
      principles: leaves.map(({ raci, own, text }, n) => ({
        id: leafId(n),
        title: l10n(text, `${text} pt`),
        raci,
        ...(own ? { levels: anchors(subject(n)) } : {}),
      })),
      practices: ids.map((id, i) => {
        const { own, text, ...rest } = facts[i] ?? { own: false, text: 'x' };
        return {
          id,
          title: l10n(`${id} ${text}`, `${text} ${id}`),
          key: id.endsWith('-1'),
          devopsPhase: 'create',
          ...rest,
          prerequisites: edges[i] ?? [],
          ...(own ? { levels: anchors(subject(i)), firstStep: l10n(text, text) } : {}),
        };
      }),
    };
  });
