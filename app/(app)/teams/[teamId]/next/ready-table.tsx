import { getLocale } from 'next-intl/server';
import { gainText } from '@/app/_results/gain';
import { Star } from '@/app/_ui/icons';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { Table, Td, Th } from '@/app/_ui/table';
import type { Advice } from '@/lib/advice';
import { formatPoints } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { findItem } from '@/lib/model/graph';
import type { Model } from '@/lib/model/schema';

/** Effort against gain of every step that could start now. */
export async function ReadyTable({ advice, model }: { advice: Advice; model: Model }) {
  const t = await getTranslations('advice.table');
  const lang = await getLocale();
  // Where the overall score is not displayed, the gain in the principle still is.
  const index = advice.ranking.some(({ step }) => step.gain.overall !== null) ? 'overall' : 'principle';
  const points = new Map(advice.chart.map((point) => [point.stepId, point]));
  return (
    <>
      <Table caption={t('caption')} hideCaption>
        <thead>
          <tr>
            <Th>{t('practice')}</Th>
            <Th>{t('to')}</Th>
            <Th numeric>{t('effort')}</Th>
            <Th>{t('climb')}</Th>
            <Th numeric>{t(`gain.${index}`)}</Th>
            <Th>{t('kind')}</Th>
          </tr>
        </thead>
        <tbody>
          {advice.ranking.map(({ step, climb }) => {
            const point = points.get(step.id);
            return (
              <tr key={step.id}>
                <Th scope="row" className="min-w-56">
                  {findItem(model, step.practiceId)?.title[lang] ?? step.practiceId}
                </Th>
                <Td className="whitespace-nowrap">
                  <StairGlyph level={step.to} label="" className="mr-1.5 align-[-2px]" />
                  {step.to}
                </Td>
                <Td numeric>{formatPoints(lang, step.effort)}</Td>
                <Td className="min-w-36">{climb ? t('climbCell', { ...climb }) : '–'}</Td>
                <Td numeric>{step.gain[index] === null ? '–' : gainText(lang, step.gain[index])}</Td>
                <Td className="min-w-44">
                  {point ? t(`quadrant.${point.quadrant}`) : null}
                  {point?.pareto ? (
                    <span className="flex items-center gap-1 text-sm text-ink-soft">
                      <Star aria-hidden className="size-3.5 shrink-0" />
                      {t('best')}
                    </span>
                  ) : null}
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className="mt-2 text-sm text-ink-soft">{t('note')}</p>
    </>
  );
}
