import type { Conflict } from '../../core/prepare/merge';
import { callsBy, commandWords, valueWords, whereIs } from '../../core/prepare/wording';
import { type Refused, refusalWords } from '../../core/refusal';
import type { Words } from '../../core/words';
import { Button } from '../../ui/Button';
import { useText } from '../../ui/bridge/text';
import { Summary, type Wrong } from '../../ui/Desk';
import { Versions } from '../../ui/Lines';
import { Notice, NoticePlace } from '../../ui/Notice';
import { useSetup } from './setup';

/** Everything that the person should know before going on, the gravest last, next to the buttons. */
export function Notices() {
  const { state } = useSetup();
  const { editing, outcome, refused, failure, kept } = state;
  return (
    <NoticePlace>
      {!kept && <Unkept />}
      {editing?.overtaken === true && <Others />}
      {editing?.conflicts.map((one) => (
        <ConflictNotice key={one.path.join('.')} conflict={one} />
      ))}
      {failure !== null && <RefusedNotice refused={failure} id="failure" />}
      {refused !== null && <RefusedNotice refused={refused} id="refused" closable />}
      {outcome !== null && outcome.left.length > 0 && <Stopped />}
      <Issues />
    </NoticePlace>
  );
}

function Unkept() {
  const text = useText();
  return (
    <Notice
      id="unkept"
      what={text('prepare.unkept.what')}
      works={text('prepare.unkept.works')}
      todo={text('prepare.unkept.todo')}
    />
  );
}

function Others() {
  const text = useText();
  const { step } = useSetup();
  return (
    <Notice
      id="others"
      tone="calm"
      what={text('prepare.others.what')}
      works={text('prepare.others.works')}
      todo={text('prepare.others.todo')}
    >
      <Button onPress={() => step({ type: 'seen' })}>{text('action.dismiss')}</Button>
    </Notice>
  );
}

/** A place of the draft, as one says it. */
function useWhere(): (path: readonly string[]) => string {
  const text = useText();
  const { draft, say, state } = useSetup();
  return (path) => {
    const here = whereIs(draft, path);
    const entry = say(here.entry) || say(whereIs(state.editing?.base ?? draft, path).entry);
    const field = here.field === null ? '' : text(here.field);
    return [text(here.part), entry, field].filter((one) => one !== '').join(' – ');
  };
}

function ConflictNotice({ conflict }: { conflict: Conflict }) {
  const text = useText();
  const where = useWhere();
  const { step, say } = useSetup();
  const words = (value: unknown) => {
    const said = valueWords(value, say);
    return typeof said === 'string' ? said : text(said.key, said.values);
  };
  return (
    <Versions
      title={text('prepare.conflict.title')}
      where={where(conflict.path)}
      mine={text('prepare.conflict.mine', { value: words(conflict.mine) })}
      theirs={text('prepare.conflict.theirs', { value: words(conflict.theirs) })}
    >
      <Button name="keep-mine" onPress={() => step({ type: 'resolve', conflict, take: 'mine' })}>
        {text('prepare.conflict.keep')}
      </Button>
      <Button name="take-theirs" onPress={() => step({ type: 'resolve', conflict, take: 'theirs' })}>
        {text('prepare.conflict.take')}
      </Button>
    </Versions>
  );
}

/** A refusal in words. */
function useRefusal(): (refused: Refused) => { what: string; works: string; todo: string } {
  const text = useText();
  const { draft, state, say } = useSetup();
  return (refused) => {
    const parts = refusalWords(refused, callsBy([draft, state.editing?.base ?? draft], say));
    const said = (words: Words) => text(words.key, words.values);
    // Others turn to the secretariat then; here it is the secretariat itself that has to come in again.
    const alone = refused.reason === 'request.no-session';
    const todo = alone ? text('secretariat.no-session.todo') : said(parts.todo);
    return { what: said(parts.what), works: said(parts.works), todo };
  };
}

function RefusedNotice({ refused, id, closable = false }: { refused: Refused; id: string; closable?: boolean }) {
  const text = useText();
  const { work } = useSetup();
  const { what, todo } = useRefusal()(refused);
  return (
    <Notice id={id} what={what} works={text('prepare.failed.works')} todo={todo}>
      {closable && <Button onPress={() => work.putAway()}>{text('action.dismiss')}</Button>}
    </Notice>
  );
}

/** What saving has come to when it did not come to its end. */
function Stopped() {
  const text = useText();
  const { work, state, draft, say } = useSetup();
  const refusal = useRefusal();
  const { outcome } = state;
  if (outcome === null) return null;
  const { done, left, refused } = outcome;
  const words = left[0] && commandWords(left[0], [draft, state.editing?.base ?? draft], say);
  const at = words && text('prepare.stopped.at', { command: words });
  const why = refused === null ? text('prepare.stopped.what') : refusal(refused).what;
  return (
    <Notice
      id="stopped"
      what={why}
      works={[at, text('prepare.stopped.works', { count: done.length })].filter(Boolean).join(' ')}
      todo={refused === null ? text('prepare.stopped.todo') : refusal(refused).todo}
    >
      <Button onPress={() => work.putAway()}>{text('action.dismiss')}</Button>
    </Notice>
  );
}

/** All that has to be corrected, each leading to its field. */
function Issues() {
  const text = useText();
  const where = useWhere();
  const { issues, lead } = useSetup();
  if (issues.length === 0) return null;
  const all = issues.map(
    ({ place, key, values }): Wrong => ({ place, where: where(place.split('.')), text: text(key, values) }),
  );
  return <Summary title={text('prepare.issues', { count: issues.length })} all={all} onPick={lead} />;
}
