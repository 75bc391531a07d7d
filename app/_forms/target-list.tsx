import clsx from 'clsx';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { SubmitButton } from '@/app/_ui/submit-button';
import { formatCalendarDate } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import { text } from '@/lib/model/localize';
import type { FrameworkId, Lang, Level, Model } from '@/lib/model/schema';
import type { TargetLine, targetLines } from '@/lib/targets/lines';
import type { TargetInForce } from '@/lib/targets/target';
import { ActionForm, type FormAction } from './action-form';
import { FormDate, FormSelect } from './fields';
import { FormDetails } from './form-details';

interface Props extends ReturnType<typeof targetLines> {
  model: Model;
  lang: Lang;
  /** Null for people who may only look. */
  forms: { set: FormAction; remove: FormAction } | null;
}

const LEVELS = [1, 2, 3, 4] as const;

/** What is to be reached where: the whole, each framework and its principles, with where that comes from. */
export function TargetList({ whole, sections, ...rest }: Props) {
  const { model, lang } = rest;
  return (
    <div className="grid gap-8">
      <ul className="border-y border-line">
        <Row line={whole} {...rest} />
      </ul>
      {sections.map(({ framework, lines }) => {
        const title = text(titleOf(model, framework), lang);
        return (
          <section key={framework} aria-labelledby={`targets-${framework}`}>
            <h2 id={`targets-${framework}`} className="mb-2 text-lg">
              {title}
            </h2>
            <ul className="divide-y divide-line border-y border-line">
              {lines.map((line) => (
                <Row key={line.id} line={line} whole={line.id === framework} {...rest} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const titleOf = ({ frameworks }: Model, id: FrameworkId) =>
  frameworks.find((framework) => framework.id === id)?.title ?? { en: id, 'pt-BR': id };

interface RowProps extends Pick<Props, 'model' | 'lang' | 'forms'> {
  line: TargetLine;
  /** The row of a whole framework. */
  whole?: boolean;
}

function Row({ line, whole = false, model, lang, forms }: RowProps) {
  const t = useTranslations('targets');
  const { id, title, child, inForce, own } = line;
  const name = whole ? t('whole', { framework: title }) : title;
  return (
    <li
      id={`target-${id}`}
      className={clsx('grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[1fr_16rem]', child && 'ps-6')}
    >
      <p className={clsx('min-w-0 [overflow-wrap:anywhere]', (whole || id === 'overall') && 'font-medium')}>
        {name}
        <span className="block text-sm font-normal text-ink-soft">{useSource(inForce, id, model, lang)}</span>
      </p>
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <StairGlyph level={inForce.level as Level} size={20} label="" />
          <span className={own ? 'font-medium' : undefined}>{useLevel(inForce, model, lang)}</span>
        </p>
        {forms ? (
          <FormDetails summary={t('change')} about={name}>
            <Change line={line} {...{ model, lang, forms }} />
          </FormDetails>
        ) : null}
      </div>
    </li>
  );
}

/** Where a target comes from, in words. */
function useSource({ from }: TargetInForce, id: string, model: Model, lang: Lang): string {
  const t = useTranslations();
  if (!from) return t('targets.from.default');
  const who = from.teamId === null ? 'all' : 'team';
  if (from.scopeId === id) return t(`targets.from.${who}`);
  const above =
    from.scope === 'overall'
      ? t('common.frameworks.overall')
      : ([...model.frameworks, ...model.principles].find((one) => one.id === from.scopeId)?.title[lang] ??
        from.scopeId);
  return t(`targets.from.${who}Above`, { above });
}

/** "Level 3, Standard, by 30 Jun 2027". */
function useLevel({ level, dueDate }: TargetInForce, { scale }: Model, lang: Lang): string {
  const t = useTranslations('targets');
  const name = scale.find((one) => one.level === level)?.name[lang] ?? '';
  return dueDate
    ? t('levelBy', { level, name, day: formatCalendarDate(lang, dueDate) })
    : t('level', { level, name });
}

function Change({
  line,
  model,
  lang,
  forms,
}: Required<Pick<RowProps, 'line' | 'model' | 'lang'>> & {
  forms: NonNullable<Props['forms']>;
}) {
  const t = useTranslations('targets');
  const common = useTranslations('common');
  const { id, inForce, own, above } = line;
  const options = LEVELS.map((level) => ({
    value: String(level),
    label: t('level', { level, name: model.scale[level].name[lang] }),
  }));
  return (
    <div className="grid gap-3">
      <ActionForm action={forms.set} className="grid gap-3" doneMessage={t('saved')} comparing>
        <input type="hidden" name="scopeId" value={id} />
        <FormSelect
          name="level"
          label={t('levelLabel')}
          options={options}
          defaultValue={String(inForce.level)}
        />
        <FormDate
          name="dueDate"
          label={t('dueLabel')}
          note={common('optional')}
          noDate={common('noDate')}
          defaultValue={inForce.dueDate ?? ''}
        />
        <div>
          <SubmitButton size="sm" pendingLabel={common('saving')}>
            {t('save')}
          </SubmitButton>
        </div>
      </ActionForm>
      {own ? (
        <ActionForm action={forms.remove} doneMessage={t('removed')}>
          <input type="hidden" name="scopeId" value={id} />
          <input type="hidden" name="level" value={inForce.level} />
          <input type="hidden" name="dueDate" value={inForce.dueDate ?? ''} />
          <SubmitButton size="sm" variant="secondary" pendingLabel={common('saving')}>
            {t(above.from === null ? 'backDefault' : above.from.teamId === null ? 'backAll' : 'backTeam', {
              level: above.level,
            })}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </div>
  );
}
