'use client';

import './globals.css';
import { useState } from 'react';
import { BareFrame } from './_trouble/bare-frame';
import { Broken, type BrokenProps } from './_trouble/broken';

/** Language and theme of the document that this one takes the place of. */
function documentBefore() {
  if (typeof document === 'undefined') return {};
  const { lang, dataset } = document.documentElement;
  return { lang: lang || navigator.language, 'data-theme': dataset.theme };
}

/** Where not even the document could be drawn. */
export default function DocumentBroken(props: BrokenProps) {
  const [attributes] = useState(documentBefore);
  return (
    <html {...attributes}>
      <body>
        <BareFrame>
          <Broken {...props} />
        </BareFrame>
      </body>
    </html>
  );
}
