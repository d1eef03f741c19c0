import { useEffect } from 'react';
import type { Secretariat } from '../../core/prepare/client';
import type { Entrance } from '../../core/prepare/entrance';
import type { Shelf } from '../../core/prepare/keeping';
import { refusalWords } from '../../core/refusal';
import { Button } from '../../ui/Button';
import { useText } from '../../ui/bridge/text';
import { useStore } from '../../ui/bridge/useStore';
import { Notice } from '../../ui/Notice';
import { Heading } from '../../ui/Page';
import { NewTalk } from './NewTalk';
import { TalkList } from './TalkList';

interface GateProps {
  entrance: Entrance;
  children: React.ReactNode;
}

/** Lets the secretariat in; everybody else is told how one becomes it. */
export function Gate({ entrance, children }: GateProps) {
  const text = useText();
  const entered = useStore(entrance.store);
  useEffect(() => {
    void entrance.enter();
  }, [entrance]);
  switch (entered.kind) {
    case 'entering':
      return <p role="status">{text('secretariat.entering')}</p>;
    case 'inside':
      return children;
    case 'outside':
      return (
        <>
          <Heading title={text('secretariat.title')} arrival />
          <Notice
            id={entered.used ? 'link-used' : 'no-session'}
            tone="plain"
            what={text(entered.used ? 'secretariat.link-used.what' : 'secretariat.no-session.what')}
            works={text('secretariat.no-session.works')}
            todo={text('secretariat.no-session.todo')}
          />
        </>
      );
    case 'failed': {
      const { what, todo } = refusalWords(entered.refused);
      return (
        <>
          <Heading title={text('secretariat.title')} arrival />
          <Notice
            id="failed"
            tone="plain"
            what={text(what.key, what.values)}
            works={text('secretariat.no-session.works')}
            todo={text(todo.key)}
          >
            <Button kind="primary" onPress={() => void entrance.enter()}>
              {text('join.try-again')}
            </Button>
          </Notice>
        </>
      );
    }
  }
}

interface SecretariatPageProps {
  desk: Secretariat;
  shelf: Shelf;
  entrance: Entrance;
  /** Where a talk is prepared. */
  pathOf: (talk: string) => string;
  onMade: (talk: string) => void;
}

/** The secretariat's own page: the talks of this server, and a new one. */
export function SecretariatPage({ desk, shelf, entrance, pathOf, onMade }: SecretariatPageProps) {
  const text = useText();
  return (
    <>
      <Heading title={text('secretariat.title')} arrival />
      <TalkList desk={desk} pathOf={pathOf} />
      <NewTalk desk={desk} shelf={shelf} onMade={onMade} />
      <div>
        <Button name="leave" onPress={() => void entrance.leave()}>
          {text('secretariat.leave')}
        </Button>
      </div>
    </>
  );
}
