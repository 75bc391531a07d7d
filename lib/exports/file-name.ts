import type { PlanReport } from './report';
import { dayOf, exportWords } from './words';

/** Name for a download, for example `patamar-plano-operações-2026-11-23.csv`: letters and digits of every script, hyphens, one dot. */
export function exportFileName(
  report: PlanReport,
  kind: 'plan' | 'results',
  extension: 'csv' | 'json' | 'pdf',
): string {
  const t = exportWords(report.locale);
  const parts = ['patamar', t(`fileName.${kind}`), report.team, dayOf(report.generatedAt, report.timeZone)];
  return `${parts.map((part) => slug(part) || numbers(part)).join('-')}.${extension}`;
}

/** Bytes of the longest part: a file name has 255 of them on most disks. */
const MOST_BYTES = 120;

function slug(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  let cut = '';
  for (const sign of [...plain].slice(0, 40)) {
    if (new TextEncoder().encode(cut + sign).length > MOST_BYTES) break;
    cut += sign;
  }
  return cut.replace(/^[-\p{M}]+|-+$/gu, '');
}

/** A name without a letter, by the numbers of its first signs. */
const numbers = (text: string): string =>
  [...text]
    .slice(0, 4)
    .map((sign) => `u${(sign.codePointAt(0) ?? 0).toString(16)}`)
    .join('-');

/** How a download is called in its header: by its name, and in plain ASCII for clients that read only the older form (RFC 6266). */
export function attachment(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]+/g, '')
    .replace(/-{2,}/g, '-');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
