import type {
  AgendaItem,
  Announcement,
  Delegation,
  DelegationId,
  Difficulty,
  Document,
  DocumentId,
  FloorMode,
  ItemId,
  Ruling,
  Seat,
  SeatId,
  Wording,
} from './terms';

/** The talk as such; of the secretariat. An absent `newStartMillis` is not known yet, an absent `askedBy` is both. */
export type PreparationCommand =
  | { readonly type: 'PrepareTalk'; readonly title: Wording; readonly secretary: Seat }
  | { readonly type: 'AddDelegation'; readonly delegation: Delegation }
  | { readonly type: 'ChangeDelegation'; readonly delegation: Delegation }
  | { readonly type: 'RemoveDelegation'; readonly delegation: DelegationId }
  | { readonly type: 'AnnounceTalk'; readonly announcement: Announcement }
  | { readonly type: 'ChangeAnnouncement'; readonly announcement: Announcement; readonly reason: Wording }
  | {
      readonly type: 'PostponeTalk';
      readonly newStartMillis?: number;
      readonly askedBy?: DelegationId;
      readonly reason: Wording;
    }
  | { readonly type: 'CancelTalk'; readonly askedBy?: DelegationId; readonly reason: Wording };

/** Who may take part, and who is in the room. */
export type SeatCommand =
  | { readonly type: 'AccreditSeat'; readonly seat: Seat }
  | {
      readonly type: 'ChangeSeat';
      readonly seat: SeatId;
      readonly office: Wording;
      readonly languages: readonly string[];
    }
  | { readonly type: 'RevokeAccreditation'; readonly seat: SeatId }
  | { readonly type: 'Arrive' }
  | { readonly type: 'Admit'; readonly seat: SeatId }
  | { readonly type: 'TurnAway'; readonly seat: SeatId; readonly reason: Wording }
  | { readonly type: 'SendOut'; readonly seat: SeatId; readonly reason: Wording }
  | { readonly type: 'Leave' };

/** The sitting as a whole; an absent `untilMillis` is open. */
export type SittingCommand =
  | { readonly type: 'OpenSitting' }
  | { readonly type: 'CallRecess'; readonly untilMillis?: number; readonly reason: Wording }
  | { readonly type: 'ResumeSitting' }
  | { readonly type: 'AdjournSitting'; readonly untilMillis?: number }
  | { readonly type: 'CloseSitting' }
  | { readonly type: 'OpenCaucus'; readonly delegation: DelegationId }
  | { readonly type: 'CloseCaucus'; readonly delegation: DelegationId };

/** The agenda, its papers, and the way through it; positions from 0. */
export type AgendaCommand =
  | { readonly type: 'AddItem'; readonly item: AgendaItem }
  | { readonly type: 'ChangeItem'; readonly item: AgendaItem }
  | { readonly type: 'MoveItem'; readonly item: ItemId; readonly position: number }
  | { readonly type: 'DropItem'; readonly item: ItemId }
  | { readonly type: 'AttachDocument'; readonly item: ItemId; readonly document: Document }
  | { readonly type: 'WithdrawDocument'; readonly item: ItemId; readonly document: DocumentId }
  | { readonly type: 'BeginItem'; readonly item: ItemId }
  | { readonly type: 'SetItemAside'; readonly item: ItemId }
  | { readonly type: 'ConcludeItem'; readonly item: ItemId }
  | { readonly type: 'ExtendItem'; readonly item: ItemId; readonly extraMillis: number }
  | { readonly type: 'OpenToPress'; readonly item: ItemId }
  | { readonly type: 'CloseToPress'; readonly item: ItemId };

/** The floor and the speakers' list of the current item. */
export type FloorCommand =
  | { readonly type: 'RequestFloor' }
  | { readonly type: 'AskRightOfReply'; readonly intervention: number }
  | { readonly type: 'WithdrawRequest'; readonly request: number }
  | { readonly type: 'ReorderList'; readonly requests: readonly number[] }
  | { readonly type: 'CloseList' }
  | { readonly type: 'ReopenList' }
  | { readonly type: 'GiveFloor'; readonly seat: SeatId }
  | { readonly type: 'TakeFloor' }
  | { readonly type: 'PassFloor'; readonly seat: SeatId }
  | { readonly type: 'YieldFloor' }
  | { readonly type: 'WithdrawFloor'; readonly reason: Wording }
  | { readonly type: 'LimitInterventions'; readonly millis: number }
  | { readonly type: 'ExtendIntervention'; readonly extraMillis: number }
  | { readonly type: 'SetFloorMode'; readonly mode: FloorMode };

/** What interrupts whoever speaks. */
export type OrderCommand =
  | { readonly type: 'RaisePointOfOrder'; readonly text: Wording }
  | { readonly type: 'WithdrawPointOfOrder' }
  | { readonly type: 'RuleOnPointOfOrder'; readonly ruling: Ruling; readonly text: Wording }
  | { readonly type: 'CannotInterpret'; readonly difficulty: Difficulty }
  | { readonly type: 'CanInterpret'; readonly interpreter: SeatId };

/** What becomes of a motion: a command that waits for the consent of the other heads. */
export type MotionCommand =
  | { readonly type: 'AgreeToMotion'; readonly motion: number }
  | { readonly type: 'DeclineMotion'; readonly motion: number }
  | { readonly type: 'WithdrawMotion'; readonly motion: number };

/** Whether anything is kept. */
export type RecordCommand = { readonly type: 'GoOffRecord' } | { readonly type: 'ReturnToRecord' };

/** Inside the caucus of one delegation. */
export type CaucusCommand =
  | { readonly type: 'EnterCaucus'; readonly delegation: DelegationId }
  | { readonly type: 'LeaveCaucus'; readonly delegation: DelegationId }
  | { readonly type: 'InviteToCaucus'; readonly delegation: DelegationId; readonly seat: SeatId }
  | { readonly type: 'EndInvitation'; readonly delegation: DelegationId; readonly seat: SeatId }
  | { readonly type: 'NoteInCaucus'; readonly delegation: DelegationId; readonly text: Wording };

/** Something that a seat asks for; it is done or refused as a whole. */
export type Command =
  | PreparationCommand
  | SeatCommand
  | SittingCommand
  | AgendaCommand
  | FloorCommand
  | OrderCommand
  | MotionCommand
  | RecordCommand
  | CaucusCommand;

export type CommandType = Command['type'];
