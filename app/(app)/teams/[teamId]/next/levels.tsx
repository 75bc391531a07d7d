import { getLocale } from 'next-intl/server';
import { ArrowRight } from '@/app/_ui/icons';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import type { Recommendation } from '@/lib/advice/types';
import { getTranslations } from '@/lib/i18n/translate';
import { inSentence } from '@/lib/model/localize';
import type { Level, Model } from '@/lib/model/schema';

/** From where to where, in the words of the two anchors. */
export async function StepLevels({ what, model }: { what: Recommendation['what']; model: Model }) {
  const t = await getTranslations('advice');
  const lang = await getLocale();
  const name = (level: Level) => inSentence(model.scale[level].name[lang]);
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[1fr_auto_1fr]">
      <Anchor
        level={what.fromLevel}
        label={t('today', { level: what.fromLevel, name: name(what.fromLevel) })}
        words={what.fromAnchor[lang]}
      />
      <ArrowRight aria-hidden className="mt-1 hidden size-5 text-ink-faint sm:block" />
      <Anchor
        level={what.toLevel}
        label={t('then', { level: what.toLevel, name: name(what.toLevel) })}
        words={what.toAnchor[lang]}
      />
    </div>
  );
}

function Anchor({ level, label, words }: { level: Level; label: string; words: string }) {
  return (
    <div className="flex gap-3">
      <StairGlyph level={level} size={32} label="" className="shrink-0" />
      <p>
        <span className="block text-sm text-ink-soft">{label}</span>
        {words}
      </p>
    </div>
  );
}
