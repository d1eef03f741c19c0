import { useState } from 'react';
import { useIntl } from 'react-intl';
import { action } from '../../core/actions';
import { CHAT_TEXT_LIMIT_CHARS } from '../../core/session';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Composer, Line, Lines, PanelText } from '../../ui/Panel';

/** What is written beside the talks. It is not the record. */
export function ChatPanel() {
  const text = useText();
  const intl = useIntl();
  const { session } = useSeat();
  const state = useSessionState();
  const [draft, setDraft] = useState('');
  const send = async () => {
    // The field keeps the text until it is sent, so that a failure loses nothing.
    if (await session.sendChat(draft)) setDraft('');
  };
  const mayWrite = state.rights.chat;
  return (
    <>
      {state.chat.length === 0 ? (
        <PanelText>{text('chat.empty')}</PanelText>
      ) : (
        <Lines label={text(action('chat').nameKey)} count={state.chat.length}>
          {state.chat.map((line) => (
            <Line
              key={line.id}
              name={line.name}
              time={intl.formatTime(line.atMillis, { hour: '2-digit', minute: '2-digit' })}
              text={line.text}
            />
          ))}
        </Lines>
      )}
      <Composer
        label={text(mayWrite ? 'chat.field' : 'why.chat')}
        send={text('chat.send')}
        value={draft}
        maxLength={CHAT_TEXT_LIMIT_CHARS}
        disabled={!mayWrite}
        onChange={setDraft}
        onSend={() => void send()}
      />
    </>
  );
}
