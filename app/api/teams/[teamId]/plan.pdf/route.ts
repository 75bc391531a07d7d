import { planPdf } from '@/lib/exports/pdf';
import { exportResponse } from '../export-response';

/** Result and improvement plan as a printable document. */
export async function GET(request: Request, { params }: { params: Promise<{ teamId: string }> }) {
  return exportResponse(request, await params, {
    kind: 'plan',
    extension: 'pdf',
    write: async ({ report, charts }) => new Uint8Array(await planPdf(report, charts)),
  });
}
