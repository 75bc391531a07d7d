import { buttonClass } from '@/app/_ui/button-class';
import type { Strings } from './strings';

interface Props {
  strings: Strings['moveOn'];
  leaving: boolean;
  onStay(): void;
}

/** Says that the next question is about to come, shows how soon, and lets one stay. */
export function MoveOn({ strings, leaving, onStay }: Props) {
  return (
    <>
      <p role="status" className="sr-only">
        {leaving ? strings.soon : ''}
      </p>
      {leaving ? (
        <div className="move-on mb-2 flex items-center justify-between gap-3 text-sm">
          <span aria-hidden className="min-w-0 grow">
            {strings.soon}
            <span className="move-on-bar" />
          </span>
          <button type="button" onClick={onStay} className={buttonClass('secondary', 'sm', 'min-h-11')}>
            {strings.stay}
          </button>
        </div>
      ) : null}
    </>
  );
}

interface SettingProps {
  strings: Strings['moveOn'];
  on: boolean;
  onToggle(on: boolean): void;
}

/** The setting, which stays on the device; only where it works. */
export function MoveOnSetting({ strings, on, onToggle }: SettingProps) {
  return (
    <label className="mt-4 flex min-h-11 items-center gap-2 text-sm text-ink-soft">
      <input
        type="checkbox"
        className="size-4"
        checked={on}
        onChange={(event) => onToggle(event.target.checked)}
      />
      {strings.setting}
    </label>
  );
}
