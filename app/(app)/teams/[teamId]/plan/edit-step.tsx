'use client';

import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { isTypedWith } from '@/app/_device/typed';
import type { FormAction } from '@/app/_forms/action-form';
import { useInBrowser } from '@/app/_lib/use-in-browser';
import { ChevronRight } from '@/app/_ui/icons';
import { type EditedStep, EditForm } from './edit-form';
import { usePlan } from './plan-forms';

interface Props {
  step: EditedStep;
  /** Title of the practice: others have the same form. */
  practice: string;
  edit: FormAction;
}

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/**
 * Leads to the form of a step, which is drawn only then: without scripts by the page, with them right here. A form with
 * something typed that could not be saved is there from the beginning.
 */
export function EditStep({ step, practice, edit }: Props) {
  const { address, edited, members, words } = usePlan();
  const [form, setForm] = useState<'none' | 'open' | 'there'>(edited === step.id ? 'open' : 'none');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isTypedWith('stepId', step.id)) setForm((now) => (now === 'none' ? 'there' : now));
  }, [step.id]);
  const live = useInBrowser(() => true, false);
  const open = () => {
    setForm('open');
    // The link is gone in a moment: what stands there instead has the focus.
    requestAnimationFrame(() => place.current?.querySelector('summary')?.focus());
  };
  const link = {
    href: `${address}?edit=${step.id}#step-${step.id}`,
    className: 'form-summary',
    onClick(event: MouseEvent) {
      if (!isPlain(event)) return;
      event.preventDefault();
      open();
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== ' ') return;
      event.preventDefault();
      open();
    },
    // It opens on the page itself, and nothing is on its way.
    ...(live && { role: 'button', 'aria-expanded': false }),
  };
  return (
    <div ref={place} className="mt-3" data-print="hide">
      {form === 'none' ? (
        <a {...link}>
          <ChevronRight aria-hidden />
          {words.edit.show}
          <span className="sr-only">: {practice}</span>
        </a>
      ) : (
        <EditForm
          {...{ step, practice, members, edit }}
          open={form === 'open'}
          words={words.edit}
          noDate={words.noDate}
        />
      )}
    </div>
  );
}
