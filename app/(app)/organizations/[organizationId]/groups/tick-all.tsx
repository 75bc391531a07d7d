'use client';

import type { MouseEvent } from 'react';
import { Button } from '@/app/_ui/button';

/** Ticks every box of this name in the form around it, or none; without scripts there is nothing to press. */
export function TickAll({ name, all, none }: { name: string; all: string; none: string }) {
  const tick = (on: boolean) => (event: MouseEvent<HTMLButtonElement>) => {
    const boxes = event.currentTarget.form?.querySelectorAll<HTMLInputElement>(
      `input[type=checkbox][name="${name}"]`,
    );
    for (const box of boxes ?? []) box.checked = on;
  };
  return (
    <div className="flex flex-wrap gap-2 noscript:hidden">
      <Button size="sm" onClick={tick(true)}>
        {all}
      </Button>
      <Button size="sm" variant="ghost" onClick={tick(false)}>
        {none}
      </Button>
    </div>
  );
}
