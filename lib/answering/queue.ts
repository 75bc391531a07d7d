import type { AnswerValue } from '@/lib/model/schema';
import { backOff } from './back-off';
import { inBatch } from './batch';
import { answerTime } from './clock';
import { newestOf, notYetOn, without } from './merge';
import { type Given, itemIn, type NotePart, noteId, saidIn } from './notes';
import { isOver, type Rejection, type SendOutcome } from './outcome';
import type { QueuePorts, QueueView, SaveState, Telling } from './queue-ports';
import { shownOf } from './queue-view';

/** Milliseconds before this tab sends what another one has just chosen: that one does it. */
const OTHER_TAB = 3_000;
/** Longest wait for the device's storage before sending anyway, in milliseconds. */
const STORAGE_WAIT = 1_000;

const lateKey = ({ itemId, answeredAt }: Given) => `${itemId} ${answeredAt}`;

/**
 * Answers on their way to the server. Every choice is kept on the device before it is sent, which is at once; those made
 * while a request is on its way travel together in the next. It is let go only when the server has named it and nothing
 * newer was chosen meanwhile.
 */
export class AnswerQueue {
  private server: Map<string, Given>;
  private waiting = new Map<string, Given>();
  private rejected: Rejection[] = [];
  private passedOver: string[] = [];
  /** Of what waits, what has been given while the server was out of reach, by id and time. */
  private late = new Set<string>();
  private delivered = 0;
  private problem: Exclude<SaveState['kind'], 'saved' | 'saving'> | null = null;
  private failures = 0;
  private ready = false;
  private sealed = false;
  private writing: Promise<unknown> = Promise.resolve();
  private sending: Promise<void> | null = null;
  private cancelTimer = () => {};
  private readonly listeners = new Set<() => void>();
  private current: QueueView;

  constructor(
    private readonly ports: QueuePorts,
    onServer: Iterable<Given>,
  ) {
    this.server = newestOf(onServer);
    this.current = this.look();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly view = (): QueueView => this.current;

  /** All that the server is known to have of this person, what was taken back included. */
  known(): Given[] {
    return [...this.server.values()];
  }

  /** Takes up what this device kept from an earlier visit, and sends it. */
  async start(): Promise<void> {
    await this.takeUpKept();
    if (this.sealed) return;
    this.markLate();
    this.ready = true;
    this.changed();
    if (this.waiting.size > 0) this.schedule(0);
  }

  choose(itemId: string, value: AnswerValue): void {
    this.give(itemId, (answeredAt) => ({ itemId, value, answeredAt }));
  }

  /** Takes a text beside an answer, tidied and without a problem (`problemIn`). */
  write(item: string, part: NotePart, text: string): void {
    const itemId = noteId(item, part);
    this.give(itemId, (answeredAt) => ({ itemId, text, answeredAt }));
  }

  /** Takes back the answer to an item and the texts beside it; without one, everything. */
  takeBack(item?: string): void {
    const { answers, notes } = this.current;
    const meant = (id: string) => item === undefined || itemIn(id) === item;
    for (const itemId of [...answers.keys()].filter(meant)) this.choose(itemId, 'SKIP');
    for (const itemId of [...notes.keys()].filter(meant))
      this.give(itemId, (answeredAt) => ({ itemId, text: '', answeredAt }));
  }

  private give(itemId: string, at: (answeredAt: number) => Given): void {
    if (this.sealed || isOver(this.problem)) return;
    const known = [this.server.get(itemId)?.answeredAt, this.waiting.get(itemId)?.answeredAt];
    const answer = at(answerTime(this.ports.now(), known));
    this.waiting.set(itemId, answer);
    this.rejected = this.rejected.filter((one) => one.itemId !== itemId);
    this.passedOver = this.passedOver.filter((one) => one !== itemId);
    this.delivered = 0;
    this.writing = this.ports.store.add([answer]);
    this.ports.tell({ kind: 'chosen', answers: [answer] });
    // After a failure the next try has its time; while something is on its way, what waits goes right after it.
    if (this.failures === 0) void this.flush();
    this.changed();
  }

  /** Answers of this person that the server had when a page was made. */
  receive(onServer: Iterable<Given>): void {
    if (this.sealed) return;
    this.server = newestOf(this.server.values(), onServer);
    this.settle(this.waiting.values());
  }

  /** What another tab of the same person chose or saved. */
  hear({ kind, answers }: Telling): void {
    if (kind === 'saved') this.receive(answers);
    else this.settle(newestOf(this.waiting.values(), answers).values());
    if (this.waiting.size > 0 && this.failures === 0) this.schedule(OTHER_TAB);
  }

  /**
   * For good: nothing is shown, taken, kept or sent any more, because the person is not here any more. Resolves when nothing is
   * on its way to the device, so that what is kept there can be removed.
   */
  async seal(): Promise<void> {
    this.sealed = true;
    this.cancelTimer();
    this.server = new Map();
    this.waiting = new Map();
    this.rejected = [];
    this.passedOver = [];
    this.late.clear();
    this.delivered = 0;
    this.problem = null;
    this.ready = false;
    this.changed();
    await this.writing;
  }

  /** The connection is back or the person looks at the page again: tries at once. */
  wake(): void {
    if (isOver(this.problem)) return;
    this.failures = 0;
    if (this.problem !== 'waiting') this.problem = null;
    this.schedule(0);
  }

  /** The page may be going away: sends what is left without waiting for anything. */
  leave(): void {
    const batch = inBatch(this.waiting.values());
    if (batch.length === 0 || isOver(this.problem) || this.problem === 'signed_out') return;
    void this.ports.send(batch, true).then((outcome) => {
      if (outcome.kind === 'taken' && !this.sealed) return this.settleOutcome(outcome, batch);
    });
  }

  /** Sends everything now; true when nothing is left, false when something has to be waited for. */
  async drain(): Promise<boolean> {
    if (!isOver(this.problem)) this.problem = null;
    this.failures = 0;
    do {
      await (this.sending ?? this.flush());
    } while (this.waiting.size > 0 && this.problem === null && this.failures === 0);
    return this.waiting.size === 0;
  }

  /** Sends one batch. A second call while one is on its way waits for that one. */
  flush(): Promise<void> {
    if (this.sending) return this.sending;
    this.cancelTimer();
    this.sending = this.sendBatch().finally(() => {
      this.sending = null;
      if (this.waiting.size > 0 && (this.problem === null || this.problem === 'waiting')) {
        if (this.failures > 0) this.schedule(backOff(this.failures, this.ports.random()));
        else void this.flush();
      }
      this.changed();
    });
    return this.sending;
  }

  private async sendBatch(): Promise<void> {
    if (this.problem !== null && this.problem !== 'waiting') return;
    await Promise.race([this.writing, new Promise<void>((done) => this.ports.after(STORAGE_WAIT, done))]);
    await this.takeUpKept();
    if (this.sealed) return;
    const batch = inBatch([...this.waiting.values()].sort((a, b) => a.answeredAt - b.answeredAt));
    if (batch.length === 0) {
      this.problem = null;
      return;
    }
    this.changed();
    const outcome = await this.ports.send(batch, false);
    if (this.sealed) return;
    if (outcome.kind === 'taken') return this.settleOutcome(outcome, batch);
    this.problem = outcome.kind === 'unreachable' ? 'waiting' : outcome.kind;
    this.failures += 1;
    if (this.problem === 'waiting') this.markLate();
  }

  /** Lets go of what the server named, and of nothing else. */
  private async settleOutcome(outcome: SendOutcome & { kind: 'taken' }, batch: readonly Given[]) {
    const saved = batch.filter(({ itemId }) => outcome.saved.includes(itemId));
    const rejected = batch.filter(({ itemId }) => outcome.rejected.some((one) => one.itemId === itemId));
    const gone = [...saved, ...rejected];
    this.server = newestOf(this.server.values(), saved);
    this.takeKept(outcome.kept ?? [], saved);
    const about = new Set(rejected.map(({ itemId }) => itemId));
    this.rejected = [
      ...this.rejected.filter(({ itemId }) => !about.has(itemId)),
      ...outcome.rejected.filter(({ itemId }) => about.has(itemId)),
    ];
    this.delivered += saved.filter((one) => this.late.delete(lateKey(one))).length;
    this.problem = null;
    this.failures = gone.length > 0 ? 0 : this.failures + 1;
    if (gone.length === 0) this.problem = 'waiting';
    this.settle(without(this.waiting.values(), gone));
    const there = [...saved, ...(outcome.kept ?? [])];
    if (saved.length > 0) this.ports.tell({ kind: 'saved', answers: there });
    await this.ports.store.drop(gone);
  }

  /** What the server has in place of what was sent is what it has; where it is another answer, the person is told. */
  private takeKept(kept: readonly Given[], saved: readonly Given[]): void {
    for (const answer of kept) {
      const sent = saved.find(({ itemId }) => itemId === answer.itemId);
      if (!sent) continue;
      this.server.set(answer.itemId, answer);
      if (saidIn(sent) !== saidIn(answer)) {
        this.passedOver = [...this.passedOver.filter((one) => one !== answer.itemId), answer.itemId];
      }
    }
  }

  private async takeUpKept(): Promise<void> {
    const kept = await this.ports.store.read();
    const old = without(kept, notYetOn(this.server, kept));
    if (old.length > 0) await this.ports.store.drop(old);
    this.settle(newestOf(kept, this.waiting.values()).values());
  }

  /** What waits now has not gone at once: when it has arrived, the person is told. */
  private markLate(): void {
    for (const one of this.waiting.values()) this.late.add(lateKey(one));
  }

  private settle(waiting: Iterable<Given>): void {
    if (this.sealed) return;
    this.waiting = newestOf(notYetOn(this.server, waiting));
    this.changed();
  }

  private schedule(ms: number): void {
    this.cancelTimer();
    if (this.sealed) return;
    this.cancelTimer = this.ports.after(ms, () => void this.flush());
  }

  private changed(): void {
    this.current = this.look();
    for (const listener of this.listeners) listener();
  }

  private look(): QueueView {
    const count = this.waiting.size;
    const kind: SaveState['kind'] =
      count === 0 && !isOver(this.problem) ? 'saved' : (this.problem ?? 'saving');
    const save = { kind, count, durable: this.ports.store.durable };
    return {
      ...shownOf(newestOf(this.server.values(), this.waiting.values()).values()),
      save,
      rejected: this.rejected,
      passedOver: this.passedOver,
      delivered: this.delivered,
      ready: this.ready,
    };
  }
}
