'use client';

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import type { TrendChartProps } from './trend-chart';
import './live-trend.css';

interface Props extends Omit<TrendChartProps, 'width'> {
  /** The same series as a drawing: what is there at first, and all that print and readers without scripts get. */
  children: ReactNode;
}

/** A trend to explore: its program is loaded when the drawing comes into view, and takes its place in the same size. */
export function LiveTrend({ children, ...trend }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<{ Chart: ComponentType<TrendChartProps>; width: number } | null>(null);
  useEffect(() => {
    const here = place.current;
    if (!here) return;
    const observer = new IntersectionObserver(
      async (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        // Where it cannot be loaded, the drawing stays.
        const loaded = await import('./trend-chart').catch(() => null);
        if (loaded) setLive({ Chart: loaded.default, width: here.clientWidth });
      },
      { rootMargin: '120px' },
    );
    observer.observe(here);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="chart-live" data-live={live ? '' : undefined}>
      {children}
      {live ? (
        <div className="chart-explored">
          <live.Chart {...trend} width={live.width} />
        </div>
      ) : null}
    </div>
  );
}
