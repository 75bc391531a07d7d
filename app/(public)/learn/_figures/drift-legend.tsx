import type { ReactNode } from 'react';
import { DriftCross, DriftMark } from './drift-plot';

interface Props {
  title: string;
  items: readonly { sample: 'above' | 'below' | 'wrong' | 'model' | 'rule' | 'ghost'; text: string }[];
}

const SAMPLES: Record<Props['items'][number]['sample'], ReactNode> = {
  above: <DriftMark x={14} y={10} above />,
  below: <DriftMark x={14} y={10} above={false} />,
  wrong: (
    <>
      <DriftCross x={14} y={10} />
      <DriftMark x={14} y={10} above />
    </>
  ),
  model: (
    <>
      <rect className="drift-tint" width={28} height={13} />
      <path className="drift-model" d="M0 13H28" />
    </>
  ),
  rule: <path className="drift-rule" d="M1 15Q14 1 27 9" />,
  ghost: (
    <>
      <circle className="drift-ghost" cx={6} cy={12} r={1.75} />
      <circle className="drift-ghost" cx={14} cy={7} r={1.75} />
      <circle className="drift-ghost" cx={22} cy={12} r={1.75} />
    </>
  ),
};

/** What the marks and lines of the drift pictures mean. */
export function DriftLegend({ title, items }: Props) {
  return (
    <div className="text-sm">
      <p className="mb-1 font-medium">{title}</p>
      <ul className="space-y-1">
        {items.map(({ sample, text }) => (
          <li key={sample} className="flex gap-3 text-ink-soft">
            <svg
              aria-hidden="true"
              width={28}
              height={20}
              viewBox="0 0 28 20"
              className="shrink-0 overflow-visible"
            >
              {SAMPLES[sample]}
            </svg>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
