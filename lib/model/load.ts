import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkModel } from '@/lib/model/check';
import { assemble, modelFile, principleFile, rolesFile } from '@/lib/model/content';
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
 * Reads, validates and freezes the model in a content folder; `builtInModel` is the cached way to the built-in one.
 * @throws Error naming the file with bad YAML or a wrong shape, a file that is not listed, or every finding.
 */
export function readModel(directory: string): Model {
  const head = readYaml(directory, 'model.yaml', modelFile);
  const listed = new Set(head.frameworks.flatMap(({ principles }) => principles.map(fileName)));
  const stray = readdirSync(path.join(directory, 'principles')).filter((name) => !listed.has(name));
  if (stray.length > 0)
    throw new Error(`Not listed in model.yaml: principles/${stray.join(', principles/')}`);

  const model = assemble(head, readYaml(directory, 'roles.yaml', rolesFile), (id) => {
    const file = readYaml(directory, `principles/${fileName(id)}`, principleFile);
    if (file.id !== id) throw new Error(`principles/${fileName(id)} describes ${file.id} instead of ${id}`);
    return file;
  });
  const findings = checkModel(model);
  if (findings.length > 0) {
    const lines = findings.map(({ rule, message }) => `- ${rule}: ${message}`);
    throw new Error(`The reference model has ${findings.length} problem(s):\n${lines.join('\n')}`);
  }
  return deepFreeze(model);
}

const fileName = (principleId: string) => `${principleId.toLowerCase()}.yaml`;

function readYaml<T>(directory: string, name: string, schema: z.ZodType<T>): T {
  // Aliases can make a small file expand without bound, and the content needs none.
  const read = () => parse(readFileSync(path.join(directory, name), 'utf8'), { maxAliasCount: 0 }) as unknown;
  let content: unknown;
  try {
    content = read();
  } catch (cause) {
    throw new Error(`Cannot read ${name}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  const result = schema.safeParse(content);
  if (!result.success) throw new Error(`${name} is not valid:\n${z.prettifyError(result.error)}`);
  return result.data;
}

/** One object is shared by every request, so a write to it must fail instead of leaking between them. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const child of Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}
