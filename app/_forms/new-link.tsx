'use client';

import { useInBrowser } from '@/app/_lib/use-in-browser';
import { CopyButton } from '@/app/_ui/copy-button';
import { TextInput } from '@/app/_ui/text-input';
import { useFormState } from './action-form';

interface Props {
  ready: string;
  label: string;
  copy: string;
  copied: string;
  failed: string;
}

/** The link just made, as a whole address; it is shown once and kept nowhere. */
export function NewLink({ ready, label, copy, copied, failed }: Props) {
  const { result } = useFormState();
  const origin = useInBrowser(() => window.location.origin, '');
  if (!result) return null;
  const link = `${origin}${result}`;
  return (
    <div role="status" className="grid max-w-2xl gap-2 rounded-md border border-line bg-accent-soft p-4">
      <p>{ready}</p>
      <TextInput label={label} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      <div>
        <CopyButton text={link} label={copy} copiedLabel={copied} failedLabel={failed} />
      </div>
    </div>
  );
}
