import { Inline } from '@/app/_learn/inline';
import { LoopFigure } from '@/app/_learn/loop-figure';
import { loopPhases } from '@/app/_learn/loop-phases';
import type { FigureId } from '@/lib/learn/figure-ids';
import type { Run } from '@/lib/learn/inline';
import type { Lang } from '@/lib/model/schema';
import { figure } from '../_figures/index';

interface Props {
  id: FigureId;
  caption: readonly Run[];
  lang: Lang;
}

/** A picture with its caption; its id is its address. */
export function Figure({ id, caption, lang }: Props) {
  return (
    <figure id={id} className="anchored learn-figure">
      <Drawing id={id} lang={lang} />
      <figcaption>
        <Inline runs={caption} lang={lang} />
      </figcaption>
    </figure>
  );
}

function Drawing({ id, lang }: { id: FigureId; lang: Lang }) {
  if (id === 'VIS-LOOP') return <LoopFigure phases={loopPhases(lang)} />;
  const Drawn = figure(id);
  return <Drawn />;
}
