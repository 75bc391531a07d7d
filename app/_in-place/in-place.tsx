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
} from 'react';
import { useInBrowser } from '@/app/_lib/use-in-browser';

/** Draws on the server what stands at a place of this page; null where this person is shown no such thing. */
export type OpenPlace = (place: string) => Promise<ReactNode>;

interface Words {
  opening: string;
  opened: string;
  failed: string;
  /** The page answers, and has no such thing any more. */
  gone: string;
  retry: string;
  page: string;
}

interface Page {
  /** Of the page; what opens stands on pages of its own below it. */
  address: string;
  open: OpenPlace;
  words: Words;
  /** Says something to those who listen to the page. */
  say: (words: string) => void;
}

const PageContext = createContext<Page | null>(null);

/** A page of which parts open in place: each is a page of its own below `address`, which is all there is without scripts. */
export function InPlace({ address, open, words, children }: Omit<Page, 'say'> & { children: ReactNode }) {
  const [said, say] = useState('');
  const page = useMemo(() => ({ address, open, words, say }), [address, open, words]);
  return (
    <PageContext value={page}>
      {children}
      <p role="status" className="sr-only">
        {said}
      </p>
    </PageContext>
  );
}

type Part = { state: 'busy' | 'failed' | 'gone' } | { state: 'there'; content: ReactNode };

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/**
 * A link to a place, such as `principles/DEV-CI`. Where scripts run it opens what stands there below itself, and closes it
 * again; another key or button of the pointer still opens the page, as on any link. Returns what the link needs, and the
 * part below it, which is null until it is opened.
 */
export function useInPlace(place: string, className: string) {
  const page = use(PageContext);
  if (!page) throw new Error('What opens in place stands inside of InPlace.');
  const { address, open, words, say } = page;
  const live = useInBrowser(() => true, false);
  const link = useRef<HTMLAnchorElement>(null);
  const [shown, setShown] = useState(false);
  const [part, setPart] = useState<Part | null>(null);
  const href = `${address}/${place}` as Route;

  async function load() {
    setPart({ state: 'busy' });
    say(words.opening);
    const content = await open(place).catch(() => undefined);
    const state = content === undefined ? 'failed' : content === null ? 'gone' : 'there';
    setPart(state === 'there' ? { state, content } : { state });
    say(state === 'there' ? words.opened : words[state]);
  }
  function toggle() {
    setShown(!shown);
    if (!shown && (part === null || part.state === 'failed' || part.state === 'gone')) void load();
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
  const id = `${place}-opened`;
  const disclosure = live
    ? { role: 'button', 'aria-expanded': shown, 'aria-controls': shown ? id : undefined }
    : undefined;
  const below = shown ? (
    <div id={id} className={className} aria-busy={part?.state === 'busy'}>
      {part?.state === 'busy' ? <p className="in-place-busy">{words.opening}</p> : null}
      {part?.state === 'failed' ? (
        <Failed
          words={words}
          retry={() => {
            // The button is gone in a moment.
            link.current?.focus();
            void load();
          }}
        />
      ) : null}
      {part?.state === 'gone' ? <p className="in-place-failed">{words.gone}</p> : null}
      {part?.state === 'there' ? part.content : null}
      <p className="in-place-page" data-print="hide">
        <Link className="link" href={href} prefetch={false}>
          {words.page}
        </Link>
      </p>
    </div>
  ) : null;
  return { link: { ref: link, href, onClick, onKeyDown, ...disclosure }, below };
}

function Failed({ words, retry }: { words: Words; retry: () => void }) {
  return (
    <p className="in-place-failed">
      <span>{words.failed}</span>{' '}
      <button type="button" className="link" onClick={retry}>
        {words.retry}
      </button>
    </p>
  );
}
