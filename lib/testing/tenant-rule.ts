import type { Expression, Node } from 'oxc-parser';
import type { Rule } from './rules';
import { isTest, type Source } from './sources';
import { exportedBy, type File, lineOf, meaningOf, type Place, parse, returnedBy, within } from './syntax';
import { namesTooFew, sqlOf } from './tenant-sql';
import { TENANT } from './tenant-tables';

/** Where reading may look across organizations; what is changed and what is joined names them there, too. */
const ACROSS = /^(lib\/(access|demo|jobs)\/|lib\/model\/versions\.ts$|db\/)/;

/** What the parameters of a function stand for, in one call. */
interface Call {
  given: readonly Place<Expression>[];
  within: Call | null;
}
type Known = { files: ReadonlyMap<string, File>; paths: ReadonlySet<string> };
/** `of` is a table; `equals` another one, or null for a value. */
interface Named {
  of: string;
  equals: string | null;
}

class Reader {
  constructor(private readonly known: Known) {}

  /** What a name means, through imports and calls; null where that cannot be told. */
  private mean(place: Place<Node & { type: 'Identifier' }>, call: Call | null) {
    let found = meaningOf(place, place.node.name, this.known.paths) ?? null;
    while (found?.kind === 'import' && !found.from.startsWith('db/schema')) {
      const file = this.known.files.get(found.from);
      const exported = file && exportedBy(file, found.name);
      if (!exported) return null;
      found = exported;
    }
    if (found?.kind !== 'parameter')
      return found && { ...found, call: found.kind === 'import' ? null : call };
    const given = found.at === undefined ? undefined : call?.given[found.at];
    return given ? { kind: 'value' as const, place: given, call: call?.within ?? null } : null;
  }

  /**
   * The table that an expression stands for: its name in the schema, or a name of its own for an alias and for what cannot be told;
   * null where it is none of a tenant.
   */
  tableOf(place: Place, call: Call | null): string | null {
    const { file, node } = place;
    if (node.type === 'CallExpression' && (this.isQuery(node) || this.returnsQuery({ file, node })))
      return null;
    if (node.type !== 'Identifier') return file.text.slice(node.start, node.end);
    const found = this.mean({ file, node }, call);
    if (found?.kind === 'import') return TENANT.has(found.name) ? found.name : null;
    if (found?.kind !== 'value') return node.name;
    const { file: from, node: made } = found.place;
    const value = made.type === 'AwaitExpression' ? made.argument : made;
    if (value.type === 'Identifier') return this.tableOf({ file: from, node: value }, found.call);
    if (value.type !== 'CallExpression') return node.name;
    const [first] = value.arguments;
    if (value.callee.type === 'Identifier' && value.callee.name === 'alias' && first)
      return this.tableOf({ file: found.place.file, node: first }, found.call) && node.name;
    return this.isQuery(value) || this.returnsQuery({ file: from, node: value }) ? null : node.name;
  }

  /** A query that is selected from: it is a statement of its own. */
  private isQuery(node: Node): boolean {
    return (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      node.callee.property.type === 'Identifier' &&
      node.callee.property.name === 'as'
    );
  }

  /** A call of a function of ours that returns such a query, or one in SQL: what it says is found where it is written. */
  private returnsQuery({ file, node }: Place<Node & { type: 'CallExpression' }>): boolean {
    if (node.callee.type !== 'Identifier') return false;
    const found = this.mean({ file, node: node.callee }, null);
    const returned = found?.kind === 'value' ? returnedBy(found.place.node) : null;
    return returned !== null && (returned.type === 'TaggedTemplateExpression' || this.isQuery(returned));
  }

  /** The table whose column of the organization an expression is; null where it is none. */
  private ownerOf({ file, node }: Place, call: Call | null): string | null {
    if (node.type === 'Identifier') {
      const found = this.mean({ file, node }, call);
      if (found?.kind !== 'part' || found.key !== 'organizationId') return null;
      const table = this.tableOf(found.of, found.call);
      return table !== null && TENANT.has(table) ? table : null;
    }
    if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return null;
    if (node.object.type !== 'Identifier') return null;
    const table = this.tableOf({ file, node: node.object }, call);
    if (table === null) return null;
    const { name } = node.property;
    if (table === 'organizations') return name === 'id' ? table : null;
    return name === 'organizationId' && this.isTable({ file, node: node.object }, call) ? table : null;
  }

  /** Whether an expression is certainly one of the tables, under its own name. */
  isKnownTable({ file, node }: Place): boolean {
    if (node.type !== 'Identifier') return false;
    const found = this.mean({ file, node }, null);
    return found?.kind === 'import' && TENANT.has(found.name);
  }

  /** A round that was read has an `organizationId`, too, and it is a value. */
  private isTable({ file, node }: Place<Node & { type: 'Identifier' }>, call: Call | null): boolean {
    const found = this.mean({ file, node }, call);
    if (found?.kind === 'import') return true;
    if (found?.kind !== 'value') return this.selectedFrom.has(node.name);
    const { node: value } = found.place;
    if (value.type === 'Identifier') return this.isTable({ file: found.place.file, node: value }, found.call);
    return (
      value.type === 'CallExpression' && value.callee.type === 'Identifier' && value.callee.name === 'alias'
    );
  }

  /** Names of the statement at hand that stand for tables nobody can tell. */
  selectedFrom = new Set<string>();

  private equal([one, other]: readonly [Place, Place], call: Call | null): Named[] {
    const [a, b] = [this.ownerOf(one, call), this.ownerOf(other, call)];
    if (a === null && b === null) return [];
    if (a === null) return [{ of: b ?? '', equals: null }];
    return b === null
      ? [{ of: a, equals: null }]
      : [
          { of: a, equals: b },
          { of: b, equals: a },
        ];
  }

  /** Which organizations a condition demands, whatever else it says. */
  demands({ file, node }: Place, call: Call | null): Named[] {
    if (node.type === 'Identifier') {
      const found = this.mean({ file, node }, call);
      return found?.kind === 'value' ? this.demands(found.place, found.call) : [];
    }
    if (node.type === 'ConditionalExpression')
      return both(
        this.demands({ file, node: node.consequent }, call),
        this.demands({ file, node: node.alternate }, call),
      );
    if (node.type === 'TaggedTemplateExpression') return this.demandsOfText({ file, node }, call);
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return [];
    const places = node.arguments.map((one): Place => ({ file, node: one }));
    const [first, second] = places;
    if (node.callee.name === 'eq') return first && second ? this.equal([first, second], call) : [];
    if (node.callee.name === 'and') return places.flatMap((one) => this.demands(one, call));
    if (node.callee.name === 'or') return places.map((one) => this.demands(one, call)).reduce(both);
    const found = this.mean({ file, node: node.callee }, call);
    const returned = found?.kind === 'value' ? returnedBy(found.place.node) : null;
    if (found?.kind !== 'value' || !returned) return [];
    return this.demands(
      { file: found.place.file, node: returned },
      { given: places as Place<Expression>[], within: call },
    );
  }

  private demandsOfText(
    { file, node: { quasi } }: Place<Node & { type: 'TaggedTemplateExpression' }>,
    call: Call | null,
  ): Named[] {
    const texts = quasi.quasis.map(({ value }) => value.raw);
    // What stands in brackets, or beside an "or", may demand nothing of the row itself.
    if (texts.some((text) => /\bor\b|\bnot\b|\bselect\b|\(/.test(text))) return [];
    return quasi.expressions.flatMap((one, i) => {
      const next = quasi.expressions[i + 1];
      if (!next || texts[i + 1]?.trim() !== '=') return [];
      return this.equal(
        [
          { file, node: one },
          { file, node: next },
        ],
        call,
      );
    });
  }
}

const both = (one: Named[], other: Named[]): Named[] =>
  one.filter(({ of, equals }) => other.some((two) => two.of === of && two.equals === equals));

const JOINS = /^(inner|left|right|full|cross)Join(Lateral)?$/;

interface Step {
  name: string;
  given: readonly Node[];
}

/** The calls that are chained to one another around a call of it, first to last. */
function chainOf(file: File, start: Node & { type: 'CallExpression' }): Step[] {
  const steps: Step[] = [];
  let call: Node = start;
  for (;;) {
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return steps;
    if (call.callee.property.type === 'Identifier')
      steps.push({ name: call.callee.property.name, given: call.arguments });
    const member = file.parents.get(call);
    const next = member && file.parents.get(member);
    if (member?.type !== 'MemberExpression' || member.object !== call) return steps;
    if (next?.type !== 'CallExpression' || next.callee !== member) return steps;
    call = next;
  }
}

const isDatabase = (node: Node): boolean =>
  node.type === 'CallExpression'
    ? /^(system|tenant)/.test(nameOf(node.callee))
    : /^(tx|db|database)$/.test(nameOf(node));
const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : '');

/** Tables of a statement for which its conditions do not say whose rows are meant; null where it is no statement. */
function unnamed(reader: Reader, { file, node }: Place<Node & { type: 'CallExpression' }>): string[] | null {
  if (node.callee.type !== 'MemberExpression' || node.callee.property.type !== 'Identifier') return null;
  const { object, property } = node.callee;
  const [first] = node.arguments;
  const known = first !== undefined && reader.isKnownTable({ file, node: first });
  // What it is told there is not followed.
  if (property.name === '$count' && known) return [nameOf(first)];
  const steps = chainOf(file, node);
  const goesOn = known && steps.some(({ name }) => /^(set|where|returning)$/.test(name));
  const reads =
    property.name === 'from' && (/^select/.test(nameOfCall(object)) || (known && nameOf(object) !== 'Array'));
  const changes = /^(update|delete)$/.test(property.name) && (isDatabase(object) || goesOn);
  if (!reads && !changes) return null;
  const lastWhere = steps.findLast(({ name }) => name === 'where');
  const from = steps.filter(({ name }, i) => i === 0 || JOINS.test(name));
  const tables = from.map(({ given: [table] }) =>
    table ? reader.tableOf({ file, node: table }, null) : null,
  );
  reader.selectedFrom = new Set(tables.filter((table) => table !== null));
  const conditions = steps.flatMap((step): { side: string | null; said: Named[] }[] => {
    const { name, given } = step;
    const join = from.findIndex((one) => one.given === given);
    // Of several conditions the last takes the place of the others.
    const condition = step === lastWhere ? given[0] : join > 0 ? given[1] : undefined;
    if (!condition) return [];
    // An outer join says something of the table that is joined, and nothing of the others.
    const side = name === 'where' || name === 'innerJoin' ? null : (tables[join] ?? '');
    return [{ side, said: reader.demands({ file, node: condition }, null) }];
  });
  const looked = tables.find((table) => table !== null);
  const named = new Set<string>(reads && ACROSS.test(file.path) && looked ? [looked] : []);
  for (let size = -1; size < named.size; ) {
    size = named.size;
    for (const { side, said } of conditions)
      for (const { of, equals } of said)
        if ((side === null || side === of) && (equals === null || named.has(equals))) named.add(of);
  }
  return tables.filter((table) => table !== null && !named.has(table)).map((table) => table ?? '');
}

function nameOfCall(node: Node): string {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return '';
  return nameOf(node.callee.property);
}

/** The table of a query such as `tx.query.teams.findMany(…)`, whose conditions are not followed. */
function found({ callee }: Node & { type: 'CallExpression' }): string[] | null {
  if (callee.type !== 'MemberExpression' || !/^find(Many|First)$/.test(nameOf(callee.property))) return null;
  const table = callee.object.type === 'MemberExpression' ? nameOf(callee.object.property) : '';
  return TENANT.has(table) ? [table] : null;
}

export const statementsNameTheirOrganization: Rule = {
  name: 'every statement on a table of tenants names its organization',
  todo: 'Add `eq(table.organizationId, organizationId)`, in a join `eq(joined.organizationId, table.organizationId)`: row-level security is the first wall, this is the second (docs/adr/0002).',
  find(sources: readonly Source[]) {
    const files = new Map(
      sources
        .filter((one) => !isTest(one) && /^(lib|db)\/.*\.ts$/.test(one.path))
        .map((one) => [one.path, parse(one)] as const),
    );
    const reader = new Reader({ files, paths: new Set(sources.map(({ path }) => path)) });
    return [...files.values()].flatMap((file) =>
      [...within(file.program)].flatMap((node) => {
        const text = sqlOf(node);
        if (text !== null) return namesTooFew(text) ? [`${lineOf({ file, node })} in SQL`] : [];
        if (node.type !== 'CallExpression') return [];
        const tables = found(node) ?? unnamed(reader, { file, node }) ?? [];
        return tables.map((table) => `${lineOf({ file, node })} ${table}`);
      }),
    );
  },
};
