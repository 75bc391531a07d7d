'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { TrendChartProps } from './trend-chart';

const TrendChart = dynamic(() => import('./trend-chart'), { ssr: false });

/** The interactive trend, loaded when it comes into view; until then its server-drawn twin (`children`) stands there. */
export function TrendChartLazy({ children, ...props }: TrendChartProps & { children?: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);

  useEffect(() => {
    const place = ref.current;
    if (!place) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: '120px' },
    );
    observer.observe(place);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={ref} className="h-70">
      {near ? <TrendChart {...props} /> : children}
    </div>
  );
}
