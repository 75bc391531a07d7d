'use client';

import { ButtonLink } from '@/app/_ui/button';
import { BareFrame } from './bare-frame';
import { Trouble } from './trouble';

interface Props {
  title: string;
  body: string;
  /** The word on the way home. */
  home: string;
  /** Whether no frame is there already. */
  framed?: boolean | undefined;
}

/** What `Missing` says. In the browser's program: a page has what it would say if it were missing, but not its elements. */
export function MissingPage({ title, body, home, framed = false }: Props) {
  const trouble = (
    <Trouble
      title={title}
      actions={
        <ButtonLink href="/home" variant="primary">
          {home}
        </ButtonLink>
      }
    >
      <title>{`${title} · Patamar`}</title>
      <p>{body}</p>
    </Trouble>
  );
  return framed ? <BareFrame>{trouble}</BareFrame> : trouble;
}
