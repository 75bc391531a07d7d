import 'server-only';
import path from 'node:path';
import pdfmake from 'pdfmake';
import { FONT_FILES, fontsFor } from './font-files';
import type { Charts } from './pdf/cover';
import { documentOf } from './pdf/document';
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
 * Results and improvement plan as an A4 PDF in the report's language.
 * The renderer may read its font files and nothing else: no address, no other file.
 * @param charts SVG texts drawn for print; left out when absent.
 * @throws RangeError when a chart refers to anything outside itself.
 */
export async function planPdf(report: PlanReport, charts: Charts = {}): Promise<Uint8Array> {
  pdfmake.setFonts({ Roboto: ROBOTO, ...OTHERS });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => READABLE.has(file));
  const buffer = await pdfmake
    .createPdf(documentOf(report, charts, fontsFor(JSON.stringify([report, charts]))))
    .getBuffer();
  return new Uint8Array(buffer);
}
