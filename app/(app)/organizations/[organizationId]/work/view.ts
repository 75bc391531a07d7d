import type { Route } from 'next';
import type { FrameworkId, Lang } from '@/lib/model/schema';
import type { WorkFilters, WorkList } from '@/lib/overview/work-filters';

type Query = Readonly<Record<string, string | number | null>>;

/** What every part of the page knows of the reader and the address. */
export interface WorkView {
  organizationId: string;
  lang: Lang;
  timeZone: string;
  /** Scheme and host of links in reminders. */
  origin: string;
  chosen: WorkFilters;
  /** The framework that the page is narrowed down to. */
  framework: FrameworkId | null;
  pages: Readonly<Record<WorkList, number>>;
  /** Language of reminders. */
  remindIn: Lang;
  /** Address of the page with these filters, from the first page of each list on unless something else is said. */
  address: (others: Query) => Route;
}
