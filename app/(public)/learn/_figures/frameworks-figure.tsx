import { getTranslations } from 'next-intl/server';
import { Table, Td, Th } from '@/app/_ui/table';
import { FrameworksDrawing } from './frameworks-drawing';
import { FigureCaption, LAYOUTS } from './parts';

const ROWS = ['delivers', 'goal', 'versions', 'watches', 'role'] as const;
const FRAMEWORKS = ['devops', 'dataops', 'mlops'] as const;
/** Names are the same in every language. */
const NAMES = { devops: 'DevOps', dataops: 'DataOps', mlops: 'MLOps' } as const;

/** VIS-FW: DataOps and MLOps arise from DevOps; below it what they share and where they differ. */
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
      <Table caption={<FigureCaption>{t('table')}</FigureCaption>} className="figure-table">
        <thead>
          <tr>
            <Th>{t('aspect')}</Th>
            {FRAMEWORKS.map((id) => (
              <Th key={id}>{NAMES[id]}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <Th scope="row">{t('shared')}</Th>
            <Td colSpan={FRAMEWORKS.length} className="min-w-72">
              {t('all')}
            </Td>
          </tr>
          {ROWS.map((row) => (
            <tr key={row}>
              <Th scope="row">{t(`rows.${row}.aspect`)}</Th>
              {FRAMEWORKS.map((id) => (
                <Td key={id} className="min-w-36">
                  {t(`rows.${row}.${id}`)}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
