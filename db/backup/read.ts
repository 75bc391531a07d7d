import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import {
  anyHeader,
  END_OF_ROWS,
  FORMAT,
  type Header,
  headerLine,
  lastLine,
  sumLine,
  type TableLine,
  tableLine,
} from './format';
import { BackupProblem } from './problem';
import { RowSum } from './row-sum';

/** A piece of a backup, in the order in which they come; rows are whole lines. */
export type Part =
  | { is: 'header'; header: Header }
  | { is: 'table'; table: TableLine }
  | { is: 'rows'; rows: Buffer }
  | { is: 'end of table'; table: string; rows: number; digest: string };

const NEW_LINE = 10;
const AFTER_A_ROW = Buffer.concat([Buffer.from('\n'), END_OF_ROWS]);
/** A file that is no backup is read no further, in bytes. */
const LONGEST_FIRST_LINE = 4 << 20;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The text of a compressed file, piece by piece. Throws what a person can be told. */
async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(file);
  const text = createGunzip();
  packed.on('error', (error) => text.destroy(error));
  packed.pipe(text);
  let some = false;
  try {
    for await (const bytes of text as AsyncIterable<Buffer>) {
      some = true;
      yield bytes;
    }
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'Z_BUF_ERROR') throw new BackupProblem('cut', {}, { cause });
    if (code.startsWith('Z_')) throw new BackupProblem(some ? 'damaged' : 'foreign', {}, { cause });
    throw cause;
  } finally {
    packed.destroy();
    text.destroy();
  }
}

/** Bytes that are read line by line, or up to a mark; remembers the SHA-256 of what was taken. */
class Lines {
  private bytes: Buffer = Buffer.alloc(0);
  private readonly taken = createHash('sha256');

  constructor(private readonly source: AsyncIterator<Buffer>) {}

  /** Gets more bytes; throws where there are none. */
  private async more(): Promise<void> {
    const { value, done } = await this.source.next();
    if (done) throw new BackupProblem('cut');
    this.bytes = this.bytes.length > 0 ? Buffer.concat([this.bytes, value]) : value;
  }

  private take(length: number): Buffer {
    const taken = this.bytes.subarray(0, length);
    this.bytes = this.bytes.subarray(length);
    this.taken.update(taken);
    return taken;
  }

  private async lineEnd(longest: number): Promise<number> {
    let end = this.bytes.indexOf(NEW_LINE);
    for (let looked = 0; end < 0; end = this.bytes.indexOf(NEW_LINE, looked)) {
      if (this.bytes.length > longest) throw new BackupProblem('foreign');
      looked = this.bytes.length;
      await this.more();
    }
    return end;
  }

  /** The next line as what it has to be, or nothing, and then it is still there. */
  async line<T>(schema: z.ZodType<T>, longest = Number.POSITIVE_INFINITY): Promise<T | undefined> {
    const end = await this.lineEnd(longest);
    let value: unknown;
    try {
      value = JSON.parse(this.bytes.toString('utf8', 0, end));
    } catch {
      return undefined;
    }
    const read = schema.safeParse(value);
    if (!read.success) return undefined;
    this.take(end + 1);
    return read.data;
  }

  /** Whole rows until those of a table end, in pieces. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      await this.lineEnd(Number.POSITIVE_INFINITY);
      if (this.bytes.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS)) {
        this.take(END_OF_ROWS.length);
        return;
      }
      const last = this.bytes.indexOf(AFTER_A_ROW);
      yield this.take((last < 0 ? this.bytes.lastIndexOf(NEW_LINE) : last) + 1);
    }
  }

  digest(): string {
    return this.taken.copy().digest('hex');
  }

  async atEnd(): Promise<boolean> {
    return this.bytes.length === 0 && (await this.source.next()).done === true;
  }
}

async function readHeader(lines: Lines): Promise<Header> {
  let first: z.infer<typeof anyHeader> | undefined;
  try {
    first = await lines.line(anyHeader, LONGEST_FIRST_LINE);
  } catch (error) {
    // Nothing was said yet that only a backup says.
    if (error instanceof BackupProblem && error.reason === 'cut') throw new BackupProblem('foreign');
    throw error;
  }
  if (!first) throw new BackupProblem('foreign');
  if (first.format > FORMAT) throw new BackupProblem('newer', { release: first.release });
  const { data } = headerLine.safeParse(first);
  if (!data) throw new BackupProblem('damaged');
  return data;
}

async function* readTable(lines: Lines, expected: Header['tables'][number]): AsyncGenerator<Part> {
  const table = await lines.line(tableLine);
  if (table?.table !== expected.name) throw new BackupProblem('damaged');
  yield { is: 'table', table };
  const sum = new RowSum();
  for await (const rows of lines.rows()) {
    sum.add(rows);
    yield { is: 'rows', rows };
  }
  const { rows, digest } = sum;
  const said = await lines.line(sumLine);
  if (said?.digest !== digest || said.rows !== rows || expected.rows !== rows)
    throw new BackupProblem('damaged');
  yield { is: 'end of table', table: table.table, rows, digest };
}

/**
 * Reads a backup from its beginning to its end, piece by piece, and sees that it is what was written: whole, every row of
 * every table, and nothing else. Throws a `BackupProblem` where it is not.
 */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const source = unpacked(file);
  try {
    const lines = new Lines(source);
    const header = await readHeader(lines);
    yield { is: 'header', header };
    for (const expected of header.tables) yield* readTable(lines, expected);
    const digest = lines.digest();
    const last = await lines.line(lastLine);
    if (last?.sha256 !== digest || !(await lines.atEnd())) throw new BackupProblem('damaged');
  } finally {
    await source.return(undefined);
  }
}
