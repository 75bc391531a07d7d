import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import type { AnswerQueue } from '@/lib/answering/queue';
import { unfinishAction } from './actions';
import type { Place } from './answer-session';
import type { Strings } from './strings';

interface Props {
  place: Place;
  queue: AnswerQueue;
  strings: Strings['withdraw'];
  /** Whether the person had said that they are done. */
  finished: boolean;
  /** Whether everything was taken back; kept by who shows this, which is not shown where there is nothing. */
  done: boolean;
  onDone(): void;
}

/** Takes back everything that the person gave in this round: it asks once, because nobody can bring that back. */
export function Withdraw({ place, queue, strings, finished, done, onDone }: Props) {
  const withdraw = async () => {
    onDone();
    queue.takeBack();
    if (!finished || !(await queue.drain())) return;
    const data = new FormData();
    data.set('roundId', place.roundId);
    // Nothing hangs on it: who has no answers counts as somebody who has not finished.
    await unfinishAction(data).catch(() => {});
  };
  return (
    <div className="border-t border-line pt-5">
      <p role="status" className="mb-2 empty:hidden">
        {done ? strings.done : ''}
      </p>
      {done ? null : (
        <Dialog trigger={strings.all} triggerVariant="ghost" title={strings.title} closeLabel={strings.keep}>
          <p className="mb-4 max-w-read">{strings.text}</p>
          <Button variant="danger" onClick={() => void withdraw()}>
            {strings.yes}
          </Button>
        </Dialog>
      )}
    </div>
  );
}
