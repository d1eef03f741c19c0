import { isMine, isPending, onlyProposes, start, type TalkAction, whyNotDo } from '../../core/talk/actions';
import type { MessageKey } from '../../core/words';
import { ActView } from '../Act';
import { useAsking } from './asking';
import { useTalk, useTalkView } from './talk';
import { useRefusal, useTell } from './telling';
import { useText } from './text';

/** An action as views need it: what it is called, what is in its way, and how it is done. */
export interface Act {
  readonly name: string;
  readonly pending: boolean;
  /** Why it cannot be done now; undefined when it can. */
  readonly reason: string | undefined;
  /** What doing it means, when it only proposes. */
  readonly hint: string | undefined;
  perform(): void;
}

export function useActs(): (action: TalkAction) => Act {
  const talk = useTalk();
  const view = useTalkView();
  const tell = useTell();
  const text = useText();
  const refusal = useRefusal();
  const { ask } = useAsking();
  return (action) => {
    const why = whyNotDo(view, action);
    const pending = isPending(view, action);
    return {
      name: tell(action.name),
      pending,
      reason: pending ? text('why.pending') : why === null ? undefined : refusal(why).what,
      hint: onlyProposes(view, action) ? text('chair.proposes') : undefined,
      perform: () => start(talk, action, ask),
    };
  };
}

interface ActButtonProps {
  action: TalkAction;
  /** `primary`: the one thing to do. `quiet`: one of many in a row. `bare`: a picture alone. */
  kind?: 'primary' | 'plain' | 'quiet' | 'bare';
  /** A shorter text on the button where its place says the rest; the name stays what it is. */
  short?: MessageKey;
}

/** The button of an action; nothing for a seat that never may do it. */
export function ActButton({ action, kind = 'plain', short }: ActButtonProps) {
  const act = useActs()(action);
  const text = useText();
  const view = useTalkView();
  if (!isMine(view, action)) return null;
  return (
    <ActView
      id={action.id}
      icon={action.icon}
      name={act.name}
      label={short === undefined ? act.name : text(short)}
      kind={kind}
      shortcut={action.shortcut?.label}
      reason={act.reason}
      hint={act.hint}
      onPress={act.perform}
    />
  );
}
