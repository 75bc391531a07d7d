'use client';

import { BareFrame } from './_trouble/bare-frame';
import { Broken, type BrokenProps } from './_trouble/broken';

/** Where the frame of the pages itself could not be drawn. */
export default function FrameBroken(props: BrokenProps) {
  return (
    <BareFrame>
      <Broken {...props} />
    </BareFrame>
  );
}
