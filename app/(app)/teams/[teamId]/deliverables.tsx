import { getLocale } from 'next-intl/server';
import { Badge } from '@/app/_ui/badge';
import { getTranslations } from '@/lib/i18n/translate';
import { library } from '@/lib/learn/library';
import type { DeliverableType } from '@/lib/model/schema';

/** Where the learning area explains each kind. */
const ELEMENTS: Record<DeliverableType, string> = {
  raw: 'DELIV-RAW',
  aggregate: 'DELIV-AGG',
  report: 'DELIV-REPORT',
  pipeline: 'DELIV-PIPE',
  model: 'DELIV-MODEL',
};

/** What the team delivers; nothing when it has not said. */
export async function Deliverables({ of }: { of: readonly DeliverableType[] }) {
  if (of.length === 0) return null;
  const t = await getTranslations('teams.deliverables');
  const { places } = library(await getLocale());
  return (
    <dl className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-base">
      <dt>{t('label')}</dt>
      {of.map((kind) => (
        <dd key={kind}>
          <Badge>
            <a href={places.get(ELEMENTS[kind])?.href} className="link">
              {t(kind)}
            </a>
          </Badge>
        </dd>
      ))}
    </dl>
  );
}
