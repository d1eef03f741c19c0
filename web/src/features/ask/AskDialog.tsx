import { useState } from 'react';
import { useIntl } from 'react-intl';
import { MINUTE_MILLIS } from '../../core/clock';
import { type Answer, type Asking, start, type TalkAction } from '../../core/talk/actions';
import { LIMITS } from '../../core/talk/limits';
import { serverMillis } from '../../core/talk/selectors';
import { Button } from '../../ui/Button';
import { AskedDialog } from '../../ui/bridge/AskedDialog';
import { useActs } from '../../ui/bridge/act';
import { useAsking } from '../../ui/bridge/asking';
import { useTalk } from '../../ui/bridge/talk';
import { durationText } from '../../ui/bridge/telling';
import { useLanguage, useText } from '../../ui/bridge/text';
import { FieldForm, FormEnd, FormText, MomentField, Segments, WordsField } from '../../ui/Fields';

const OPEN = 'open';

/** Asks once, before an action that has a consequence or wants to know something. The button says what it does. */
export function AskDialog() {
  const { asked } = useAsking();
  if (asked === null || asked.asks?.kind !== 'question') return null;
  return (
    <AskedDialog action={asked}>
      <Question key={asked.id} action={asked} asking={asked.asks} />
    </AskedDialog>
  );
}

function Question({ action, asking }: { action: TalkAction; asking: Asking }) {
  const text = useText();
  const talk = useTalk();
  const { language } = useLanguage();
  const act = useActs()(action);
  const { ask } = useAsking();
  const [words, setWords] = useState('');
  const [time, setTime] = useState(asking.open || asking.time === null ? OPEN : firstOf(asking.time));
  const confirm = () => {
    const said = words.trim() === '' ? {} : { [language]: words.trim() };
    const nowMillis = serverMillis(talk.view(), Date.now());
    ask(null);
    start(talk, { ...action, asks: null, order: () => action.order(answer(said, asking.time, time, nowMillis)) }, ask);
  };
  return (
    <FieldForm onSubmit={confirm}>
      {asking.consequence !== null && <FormText>{text(asking.consequence)}</FormText>}
      {act.hint !== undefined && <FormText>{act.hint}</FormText>}
      {asking.time !== null && <TimeChoice time={asking.time} open={asking.open} value={time} onChange={setTime} />}
      {asking.words !== null && (
        <WordsField label={text(asking.words)} value={words} onChange={setWords} maxLength={LIMITS.textChars} />
      )}
      <FormEnd>
        <Button name="cancel" onPress={() => ask(null)}>
          {text('action.cancel')}
        </Button>
        <Button kind="primary" submit name="confirm">
          {act.name}
        </Button>
      </FormEnd>
    </FieldForm>
  );
}

function TimeChoice({
  time,
  open,
  value,
  onChange,
}: {
  time: NonNullable<Asking['time']>;
  open: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const text = useText();
  const intl = useIntl();
  if (time === 'day') {
    return <MomentField label={text('chair.until-day')} value={value === OPEN ? '' : value} onChange={onChange} />;
  }
  const options = time.minutes.map((minutes) => ({
    id: `${minutes}`,
    label: durationText(intl, minutes * MINUTE_MILLIS),
  }));
  return (
    <Segments
      label={text(time.label)}
      value={value}
      options={open ? [...options, { id: OPEN, label: text('chair.until-open') }] : options}
      onChange={onChange}
    />
  );
}

function firstOf(time: Asking['time']): string {
  return time === null || time === 'day' ? OPEN : `${time.minutes[0] ?? OPEN}`;
}

/** A length counts from now, up to a whole minute, because that is how people say it; a day is what was chosen. */
function answer(words: Answer['words'], time: Asking['time'], value: string, nowMillis: number): Answer {
  if (time === null || value === OPEN || value === '') return { words, durationMillis: 0 };
  if (time === 'day') return { words, durationMillis: 0, untilMillis: new Date(value).getTime() };
  const durationMillis = Number(value) * MINUTE_MILLIS;
  const untilMillis = Math.ceil((nowMillis + durationMillis) / MINUTE_MILLIS) * MINUTE_MILLIS;
  return { words, durationMillis, untilMillis };
}
