import type { PlanReport } from './report';
import { dayOf, words } from './words';

/**
 * Name for a download, for example `patamar-plano-time-alfa-2026-11-23.csv`: only a–z, 0–9, hyphens and one dot, so
 * that it is safe in a header and on every disk.
 */
export function exportFileName(
  report: PlanReport,
  kind: 'plan' | 'results',
  extension: 'csv' | 'json' | 'pdf',
): string {
  const t = words(report.locale);
  const parts = ['patamar', t(`fileName.${kind}`), report.team, dayOf(report.generatedAt, report.timeZone)];
  return `${parts.map(slug).filter(Boolean).join('-')}.${extension}`;
}

function slug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}
