import type { Level } from '@/lib/model/schema';
import type {
  AgreementBand,
  ChangeVerdict,
  Interval,
  RoundInput,
  Scope,
  ScoreStatus,
} from '@/lib/scoring/types';
import type { PublishedItem } from './items';
import type { Counts, Ledger } from './ledger';

/** Lowest and highest anonymity threshold that a viewer may have (inside 3; outside what an organization sets, 3–10). */
export const THRESHOLDS = [3, 4, 5, 6, 7, 8, 9, 10] as const;

/** `upTo` of what every viewer may see: it tells of nobody's answers. */
export const EVERYBODY = 32_767;

/** Who sees a version: viewers of a threshold up to `upTo` that no version with a smaller `upTo` is for. */
interface Version {
  scope: Scope;
  id: string;
  upTo: number;
}

/** One row of a result as viewers of certain thresholds see it. A hidden one holds nothing but its name. */
export interface PublishedRow extends Version {
  status: ScoreStatus | 'hidden';
  /** 0–4; null where there is none or none may be shown. */
  score: number | null;
  /** 95 % interval; null below five answers, in a consensus, and wherever spread may not be shown. */
  ci95: Interval | null;
  /** Half width that teams of this size have in general, from the number of people alone; null beside an interval. */
  margin: number | null;
  level: Level | null;
  /** Lowest and highest level that cannot be ruled out; equal for a firm level, null where few answers forbid to tell. */
  levelRange: readonly [Level, Level] | null;
  /** People behind the score; null where counts may not be shown. */
  n: number | null;
  dontKnow: number | null;
  /** Share of applicable weight that has a score, 0–1; null where counts may not be shown. */
  coverage: number | null;
  median: number | null;
  ad: number | null;
  agreement: AgreementBand | null;
  polarised: boolean;
  /** Of a framework or the whole: its lowest child that these viewers see. */
  weakest: string | null;
}

/** Why two rounds, or a row of them, cannot be compared. */
export type NotComparable =
  | 'kind'
  | 'format'
  | 'model'
  | 'version'
  | 'weighting'
  | 'scope'
  | 'weight'
  | 'unscored';

/** What the change of a score is made of, in points; the four add up to its total (methods reference, d). */
export interface ChangeParts {
  items: number;
  leavers: number;
  joiners: number;
  stayers: number;
  /** How many items they are computed over, and how many were asked in either round. */
  over: number;
  of: number;
}

/** The change of one row against the round compared with, as viewers of certain thresholds see it. */
export interface PublishedChange extends Version {
  /** Null where the change may not be shown. */
  verdict: ChangeVerdict | null;
  /** Why it is not comparable; null otherwise. */
  reason: NotComparable | null;
  /** S₂(C) − S₁(C) over the items shown in both rounds, −4 to 4; a function of shown scores. */
  delta: number | null;
  ci95: Interval | null;
  /** Instead of an interval where answers are few: half width from the numbers of people alone. */
  margin: number | null;
  /** The interval follows the same people through both rounds; false: it is made of the two published ones. */
  linked: boolean;
  /** Items behind the change, and items asked in either round: the change may cover less than the two scores. */
  over: number;
  of: number;
  /** Strongest word that people as many as these can attain; 'certain' where how many are in both may not be told. */
  strongest: 'certain' | 'possible' | 'none' | null;
  /** May be named in a sentence: as many improvements come by chance in at most 1 of 20 rounds (methods reference, h). */
  named: boolean;
  /** Fewer than half of the people of the larger round were asked in both. */
  teamChanged: boolean;
  parts: ChangeParts | null;
}

/** A round on its way to be published. */
export interface RoundToPublish {
  input: RoundInput;
  /** People who count towards thresholds; everybody where addresses cannot be verified. */
  counts: Counts;
}

/** A round that is published, with what the next one needs of it. */
export interface PublishedRound extends RoundToPublish {
  items: ReadonlyMap<string, PublishedItem>;
  ledger: Ledger;
}

/** Everything that leaves the scoring core when a round is published. */
export interface Publication {
  rows: readonly PublishedRow[];
  /** Empty without a round to compare with. */
  changes: readonly PublishedChange[];
  /** Highest threshold at which may be shown how many answered: it is a count of the people asked (P6). */
  respondedUpTo: number;
  items: ReadonlyMap<string, PublishedItem>;
  ledger: Ledger;
}
