import type { Command } from './command';
import type {
  AgendaItem,
  Announcement,
  Delegation,
  DelegationId,
  Difficulty,
  Document,
  DocumentId,
  FloorMode,
  Intervention,
  ItemId,
  Lapse,
  PointOfOrder,
  Request,
  Ruling,
  Seat,
  SeatId,
  Wording,
} from './terms';

export type PreparationEvent =
  | { readonly type: 'TalkPrepared'; readonly title: Wording; readonly secretary: Seat }
  | { readonly type: 'DelegationAdded'; readonly delegation: Delegation }
  | { readonly type: 'DelegationChanged'; readonly delegation: Delegation }
  | { readonly type: 'DelegationRemoved'; readonly delegation: DelegationId }
  | { readonly type: 'TalkAnnounced'; readonly announcement: Announcement }
  | { readonly type: 'AnnouncementChanged'; readonly announcement: Announcement; readonly reason: Wording }
  | {
      readonly type: 'TalkPostponed';
      readonly newStartMillis?: number;
      readonly askedBy?: DelegationId;
      readonly reason: Wording;
    }
  | { readonly type: 'TalkCancelled'; readonly askedBy?: DelegationId; readonly reason: Wording };

export type SeatEvent =
  | { readonly type: 'SeatAccredited'; readonly seat: Seat }
  | {
      readonly type: 'SeatChanged';
      readonly seat: SeatId;
      readonly office: Wording;
      readonly languages: readonly string[];
    }
  | { readonly type: 'AccreditationRevoked'; readonly seat: SeatId }
  | { readonly type: 'SeatArrived'; readonly seat: SeatId }
  | { readonly type: 'SeatAdmitted'; readonly seat: SeatId }
  | { readonly type: 'SeatTurnedAway'; readonly seat: SeatId; readonly reason: Wording }
  | { readonly type: 'SeatSentOut'; readonly seat: SeatId; readonly reason: Wording }
  | { readonly type: 'SeatLeft'; readonly seat: SeatId };

export type SittingEvent =
  | { readonly type: 'SittingOpened'; readonly number: number }
  | { readonly type: 'RecessCalled'; readonly untilMillis?: number; readonly reason: Wording }
  | { readonly type: 'SittingResumed' }
  | { readonly type: 'SittingAdjourned'; readonly untilMillis?: number }
  | { readonly type: 'SittingClosed' }
  | { readonly type: 'CaucusOpened'; readonly delegation: DelegationId }
  | { readonly type: 'CaucusClosed'; readonly delegation: DelegationId }
  | { readonly type: 'OutageReported'; readonly lostAtMillis: number };

export type AgendaEvent =
  | { readonly type: 'ItemAdded'; readonly item: AgendaItem }
  | { readonly type: 'ItemChanged'; readonly item: AgendaItem }
  | { readonly type: 'ItemMoved'; readonly item: ItemId; readonly position: number }
  | { readonly type: 'ItemDropped'; readonly item: ItemId }
  | { readonly type: 'DocumentAttached'; readonly item: ItemId; readonly document: Document }
  | { readonly type: 'DocumentWithdrawn'; readonly item: ItemId; readonly document: DocumentId }
  | { readonly type: 'ItemBegun'; readonly item: ItemId }
  | { readonly type: 'ItemSetAside'; readonly item: ItemId }
  | { readonly type: 'ItemConcluded'; readonly item: ItemId }
  | { readonly type: 'ItemExtended'; readonly item: ItemId; readonly extraMillis: number }
  | { readonly type: 'OpenedToPress'; readonly item: ItemId }
  | { readonly type: 'ClosedToPress'; readonly item: ItemId };

export type FloorEvent =
  | { readonly type: 'FloorRequested'; readonly request: Request; readonly position: number }
  | { readonly type: 'RightOfReplyAsked'; readonly request: Request; readonly position: number }
  | { readonly type: 'RequestWithdrawn'; readonly request: number }
  | { readonly type: 'RequestLapsed'; readonly request: number; readonly lapse: Lapse }
  | { readonly type: 'ListReordered'; readonly requests: readonly number[] }
  | { readonly type: 'ListClosed' }
  | { readonly type: 'ListReopened' }
  | { readonly type: 'FloorGiven'; readonly intervention: Intervention; readonly request?: number }
  | { readonly type: 'FloorTaken'; readonly intervention: Intervention; readonly request?: number }
  | { readonly type: 'FloorPassed'; readonly seat: SeatId }
  | { readonly type: 'FloorYielded' }
  | { readonly type: 'FloorWithdrawn'; readonly reason: Wording }
  | { readonly type: 'FloorLapsed'; readonly lapse: Lapse }
  | { readonly type: 'InterventionsLimited'; readonly millis: number }
  | { readonly type: 'InterventionExtended'; readonly extraMillis: number }
  | { readonly type: 'FloorModeSet'; readonly mode: FloorMode };

export type OrderEvent =
  | { readonly type: 'PointOfOrderRaised'; readonly point: PointOfOrder }
  | { readonly type: 'PointOfOrderWithdrawn'; readonly point: number }
  | { readonly type: 'PointOfOrderLapsed'; readonly point: number; readonly lapse: Lapse }
  | { readonly type: 'PointOfOrderRuledOn'; readonly point: number; readonly ruling: Ruling; readonly text: Wording }
  | { readonly type: 'InterpretationFailed'; readonly interpreter: SeatId; readonly difficulty: Difficulty }
  | { readonly type: 'InterpretationRestored'; readonly interpreter: SeatId };

export type MotionEvent =
  | {
      readonly type: 'MotionMade';
      readonly motion: number;
      readonly delegation: DelegationId;
      readonly command: Command;
    }
  | { readonly type: 'MotionAgreed'; readonly motion: number; readonly delegation: DelegationId }
  | { readonly type: 'MotionCarried'; readonly motion: number }
  | { readonly type: 'MotionDeclined'; readonly motion: number; readonly delegation: DelegationId }
  | { readonly type: 'MotionWithdrawn'; readonly motion: number };

export type RecordEvent = { readonly type: 'WentOffRecord' } | { readonly type: 'ReturnedToRecord' };

export type CaucusEvent =
  | { readonly type: 'CaucusEntered'; readonly seat: SeatId }
  | { readonly type: 'CaucusLeft'; readonly seat: SeatId }
  | { readonly type: 'CaucusInvited'; readonly seat: SeatId }
  | { readonly type: 'CaucusInvitationEnded'; readonly seat: SeatId }
  | { readonly type: 'CaucusEnded' }
  | { readonly type: 'CaucusNoted'; readonly seat: SeatId; readonly text: Wording };

/** What stands in the log of the table. */
export type TableEvent =
  | PreparationEvent
  | SeatEvent
  | SittingEvent
  | AgendaEvent
  | FloorEvent
  | OrderEvent
  | MotionEvent
  | RecordEvent;

/** Something that has happened and will never un-happen. */
export type Event = TableEvent | CaucusEvent;

export type EventType = Event['type'];
