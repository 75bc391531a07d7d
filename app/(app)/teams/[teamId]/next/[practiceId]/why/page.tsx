import { titled } from '@/app/_lib/title';
import { getTranslations } from '@/lib/i18n/translate';
import { type PracticeProps, practicePart } from '../../part-page';
import { WhyStep } from '../../why';

export const generateMetadata = titled('advice.why.show');

/** Why a practice is recommended. */
export default async function WhyPage(props: PracticeProps) {
  const t = await getTranslations();
  return practicePart(props, t('advice.why.show'), (recommendation, { results, targets }) => (
    <WhyStep {...{ recommendation, results, targets }} />
  ));
}
