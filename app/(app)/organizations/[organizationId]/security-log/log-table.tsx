import { Name } from '@/app/_ui/name';
import { Table, Td, Th } from '@/app/_ui/table';
import { formatDayAndTime } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { SecurityEvent } from '@/lib/security-log/queries';
import { fromWhere, whatHappened, whoDid } from '@/lib/security-log/words';

/** Events, newest first; on a phone each is a block. */
export function LogTable({
  events,
  lang,
  timeZone,
}: {
  events: readonly SecurityEvent[];
  lang: Lang;
  timeZone: string;
}) {
  const t = useTranslations('security');
  return (
    <Table caption={t('caption')} hideCaption stack>
      <thead>
        <tr>
          <Th>{t('when')}</Th>
          <Th>{t('who')}</Th>
          <Th>{t('what')}</Th>
          <Th>{t('from')}</Th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => {
          const { network, device } = fromWhere(lang, event);
          return (
            <tr key={event.id}>
              <Td label={t('when')} className="tnum sm:whitespace-nowrap">
                <time dateTime={event.at.toISOString()}>{formatDayAndTime(lang, event.at, timeZone)}</time>
              </Td>
              <Td label={t('who')}>
                {event.actor === null ? (
                  <span className="text-ink-soft">{whoDid(lang, event)}</span>
                ) : (
                  <Name>{event.actor}</Name>
                )}
              </Td>
              <Td label={t('what')} className="break-words">
                {whatHappened(lang, event)}
              </Td>
              <Td label={t('from')} className="text-sm text-ink-soft sm:min-w-40">
                <span className="tnum break-all">{network}</span>
                {device ? <span className="block">{device}</span> : null}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
