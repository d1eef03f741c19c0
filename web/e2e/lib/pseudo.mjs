// A language that does not exist: English, half as long again and between brackets, so that what is cut off is seen.
import { readFileSync } from 'node:fs';

const ENGLISH = JSON.parse(readFileSync(new URL('../../messages/en.json', import.meta.url), 'utf8'));
const CHUNK = /\/assets\/en-[^/]*\.js$/;
const ACCENTS = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', O: 'Ó' };

/** Every key of the texts, as nobody may ever see it. */
export const KEYS = Object.keys(ENGLISH);

/** Only what stands outside of placeholders is changed: an ICU message stays one. */
function lengthened(message) {
  const plain = !message.includes('{');
  const said = plain ? message.replace(/[aeiouAEO]/g, (letter) => ACCENTS[letter] ?? letter) : message;
  return `[${said}${' ~'.repeat(Math.ceil(message.length / 5))}]`;
}

/** The page gets this language in the place of English. */
export async function speakPseudo(page) {
  const messages = Object.fromEntries(Object.entries(ENGLISH).map(([key, text]) => [key, lengthened(text)]));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!CHUNK.test(request.url())) return request.continue();
    const body = `export default ${JSON.stringify(messages)};`;
    return request.respond({ status: 200, contentType: 'text/javascript', body });
  });
}

/** Texts that do not fit where they stand, in the page as it is. */
export const clipped = (page) =>
  page.evaluate(() => {
    const cuts = (value) => value === 'hidden' || value === 'clip';
    const said = (element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
    const hidden = (element) => element.clientWidth <= 1 || element.clientHeight <= 1;
    return [...document.querySelectorAll('body *')]
      .filter((element) => said(element) && !hidden(element))
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        return (
          (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => element.textContent.trim());
  });
