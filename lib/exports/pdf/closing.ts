import type { Content, TableCell } from 'pdfmake/interfaces';
import { inSentence } from '@/lib/model/localize';
import { type Page, section, together } from './context';
import { PLAIN, RULED } from './theme';

/** What to find out, what to talk about, what was left out, and what the words mean. */
export function closing(page: Page): Content[] {
  return [...clarify(page), ...discuss(page), ...hidden(page), ...glossary(page)];
}

type Line = readonly [title: string, remark: string];

/** Lines under a heading that stays with the first three. */
function listed(heading: readonly Content[], lines: readonly Line[]): Content[] {
  const rest = lines.slice(3);
  return [together(heading, table(lines.slice(0, 3))), ...(rest.length > 0 ? [table(rest)] : [])];
}

function table(lines: readonly Line[]): Content {
  const body = lines.map(([title, remark]): TableCell[] => [title, { text: remark, style: 'soft' }]);
  return { table: { widths: ['*', 220], dontBreakRows: true, body }, layout: RULED };
}

function clarify({ report, t }: Page): Content[] {
  if (report.clarify.length === 0) return [];
  const lines = report.clarify.map(({ title, reason, n, blocks }): Line => {
    const why = reason === 'unknown' ? t('text.unknown') : t('text.insufficient', { count: n });
    return [title, blocks.length === 0 ? why : `${why}; ${t('text.blocks', { names: blocks.join(', ') })}`];
  });
  return listed(section(t('section.clarify'), t('intro.clarify')), lines);
}

function discuss({ report, t, score }: Page): Content[] {
  if (report.discussFirst.length === 0) return [];
  const lines = report.discussFirst.map(
    (item): Line => [item.title, t('text.split', { score: score(item.score), count: item.n ?? 0 })],
  );
  return listed(section(t('section.discuss'), t('intro.discuss')), lines);
}

function hidden({ report, t }: Page): Content[] {
  if (!report.round) return [];
  const { hiddenNotice } = report;
  const words =
    hiddenNotice && hiddenNotice.rows > 0
      ? t('intro.hidden', { count: hiddenNotice.rows, threshold: hiddenNotice.threshold })
      : t('intro.nothingHidden');
  return [{ stack: section(t('section.hidden'), words), unbreakable: true }];
}

function glossary({ report, t }: Page): Content[] {
  const names = report.levelNames.map((name, level) => `${level} ${inSentence(name)}`).join(', ');
  const entries: Line[] = [
    [t('glossary.level'), t('glossary.levelText', { names })],
    [t('glossary.interval'), t('glossary.intervalText')],
    [t('glossary.agreement'), t('glossary.agreementText')],
    [t('glossary.change'), t('glossary.changeText')],
    [t('glossary.effort'), t('glossary.effortText')],
    [t('glossary.gain'), t('glossary.gainText')],
    [t('glossary.prerequisite'), t('glossary.prerequisiteText')],
    [t('glossary.accountable'), t('glossary.accountableText')],
  ];
  const table = (some: readonly Line[]): Content => {
    const body = some.map(([term, text]): TableCell[] => [
      { text: term, bold: true },
      { text, style: 'soft', lineHeight: 1.2 },
    ]);
    return { table: { widths: [110, '*'], dontBreakRows: true, body }, layout: PLAIN };
  };
  return [
    together(section(t('section.glossary'), null), table(entries.slice(0, 2))),
    table(entries.slice(2)),
  ];
}
