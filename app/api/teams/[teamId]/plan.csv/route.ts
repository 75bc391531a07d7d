import { planCsv } from '@/lib/exports/plan-csv';
import { exportResponse } from '../export-response';

/** The improvement plan and what could come next, one line per step. */
export async function GET(request: Request, { params }: { params: Promise<{ teamId: string }> }) {
  return exportResponse(request, await params, {
    kind: 'plan',
    extension: 'csv',
    write: ({ report }) => planCsv(report),
  });
}
