import { Table, Td, Th } from '@/app/_ui/table';
import { formatDelta } from '@/lib/i18n/format';
import type { AddedParts } from '@/lib/results/chain-parts';
import { scopeName } from '../rounds/[roundId]/_parts/context';
import type { Sides } from './sides';

const PARTS = ['stayers', 'leavers', 'joiners', 'items'] as const;

const totalOf = (parts: AddedParts): number => PARTS.reduce((total, part) => total + parts[part], 0);

/** Where the change of the whole and of each framework comes from, as far as that may be told; else why it is not. */
export function ChangeParts({ sides }: { sides: Sides }) {
  const { w, lang, of, to, names } = sides;
  if (of.reason !== null || to.results.round.format === 'consensus') return null;
  const { overall, frameworks } = to.arranged;
  const rows = [
    ...(overall ? [{ scope: 'overall' as const, id: 'overall' as const }] : []),
    ...frameworks.map(({ id }) => ({ scope: 'framework' as const, id })),
  ].flatMap(({ scope, id }) => {
    const parts = of.partsOf(scope, id);
    return parts ? [{ id, name: scopeName(to, id), parts }] : [];
  });
  const links = rows[0]?.parts.links ?? 0;
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{w('overTime.compare.parts')}</h2>
      <p className="mt-1 mb-4 max-w-read text-ink-soft">
        {w('overTime.compare.partsLead')}{' '}
        {rows.length === 0
          ? w(`overTime.compare.${of.published ? 'partsHidden' : 'partsApart'}`)
          : links > 1
            ? w('overTime.compare.partsAdded', { ...names, count: links })
            : null}
      </p>
      {rows.length > 0 ? (
        <Table caption={w('overTime.compare.partsCaption')} hideCaption stack>
          <thead>
            <tr>
              <Th>{w('overTime.compare.source')}</Th>
              {[...PARTS, 'total' as const].map((part) => (
                <Th key={part} numeric>
                  {w(`overTime.compare.${part}`)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, parts }) => (
              <tr key={id}>
                <Th scope="row">
                  {name}
                  {parts.over < parts.of ? (
                    <span className="block text-sm font-normal text-ink-soft">
                      {w('overTime.compare.over', { over: parts.over, of: parts.of })}
                    </span>
                  ) : null}
                </Th>
                {PARTS.map((part) => (
                  <Td key={part} numeric label={w(`overTime.compare.${part}`)}>
                    {formatDelta(lang, parts[part])}
                  </Td>
                ))}
                <Td numeric label={w('overTime.compare.total')}>
                  <b className="font-semibold">{formatDelta(lang, totalOf(parts))}</b>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </section>
  );
}
