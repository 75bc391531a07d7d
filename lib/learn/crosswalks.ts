import { BADGES, type BadgeDefinition } from '@/lib/badges';
import { type Catalogue, type Crosswalks, itemsUnder, urlOf } from '@/lib/model/crosswalks';
import { practicesOf } from '@/lib/model/graph';
import type { Model } from '@/lib/model/schema';
import type { LinkTo, Reader } from './local';
import { crosswalkPath } from './paths';

interface Source {
  id: string;
  title: string;
  /** Where the original is read. */
  url: string;
}

/** An entry of another catalogue, with the principles and practices here that speak of the same. */
export interface LocalCounterpart {
  id: string;
  /** With its number where the catalogue counts. */
  title: string;
  /** Its own page at the source; null where the source is one page. */
  url: string | null;
  items: readonly LinkTo[];
}

export interface LocalCatalogue extends Source {
  entries: readonly LocalCounterpart[];
}

/** A level of Google or Microsoft with what it needs beyond the level below; of several links in a need, one is enough. */
export interface LocalScaleLevel {
  id: string;
  level: number;
  title: string;
  description: string;
  needs: readonly (readonly LinkTo[])[];
}

export interface LocalScale extends Source {
  levels: readonly LocalScaleLevel[];
}

/** Numbered statements whose wording stays at the source: "9–13, 53". */
export interface LocalStatements extends Source {
  items: readonly { to: LinkTo; numbers: string }[];
}

/** Where other bodies of knowledge and this one speak of the same, for one reader. */
export interface LocalCrosswalks {
  catalogues: readonly LocalCatalogue[];
  scales: readonly LocalScale[];
  statements: readonly LocalStatements[];
}

/** The part of the crosswalks that a principle and its practices have. */
export interface PrincipleCrosswalk {
  catalogues: readonly LocalCatalogue[];
  /** Levels that one of its practices is needed for; `items` are those practices. */
  levels: readonly { scale: string; level: LocalScaleLevel; items: readonly LinkTo[] }[];
  statements: readonly (Source & { numbers: string })[];
}

/** Numbers in order as ranges: 9, 10, 11, 53 become "9–11, 53". */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

const sourceOf = ({ id, title, url }: Catalogue, reader: Reader): Source => ({
  id,
  title: reader.plain(title),
  url,
});

function catalogueOf(catalogue: Catalogue, crosswalks: Crosswalks, reader: Reader): LocalCatalogue {
  return {
    ...sourceOf(catalogue, reader),
    entries: catalogue.entries.map(({ ref, title }) => ({
      id: `${catalogue.id}-${ref}`,
      title: typeof ref === 'number' ? `${ref}. ${reader.plain(title)}` : reader.plain(title),
      url: catalogue.entryUrl ? urlOf(catalogue, ref) : null,
      items: reader.links(itemsUnder(crosswalks, catalogue.id, ref)),
    })),
  };
}

const scaleOf = ({ catalogue, title, url, levels }: BadgeDefinition, reader: Reader): LocalScale => ({
  id: catalogue,
  title: reader.plain(title),
  url,
  levels: levels.map((one) => ({
    id: `${catalogue}-${one.level}`,
    level: one.level,
    title: reader.plain(one.title),
    description: reader.plain(one.description),
    needs: one.needs.map((need) => reader.links(need)),
  })),
});

const numbersOf = (crosswalks: Crosswalks, catalogueId: string, itemId: string): number[] =>
  (crosswalks.items.get(itemId) ?? []).flatMap(({ catalogue, ref }) =>
    catalogue === catalogueId && typeof ref === 'number' ? [ref] : [],
  );

/** Everything the crosswalks say. The levels of Google and Microsoft are told by the practices they need. */
export function localCrosswalks(crosswalks: Crosswalks, reader: Reader): LocalCrosswalks {
  const scales = new Set<string>(BADGES.map(({ catalogue }) => catalogue));
  const others = crosswalks.catalogues.filter(({ id }) => !scales.has(id));
  return {
    catalogues: others
      .filter(({ counted }) => counted === undefined)
      .map((one) => catalogueOf(one, crosswalks, reader)),
    scales: BADGES.map((one) => scaleOf(one, reader)),
    statements: others
      .filter(({ counted }) => counted !== undefined)
      .map((one) => ({
        ...sourceOf(one, reader),
        items: [...crosswalks.items.keys()].flatMap((id) => {
          const numbers = ranges(numbersOf(crosswalks, one.id, id));
          return numbers ? reader.links([id]).map((to) => ({ to, numbers })) : [];
        }),
      })),
  };
}

/** What the crosswalks say about a principle and its practices; `items` of an entry are its practices only. */
export function principleCrosswalk(all: LocalCrosswalks, model: Model, id: string): PrincipleCrosswalk {
  const practices = new Set(practicesOf(model, id).map((practice) => practice.id));
  const own = (items: readonly LinkTo[]) => items.filter((item) => practices.has(item.id));
  return {
    catalogues: all.catalogues
      .map((catalogue) => ({
        ...catalogue,
        entries: catalogue.entries
          .filter(({ items }) => items.some((item) => item.id === id || practices.has(item.id)))
          .map((entry) => ({ ...entry, items: own(entry.items) })),
      }))
      .filter(({ entries }) => entries.length > 0),
    levels: all.scales.flatMap((scale) =>
      scale.levels.flatMap((level) => {
        const items = own(level.needs.flat());
        return items.length > 0 ? [{ scale: scale.title, level, items }] : [];
      }),
    ),
    statements: all.statements.flatMap(({ items, ...source }) => {
      const found = items.find(({ to }) => to.id === id);
      return found ? [{ ...source, numbers: found.numbers }] : [];
    }),
  };
}

/** The address of an entry: its page at the source, or else its line here. */
export const counterpartPath = ({ id, url }: LocalCounterpart): string => url ?? crosswalkPath(id);
