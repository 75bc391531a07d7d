/** Pictures of the learning area, drawn in app/(public)/learn/_figures. */
export const FIGURE_IDS = ['VIS-LOOP', 'VIS-FW', 'VIS-DRIFT', 'VIS-ML3', 'VIS-GITFLOW'] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

export const isFigureId = (id: string): id is FigureId => FIGURE_IDS.includes(id as FigureId);
