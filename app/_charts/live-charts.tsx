'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { takeChart } from './export-chart';
import type { TrendChartProps } from './trend-chart';

/** Brings the drawn charts of a page to life: they can be taken along, and the trend answers to the pointer. */
export function LiveCharts() {
  useTakingAlong();
  return <LiveTrend />;
}

/** Shows the ways to take a chart along, which would do nothing without a program, and serves them. */
function useTakingAlong() {
  // After every rendering: the charts may have been drawn anew.
  useEffect(() => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-chart-take]')) place.hidden = false;
  });

  useEffect(() => {
    async function onClick({ target }: MouseEvent) {
      const button = target instanceof Element ? target.closest('button') : null;
      const place = button?.closest<HTMLElement>('[data-chart-take]');
      const frame = place?.closest<HTMLElement>('[data-chart-frame]');
      const status = place?.querySelector('[role="status"]');
      if (!button || !place || !frame || !status) return;
      const said = place.dataset[await takeChart(frame, button.value === 'png' ? 'png' : 'svg')] ?? '';
      status.textContent = said;
      setTimeout(() => status.textContent === said && status.replaceChildren(), 3000);
    }
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}

interface Live {
  place: HTMLElement;
  /** Lies over the place; the drawn twin below goes when the chart has drawn itself. */
  stage: HTMLElement;
  twin: readonly Element[];
  Chart: ComponentType<TrendChartProps>;
  props: TrendChartProps;
}

/** The interactive trend, loaded when its drawn twin comes into view, which stands there until then. */
function LiveTrend() {
  const [live, setLive] = useState<Live | null>(null);

  // After every rendering: the charts may have been drawn anew, in another place.
  useEffect(() => {
    const place = document.querySelector<HTMLElement>('[data-trend]');
    if (!place || place === live?.place) return;
    const observer = new IntersectionObserver(
      async (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        const { default: Chart } = await import('./trend-chart');
        const twin = [...place.children];
        const stage = document.createElement('div');
        place.append(stage);
        setLive({ place, stage, twin, Chart, props: JSON.parse(place.dataset.trend ?? '') });
      },
      { rootMargin: '120px' },
    );
    observer.observe(place);
    return () => observer.disconnect();
  });

  useEffect(() => {
    if (!live) return;
    const { stage, twin } = live;
    const drawn = new MutationObserver(() => {
      if (!stage.querySelector('.recharts-line')) return;
      drawn.disconnect();
      for (const element of twin) element.remove();
    });
    drawn.observe(stage, { childList: true, subtree: true });
    return () => drawn.disconnect();
  }, [live]);

  return live && createPortal(<live.Chart {...live.props} />, live.stage);
}
