import type { Node } from 'oxc-parser';
import type { Source } from './sources';
import { childrenOf, lineOf, parse, within } from './syntax';

const isFunction = ({ type }: Node) =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

/** A function and what is in it, without the functions in it. */
function* ownNodes(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) if (!isFunction(child)) yield* ownNodes(child);
}

/** Names that an `await` waits for: alone, or in a list of `Promise.all`. */
const awaitedNames = (node: Node): string[] => {
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'CallExpression') return [];
  const [list] = node.arguments;
  return list?.type === 'ArrayExpression'
    ? list.elements.flatMap((one) => (one?.type === 'Identifier' ? [one.name] : []))
    : [];
};

const isAll = (node: Node) =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  node.callee.object.type === 'Identifier' &&
  node.callee.object.name === 'Promise';

/** Promises that a function begins, and waits for only after it waited for another one: `path:line`. */
export function promisesLeftAlone(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const file = parse(source);
    return [...within(file.program)].filter(isFunction).flatMap((fn) => {
      const nodes = [...ownNodes(fn)];
      const begun = nodes.flatMap((node) =>
        node.type === 'VariableDeclarator' &&
        node.id.type === 'Identifier' &&
        node.init?.type === 'CallExpression'
          ? [{ name: node.id.name, node }]
          : [],
      );
      const waits = nodes.flatMap((node) => {
        if (node.type === 'AwaitExpression') return [{ at: node.start, names: awaitedNames(node.argument) }];
        return isAll(node) ? [{ at: node.start, names: awaitedNames(node) }] : [];
      });
      return begun
        .filter(({ name, node }) => {
          const taken = waits.find(({ at, names }) => at > node.end && names.includes(name));
          return (
            taken && waits.some(({ at, names }) => at > node.end && at < taken.at && !names.includes(name))
          );
        })
        .map(({ node }) => lineOf({ file, node }));
    });
  });
}
