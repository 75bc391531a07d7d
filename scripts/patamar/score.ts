import { lintFolder } from '@/lib/model/content';
import type { Model } from '@/lib/model/schema';
import { everybodyCounts } from '@/lib/publishing/ledger';
import { publish, versionsAt } from '@/lib/publishing/publish';
import { evaluate } from '@/lib/scoring/evaluate';
import { firmLevels } from '@/lib/scoring/firm-levels';
import { score } from '@/lib/scoring/score';
import type { RoundInput, Scope, ScoreRow } from '@/lib/scoring/types';
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

/** What a row says, worked out in full or as viewers of a threshold see it. */
type Told = Pick<ScoreRow, 'scope' | 'id' | 'score' | 'ci95' | 'level' | 'ad' | 'agreement'> & {
  status: ScoreRow['status'] | 'hidden';
  n: number | null;
  coverage: number | null;
  levelRange: readonly [number, number] | null;
};

function printed({
  status,
  score: value,
  n,
  ci95,
  level,
  levelRange,
  coverage,
  agreement,
  ad,
}: Told): Printed {
  const said = status === 'hidden' ? 'suppressed' : status;
  const interval = ci95 && [ci95.lo, ci95.hi];
  return { status: said, score: value, n, interval, level, range: levelRange, coverage, agreement, ad };
}

/** Every row in full, whoever may see it: for checking the arithmetic. */
function inFull(input: RoundInput): Told[] {
  const evaluation = evaluate(input);
  const firm = firmLevels(evaluation);
  return score(input, evaluation).rows.map((row) => ({
    ...row,
    levelRange: firm.get(row.id)?.range ?? null,
  }));
}

/** The rows as viewers of a threshold see them, published for the first time. */
const asSeen = (input: RoundInput, threshold: number): Told[] =>
  versionsAt(publish({ input, counts: everybodyCounts }, { outside: threshold }).rows, threshold);

function scoreRound({ input, threshold }: RoundFile): Printed {
  const rows = threshold === null ? inFull(input) : asSeen(input, threshold);
  const of = (scope: Scope) =>
    Object.fromEntries(rows.filter((row) => row.scope === scope).map((row) => [row.id, printed(row)]));
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
