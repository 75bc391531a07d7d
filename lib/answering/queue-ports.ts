import type { AnswerValue } from '@/lib/model/schema';
import type { Given } from './notes';
import type { Over, Rejection, SendOutcome } from './outcome';

/** Where a device keeps answers that are not on the server yet, of one person in one round. Never throws. */
export interface AnswerStore {
  /** Whether what is kept outlives the page. */
  readonly durable: boolean;
  read(): Promise<Given[]>;
  /** Adds answers; by item the newest stays. Other tabs may do the same at the same time. */
  add(answers: readonly Given[]): Promise<void>;
  /** Removes exactly these; a newer answer for the same item stays. */
  drop(answers: readonly Given[]): Promise<void>;
}

/** What one tab tells the person's other tabs. */
export interface Telling {
  kind: 'chosen' | 'saved';
  answers: readonly Given[];
}

/** The world, as the queue needs it. */
export interface QueuePorts {
  store: AnswerStore;
  /** Never throws. `leaving`: the page may be gone before the reply. */
  send(answers: readonly Given[], leaving: boolean): Promise<SendOutcome>;
  /** Milliseconds since 1970 by the server's clock, as well as it is known. */
  now(): number;
  /** Runs once after `ms`; returns how to cancel it. */
  after(ms: number, run: () => void): () => void;
  random(): number;
  tell(telling: Telling): void;
}

/**
 * `waiting`: the server cannot be reached, sending is tried again. `signed_out`, `refused`: nothing is sent until the
 * person does something. `Over`: the round takes no more answers, and these were not counted.
 */
export interface SaveState {
  kind: 'saved' | 'saving' | 'waiting' | 'signed_out' | 'refused' | Over;
  /** Answers not known to be on the server. */
  count: number;
  /** Whether they outlive the page. */
  durable: boolean;
}

/** What a screen shows; a new object after each change. */
export interface QueueView {
  /** What the person chose, sent or not; skipped items are absent. */
  answers: ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>;
  /** What the person wrote beside them, by `noteId`; empty texts are absent. */
  notes: ReadonlyMap<string, string>;
  /** When each answer was chosen, in milliseconds since 1970. */
  answeredAt: ReadonlyMap<string, number>;
  save: SaveState;
  rejected: readonly Rejection[];
  /** Items whose last choice on this device was older than what the server has, which is shown. */
  passedOver: readonly string[];
  /** How many that had waited for a connection have reached the server since; 0 once something else is chosen. */
  delivered: number;
  /** Whether the device's own queue has been read. */
  ready: boolean;
}
