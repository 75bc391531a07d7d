import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of this project; `path` is relative to its root, with forward slashes. */
export interface Source {
  path: string;
  text: string;
}

export interface Import {
  /** As written, or the path of the project's file it leads to. */
  target: string;
  /** Whether it leads to a file of this project. */
  local: boolean;
  line: number;
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Files written by a tool, or data that is no program. */
const GENERATED = /^db\/migrations\/|^lib\/model\/content\/|\/(node_modules|\.next)\//;

/** A file of the project as text. */
export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every hand-written file in some folders whose name ends in one of the extensions. */
export function readSources(folders: readonly string[], extensions: readonly string[]): Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && extensions.some((end) => entry.name.endsWith(end)))
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !GENERATED.test(path))
    .sort()
    .map((path) => ({ path, text: readText(path) }));
}

/** Whether a file belongs to the tests rather than to the product. */
export const isTest = ({ path }: Source): boolean =>
  /\.(test|spec)\.\w+$|\/testing(\/|\.ts$)|^e2e\//.test(path);

/** Whether a file says that it touches the world. */
export const isMarked = ({ text }: Source): boolean => /^import 'server-only';/m.test(text);

const LITERAL = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/;
const LITERAL_OR_COMMENT = new RegExp(`${LITERAL.source}|${COMMENT.source}`, 'g');
const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** The text with comments blanked; lines and columns stay where they are. */
export const withoutComments = (text: string): string =>
  text.replace(LITERAL_OR_COMMENT, (found) => (found.startsWith('/') ? blank(found) : found));

/** The text with comments and the contents of strings blanked. */
export const codeOnly = (text: string): string => text.replace(LITERAL_OR_COMMENT, blank);

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** Where a pattern is found, as `path:line`, once per line. The pattern needs the flag g. */
export function places({ path }: Source, text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((found) => `${path}:${lineAt(text, found.index)}`))];
}

const STATIC = /^(?:import|export)\s+(?!type\b)(?:([^;'"]*?)\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

/** `{ type A, type B }` is gone when the program runs, as `import type` is. */
const isTypesOnly = (names: string | undefined) =>
  names !== undefined &&
  /^\{[^}]*\}$/.test(names.trim()) &&
  names
    .trim()
    .slice(1, -1)
    .split(',')
    .filter((name) => name.trim())
    .every((name) => /^\s*type\s/.test(name));

const isLocal = (written: string): boolean => /^(@\/|\.\.?\/)/.test(written);

/** The path that a file imports from; as it is written where that is none of the known files. */
export function resolveImport(from: string, written: string, known: ReadonlySet<string>): string {
  if (!isLocal(written)) return written;
  const path = written.startsWith('@/') ? written.slice(2) : posix.join(posix.dirname(from), written);
  const ends = ['', '.ts', '.tsx', '/index.ts'];
  return ends.map((end) => path + end).find((one) => known.has(one)) ?? path;
}

/** What a file imports to use when it runs; types are left out, dynamic imports counted. */
export function importsOf(source: Source, known: ReadonlySet<string>): Import[] {
  const { path, text } = source;
  const found = [
    ...[...text.matchAll(STATIC)]
      .filter(([, names]) => !isTypesOnly(names))
      .map((m) => [m[2], m.index] as const),
    ...[...withoutComments(text).matchAll(DYNAMIC)].map((m) => [m[1], m.index] as const),
  ];
  return found.map(([written = '', index]) => {
    const line = lineAt(text, index);
    return { target: resolveImport(path, written, known), local: isLocal(written), line };
  });
}
