/** Why nothing was saved or restored; lib/i18n/messages/…/backup.json says each in a sentence. */
type Reason =
  /** Nothing of Patamar is in the database that is to be saved. */
  | 'nothing'
  /** It was migrated at that very moment. */
  | 'migrating'
  /** A table would be saved in part only. */
  | 'walled'
  /** A file that is no backup of Patamar. */
  | 'foreign'
  /** A backup that ends too early, or is not what was written. */
  | 'cut'
  | 'damaged'
  /** A backup of a later release. */
  | 'newer'
  /** A backup whose migrations this source tree does not have. */
  | 'unknown'
  /** The database to restore into has something in it. */
  | 'taken'
  /** What was loaded is not what the file has. */
  | 'differs';

/** What a sentence names: a release, a table, how many tables. */
interface About {
  release: string;
  table: string;
  tables: number;
}

/** Ends saving or restoring with nothing changed. */
export class BackupProblem extends Error {
  readonly about: Readonly<About>;

  constructor(
    readonly reason: Reason,
    about: Partial<About> = {},
    options?: ErrorOptions,
  ) {
    super([reason, ...Object.values(about)].join(' '), options);
    this.about = { release: '', table: '', tables: 0, ...about };
  }
}
