import { useState } from 'react';
import { useIntl } from 'react-intl';
import { isMine, type TalkAction, whyNotDo } from '../../core/talk/actions';
import { caucusLog } from '../../core/talk/frames';
import { LIMITS } from '../../core/talk/limits';
import {
  caucusActions,
  endInvitation,
  inviteToCaucus,
  noteInCaucus,
  possibleGuests,
} from '../../core/talk/roomactions';
import { caucusState, mySeat } from '../../core/talk/selectors';
import { sentences } from '../../core/talk/sentences';
import type { DelegationId } from '../../core/talk/terms';
import { Acts } from '../../ui/Act';
import { Block, BlockText, Board, LeadingBlock, Rows, SeatRow } from '../../ui/Board';
import { ActButton } from '../../ui/bridge/act';
import { useTalk, useTalkView } from '../../ui/bridge/talk';
import { useSeatName, useTell } from '../../ui/bridge/telling';
import { useLanguage, useText, useWorded } from '../../ui/bridge/text';
import { Composer } from '../../ui/Panel';
import { RecordLine, RecordLines } from '../../ui/RecordLines';

/** Caucuses as far as this seat has to do with them: going in and out, guests, and the log of one's own. */
export function CaucusPanel() {
  const text = useText();
  const tell = useTell();
  const view = useTalkView();
  const me = mySeat(view);
  const open = view.sitting.caucuses;
  const readable = view.caucuses.find(({ delegation }) => open.includes(delegation) && readsLog(delegation));
  const buttons = caucusActions(view).filter((one) => isMine(view, one) && one.asks?.kind !== 'note');
  return (
    <Board>
      <LeadingBlock>
        {open.length === 0 && <BlockText>{text('caucus.none')}</BlockText>}
        {open.map((delegation) => (
          <BlockText key={delegation}>
            {tell({ key: 'caucus.others', values: { delegation: { delegation } } })}
          </BlockText>
        ))}
        <Acts>
          {buttons.map((one) => (
            <ActButton key={one.id} action={one} />
          ))}
        </Acts>
      </LeadingBlock>
      {readable !== undefined && <Inside delegation={readable.delegation} />}
      {readable !== undefined && me.role === 'HEAD' && me.delegation === readable.delegation && (
        <Guests delegation={readable.delegation} />
      )}
      {readable !== undefined && <Log delegation={readable.delegation} />}
    </Board>
  );

  function readsLog(delegation: DelegationId): boolean {
    return view.you?.logs.includes(caucusLog(view.talk, delegation)) === true;
  }
}

function Inside({ delegation }: { delegation: DelegationId }) {
  const text = useText();
  const name = useSeatName();
  const inside = caucusState(useTalkView(), delegation)?.inside ?? [];
  return (
    <Block title={text('caucus.inside')}>
      {inside.length === 0 ? (
        <BlockText>{text('caucus.nobody-inside')}</BlockText>
      ) : (
        <Rows label={text('caucus.inside')}>
          {inside.map((seat) => (
            <SeatRow key={seat} id={seat} side={null} name={name(seat)} />
          ))}
        </Rows>
      )}
    </Block>
  );
}

/** Mediators and interpreters of the table: asked in, and seen out, by the head. */
function Guests({ delegation }: { delegation: DelegationId }) {
  const text = useText();
  const view = useTalkView();
  const guests = caucusState(view, delegation)?.guests ?? [];
  const possible = possibleGuests(view).filter((seat) => !guests.includes(seat));
  const actions: readonly TalkAction[] = [
    ...guests.map((seat) => endInvitation(delegation, seat)),
    ...possible.map((seat) => inviteToCaucus(delegation, seat)),
  ];
  if (actions.length === 0) return null;
  return (
    <Block title={text('caucus.guests')}>
      <Acts>
        {actions.map((one) => (
          <ActButton key={one.id} action={one} />
        ))}
      </Acts>
    </Block>
  );
}

/** The caucus's own log, and writing into it. The text stays in the field until it is stored. */
function Log({ delegation }: { delegation: DelegationId }) {
  const text = useText();
  const tell = useTell();
  const worded = useWorded();
  const intl = useIntl();
  const talk = useTalk();
  const view = useTalkView();
  const { language } = useLanguage();
  const [draft, setDraft] = useState('');
  const lines = view.lines[caucusLog(view.talk, delegation)] ?? [];
  const told = sentences(lines);
  const action = noteInCaucus(delegation);
  const note = async () => {
    const words = draft.trim();
    if (words === '') return;
    const outcome = await talk.give({ type: 'NoteInCaucus', delegation, text: { [language]: words } });
    if (outcome.done) setDraft('');
  };
  return (
    <Block title={text('caucus.log')}>
      <RecordLines label={text('caucus.log')} count={lines.length} empty={text('caucus.log-empty')}>
        {lines.map((line, index) => {
          const sentence = told[index];
          return sentence === undefined ? null : (
            <RecordLine
              key={line.sequence}
              sequence={line.sequence}
              sequenceLabel={text('record.sequence', { number: line.sequence })}
              time={intl.formatDate(line.atMillis, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
              atMillis={line.atMillis}
              said={tell(sentence.said)}
              quote={worded(sentence.quote)}
              by=""
            />
          );
        })}
      </RecordLines>
      {isMine(view, action) && (
        <Composer
          label={text('caucus.note-field')}
          send={text('caucus.note-save')}
          value={draft}
          maxLength={LIMITS.textChars}
          disabled={whyNotDo(view, action) !== null}
          first={false}
          onChange={setDraft}
          onSend={() => void note()}
        />
      )}
    </Block>
  );
}
