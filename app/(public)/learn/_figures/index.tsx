import type { ReactElement } from 'react';
import type { FigureId } from '@/lib/learn/figure-ids';
import { DriftFigure } from './drift-figure';
import { FrameworksFigure } from './frameworks-figure';
import { GitFlowFigure } from './git-flow-figure';
import { MlPhasesFigure } from './ml-phases-figure';

const FIGURES: Record<Exclude<FigureId, 'VIS-LOOP'>, () => Promise<ReactElement>> = {
  'VIS-FW': FrameworksFigure,
  'VIS-DRIFT': DriftFigure,
  'VIS-ML3': MlPhasesFigure,
  'VIS-GITFLOW': GitFlowFigure,
};

/** The component of a figure; VIS-LOOP is not among them, because it needs to know the phases: `LoopFigure`. */
export const figure = (id: Exclude<FigureId, 'VIS-LOOP'>): (() => Promise<ReactElement>) => FIGURES[id];
