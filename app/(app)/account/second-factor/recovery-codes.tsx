'use client';

import { useFormState } from '@/app/_forms/action-form';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { CopyButton } from '@/app/_ui/copy-button';
import { FileDown } from '@/app/_ui/icons';

interface Props {
  words: {
    once: string;
    label: string;
    copy: string;
    copied: string;
    copyFailed: string;
    download: string;
    print: string;
    file: string;
    heading: string;
  };
}

/** Recovery codes that were just made, to be taken along: nobody can show them again. */
export function RecoveryCodes({ words }: Props) {
  const { result } = useFormState();
  if (!result) return null;
  const codes: string[] = JSON.parse(result);
  const text = [words.heading, '', ...codes, ''].join('\n');
  function download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = words.file;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <div className="space-y-3" data-print="together">
      <Callout tone="warning">{words.once}</Callout>
      <ul aria-label={words.label} className="grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2" data-print="hide">
        <Button variant="secondary" size="sm" onClick={download}>
          <FileDown aria-hidden />
          {words.download}
        </Button>
        <CopyButton
          text={codes.join('\n')}
          label={words.copy}
          copiedLabel={words.copied}
          failedLabel={words.copyFailed}
        />
        <Button variant="secondary" size="sm" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </div>
  );
}
