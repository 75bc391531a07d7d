import { Badge } from '@/app/_ui/badge';
import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { ChevronRight } from '@/app/_ui/icons';
import { Select } from '@/app/_ui/select';
import { type QuestionItem, type ScaleStep, scaleIn, sectionsFor } from '@/lib/answering/sections';
import { getTranslations } from '@/lib/i18n/translate';
import { type Lang, type Model, ROLE_IDS, type RoleId, type RoundMode, roundMode } from '@/lib/model/schema';
import { SCOPE } from './scope';

interface Props {
  model: Model;
  mode: RoundMode;
  role: RoleId | null;
  lang: Lang;
}

/** The questions of a model as a person of a job role would be asked them. */
export async function Preview({ model, mode, role, lang }: Props) {
  const [t, common, rounds] = await Promise.all([
    getTranslations('models.preview'),
    getTranslations('common'),
    getTranslations('rounds'),
  ]);
  const sections = sectionsFor(model, { mode, jobRole: role, scope: SCOPE }, lang);
  const scale = scaleIn(model, lang);
  const roles = ROLE_IDS.map((value) => {
    const own = model.roles.find(({ id }) => id === value);
    return { value, label: own?.title[lang] ?? common(`roles.${value}`) };
  });
  return (
    <div className="space-y-8">
      <form className="flex flex-wrap items-end gap-4">
        <Select
          name="mode"
          label={t('mode')}
          defaultValue={mode}
          options={roundMode.options.map((value) => ({ value, label: rounds(`modeNames.${value}`) }))}
        />
        <Select
          name="role"
          label={t('role')}
          defaultValue={role ?? ''}
          options={[{ value: '', label: t('anyRole') }, ...roles]}
        />
        <Button type="submit">{t('show')}</Button>
      </form>
      <p role="status" className="font-medium">
        {t('asked', { count: sections.reduce((sum, { items }) => sum + items.length, 0) })}{' '}
        {mode === 'quick' ? t('quickRole') : null}
      </p>
      <div className="max-w-read space-y-2 text-ink-soft">
        <p>{t('scale')}</p>
        <Levels steps={scale.map(({ name, anchor }) => `${name}: ${anchor}`)} />
        <p>{t('extra')}</p>
      </div>
      {sections.map(({ id, framework, frameworkTitle, title, definition, items }) => (
        <Card as="section" key={id} edge={framework} aria-labelledby={id}>
          <div className="mb-4 max-w-read space-y-1">
            <Badge tone={framework}>{frameworkTitle}</Badge>
            <h2 id={id} className="text-lg">
              {title}
            </h2>
            <p className="text-ink-soft">{definition}</p>
          </div>
          <ol className="space-y-4">
            {items.map((item) => (
              <Question
                key={item.id}
                item={item}
                alone={item.id === id}
                scale={scale}
                generic={t('generic')}
                levels={t('levels')}
              />
            ))}
          </ol>
        </Card>
      ))}
    </div>
  );
}

interface QuestionProps {
  item: QuestionItem;
  /** The question is the principle's own, as in a quick round. */
  alone: boolean;
  scale: readonly ScaleStep[];
  generic: string;
  levels: string;
}

function Question({ item, alone, scale, generic, levels }: QuestionProps) {
  const words = alone ? (item.question ?? item.title) : item.title;
  return (
    <li className="max-w-read">
      <p className="font-medium">{words}</p>
      {!alone && item.question ? <p>{item.question}</p> : null}
      <details className="group">
        <summary className="inline-flex min-h-8 items-center gap-1 rounded-md text-sm text-accent hover:underline">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {item.anchors ? levels : generic}
        </summary>
        <Levels steps={item.anchors ?? scale.map(({ anchor }) => anchor)} />
      </details>
    </li>
  );
}

/** Five levels, 0 first. */
const Levels = ({ steps }: { steps: readonly string[] }) => (
  <ol start={0} className="list-decimal pl-6 text-sm">
    {steps.map((step) => (
      <li key={step}>{step}</li>
    ))}
  </ol>
);
