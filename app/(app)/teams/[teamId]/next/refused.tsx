import { Announce } from '@/app/_ui/announce';
import { Callout } from '@/app/_ui/callout';
import { getTranslations } from '@/lib/i18n/translate';
import { isOutdated } from './outdated';

/** Says why nothing was added: somebody was faster, or the step is not recommended any more. */
export async function NotAdded({ reason }: { reason: string }) {
  if (!isOutdated(reason)) return null;
  const t = await getTranslations('common.refused');
  return (
    <Announce key={reason} id="refused" className="scroll-mt-20">
      <Callout tone="warning" title={t(reason)} />
    </Announce>
  );
}
