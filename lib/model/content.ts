import { arranged, type Lint, lintContent, placed } from '@/lib/model/document/lint';
import type { Base, Raw } from '@/lib/model/document/outline';
import { readText } from '@/lib/model/document/read';
import { Places } from '@/lib/model/document/source';
import { isRaw } from '@/lib/model/rules/draft';
import { type Finding, type Problem, problem } from '@/lib/model/rules/problem';
import { model } from '@/lib/model/schema';

/** A file of the content folder; `name` is its path inside, with slashes. */
export interface ContentFile {
  name: string;
  text: string;
}

const HEAD = 'model.yaml';
const ROLES = 'roles.yaml';

/** Name of the file of a principle. */
export const fileOf = (principleId: string) => `principles/${principleId.toLowerCase()}.yaml`;

/**
 * Reads and checks a model that is spread over a folder: `model.yaml` has the versions, the scale and the ids of each
 * framework's principles in order, `roles.yaml` the roles, and each principle with its practices has its own file.
 * What its place already says is not repeated inside a file.
 * @param folder put before names in the findings
 */
export function lintFolder(files: readonly ContentFile[], folder = ''): Lint {
  const places = new Places();
  const unread: Finding[] = [];
  const contents = new Map<string, unknown>();
  for (const { name, text } of files) {
    const read = readText({ file: folder + name, text }, places);
    unread.push(...placed(read.problems, read.text));
    contents.set(name, read.content?.value);
  }
  // A file that cannot be read would look like many things missing elsewhere.
  if (unread.length > 0) return { model: null, findings: arranged(unread) };
  const { root, problems } = join(contents);
  const findings = problems.map(({ at, params, ...rest }): Finding => {
    const file = folder + (params.file ?? HEAD);
    return { ...rest, params, ...places.of(at, file) };
  });
  // Nor does it help to hear of everything that mentions a principle whose file is not there.
  if (!root || findings.length > 0) return { model: null, findings: arranged(findings) };
  return lintContent(root, places, folder + HEAD, null);
}

/** Puts the files together as one document. */
function join(contents: ReadonlyMap<string, unknown>): { root: Raw | null; problems: Problem[] } {
  const head = contents.get(HEAD);
  const problems: Problem[] = [HEAD, ROLES]
    .filter((name) => !contents.has(name))
    .map((name) => problem('file', 'file-missing', '', { holder: {} }, { name, file: name }));
  if (!isRaw(head)) {
    if (contents.has(HEAD)) problems.push(problem('shape', 'not-a-model', '', { holder: {} }));
    return { root: null, problems };
  }
  const wanted = new Set<string>();
  const principles: unknown[] = [];
  for (const { framework, id, holder, key } of listed(head)) {
    const name = fileOf(id);
    wanted.add(name);
    const content = contents.get(name);
    if (!contents.has(name)) problems.push(problem('file', 'file-missing', id, { holder, key }, { name }));
    else if (isRaw(content) && content.id === id) principles.push(Object.assign(content, { framework }));
    else problems.push(otherFile(content, id, name));
  }
  for (const name of contents.keys())
    if (name.startsWith('principles/') && !wanted.has(name))
      problems.push(problem('file', 'file-stray', '', { holder: {} }, { name, file: name }));
  const root = head as Raw;
  root.roles = contents.get(ROLES);
  root.principles = principles;
  return { root, problems };
}

function otherFile(content: unknown, wanted: string, name: string): Problem {
  const holder = isRaw(content) ? content : {};
  const found = isRaw(content) && typeof content.id === 'string' ? content.id : '-';
  return problem('file', 'file-other', wanted, { holder, key: 'id' }, { found, wanted, file: name });
}

/** Takes the lists of principles out of the frameworks, and returns them in order. */
function listed(head: Raw | Readonly<Raw>) {
  const frameworks = Array.isArray(head.frameworks) ? head.frameworks.filter(isRaw) : [];
  return frameworks.flatMap((framework) => {
    const ids: unknown[] = Array.isArray(framework.principles) ? framework.principles : [];
    if (Array.isArray(framework.principles)) delete (framework as Raw).principles;
    return ids.flatMap((id, key) =>
      typeof id === 'string' ? [{ framework: framework.id, id, holder: ids, key }] : [],
    );
  });
}

/** The scale and the roles alone, which a document may leave out; null when those two files are broken. */
export function contentBase(files: readonly ContentFile[]): Base | null {
  const contentOf = (wanted: string) => {
    const file = files.find(({ name }) => name === wanted);
    return file && readText({ file: file.name, text: file.text }, new Places()).content?.value;
  };
  const head = contentOf(HEAD);
  const shape = model.pick({ scale: true, roles: true });
  return shape.safeParse({ scale: isRaw(head) ? head.scale : null, roles: contentOf(ROLES) }).data ?? null;
}
