import { LAYOUTS } from '@/app/_learn/drawing';
import { getTranslations } from '@/lib/i18n/translate';
import { MlPhasesDrawing } from './ml-phases-drawing';

const STEPS = {
  design: ['business', 'user', 'solution', 'assess'],
  experiment: ['proof', 'data', 'model', 'stable'],
  operate: ['test', 'version', 'deliver', 'monitor'],
} as const;

/** VIS-ML3: design, experiment, operate; and what leads from operation back to the other two. */
export async function MlPhasesFigure() {
  const t = await getTranslations('figures.mlPhases');
  const phases = [
    { title: t('phases.design'), steps: STEPS.design.map((step) => t(`steps.design.${step}`)) },
    { title: t('phases.experiment'), steps: STEPS.experiment.map((step) => t(`steps.experiment.${step}`)) },
    { title: t('phases.operate'), steps: STEPS.operate.map((step) => t(`steps.operate.${step}`)) },
  ];
  return (
    <div className="figure">
      {LAYOUTS.map((layout) => (
        <MlPhasesDrawing
          key={layout}
          layout={layout}
          title={t('title')}
          description={t('description')}
          phases={phases}
          labels={{ again: t('again'), newData: t('newData'), newNeed: t('newNeed') }}
        />
      ))}
      <ol className="sr-only">
        {phases.map(({ title, steps }) => (
          <li key={title}>
            {title}: {steps.join('; ')}
          </li>
        ))}
      </ol>
    </div>
  );
}
