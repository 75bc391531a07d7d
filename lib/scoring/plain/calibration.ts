import { z } from 'zod';
import { calibrate } from '../calibration';
import type { Interval } from '../types';
import { number, plainMethod } from './method';

const control = z.object({ practice: z.string(), before: number, after: number });
const step = control.extend({ from: number, to: number, coefficient: number });
const input = z.object({ steps: z.array(step), controls: z.array(control) });

const pairOf = (interval: Interval | null) => interval && [interval.lo, interval.hi];

/** What finished steps promised and what came of it (methods reference (f)). */
export const plainCalibration = plainMethod(input, ({ steps, controls }) => {
  const found = calibrate(steps, controls);
  return { ...found, interval: pairOf(found.interval), keptInterval: pairOf(found.keptInterval) };
});
