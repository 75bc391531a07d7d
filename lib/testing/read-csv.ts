import { expect } from 'vitest';

/** A small RFC 4180 reader, written for tests only. */
export function readCsv(csv: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = csv.startsWith('\uFEFF') ? 1 : 0; i < csv.length; i++) {
    const c = csv[i] ?? '';
    if (quoted && c === '"' && csv[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === separator || (c === '\r' && csv[i + 1] === '\n'))) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (c === '\r') {
        rows.push([]);
        i++;
      }
    } else cell += c;
  }
  expect(quoted).toBe(false);
  return rows.slice(0, -1);
}
/** The table as records by header. */
export function csvRecords(csv: string, separator: string): Record<string, string>[] {
  const [head = [], ...body] = readCsv(csv, separator);
  return body.map((cells) => {
    expect(cells).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']));
  });
}
