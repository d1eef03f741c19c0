// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { acting, find, seat, type } from '../../../test/render';
import { ALL_RIGHTS, person } from '../../../test/talks';
import { ChatPanel } from './ChatPanel';

const ME = person('me', { local: true });
const HEAD = person('head-b', { delegation: 'b', role: 'head', named: false });
const field = () => find<HTMLInputElement>('input');
const send = () => acting(() => find('button[type="submit"]').click());

test('sends and empties the field', async () => {
  const { port, enters } = await seat(<ChatPanel />);
  await enters([ME]);
  await type(field(), 'Good day.');
  await send();
  expect(port.asked).toContain('chat Good day.');
  expect(field().value).toBe('');
});

test('keeps in the field what could not be sent', async () => {
  const { port, session, enters } = await seat(<ChatPanel />);
  await enters([ME]);
  port.refuse('chat', 'server-gone');
  await type(field(), 'Good day.');
  await send();
  expect(field().value).toBe('Good day.');
  expect(session.store.state().trouble).toBe('chat-failed');
});

test('names office and delegation in the reader’s language, and leaves the text its own direction', async () => {
  const { port, enters } = await seat(<ChatPanel />, { language: 'ar' });
  await enters([ME, HEAD]);
  await acting(() => port.tell({ type: 'chat', id: '1', identity: 'head-b', text: 'Good day.' }));
  expect(find('ol > li:not([aria-hidden])').textContent).toContain('رئيس الوفدالجانب الثاني');
  expect(find('[dir="auto"]:not(input)').textContent).toBe('Good day.');
});

test('without the right to write says so in place of the field’s name', async () => {
  const { enters } = await seat(<ChatPanel />);
  await enters([ME], { ...ALL_RIGHTS, chat: false });
  expect(field().disabled).toBe(true);
  expect(find('label').textContent).toBe('Your seat may read the chat but not write');
});

test('while the connection is broken nothing can be sent into the void', async () => {
  const { port, enters } = await seat(<ChatPanel />);
  await enters([ME]);
  await type(field(), 'Half a sen');
  await acting(() => port.tell({ type: 'resuming' }));
  expect(field().disabled).toBe(true);
  expect(field().value).toBe('Half a sen');
});
