import { expect, it } from 'vitest';
import type { SummarySheet } from '@/lib/overview/summary-sheet';
import { summaryPdf } from '../pdf';
import { summaryDocument } from './summary';

const sheet: SummarySheet = {
  title: 'Summary',
  description: 'As of today.',
  answers: [{ id: 'where', question: 'Where are we?', answer: '2.00 out of 4.' }],
  since: 'Since Q3 2025',
  arrowsNote: 'Means over the teams.',
  arrows: [
    { id: 'overall', way: 'up', text: 'Overall rose: 1.19 to 2.00' },
    { id: 'DEV', way: 'level', text: 'DevOps stayed' },
  ],
  gaps: [],
  gapsNone: 'None: no principle is shared.',
  decisions: [{ id: 'work', text: '2 steps are overdue.' }],
  decisionsNote: 'Plans are told as of today.',
  hidden: ['Hidden.'],
};
const paper = {
  sheet,
  organization: 'Horizonte',
  day: 'Nov 30, 2026',
  lang: 'en',
  generatedAt: '2026-11-30T12:00:00Z',
} as const;

it('has everything of the sheet in its document', () => {
  const text = JSON.stringify(summaryDocument(paper).content);
  for (const said of [
    '2.00 out of 4.',
    'Overall rose: 1.19 to 2.00',
    '2 steps are overdue.',
    'Plans are told as of today.',
    'Hidden.',
    'None: no principle',
  ])
    expect(text).toContain(said);
});

it('is one page', async () => {
  const file = Buffer.from(await summaryPdf(paper)).toString('latin1');
  expect(file.startsWith('%PDF-')).toBe(true);
  expect(file.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});
