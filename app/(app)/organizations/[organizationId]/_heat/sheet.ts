import type { Lang } from '@/lib/model/schema';
import type { HeatColumn } from '@/lib/overview/heat-columns';
import type { HeatSaid } from '@/lib/overview/heat-said';

/** A team as the map draws it; names are short, because a page has fifty. */
export interface SheetRow {
  /** Team and round by their ids; no round where there is nothing to show. */
  team: string;
  round: string | null;
  name: string;
  /** What round it is, or why there is none; how many answered. */
  about: string;
  answered: string;
  /** Name of a newer round without a result to show, in a sentence. */
  newer: string | null;
  /** The round that is open, in words, and where it leads. */
  open: { text: string; href: string } | null;
  /** Place of its group among the groups. */
  group: number | null;
  /** See `heatText`. */
  cells: string;
}

/** A cell of a row about several teams. */
export interface SheetMean {
  tone: number;
  score: number;
  /** "5 of 6". */
  of: string;
  long: string;
}

/** A page of the heat map as plain data: drawn on the server and again in the browser. */
export interface HeatSheet {
  lang: Lang;
  columns: readonly Pick<HeatColumn, 'id' | 'scope' | 'framework' | 'principle' | 'title'>[];
  sort: string | null;
  dir: 'asc' | 'desc';
  /** Query of this page without its order and page: '?' or text that begins so and ends in '&'. */
  query: string;
  rows: readonly SheetRow[];
  /** Null: teams are in no groups, or in another order than by them. */
  groups: readonly { name: string; count: string }[] | null;
  /** One a column, or why there is none. */
  means: readonly (SheetMean | string)[];
  meanNote: string;
  said: HeatSaid;
  words: Readonly<
    Record<
      | 'label'
      | 'caption'
      | 'list'
      | 'team'
      | 'byName'
      | 'fold'
      | 'organization'
      | 'lowest'
      | 'highest'
      | 'sortUp'
      | 'sortDown',
      string
    >
  >;
}
