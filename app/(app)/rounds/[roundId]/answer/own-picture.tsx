import { Svg } from '@/app/_charts/svg';
import { Table, Td, Th } from '@/app/_ui/table';
import { furthestApart, type OwnPrinciple } from '@/lib/answering/own-picture';
import { fill } from '@/lib/answering/phrase';
import { dumbbell } from '@/lib/charts/dumbbell';
import { formatScore } from '@/lib/i18n/format';
import type { Lang } from '@/lib/model/schema';
import type { Strings } from './strings';

/** What the team's result shows this person of a principle; `hidden`: too few people for them to see it. */
export type TeamRow = { score: number } | 'hidden' | 'none';

interface Props {
  picture: readonly OwnPrinciple[];
  /** By principle, of a published round; absent before that, and where the person does not see the team. */
  team?: ReadonlyMap<string, TeamRow>;
  words: Strings['picture'];
  lang: Lang;
  /** Fits what is around it. */
  heading: 'h2' | 'h3';
}

/** What a person answered, principle by principle, drawn and in numbers; for them alone. */
export function OwnPicture({ picture, team, words, lang, heading: Heading }: Props) {
  const teamOf = (id: string) => {
    const row = team?.get(id);
    return typeof row === 'object' ? row.score : null;
  };
  const number = (value: number | null) => (value === null ? words.noLevel : formatScore(lang, value));
  const teamText = (id: string) => {
    const row = team?.get(id) ?? 'none';
    return typeof row === 'object' ? formatScore(lang, row.score) : words[row];
  };
  const apart =
    team && furthestApart(picture.map(({ id, title, mean }) => ({ id, title, own: mean, team: teamOf(id) })));
  const frameworks = new Set(picture.map(({ framework }) => framework)).size;
  return (
    <div className="max-w-3xl space-y-3">
      <Heading className="text-lg">{team ? words.besideTitle : words.title}</Heading>
      <p className="max-w-read text-sm text-ink-soft">{team ? words.besideHint : words.hint}</p>
      {apart ? (
        <p className="max-w-read">
          {fill(words.apart, {
            principle: apart.title,
            own: formatScore(lang, apart.own),
            team: formatScore(lang, apart.team),
          })}
        </p>
      ) : null}
      {team ? (
        <p aria-hidden className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
          <span className="inline-flex items-center gap-1.5">
            <Mark is /> {words.own}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <Mark /> {words.team}
          </span>
        </p>
      ) : null}
      <Table caption={team ? words.besideTitle : words.title} hideCaption stack>
        <thead>
          <tr>
            <Th>{words.principle}</Th>
            <Th>
              <span className="sr-only">{words.drawing}</span>
            </Th>
            <Th numeric>{words.own}</Th>
            {team ? <Th numeric>{words.team}</Th> : null}
          </tr>
        </thead>
        <tbody>
          {picture.map(({ id, title, frameworkTitle, mean, levels, asked }) => (
            <tr key={id}>
              <Th scope="row">
                {title}
                {frameworks > 1 ? (
                  <span className="block text-sm font-normal text-ink-soft">{frameworkTitle}</span>
                ) : null}
              </Th>
              <td aria-hidden>
                <Svg
                  markup={dumbbell({ was: teamOf(id), is: mean, joined: false }, { title: '' })}
                  as="span"
                />
              </td>
              <Td numeric label={words.own}>
                {number(mean)}
                {levels < asked ? (
                  <span className="block text-sm text-ink-soft">{fill(words.over, { levels, asked })}</span>
                ) : null}
              </Td>
              {team ? (
                <Td numeric label={words.team}>
                  {teamText(id)}
                </Td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** What one of the two looks like in the drawing. */
function Mark({ is = false }: { is?: boolean }) {
  const look = is ? 'bg-mark' : 'border-2 border-ink-soft';
  return <span className={`inline-block size-2.5 shrink-0 rounded-full ${look}`} />;
}
