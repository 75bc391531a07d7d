'use client';

import { ButtonLink } from '@/app/_ui/button';
import { BareFrame } from './bare-frame';
import { Trouble } from './trouble';

interface Props {
  title: string;
  lines: readonly string[];
  /** The word on the way home. */
  home: string;
  /** Whether no frame is there already. */
  framed?: boolean | undefined;
}

/**
 * What `Missing` and `NotAllowed` say. In the browser's program: every page carries what it would say then, but not its
 * elements.
 */
export function TroublePage({ title, lines, home, framed = false }: Props) {
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
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Trouble>
  );
  return framed ? <BareFrame>{trouble}</BareFrame> : trouble;
}
