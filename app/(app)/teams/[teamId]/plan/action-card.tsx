import { getLocale, getTranslations } from 'next-intl/server';
import { Announce } from '@/app/_ui/announce';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import type { ShownAction } from '@/lib/plans/shown-action';
import { BenefitTags } from '../_parts/benefit-tags';
import { ActionFacts } from './action-facts';
import type { GroupProps } from './action-group';
import { Climb } from './climb';
import { EditForm } from './edit-form';
import { MoveButtons } from './move-buttons';

type Props = Omit<GroupProps, 'status' | 'actions'> & { action: ShownAction };

/** One step of the plan: what, who, until when, what it promised, and what can happen to it. */
export async function ActionCard({ action, today, moved, members, forms }: Props) {
  const t = await getTranslations('plan');
  const lang = await getLocale();
  const { id, practice, principle, status, note } = action;
  return (
    <Card
      as="li"
      id={`action-${id}`}
      aria-labelledby={`title-${id}`}
      edge={principle.framework}
      className="scroll-mt-20"
    >
      {moved === id ? (
        <Announce className="mb-3 font-medium text-success">{t(`moved.${status}`)}</Announce>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 grow basis-80 sm:max-w-read">
          <h3 id={`title-${id}`}>{practice.title[lang]}</h3>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={principle.framework}>{principle.title[lang]}</Badge>
            <BenefitTags of={practice.benefits} />
            <Climb action={action} />
          </div>
        </div>
        {forms ? <MoveButtons action={action} move={forms.move} /> : null}
      </div>
      <ActionFacts action={action} today={today} members={members} />
      {note ? (
        <p dir="auto" className="mt-3 max-w-read whitespace-pre-line border-s-2 border-line ps-3">
          {note}
        </p>
      ) : null}
      {forms && status !== 'dropped' ? (
        <EditForm action={action} members={members} edit={forms.edit} />
      ) : null}
    </Card>
  );
}
