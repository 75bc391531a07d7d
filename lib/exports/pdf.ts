import 'server-only';
import path from 'node:path';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONT_FILES, fontsFor } from './font-files';
import type { Charts } from './pdf/cover';
import { documentOf } from './pdf/document';
import { type SummaryPaper, summaryDocument } from './pdf/summary';
import type { FontOf } from './pdf/text';
import type { PlanReport } from './report';

// Server-only for one reason: the fonts are read from disk. Nothing else leaves or enters the process.
const FONTS = path.join(process.cwd(), 'node_modules/pdfmake/fonts/Roboto');
const font = (weight: string) => path.join(FONTS, `Roboto-${weight}.ttf`);
const ROBOTO = {
  normal: font('Regular'),
  bold: font('Medium'),
  italics: font('Italic'),
  bolditalics: font('MediumItalic'),
};
/** One weight and no slant: letters of other scripts are told apart by their words. */
const OTHERS = Object.fromEntries(
  Object.entries(FONT_FILES).map(([family, file]) => [
    family,
    { normal: file, bold: file, italics: file, bolditalics: file },
  ]),
);
const READABLE: ReadonlySet<string> = new Set([...Object.values(ROBOTO), ...Object.values(FONT_FILES)]);

/**
 * Draws a document. The renderer may read its font files and nothing else: no address, no other file.
 * @param of what is drawn: fonts are found for all letters in it
 * @throws RangeError when a drawing refers to anything outside itself.
 */
async function draw(of: unknown, document: (fontOf: FontOf) => TDocumentDefinitions): Promise<Uint8Array> {
  pdfmake.setFonts({ Roboto: ROBOTO, ...OTHERS });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => READABLE.has(file));
  const buffer = await pdfmake.createPdf(document(fontsFor(JSON.stringify(of)))).getBuffer();
  return new Uint8Array(buffer);
}

/**
 * Results and improvement plan as an A4 PDF in the report's language.
 * @param charts SVG texts drawn for print; left out when absent.
 */
export const planPdf = (report: PlanReport, charts: Charts = {}): Promise<Uint8Array> =>
  draw([report, charts], (fontOf) => documentOf(report, charts, fontOf));

/** The summary of an organization as one sheet of A4. */
export const summaryPdf = (paper: SummaryPaper): Promise<Uint8Array> =>
  draw(paper, (fontOf) => summaryDocument(paper, fontOf));
