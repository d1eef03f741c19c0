import type { ReactNode } from 'react';
import { type ProblemId, threeParts } from '../core/problem';
import type { MessageKey } from '../core/words';
import { useText } from './bridge/text';
import styles from './Notice.module.css';

/** `calm`: a statement. `attention`: something to do. `plain`: part of a page's own text. */
type Tone = 'calm' | 'attention' | 'plain';

interface NoticeProps {
  what: string;
  works: string;
  todo: string;
  tone?: Tone;
  id?: string;
  children?: ReactNode;
}

/** A message to a person, always in three parts: what happened, what still works, what to do. */
export function Notice({ what, works, todo, tone = 'attention', id, children }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} data-notice={id}>
      <div className={styles.text}>
        <p className={styles.what}>{what}</p>
        <p>{works}</p>
        <p>{todo}</p>
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

interface ProblemNoticeProps {
  problem: ProblemId;
  tone?: Tone;
  children?: ReactNode;
}

export function ProblemNotice({ problem, ...rest }: ProblemNoticeProps) {
  const text = useText();
  const parts = threeParts(problem);
  return <Notice id={problem} what={text(parts.what)} works={text(parts.works)} todo={text(parts.todo)} {...rest} />;
}

/** A place where notices appear: screen readers say them, politely, because the place was there before them. */
export function NoticePlace({ children }: { children: ReactNode }) {
  return (
    <div className={styles.place} aria-live="polite">
      {children}
    </div>
  );
}

/** One quiet line, for what needs no action. */
export function Hint({ text: key }: { text: MessageKey }) {
  return <p className={styles.hint}>{useText()(key)}</p>;
}
