import { isLang } from '@/lib/i18n/locale';
import type { Lang } from '@/lib/model/schema';
import { type SearchParams, single } from './filters';

/** What the list of all teams' steps can be narrowed to; without any it holds all that are to be done. */
export const WORK_STATES = ['overdue', 'unowned', 'started', 'planned', 'done'] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** What the page "What is being done" is narrowed to beside the filters of every question; lives in the address. */
export interface WorkFilters {
  state: WorkState | null;
  /** Id of the person whose steps are shown. */
  owner: string | null;
  /** Language of reminders; null: the reader's. */
  remind: Lang | null;
}

/** Lists of the page that have pages of their own, and what each is called in the address. */
export const WORK_LISTS = ['page', 'load', 'open', 'due'] as const;
export type WorkList = (typeof WORK_LISTS)[number];

/** Rows of a list on one page. */
export const WORK_PAGE = 25;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The same from an address; what is no value of it narrows nothing. */
export function workFiltersFrom(params: SearchParams): WorkFilters {
  const [state, owner, remind] = [single(params, 'state'), single(params, 'owner'), single(params, 'remind')];
  return {
    state: WORK_STATES.find((one) => one === state) ?? null,
    owner: owner && UUID.test(owner) ? owner.toLowerCase() : null,
    remind: isLang(remind) ? remind : null,
  };
}
