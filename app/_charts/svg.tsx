import { InertMarkup } from '@/app/_ui/inert-markup';

interface Props {
  /** A string from lib/charts, and nothing else: those builders escape every text they are given. */
  markup: string;
  /** `radar` crops to its middle in narrow places; `inline` stands in a table row or sentence. */
  kind?: 'block' | 'radar' | 'inline';
  /** Of a radar, from `radarKey`: what its numbers mean in narrow places. */
  radarKey?: string;
}

/** Where a drawing of lib/charts, which escapes all text, becomes markup. */
export function Svg({ markup, kind = 'block', radarKey }: Props) {
  if (kind === 'inline') return <InertMarkup inline markup={markup} className="inline-flex align-middle" />;
  return (
    <div className="chart-place">
      <InertMarkup markup={markup} className={kind === 'radar' ? 'chart-crop' : undefined} />
      {radarKey ? <InertMarkup markup={radarKey} /> : null}
    </div>
  );
}
