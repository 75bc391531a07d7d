import type { Content, TableCell } from 'pdfmake/interfaces';
import { missingWords } from '../badge-words';
import type { ReportBadge } from '../report';
import { type Page, section } from './context';
import { RULED } from './theme';

/** The levels of Google and Microsoft, each with what the next one lacks. */
export function badgeBlocks(page: Page): Content[] {
  const { report, t } = page;
  if (report.badges.length === 0) return [];
  const body = report.badges.map((badge): TableCell[] => [
    { text: badge.title, bold: true },
    { stack: lines(page, badge), lineHeight: 1.2 },
  ]);
  return [
    {
      stack: [
        ...section(t('section.badges'), t('intro.badges')),
        { table: { widths: [150, '*'], dontBreakRows: true, body }, layout: RULED },
      ],
      unbreakable: true,
    },
  ];
}

function lines({ t, report }: Page, badge: ReportBadge): Content[] {
  if (badge.unknown) return [{ text: t(`badge.unknown.${badge.unknown}`), style: 'soft' }];
  const { level, top, levelTitle } = badge;
  const names = missingWords(badge, t, report.locale);
  return [
    { text: t('badge.level', { level: level ?? 0, top, name: levelTitle ?? '' }) },
    ...(badge.mayBeHigher ? [{ text: t('badge.mayBeHigher'), style: 'soft' }] : []),
    ...(names ? [{ text: t('badge.missing', { names }), style: 'soft' }] : []),
  ];
}
