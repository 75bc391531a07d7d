'use client';

import { useEffect, useState } from 'react';
import { type Failure, failureOf, failureWords } from '@/app/_forms/failure';
import { buttonClass } from '@/app/_ui/button-class';
import { Trouble } from './trouble';

export interface BrokenProps {
  error: Error & { digest?: string };
}

interface Found {
  words: ReturnType<typeof failureWords>['page'];
  failure: Failure;
}

const TITLES = { offline: 'offlineTitle', updated: 'updatedTitle', broken: 'brokenTitle' } as const;

/**
 * What stands in the place of a page that failed, in its language. Both ways on load a whole page: what is here is from
 * before the failure, and maybe from before an upgrade. What had been typed and sent comes back with its form.
 */
export function Broken({ error }: BrokenProps) {
  // Asked of the browser, after hydration: it knows the language of the page, and whether it is connected.
  const [found, setFound] = useState<Found>();
  useEffect(() => setFound({ words: failureWords().page, failure: failureOf(error) }), [error]);
  if (!found) return null;
  const { words, failure } = found;
  return (
    <Trouble
      title={words[TITLES[failure]]}
      actions={
        <>
          {/* Every page carries this part, and the module of Button would bring that of links along. */}
          <button type="button" className={buttonClass('primary')} onClick={() => window.location.reload()}>
            {words.retry}
          </button>
          <a href="/" className={buttonClass()}>
            {words.home}
          </a>
        </>
      }
    >
      <title>{`${words[TITLES[failure]]} · Patamar`}</title>
      <p>{words[failure]}</p>
      {failure === 'broken' && error.digest ? (
        <p className="text-base">{words.code.replace('{code}', error.digest)}</p>
      ) : null}
    </Trouble>
  );
}
