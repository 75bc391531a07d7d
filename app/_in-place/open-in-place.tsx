'use client';

import { useInPlace } from './in-place';

interface Props {
  /** Where what opens stands, below the address of the page. */
  place: string;
  label: string;
  /** What tells this link from others with the same label, for those who hear it. */
  about?: string;
}

/** A line that opens something below itself; without scripts it leads to the page where that stands. Paper shows what is open. */
export function OpenInPlace({ place, label, about }: Props) {
  const { link, below } = useInPlace(place, 'in-place-below');
  return (
    <div data-print={below ? undefined : 'hide'}>
      <a className="in-place" {...link}>
        {label}
        {about ? <span className="sr-only">: {about}</span> : null}
      </a>
      {below}
    </div>
  );
}
