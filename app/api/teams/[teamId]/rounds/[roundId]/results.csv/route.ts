import { resultsCsv } from '@/lib/exports/results-csv';
import { exportResponse } from '../../../export-response';

/** The result of one closed round, one line per scope. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ teamId: string; roundId: string }> },
) {
  return exportResponse(request, await params, {
    kind: 'results',
    extension: 'csv',
    write: ({ report }) => resultsCsv(report),
  });
}
