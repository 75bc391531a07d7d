import 'server-only';
import { findTeamAccess, isId } from '@/lib/access/find-access';
import { exportFileName } from '@/lib/exports/file-name';
import { type DrawnReport, teamReport } from '@/lib/plans/report';
import { type ExportExtension, type ExportedFile, exportFile } from '../../export-file';

interface Export {
  kind: 'plan' | 'results';
  extension: ExportExtension;
  write: (drawn: DrawnReport, who: string) => ExportedFile['body'] | Promise<ExportedFile['body']>;
}

/** An export of a team's plan, or of the result of one of its rounds. */
export const exportResponse = (
  request: Request,
  { teamId, roundId }: { teamId: string; roundId?: string },
  { kind, extension, write }: Export,
): Promise<Response> =>
  exportFile(
    request,
    extension,
    async (claims) => (roundId === undefined || isId(roundId) ? findTeamAccess(claims, teamId) : null),
    async (access, { lang, now, who }) => {
      const drawn = await teamReport(access, { lang, now, roundId });
      return drawn && { name: exportFileName(drawn.report, kind, extension), body: await write(drawn, who) };
    },
  );
