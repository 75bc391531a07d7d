import 'server-only';
import { findOrganizationAccess } from '@/lib/access/find-access';
import type { OrganizationAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import type { Lang } from '@/lib/model/schema';
import { type Filters, filtersFrom } from '@/lib/overview/filters';
import { type ExportExtension, type ExportedFile, type ExportLook, exportFile } from '../../export-file';

interface OrganizationFile {
  extension: ExportExtension;
  /** What the file is called in a language, between the product's name and the day. */
  called: (lang: Lang) => string;
  write: (
    access: OrganizationAccess,
    look: ExportLook & { filters: Filters },
  ) => Promise<ExportedFile['body']>;
}

/** A handler for what a page about an organization's teams shows, with the same query, to the same person. */
export const organizationFile =
  ({ extension, called, write }: OrganizationFile) =>
  async (
    request: Request,
    { params }: { params: Promise<{ organizationId: string }> },
  ): Promise<Response> => {
    const { organizationId } = await params;
    return exportFile(
      request,
      extension,
      (claims) => findOrganizationAccess(claims, organizationId),
      async (access, look) => ({
        name: `patamar-${called(look.lang)}-${calendarDay(look.now, access.timeZone)}.${extension}`,
        body: await write(access, { ...look, filters: filtersFrom(look.query) }),
      }),
    );
  };
