// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { acting, find, seat } from '../../test/render';
import { ActView } from './Act';

async function act(fields: Partial<Parameters<typeof ActView>[0]> = {}) {
  const done = { times: 0 };
  await seat(
    <ActView
      id="floor.take"
      icon="next"
      name="Begin the item: Greetings"
      label="Begin"
      kind="plain"
      shortcut="F"
      reason={undefined}
      hint={undefined}
      onPress={() => {
        done.times += 1;
      }}
      {...fields}
    />,
  );
  return done;
}

const button = () => find<HTMLButtonElement>('[data-action="floor.take"]');

test('is named in full, shows the short word, and has its key', async () => {
  const done = await act();
  expect(button().getAttribute('aria-label')).toBe('Begin the item: Greetings');
  expect(button().textContent).toBe('Begin');
  expect(button().getAttribute('aria-keyshortcuts')).toBe('F');
  await acting(() => button().click());
  expect(done.times).toBe(1);
});

test('that cannot be pressed stays reachable, and says why when it is pressed nevertheless', async () => {
  const done = await act({ reason: 'Somebody has the floor.' });
  expect(button().disabled).toBe(false);
  expect(button().getAttribute('aria-disabled')).toBe('true');
  expect(button().getAttribute('aria-description')).toBe('Somebody has the floor.');
  expect(document.querySelector('[role="status"]')).toBeNull();
  await acting(() => button().click());
  expect(done.times).toBe(0);
  expect(find('[role="status"]').textContent).toBe('Somebody has the floor.');
});

test('the one large button says at once why not', async () => {
  await act({ kind: 'primary', reason: 'No sitting is open.' });
  expect(find('[role="status"]').textContent).toBe('No sitting is open.');
});

test('says what it means when it only proposes', async () => {
  await act({ hint: 'Proposed to the other heads' });
  expect(button().getAttribute('aria-description')).toBe('Proposed to the other heads');
  expect(button().hasAttribute('aria-disabled')).toBe(false);
});
