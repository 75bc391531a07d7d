'use client';

import type { Route } from 'next';
import Link from 'next/link';
import {
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  use,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import { RowCells, RowName } from './row-cells';
import type { RowView } from './row-view';

/** Draws, on the server, why a principle's score is what it is; null where this person is shown no such principle. */
export type OpenPrinciple = (teamId: string, roundId: string, id: string) => Promise<ReactNode>;

interface Words {
  opening: string;
  opened: string;
  failed: string;
  retry: string;
  page: string;
}

interface Place {
  /** Of the pages of principles, without their ids. */
  address: string;
  open: (id: string) => Promise<ReactNode>;
  words: Words;
  /** Says something to those who listen to the page. */
  say: (words: string) => void;
}

const PlaceContext = createContext<Place | null>(null);

/** A list whose rows open in place. */
export function InPlace({ address, open, words, children }: Omit<Place, 'say'> & { children: ReactNode }) {
  const [said, say] = useState('');
  const place = useMemo(() => ({ address, open, words, say }), [address, open, words]);
  return (
    <PlaceContext value={place}>
      {children}
      <p role="status" className="sr-only">
        {said}
      </p>
    </PlaceContext>
  );
}

type Part = { state: 'busy' | 'failed' } | { state: 'there'; why: ReactNode };

const never = () => () => {};
/** Whether scripts run by now: on the server, and until the page has come to life, they do not. */
const useLive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/**
 * A row that leads to the page of its principle. Where scripts run it opens what stands there below itself, and closes it
 * again; another key or button of the pointer still opens the page, as on any link.
 */
export function Row({ id, of, child }: { id: string; of: RowView; child?: boolean }) {
  const place = use(PlaceContext);
  if (!place) throw new Error('A row stands inside of InPlace.');
  const { address, open, words, say } = place;
  const live = useLive();
  const row = useRef<HTMLAnchorElement>(null);
  const [shown, setShown] = useState(false);
  const [part, setPart] = useState<Part | null>(null);
  const href = `${address}/${id}` as Route;

  async function load() {
    setPart({ state: 'busy' });
    say(words.opening);
    const why = await open(id).catch(() => null);
    setPart(why ? { state: 'there', why } : { state: 'failed' });
    say(why ? words.opened : words.failed);
  }
  function toggle() {
    setShown(!shown);
    if (!shown && (part === null || part.state === 'failed')) void load();
  }
  function onClick(event: MouseEvent) {
    if (!isPlain(event)) return;
    event.preventDefault();
    toggle();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== ' ') return;
    event.preventDefault();
    toggle();
  }
  const panel = `${id}-why`;
  const disclosure = live
    ? { role: 'button', 'aria-expanded': shown, 'aria-controls': shown ? panel : undefined }
    : undefined;
  return (
    <li id={id} className={child ? 'r-child' : undefined}>
      <a ref={row} className="r-row" href={href} onClick={onClick} onKeyDown={onKeyDown} {...disclosure}>
        <RowName of={of} />
        <RowCells of={of} />
      </a>
      {shown ? (
        <div id={panel} className="r-why" aria-busy={part?.state === 'busy'}>
          {part?.state === 'busy' ? <p className="r-opening">{words.opening}</p> : null}
          {part?.state === 'failed' ? (
            <Failed
              words={words}
              retry={() => {
                // The button is gone in a moment.
                row.current?.focus();
                void load();
              }}
            />
          ) : null}
          {part?.state === 'there' ? part.why : null}
          <p className="r-to-page">
            <Link className="link" href={href} prefetch={false}>
              {words.page}
            </Link>
          </p>
        </div>
      ) : null}
    </li>
  );
}

function Failed({ words, retry }: { words: Words; retry: () => void }) {
  return (
    <p className="r-failed">
      <span>{words.failed}</span>{' '}
      <button type="button" className="link" onClick={retry}>
        {words.retry}
      </button>
    </p>
  );
}
