'use client';

import { useRef } from 'react';
import { TakeButtons, type TakeWords } from '@/app/_charts/take-chart';
import type { HeatSheet } from './sheet';

interface Props extends TakeWords {
  sheet: HeatSheet;
  title: string;
  subtitle: string;
}

const programs = () =>
  Promise.all([import('@/app/_charts/export-chart'), import('./draw')]).catch(() => null);

/** Takes the map along as it stands on the page; it is drawn when somebody asks. */
export function TakeMap({ sheet, title, subtitle, ...words }: Props) {
  // Loaded when somebody is about to press: Safari copies nothing once a press has waited for something.
  const loaded = useRef<Awaited<ReturnType<typeof programs>>>(null);
  async function load() {
    loaded.current ??= await programs();
    return loaded.current;
  }
  async function take(format: 'png' | 'svg') {
    const [charts, draw] = loaded.current ?? (await load()) ?? [];
    return charts && draw ? charts.takeDrawing(draw.drawingOf(sheet, title, subtitle), format) : undefined;
  }
  return <TakeButtons {...words} {...{ load, take }} />;
}
