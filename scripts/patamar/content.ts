import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ContentFile } from '@/lib/model/content';

/** The built-in model, from the root of the repository. */
export const CONTENT = 'lib/model/content/';
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files of the built-in model: those named, else all. */
export function readContent(names?: readonly string[]): ContentFile[] {
  const all = () => readdirSync(`${root}${CONTENT}principles`).map((name) => `principles/${name}`);
  return (names ?? ['model.yaml', 'roles.yaml', ...all()]).map((name) => ({
    name,
    text: readFileSync(root + CONTENT + name, 'utf8'),
  }));
}
