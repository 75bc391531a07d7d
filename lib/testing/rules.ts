import { codeOnly, importsOf, isMarked, isTest, places, type Source, withoutComments } from './sources';
import { parse } from './syntax';

/** A rule of the architecture: finds what breaks it, and says what to do instead. */
export interface Rule {
  name: string;
  todo: string;
  /** Places that break the rule, as `path:line` and, where it helps, what is there. */
  find(sources: readonly Source[]): string[];
}

const inFolder =
  (...folders: string[]) =>
  (source: Source) =>
    folders.some((folder) => source.path.startsWith(`${folder}/`));
const isProduct = (source: Source) => !isTest(source);
const pathsOf = (sources: readonly Source[]) => new Set(sources.map(({ path }) => path));

/** Packages that calculate and nothing else. */
const PURE_PACKAGES = new Set(['zod', 'next-intl', 'yaml', 'bidi-js', 'ipaddr.js', 'unhomoglyph']);

export const pureStaysPure: Rule = {
  name: 'a lib file without `server-only` imports nothing that touches the world',
  todo: "Pass the data in instead; or, if the file has to touch the world, begin it with `import 'server-only';`.",
  find(sources) {
    const known = pathsOf(sources);
    const marked = new Set(sources.filter(isMarked).map(({ path }) => path));
    const pure = sources.filter((one) => inFolder('lib')(one) && isProduct(one) && !marked.has(one.path));
    // Each file answers for its own imports, so nothing marked can be reached through several either.
    return pure.flatMap((source) =>
      importsOf(source, known)
        .filter(({ target, local }) =>
          local
            ? marked.has(target) || !/^lib\//.test(target) || !(known.has(target) || target.endsWith('.json'))
            : !PURE_PACKAGES.has(target),
        )
        .map(({ target, line }) => `${source.path}:${line} imports ${target}`),
    );
  },
};

const WORLD =
  /\b(process\.|fetch\(|console\.|Date\.now\(|new Date\(\)|Math\.random\(|performance\.|crypto\.|setTimeout\(|setInterval\(|localStorage\b|window\.|document\.)/g;

export const pureHasNoClock: Rule = {
  name: 'a lib file without `server-only` has no clock, chance, network or console',
  todo: 'Take the time (`now: Date`), the seed or the function that waits as a parameter.',
  find: (sources) =>
    sources
      .filter((one) => inFolder('lib')(one) && isProduct(one) && !isMarked(one))
      .flatMap((one) => places(one, codeOnly(one.text), WORLD)),
};

export const markComesFirst: Rule = {
  name: '`server-only` stands on line 1',
  todo: "Move `import 'server-only';` to the first line.",
  find: (sources) =>
    sources
      .filter(
        (one) =>
          inFolder('lib', 'db')(one) && isMarked(one) && !one.text.startsWith("import 'server-only';\n"),
      )
      .map(({ path }) => path),
};

export const layers: Rule = {
  name: 'imports go app → lib → db, and db knows pure files of lib only',
  todo: 'Call a query or a command of lib/<domain> from app; move shared things down.',
  find(sources) {
    const known = pathsOf(sources);
    const marked = new Set(sources.filter(isMarked).map(({ path }) => path));
    const wrong = (from: string, to: string) =>
      (from.startsWith('app/') && /^(db\/|db$|drizzle-orm|postgres$)/.test(to)) ||
      (/^(lib|db)\//.test(from) && to.startsWith('app/')) ||
      (from.startsWith('db/') && to.startsWith('lib/') && marked.has(to));
    return sources.filter(isProduct).flatMap((source) =>
      importsOf(source, known)
        .filter(({ target }) => wrong(source.path, target))
        .map(({ target, line }) => `${source.path}:${line} imports ${target}`),
    );
  },
};

const isCommands = ({ path }: Source) =>
  /^lib\/[^/]+\/(commands|take-back)\.ts$|^lib\/rounds\/answers\.ts$/.test(path);
const COMMAND = /^export (?:async function (\w+)\([\s\S]*?\): [^\n]*\{\n([\s\S]*?)^\}|.*)/gm;
/** People may do some things to themselves; the check then hangs on whose id it is. */
const CHECK = /^\s*(?:if \([^\n]*access\.userId[^\n]*\) )?allow\(access, '[\w:-]+'\);/;

export const commandsAskFirst: Rule = {
  name: 'the first statement of each command is its permission check',
  todo: "Begin the command with `allow(access, '…');`. A commands file exports async functions and types only.",
  find: (sources) =>
    sources
      .filter(isCommands)
      .flatMap(({ path, text }) =>
        [...withoutComments(text).matchAll(COMMAND)]
          .filter(([whole, name, body]) =>
            name ? !CHECK.test(body ?? '') : !/^export (type|interface)\b/.test(whole),
          )
          .map(([whole, name]) => `${path} ${name ?? whole}`),
      ),
};

const QUERY = /^export (?:async )?function (\w+)\(\s*([^,)]*)/gm;

export const queriesTakeAccess: Rule = {
  name: 'each query takes proof of access, or the transaction that was opened with it',
  todo: 'Make the first parameter `access: TeamAccess`, `access: OrganizationAccess` or `tx: Tenant`.',
  find: (sources) =>
    sources
      .filter(({ path }) => /^lib\/[^/]+\/queries\.ts$/.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(QUERY)]
          .filter(
            ([, , first]) =>
              !/^(access: (Team|Organization|Respondent)Access|tx: Tenant)\b/.test(first ?? ''),
          )
          .map(([, name]) => `${path} ${name}`),
      ),
};

export const noCatching: Rule = {
  name: 'queries and commands catch nothing',
  todo: 'Let it be thrown: `Refused` becomes words in one place, everything else is logged in one place.',
  find: (sources) =>
    sources
      .filter((one) => isCommands(one) || one.path.endsWith('/queries.ts'))
      .flatMap((one) => places(one, codeOnly(one.text), /\btry \{|\.catch\(/g)),
};

export const noBindInClient: Rule = {
  name: 'nothing is bound in a client component',
  todo: 'Bind in the server component that draws the form, or use a hidden field: without JavaScript such a form hangs the server.',
  find: (sources) =>
    sources
      .filter(({ text }) => /^'use client';/m.test(text))
      .flatMap((one) => places(one, codeOnly(one.text), /\.bind\(/g)),
};

const SECOND_DOOR = /^(lib\/(access|demo|jobs)\/|lib\/model\/versions\.ts$|db\/|scripts\/)/;

export const secondDoor: Rule = {
  name: 'the second door is opened only by access, demo, jobs and published models',
  todo: 'Use `inOrganization(access, (tx) => …)`: what goes through `systemDatabase` sees every organization.',
  find: (sources) =>
    sources
      .filter((one) => isProduct(one) && !SECOND_DOOR.test(one.path))
      .flatMap((one) => places(one, codeOnly(one.text), /\bsystemDatabase\b|\btenantPool\b/g)),
};

/** What can read a score, a count or an answer before the publishing rule has seen it. */
const CORE =
  /^lib\/scoring\/(score|evaluate|sheet|node|estimate|restrict|round-pair|everybody|decomposition|firm-levels|headline-gate|change-test|role-gap)\.ts$/;
const CORE_NAMES =
  /\b(score|pairRounds|commonItems|everybodyChange|decompose|headlineGate|changeTest|roleGaps|groupGap)\b/;
const FROM_INDEX = /import \{([^}]*)\} from '@\/lib\/scoring';/g;
const SEES_ALL = /^lib\/(scoring|publishing)\//;

/** Tables that hold answers or what is published of them, and the files that may name them. */
const GUARDED: readonly [RegExp, RegExp][] = [
  [
    /\b(publishedRows|publishedChanges|roundLedgers)\b/g,
    /^(db\/|lib\/rounds\/(publication(-input)?|comparisons)\.ts$|lib\/results\/published(-cells)?\.ts$|lib\/jobs\/(republish|purge|pool-small-teams)\.ts$)/,
  ],
  [/\bscoreSnapshots\b/g, /^(db\/|lib\/jobs\/republish\.ts$)/],
  [/\{[^}]*\banswers\b[^}]*\} from '@\/db\/schema'/g, /^(db\/|lib\/rounds\/|lib\/demo\/)/],
];

export const scoresArePublished: Rule = {
  name: 'scores and counts leave the scoring core through lib/publishing only',
  todo: 'Read what is published: `getResults` or `teamResults` of lib/results know the viewer (docs/adr/0018).',
  find(sources) {
    const known = pathsOf(sources);
    return sources
      .filter((one) => inFolder('app', 'lib', 'db')(one) && isProduct(one))
      .flatMap((source) => {
        const { path, text } = source;
        const code = withoutComments(text);
        const imported = SEES_ALL.test(path)
          ? []
          : importsOf(source, known)
              .filter(({ target, local }) => local && CORE.test(target))
              .map(({ target, line }) => `${path}:${line} imports ${target}`);
        const named = SEES_ALL.test(path)
          ? []
          : [...code.matchAll(FROM_INDEX)]
              .filter(([, names]) => CORE_NAMES.test(names ?? ''))
              .map(() => `${path} imports from lib/scoring what only lib/publishing may use`);
        const tables = GUARDED.filter(([, allowed]) => !allowed.test(path)).flatMap(([words]) =>
          places(source, code, words),
        );
        return [...imported, ...named, ...tables];
      });
  },
};

/** What Next.js looks for in a file by its name. */
const OF_NEXT = /^(generateMetadata|generateStaticParams|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** Names of the functions that a file exports. */
const exportedFunctions = (source: Source): string[] =>
  parse(source).program.body.flatMap((statement): string[] => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (declared?.type === 'FunctionDeclaration') return declared.id ? [declared.id.name] : [];
    if (declared?.type !== 'VariableDeclaration') return [];
    return declared.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init?.type === 'ArrowFunctionExpression' ? [id.name] : [],
    );
  });

export const functionsHaveNamesOfTheirOwn: Rule = {
  name: 'two exported functions never share a name',
  todo: 'Give one of them a name that says how it is another: who searches for a name finds one thing.',
  find(sources) {
    const places = new Map<string, string[]>();
    for (const source of sources.filter((one) => isProduct(one) && /\.tsx?$/.test(one.path)))
      for (const name of exportedFunctions(source))
        if (!OF_NEXT.test(name)) places.set(name, [...(places.get(name) ?? []), source.path]);
    return [...places].flatMap(([name, paths]) =>
      paths.length > 1 ? [`${name} in ${paths.join(' and ')}`] : [],
    );
  },
};
