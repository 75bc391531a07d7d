import { getLocale } from 'next-intl/server';
import { FigureCaption } from '@/app/_learn/drawing';
import { Table, Td, Th } from '@/app/_ui/table';
import { formatShare } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { countRight, DRIFTS, type Drift, samplesAfter, trainedAfter } from '@/lib/learn/figures/drift';
import { DriftLegend } from './drift-legend';
import { DriftPlay } from './drift-play';
import { DriftPlot } from './drift-plot';

/** Accuracy of the first model before and after the drift, and of the one that was retrained; shares 0–1. */
function accuracies(drift: Drift) {
  const before = samplesAfter(drift, 0);
  const after = samplesAfter(drift, 1);
  const model = trainedAfter(drift, 0);
  return {
    before: countRight(model, before) / before.length,
    after: countRight(model, after) / after.length,
    retrained: countRight(trainedAfter(drift, 1), after) / after.length,
  };
}

const MARKS = ['above', 'below', 'wrong', 'model', 'rule'] as const;

/** VIS-DRIFT: data drift and concept drift, to be moved where scripts run, side by side elsewhere and on paper. */
export async function DriftFigure() {
  const [t, lang] = await Promise.all([getTranslations('figures.drift'), getLocale()]);
  const share = (value: number) => formatShare(lang, value);
  const axes = { horizontal: t('horizontal'), vertical: t('vertical') };
  const marks = MARKS.map((sample) => ({ sample, text: t(`legend.${sample}`) }));
  const ghost = { sample: 'ghost' as const, text: t('legend.ghost') };
  return (
    <div className="figure">
      <DriftPlay
        lang={lang}
        legend={<DriftLegend title={t('legend.title')} items={marks} />}
        labels={{
          kind: t('kind'),
          kinds: {
            data: { name: t('data'), hint: t('dataHint') },
            concept: { name: t('concept'), hint: t('conceptHint') },
          },
          amount: t('amount'),
          accuracy: t('accuracy'),
          count: t.raw('count'),
          said: t.raw('said'),
          before: t.raw('before'),
          plot: t.raw('plot'),
          retrain: t('retrain'),
          retrained: t.raw('retrained'),
          reset: t('reset'),
          axes,
        }}
      />
      <div className="drift-still gap-4">
        <div className="grid gap-6 sm:grid-cols-2">
          {DRIFTS.map((drift) => {
            const { before, after } = accuracies(drift);
            const samples = samplesAfter(drift, 1);
            const right = countRight(trainedAfter(drift, 0), samples);
            return (
              <div key={drift} className="space-y-2">
                <p className="font-medium">{t(drift)}</p>
                <DriftPlot
                  drift={drift}
                  amount={1}
                  model={trainedAfter(drift, 0)}
                  axes={axes}
                  ghosts={drift === 'data'}
                  label={t('plot', {
                    kind: t(drift),
                    amount: share(1),
                    total: samples.length,
                    wrong: samples.length - right,
                  })}
                />
                <p className="font-medium">{t('change', { before: share(before), after: share(after) })}</p>
                <p className="text-sm text-ink-soft">{t(`still.${drift}`)}</p>
              </div>
            );
          })}
        </div>
        <DriftLegend title={t('legend.title')} items={[...marks, ghost]} />
      </div>
      <Table caption={<FigureCaption>{t('table')}</FigureCaption>} className="figure-table">
        <thead>
          <tr>
            <Th>{t('columns.question')}</Th>
            {DRIFTS.map((drift) => (
              <Th key={drift}>{t(drift)}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['moves', 'stays'] as const).map((row) => (
            <tr key={row}>
              <Th scope="row">{t(`columns.${row}`)}</Th>
              {DRIFTS.map((drift) => (
                <Td key={drift}>{t(`${row}.${drift}`)}</Td>
              ))}
            </tr>
          ))}
          {(['before', 'after', 'retrained'] as const).map((row) => (
            <tr key={row}>
              <Th scope="row">{t(`columns.${row}`)}</Th>
              {DRIFTS.map((drift) => (
                <Td key={drift} className="tnum">
                  {share(accuracies(drift)[row])}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
