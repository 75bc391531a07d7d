import type { Column, Content } from 'pdfmake/interfaces';
import { PRINT } from '@/lib/charts/ink';
import { words } from '@/lib/i18n/words';
import { targetText } from '@/lib/targets/words';
import { reachWords } from '../reach-words';
import type { ReportRound, ReportRow } from '../report';
import { type Page, section } from './context';
import { stairMark, whiskerMark } from './marks';
import { PAGE, PLAIN } from './theme';

/** Charts as SVG texts, drawn for print. */
export interface Charts {
  radarSvg?: string;
  barsSvg?: string;
}

/** Heights of the drawings, so that both find room on the first page, also where facts and headlines take a second line. */
const RADAR = 265;
const BARS = 105;

/** Who, when and how; the headline numbers; the picture. */
export function cover(page: Page, charts: Charts): Content[] {
  const { report, t } = page;
  const headline = report.rows.filter(({ scope }) => scope !== 'principle');
  return [
    {
      columns: [
        stairMark(2, 'ok', 13),
        { text: 'Patamar', style: 'brand', width: '*', margin: [0, 1, 0, 0] },
        { text: report.organization, style: 'soft', alignment: 'right', width: 'auto' },
      ],
      columnGap: 6,
    },
    { text: report.team, style: 'title', margin: [0, 28, 0, 2] },
    { text: t('title'), style: 'subtitle', margin: [0, 0, 0, 18] },
    facts(page),
    ...(headline.length > 0 ? [headlines(page, headline)] : []),
    ...picture(page, charts),
  ];
}

function facts(page: Page): Content {
  const { report, t } = page;
  const { round } = report;
  const written: Fact = [t('cover.generated'), page.dayOf(report.generatedAt)];
  if (!round) return { stack: [rule(), factLine([written]), { text: t('cover.noRound'), style: 'soft' }] };
  const closed: Fact = round.closedAt
    ? [t('cover.closed'), page.dayOf(round.closedAt)]
    : [t('cover.opened'), page.dayOf(round.openedAt)];
  return {
    stack: [
      rule(),
      factLine([
        [t('cover.round'), round.name],
        closed,
        [t('cover.responses'), responses(page, round)],
        written,
      ]),
      factLine([
        [t('cover.mode'), t(`mode.${round.mode}`)],
        [t('cover.format'), t(`format.${round.format}`)],
        [
          t('cover.model'),
          t(round.ownModel ? 'cover.ownModelValue' : 'cover.modelValue', { version: round.modelVersion }),
        ],
      ]),
      rule(),
      ...reworded(page, round),
    ],
  };
}

/** How many of the people asked answered, or why that is not told. */
function responses({ t, share }: Page, round: ReportRound): string {
  const { format, responded, respondedStep, invited, responseRate } = round;
  if (format === 'consensus') return t('text.agreed');
  if (responded === null || responseRate === null)
    return respondedStep
      ? t(`cover.responsesStep.${respondedStep}`, { invited })
      : t('cover.responsesHidden');
  return t('cover.responsesValue', { responded, invited, rate: share(responseRate) });
}

function reworded({ t, dayOf }: Page, { rewordedAt }: ReportRound): Content[] {
  if (rewordedAt === null) return [];
  return [{ text: t('text.reworded', { day: dayOf(rewordedAt) }), style: 'soft', margin: [0, 8, 0, 0] }];
}

type Fact = readonly [label: string, value: string];

/** Four equal columns; missing ones stay white, so that lines below each other align. */
function factLine(entries: readonly Fact[]): Content {
  const cell = ([label, value]: Fact): Content => ({
    stack: [
      { text: label, style: 'faint' },
      { text: value, margin: [0, 1, 0, 0] },
    ],
  });
  const row = [0, 1, 2, 3].map((i) => {
    const entry = entries[i];
    return entry ? cell(entry) : '';
  });
  return { table: { widths: ['*', '*', '*', '*'], body: [row] }, layout: PLAIN, margin: [0, 6, 0, 4] };
}

function rule(): Content {
  const line = { type: 'line' as const, x1: 0, y1: 0, x2: PAGE.width, y2: 0 };
  return { canvas: [{ ...line, lineWidth: 0.5, lineColor: PRINT.line }] };
}

function headlines(page: Page, rows: readonly ReportRow[]): Content {
  const cells = rows.slice(0, 4).map((row) => headline(page, row));
  return {
    table: { widths: cells.map(() => '*'), body: [cells] },
    layout: PLAIN,
    margin: [0, 22, 0, 0],
  };
}

function headline(page: Page, row: ReportRow): Content {
  const { t } = page;
  const name: Content = { text: row.title, style: 'soft', margin: [0, 0, 0, 3] };
  if (row.score === null) {
    return {
      stack: [
        name,
        stairMark(null, row.status, 18),
        { text: t(`rowStatus.${row.status}`), style: 'faint', margin: [0, 6, 0, 0] },
      ],
    };
  }
  const { score, lo, hi } = row;
  const number: Column = { text: page.score(score), style: 'number', width: 'auto' };
  const mark = row.level === null ? [] : [{ stack: [stairMark(row.level, row.status, 18)], width: 18 }];
  const { locale } = page.report;
  const reach = reachWords(row, t, locale);
  const people = row.status === 'consensus' ? t('text.agreed') : row.n === null ? '' : `n ${row.n}`;
  const few = row.status === 'few_answers' ? t('rowStatus.few_answers') : '';
  return {
    stack: [
      name,
      { columns: [...mark, number], columnGap: 7 },
      { stack: [whiskerMark({ score, lo, hi, target: row.target.level }, 96)], margin: [0, 5, 0, 2] },
      { text: [reach, people, few].filter(Boolean).join('   '), style: 'faint' },
      { text: targetText(words(locale), locale, row, { ...row.target, from: null }), style: 'faint' },
    ],
  };
}

function picture({ t }: Page, { radarSvg, barsSvg }: Charts): Content[] {
  const drawings = [
    { svg: radarSvg, height: RADAR },
    { svg: barsSvg, height: BARS },
  ].flatMap(({ svg, height }) => (svg === undefined ? [] : [{ svg: safeSvg(svg), height }]));
  if (drawings.length === 0) return [];
  return [
    ...section(t('section.picture'), null),
    ...drawings.map(({ svg, height }): Content => ({ svg, fit: [PAGE.width, height], alignment: 'center' })),
  ];
}

/**
 * A chart may only draw: anything that makes the renderer open a file or an address is refused.
 * @throws RangeError
 */
function safeSvg(svg: string): string {
  if (/<\s*(image|use|foreignObject|script|style|!DOCTYPE|!ENTITY)|href\s*=/i.test(svg)) {
    throw new RangeError('A chart for print must not refer to anything outside itself.');
  }
  return svg;
}
