import { LAYOUTS } from '@/app/_learn/drawing';
import { getTranslations } from '@/lib/i18n/translate';
import { FrameworksDrawing } from './frameworks-drawing';

/** Names are the same in every language. */
const NAMES = { devops: 'DevOps', dataops: 'DataOps', mlops: 'MLOps' } as const;

/** VIS-FW: DataOps and MLOps arise from DevOps, with what they inherit and what they add. */
export async function FrameworksFigure() {
  const t = await getTranslations('figures.frameworks');
  return (
    <div className="figure">
      {LAYOUTS.map((layout) => (
        <FrameworksDrawing
          key={layout}
          layout={layout}
          title={t('title')}
          description={t('description')}
          devops={{ name: NAMES.devops, text: t('devops'), more: t('inherit'), list: t('inherited') }}
          dataops={{ name: NAMES.dataops, text: t('dataops'), more: t('adds'), list: t('dataAdds') }}
          mlops={{ name: NAMES.mlops, text: t('mlops'), more: t('adds'), list: t('modelAdds') }}
          toData={t('toData')}
          toModels={t('toModels')}
        />
      ))}
    </div>
  );
}
