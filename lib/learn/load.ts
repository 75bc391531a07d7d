import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { builtInModel } from '@/lib/model/load';
import type { Model } from '@/lib/model/schema';
import { checkLearn } from './check';
import { contents, evidenceCheck, glossaryEntry, topic } from './schema';
import type { Learn } from './types';

const CONTENT = path.join(process.cwd(), 'lib/learn/content');

let cached: Learn | undefined;

/**
 * The texts of the learning area that ship with the product, read once per process and frozen.
 * @throws Error naming the file or the findings when something is wrong with them.
 */
export function builtInLearn(): Learn {
  cached ??= readLearn(CONTENT, builtInModel());
  return cached;
}

/**
 * Reads, validates and freezes the texts in a content folder; links into the reference model must exist in `model`.
 * @throws Error naming the file with bad YAML or a wrong shape, or every finding.
 */
export function readLearn(directory: string, model: Model): Learn {
  const files = readdirSync(path.join(directory, 'topics')).filter((name) => name.endsWith('.yaml'));
  const topics = files.map((name) => {
    const one = readYaml(directory, `topics/${name}`, topic);
    if (name !== `${one.slug}.yaml`) throw new Error(`topics/${name} describes ${one.slug}`);
    return one;
  });
  const chapters = readYaml(directory, 'contents.yaml', contents);
  const order = chapters.flatMap((chapter) => chapter.topics);
  const learn = {
    chapters,
    topics: topics.sort((a, b) => order.indexOf(a.slug) - order.indexOf(b.slug)),
    glossary: readYaml(directory, 'glossary.yaml', z.array(glossaryEntry)),
    evidence: readYaml(directory, 'evidence.yaml', z.array(evidenceCheck)),
  };
  const findings = checkLearn(learn, model);
  if (findings.length > 0)
    throw new Error(`The texts have ${findings.length} problem(s):\n- ${findings.join('\n- ')}`);
  return deepFreeze(learn);
}

function readYaml<T>(directory: string, name: string, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    // Aliases can make a small file expand without bound, and the content needs none.
    content = parse(readFileSync(path.join(directory, name), 'utf8'), { maxAliasCount: 0 });
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
