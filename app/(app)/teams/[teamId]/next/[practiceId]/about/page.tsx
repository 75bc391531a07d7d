import { titled } from '@/app/_lib/title';
import { getTranslations } from '@/lib/i18n/translate';
import { AboutPractice } from '../../about';
import { type PracticeProps, practicePart } from '../../part-page';

export const generateMetadata = titled('learn.inPlace.about');

/** The learning texts of a recommended practice. */
export default async function AboutPage(props: PracticeProps) {
  const t = await getTranslations();
  return practicePart(props, t('learn.inPlace.about'), (recommendation, { results }) => (
    <AboutPractice {...{ recommendation, results }} />
  ));
}
