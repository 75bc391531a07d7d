import type { Route } from 'next';
import { getLocale } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { getTranslations } from '@/lib/i18n/translate';
import { type Model, roleId, roundMode } from '@/lib/model/schema';
import { Preview } from './preview';

interface Props {
  model: Model;
  name: string;
  back: { href: Route; label: string };
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The questionnaire of a model as the address asks for it; anything else is everything of a quick round. */
export async function PreviewPage({ model, name, back, searchParams }: Props) {
  const { mode, role } = await searchParams;
  const [t, lang] = await Promise.all([getTranslations('models.preview'), getLocale()]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { name })}
        actions={<ButtonLink href={back.href}>{back.label}</ButtonLink>}
      />
      <Preview
        model={model}
        mode={roundMode.catch('quick').parse(mode)}
        role={roleId.nullable().catch(null).parse(role)}
        lang={lang}
      />
    </>
  );
}
