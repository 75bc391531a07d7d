import { leaves, practicesOf } from '@/lib/model/graph';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { FrameworkId, Lang, Model } from '@/lib/model/schema';
import type { Scope } from '@/lib/scoring';
import type { HeatAddress } from './heat-address';

export interface HeatColumn {
  id: string;
  scope: Scope;
  /** Null for the overall score. */
  framework: FrameworkId | null;
  /** The principle that explains it, or that it is of; null above principles. */
  principle: string | null;
  title: string;
}

interface Wanted {
  columns: HeatAddress['columns'];
  /** Only this one is wanted. */
  framework: FrameworkId | null;
  /** Frameworks that some team is scored on, in the order of the product. */
  frameworks: readonly FrameworkId[];
  lang: Lang;
  /** What the product calls the overall score and the frameworks. */
  nameOf: (id: 'overall' | FrameworkId) => string;
}

/** The title that all models with such a framework give it, else the product's. */
function titleOf(models: readonly Model[], id: FrameworkId, { lang, nameOf }: Wanted): string {
  const titles = new Set(models.flatMap((model) => frameworkTitle(model, id, lang) ?? []));
  const [only] = titles;
  return titles.size === 1 && only !== undefined ? only : nameOf(id);
}

/** Each id once, as the first model has it. */
const once = (columns: readonly HeatColumn[]): HeatColumn[] =>
  columns.filter(({ id }, at) => columns.findIndex((column) => column.id === id) === at);

/**
 * Columns of the heat map in the order of the models that the teams were asked with: all of an organization's teams stand in
 * the same ones, whatever page is looked at.
 * @param models at least one; what only a later one has comes after the rest of its framework
 */
export function heatColumns(models: readonly Model[], wanted: Wanted): HeatColumn[] {
  const { columns, lang } = wanted;
  const principleColumns = (framework: FrameworkId): HeatColumn[] =>
    once(
      models.flatMap((model) =>
        leaves(model, framework).map(({ id, title }) => ({
          id,
          scope: 'principle' as const,
          framework,
          principle: id,
          title: text(title, lang),
        })),
      ),
    );
  const shown = wanted.frameworks.filter((id) => wanted.framework === null || id === wanted.framework);
  if (columns !== 'frameworks' && columns !== 'principles') {
    const found = (['DEV', 'DAT', 'MLO'] as const)
      .flatMap(principleColumns)
      .filter(({ id }) => id === columns);
    const practices = models.flatMap((model) =>
      practicesOf(model, columns).map(({ id, title }) => ({
        id,
        scope: 'practice' as const,
        framework: found[0]?.framework ?? null,
        principle: columns,
        title: text(title, lang),
      })),
    );
    return [...found, ...once(practices)];
  }
  const ofFrameworks = shown.map(
    (id): HeatColumn => ({
      id,
      scope: 'framework',
      framework: id,
      principle: null,
      title: titleOf(models, id, wanted),
    }),
  );
  const overall: HeatColumn = {
    id: 'overall',
    scope: 'overall',
    framework: null,
    principle: null,
    title: wanted.nameOf('overall'),
  };
  return [
    ...(wanted.framework === null ? [overall] : []),
    ...ofFrameworks,
    ...(columns === 'principles' ? shown.flatMap(principleColumns) : []),
  ];
}
