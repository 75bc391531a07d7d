import { inThread } from '@/lib/work/threads';
import { exportResponse } from '../export-response';

/** Result and improvement plan as a printable document. */
export async function GET(request: Request, { params }: { params: Promise<{ teamId: string }> }) {
  return exportResponse(request, await params, {
    kind: 'plan',
    extension: 'pdf',
    write: async ({ report, charts }, who) => new Uint8Array(await inThread('plan', { report, charts }, who)),
  });
}
