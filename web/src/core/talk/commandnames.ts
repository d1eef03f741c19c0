import type { Command, CommandType } from './command';
import { lasting, ofDelegation, ofItem, ofSeat, plain, type Telling, until } from './telling';
import type { Difficulty } from './terms';

type Namer<T extends CommandType> = (command: Extract<Command, { readonly type: T }>) => Telling;

/** What only the secretariat and the node do: no button of the room and no motion is called so. */
type OutsideOfRoom =
  | 'PrepareTalk'
  | 'AddDelegation'
  | 'ChangeDelegation'
  | 'RemoveDelegation'
  | 'PostponeTalk'
  | 'CancelTalk'
  | 'AccreditSeat'
  | 'ChangeSeat'
  | 'RevokeAccreditation'
  | 'Arrive'
  | 'Leave';

/** What a command is called, on its button and in a motion. A request or a motion by number is named by its action. */
const NAMERS: { readonly [T in Exclude<CommandType, OutsideOfRoom>]: Namer<T> } = {
  AnnounceTalk: () => plain('motion.announce'),
  ChangeAnnouncement: () => plain('motion.change-announcement'),

  Admit: ({ seat }) => ofSeat('chair.admit', seat),
  TurnAway: ({ seat }) => ofSeat('chair.turn-away', seat),
  SendOut: ({ seat }) => ofSeat('chair.send-out', seat),

  OpenSitting: () => plain('chair.open-sitting'),
  CallRecess: () => plain('recess.call'),
  ResumeSitting: () => plain('recess.resume'),
  AdjournSitting: ({ untilMillis }) => until('chair.adjourn', 'chair.adjourn-until', untilMillis),
  CloseSitting: () => plain('chair.close-sitting'),
  OpenCaucus: () => plain('caucus.open'),
  CloseCaucus: ({ delegation }) => ofDelegation('caucus.close', delegation),

  AddItem: ({ item }) => ({ key: 'agenda.add-named', values: { item: { wording: item.title } } }),
  ChangeItem: ({ item }) => ofItem('agenda.change', item.id),
  MoveItem: ({ item, position }) => ({ key: 'agenda.move', values: { number: position + 1, item: { item } } }),
  DropItem: ({ item }) => ofItem('agenda.drop', item),
  AttachDocument: () => plain('papers.put'),
  WithdrawDocument: ({ document }) => ({ key: 'papers.withdraw', values: { paper: { paper: document } } }),
  BeginItem: ({ item }) => ofItem('agenda.begin', item),
  SetItemAside: ({ item }) => ofItem('agenda.set-aside', item),
  ConcludeItem: ({ item }) => ofItem('agenda.conclude', item),
  ExtendItem: ({ item, extraMillis }) => ({
    key: 'agenda.extend-by',
    values: { duration: { durationMillis: extraMillis }, item: { item } },
  }),
  OpenToPress: ({ item }) => ofItem('agenda.open-press', item),
  CloseToPress: ({ item }) => ofItem('agenda.close-press', item),

  RequestFloor: () => plain('floor.request'),
  AskRightOfReply: () => plain('floor.request'),
  WithdrawRequest: () => plain('floor.withdraw-request'),
  ReorderList: () => plain('chair.reorder'),
  CloseList: () => plain('chair.close-list'),
  ReopenList: () => plain('chair.reopen-list'),
  GiveFloor: ({ seat }) => ofSeat('chair.give', seat),
  TakeFloor: () => plain('floor.take'),
  PassFloor: ({ seat }) => ofSeat('floor.pass', seat),
  YieldFloor: () => plain('floor.yield'),
  WithdrawFloor: () => plain('chair.withdraw-floor-free'),
  LimitInterventions: ({ millis }) => (millis === 0 ? plain('chair.unlimit') : lasting('chair.limit-to', millis)),
  ExtendIntervention: ({ extraMillis }) => lasting('chair.extend-by', extraMillis),
  SetFloorMode: ({ mode }) => plain(mode === 'FLOOR_ONLY' ? 'chair.mode-floor-only' : 'chair.mode-open-discussion'),

  RaisePointOfOrder: () => plain('floor.point'),
  WithdrawPointOfOrder: () => plain('floor.point-withdraw'),
  RuleOnPointOfOrder: ({ ruling }) => plain(ruling === 'UPHELD' ? 'chair.uphold' : 'chair.dismiss'),
  CannotInterpret: ({ difficulty }) => ({
    key: 'floor.cannot-interpret',
    values: { difficulty: { key: difficultyKey(difficulty) } },
  }),
  CanInterpret: ({ interpreter }) => ofSeat('floor.can-interpret', interpreter),

  AgreeToMotion: () => plain('motion.other'),
  DeclineMotion: () => plain('motion.other'),
  WithdrawMotion: () => plain('motion.other'),

  GoOffRecord: () => plain('offrecord.go'),
  ReturnToRecord: () => plain('offrecord.return'),

  EnterCaucus: ({ delegation }) => ofDelegation('caucus.enter', delegation),
  LeaveCaucus: () => plain('caucus.leave'),
  InviteToCaucus: ({ seat }) => ofSeat('caucus.invite', seat),
  EndInvitation: ({ seat }) => ofSeat('caucus.end-invitation', seat),
  NoteInCaucus: () => plain('caucus.note'),
};

/** What a command is called. */
export function commandName(command: Command): Telling {
  const namer = (NAMERS as Readonly<Partial<Record<CommandType, (command: Command) => Telling>>>)[command.type];
  return namer?.(command) ?? plain('motion.other');
}

/** `SOUND` is called `floor.difficulty.sound`. */
export function difficultyKey(difficulty: Difficulty): Telling['key'] {
  return `floor.difficulty.${difficulty.toLowerCase() as Lowercase<Difficulty>}`;
}
