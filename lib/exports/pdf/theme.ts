import type { CustomTableLayout, StyleDictionary } from 'pdfmake/interfaces';
import { PRINT } from '@/lib/charts/ink';

/** A4 in points, and the width between the margins. */
export const PAGE = { margins: [48, 52, 48, 60] as [number, number, number, number], width: 499 };

export const STYLES: StyleDictionary = {
  brand: { fontSize: 10, bold: true, color: PRINT.mark },
  soft: { color: PRINT.soft },
  faint: { fontSize: 8, color: PRINT.faint },
  title: { fontSize: 28, bold: true, lineHeight: 1.05 },
  subtitle: { fontSize: 12, color: PRINT.soft },
  section: { fontSize: 15, bold: true, margin: [0, 26, 0, 6] },
  intro: { color: PRINT.soft, margin: [0, 0, 0, 10], lineHeight: 1.3 },
  head: { fontSize: 8, color: PRINT.faint },
  item: { fontSize: 11.5, bold: true, lineHeight: 1.15 },
  number: { fontSize: 18, bold: true },
};

/** Hairlines between rows, a stronger one under the head, none at the sides. */
export const RULED: CustomTableLayout = {
  hLineWidth: (i, node) => (i === 0 ? 0 : i === (node.table.headerRows ?? 0) ? 0.9 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (i, node) => (i === (node.table.headerRows ?? 0) ? PRINT.faint : PRINT.line),
  paddingLeft: (i) => (i === 0 ? 0 : 5),
  paddingRight: (i, node) => (i === (node.table.widths?.length ?? 0) - 1 ? 0 : 5),
  paddingTop: () => 5,
  paddingBottom: () => 5,
};

/** No lines: labels beside values. */
export const PLAIN: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (i) => (i === 0 ? 0 : 8),
  paddingRight: () => 0,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

/** A quiet warning: a line of colour on the left. */
export const ASIDE: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: (i) => (i === 0 ? 2 : 0),
  vLineColor: () => PRINT.mark,
  paddingLeft: () => 8,
  paddingRight: () => 0,
  paddingTop: () => 1,
  paddingBottom: () => 1,
};
