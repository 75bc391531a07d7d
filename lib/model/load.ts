import 'server-only';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type ContentFile, lintFolder } from '@/lib/model/content';
import { type Crosswalks, crosswalksFile, readCrosswalks } from '@/lib/model/crosswalks';
import type { Finding } from '@/lib/model/document';
import type { Model } from '@/lib/model/schema';

const CONTENT = path.join(process.cwd(), 'lib/model/content');

let cached: Model | undefined;

/**
 * The reference model that ships with the product, read once per process and frozen.
 * @throws Error naming the file or the findings when the content is not a valid model.
 */
export function builtInModel(): Model {
  cached ??= readModel(CONTENT);
  return cached;
}

/**
 * Reads, checks and freezes the model in a content folder; `builtInModel` is the cached way to the built-in one.
 * @throws Error with every finding that keeps the model from being used. The content's own keys must all be known.
 */
export function readModel(directory: string): Model {
  const { model, findings } = lintFolder(readFolder(directory));
  const broken = findings.filter(({ severity, rule }) => severity === 'error' || rule === 'unknown-key');
  if (model && broken.length === 0) return deepFreeze(model);
  const lines = broken.map(({ file, line, rule, params }) => `- ${file}:${line} ${rule} ${wordsOf(params)}`);
  throw new Error(
    `The reference model has ${broken.length} problem(s); npm run patamar -- lint explains them:\n${lines.join('\n')}`,
  );
}

/** Without sentences, which need a language and the packages of the interface. */
const wordsOf = (params: Finding['params']) =>
  Object.entries(params)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

/** The files of a content folder that make up the model. @throws Error when the folder cannot be read. */
function readFolder(directory: string): ContentFile[] {
  // The content is read where it stands; the build has nothing to trace.
  const principles = readdirSync(path.join(/*turbopackIgnore: true*/ directory, 'principles')).map(
    (name) => `principles/${name}`,
  );
  const head = ['model.yaml', 'roles.yaml'].filter((name) =>
    existsSync(path.join(/*turbopackIgnore: true*/ directory, name)),
  );
  return [...head, ...principles].map((name) => ({
    name,
    text: readFileSync(path.join(/*turbopackIgnore: true*/ directory, name), 'utf8'),
  }));
}

/** One object is shared by every request, so a write to it must fail instead of leaking between them. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const child of Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}

let crosswalks: Crosswalks | undefined;

/**
 * Where the built-in principles and practices are found in other catalogues, read once per process and frozen.
 * @throws Error when `crosswalks.yaml` has another shape than it should.
 */
export function builtInCrosswalks(): Crosswalks {
  crosswalks ??= deepFreeze(
    readCrosswalks(crosswalksFile.parse(parse(readFileSync(path.join(CONTENT, 'crosswalks.yaml'), 'utf8')))),
  );
  return crosswalks;
}
