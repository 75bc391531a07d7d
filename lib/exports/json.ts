import type { PlanReport } from './report';

/** The whole report as JSON, with the version of this format; the text fields are in the report's language. */
export function planJson(report: PlanReport): string {
  return `${JSON.stringify({ format: 'patamar-plan', formatVersion: 2, ...report }, null, 2)}\n`;
}
