import { useState } from 'react';
import { useIntl } from 'react-intl';
import { action, whyNotWrite } from '../../core/actions';
import { delegation } from '../../core/selectors';
import { CHAT_TEXT_LIMIT_CHARS } from '../../core/session';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useText, useWorded } from '../../ui/bridge/text';
import { Composer, Line, Lines, PanelText } from '../../ui/Panel';

/** What is written beside the talks. It is not the record. */
export function ChatPanel() {
  const text = useText();
  const worded = useWorded();
  const intl = useIntl();
  const { session } = useSeat();
  const state = useSessionState();
  const [draft, setDraft] = useState('');
  const send = async () => {
    // The field keeps the text until it is sent, so that a failure loses nothing.
    if (await session.sendChat(draft)) setDraft('');
  };
  const whyNot = whyNotWrite(state);
  return (
    <>
      {state.chat.length === 0 ? (
        <PanelText>{text('chat.empty')}</PanelText>
      ) : (
        <Lines label={text(action('chat').nameKey)} count={state.chat.length}>
          {state.chat.map((line) => (
            <Line
              key={line.id}
              name={typeof line.name === 'string' ? line.name : text(line.name.key)}
              delegation={line.delegation === '' ? '' : worded(delegation(state.room, line.delegation).name)}
              time={intl.formatTime(line.atMillis, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
              text={line.text}
            />
          ))}
        </Lines>
      )}
      <Composer
        label={text(whyNot ?? 'chat.field')}
        send={text('chat.send')}
        value={draft}
        maxLength={CHAT_TEXT_LIMIT_CHARS}
        disabled={whyNot !== null}
        onChange={setDraft}
        onSend={() => void send()}
      />
    </>
  );
}
