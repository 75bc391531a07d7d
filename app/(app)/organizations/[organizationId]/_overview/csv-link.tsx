import { buttonClass } from '@/app/_ui/button-class';
import { FileDown } from '@/app/_ui/icons';
import { can } from '@/lib/access/policy';
import type { OrganizationAccess } from '@/lib/access/types';
import { useTranslations } from '@/lib/i18n/translate';

interface Props {
  access: OrganizationAccess;
  file: 'moved' | 'gaps' | 'roles' | 'work' | 'security-log';
  /** What the page is narrowed down to, with the language: `queryOf`. */
  query: string;
}

/** What a page shows as a file to take along, for whoever may. */
export function CsvLink({ access: { organizationId, role }, file, query }: Props) {
  const t = useTranslations('overview');
  if (!can(role, 'plan:export')) return null;
  return (
    <a
      href={`/api/organizations/${organizationId}/${file}.csv${query}`}
      download
      className={buttonClass('secondary')}
    >
      <FileDown aria-hidden />
      {t('csv')}
    </a>
  );
}
