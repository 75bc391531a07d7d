'use client';

import { useEffect, useState } from 'react';
import { useFormStatus } from 'react-dom';

/** Milliseconds between two questions how far it is; a small round is published before the first. */
const EVERY = 600;

/** How far publishing is, while the form around it is on its way; nothing before that. */
export function PublishProgress({ url, label }: { url: string; label: string }) {
  const { pending } = useFormStatus();
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => {
    if (!pending) return;
    const timer = setInterval(() => {
      fetch(url)
        .then((response) => response.json())
        .then((said: { share?: number | null }) => setShare(said.share ?? null))
        // It is a courtesy: the form itself says what went wrong.
        .catch(() => setShare(null));
    }, EVERY);
    return () => clearInterval(timer);
  }, [pending, url]);
  if (!pending) return null;
  return <progress className="progress" aria-label={label} value={share ?? undefined} max={1} />;
}
