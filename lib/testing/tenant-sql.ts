import type { Node } from 'oxc-parser';
import { TENANT } from './tenant-tables';

const SQL_NAMES = new Set([...TENANT.values()].map(({ name }) => name));
const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : '');

/** A statement in SQL as text, with the tables and columns of the schema by their names there; null where a node is none. */
export function sqlOf(node: Node): string | null {
  if (node.type === 'TaggedTemplateExpression') return textOf(node.quasi);
  // Text that the driver or drizzle takes as it is.
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  if (!/^(execute|unsafe|raw)$/.test(nameOf(node.callee.property))) return null;
  const [given] = node.arguments;
  if (given?.type === 'TemplateLiteral') return textOf(given);
  return given?.type === 'Literal' && typeof given.value === 'string' ? given.value : null;
}

function textOf(quasi: Node & { type: 'TemplateLiteral' }): string {
  return quasi.quasis
    .map(({ value }, i) => {
      const one = quasi.expressions[i];
      if (!one) return value.raw;
      if (one.type === 'Identifier') return `${value.raw}${TENANT.get(one.name)?.name ?? '?'}`;
      if (one.type !== 'MemberExpression') return `${value.raw}?`;
      const table = TENANT.get(nameOf(one.object));
      const isOwner = table !== undefined && nameOf(one.property) === table.owner;
      return `${value.raw}${isOwner ? 'organization_id' : '?'}`;
    })
    .join('');
}

/** What stands outside of brackets. */
function outermost(text: string): string {
  const without = text.replace(/\([^()]*\)/g, ' ');
  return without === text ? text : outermost(without);
}

const TABLE =
  /(?:\b(?:from|join|update|using|copy|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?|,\s*)(?:public\.)?"?(\w+)"?(?![\w."])/g;

/** Whether a statement in SQL names fewer organizations than it has tables of tenants, or does without. */
export function namesTooFew(written: string): boolean {
  const text = written.toLowerCase();
  const tables = [...text.matchAll(TABLE)].filter(([, name]) => SQL_NAMES.has(name ?? ''));
  const named = [...text.matchAll(/organization_id"?\s*=|\borganizations\b[\s\S]*\bid"?\s*=/g)];
  const easy = tables.length > 0 && /\bwhere\b[\s\S]*\bor\b/.test(outermost(text));
  return easy || named.length < tables.length;
}
