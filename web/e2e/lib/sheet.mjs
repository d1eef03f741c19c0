// Screenshots in out/, and one page that shows them all.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OUT = new URL('../out/', import.meta.url);

/** Viewports of a telephone and of a desk; no touch, as switching that on reloads the page and so leaves the room. */
export const SIZES = {
  390: { width: 390, height: 844 },
  1440: { width: 1440, height: 900 },
};

/** Forgets the pictures of the run before. */
export function emptySheet() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
}

export async function shoot(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, OUT)) });
}

/** Writes index.html with every picture that is there. */
export function contactSheet() {
  const pictures = readdirSync(OUT).filter((file) => file.endsWith('.png'));
  const figures = pictures.map(
    (file) => `<figure><a href="${file}"><img src="${file}" alt=""></a><figcaption>${file}</figcaption></figure>`,
  );
  const style = `body{font:15px/1.5 sans-serif;background:#ddd8ce;display:flex;flex-wrap:wrap;gap:20px;align-items:end}
    figure{margin:0}img{height:420px;border:1px solid #5b636b}`;
  writeFileSync(
    new URL('index.html', OUT),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style>
${figures.join('\n')}</html>\n`,
  );
}
