import { type Expression, type Node, type Program, parseSync, visitorKeys } from 'oxc-parser';
import { resolveImport, type Source } from './sources';

/** A node of a syntax tree and the file that it stands in. */
export interface Place<N extends Node = Node> {
  file: File;
  node: N;
}

/** A file of the project as a syntax tree. */
export interface File {
  path: string;
  text: string;
  program: Program;
  parents: ReadonlyMap<Node, Node>;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** What a node is made of. */
export const childrenOf = (node: Node): Node[] =>
  (visitorKeys[node.type] ?? [])
    .flatMap((key): unknown => node[key as keyof Node])
    .filter((child) => isNode(child));

/** A node and everything in it. */
export function* within(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* within(child);
}

/** Reads a file; throws where it is no TypeScript. */
export function parse({ path, text }: Source): File {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const parents = new Map<Node, Node>();
  for (const node of within(program)) for (const child of childrenOf(node)) parents.set(child, node);
  return { path, text, program, parents };
}

/** `path:line` of a node. */
export const lineOf = ({ file, node }: Place): string =>
  `${file.path}:${file.text.slice(0, node.start).split('\n').length}`;

/** What a name stands for where it is used. */
export type Meaning =
  /** A constant or a function of the project. */
  | { kind: 'value'; place: Place<Expression | (Node & { type: 'FunctionDeclaration' })> }
  /** A property that was taken out of an object. */
  | { kind: 'part'; key: string; of: Place<Expression> }
  /** A parameter, by its place; undefined where it is taken out of one, or goes through a list. */
  | { kind: 'parameter'; at: number | undefined }
  /** What another file exports; `file` is undefined where that is none of the sources. */
  | { kind: 'import'; from: string; name: string };

/** The key under which a pattern such as `{ id, organizationId: organization }` binds a name. */
function keyIn(pattern: Node, name: string): string | undefined {
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
    if (property.value.type === 'Identifier' && property.value.name === name) return property.key.name;
  }
  return undefined;
}

const binds = (pattern: Node, name: string): boolean =>
  [...within(pattern)].some((node) => node.type === 'Identifier' && node.name === name);

function inDeclaration(file: File, node: Node, name: string): Meaning | undefined {
  if (node.type === 'ExportNamedDeclaration' && node.declaration)
    return inDeclaration(file, node.declaration, name);
  if (node.type === 'FunctionDeclaration' && node.id?.name === name)
    return { kind: 'value', place: { file, node: node as Node & { type: 'FunctionDeclaration' } } };
  if (node.type !== 'VariableDeclaration') return undefined;
  for (const { id, init } of node.declarations) {
    if (id.type === 'Identifier' && id.name === name)
      // What is no constant may be something else by now.
      return init && node.kind === 'const'
        ? { kind: 'value', place: { file, node: init } }
        : { kind: 'parameter', at: undefined };
    if (id.type === 'Identifier' || !binds(id, name)) continue;
    const key = keyIn(id, name);
    return init && key !== undefined
      ? { kind: 'part', key, of: { file, node: init } }
      : { kind: 'parameter', at: undefined };
  }
  return undefined;
}

function inImport(file: File, node: Node, name: string, known: ReadonlySet<string>): Meaning | undefined {
  if (node.type !== 'ImportDeclaration') return undefined;
  for (const one of node.specifiers) {
    if (one.type !== 'ImportSpecifier' || one.local.name !== name || one.imported.type !== 'Identifier')
      continue;
    return {
      kind: 'import',
      from: resolveImport(file.path, node.source.value, known),
      name: one.imported.name,
    };
  }
  return undefined;
}

/** What a name means at a place: the nearest declaration around it. */
export function meaningOf({ file, node }: Place, name: string, known: ReadonlySet<string>): Meaning | null {
  for (let scope = file.parents.get(node); scope; scope = file.parents.get(scope)) {
    if ('params' in scope && Array.isArray(scope.params)) {
      const at = scope.params.findIndex((one) => isNode(one) && binds(one, name));
      const whole = scope.params[at];
      if (at >= 0)
        return { kind: 'parameter', at: isNode(whole) && whole.type === 'Identifier' ? at : undefined };
    }
    if (scope.type === 'ForOfStatement') {
      const found = binds(scope.left, name);
      if (found) return { kind: 'parameter', at: undefined };
    }
    if (scope.type !== 'BlockStatement' && scope.type !== 'Program') continue;
    for (const statement of scope.body) {
      const found = inDeclaration(file, statement, name) ?? inImport(file, statement, name, known);
      if (found) return found;
    }
  }
  return null;
}

/** What a file calls by a name at its top. */
export function exportedBy(file: File, name: string): Meaning | undefined {
  for (const statement of file.program.body) {
    const found = inDeclaration(file, statement, name);
    if (found) return found;
  }
  return undefined;
}

/** The body of a function whose value is one expression, or which ends with one `return` and has no other. */
export function returnedBy(node: Node): Expression | null {
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionDeclaration') return null;
  if (!node.body) return null;
  if (node.body.type !== 'BlockStatement') return node.body;
  const last = node.body.body.at(-1);
  const only = [...within(node.body)].filter(({ type }) => type === 'ReturnStatement').length === 1;
  return only && last?.type === 'ReturnStatement' ? last.argument : null;
}
