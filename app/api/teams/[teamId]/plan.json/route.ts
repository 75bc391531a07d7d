import { planJson } from '@/lib/exports/json';
import { exportResponse } from '../export-response';

/** Result, plan and advice, for other programs. */
export async function GET(request: Request, { params }: { params: Promise<{ teamId: string }> }) {
  return exportResponse(request, await params, {
    kind: 'plan',
    extension: 'json',
    write: ({ report }) => planJson(report),
  });
}
