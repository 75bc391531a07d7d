import { codeOnly, type Source } from './sources';
import { parse } from './syntax';

/** A function at the top of a file, as text. */
interface Written {
  name: string;
  text: string;
  exported: boolean;
}

/** The functions at the top of a file; comments and the contents of texts are blanked. */
function functionsOf(source: Source): Written[] {
  const code = codeOnly(source.text);
  return parse(source).program.body.flatMap((statement): Written[] => {
    const exported = statement.type === 'ExportNamedDeclaration';
    const declared = exported ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration' && declared.id)
      return [{ name: declared.id.name, text: code.slice(declared.start, declared.end), exported }];
    if (declared?.type !== 'VariableDeclaration') return [];
    return declared.declarations.flatMap(({ id, init, start, end }) =>
      id.type === 'Identifier' && init?.type === 'ArrowFunctionExpression'
        ? [{ name: id.name, text: code.slice(start, end), exported }]
        : [],
    );
  });
}

/** What a file exports. */
export const exportedFunctionBodies = (source: Source): Written[] =>
  functionsOf(source).filter(({ exported }) => exported);

/** A function that is called, and no method. */
const CALL = /(?<![.\w])(\w+)(?:<[^<>()]*>)?\(/g;

/**
 * Names of functions that do something themselves, or call one that does. Two exported functions never share a name; what a file keeps
 * to itself counts there alone.
 */
function reaching(sources: readonly Source[], does: RegExp): Set<string> {
  const functions = sources.flatMap((source) =>
    functionsOf(source).map((one) => ({
      ...one,
      path: source.path,
      key: one.exported ? one.name : `${one.name} ${source.path}`,
    })),
  );
  const known = new Set(functions.map(({ key }) => key));
  const found = new Set<string>();
  const calls = (name: string, path: string) => {
    const own = `${name} ${path}`;
    return found.has(known.has(own) ? own : name);
  };
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { key, text, path } of functions)
      if (does.test(text) || [...text.matchAll(CALL)].some(([, name = '']) => calls(name, path)))
        found.add(key);
  }
  return new Set([...found].map((key) => key.replace(/ .*/, '')));
}

/** Functions that write into the security log, or have it done. */
export const recordingFunctions = (sources: readonly Source[]): Set<string> =>
  reaching(sources, /\b(?:record|recordOfPerson|recordExport)\(/);

/** Functions that change rows, or have it done. */
export const writesSomething = (sources: readonly Source[]): Set<string> =>
  reaching(sources, /\b(?:tx|db|systemDatabase\(\))\s*\.(?:insert|update|delete)\(|\bwriteAnswers\(/);
