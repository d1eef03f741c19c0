import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './Desk.module.css';
import sheet from './press.css?inline';

/**
 * A part of the page that looks as the public pages do, by their own style sheet: it is shut in, so that its plain
 * names touch nothing else here. The sheet is made by the program, because the server forbids styles in the page.
 */
export function Printed({ children }: { children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  useLayoutEffect(() => {
    if (host.current === null) return;
    const shut = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(sheet);
    shut.adoptedStyleSheets = [style];
    setRoot(shut);
  }, []);
  return (
    <div ref={host} className={styles.printed}>
      {root !== null && createPortal(<div className="sheet">{children}</div>, root)}
    </div>
  );
}
