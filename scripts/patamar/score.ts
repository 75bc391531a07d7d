import { lintFolder } from '@/lib/model/content';
import type { Model } from '@/lib/model/schema';
import { parentIn, protect } from '@/lib/scoring/anonymity';
import { evaluate } from '@/lib/scoring/evaluate';
import { firmLevels } from '@/lib/scoring/firm-levels';
import { score } from '@/lib/scoring/score';
import type { Scope, ScoreRow } from '@/lib/scoring/types';
import type { Options } from './arguments';
import { CONTENT, readContent } from './content';
import type { Outcome } from './files';
import { printFrom } from './plain-input';
import { type RoundFile, roundFile } from './round-file';

function builtInModel(): Model {
  const { model } = lintFolder(readContent(), CONTENT);
  if (!model) throw new Error('The built-in model has errors; npm run patamar -- lint explains them.');
  return model;
}

type Printed = Record<string, unknown>;

/** The numbers of one row; all of them null, the people too, where the threshold hides it. */
function printed(row: ScoreRow, hidden: boolean, range: readonly [number, number] | null): Printed {
  const { status, score: value, n, ci95, level, coverage, ad, agreement } = row;
  if (hidden) {
    const nothing = { interval: null, level: null, range: null, coverage: null, agreement: null, ad: null };
    return { status: 'suppressed', score: null, n: null, ...nothing };
  }
  const interval = ci95 && [ci95.lo, ci95.hi];
  return { status, score: value, n, interval, level, range, coverage, agreement, ad };
}

function scoreRound({ input, threshold }: RoundFile): Printed {
  const { rows } = score(input);
  const firm = firmLevels(evaluate(input));
  const viewer = { threshold: threshold ?? 1, parentOf: parentIn(input.model) };
  const shown = protect(rows, viewer).map((row): [Scope, string, Printed] => [
    row.scope,
    row.id,
    printed(row, row.hidden, firm.get(row.id)?.range ?? null),
  ]);
  const of = (scope: Scope) =>
    Object.fromEntries(shown.filter(([own]) => own === scope).map(([, id, row]) => [id, row]));
  return {
    practices: of('practice'),
    principles: of('principle'),
    frameworks: of('framework'),
    overall: of('overall').overall ?? null,
  };
}

/** `score FILE`: scores a round of plain answers. */
export function runScore({ lang, files: [file = ''] }: Options): Outcome {
  const schema = roundFile(builtInModel);
  return printFrom(file, lang, (input) => scoreRound(schema.parse(input)));
}
