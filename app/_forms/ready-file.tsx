'use client';

import { buttonClass } from '@/app/_ui/button-class';
import { SubmitButton } from '@/app/_ui/submit-button';
import { useFormState } from './action-form';

interface Props {
  prepare: string;
  pending: string;
  ready: string;
  download: string;
}

/** Asks for a file, and then is the link to it: a form cannot download. */
export function ReadyFile({ prepare, pending, ready, download }: Props) {
  const { result } = useFormState();
  if (!result) return <SubmitButton pendingLabel={pending}>{prepare}</SubmitButton>;
  return (
    <div role="status" className="grid gap-2">
      <p>{ready}</p>
      <div>
        <a href={result} className={buttonClass('primary')}>
          {download}
        </a>
      </div>
    </div>
  );
}
