import { getLocale } from 'next-intl/server';
import { ArrowRight } from '@/app/_ui/icons';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { getTranslations } from '@/lib/i18n/translate';
import { inSentence } from '@/lib/model/localize';
import type { Level } from '@/lib/model/schema';
import type { ShownStep } from '@/lib/plans/shown-step';

/** From which level to which; nothing where the score behind it is hidden. */
export async function Climb({ step }: { step: ShownStep }) {
  const t = await getTranslations('plan.step');
  const lang = await getLocale();
  const { model, promised } = step;
  if (!promised) return null;
  const { fromLevel: from, toLevel: to } = promised;
  const name = (level: Level) => inSentence(model.scale[level].name[lang]);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 text-sm text-ink-soft">
      <StairGlyph level={from} label="" />
      <ArrowRight aria-hidden className="size-3.5" />
      <StairGlyph level={to} label="" />
      {t('fromTo', { from, fromName: name(from), to, toName: name(to) })}
    </span>
  );
}
