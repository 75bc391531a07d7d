import 'server-only';
import { z } from 'zod';

/**
 * What a backup is: text, compressed with gzip, so that it can be read without Patamar. The first line says what it holds. For
 * each table there is a line with its columns, its rows as PostgreSQL's COPY writes them, a line `\.`, and a line with the sum
 * of its rows. The last line has the SHA-256 of all bytes before it. Tables stand after those that they refer to.
 */
export const FORMAT = 1;

/** Ends the rows of a table; no row looks like it, because COPY doubles a backslash. */
export const END_OF_ROWS = Buffer.from('\\.\n');

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1);

/** What the first line says in every format, those to come included. */
export const anyHeader = z.looseObject({
  patamar: z.literal('backup'),
  format: z.number().int(),
  /** The release that made it. */
  release: z.string(),
});

/** The first line. */
export const headerLine = z.object({
  ...anyHeader.shape,
  madeAt: z.iso.datetime(),
  /** Migrations that the database had had, in their order. */
  migrations: z.array(z.object({ at: z.number(), hash: z.string() })).min(1),
  /** Versions of the built-in model that rounds may have been asked with. */
  models: z.array(z.string()),
  tables: z.array(z.object({ name, rows: z.number().int() })).min(1),
  /** Last number that each sequence gave; null where it gave none. */
  sequences: z.array(z.object({ name, last: z.string().nullable() })),
});
export type Header = z.infer<typeof headerLine>;

export const tableLine = z.object({ table: name, columns: z.array(name) });
export type TableLine = z.infer<typeof tableLine>;

export const sumLine = z.object({ rows: z.number().int(), digest });
export const lastLine = z.object({ sha256: digest });
