import { ArrowRight } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { inSentence } from '@/lib/model/localize';
import { LEVELS, type Level } from '@/lib/model/schema';
import type { ShownAction } from '@/lib/plans/shown-action';

/** From which level to which; only the end where the start is hidden. */
export async function Climb({ action }: { action: ShownAction }) {
  const t = await getTranslations('plan.action');
  const lang = await getLocale();
  const { model, promised, targetLevel } = action;
  const name = (level: Level) => inSentence(model.scale[level].name[lang]);
  const to = LEVELS.find((level) => level === targetLevel) ?? 4;
  const end = { to, toName: name(to) };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 text-sm text-ink-soft">
      {promised ? (
        <>
          <StairGlyph level={promised.fromLevel} label="" />
          <ArrowRight aria-hidden className="size-3.5" />
        </>
      ) : null}
      <StairGlyph level={to} label="" />
      {promised
        ? t('fromTo', { from: promised.fromLevel, fromName: name(promised.fromLevel), ...end })
        : t('to', end)}
    </span>
  );
}
