import type { DeliverableType, FrameworkId, RoleId, RoundMode } from '@/lib/model/schema';
import type { OrganizationRole } from './policy';

declare const proven: unique symbol;
declare const closed: unique symbol;

/** Proof that a signed-in person belongs to an organization. Only `session-access` makes one. */
export interface OrganizationAccess {
  readonly [proven]: true;
  readonly organizationId: string;
  readonly userId: string;
  readonly role: OrganizationRole;
  /** The sample organization: visitors share its people, so people and teams stay as they are. */
  readonly inDemo: boolean;
  /** The organization's clock: IANA name of the zone that its days and moments are told in. */
  readonly timeZone: string;
  /** The last transaction in which the person changed something, for reading from a copy; not set where nobody looked. */
  readonly lastWrite?: number | null;
  /** The session that asks, for what wants to know how fresh it is (`demandFresh`). */
  readonly sessionId?: string;
}

/** Proof that a signed-in person belongs to an organization that is deleted, and can be kept for a week: no command takes it but that. */
export interface ClosedAccess {
  readonly [closed]: true;
  readonly organizationId: string;
  readonly userId: string;
  readonly role: OrganizationRole;
  readonly name: string;
  readonly timeZone: string;
  readonly deletedAt: Date;
  /** Who deleted it; null where their account is gone. */
  readonly deletedBy: string | null;
}

/** Proof that a signed-in person may see a team: as one of it, or because their role sees every team. */
export interface TeamAccess extends OrganizationAccess {
  readonly teamId: string;
  /** What every page and export of the team says, read together with the proof. */
  readonly team: {
    readonly name: string;
    readonly scope: readonly FrameworkId[];
    readonly deliverableTypes: readonly DeliverableType[];
    /** The group of teams that it is in. */
    readonly groupId: string | null;
    /** Points of effort that it has for improving in a cycle. */
    readonly capacity: number;
    /** When it was put aside: nothing of it changes until it is restored. */
    readonly archivedAt: Date | null;
    readonly organizationName: string;
  };
  /** Whether the person is in the team now. */
  readonly inTeam: boolean;
}

/** Proof that a signed-in person is asked in a round: what saving an answer needs to know, and nothing else. */
export interface RespondentAccess extends OrganizationAccess {
  readonly teamId: string;
  readonly roundId: string;
  readonly respondentId: string;
  readonly jobRole: RoleId | null;
  readonly mode: RoundMode;
  readonly scope: readonly FrameworkId[];
  /** What they are asked, where the round keeps that; else all that its mode asks of the job role. */
  readonly asked: readonly string[] | null;
  readonly modelVersionId: string;
  /** Answers from before are not shown (`isShownToOwner` of lib/rounds/own-answers.ts); null where all are. */
  readonly answersSince: Date | null;
}
