import { FormRadios } from '@/app/_forms/choices';
import { FormTextArea } from '@/app/_forms/fields';
import { Card } from '@/app/_ui/card';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { findItem, principle } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import type { Lang, Model } from '@/lib/model/schema';
import type { ItemToDecide } from '@/lib/rounds/not-applicable';
import { decisionField, reasonField } from '@/lib/rounds/schema';

interface Props {
  item: ItemToDecide;
  model: Model;
  lang: Lang;
  timeZone: string;
}

/** One item: stay in the score, or not apply, with the reason that then has to be given. */
export function DecisionField({ item: { itemId, before }, model, lang, timeZone }: Props) {
  const t = useTranslations('rounds.closing');
  const item = findItem(model, itemId);
  if (!item) return null;
  const home = 'principle' in item ? principle(model, item.principle) : item;
  const day = before ? formatDay(lang, before.at, timeZone) : '';
  const why = !before
    ? t('proposed')
    : before.by === null
      ? t('beforeNobody', { day })
      : t('before', { by: isolated(before.by), day });
  return (
    <Card edge={home.framework} className="group/decision grid gap-4">
      <FormRadios
        name={decisionField(itemId)}
        legend={
          <>
            {home === item ? null : (
              <span className="block text-sm font-normal text-ink-soft">{text(home.title, lang)}</span>
            )}
            {text(item.title, lang)}
          </>
        }
        hint={
          <>
            {item.question ? (
              <span className="mb-1 block text-base text-ink">{text(item.question, lang)}</span>
            ) : null}
            {why}
          </>
        }
        // Nothing is decided by pressing Enter; what was decided before stands until somebody says otherwise.
        {...(before ? { defaultValue: 'not_applicable' } : {})}
        required
        options={[
          { value: 'keep', label: t('keep'), hint: t('keepHint') },
          { value: 'not_applicable', label: t(before ? 'still' : 'drop') },
        ]}
      />
      {/* Only where it is needed, with or without scripts. */}
      <div className="hidden group-has-[input[value^=not]:checked]/decision:block">
        <FormTextArea
          name={reasonField(itemId)}
          label={t('reason')}
          hint={t('reasonHint')}
          defaultValue={before?.reason}
          maxLength={LIMITS.reason}
          required
        />
      </div>
    </Card>
  );
}
