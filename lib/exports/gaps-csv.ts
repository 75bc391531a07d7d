import { words } from '@/lib/i18n/words';
import { practice, principle } from '@/lib/model/graph';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { Lang, Model } from '@/lib/model/schema';
import type { Weaknesses } from '@/lib/overview/weaknesses';
import { type Cell, type Column, toCsv, whole } from './csv';

/** A line of the file: a principle, a practice that others wait for, or two teams that could teach each other. */
interface Line {
  kind: 'principle' | 'practice' | 'pair';
  model: Model;
  principleId: string;
  practiceId?: string | undefined;
  below?: number;
  of?: number;
  far?: number;
  needed?: number;
  begin?: string | undefined;
  shows?: string;
  learns?: string;
}

const linesOf = ({ weaknesses, foundations, pairs }: Weaknesses): Line[] => [
  ...weaknesses.map(
    ({ model, principleId, below, of, far, buildsOn, begin }): Line => ({
      ...{ kind: 'principle', model, principleId, below, of, far },
      needed: buildsOn.practices,
      begin: begin?.practiceId,
    }),
  ),
  ...foundations.map(
    ({ model, practiceId, below, of, neededBy }): Line => ({
      ...{ kind: 'practice', model, practiceId, below, of },
      principleId: practice(model, practiceId).principle,
      needed: neededBy.length,
    }),
  ),
  ...pairs.map(
    ({ model, principleId, shows, learns }): Line => ({
      ...{ kind: 'pair', model, principleId },
      shows: shows.name,
      learns: learns.name,
    }),
  ),
];

/** What holds most teams back as the page says it: principles, practices that others wait for, teams that could teach each other. */
export function gapsCsv(found: Weaknesses, lang: Lang): string {
  const w = words(lang, 'gaps.file');
  const titled = (model: Model, id: string | undefined): Cell =>
    id === undefined ? null : text(practice(model, id).title, lang);
  const number = (header: 'below' | 'of' | 'far' | 'needed'): Column<Line> => ({
    header: w(header),
    cell: (line) => whole(line[header] ?? null),
  });
  const columns: Column<Line>[] = [
    { header: w('kind'), cell: ({ kind }) => w(`kinds.${kind}`) },
    {
      header: w('framework'),
      cell: ({ model, principleId }) => {
        const { framework } = principle(model, principleId);
        return frameworkTitle(model, framework, lang) ?? framework;
      },
    },
    {
      header: w('principle'),
      cell: ({ model, principleId }) => text(principle(model, principleId).title, lang),
    },
    { header: w('practice'), cell: ({ model, practiceId }) => titled(model, practiceId) },
    number('below'),
    number('of'),
    number('far'),
    number('needed'),
    { header: w('begin'), cell: ({ model, begin }) => titled(model, begin) },
    { header: w('shows'), cell: ({ shows }) => shows ?? null },
    { header: w('learns'), cell: ({ learns }) => learns ?? null },
  ];
  return toCsv(columns, linesOf(found), lang);
}
