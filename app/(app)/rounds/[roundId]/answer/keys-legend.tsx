import type { Strings } from './strings';

interface Props {
  strings: Strings['keys'];
  characters: boolean;
  onToggle(on: boolean): void;
}

/** Which keys do what; only where there is a keyboard beside a wide screen. */
export function KeysLegend({ strings, characters, onToggle }: Props) {
  const keys: [string[], string][] = [
    [['0', '4'], strings.level],
    [['D'], strings.dontKnow],
    [['N'], strings.notApplicable],
    [['↑', '↓'], strings.item],
    [['←', '→'], strings.principle],
    [['Enter'], strings.next],
  ];
  return (
    <div className="keys-legend mt-5 flex-wrap items-center gap-x-5 gap-y-2 text-sm text-ink-soft">
      <dl aria-label={strings.title} className="flex flex-wrap gap-x-5 gap-y-2">
        {keys.map(([names, meaning]) => (
          <div key={meaning} className="flex items-center gap-1.5">
            <dt>
              {names.map((name, at) => (
                <span key={name}>
                  {at > 0 ? (name === '4' ? '–' : ' ') : null}
                  <kbd className="rounded-md border border-line bg-surface px-1.5 font-sans">{name}</kbd>
                </span>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="flex items-center gap-2">
        <input type="checkbox" checked={characters} onChange={(event) => onToggle(event.target.checked)} />
        {strings.characters}
      </label>
    </div>
  );
}
