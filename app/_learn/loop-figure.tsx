import { useId } from 'react';
import { getTranslations } from '@/lib/i18n/translate';
import type { Level, Phase } from '@/lib/model/schema';
import { LAYOUTS } from './drawing';
import { LoopDrawing } from './loop-drawing';

export interface LoopPhase {
  id: Phase;
  title: string;
  href: string;
  /** How many practices belong to it. */
  practices: number;
  /** Inside a team: the formatted mean and its level; null when there is none yet. */
  score?: { text: string; level: Level } | null;
}

interface Props {
  /** All seven, in the order of the model: four of development, three of operation. */
  phases: readonly LoopPhase[];
}

const ARTEFACTS = ['application', 'data', 'model'] as const;
const DEVELOPMENT = 4;

/** VIS-LOOP: the seven phases as links on a figure eight, for one artefact at a time. */
export async function LoopFigure({ phases }: Props) {
  const t = await getTranslations('figures.loop');
  const names = phases.map(({ title }) => title);
  const drawn = phases.map(({ id, href, title, practices, score }) => ({
    id,
    href,
    title,
    practices: t('practices', { count: practices }),
    makes: ARTEFACTS.map((artefact) => ({ artefact, text: t(`makes.${id}.${artefact}`) })),
    ...(score ? { score: { text: t('score', { score: score.text }), level: score.level } } : {}),
    ...(score === null ? { score: { text: t('noScore'), level: null } } : {}),
  }));
  const options = ARTEFACTS.map((value) => ({ value, label: t(`artefacts.${value}`) }));
  return (
    <div className="figure loop">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2" data-print="hide">
        <Artefacts legend={t('artefact')} options={options} />
        <label className="loop-moves">
          <input type="checkbox" defaultChecked />
          {t('moves')}
        </label>
      </div>
      {LAYOUTS.map((layout) => (
        <LoopDrawing
          key={layout}
          layout={layout}
          title={t('title')}
          description={t('description', {
            development: names.slice(0, DEVELOPMENT).join(', '),
            operation: names.slice(DEVELOPMENT).join(', '),
          })}
          development={t('development')}
          operation={t('operation')}
          phases={drawn}
        />
      ))}
    </div>
  );
}

interface ArtefactsProps {
  legend: string;
  options: readonly { value: string; label: string }[];
}

/** The choice of the artefact; as for the moving dot, the style sheet shows what was chosen, without a script. */
function Artefacts({ legend, options }: ArtefactsProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="segments">
        {options.map(({ value, label }, i) => (
          <label key={value}>
            <input type="radio" {...{ name, value }} defaultChecked={i === 0} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
