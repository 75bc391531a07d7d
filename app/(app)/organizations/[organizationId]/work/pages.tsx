import { Pages } from '@/app/_ui/pages';
import { WORK_PAGE, type WorkList } from '@/lib/overview/work-filters';
import type { WorkView } from './view';

interface Props {
  /** What the list is called. */
  label: string;
  list: WorkList;
  /** Rows of all its pages. */
  all: number;
  view: WorkView;
}

/** From one page of a list to the next; the others stay where they are. */
export function WorkPages({ label, list, all, view }: Props) {
  const others = Object.entries(view.pages).filter(([name, at]) => name !== list && at > 1);
  return (
    <Pages
      label={label}
      page={view.pages[list]}
      pages={Math.max(1, Math.ceil(all / WORK_PAGE))}
      address={(page) => view.address({ ...Object.fromEntries(others), [list]: page })}
    />
  );
}
