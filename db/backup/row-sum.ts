import 'server-only';
import { hash } from 'node:crypto';

const NEW_LINE = 10;
const WORDS = 8;

/**
 * Counts rows as COPY writes them, a line each, and sums them up so that their order does not matter: the exclusive or of the
 * SHA-256 of every row. Tables have primary keys, so no two rows take each other away.
 */
export class RowSum {
  rows = 0;
  private readonly sum = new Uint32Array(WORDS);
  private rest: Buffer | undefined;

  /** Takes the next bytes, wherever they end. */
  add(bytes: Buffer): void {
    let from = 0;
    for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, from)) {
      const row = bytes.subarray(from, end);
      this.addRow(this.rest ? Buffer.concat([this.rest, row]) : row);
      this.rest = undefined;
      from = end + 1;
    }
    if (from === bytes.length) return;
    const begun = bytes.subarray(from);
    this.rest = this.rest ? Buffer.concat([this.rest, begun]) : Buffer.from(begun);
  }

  private addRow(row: Buffer): void {
    const digest = hash('sha256', row, 'buffer');
    for (let i = 0; i < WORDS; i += 1) this.sum[i] = (this.sum[i] ?? 0) ^ digest.readUInt32BE(i * 4);
    this.rows += 1;
  }

  get digest(): string {
    return Array.from(this.sum, (word) => word.toString(16).padStart(8, '0')).join('');
  }
}
