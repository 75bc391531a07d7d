import { FigureCaption, LAYOUTS } from '@/app/_learn/drawing';
import { Table, Td, Th } from '@/app/_ui/table';
import { getTranslations } from '@/lib/i18n/translate';
import { type Commit, type CommitId, HISTORY, indexOfCommit } from '@/lib/learn/figures/git-flow';
import { GitFlowDrawing } from './git-flow-drawing';

/** VIS-GITFLOW: branches, commits and merges as a graph; below it the same commit by commit. */
export async function GitFlowFigure() {
  const t = await getTranslations('figures.gitFlow');
  const numbers = (commit: Commit) => commit.parents.map((id) => indexOfCommit(id) + 1).join(', ');
  return (
    <div className="figure">
      {LAYOUTS.map((layout) => (
        <GitFlowDrawing
          key={layout}
          layout={layout}
          title={t('title')}
          description={t('description')}
          labels={{ commit: t('commit'), merge: t('merge'), tag: t('tag') }}
        />
      ))}
      <Table caption={<FigureCaption>{t('table')}</FigureCaption>} className="figure-table">
        <thead>
          <tr>
            <Th>{t('columns.number')}</Th>
            <Th>{t('columns.branch')}</Th>
            <Th>{t('columns.step')}</Th>
          </tr>
        </thead>
        <tbody>
          {HISTORY.map((commit: Commit & { id: CommitId }, i) => (
            <tr key={commit.id}>
              <Th scope="row" className="tnum">
                {i + 1}
              </Th>
              <Td>
                <code className="font-mono text-sm whitespace-nowrap">{commit.branch}</code>
                {commit.tag ? (
                  <span className="mt-1 block text-sm whitespace-nowrap text-ink-soft">{commit.tag}</span>
                ) : null}
              </Td>
              <Td>
                {t(`steps.${commit.id}`)}
                <span className="tnum block text-sm text-ink-soft">
                  {t('parents', { count: commit.parents.length, list: numbers(commit) })}
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
