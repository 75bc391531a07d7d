import type { Rule } from './rules';
import { codeOnly, isTest, places, type Source, withoutComments } from './sources';

const inApp = (source: Source) => source.path.startsWith('app/') && !isTest(source);
const isMarkup = (source: Source) => inApp(source) && source.path.endsWith('.tsx');

/** Names are the same in every language. */
const NAMES = new Set(['Patamar', 'English', 'Português', 'Português (Brasil)']);
const TEXT = /(?<![=-])>([^<>{};=]*\p{L}[^<>{};=]*)<\//gu;
const SPOKEN = /\s(?:aria-label|aria-description|title|placeholder|alt|label)="([^"]*\p{L}[^"]*)"/gu;

export const wordsAreTranslated: Rule = {
  name: 'pages hold no words of their own',
  todo: 'Put the words into lib/i18n/messages (both languages) and show them with `t(…)`.',
  find: (sources) =>
    sources.filter(isMarkup).flatMap((one) => {
      const text = withoutComments(one.text);
      return [...text.matchAll(TEXT), ...text.matchAll(SPOKEN)]
        .map(([, words = '']) => words.trim())
        .filter((words) => !NAMES.has(words))
        .map((words) => `${one.path} "${words}"`);
    }),
};

export const numbersAreFormatted: Rule = {
  name: 'pages format numbers and dates for their reader',
  todo: 'Use lib/i18n/format: a decimal comma is not a decimal point.',
  find: (sources) =>
    sources
      .filter(inApp)
      .flatMap((one) => places(one, codeOnly(one.text), /\.(toFixed|toPrecision|toLocale\w*String)\(/g)),
};

/** Whatever tells a day or an hour by another clock than the organization's: the machine's, or none that is named. */
const OTHER_CLOCKS =
  /\.toLocale\w*\(|\bIntl\.DateTimeFormat\b|\.(?:get(?:FullYear|Month|Date|Day|Hours|Minutes)|to(?:Date|Time)String|toISOString\(\)\.(?:slice|split|sub\w+))\(/g;

export const oneClock: Rule = {
  name: 'days and hours come from lib/i18n/format',
  todo: 'Use formatDay, formatMoment or calendarDay with the time zone of the organization (`access.timeZone`).',
  find: (sources) =>
    sources
      .filter((one) => /^(app|lib)\//.test(one.path) && !isTest(one) && one.path !== 'lib/i18n/format.ts')
      .flatMap((one) => places(one, codeOnly(one.text), OTHER_CLOCKS)),
};

export const noLoadingFiles: Rule = {
  name: 'no loading.tsx',
  todo: 'Put <Suspense> below the access check: a loading file turns 404 and redirects into 200.',
  find: (sources) => sources.filter(({ path }) => /\/loading\.tsx$/.test(path)).map(({ path }) => path),
};

/** kebab-case, with the dots of `*.db.test.ts`, and Next.js's own `[id]`, `[...rest]`, `(group)` and `_private`. */
const SEGMENT =
  /^(?:_?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*|\[(?:\.\.\.)?[a-zA-Z]+\]|\([a-z-]+\)|pt-BR)$/;

export const namesAreKebabCase: Rule = {
  name: 'files and folders are named in kebab-case',
  todo: 'Rename it: radar-chart.tsx, not RadarChart.tsx.',
  find: (sources) =>
    sources.map(({ path }) => path).filter((path) => !path.split('/').every((part) => SEGMENT.test(part))),
};

export const everyTestRuns: Rule = {
  name: 'every test runs',
  todo: 'Take .only, .skip, .todo or .fixme away: mend the test, or delete it.',
  find: (sources) =>
    sources
      .filter(isTest)
      .flatMap((one) =>
        places(
          one,
          codeOnly(one.text),
          /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fixme)\b/g,
        ),
      ),
};
