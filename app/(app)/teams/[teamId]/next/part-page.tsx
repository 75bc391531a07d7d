import type { Route } from 'next';
import type { ReactNode } from 'react';
import { PageHeader } from '@/app/_ui/page-header';
import { getTranslations } from '@/lib/i18n/translate';

interface Props {
  teamId: string;
  title: string;
  description?: string;
  children: ReactNode;
}

/** A part of the next practices as a page of its own: for readers without scripts, and to link to. */
export async function PartPage({ teamId, title, description, children }: Props) {
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={title}
        description={description}
        breadcrumb={[{ label: t('advice.title'), href: `/teams/${teamId}/next` as Route }]}
        breadcrumbLabel={t('common.trail')}
      />
      {children}
    </>
  );
}
