// A talk for tests: prepared over REST by the secretariat, its seats opened in browsers and worked by their actions.
import { SIZES } from './sheet.mjs';
import { sitInFront } from './sitter.mjs';

const PATIENCE_MS = 40_000;

const words = (en, ar, ru, zh) => ({ en, ar, ru, zh });

const DELEGATIONS = [
  { id: 'ru', zone: 'Europe/Moscow', name: words('Delegation A', 'الوفد الأول', 'Делегация А', '甲方代表团') },
  { id: 'cn', zone: 'Asia/Shanghai', name: words('Delegation B', 'الوفد الثاني', 'Делегация Б', '乙方代表团') },
];

const HEAD = words('Head of delegation', 'رئيس الوفد', 'Глава делегации', '代表团团长');
const ADVISER = words('Adviser', 'مستشار', 'Советник', '顾问');

const SEATS = [
  { id: 'head-ru', role: 'HEAD', delegation: 'ru', office: HEAD, languages: ['ru'] },
  { id: 'head-cn', role: 'HEAD', delegation: 'cn', office: HEAD, languages: ['zh'] },
  { id: 'adviser-ru', role: 'ADVISER', delegation: 'ru', office: ADVISER, languages: ['ru'] },
  { id: 'adviser-cn', role: 'ADVISER', delegation: 'cn', office: ADVISER, languages: ['zh'] },
  { id: 'chair', role: 'CHAIR', office: words('Chair', 'رئيس الجلسة', 'Председательствующий', '主席'), languages: ['en'] },
  { id: 'observer', role: 'OBSERVER', office: words('Observer', 'مراقب', 'Наблюдатель', '观察员'), languages: ['en'] },
  { id: 'press', role: 'PRESS', office: words('Press pool', 'الصحافة', 'Пресс-пул', '新闻记者'), languages: ['ar'] },
];

/** The agenda of the reference talk; only its first item is open to the press. */
export const ITEMS = ['congratulations', 'partnership', 'bilateral', 'international'];

const TITLES = [
  words('Exchange of congratulations', 'تبادل التهاني', 'Обмен поздравлениями', '互致祝贺'),
  words('Assessment of the partnership', 'تقييم الشراكة', 'Оценка партнёрства', '评估伙伴关系'),
  words('Bilateral agenda', 'جدول الأعمال الثنائي', 'Двусторонняя повестка дня', '双边议程'),
  words('International agenda', 'جدول الأعمال الدولي', 'Международная повестка дня', '国际议程'),
];
const KINDS = ['PROTOCOL', 'ASSESSMENT', 'BILATERAL', 'INTERNATIONAL'];

const TITLE = words('Talks by video conference', 'محادثات عبر الفيديو', 'Переговоры по видеосвязи', '视频会谈');

const ANNOUNCEMENT = {
  title: TITLE,
  startMillis: Date.UTC(2021, 5, 28, 10, 45),
  durationMillis: 5_400_000,
  form: 'VIDEO',
  occasion: {
    name: words(
      'Treaty of Good-Neighbourliness and Friendly Cooperation',
      'معاهدة حسن الجوار والصداقة والتعاون',
      'Договор о добрососедстве, дружбе и сотрудничестве',
      '睦邻友好合作条约',
    ),
    signed: { year: 2001, month: 7, day: 16 },
  },
  languages: ['ru', 'zh', 'ar', 'en'],
};

const INKS = { ru: '#1f5a66', cn: '#7a2e3b' };

/** The secretariat's requests, with the cookie of its session. */
class Secretariat {
  #server;
  #cookie = '';

  constructor(server) {
    this.#server = server;
  }
  async signIn() {
    await this.post('/api/secretariat/session', { secret: this.#server.secretariatLink.split('#')[1] });
  }
  async request(method, path, body) {
    const response = await fetch(`${this.#server.httpUrl}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(this.#cookie && { Cookie: this.#cookie }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.#cookie = set.split(';')[0];
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  }
  /** As a browser's page has it. */
  get cookie() {
    const [name, value] = this.#cookie.split('=');
    return { name, value, url: this.#server.httpUrl, path: '/api' };
  }
  post(path, body) {
    return this.request('POST', path, body);
  }
}

/** One talk as its secretariat knows it. */
class Talk {
  #commands = 0;

  constructor(server, secretariat, id) {
    Object.assign(this, { server, secretariat, id });
  }
  get path() {
    return `/api/talks/${this.id}`;
  }
  command(command) {
    this.#commands += 1;
    return this.secretariat.post(`${this.path}/commands`, { id: `e2e-${this.#commands}`, command });
  }
  async invite(seat, scope = 'TALK') {
    const { link, invitation } = await this.secretariat.post(`${this.path}/seats/${seat}/invitations`, { scope });
    return { link, id: invitation.id };
  }
}

const secretariats = new WeakMap();

/** The secretariat of a server; its link works once, so there is one for each server. */
export async function secretariatOf(server) {
  if (!secretariats.has(server)) {
    const secretariat = new Secretariat(server);
    secretariats.set(server, secretariat.signIn().then(() => secretariat));
  }
  return secretariats.get(server);
}

/** Makes the reference talk with all its seats, announced. */
export async function prepareTalk(server, id, { chair = true } = {}) {
  const secretariat = await secretariatOf(server);
  const talk = new Talk(server, secretariat, id);
  const secretary = { office: words('Secretary', 'أمين السر', 'Секретарь', '秘书'), languages: ['en'] };
  await secretariat.post('/api/talks', { talk: id, title: TITLE, secretary });
  for (const delegation of DELEGATIONS) await talk.command({ type: 'AddDelegation', delegation });
  for (const seat of SEATS) {
    if (chair || seat.role !== 'CHAIR') await talk.command({ type: 'AccreditSeat', seat });
  }
  for (const [place, item] of ITEMS.entries()) {
    const plan = { id: item, title: TITLES[place], kind: KINDS[place], allottedMillis: 600_000, openToPress: place === 0 };
    await talk.command({ type: 'AddItem', item: plan });
  }
  await talk.command({ type: 'AnnounceTalk', announcement: ANNOUNCEMENT });
  return talk;
}

/** Opens the link of a seat in a browser of its own, up to the door. */
export async function openSeat(scene, talk, seat, language = 'en', { browser = 'chromium with devices', before = async () => {} } = {}) {
  const { link } = await talk.invite(seat);
  const person = await scene.open(seat, link, {
    browser,
    async prepare(page) {
      page.setDefaultTimeout(PATIENCE_MS);
      page.on('request', (request) => scene.contacts?.add(new URL(request.url()).host));
      await page.setViewport(SIZES[1440]);
      await before(page);
      await page.evaluateOnNewDocument((value) => localStorage.setItem('hiwar.language', value), language);
      await page.evaluateOnNewDocument(sitInFront, INKS[seat.split('-')[1]] ?? '#565e66');
    },
  });
  await person.page.waitForSelector('[data-action="arrive"]');
  return person;
}

/** Arrives; ends in the room or in the waiting room, as the seat's role has it. */
export const arrive = (person) => click(person, '[data-action="arrive"]');

/** Inside the room, with its bar. */
export const inside = (person) => person.page.waitForSelector('[data-action="leave"]');

async function click({ page }, selector) {
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => element.click());
}

/**
 * Does an action of the talk out of the list of all actions, as somebody does who works by keyboard; what it asks first
 * is answered as it stands.
 */
export async function act(person, id) {
  const { page } = person;
  await page.waitForFunction(() => !document.querySelector('[role="dialog"]'));
  await page.keyboard.down('Control');
  await page.keyboard.press('k');
  await page.keyboard.up('Control');
  await click(person, `[data-pick="${id}"]:not([aria-disabled])`);
  await page.waitForFunction(
    () => !document.querySelector('[data-pick]') && (document.querySelector('[data-action="confirm"]') ?? true),
  );
  const asked = await page.waitForFunction(
    () => (document.querySelector('[role="dialog"] [data-action="confirm"]') ? 'asked' : 'done'),
  );
  if ((await asked.jsonValue()) === 'asked') await click(person, '[data-action="confirm"]');
}

/** Waits until a person's view of the talk is so; `test` runs in the page and gets the view and `given`. */
export async function sees(person, what, test, given) {
  const source = `(${test})(window.hiwar.talk.state(), ${JSON.stringify(given ?? null)})`;
  try {
    await person.page.waitForFunction(source, { timeout: PATIENCE_MS, polling: 50 });
  } catch (error) {
    throw new Error(`${person.identity} does not see ${what}: ${error.message}`);
  }
}

/** Everybody sees it. */
export const all = (people, what, test, given) =>
  Promise.all(people.map((person) => sees(person, what, test, given)));

/** What a person's view of the talk says. */
export const view = (person, read) => person.page.evaluate(`(${read})(window.hiwar.talk.state())`);

/** Whose cameras a person sees moving, and whose microphones are subscribed to and not closed. */
export const media = (person) =>
  person.page.evaluate(() => {
    const { room } = window.hiwar;
    const tracks = [...room.remoteParticipants.values()].flatMap((from) =>
      [...from.trackPublications.values()].map((track) => ({ from: from.identity, source: track.source, track })),
    );
    const open = tracks.filter(({ track }) => track.isSubscribed && !track.isMuted);
    const of = (source) => [...new Set(open.filter((one) => one.source === source).map(({ from }) => from))].sort();
    return { room: room.name, cameras: of('camera'), microphones: of('microphone') };
  });

/** Waits until the media that reach a person are these. */
export async function receives(person, wanted) {
  const deadline = Date.now() + PATIENCE_MS;
  let got;
  do {
    got = await media(person);
    if (Object.entries(wanted).every(([what, value]) => JSON.stringify(got[what]) === JSON.stringify(value))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (Date.now() < deadline);
  throw new Error(`${person.identity} receives ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
}
